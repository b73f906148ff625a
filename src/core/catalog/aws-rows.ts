import type { FactOrigin, OperationLookup, PermissionRule, ResourceRule, When } from './catalog.js';
import type { Provenance } from './part.js';

/** `index.aws`: names of the services in the SDKs, and where the data comes from. */
export interface IndexTable {
  readonly provenance: Provenance;
  /** Sentences that many rows share, by a short key: sources (`list`) and reasons for not knowing. */
  readonly texts: Readonly<Record<string, string>>;
  readonly services: Readonly<Record<string, ServiceNames>>;
}

export interface ServiceNames {
  /** The service's own id, where it differs from the catalog's by more than case and punctuation. */
  readonly name?: string;
  /** IAM prefix; `owns` when the prefix stands for this service among those that share it. */
  readonly prefix: string;
  readonly owns?: boolean;
  readonly boto3?: readonly string[];
  /** Package `@aws-sdk/client-<package>`. */
  readonly package?: string;
  /** Client class without `Client`, where it differs from the package's name by more than case and punctuation. */
  readonly client?: string;
  readonly endpoint?: readonly string[];
}

/** `aws/<service>` */
export interface ServiceTable {
  /** No SDK client is known: nothing in source calls it by name, so its operations are in no index of names. */
  readonly unlisted?: boolean;
  /** ARN templates by resource type, as the rows name them: `bucket`, `iam:role` for a type of another prefix. */
  readonly resources: Readonly<Record<string, string>>;
  /** Waiter -> the operation it polls. */
  readonly waiters?: Readonly<Record<string, string>>;
  readonly operations: Readonly<Record<string, OperationRow>>;
}

export interface OperationRow {
  readonly needs?: readonly NeedRow[];
  /** Required members, separated by a space. */
  readonly required?: string;
  /** Absent: the action has the operation's name. */
  readonly origin?: FactOrigin;
  /** A documentation page, or a key of `texts`. Absent: the list of actions. */
  readonly source?: string;
  /** Why the permissions are not known: a sentence, or a key of `texts`. */
  readonly unknown?: string;
}

/**
 * Permission, resources, condition. A resource is `object BucketName=Bucket ObjectName=Key` (type and bindings),
 * `function @Resource` (a member that is a whole ARN), `*` (any); none: the permission takes no resource.
 */
export type NeedRow = readonly [permission: string, resources?: readonly string[], when?: WhenRow];

/** With `path` a condition on a member, without it a circumstance. */
export interface WhenRow {
  readonly path?: string;
  readonly values?: readonly string[];
  readonly words: string;
}

/** `aws-actions/<prefix>` */
export interface ActionTable {
  readonly resources: Readonly<Record<string, string>>;
  /** Access level, and resource types separated by a space. */
  readonly actions: Readonly<Record<string, readonly [accessLevel: string, types?: string]>>;
}

/** The catalog's answer for a row of the table. */
export function decodeOperation(
  service: string,
  name: string,
  table: ServiceTable,
  index: IndexTable,
): OperationLookup {
  const row = table.operations[name] ?? {};
  const sentence = (text: string): string => index.texts[text] ?? text;
  if (row.unknown !== undefined) return { kind: 'unknown', reason: sentence(row.unknown) };
  return {
    kind: 'known',
    operation: {
      cloud: 'aws',
      service,
      name,
      permissions: (row.needs ?? []).map((need) => decodeNeed(need, table)),
      scopes: [],
      required: row.required === undefined ? [] : row.required.split(' '),
      origin: row.origin ?? 'same-name',
      source: sentence(row.source ?? 'list'),
    },
  };
}

function decodeNeed([permission, resources = [], when]: NeedRow, table: ServiceTable): PermissionRule {
  return {
    permission,
    ...(when === undefined ? {} : { when: decodeWhen(when) }),
    resources: resources.map((resource) => decodeResource(resource, table)),
  };
}

function decodeWhen({ path, values, words }: WhenRow): When {
  if (path === undefined) return { kind: 'circumstance', words };
  return { kind: 'parameter', path, ...(values === undefined ? {} : { values }), words };
}

function decodeResource(row: string, table: ServiceTable): ResourceRule {
  const [type = '', ...bindings] = row.split(' ');
  const first = bindings[0];
  if (first?.startsWith('@') === true) return { kind: 'member', type, path: first.slice(1) };
  const template = table.resources[type];
  if (template === undefined) return { kind: 'any' };
  const bind = Object.fromEntries(
    bindings.map((binding) => {
      const equals = binding.indexOf('=');
      return [binding.slice(0, equals), binding.slice(equals + 1)];
    }),
  );
  return { kind: 'template', type, template, bind };
}
