import type { ObjectValue, Value } from '../../../model/value.js';
import { unknown } from '../../../model/value.js';
import { lazily } from '../../lazy-value.js';
import type { ArgumentValue, CallArguments, SdkValue } from '../../rules.js';
import { NO_INPUT, OPEN_INPUT } from '../aws/requests.js';

/** Kinds of values that hold members: requests' inputs and shapes within them, with all members seen or not. */
export const OBJECTS: ReadonlySet<string> = new Set(['input', 'open-input', 'shape', 'open-shape']);

/** The plain data that a value of the SDK stands for; undefined: none. */
export function plainData(value: SdkValue): Value | undefined {
  if (value.kind === 'datum') return value.bound?.['value'];
  if (value.kind === 'shape-class') return unknown(`the constant ${value.name ?? ''}`.trim());
  return OBJECTS.has(value.kind) ? membersOf(value) : undefined;
}

/** An argument as plain data. */
export const dataOf = (given: ArgumentValue): Value =>
  given.kind === 'sdk' ? (plainData(given.value) ?? unknown('an SDK object')) : given;

export const membersOf = (value: SdkValue): ObjectValue => ({
  kind: 'object',
  members: value.bound ?? {},
  open: value.kind.startsWith('open-'),
});

/** `s3.PutObjectInput{Bucket: ..}`, or (with arguments that are not shown) any object of the type. */
export function objectOf(type: SdkValue, kind: 'input' | 'shape', args: CallArguments): SdkValue {
  const members = Object.fromEntries(
    Object.entries(args.named).map(([name, given]) => [name, lazily(() => dataOf(given))]),
  );
  return { ...type, kind: args.open ? `open-${kind}` : kind, bound: members };
}

/** The object with one member more, or with a member of a member (`Delete.Quiet`). */
export function withMember(object: SdkValue, path: string, given: ArgumentValue): SdkValue {
  return {
    ...object,
    bound: put(
      object.bound ?? {},
      path.split('.'),
      lazily(() => dataOf(given)),
    ),
  };
}

function put(members: ObjectValue['members'], path: readonly string[], value: Value): ObjectValue['members'] {
  const [name = '', ...below] = path;
  if (below.length === 0) return { ...members, [name]: value };
  const before = members[name];
  // What else a member holds that is not seen may be any.
  const inner: ObjectValue = before?.kind === 'object' ? before : OPEN_INPUT;
  return { ...members, [name]: { ...inner, members: put(inner.members, below, value) } };
}

export const isInput = (given: ArgumentValue | undefined): given is { kind: 'sdk'; value: SdkValue } =>
  given?.kind === 'sdk' && (given.value.kind === 'input' || given.value.kind === 'open-input');

/** The input of a call: the argument that is one, else what stands in its place. */
export function inputOf(args: CallArguments, place: number): ObjectValue {
  const placed = args.positional[place];
  const input = isInput(placed) ? placed : args.positional.find(isInput);
  if (input !== undefined) return membersOf(input.value);
  if (placed === undefined) return args.open ? OPEN_INPUT : NO_INPUT;
  const data = dataOf(placed);
  if (data.kind === 'object') return data;
  return data.kind === 'scalar' && data.value === null ? NO_INPUT : OPEN_INPUT;
}
