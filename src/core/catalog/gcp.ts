import { normalise } from './catalog.js';
import type { Operation, OperationLookup, PermissionRule, ResourceRule, When } from './catalog.js';
import { suggestRoles } from './gcp-roles.js';
import type { RoleTable } from './gcp-roles.js';
import type { CloudCatalog, Tables } from './part.js';

/** `data/gcp/<service>.json`, written by `catalog/src/gcp/build.mjs`. Sets are shared lists, referred to by index. */
interface ServiceTable {
  readonly service: string;
  /** The documentation page of the service's permissions: the source of every operation that names no other. */
  readonly source: string;
  readonly scopeSets: readonly (readonly string[])[];
  readonly resourceSets: readonly (readonly ResourceRule[])[];
  readonly operations: Readonly<Record<string, OperationRow>>;
}

interface OperationRow {
  /** `GET /storage/v1/b/{bucket}`; absent for what only gRPC has. */
  readonly http?: string;
  /** Full names of the RPCs that do the same. */
  readonly rpc?: readonly string[];
  readonly scopes: number;
  readonly required?: readonly string[];
  readonly origin?: Operation['origin'];
  readonly source?: string;
  /** Absent: not known. */
  readonly permissions?: readonly { readonly permission: string; readonly when?: When; readonly resources: number }[];
}

/** `data/index.gcp.json` */
interface IndexTable {
  readonly sources: Readonly<Record<string, string>>;
  /** `storage.objects` -> `create delete get` */
  readonly permissions: Readonly<Record<string, string>>;
  readonly services: readonly string[];
  /** Last parts of method ids and RPC names in normalised form -> indexes into `services`. */
  readonly names: Readonly<Record<string, readonly number[]>>;
}

/** A service's table with its spellings. */
interface OpenService {
  readonly table: ServiceTable;
  readonly spellings: ReadonlyMap<string, string>;
}

/** Google's part of the catalog. */
export function gcpCatalog(tables: Tables): CloudCatalog {
  const opened = new Map<string, OpenService>();
  const index = (): IndexTable => tables.read('index.gcp') as IndexTable;
  const roles = (): RoleTable => tables.read('roles.gcp') as RoleTable;

  const open = (service: string): OpenService | undefined => {
    const known = opened.get(service);
    if (known !== undefined) return known;
    if (!index().services.includes(service)) return undefined;
    const table = tables.read(`gcp/${service}`) as ServiceTable;
    const made = { table, spellings: spellingsOf(table) };
    opened.set(service, made);
    return made;
  };

  const lookUp = (service: string, operation: string): OperationLookup => {
    const known = open(service);
    if (known === undefined) {
      return { kind: 'unknown', reason: `The catalog has no Google service "${service}".` };
    }
    const name = known.spellings.get(normalise(operation));
    const row = name === undefined ? undefined : known.table.operations[name];
    if (name === undefined || row === undefined) {
      return { kind: 'unknown', reason: `The catalog has no operation "${operation}" of ${service}.` };
    }
    if (row.permissions === undefined) {
      return { kind: 'unknown', reason: `No documentation names the permissions of ${name}.` };
    }
    return { kind: 'known', operation: operationOf(known.table, name, row, row.permissions) };
  };

  return {
    // Google's client libraries name services in their own tables (detect/sdks/google-cloud); only ids are shared.
    serviceNamed: (naming, name) => (naming === 'service-id' && index().services.includes(name) ? name : undefined),
    operation: lookUp,
    isOperationName: (normalised) => Object.hasOwn(index().names, normalised),
    servicesWith: (normalised) =>
      (Object.hasOwn(index().names, normalised) ? (index().names[normalised] ?? []) : []).flatMap(
        (at) => index().services[at] ?? [],
      ),
    waiter: () => undefined,
    permission: (permission) => {
      const dot = permission.lastIndexOf('.');
      const group = permission.slice(0, dot);
      const verbs = Object.hasOwn(index().permissions, group) ? index().permissions[group] : undefined;
      if (verbs?.split(' ').includes(permission.slice(dot + 1)) !== true) return undefined;
      return { cloud: 'gcp', permission, resourceTemplates: [] };
    },
    rolePermissions: (role) => {
      const { permissions, roles: known } = roles();
      const row = Object.hasOwn(known, role) ? known[role] : undefined;
      return row?.permissions.flatMap((at) => permissions[at] ?? []);
    },
    rolesFor: (permissions) => suggestRoles(permissions, roles()),
    *operations() {
      for (const service of index().services) {
        const known = open(service);
        for (const name of Object.keys(known?.table.operations ?? {})) {
          const found = lookUp(service, name);
          if (found.kind === 'known') yield found.operation;
        }
      }
    },
    get provenance() {
      // The packages carry no date in their versions; the clock is never one.
      return { date: '', sources: index().sources };
    },
  };
}

function operationOf(
  table: ServiceTable,
  name: string,
  row: OperationRow,
  permissions: NonNullable<OperationRow['permissions']>,
): Operation {
  return {
    cloud: 'gcp',
    service: table.service,
    name,
    permissions: permissions.map((rule): PermissionRule => ({
      permission: rule.permission,
      ...(rule.when === undefined ? {} : { when: rule.when }),
      resources: table.resourceSets[rule.resources] ?? [],
    })),
    scopes: table.scopeSets[row.scopes] ?? [],
    required: row.required ?? [],
    origin: row.origin ?? 'documented',
    source: row.source ?? table.source,
  };
}

/**
 * Spellings in normalised form -> the operation's name: its id, the full names of its RPCs, and the RPC's last parts
 * (`Publisher.Publish`, `Publish`) where only one operation has them.
 */
function spellingsOf(table: ServiceTable): ReadonlyMap<string, string> {
  const full = new Map<string, string>();
  const short = new Map<string, string | undefined>();
  for (const [name, row] of Object.entries(table.operations)) {
    full.set(normalise(name), name);
    const rpcs = name.startsWith('google.') ? [name, ...(row.rpc ?? [])] : (row.rpc ?? []);
    for (const rpc of rpcs) {
      full.set(normalise(rpc), name);
      const parts = rpc.split('.');
      for (const spelling of [parts.slice(-2).join(''), parts.at(-1) ?? '']) {
        const key = normalise(spelling);
        short.set(key, short.has(key) && short.get(key) !== name ? undefined : name);
      }
    }
  }
  for (const [key, name] of short) if (name !== undefined && !full.has(key)) full.set(key, name);
  return full;
}
