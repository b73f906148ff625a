import { UnforbidError } from '../model/problem.js';
import type { AssetSource } from '../ports.js';
import type { Tables } from './part.js';

/** Bytes of each table in `catalog/tables.bin`, where they stand one after the other. */
type TableLengths = Readonly<Record<string, number>>;

/** Where a table stands, in bytes. */
interface TableRange {
  readonly start: number;
  readonly end: number;
}

const INDEX = 'catalog/index.json';
const BLOB = 'catalog/tables.bin';

/** Opens the packed tables. Only the offsets are read here; a table is read and parsed when it is first asked for. */
export function openTables(assets: AssetSource): Tables {
  const decoder = new TextDecoder();
  const parsed = new Map<string, unknown>();
  const decoded = new Map<string, string>();
  let ranges: Map<string, TableRange> | undefined;
  const index = (): ReadonlyMap<string, TableRange> => {
    if (ranges === undefined) {
      const { tables } = JSON.parse(decoder.decode(assets.bytes(INDEX))) as { tables: TableLengths };
      ranges = new Map();
      let start = 0;
      for (const [name, length] of Object.entries(tables)) {
        ranges.set(name, { start, end: start + length });
        start += length;
      }
    }
    return ranges;
  };

  const text = (table: string): string => {
    const range = index().get(table);
    if (range === undefined) {
      throw new UnforbidError(
        'internal',
        `The catalog has no table "${table}". The installation is incomplete: build or install it again.`,
      );
    }
    return decoder.decode(assets.slice(BLOB, range.start, range.end));
  };

  return {
    has: (table) => index().has(table),
    read(table) {
      const known = parsed.get(table);
      if (known !== undefined) return known;
      const value: unknown = JSON.parse(text(table));
      parsed.set(table, value);
      return value;
    },
    lines(table) {
      const name = `${table}#`;
      let known = decoded.get(name);
      if (known === undefined) {
        known = text(name);
        decoded.set(name, known);
      }
      return known;
    },
    below(folder) {
      const start = `${folder}/`;
      return [...index().keys()]
        .filter((table) => table.startsWith(start) && !table.endsWith('#'))
        .map((table) => table.slice(start.length));
    },
  };
}
