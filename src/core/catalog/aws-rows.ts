import type {
  FactOrigin,
  OperationLookup,
  PermissionFact,
  PermissionRule,
  ResourceRule,
  ResourceTypeFact,
  When,
} from './catalog.js';
import type { Provenance, TableRow } from './part.js';

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
  /** An SDK client of it exists. Absent: it has no name in any SDK. */
  readonly listed?: boolean;
  /** Name by the old SDKs' rule (abbreviation or full name), where it differs from `name`. */
  readonly old?: string;
  readonly endpoint?: readonly string[];
  /** Protocol, host without region and domain, start of the X-Amz-Target header. Absent: no model is known. */
  readonly wire?: readonly [protocol: WireProtocol, host: string, target?: string];
  /** Names that follow no rule, by naming; they take the place of the rule's. */
  readonly names?: Readonly<Partial<Record<string, readonly string[]>>>;
  /** Further words for the service, tried where no naming claims them. */
  readonly also?: readonly string[];
}

/** `partitions.aws`. */
export interface PartitionTable {
  /** By id: suffix of its hosts, and the pattern of its regions' names. */
  readonly partitions: Readonly<Record<string, readonly [suffix: string, regions: string]>>;
  /** Service -> partitions besides `aws` that its SDK client's endpoint rules name, separated by a space. */
  readonly services: Readonly<Record<string, string>>;
}

export type WireProtocol = 'json' | 'rest-json' | 'rest-xml' | 'query' | 'ec2';

/** `aws/<service>`; the rows themselves are lines of the same table (`Tables.lines`). */
export interface ServiceTable {
  /** The IAM prefix that a permission without one has. */
  readonly prefix: string;
  /** No SDK client is known: nothing in source calls it by name, so its operations are in no index of names. */
  readonly unlisted?: boolean;
  /**
   * ARN templates by resource type, as the rows name them: `bucket`, `iam:role` for a type of another prefix. A type that
   * is not here is in the table of the prefix's actions.
   */
  readonly resources: Readonly<Record<string, string>>;
  /** Waiter -> the operation it polls. */
  readonly waiters?: Readonly<Record<string, string>>;
  /** Pages that rules rest on which have another source than their operation. */
  readonly pages?: readonly string[];
}

/** A line of a service's table. */
export interface OperationRow {
  readonly needs?: readonly NeedRow[];
  /** Required members, separated by a space. */
  readonly required?: string;
  /** Absent: the action has the operation's name. */
  readonly origin?: FactOrigin;
  /** A documentation page, or a key of `texts`. Absent: the list of actions. */
  readonly source?: string;
  /** How a request shows the operation (REST services): see `Route` in requests.ts. */
  readonly route?: string;
  /** Why the permissions are not known: a sentence, or a key of `texts`. */
  readonly unknown?: string;
}

/**
 * Permission, resources, condition, context, place of the page in the table's `pages`. The permission is empty when it has the operation's name, and without a
 * prefix when it has the service's. A resource is `object BucketName=Bucket ObjectName=Key` (type and bindings),
 * `function @Resource` (a member that is a whole ARN), `*` (any); none: the permission takes no resource. The context is
 * `iam:PassedToService=lambda.amazonaws.com`, values separated by `|`, keys by a space.
 */
export type NeedRow = readonly [
  permission: string,
  resources?: readonly string[],
  when?: WhenRow | 0,
  context?: string | 0,
  page?: number,
];

/** With `path` a condition on a member (with `absent`, that it is not given), without it a circumstance. */
export interface WhenRow {
  readonly path?: string;
  readonly values?: readonly string[];
  readonly absent?: true;
  /** Absent: `when Tags is given`. */
  readonly words?: string;
}

/** `aws-actions/<prefix>`; the actions are lines of the same table, or follow the operation of their name. */
export interface ActionTable {
  /** The service whose lines have the actions that are called as its operations: behind a tab. */
  readonly shared?: string;
  /** Resource type -> ARN template, and the type's own condition keys as an index into `keySets`. */
  readonly resources: Readonly<Record<string, readonly [template: string, keySet?: number]>>;
  readonly keys: readonly string[];
  /** Indexes into `keys`, separated by a space. The first is empty. */
  readonly keySets: readonly string[];
  /** Resource control policies bind requests to this service. */
  readonly rcp?: boolean;
}

/**
 * A line of a table of actions: access level, resource types separated by a space (`object`, `instance!` when the list
 * calls it required, `volume:3` with the condition keys that this action has for it), condition keys, dependent actions.
 */
export type ActionRow = readonly [accessLevel: string, types?: string, keySet?: number, dependent?: readonly string[]];

