import type { ArgumentValue, CallArguments, SdkValue } from '../../rules.js';
import type { ObjectValue, TextHole, TextValue, Value } from '../../../model/value.js';
import { literalText, unknown } from '../../../model/value.js';
import type { ClientConfiguration } from '../../../model/call-site.js';

/** The plain data that an SDK value of these tables stands for; undefined: none. */
export function dataOf(value: SdkValue): Value | undefined {
  switch (value.kind) {
    case 'text':
      return value.bound?.['text'];
    case 'message':
      return { kind: 'object', members: value.bound ?? {}, open: value.name === 'open' };
    case 'auth.Credentials':
      return {
        kind: 'object',
        members: {
          ...(value.declaredScopes === undefined ? {} : { scopes: listOfTexts(value.declaredScopes) }),
          ...texts(value.client),
        },
        open: true,
      };
    default:
      return undefined;
  }
}

/** The identity that credentials stand for, as members under the names of `ClientConfiguration`. */
function texts(client: ClientConfiguration | undefined): Record<string, Value> {
  const members: Record<string, Value> = {};
  for (const name of IDENTITY) {
    const value = client?.[name];
    if (value !== undefined) members[name] = { kind: 'text', parts: [value] };
  }
  return members;
}

const IDENTITY = ['keyFile', 'serviceAccount', 'project'] as const;

/** The identity of credentials that stand in an object as plain data. */
export function identityOf(credentials: Value | undefined): ClientConfiguration | undefined {
  if (credentials?.kind !== 'object') return undefined;
  const found: Record<string, string> = {};
  for (const name of IDENTITY) {
    const value = literalText(credentials.members[name]);
    if (value !== undefined) found[name] = value;
  }
  return Object.keys(found).length === 0 ? undefined : found;
}

const listOfTexts = (texts: readonly string[]): Value => ({
  kind: 'list',
  items: texts.map((each): Value => ({ kind: 'text', parts: [each] })),
  open: false,
});

/** An argument as plain data. */
export function plain(argument: ArgumentValue): Value {
  if (argument.kind !== 'sdk') return argument;
  return dataOf(argument.value) ?? unknown('an SDK object');
}

/** The argument of a name, given by keyword or by position; undefined: not given. `names` as in `MethodRow.takes`. */
export function argument(args: CallArguments, names: readonly string[], name: string): ArgumentValue | undefined {
  if (Object.hasOwn(args.named, name)) return args.named[name];
  const place = names.indexOf(name);
  return place < 0 ? undefined : args.positional[place];
}

/** The member at a dotted path of plain data; undefined: it is not there. */
export function memberAt(value: Value, path: readonly string[]): Value | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (value.kind === 'unknown') return unknown(value.reason);
  if (value.kind !== 'object') return undefined;
  const member = Object.hasOwn(value.members, first) ? value.members[first] : undefined;
  if (member === undefined) return value.open ? unknown(`member ${first}`) : undefined;
  return memberAt(member, rest);
}

/** Not given, or given as nothing. */
export const isAbsent = (value: ArgumentValue | undefined): boolean =>
  value === undefined || (value.kind === 'scalar' && value.value === null);

/** Joins texts; what is no text becomes a hole. */
export function joined(parts: readonly (string | Value)[]): TextValue {
  const result: (string | TextHole)[] = [];
  const add = (part: string | TextHole): void => {
    const last = result.at(-1);
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part;
    else if (part !== '') result.push(part);
  };
  for (const part of parts) {
    if (typeof part === 'string') add(part);
    else if (part.kind === 'text') part.parts.forEach(add);
    else if (part.kind === 'scalar' && part.value !== null) add(String(part.value));
    else add({ hole: part.kind === 'unknown' ? part.reason : 'a value' });
  }
  return { kind: 'text', parts: result };
}

/** Stands for a hole while a text is matched: a character of the private use area. */
const HOLE = '\uE000';

/**
 * The parts of a text by a pattern (`gs://{bucket}/{object}`), or undefined where it does not fit. A part takes no `/`,
 * `.` or `:` that its neighbour starts with, except the last, which takes all that is left.
 */
export function takenApart(value: TextValue, pattern: string): Readonly<Record<string, Value>> | undefined {
  const holes: TextHole[] = [];
  const flat = value.parts
    .map((part) => {
      if (typeof part === 'string') return part;
      holes.push(part);
      return HOLE;
    })
    .join('');
  const names: string[] = [];
  const pieces = pattern.split(/(\{\w+\})/).filter((piece) => piece !== '');
  const expression = pieces.map((piece, index) => {
    if (!piece.startsWith('{')) return piece.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
    names.push(piece.slice(1, -1));
    const next = pieces[index + 1];
    return next === undefined ? '(.+)' : `([^${(next[0] ?? '').replace(/[\]\\^-]/g, '\\$&')}]+)`;
  });
  const match = new RegExp(`^${expression.join('')}$`, 's').exec(flat);
  if (match === null) return undefined;
  let used = 0;
  const result: Record<string, Value> = {};
  names.forEach((name, index) => {
    const parts = (match[index + 1] ?? '').split(new RegExp(`(${HOLE})`)).filter((part) => part !== '');
    result[name] = joined(
      parts.map((part) => (part === HOLE ? { kind: 'text', parts: [holes[used++] ?? { hole: 'a value' }] } : part)),
    );
  });
  return result;
}

/** Literal texts of a list or of one text; undefined where source does not show all of them. */
export function literalTexts(value: Value | undefined): readonly string[] | undefined {
  if (value?.kind === 'text') {
    const [only] = value.parts;
    return value.parts.length === 1 && typeof only === 'string' ? only.split(/\s+/) : undefined;
  }
  if (value?.kind !== 'list' || value.open) return undefined;
  const texts: string[] = [];
  for (const item of value.items) {
    const [only] = item.kind === 'text' ? item.parts : [];
    if (item.kind !== 'text' || item.parts.length !== 1 || typeof only !== 'string') return undefined;
    texts.push(only);
  }
  return texts;
}

/** `secret_id` -> `secretId`, in all member names: the API's JSON spelling. */
function inCamelCase(value: Value): Value {
  if (value.kind === 'list') return { ...value, items: value.items.map(inCamelCase) };
  if (value.kind !== 'object') return value;
  return camelMembers(value);
}

export function camelMembers(value: ObjectValue): ObjectValue {
  const members: Record<string, Value> = {};
  for (const [name, member] of Object.entries(value.members)) members[camel(name)] = inCamelCase(member);
  return { ...value, members };
}

const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
