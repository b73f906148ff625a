import type { ObjectValue, Value } from '../../../model/value.js';
import { literalText, unknown } from '../../../model/value.js';
import { lazily } from '../../lazy-value.js';
import type { ArgumentValue, CallArguments, SdkValue } from '../../rules.js';
import { OPEN_INPUT } from '../aws/requests.js';

/** Marks an input that may hold more than is seen. No member has this name. */
const OPEN = '*';

/** Requests, and the objects of a model that are set in them. */
export const isFilledIn = (value: SdkValue): boolean => value.kind === 'request' || value.kind === 'shape';

/** The value of which source does not show how it was made: a parameter of a request's type. */
export const opened = (value: SdkValue): SdkValue => ({
  ...value,
  bound: { ...value.bound, [OPEN]: unknown('how it was made is not shown') },
});

/** What has been set in a request or an object of a model. */
function inputOf(value: SdkValue): ObjectValue {
  const { [OPEN]: open, ...members } = value.bound ?? {};
  return { kind: 'object', members, open: open !== undefined };
}

export function dataOf(argument: ArgumentValue): Value {
  if (argument.kind !== 'sdk') return argument;
  if (argument.value.kind === 'text') return argument.value.bound?.['text'] ?? unknown('a text');
  return isFilledIn(argument.value) ? inputOf(argument.value) : unknown('an SDK object');
}

/** `SetBucket`, `WithBucket`, `AddTagSet` -> how, and the member. */
const SETTER = /^(Set|With|Add)([A-Z]\w*)$/;
export const isSetter = (method: string): boolean => SETTER.test(method);

/** The request or object after one of its setters. */
export function afterSetter(value: SdkValue, method: string, args: CallArguments): SdkValue {
  const [, how, member] = SETTER.exec(method) ?? [];
  const [first, second] = args.positional;
  if (member === undefined || first === undefined) return value;
  const before = value.bound?.[member];
  const given = lazily(() => dataOf(first));
  const after = how === 'Add' ? added(before, given, first, second) : given;
  return { ...value, bound: { ...value.bound, [member]: after } };
}

/** A further item of a list, or with a key a further member of a map. */
function added(
  before: Value | undefined,
  given: Value,
  first: ArgumentValue,
  second: ArgumentValue | undefined,
): Value {
  if (second === undefined) {
    const items = before?.kind === 'list' ? before.items : [];
    return { kind: 'list', items: [...items, given], open: before !== undefined && before.kind !== 'list' };
  }
  const key = first.kind === 'sdk' ? undefined : literalText(first);
  const members = before?.kind === 'object' ? before.members : {};
  const isOpen = before?.kind === 'object' && before.open;
  if (key === undefined) return { kind: 'object', members, open: true };
  return { kind: 'object', members: { ...members, [key]: lazily(() => dataOf(second)) }, open: isOpen };
}

/** The input that a call gives an operation: what its request holds. */
export function requestInput(given: ArgumentValue | undefined, none: ObjectValue): ObjectValue {
  if (given === undefined) return none;
  return given.kind === 'sdk' && given.value.kind === 'request' ? inputOf(given.value) : OPEN_INPUT;
}
