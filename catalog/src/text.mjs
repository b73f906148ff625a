/** Letters and digits in lower case: the form in which names are compared. @param {string} name */
export const normalise = (name) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** `Secrets Manager` -> `secrets-manager`. @param {string} name */
export const kebab = (name) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** By code units, so that the order is the same on every machine. @param {string} a @param {string} b */
export const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * An object with its keys in order.
 * @template T
 * @param {Iterable<readonly [string, T]>} entries
 * @returns {Record<string, T>}
 */
export const sorted = (entries) => Object.fromEntries([...entries].sort(([a], [b]) => byText(a, b)));

/**
 * JSON with one line for every entry of the objects down to `depth`: short lines that a difference shows one by one.
 * @param {unknown} value @param {number} depth
 */
export function jsonLines(value, depth = 2, indent = '') {
  if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const inner = `${indent} `;
  const lines = entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${jsonLines(item, depth - 1, inner)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}
