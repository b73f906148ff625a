import type { TextHole, Value } from '../../../model/value.js';
import { literalText } from '../../../model/value.js';
import type { CallArguments, OperationUse } from '../../rules.js';
import { commandLine, members } from './arguments.js';
import type { CommandLine, OptionRules } from './arguments.js';

/** A place that a command names: `gs://bucket/object`, something else, or what cannot be told. */
interface Address {
  readonly kind: 'gs' | 'local' | 'open';
  readonly bucket?: Value;
  readonly object?: Value;
  /** `*` in its name: found by listing. */
  readonly pattern: boolean;
}

const LOCAL: Address = { kind: 'local', pattern: false };

function addressOf(value: Value | undefined): Address {
  if (value?.kind !== 'text') return { kind: 'open', pattern: false };
  const [first, ...rest] = value.parts;
  if (typeof first !== 'string') return { kind: 'open', pattern: false };
  if (!/^gs:\/\//i.test(first)) return LOCAL;
  const parts = [first.slice(5), ...rest];
  const slashed = parts.findIndex((part) => typeof part === 'string' && part.includes('/'));
  const pattern = parts.some((part) => typeof part === 'string' && /[*?]/.test(part));
  if (slashed < 0) return { kind: 'gs', bucket: text(parts), pattern };
  const written = parts[slashed];
  const part = typeof written === 'string' ? written : '';
  const slash = part.indexOf('/');
  const object = [part.slice(slash + 1), ...parts.slice(slashed + 1)].filter((each) => each !== '');
  return {
    kind: 'gs',
    bucket: text([...parts.slice(0, slashed), part.slice(0, slash)]),
    ...(object.length > 0 ? { object: text(object) } : {}),
    pattern,
  };
}

function text(parts: readonly (string | TextHole)[]): Value {
  const kept = parts.filter((part) => part !== '');
  // A wildcard is a part of the name that is not known.
  const spelled = kept.flatMap((part): (string | TextHole)[] =>
    typeof part === 'string'
      ? part.split(/[*?]+/).flatMap((piece, index) => (index === 0 ? [piece] : [{ hole: 'objects' }, piece]))
      : [part],
  );
  return { kind: 'text', parts: spelled.filter((part) => part !== '') };
}

type Uses = readonly OperationUse[];

const request = (
  operation: string,
  address: Address | undefined,
  when?: string,
  more: Readonly<Record<string, Value>> = {},
): OperationUse => ({
  cloud: 'gcp',
  service: 'storage',
  operation: `storage.${operation}`,
  parameters: members({ bucket: address?.bucket, object: address?.object, name: address?.object, ...more }, true),
  ...(when === undefined ? {} : { when }),
});

/** All that lies below an address. */
const below = (address: Address): Address => {
  const parts = address.object?.kind === 'text' ? address.object.parts : [];
  const last = parts.at(-1);
  const slash = typeof last !== 'string' || last.endsWith('/') ? [] : ['/'];
  return { ...address, object: { kind: 'text', parts: [...parts, ...slash, { hole: 'objects' }] } };
};

interface Transfer {
  readonly many: boolean;
  readonly moves: boolean;
  readonly syncs: boolean;
  readonly deletes: boolean;
}

/** Copies from all addresses but the last to the last ("gcloud storage cp", "gsutil cp" and their relatives). */
function transferred(operands: readonly Value[], how: Transfer): Uses {
  const target = addressOf(operands.at(-1));
  const sources = operands.slice(0, -1).map(addressOf);
  const found: OperationUse[] = [];
  if (operands.length === 0) return found;
  for (const source of sources.length > 0 ? sources : [LOCAL]) {
    const many = how.many || source.pattern;
    const from = how.many ? below(source) : source;
    const open = source.kind === 'open' && target.kind === 'open';
    const when = (which: string): string | undefined =>
      open ? `when the ${which} is an address of Cloud Storage` : undefined;
    const reads = source.kind === 'gs' || (source.kind === 'open' && target.kind !== 'gs');
    const writes = target.kind === 'gs' || (target.kind === 'open' && source.kind !== 'gs');
    if (reads && many) found.push(request('objects.list', source, when('source')));
    if (how.syncs && writes) found.push(request('objects.list', target, when('target')));
    const object = placed(target, source, how.many);
    if (source.kind === 'gs' && target.kind === 'gs') {
      found.push(
        request('objects.get', from),
        request('objects.rewrite', undefined, undefined, {
          ...given('sourceBucket', from.bucket),
          ...given('sourceObject', from.object),
          ...given('destinationBucket', object.bucket),
          ...given('destinationObject', object.object),
        }),
      );
    } else {
      if (reads) found.push(request('objects.get', from, when('source')));
      if (writes) found.push(request('objects.insert', object, when('target')));
    }
    if (how.moves && reads) found.push(request('objects.delete', from, when('source')));
    if (how.deletes && writes) found.push(request('objects.delete', below(target), when('target')));
  }
  return found;
}

const given = (name: string, value: Value | undefined): Readonly<Record<string, Value>> =>
  value === undefined ? {} : { [name]: value };

/** Where an object is written: a folder's or bucket's name does not say it whole. */
function placed(target: Address, source: Address, many: boolean): Address {
  const parts = target.object?.kind === 'text' ? target.object.parts : [];
  const last = parts.at(-1);
  const folder = many || source.pattern || parts.length === 0 || (typeof last === 'string' && last.endsWith('/'));
  return target.kind === 'gs' && folder ? below(target) : target;
}

function removed(addresses: readonly Address[], recursive: boolean): Uses {
  return addresses.flatMap((address) => {
    const many = recursive || address.pattern;
    const whole = recursive && address.object === undefined && address.kind === 'gs';
    return [
      ...(many ? [request('objects.list', address)] : []),
      request('objects.delete', recursive ? below(address) : address),
      ...(whole ? [request('buckets.delete', address)] : []),
    ];
  });
}

function listed(operand: Value | undefined, buckets: boolean): Uses {
  if (operand === undefined) return [request('buckets.list', undefined)];
  const address = addressOf(operand);
  return [request(buckets && address.object === undefined ? 'buckets.get' : 'objects.list', address)];
}

const each = (operands: readonly Value[], operation: string): Uses =>
  operands.map((operand) => request(operation, addressOf(operand)));
const policy = (kind: string, operands: readonly Value[], change: boolean): Uses => [
  ...each(operands, `${kind}.getIamPolicy`),
  ...(change ? each(operands, `${kind}.setIamPolicy`) : []),
];

/** Commands of `gcloud storage` ("gcloud storage" of the gcloud CLI reference); undefined: by the rule of all commands. */
export function storageUses(words: readonly string[], line: CommandLine): Uses | undefined {
  const [, first = '', second = ''] = words;
  const has = (...names: readonly string[]): boolean => names.some((name) => line.options.has(name));
  const recursive = has('--recursive', '-r', '-R');
  const rest = line.operands.slice(2);
  const simple: Transfer = { many: recursive, moves: false, syncs: false, deletes: false };
  switch (first) {
    case 'cp':
      return transferred(rest, simple);
    case 'mv':
      return transferred(rest, { ...simple, moves: true });
    case 'rsync':
      return transferred(rest, {
        many: true,
        moves: false,
        syncs: true,
        deletes: has('--delete-unmatched-destination-objects'),
      });
    case 'rm':
      return removed(rest.map(addressOf), recursive);
    case 'ls':
      return listed(rest[0], has('--buckets', '-b'));
    case 'cat':
    case 'hash':
      return each(rest, 'objects.get');
    case 'du':
      return each(rest, 'objects.list');
    case 'sign-url':
      return [];
    case 'buckets':
    case 'objects':
      break;
    default:
      return undefined;
  }
  const operands = line.operands.slice(3);
  const verbs: Readonly<Record<string, () => Uses>> = {
    create: () => each(operands, 'buckets.insert'),
    describe: () => each(operands, `${first}.get`),
    delete: () => each(operands, 'buckets.delete'),
    list: () => listed(operands[0], false),
    update: () => each(operands, `${first}.patch`),
    compose: () => each(operands.slice(-1), 'objects.compose'),
    'get-iam-policy': () => policy(first, operands.slice(0, 1), false),
    'set-iam-policy': () => each(operands.slice(0, 1), `${first}.setIamPolicy`),
    'add-iam-policy-binding': () => policy(first, operands.slice(0, 1), true),
    'remove-iam-policy-binding': () => policy(first, operands.slice(0, 1), true),
  };
  return Object.hasOwn(verbs, second) ? verbs[second]?.() : undefined;
}

const GSUTIL: OptionRules = {
  flags: new Set([
    '-m',
    '-q',
    '-D',
    '-DD',
    '-n',
    '-r',
    '-R',
    '-d',
    '-c',
    '-a',
    '-l',
    '-L',
    '-b',
    '-h',
    '-f',
    '-e',
    '-p',
    '-P',
    '-U',
    '-v',
    '-V',
    '-Z',
    '-A',
    '-J',
  ]),
  values: new Set(['-o', '-u', '-i', '-x', '-y', '-s', '-z', '-j', '-t', '-T', '-k']),
  others: 'none',
};

/** gsutil ("gsutil" command pages of the Cloud Storage documentation). */
export function gsutilUses(args: CallArguments): Uses {
  const plain = commandLine(args, GSUTIL);
  const [command = ''] = plain.operands.map((operand) => literalText(operand) ?? '');
  // `-p`, `-c`, `-l`, `-b` take a value when a bucket is made, and none elsewhere.
  const line = command === 'mb' ? commandLine(args, { ...GSUTIL, flags: new Set(['-m', '-q']), others: 'one' }) : plain;
  const rest = line.operands.slice(1);
  const sub = literalText(rest[0]) ?? '';
  const has = (...names: readonly string[]): boolean => names.some((name) => line.options.has(name));
  const recursive = has('-r', '-R');
  const simple: Transfer = { many: recursive, moves: false, syncs: false, deletes: false };
  const buckets = (change: boolean, operands: readonly Value[]): Uses =>
    each(operands, change ? 'buckets.patch' : 'buckets.get');
  /** Commands with `get` and `set` of a property of a bucket. */
  const property = (): Uses => buckets(!/^(?:get|list)$/.test(sub), rest.slice(-1));
  const ofWhat = (operand: Value | undefined): string =>
    addressOf(operand).object === undefined ? 'buckets' : 'objects';
  const commands: Readonly<Record<string, () => Uses>> = {
    cp: () => transferred(rest, simple),
    mv: () => transferred(rest, { ...simple, moves: true }),
    rsync: () => transferred(rest, { many: true, moves: false, syncs: true, deletes: has('-d') }),
    rm: () => removed(rest.map(addressOf), recursive),
    ls: () => listed(rest[0], has('-b')),
    cat: () => each(rest, 'objects.get'),
    stat: () => each(rest, 'objects.get'),
    hash: () => each(rest, 'objects.get'),
    du: () => each(rest, 'objects.list'),
    mb: () => each(rest, 'buckets.insert'),
    rb: () => each(rest, 'buckets.delete'),
    compose: () => each(rest.slice(-1), 'objects.compose'),
    setmeta: () => each(rest.slice(-1), 'objects.patch'),
    rewrite: () => each(rest, 'objects.rewrite'),
    iam: () => policy(ofWhat(rest.at(-1)), rest.slice(-1), sub !== 'get'),
    acl: () => each(rest.slice(-1), sub === 'get' ? `${ofWhat(rest.at(-1))}.get` : `${ofWhat(rest.at(-1))}.patch`),
    defacl: property,
    versioning: property,
    lifecycle: property,
    cors: property,
    web: property,
    logging: property,
    label: property,
    defstorageclass: property,
    requesterpays: property,
    retention: property,
    autoclass: property,
    ubla: property,
    bucketpolicyonly: property,
    pap: property,
    rpo: property,
    notification: () =>
      each(
        rest.slice(-1),
        sub === 'create' ? 'notifications.insert' : sub === 'delete' ? 'notifications.delete' : 'notifications.list',
      ),
  };
  return Object.hasOwn(commands, command) ? (commands[command]?.() ?? []) : [];
}
