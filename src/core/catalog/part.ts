import type {
  GoogleMethod,
  Naming,
  Operation,
  OperationLookup,
  PermissionFact,
  ProtobufService,
  Role,
} from './catalog.js';

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
  /** Absent: a cloud without roles. */
  roles?(): readonly Role[];
  operations(): Iterable<Operation>;
  /** Of Google: the methods of a service, also those whose permissions are not known. */
  methods?(service: string): readonly GoogleMethod[];
  /** Of Google: see `GoogleFacts.protobufServices`. */
  protobufServices?(name: string): readonly ProtobufService[];
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
  /**
   * The rows of a table that are packed as lines (`PutObject {..}`), between newlines and in the order of the normalised
   * names: see `rowOf`. Throws as `read` does.
   */
  lines(table: string): string;
  /** Names of the tables below a folder, sorted: `below('aws')` gives `s3`, `sqs` and so on. */
  below(folder: string): readonly string[];
}

/**
 * The table `names.<cloud>`: for every operation (a key of the member `operations` of a service's table) in normalised
 * form the services that have it, as indexes into `services`. `names` is one text of sorted lines between newlines,
 * `abortmultipartupload 12 45`, each without what it shares with the line before: the count of these characters (0-9,
 * A-Z; `_` for none) and the rest. Every sixteenth line is whole and begins with 0, and nothing else does. The text is
 * searched as it is, since making a map of it costs more than all lookups of a file.
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

/** The first line of a block, which is whole. */
const BLOCK_START = '\n0';
const COUNTS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** What follows `name` in its line: the block by bisection, the line from the block's first on. */
function lineOf(lines: string, name: string): string | undefined {
  const wanted = `${name} `;
  // The block begins at `low` or later, and before `high`.
  let low = 0;
  let high = lines.length;
  for (;;) {
    const before = lines.lastIndexOf(BLOCK_START, (low + high) >> 1);
    const at = before > low ? before : lines.indexOf(BLOCK_START, low + 1);
    if (at < 0 || at >= high) break;
    if (lines.slice(at + BLOCK_START.length, at + BLOCK_START.length + wanted.length) <= wanted) low = at;
    else high = at;
  }
  const end = lines.indexOf(BLOCK_START, low + 1);
  return lineOfBlock(lines.slice(low + 1, end < 0 ? lines.length : end), wanted);
}

function lineOfBlock(block: string, wanted: string): string | undefined {
  let line = '';
  for (const coded of block.split('\n')) {
    line = line.slice(0, Math.max(COUNTS.indexOf(coded.charAt(0)), 0)) + coded.slice(1);
    if (line.startsWith(wanted)) return line.slice(wanted.length);
  }
  return undefined;
}

/** A line of a table: the name as it is written, and what follows it. */
export interface TableRow {
  readonly name: string;
  readonly row: string;
}

/**
 * The line whose name, in the form that the lines are sorted by, is `wanted`: by bisection, since making a map of the
 * lines costs more than the lookups of a file. Lines stand between newlines, also the first and the last.
 */
export function rowOf(lines: string, wanted: string, form: (name: string) => string): TableRow | undefined {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const start = lines.lastIndexOf('\n', (low + high) >> 1) + 1;
    const space = lines.indexOf(' ', start);
    const end = lines.indexOf('\n', start);
    const name = lines.slice(start, space);
    const here = form(name);
    if (here === wanted) return { name, row: lines.slice(space + 1, end) };
    if (here < wanted) low = end;
    else high = start - 1;
  }
  return undefined;
}

/** All rows of a table in their order. */
export function* rowsOf(lines: string): Iterable<TableRow> {
  for (let start = 1; start < lines.length;) {
    const end = lines.indexOf('\n', start);
    const space = lines.indexOf(' ', start);
    yield { name: lines.slice(start, space), row: lines.slice(space + 1, end) };
    start = end + 1;
  }
}
