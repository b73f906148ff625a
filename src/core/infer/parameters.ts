import type { BindingStep } from '../catalog/binding.js';
import { parseBinding } from '../catalog/binding.js';
import type { ObjectValue, Value } from '../model/value.js';
import { patternText } from '../model/value.js';

/** Whether a member of an operation's input is given, as far as source shows. */
export type Givenness =
  /** Source shows that it is given. */
  | 'given'
  /** Source shows that it is not. */
  | 'absent'
  /** Source does not show it: a spread, `**kwargs`, a value built elsewhere. */
  | 'unseen';

/** A value found at a path; `unseen` stands for what may be there beside or instead of the seen ones. */
export interface Found {
  readonly values: readonly Value[];
  readonly unseen: boolean;
}

const NOTHING: Found = { values: [], unseen: false };
const UNSEEN: Found = { values: [], unseen: true };

/** A member by its name, or by its name in another capitalisation (SDKs differ in the case of their first letter). */
function memberOf(object: ObjectValue, name: string): Value | undefined {
  if (Object.hasOwn(object.members, name)) return object.members[name];
  const lower = name.toLowerCase();
  const key = Object.keys(object.members).find((candidate) => candidate.toLowerCase() === lower);
  return key === undefined ? undefined : object.members[key];
}

/** What stands at `path` of `parameters`: a binding of the catalog without its part between slashes. */
function valuesAt(parameters: Value, path: string): Found {
  return walk(parameters, parseBinding(path).steps);
}

/** What lies behind further steps of a value. */
export function walk(value: Value, steps: readonly BindingStep[]): Found {
  const [step, ...rest] = steps;
  if (step === undefined) return isNothing(value) ? NOTHING : { values: [value], unseen: false };
  if (isNothing(value)) return NOTHING;
  switch (step.kind) {
    case 'member': {
      if (value.kind !== 'object') return value.kind === 'unknown' ? UNSEEN : NOTHING;
      const member = memberOf(value, step.name);
      if (member !== undefined) return walk(member, rest);
      return value.open ? UNSEEN : NOTHING;
    }
    case 'items': {
      if (value.kind === 'unknown') return UNSEEN;
      if (value.kind !== 'list') return walk(value, rest);
      const found = value.items.map((item) => walk(item, rest));
      return join(found, value.open);
    }
    case 'keys': {
      if (value.kind !== 'object') return value.kind === 'unknown' ? UNSEEN : NOTHING;
      const keys = Object.keys(value.members).map((key): Value => ({ kind: 'text', parts: [key] }));
      return join(
        keys.map((key) => walk(key, rest)),
        value.open,
      );
    }
  }
}

/** `None`, `null`, `undefined`: SDKs treat such a member as not given. */
function isNothing(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null;
}

function join(found: readonly Found[], open: boolean): Found {
  return { values: found.flatMap((one) => one.values), unseen: open || found.some((one) => one.unseen) };
}

/**
 * Whether the input holds something at `path`; with `values`, whether it holds one of these (compared without regard
 * to case; a `*` in a value stands for any text; a text also matches by its first word, as in the statements of a query
 * language).
 */
export function givenAt(parameters: Value, path: string, values?: readonly string[]): Givenness {
  const found = valuesAt(parameters, path);
  if (values === undefined) return found.values.length > 0 ? 'given' : found.unseen ? 'unseen' : 'absent';
  // A list of what was gathered holds one of these where one of its items is one.
  const answers = found.values.flatMap((value): readonly Givenness[] =>
    value.kind === 'list'
      ? [...value.items.map((item) => matches(item, values)), value.open ? 'unseen' : 'absent']
      : [matches(value, values)],
  );
  return strongest(found.unseen ? [...answers, 'unseen'] : answers);
}

function matches(value: Value, wanted: readonly string[]): Givenness {
  if (value.kind === 'unknown') return 'unseen';
  const pattern = patternText(value);
  if (pattern === undefined) return 'absent';
  const holes = value.kind === 'text' && value.parts.some((part) => typeof part !== 'string');
  const upper = pattern.trim().toUpperCase();
  const firstWord = /^[^\s*]+(?=\s)/.exec(upper)?.[0];
  const candidates = wanted.map((one) => one.toUpperCase());
  if (firstWord !== undefined && candidates.includes(firstWord)) return 'given';
  if (!holes) return candidates.some((one) => globMatches(one, upper)) ? 'given' : 'absent';
  // A first word without a hole decides; else the holes may hold any text.
  if (firstWord !== undefined) return 'absent';
  return strongest(candidates.map((one) => matchesInPart(upper, one)));
}

/** A text with holes, each of which may hold anything, against one wanted value. */
function matchesInPart(pattern: string, wanted: string): Givenness {
  const [shown = ''] = pattern.split('*', 1);
  const [begins = '', ...more] = wanted.split('*');
  if (more.length === 0) return globMatches(pattern, wanted) || shown === '' ? 'unseen' : 'absent';
  if (shown.startsWith(begins)) return more.length === 1 && more[0] === '' ? 'given' : 'unseen';
  return begins.startsWith(shown) ? 'unseen' : 'absent';
}

const strongest = (answers: readonly Givenness[]): Givenness =>
  answers.includes('given') ? 'given' : answers.includes('unseen') ? 'unseen' : 'absent';

function globMatches(pattern: string, candidate: string): boolean {
  const expression = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${expression.join('.*')}$`, 's').test(candidate);
}
