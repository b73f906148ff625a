import { normalise } from './catalog.js';
import type { OperationLookup, ProtobufService, Role } from './catalog.js';
import { mergeRoles } from './gcp-role-list.js';
import type { RoleList } from './gcp-role-list.js';
import { proposeRoles, rolesOf } from './gcp-roles.js';
import type { RoleTable } from './gcp-roles.js';
import { GoogleService } from './gcp-rows.js';
import type { ServiceTable } from './gcp-rows.js';
import { nameIndex } from './part.js';
import type { CloudCatalog, NameTable, Tables } from './part.js';

/** `data/index.gcp.json` */
interface IndexTable {
  readonly sources: Readonly<Record<string, string>>;
  readonly services: readonly string[];
}

/** `data/permissions.gcp.json`: `storage.objects` -> `create delete get` */
type PermissionTable = Readonly<Record<string, string>>;

/**
 * Google's part of the catalog. `lists`: roles that were read, which come before the bundled ones; asked for whenever roles
 * are, so that a later answer holds at once.
 */
export function gcpCatalog(tables: Tables, lists: () => readonly RoleList[]): CloudCatalog {
  const opened = new Map<string, GoogleService>();
  let names: ReturnType<typeof nameIndex> | undefined;
  const index = (): IndexTable => tables.read('index.gcp') as IndexTable;
  let known: { readonly lists: readonly RoleList[]; readonly byName: ReadonlyMap<string, NamedRole> } | undefined;
  const roles = (): ReadonlyMap<string, NamedRole> => {
    const read = lists();
    if (known?.lists !== read) {
      const bundled = rolesOf(tables.read('roles.gcp') as RoleTable, allPermissions(permissionTable()));
      known = { lists: read, byName: new Map(mergeRoles(bundled, read).map((role) => [role.name, { role }])) };
    }
    return known.byName;
  };
  const all = (): readonly Role[] => [...roles().values()].map(({ role }) => role);
  const permissionTable = (): PermissionTable => tables.read('permissions.gcp') as PermissionTable;
  const named = (): ReturnType<typeof nameIndex> =>
    (names ??= nameIndex({ ...(tables.read('names.gcp') as NameTable), names: tables.lines('names.gcp') }));

  let byName: ReadonlyMap<string, readonly ProtobufService[]> | undefined;
  const protobufServices = (): ReadonlyMap<string, readonly ProtobufService[]> =>
    (byName ??= servicesByName(index().services, tables));

  const open = (service: string): GoogleService | undefined => {
    const known = opened.get(service);
    if (known !== undefined) return known;
    if (!tables.has(`gcp/${service}`)) return undefined;
    const made = new GoogleService(tables.read(`gcp/${service}`) as ServiceTable, () => tables.lines(`gcp/${service}`));
    opened.set(service, made);
    return made;
  };

  const lookUp = (service: string, operation: string): OperationLookup => {
    const known = open(service);
    if (known === undefined) {
      return { kind: 'unknown', reason: `The catalog has no Google service "${service}".` };
    }
    const key = known.keyOf(operation);
    if (key === undefined) {
      return { kind: 'unknown', reason: `The catalog has no operation "${operation}" of ${service}.` };
    }
    const found = known.operation(key);
    if (found !== undefined) return { kind: 'known', operation: found };
    return {
      kind: 'unknown',
      listed: true,
      reason: whyUnknown(service, known, known.idOf(key)),
    };
  };

  return {
    // Google's client libraries name services in their own tables (detect/sdks/google-cloud); only ids are shared.
    serviceNamed: (naming, name) => (naming === 'service-id' && index().services.includes(name) ? name : undefined),
    operation: lookUp,
    isOperationName: (normalised) => named().has(normalised),
    servicesWith: (normalised) => named().services(normalised),
    waiter: () => undefined,
    permission: (permission) => {
      const dot = permission.lastIndexOf('.');
      const group = permission.slice(0, dot);
      const verbs = Object.hasOwn(permissionTable(), group) ? permissionTable()[group] : undefined;
      if (verbs?.split(' ').includes(permission.slice(dot + 1)) !== true) return undefined;
      return { cloud: 'gcp', permission, resourceTemplates: [] };
    },
    rolePermissions: (name) => {
      const found = roles().get(name);
      // The same list each time: the evaluator keeps a set for each list that it is given.
      return found === undefined ? undefined : (found.permissions ??= [...found.role.permissions]);
    },
    rolesFor: (permissions) => {
      const { roles: names, narrower, missing } = proposeRoles(permissions, all());
      return missing.length > 0 ? [] : (narrower ?? names);
    },
    roles: all,
    *operations() {
      for (const service of index().services) {
        const known = open(service);
        for (const key of known?.keys ?? []) {
          const found = known?.operation(key);
          if (found !== undefined) yield found;
        }
      }
    },
    methods: (service) => open(service)?.methods ?? [],
    protobufServices: (name) => protobufServices().get(normalise(name)) ?? [],
    get provenance() {
      // The packages carry no date in their versions; the clock is never one.
      return { date: '', sources: index().sources };
    },
  };
}

function whyUnknown(service: string, table: GoogleService, id: string): string {
  if (table.whyUnknown !== undefined) return `The permissions of ${id} are not known: ${table.whyUnknown}.`;
  return table.hasDictionary
    ? `No permission of ${service} has the name that ${id} would give it, and no row says another.`
    : `The catalog has no list of the permissions of ${service}, so those of ${id} are not known.`;
}

interface NamedRole {
  readonly role: Role;
  permissions?: readonly string[];
}

/** Permissions in the order in which roles count them: group by group, as the table lists them. */
function allPermissions(permissions: PermissionTable): readonly string[] {
  return Object.entries(permissions).flatMap(([group, verbs]) => verbs.split(' ').map((verb) => `${group}.${verb}`));
}

/** RPCs without a REST method stand under their full names, at the beginning of a line. */
const FULL_RPC = /^(google\.[\w.]+)\.\w+ /gm;

/**
 * Protobuf services by normalised name, of all services of the catalog: their tables are opened once for it, when a client
 * library is met that no table describes. A table of these would say again what the services' own say.
 */
function servicesByName(services: readonly string[], tables: Tables): ReadonlyMap<string, readonly ProtobufService[]> {
  const found = new Map<string, ProtobufService[]>();
  for (const service of services) {
    const { rpcServices = [] } = tables.read(`gcp/${service}`) as ServiceTable;
    const ofRpcs = [...tables.lines(`gcp/${service}`).matchAll(FULL_RPC)].map(([, full = '']) => full);
    for (const full of new Set([...rpcServices, ...ofRpcs])) {
      const dot = full.lastIndexOf('.');
      const name = full.slice(dot + 1);
      found.set(normalise(name), [
        ...(found.get(normalise(name)) ?? []),
        { package: full.slice(0, dot), name, service },
      ]);
    }
  }
  return found;
}
