import type { ObjectValue, TextHole, TextValue, Value } from '../../../model/value.js';
import { members } from './arguments.js';
import type { CommandLine, OptionRules } from './arguments.js';

/** A request that a high-level command of S3 makes, with its members by the API's names. */
export interface S3Request {
  readonly operation: string;
  readonly input: ObjectValue;
  readonly when?: string;
}

/** Options without a value of the high-level commands (AWS CLI Command Reference: s3 cp, mv, rm, sync, ls, mb, rb). */
const S3_FLAGS: readonly string[] = [
  '--recursive',
  '--dryrun',
  '--quiet',
  '--only-show-errors',
  '--no-progress',
  '--follow-symlinks',
  '--no-follow-symlinks',
  '--no-guess-mime-type',
  '--delete',
  '--exact-timestamps',
  '--size-only',
  '--force',
  '--force-glacier-transfer',
  '--ignore-glacier-warnings',
  '--human-readable',
  '--summarize',
  '--enable-accesspoint-arn',
  '--validate-same-s3-paths',
  '--no-overwrite',
];

export const s3Options = (common: OptionRules): OptionRules => ({
  flags: new Set([...common.flags, ...S3_FLAGS]),
  values: common.values,
  others: 'one',
});

/** Options by the members that they become in the requests that write. */
const WRITTEN: Readonly<Record<string, string>> = {
  '--acl': 'ACL',
  '--sse': 'ServerSideEncryption',
  '--sse-kms-key-id': 'SSEKMSKeyId',
  '--sse-c': 'SSECustomerAlgorithm',
  '--storage-class': 'StorageClass',
  '--metadata': 'Metadata',
  '--metadata-directive': 'MetadataDirective',
  '--content-type': 'ContentType',
  '--website-redirect': 'WebsiteRedirectLocation',
  '--checksum-algorithm': 'ChecksumAlgorithm',
};

/** A place that a command names: an object or prefix of S3, something local, or what cannot be told. */
type Address =
  | { readonly kind: 's3'; readonly bucket: Value; readonly key: Value | undefined; readonly folder: boolean }
  | { readonly kind: 'local' | 'open'; readonly value: Value };

function addressOf(value: Value | undefined): Address | undefined {
  if (value === undefined) return undefined;
  if (value.kind !== 'text') return { kind: 'open', value };
  const [first, ...rest] = value.parts;
  if (typeof first !== 'string') return { kind: 'open', value };
  if (!/^s3:\/\//i.test(first)) return { kind: 'local', value };
  const parts = [first.slice(5), ...rest];
  const [bucket, key] = splitAt(parts);
  const last = value.parts.at(-1);
  return { kind: 's3', bucket, key, folder: key === undefined || (typeof last === 'string' && last.endsWith('/')) };
}

/** The text before the first slash, and that after it. An ARN's own slash is not one. */
function splitAt(parts: readonly (string | TextHole)[]): [TextValue, TextValue | undefined] {
  const before: (string | TextHole)[] = [];
  const arn =
    typeof parts[0] === 'string' && parts[0].startsWith('arn:')
      ? (/^arn:[^/]*\/[^/]*/.exec(parts[0])?.[0].length ?? 0)
      : 0;
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    if (typeof part !== 'string') {
      if (part !== undefined) before.push(part);
      continue;
    }
    const slash = part.indexOf('/', at === 0 ? arn : 0);
    if (slash < 0) {
      before.push(part);
      continue;
    }
    if (slash > 0) before.push(part.slice(0, slash));
    const after = [part.slice(slash + 1), ...parts.slice(at + 1)].filter((each) => each !== '');
    return [text(before), after.length > 0 ? text(after) : undefined];
  }
  return [text(before), undefined];
}

const text = (parts: readonly (string | TextHole)[]): TextValue => ({
  kind: 'text',
  parts: parts.filter((part) => part !== '').length > 0 ? parts.filter((part) => part !== '') : [''],
});

/** All that begins with this key. */
function below(key: Value | undefined, folder: boolean): Value {
  const parts = key?.kind === 'text' ? key.parts : key === undefined ? [] : [{ hole: 'prefix' }];
  const slash = parts.length === 0 || folder ? [] : ['/'];
  return joined([...parts, ...slash, { hole: 'objects' }]);
}

