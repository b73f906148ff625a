import { bytesAsText } from '../core/detect/candidates.js';
import type { Cloud } from '../core/model/call-site.js';
import type { FileNames, Links } from './worker-protocol.js';

/** Lines with an import, in any of the languages. */
const IMPORT_LINES = /^.*\b(?:import|from|require(?:_relative|_once)?|use|using|include|load|source)\b.*$/gm;
const WORDS = /[A-Za-z_$][\w$]*/g;

/** For each cloud, what finds the files that use what one of its files defines. */
export function linksTo(names: readonly FileNames[]): Links {
  const clouds = [...new Set(names.flatMap((each) => each.clouds))].sort();
  return Object.fromEntries(
    clouds.map((cloud) => {
      const files = names.filter((each) => each.clouds.includes(cloud));
      const imported = new Map<string, readonly string[]>();
      for (const each of files) {
        if (!each.inPackage) imported.set(each.imported, [...(imported.get(each.imported) ?? []), ...each.defined]);
      }
      const rows = [...imported].sort(([one], [other]) => (one < other ? -1 : 1));
      return [
        cloud,
        {
          imported: Object.fromEntries(rows.map(([name, defined]) => [name, unique(defined)])),
          defined: unique(files.flatMap((each) => (each.inPackage ? each.defined : []))),
        },
      ];
    }),
  );
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();

/**
 * Finds the clouds whose clients a file may get from one that it imports. Words are looked up in sets: an expression with
 * thousands of alternatives would be slower by far.
 */
export function linkFinder(links: Links): (content: Uint8Array | string) => readonly Cloud[] {
  const rows = Object.entries(links).map(([cloud, { imported, defined }]) => ({
    cloud: cloud as Cloud,
    // The last word of a name is as good as the whole: `report.store`.
    imported: new Map(Object.entries(imported).map(([name, names]) => [name.match(WORDS)?.at(-1) ?? name, names])),
    defined: new Set(defined),
  }));
  return (content) => {
    if (rows.length === 0) return [];
    const text = typeof content === 'string' ? content : bytesAsText(content);
    let words: ReadonlySet<string> | undefined;
    const has = (name: string): boolean => name === '' || (words ??= new Set(text.match(WORDS))).has(name);
    const imports = new Set([...text.matchAll(IMPORT_LINES)].flatMap(([line]) => line.match(WORDS) ?? []));
    return rows.flatMap(({ cloud, imported, defined }) => {
      for (const word of imports) if (imported.get(word)?.some(has) === true) return [cloud];
      for (const name of defined) if (has(name)) return [cloud];
      return [];
    });
  };
}
