import { UnforbidError } from '../model/problem.js';
import type { AssetSource } from '../ports.js';
import type { Tables } from './part.js';

/** Offsets of each table in `catalog/tables.bin`, in bytes: [start, end). */
type TableIndex = Readonly<Record<string, readonly [start: number, end: number]>>;

const INDEX = 'catalog/index.json';
const BLOB = 'catalog/tables.bin';

/** Opens the packed tables. Only the offsets are read here; a table is read and parsed when it is first asked for. */
export function openTables(assets: AssetSource): Tables {
  const decoder = new TextDecoder();
  const parsed = new Map<string, unknown>();
  let offsets: TableIndex | undefined;
  const index = (): TableIndex => {
    offsets ??= (JSON.parse(decoder.decode(assets.bytes(INDEX))) as { tables: TableIndex }).tables;
    return offsets;
  };

  return {
    has: (table) => Object.hasOwn(index(), table),
    read(table) {
      const known = parsed.get(table);
      if (known !== undefined) return known;
      const range = Object.hasOwn(index(), table) ? index()[table] : undefined;
      if (range === undefined) {
        throw new UnforbidError(
          'internal',
          `The catalog has no table "${table}". The installation is incomplete: build or install it again.`,
        );
      }
      const value: unknown = JSON.parse(decoder.decode(assets.slice(BLOB, range[0], range[1])));
      parsed.set(table, value);
      return value;
    },
    below(folder) {
      const start = `${folder}/`;
      return Object.keys(index())
        .filter((table) => table.startsWith(start))
        .map((table) => table.slice(start.length));
    },
  };
}
