import { UnforbidError } from '../model/problem.js';
import type { AssetSource } from '../ports.js';
import type { Tables } from './part.js';

/** Where a table stands, in bytes. */
interface TableRange {
  readonly start: number;
  readonly end: number;
}

const INDEX = 'catalog/index.json';
const BLOB = 'catalog/tables.bin';

/**
 * Opens the packed tables. Only their places are read here; a table is read and parsed when it is first asked for. The
 * places are one text, which is searched as it is, since making a map of it costs more than a scan's lookups: blocks
 * `;0,aws/a 120,aws/a# 300` of the first table's offset and each table's name and length, in bytes.
 */
export function openTables(assets: AssetSource): Tables {
  const decoder = new TextDecoder();
  const parsed = new Map<string, unknown>();
  const decoded = new Map<string, string>();
  let places: string | undefined;
  const index = (): string =>
    (places ??= (JSON.parse(decoder.decode(assets.bytes(INDEX))) as { readonly tables: string }).tables);

  const rangeOf = (table: string): TableRange | undefined => {
    const text = index();
    const at = text.indexOf(`,${table} `);
    if (at < 0) return undefined;
    const [offset = '', ...before] = text.slice(text.lastIndexOf(';', at) + 1, at).split(',');
    const start = before.reduce((sum, entry) => sum + Number(entry.slice(entry.indexOf(' '))), Number(offset));
    return { start, end: start + Number.parseInt(text.slice(at + table.length + 2), 10) };
  };

  const text = (table: string): string => {
    const range = rangeOf(table);
    if (range === undefined) {
      throw new UnforbidError(
        'internal',
        `The catalog has no table "${table}". The installation is incomplete: build or install it again.`,
      );
    }
    return decoder.decode(assets.slice(BLOB, range.start, range.end));
  };

  return {
    has: (table) => index().includes(`,${table} `),
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
      return index()
        .split(/[,;]/)
        .map((entry) => entry.slice(0, Math.max(entry.indexOf(' '), 0)))
        .filter((table) => table.startsWith(start) && !table.endsWith('#'))
        .map((table) => table.slice(start.length));
    },
  };
}
