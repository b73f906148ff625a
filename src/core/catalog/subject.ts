import {
  normalise,
  type Catalog,
  type Naming,
  type Operation,
  type OperationLookup,
  type PermissionFact,
  type Role,
} from './catalog.js';
import { nearNames } from './near-names.js';

/** What a name may stand for: an operation and the permission of its name are both found. */
export interface Subject {
  readonly operations: readonly Operation[];
  readonly permissions: readonly PermissionFact[];
  readonly roles: readonly Role[];
  /** Whole names of several operations that the name fits, where it says not which: `s3:GetObject`. */
  readonly choices: readonly string[];
  /** Why nothing is known of it, where more can be said than that: sentences. */
  readonly reasons: readonly string[];
  /** Names that may have been meant; only where nothing was found. */
  readonly near: readonly string[];
}

const NOTHING: Subject = { operations: [], permissions: [], roles: [], choices: [], reasons: [], near: [] };

/** Spellings of services that people write before a colon or a point, in the order in which they are tried. */
const NAMINGS: readonly Naming[] = ['service-id', 'iam-prefix', 'boto3', 'cli', 'endpoint-prefix', 'js-v3-package'];

/** `s3:CopyObject`, `storage.objects.insert`: how an operation is named in whole. */
export const wholeName = ({ cloud, service, name }: Operation): string =>
  cloud === 'aws' ? `${service}:${name}` : name;

/**
 * What the catalog has under a name, as people write them: `s3:CopyObject`, `s3.copy_object`, `iam:PassRole`,
 * `storage.objects.get`, `google.pubsub.v1.Publisher.Publish`, `roles/pubsub.publisher`, and operations without a service.
 */
export function subjectOf(written: string, catalog: Catalog): Subject {
  const name = written.trim();
  if (name.includes('*')) return { ...NOTHING, reasons: [`"${name}" is a pattern: name one operation or permission.`] };
  if (/^(?:roles|projects|organizations)\//.test(name)) return roleNamed(name, catalog);
  const found = name.includes(':')
    ? awsNamed(name, name.indexOf(':'), catalog)
    : name.includes('.')
      ? pointed(name, catalog)
      : single(name, catalog);
  if (!isEmpty(found) || found.reasons.length > 0) return found;
  return { ...found, near: nearNames(name, candidates(name, catalog)) };
}

const isEmpty = ({ operations, permissions, choices }: Subject): boolean =>
  operations.length + permissions.length + choices.length === 0;

function roleNamed(name: string, catalog: Catalog): Subject {
  const roles = catalog.roles();
  const role = roles.find((each) => each.name === name);
  if (role !== undefined) return { ...NOTHING, roles: [role] };
  return {
    ...NOTHING,
    near: nearNames(
      name,
      roles.map((each) => each.name),
    ),
  };
}

/** Ids of the AWS services that a word may stand for. */
function awsServices(word: string, catalog: Catalog): readonly string[] {
  const ids = NAMINGS.map((naming) => catalog.serviceNamed(naming, word));
  return [...new Set([word, ...ids])].filter((id) => id !== undefined);
}

function awsNamed(name: string, at: number, catalog: Catalog): Subject {
  const [prefix, operation] = [name.slice(0, at), name.slice(at + 1)];
  const lookups = awsServices(prefix, catalog).map((service) => catalog.operation('aws', service, operation));
  const permission = permissionNamed(prefix, operation, catalog);
  // The service's own operation before those of services that share its prefix.
  const operations = lookups.flatMap((lookup) => (lookup.kind === 'known' ? [lookup.operation] : []));
  return {
    ...NOTHING,
    operations,
    permissions: permission === undefined ? [] : [permission],
    reasons: reasonsOf(lookups),
  };
}

function permissionNamed(prefix: string, action: string, catalog: Catalog): PermissionFact | undefined {
  const exact = catalog.permission('aws', `${prefix}:${action}`);
  if (exact !== undefined) return exact;
  // `get_object` for the action GetObject.
  const camel = action.replace(/(?:^|[_-])([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
  return catalog.permission('aws', `${prefix}:${camel}`);
}

/** Names with points are Google's, or an SDK's call of AWS: `s3.put_object`. */
function pointed(name: string, catalog: Catalog): Subject {
  const head = name.slice(0, name.indexOf('.'));
  // An RPC's full name does not say which service it is of, nor do ids of an API's part (`directory.users.list`): those
  // with an operation of its last part are asked.
  const services =
    catalog.serviceNamed('service-id', head) === undefined || !isGoogle(head, catalog)
      ? catalog.servicesWith('gcp', normalise(name.slice(name.lastIndexOf('.') + 1)))
      : [head];
  const lookups = services.map((service) => catalog.operation('gcp', service, name));
  const operations = lookups.flatMap((lookup) => (lookup.kind === 'known' ? [lookup.operation] : []));
  const permission = catalog.permission('gcp', name);
  const permissions = permission === undefined ? [] : [permission];
  if (operations.length + permissions.length > 0) return { ...NOTHING, operations, permissions };
  const aws = awsNamed(name, name.indexOf('.'), catalog);
  if (!isEmpty(aws)) return aws;
  return { ...NOTHING, reasons: reasonsOf(lookups) };
}

/** Why the permissions of operations that are known by name are not. */
const reasonsOf = (lookups: readonly OperationLookup[]): readonly string[] =>
  lookups.flatMap((lookup) => (lookup.kind === 'unknown' && lookup.listed === true ? [sentence(lookup.reason)] : []));

/** Both clouds name services; `storage` is Google's, `s3` is not. */
const isGoogle = (id: string, catalog: Catalog): boolean => {
  const lookup = catalog.operation('gcp', id, '');
  return lookup.kind === 'known' || !/no Google service/.test(lookup.reason);
};

/** An operation without its service: `GetObject`, `put_object`, `Publish`. */
function single(name: string, catalog: Catalog): Subject {
  const operations = (['aws', 'gcp'] as const).flatMap((cloud) =>
    catalog.servicesWith(cloud, normalise(name)).flatMap((service) => {
      const lookup = catalog.operation(cloud, service, name);
      return lookup.kind === 'known' ? [lookup.operation] : [];
    }),
  );
  const [first, ...others] = operations;
  if (first === undefined) return NOTHING;
  // The shorter name is the better known one more often than not.
  const choices = operations.map(wholeName).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  if (others.length > 0) return { ...NOTHING, choices };
  return first.cloud === 'aws' ? { ...NOTHING, ...subjectOf(wholeName(first), catalog) } : { ...NOTHING, operations };
}

/** Everything that a name could have meant. */
function* candidates(name: string, catalog: Catalog): Iterable<string> {
  const clouds = name.includes(':') ? (['aws'] as const) : (['aws', 'gcp'] as const);
  const seen = new Set<string>();
  for (const cloud of clouds) {
    for (const operation of catalog.operations(cloud)) {
      for (const one of [wholeName(operation), ...operation.permissions.map((rule) => rule.permission)]) {
        if (seen.has(one)) continue;
        seen.add(one);
        yield one;
      }
    }
  }
}

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