function joined(parts: readonly (string | TextHole)[]): TextValue {
  const merged: (string | TextHole)[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return { kind: 'text', parts: merged };
}

/** The object that a file becomes which is written to a folder or bucket: named as the file. */
function keyFor(target: Address & { kind: 's3' }, from: Address): Value {
  if (!target.folder && target.key !== undefined) return target.key;
  const given = from.kind === 's3' ? from.key : from.value;
  const last = given?.kind === 'text' ? given.parts.at(-1) : undefined;
  const name = typeof last === 'string' ? /[^/]+$/.exec(last)?.[0] : undefined;
  const whole =
    name !== undefined && name !== '-' && (name !== last || given?.kind !== 'text' || given.parts.length === 1);
  const parts = target.key?.kind === 'text' ? target.key.parts : [];
  return joined([...parts, whole ? name : { hole: 'name of the file' }]);
}

const BOTH_OPEN = (which: string): string => `when the ${which} is an address of S3`;

/** The requests of `aws s3 <command>`, or undefined: it has no such command. */
export function s3Requests(command: string, line: CommandLine): readonly S3Request[] | undefined {
  const [first, second] = line.operands.map((operand) => addressOf(operand));
  const recursive = line.options.has('--recursive');
  switch (command) {
    case 'cp':
      return transfer(line, first, second, { many: recursive, moves: false, deletes: false });
    case 'mv':
      return transfer(line, first, second, { many: recursive, moves: true, deletes: false });
    case 'sync':
      return transfer(line, first, second, { many: true, moves: false, deletes: line.options.has('--delete') });
    case 'ls':
      if (first?.kind !== 's3' && first?.kind !== 'open' && !isBucketName(first)) return [make('ListBuckets', {})];
      return [listing(asS3(first))];
    case 'rm':
      return removal(asS3(first), recursive);
    case 'mb':
      return [make('CreateBucket', { Bucket: asS3(first).bucket })];
    case 'rb': {
      const bucket = asS3(first);
      const empties = line.options.has('--force') ? removal({ ...bucket, key: undefined, folder: true }, true) : [];
      return [...empties, make('DeleteBucket', { Bucket: bucket.bucket })];
    }
    case 'presign':
      return [make('GetObject', { Bucket: asS3(first).bucket, Key: asS3(first).key })];
    case 'website':
      return [make('PutBucketWebsite', { Bucket: asS3(first).bucket })];
    default:
      return undefined;
  }
}

const make = (operation: string, input: Readonly<Record<string, Value | undefined>>, when?: string): S3Request => ({
  operation,
  input: members(input),
  ...(when === undefined ? {} : { when }),
});

const isBucketName = (address: Address | undefined): boolean => address?.kind === 'local';

/** Commands that take nothing but addresses of S3 also take a bucket's name alone. */
function asS3(address: Address | undefined): Address & { kind: 's3' } {
  if (address?.kind === 's3') return address;
  const value: Value = address?.value ?? { kind: 'unknown', reason: 'the address is not given' };
  if (address?.kind !== 'local' || value.kind !== 'text') {
    const part = (hole: string): Value => ({ kind: 'text', parts: [{ hole }] });
    return { kind: 's3', bucket: part('bucket'), key: part('key'), folder: false };
  }
  const [bucket, key] = splitAt(value.parts);
  return { kind: 's3', bucket, key, folder: key === undefined };
}

const listing = ({ bucket, key }: Address & { kind: 's3' }): S3Request =>
  make('ListObjectsV2', { Bucket: bucket, Prefix: key });

function removal(address: Address & { kind: 's3' }, recursive: boolean): readonly S3Request[] {
  if (!recursive) return [make('DeleteObject', { Bucket: address.bucket, Key: address.key })];
  return [listing(address), make('DeleteObject', { Bucket: address.bucket, Key: below(address.key, address.folder) })];
}

interface Transfer {
  readonly many: boolean;
  readonly moves: boolean;
  /** What the source lacks is deleted at the target. */
  readonly deletes: boolean;
}

function transfer(
  line: CommandLine,
  from: Address | undefined,
  to: Address | undefined,
  how: Transfer,
): readonly S3Request[] {
  if (from === undefined && to === undefined && !line.open) return [];
  if (from?.kind === 's3' && to?.kind === 's3') return copying(line, from, to, how);
  if (from?.kind === 's3') return reading(from, how);
  if (to?.kind === 's3')
    return writing(line, from ?? { kind: 'local', value: { kind: 'unknown', reason: 'the file' } }, to, how);
  if (from?.kind === 'open' || to?.kind === 'open' || from === undefined || to === undefined) {
    const conditional = (requests: readonly S3Request[], which: string): S3Request[] =>
      requests.map((each) => ({ ...each, when: BOTH_OPEN(which) }));
    return [
      ...(from?.kind === 'local' ? [] : conditional(reading(asS3(from), how), 'source')),
      ...(to?.kind === 'local'
        ? []
        : conditional(
            writing(line, from ?? { kind: 'open', value: { kind: 'unknown', reason: '' } }, asS3(to), how),
            'target',
          )),
    ];
  }
  return [];
}

function reading(from: Address & { kind: 's3' }, { many, moves }: Transfer): readonly S3Request[] {
  const object = { Bucket: from.bucket, Key: many ? below(from.key, from.folder) : from.key };
  return [
    many ? listing(from) : make('HeadObject', object),
    make('GetObject', object),
    ...(moves ? [make('DeleteObject', object)] : []),
  ];
}

function writing(line: CommandLine, from: Address, to: Address & { kind: 's3' }, how: Transfer): readonly S3Request[] {
  const object = { Bucket: to.bucket, Key: how.many ? below(to.key, to.folder) : keyFor(to, from) };
  return [
    // `sync` compares with what is there; `cp --recursive` of local files does not look.
    ...(how.many && isSync(how, line) ? [listing(to)] : []),
    make('PutObject', { ...object, ...written(line) }),
    ...(how.deletes ? [make('DeleteObject', object)] : []),
  ];
}

const isSync = (how: Transfer, line: CommandLine): boolean => how.many && !line.options.has('--recursive');

function copying(
  line: CommandLine,
  from: Address & { kind: 's3' },
  to: Address & { kind: 's3' },
  how: Transfer,
): readonly S3Request[] {
  const key = how.many ? below(from.key, from.folder) : from.key;
  const source = { Bucket: from.bucket, Key: key };
  const target = { Bucket: to.bucket, Key: how.many ? below(to.key, to.folder) : keyFor(to, from) };
  const parts = (value: Value | undefined): readonly (string | TextHole)[] =>
    value?.kind === 'text' ? value.parts : [{ hole: 'key' }];
  const copySource = joined([...parts(from.bucket), '/', ...parts(key)]);
  return [
    how.many ? listing(from) : make('HeadObject', source),
    ...(how.many && isSync(how, line) ? [listing(to)] : []),
    make('CopyObject', { ...target, CopySource: copySource, ...written(line) }),
    ...(how.moves ? [make('DeleteObject', source)] : []),
    ...(how.deletes ? [make('DeleteObject', target)] : []),
  ];
}

function written(line: CommandLine): Readonly<Record<string, Value | undefined>> {
  const found: Record<string, Value> = {};
  for (const [option, member] of Object.entries(WRITTEN)) {
    const given = line.options.get(option);
    if (!given) continue;
    const standing = option === '--sse' ? 'AES256' : '';
    found[member] = given[0] ?? { kind: 'text', parts: [standing] };
  }
  for (const grant of line.options.get('--grants') ?? []) {
    const [, permission] =
      grant.kind === 'text' && typeof grant.parts[0] === 'string' ? (/^(\w+)=/.exec(grant.parts[0]) ?? []) : [];
    const member = permission === undefined ? undefined : GRANTS[permission];
    if (member !== undefined) found[member] = grant;
  }
  return found;
}

const GRANTS: Readonly<Record<string, string>> = {
  read: 'GrantRead',
  readacl: 'GrantReadACP',
  writeacl: 'GrantWriteACP',
  full: 'GrantFullControl',
};
