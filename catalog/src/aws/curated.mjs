import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { CURATED } from '../packages.mjs';
import { when } from './conditions.mjs';

/**
 * @typedef {import('./conditions.mjs').Need} Need
 * @typedef {{permission: string, on?: string[], when?: Need['when'], page?: string}} CuratedNeed `on` absent: bound by rule
 */

const FOLDER = path.join(CURATED, 'aws');

/** A YAML table below curated/aws. @param {string} file */
export const readTable = (file) => parse(fs.readFileSync(path.join(FOLDER, file), 'utf8'));

/**
 * The curated rows of all services (curated/aws/services/*.yaml); the form is described in curated/README.md.
 * @returns {Map<string, {page: string, binding: import('./binding.mjs').Bindings, templates: Record<string, string>, operations: Map<string, {needs?: CuratedNeed[], unknown?: string, page: string}>, extras: {operations: string[], needs: CuratedNeed[]}[]}>}
 */
export function readCurated() {
  const services = new Map();
  const folder = path.join(FOLDER, 'services');
  for (const file of fs.readdirSync(folder).sort()) {
    const table = parse(fs.readFileSync(path.join(folder, file), 'utf8'), { merge: true });
    for (const {
      service,
      page,
      aliases = {},
      bind = {},
      templates = {},
      operations = {},
      none = [],
      unknown = {},
      extras = [],
    } of table) {
      if (page === undefined) throw new Error(`${file}: the rows of ${service} name no documentation page`);
      if (services.has(service)) throw new Error(`${file}: ${service} has rows in another file already`);
      const rows = new Map(
        Object.entries(operations).map(([name, row]) => [name, { needs: needs(row), page: row.page ?? page }]),
      );
      for (const name of none) rows.set(name, { needs: [], page });
      for (const [name, reason] of Object.entries(unknown)) rows.set(name, { unknown: reason, page });
      services.set(service, {
        page,
        binding: { aliases, bind },
        templates,
        operations: rows,
        extras: extras.map((extra) => ({
          operations: extra.operations,
          needs: needs(extra.add).map((need) => ({ page, ...need })),
        })),
      });
    }
  }
  return services;
}

/** One need or a list; each a permission alone or with `on` and `given` or `if`. */
function needs(row) {
  return (Array.isArray(row) ? row : [row]).map((need) => {
    if (typeof need === 'string') return { permission: need };
    const { permission, on, given, missing, if: circumstance, context, page } = need;
    const condition =
      circumstance !== undefined
        ? { words: `if ${circumstance}` }
        : missing !== undefined
          ? { path: missing, absent: true, words: `when ${missing} is not given` }
          : given === undefined
            ? undefined
            : typeof given === 'string'
              ? when(given)
              : {
                  path: given.path,
                  ...(given.values === undefined ? {} : { values: given.values }),
                  words: given.words ?? `when ${given.path} is ${given.values.join(' or ')}`,
                };
    return {
      permission,
      ...(on === undefined ? {} : { on: Array.isArray(on) ? on : [on] }),
      ...(condition === undefined ? {} : { when: condition }),
      ...(context === undefined ? {} : { context }),
      ...(page === undefined ? {} : { page }),
    };
  });
}
