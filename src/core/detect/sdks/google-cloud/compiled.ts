import { normalise } from '../../../catalog/catalog.js';
import type { LibraryTable, MethodEntry, MethodRow, ModuleRow, TypeRow } from './table.js';

/** A type of the tables with its full name; names in its rows are full too. */
export interface CompiledType {
  readonly name: string;
  readonly table: LibraryTable;
  readonly row: TypeRow;
  readonly like: string | undefined;
  readonly methods: ReadonlyMap<string, readonly MethodRow[]>;
  readonly statics: ReadonlyMap<string, readonly MethodRow[]>;
}

export interface CompiledModule {
  readonly name: string;
  readonly table: LibraryTable;
  readonly row: ModuleRow;
}

/** The tables of one SDK, made ready for look-ups. */
export interface Compiled {
  readonly types: ReadonlyMap<string, CompiledType>;
  readonly modules: ReadonlyMap<string, CompiledModule>;
  /** Names of modules above known ones (`google`, `google.cloud`). */
  readonly packages: ReadonlySet<string>;
  /** Normalised names of methods that make a request -> types that have one. */
  readonly requests: ReadonlyMap<string, readonly CompiledType[]>;
  /** Normalised names of methods that only lead on to another object -> types that have one. */
  readonly steps: ReadonlyMap<string, readonly CompiledType[]>;
  /** Full names of types that gather what a later call sends: statements change their instances. */
  readonly gatherers: ReadonlySet<string>;
}

export function compile(tables: readonly LibraryTable[]): Compiled {
  const types = new Map<string, CompiledType>();
  const modules = new Map<string, CompiledModule>();
  const packages = new Set<string>();
  for (const table of tables) {
    for (const [name, row] of Object.entries(table.types)) {
      const full = qualified(name, table);
      types.set(full, {
        name: full,
        table,
        row,
        like: row.like === undefined ? undefined : qualified(row.like, table),
        methods: methodRows(row.methods ?? {}),
        statics: methodRows(row.statics ?? {}),
      });
    }
    for (const [names, row] of Object.entries(table.modules)) {
      for (const name of split(names)) {
        modules.set(name, { name, table, row });
        const parts = name.split('.');
        for (let length = 1; length < parts.length; length += 1) packages.add(parts.slice(0, length).join('.'));
      }
    }
  }
  const gatherers = [...types.values()].filter((type) =>
    [...methodsOf(type, types).values()].some((rows) => rows.some(({ gather }) => gather !== undefined)),
  );
  return {
    types,
    modules,
    packages,
    requests: requestNames(types, modules),
    steps: stepNames(types),
    gatherers: new Set(gatherers.map(({ name }) => name)),
  };
}

const split = (names: string): readonly string[] => names.split(',').map((name) => name.trim());

function methodRows(methods: Readonly<Record<string, MethodEntry>>): ReadonlyMap<string, readonly MethodRow[]> {
  const rows = new Map<string, readonly MethodRow[]>();
  for (const [names, entry] of Object.entries(methods)) {
    const list = typeof entry === 'string' ? [{ calls: entry }] : 'length' in entry ? entry : [entry];
    for (const name of split(names)) rows.set(name, list);
  }
  return rows;
}

function requestNames(
  types: ReadonlyMap<string, CompiledType>,
  modules: ReadonlyMap<string, CompiledModule>,
): ReadonlyMap<string, readonly CompiledType[]> {
  const found = new Map<string, CompiledType[]>();
  for (const type of types.values()) {
    for (const [name, rows] of [...methodsOf(type, types), ...type.statics]) {
      if (!rows.some(makesRequest)) continue;
      const list = found.get(normalise(name)) ?? [];
      list.push(type);
      found.set(normalise(name), list);
    }
    if (type.row.construct !== undefined && makesRequest(type.row.construct))
      found.set(normalise(lastName(type.name)), []);
  }
  for (const { row } of modules.values()) {
    for (const [name, entry] of Object.entries(row.exports ?? {})) {
      if (typeof entry !== 'string' && makesRequest(entry) && !found.has(normalise(name)))
        found.set(normalise(name), []);
    }
  }
  return found;
}

function stepNames(types: ReadonlyMap<string, CompiledType>): ReadonlyMap<string, readonly CompiledType[]> {
  const found = new Map<string, CompiledType[]>();
  for (const type of types.values()) {
    for (const [name, rows] of methodsOf(type, types)) {
      if (rows.some(makesRequest) || !rows.some(({ returns }) => returns !== undefined)) continue;
      const list = found.get(normalise(name)) ?? [];
      list.push(type);
      found.set(normalise(name), list);
    }
  }
  return found;
}

const makesRequest = (row: MethodRow): boolean => row.calls !== undefined && row.calls.length > 0;

/** All methods of a type, with those of the types it is like. */
export function methodsOf(
  type: CompiledType,
  types: ReadonlyMap<string, CompiledType>,
): ReadonlyMap<string, readonly MethodRow[]> {
  const above = type.like === undefined ? undefined : types.get(type.like);
  return above === undefined ? type.methods : new Map([...methodsOf(above, types), ...type.methods]);
}

/** Whether a variable of this name is likely of the type: `bucket`, `report_bucket`, `docRef`. */
export function isCalled(type: CompiledType, receiver: string | undefined): boolean {
  if (receiver === undefined) return false;
  const name = normalise(receiver);
  const names = [lastName(type.name), ...split(type.row.knownAs ?? '')].map(normalise);
  return names.some((each) => each !== '' && (name.endsWith(each) || name === `${each}ref`));
}

export const lastName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** A type's full name: names without a dot are of the table's own namespace. */
export function qualified(name: string, table: LibraryTable): string {
  return name.includes('.') ? name : `${table.namespace}.${name}`;
}

/** A type expression with full names: `[Blob[]]` -> `[storage.Blob[]]`. */
export function qualifiedExpression(expression: string, table: LibraryTable): string {
  return expression.replace(/[A-Za-z][\w.]*/, (name) => qualified(name, table));
}
