import { normalise } from '../../../catalog/catalog.js';
import type { ObjectValue, TextHole, Value } from '../../../model/value.js';
import { literalText, unknown } from '../../../model/value.js';
import { NO_INPUT, OPEN_INPUT } from '../aws/requests.js';
import type { ArgumentValue, CallArguments, SdkValue } from '../../rules.js';

/** Kinds of values whose members are set by methods: the request of an operation, and any other object of a model. */
export const REQUEST = 'request';
export const SHAPE = 'shape';

export const isFilledIn = (value: SdkValue): boolean => value.kind === REQUEST || value.kind === SHAPE;

/** Methods of requests and builders that set no member. */
const NO_MEMBER: ReadonlySet<string> = new Set([
  'build',
  'tobuilder',
  'copy',
  'clone',
  'applymutation',
  'overrideconfiguration',
  'awsrequestoverrideconfiguration',
  'requestmetriccollector',
  'sdkrequesttimeout',
  'generalprogresslistener',
]);

/** The data that an argument stands for: of a request or shape what was set. */
function dataOf(argument: ArgumentValue): Value {
  if (argument.kind !== 'sdk') return argument;
  return filledData(argument.value) ?? unknown('an SDK object');
}

export function filledData(value: SdkValue): Value | undefined {
  return isFilledIn(value) ? inputOf(value) : undefined;
}

/** What a request or shape holds; `''` among the members marks one that source does not show whole. */
function inputOf(value: SdkValue): ObjectValue {
  const { [OPEN_MARK]: open, ...members } = value.bound ?? {};
  return { kind: 'object', members, open: open !== undefined };
}
const OPEN_MARK = '';

/** The value of which source does not show how it was made: a parameter of a request's type. */
export const opened = (value: SdkValue): SdkValue => ({
  ...value,
  bound: { ...value.bound, [OPEN_MARK]: unknown('how it was made is not shown') },
});

function withMember(value: SdkValue, member: string, given: Value): SdkValue {
  return { ...value, bound: { ...value.bound, [member]: given } };
}

/** `withBucketName`, `setBucketName` -> `BucketName`; `bucketName` is the member itself. */
function memberNamed(method: string): string {
  const prefixed = /^(?:with|set)([A-Z]\w*)$/.exec(method)?.[1];
  return prefixed === undefined ? method : prefixed.charAt(0).toLowerCase() + prefixed.slice(1);
}

/** What a method of a request, shape or builder gives: the same with one more member. A getter gives nothing of it. */
export function afterSetter(value: SdkValue, method: string, args: CallArguments): SdkValue | undefined {
  if (NO_MEMBER.has(normalise(method))) return value;
  const given = args.positional.map(dataOf);
  if (given.length === 0) return args.open ? opened(value) : undefined;
  const entry = /^add(\w+)Entry$/.test(method);
  if (entry) return value;
  const [first] = given;
  if (first === undefined) return undefined;
  const member = memberNamed(method);
  return withMember(value, member, given.length === 1 ? first : { kind: 'list', items: given, open: false });
}

/** The input that a call gives an operation: what its first argument, a request, holds. */
export function requestInput(args: CallArguments): ObjectValue {
  const [first] = args.positional;
  if (first === undefined) return args.open ? OPEN_INPUT : NO_INPUT;
  if (first.kind === 'object') return first;
  if (first.kind !== 'sdk' || !isFilledIn(first.value)) return OPEN_INPUT;
  return inputOf(first.value);
}

/** What copies of objects in S3 call the members of the API: the object is named whole in `CopySource` there. */
const COPY_MEMBERS: Readonly<Record<string, string>> = {
  destinationBucket: 'Bucket',
  destinationBucketName: 'Bucket',
  destinationKey: 'Key',
};

/** A copy's source and destination under the API's names; any other input as it is. */
export function withCopySource(input: ObjectValue): ObjectValue {
  const { sourceBucket, sourceBucketName = sourceBucket, sourceKey, ...rest } = input.members;
  if (sourceBucketName === undefined || sourceKey === undefined) return input;
  const members: Record<string, Value> = {};
  for (const [name, value] of Object.entries(rest)) members[COPY_MEMBERS[name] ?? name] = value;
  members['CopySource'] = { kind: 'text', parts: [...partsOf(sourceBucketName), '/', ...partsOf(sourceKey)] };
  return { ...input, members };
}

const partsOf = (value: Value): readonly (string | TextHole)[] =>
  value.kind === 'text' ? value.parts : [{ hole: value.kind === 'unknown' ? value.reason : 'a value' }];

/** The request inside another's: `uploadFile(r -> r.putObjectRequest(p -> p.bucket("reports")))`. */
export function innerInput(input: ObjectValue): ObjectValue {
  for (const [member, value] of Object.entries(input.members))
    if (/Request$/i.test(member) && value.kind === 'object') return value;
  return input;
}

export const textOf = (argument: ArgumentValue | undefined): string | undefined =>
  argument === undefined || argument.kind === 'sdk' ? undefined : literalText(argument);

/** Types that every file of Java, Kotlin and Scala sees: no model has such a name, whatever is imported whole. */
export const isLanguageType = (symbol: string): boolean =>
  /^(?:String\w*|Integer|Int|Long|Double|Float|Boolean|Byte|Short|Character|Char|Object|Any|Unit|Nothing|Number|Math|System|Thread|Runnable|Void|Class|Iterable|\w*Exception|\w*Error|Throwable|Override|Deprecated|FunctionalInterface|SuppressWarnings|SafeVarargs|Record|Enum|AutoCloseable|Process\w*|Option|Some|None|Seq|List|Map|Set|Array|Try|Future|Either)$/.test(
    symbol,
  );
