import type { ObjectValue, Value } from '../../../model/value.js';
import { unknown } from '../../../model/value.js';
import { lazily } from '../../lazy-value.js';
import type { ArgumentValue, CallArguments } from '../../rules.js';
import { NO_INPUT, OPEN_INPUT } from '../aws/requests.js';

/** Names of parameters of the short overloads whose member has another name. */
const PARAMETERS: Readonly<Record<string, string>> = { bucketName: 'Bucket', objectKey: 'Key' };

/** Types that are handed to any method and are no members of the request. */
const isMember = (value: ArgumentValue): boolean =>
  value.kind !== 'unknown' || !/CancellationToken|ancellation/.test(value.reason);

/** An argument as plain data; of objects of the SDK the members that were set. */
export function dataOf(argument: ArgumentValue): Value {
  if (argument.kind !== 'sdk') return argument;
  const { value } = argument;
  if (value.kind === 'request' || value.kind === 'model') return value.bound?.['input'] ?? OPEN_INPUT;
  if (value.kind === 'constant') return value.bound?.['text'] ?? unknown(value.name ?? 'a constant');
  return unknown('an SDK object');
}

/** The members that a call or construction sets: in an initializer, by its parameters' names, or in their order. */
export function membersOf(args: CallArguments, order: readonly string[]): ObjectValue {
  const members: Record<string, Value> = {};
  args.positional.forEach((argument, at) => {
    const name = order[at];
    if (name !== undefined && name !== '') members[name] = lazily(() => dataOf(argument));
  });
  for (const [name, argument] of Object.entries(args.named)) {
    members[PARAMETERS[name] ?? name.charAt(0).toUpperCase() + name.slice(1)] = lazily(() => dataOf(argument));
  }
  return { kind: 'object', members, open: args.open };
}

/** The request that a method is given: an object, or its members by a short overload. */
export function inputOf(args: CallArguments, order: readonly string[]): ObjectValue {
  const [first] = args.positional;
  const request = args.named['request'] ?? first;
  if (request === undefined) return args.open ? OPEN_INPUT : membersOf(args, order);
  if (request.kind === 'sdk') {
    const input = request.value.kind === 'request' ? request.value.bound?.['input'] : undefined;
    if (input?.kind === 'object') return input;
    return order.length > 0 && args.positional.length > 1 ? membersOf(args, order) : OPEN_INPUT;
  }
  if (request.kind === 'object' && !isMemberObject(request, order[0])) return request;
  if (request.kind === 'unknown') {
    if (!isMember(request)) return NO_INPUT;
    // What is not seen may be the whole request, unless more is given than a request.
    const given = args.positional.filter(isMember);
    return given.length > 1 && order.length > 1 ? membersOf({ ...args, positional: given }, order) : OPEN_INPUT;
  }
  return membersOf(args, order);
}

/** Members that are objects themselves: as the first argument of a short overload they are no request. */
const OBJECT_MEMBERS: ReadonlySet<string> = new Set(['RequestItems']);

const isMemberObject = (given: ObjectValue, member: string | undefined): boolean =>
  member !== undefined && OBJECT_MEMBERS.has(member) && given.members[member] === undefined;

/** `CopySource` of the members by which .NET names the source of a copy. */
export function withCopySource(input: ObjectValue): ObjectValue {
  const { SourceBucket, SourceKey, ...members } = input.members;
  if (SourceBucket === undefined && SourceKey === undefined) return input;
  const parts = (value: Value | undefined, hole: string): readonly (string | { hole: string })[] =>
    value?.kind === 'text' ? value.parts : [{ hole }];
  return {
    ...input,
    members: {
      ...members,
      CopySource: {
        kind: 'text',
        parts: [...parts(SourceBucket, 'SourceBucket'), '/', ...parts(SourceKey, 'SourceKey')],
      },
    },
  };
}

/** `Delete.Objects` of the members by which .NET names the objects to delete. */
export function withDelete(input: ObjectValue): ObjectValue {
  const { Objects, ...members } = input.members;
  if (Objects === undefined) return input;
  return { ...input, members: { ...members, Delete: { kind: 'object', members: { Objects }, open: false } } };
}

/** Whether the key of an object is given. */
export const hasKey = (input: ObjectValue): boolean => input.members['Key'] !== undefined;
