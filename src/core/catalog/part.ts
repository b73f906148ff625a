import type { Naming, Operation, OperationLookup, PermissionFact } from './catalog.js';

/**
 * The catalog of one cloud: what `Catalog` asks for, without the cloud. A further cloud is a further implementation and
 * a line in `load.ts`. Answers come from `Tables`, and a table is read when it is first needed.
 */
export interface CloudCatalog {
  serviceNamed(naming: Naming, name: string): string | undefined;
  /** `operation` in any spelling. */
  operation(service: string, operation: string): OperationLookup;
  isOperationName(normalised: string): boolean;
  servicesWith(normalised: string): readonly string[];
  /** The operation that a waiter or paginator calls; both arguments as in `Catalog.waiter`. */
  waiter(service: string, normalised: string): string | undefined;
  permission(permission: string): PermissionFact | undefined;
  /** Undefined: no such role here. A cloud without roles always answers undefined. */
  rolePermissions(role: string): readonly string[] | undefined;
  /** Empty: none is known. */
  rolesFor(permissions: readonly string[]): readonly string[];
  operations(): Iterable<Operation>;
  readonly provenance: Provenance;
}

/** Where a cloud's tables come from: the date of the newest source, and each package with its version. */
export interface Provenance {
  /** `2026-09-26` */
  readonly date: string;
  readonly sources: Readonly<Record<string, string>>;
}

/**
 * The generated tables by name. `<cloud>/<service>` is one service (`data/aws/s3.json` -> `aws/s3`), `index.aws` a
 * top-level file, and `names.<cloud>` the index of operation names that the pack step derives from the services.
 */
export interface Tables {
  has(table: string): boolean;
  /** The parsed table, kept after the first reading. Throws an UnforbidError `internal` when there is none. */
  read(table: string): unknown;
  /** Names of the tables below a folder, sorted: `below('aws')` gives `s3`, `sqs` and so on. */
  below(folder: string): readonly string[];
}

/**
 * The table `names.<cloud>`: for every operation (a key of the member `operations` of a service's table) in normalised
 * form the services that have it, as indexes into `services`. `names` is one text of sorted lines between newlines,
 * `abortmultipartupload 12 45`: it is searched as it is, since making a map of it costs more than all lookups of a file.
 */
export interface NameTable {
  readonly services: readonly string[];
  readonly names: string;
}

/** Answers kept; a scan asks for the same names again and again. */
const MOST_KEPT = 20_000;

/** Lookups in a name table. */
export function nameIndex({ services, names }: NameTable): {
  has(normalised: string): boolean;
  services(normalised: string): readonly string[];
} {
  const kept = new Map<string, readonly string[]>();
  const find = (normalised: string): readonly string[] => {
    let found = kept.get(normalised);
    if (found === undefined) {
      const line = lineOf(names, normalised);
      found = line === undefined ? [] : line.split(' ').flatMap((index) => services[Number(index)] ?? []);
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(normalised, found);
    }
    return found;
  };
  return { has: (normalised) => find(normalised).length > 0, services: find };
}

/** What follows `name` in its line, by bisection. Lines stand between newlines, also the first and the last. */
function lineOf(lines: string, name: string): string | undefined {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const start = lines.lastIndexOf('\n', (low + high) >> 1) + 1;
    const space = lines.indexOf(' ', start);
    const end = lines.indexOf('\n', start);
    const here = lines.slice(start, space);
    if (here === name) return lines.slice(space + 1, end);
    if (here < name) low = end;
    else high = start - 1;
  }
  return undefined;
}