/** ARN template of a resource type as the rows name it; undefined for `*`. */
export type Templates = (type: string) => string | undefined;

/** The operation's part of its line. */
export function operationRow({ row }: TableRow): OperationRow {
  const tab = row.indexOf('\t');
  return JSON.parse(tab < 0 ? row : row.slice(0, tab)) as OperationRow;
}

/** The action of the operation's name, where its row follows the operation's. */
export function sharedAction(line: TableRow | undefined): TableRow | undefined {
  const tab = line?.row.indexOf('\t') ?? -1;
  return line === undefined || tab < 0 ? undefined : { name: line.name, row: line.row.slice(tab + 1) };
}

/** The catalog's answer for a row of the table. */
export function decodeOperation(
  service: string,
  line: TableRow,
  table: ServiceTable,
  index: IndexTable,
  templates: Templates,
): OperationLookup {
  const { name } = line;
  const row = operationRow(line);
  const sentence = (key: string): string => index.texts[key] ?? key;
  if (row.unknown !== undefined) return { kind: 'unknown', reason: sentence(row.unknown), listed: true };
  return {
    kind: 'known',
    operation: {
      cloud: 'aws',
      service,
      name,
      permissions: (row.needs ?? []).map((need) => decodeNeed(need, name, table, templates)),
      scopes: [],
      required: row.required === undefined ? [] : row.required.split(' '),
      origin: row.origin ?? 'same-name',
      source: sentence(row.source ?? 'list'),
    },
  };
}

function decodeNeed(
  [short, resources = [], when, context, page]: NeedRow,
  name: string,
  table: ServiceTable,
  templates: Templates,
): PermissionRule {
  const permission = short.includes(':') ? short : `${table.prefix}:${short === '' ? name : short}`;
  const source = page === undefined ? undefined : table.pages?.[page];
  return {
    permission,
    ...(when === undefined || when === 0 ? {} : { when: decodeWhen(when) }),
    resources: resources.map((resource) => decodeResource(resource, templates)),
    ...(context === undefined || context === 0 ? {} : { context: decodeContext(context) }),
    ...(source === undefined ? {} : { source }),
  };
}

function decodeWhen({ path, values, absent, words: written }: WhenRow): When {
  const words = written ?? `when ${(path ?? '').replaceAll('[]', '')} is given`;
  if (path === undefined) return { kind: 'circumstance', words };
  if (absent === true) return { kind: 'absent', path, words };
  return { kind: 'parameter', path, ...(values === undefined ? {} : { values }), words };
}

/** `key=value|value key=value`: neither keys nor values hold a space or an equals sign. */
function decodeContext(row: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    row.split(' ').map((entry) => {
      const [key = '', values = ''] = entry.split('=');
      return [key, values.split('|')];
    }),
  );
}

function decodeResource(row: string, templates: Templates): ResourceRule {
  const [type = '', ...bindings] = row.split(' ');
  const first = bindings[0];
  if (first?.startsWith('@') === true) return { kind: 'member', type, path: first.slice(1) };
  const template = templates(type);
  if (template === undefined) return { kind: 'any' };
  const bind = Object.fromEntries(
    bindings.map((binding) => {
      const equals = binding.indexOf('=');
      return [binding.slice(0, equals), binding.slice(equals + 1)];
    }),
  );
  return { kind: 'template', type, template, bind };
}

/** The catalog's facts of a permission for a line of the table. */
export function decodeAction(prefix: string, { name, row }: TableRow, table: ActionTable): PermissionFact {
  const [accessLevel, types = '', keySet = 0, dependent = []] = JSON.parse(row) as ActionRow;
  const keysOf = (set: number): readonly string[] =>
    (table.keySets[set] ?? '').split(' ').flatMap((at) => (at === '' ? [] : (table.keys[Number(at)] ?? [])));
  const resourceTypes = types.split(' ').flatMap((written): ResourceTypeFact[] => {
    const [, type = '', required, set] = /^([^!:]*)(!)?(?::(\d+))?$/.exec(written) ?? [];
    const resource = table.resources[type];
    if (resource === undefined) return [];
    const [template, own = 0] = resource;
    return [
      {
        type,
        template,
        required: required !== undefined,
        conditionKeys: [...new Set([...keysOf(Number(set ?? 0)), ...keysOf(own)])].sort(),
      },
    ];
  });
  return {
    cloud: 'aws',
    permission: `${prefix}:${name}`,
    accessLevel,
    resourceTemplates: resourceTypes.map(({ template }) => template),
    resourceTypes,
    conditionKeys: keysOf(keySet),
    dependent,
    boundBy: table.rcp === true ? ['scp', 'rcp'] : ['scp'],
  };
}
