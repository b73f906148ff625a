import { RANKS, type Form, type Groups, type Reading, type Scene, type Sighting } from './form.js';
import { clean, list, resourceName } from './values.js';

/** A form whose patterns are made ready: a space in a pattern matches a space or a line break. */
export interface ReadyForm {
  readonly form: Form;
  readonly rank: number;
  readonly pattern: RegExp;
  readonly before: readonly RegExp[];
  readonly after: readonly RegExp[];
}

/** Compiles the rows of a table once. */
export function ready(forms: readonly Form[]): readonly ReadyForm[] {
  return forms.map((form) => ({
    form,
    rank: RANKS.indexOf(form.rank),
    pattern: spaced(form.pattern, 'g'),
    before: (form.before ?? []).map((pattern) => spaced(pattern)),
    after: (form.after ?? []).map((pattern) => spaced(pattern)),
  }));
}

/** A space outside of a character class becomes a class of its own, within one it gains the line break. */
function spaced(pattern: RegExp, flags = ''): RegExp {
  let inClass = false;
  const source = pattern.source.replace(/\\[^]|[[\] ]/g, (token) => {
    if (token === ' ') return inClass ? ' \\n' : '[ \\n]';
    if (token === '[') inClass = true;
    else if (token === ']') inClass = false;
    return token;
  });
  return new RegExp(source, pattern.flags + flags);
}

const BEFORE = 400;
const REACH = 700;
const FIELD_BEHIND = 1600;
const FIELD_BEFORE = 800;

/** Everything the forms find in a normalised window, by place. */
export function sightings(text: string, forms: readonly ReadyForm[]): Sighting[] {
  // In the literals that a form needs, too, a space may be a line break in the text.
  const lower = text.toLowerCase().replaceAll('\n', ' ');
  const found: Sighting[] = [];
  for (const prepared of forms) {
    if (!prepared.form.needs.some((literal) => lower.includes(literal))) continue;
    const matches = [...text.matchAll(prepared.pattern)];
    matches.forEach((match, index) => {
      const sighting = read(prepared, match, text, matches[index + 1]?.index ?? text.length);
      if (sighting && !(prepared.form.joins && joined(found.at(-1), sighting, text))) found.push(sighting);
    });
  }
  return found.sort((left, right) => left.start - right.start || right.end - left.end);
}

/** Adds the permissions of an item to those of the item before it; false: it does not follow on one. */
function joined(last: Sighting | undefined, next: Sighting, text: string): boolean {
  if (last?.form !== next.form || !/^[\s.,;*\u2022-]{0,12}$/.test(text.slice(last.end, next.start))) return false;
  last.reading.permissions = [...new Set([...(last.reading.permissions ?? []), ...(next.reading.permissions ?? [])])];
  last.end = next.end;
  return true;
}

function read(prepared: ReadyForm, match: RegExpMatchArray, text: string, next: number): Sighting | undefined {
  let start = match.index ?? 0;
  const matchEnd = start + match[0].length;
  let end = matchEnd;
  const groups: Record<string, string | undefined> = { ...match.groups };
  const head = text.slice(Math.max(0, start - BEFORE), start);
  for (const pattern of prepared.before) {
    const found = pattern.exec(head);
    if (!found) continue;
    merge(groups, found.groups);
    start -= head.length - found.index;
    break;
  }
  const limit = Math.min(next, matchEnd + (prepared.form.reach ?? REACH));
  for (const pattern of prepared.after) {
    const from = pattern.source.startsWith('^') ? end : matchEnd;
    const found = pattern.exec(text.slice(from, limit));
    if (!found) continue;
    merge(groups, found.groups);
    end = Math.max(end, from + found.index + found[0].length);
  }
  const scene: Scene = {
    text,
    start,
    end,
    field: (...names) => fieldNear(text, matchEnd, names, limitOf(next, matchEnd)),
  };
  const special = prepared.form.read ? prepared.form.read(groups, scene) : {};
  if (!special) return undefined;
  const { kind, fields } = prepared.form;
  const reading: Reading = { ...(kind && { kind }), ...fields, ...fromGroups(groups), ...special };
  return { form: prepared.form, rank: prepared.rank, reading, start, end };
}

function limitOf(next: number, end: number): number {
  return Math.min(next, end + FIELD_BEHIND);
}

function merge(groups: Record<string, string | undefined>, more: Groups | undefined): void {
  for (const [name, value] of Object.entries(more ?? {})) if (value !== undefined) groups[name] ??= value;
}

function fromGroups(groups: Groups): Reading {
  const reading: Reading = {};
  const { principal, permission, scopes, resource, status, service, operation, policy, encoded } = groups;
  if (principal !== undefined && clean(principal) !== '') reading.principal = clean(principal);
  if (permission !== undefined) reading.permissions = list(permission);
  if (scopes !== undefined) reading.scopes = list(scopes);
  if (resource !== undefined && resourceName(resource) !== '') reading.resource = resourceName(resource);
  if (status !== undefined) reading.httpStatus = Number(status);
  if (service !== undefined) reading.service = service.trim();
  if (operation !== undefined) reading.operation = operation.trim();
  if (policy !== undefined) reading.policyArn = clean(policy);
  if (encoded !== undefined) reading.encodedMessage = encoded.replace(/\s/g, '');
  return reading;
}

const fieldPatterns = new Map<string, RegExp>();

/**
 * `"name": "value"` and the same in other notations: Python and JavaScript records, XML elements, `name=value`, and the
 * key/value entries of printed protocol buffers. Quoted values may hold spaces.
 */
function fieldPattern(name: string): RegExp {
  let pattern = fieldPatterns.get(name);
  if (!pattern) {
    pattern = new RegExp(
      `(?:<${name}>\\s?([^<]{1,1000})<|(?<![\\w.-])${name}["']?\\s?(?:[:=]|=>|,?\\svalue:)\\s?(?:"([^"]{1,1000})"|'([^']{1,1000})'|([^\\s"',;}\\])]{1,400}))|key:\\s?"${name}"[\\s,]{1,3}value:\\s?"([^"]{1,1000})")`,
      'i',
    );
    fieldPatterns.set(name, pattern);
  }
  return pattern;
}

function fieldNear(text: string, from: number, names: readonly string[], limit: number): string | undefined {
  const behind = text.slice(from, limit);
  const before = text.slice(Math.max(0, from - FIELD_BEFORE), from);
  for (const part of [behind, before]) {
    for (const name of names) {
      const match = fieldPattern(name).exec(part);
      const value = match?.slice(1).find((group) => group !== undefined);
      if (value !== undefined && !/^(?:null|none|undefined|[[{])$/i.test(value.trim())) return value.trim();
    }
  }
  return undefined;
}
