import type { Cloud } from '../model/call-site.js';
import type { AssetSource } from '../ports.js';
import { awsCatalog } from './aws.js';
import type { Catalog, Naming } from './catalog.js';
import type { RoleList } from './gcp-role-list.js';
import { gcpCatalog } from './gcp.js';
import type { CloudCatalog } from './part.js';
import { openTables } from './tables.js';

/** What the catalog takes besides its own tables. */
export interface CatalogOptions {
  /** Roles of Google Cloud that were read when the user asked for it; the same list until others were. Absent: none. */
  readonly googleRoles?: () => readonly RoleList[];
}

const NO_LISTS: readonly RoleList[] = [];

/**
 * The catalog over its packed tables (`catalog/index.json`, `catalog/tables.bin`). Synchronous; nothing is read before
 * the first question. Throws an UnforbidError `internal` at the first question when the installation lacks the tables.
 */
export function loadCatalog(assets: AssetSource, options: CatalogOptions = {}): Catalog {
  const tables = openTables(assets);
  let madeAws: ReturnType<typeof awsCatalog> | undefined;
  const aws = (): ReturnType<typeof awsCatalog> => (madeAws ??= awsCatalog(tables));
  const makers: Readonly<Record<Cloud, () => CloudCatalog>> = {
    aws,
    gcp: () => gcpCatalog(tables, options.googleRoles ?? (() => NO_LISTS)),
  };
  const made = new Map<Cloud, CloudCatalog>();
  const of = (cloud: Cloud): CloudCatalog => {
    let part = made.get(cloud);
    if (part === undefined) {
      part = makers[cloud]();
      made.set(cloud, part);
    }
    return part;
  };
  const clouds = Object.keys(makers) as Cloud[];
  /** The first answer among the clouds: for questions that name no cloud. */
  const first = <T>(ask: (part: CloudCatalog) => T | undefined): T | undefined => {
    for (const cloud of clouds) {
      const answer = ask(of(cloud));
      if (answer !== undefined) return answer;
    }
    return undefined;
  };

  return {
    serviceNamed: (naming: Naming, name) => first((part) => part.serviceNamed(naming, name)),
    operation: (cloud, service, operation) => of(cloud).operation(service, operation),
    isOperationName: (cloud, normalised) => of(cloud).isOperationName(normalised),
    servicesWith: (cloud, normalised) => of(cloud).servicesWith(normalised),
    waiter: (service, normalised) => first((part) => part.waiter(service, normalised)),
    permission: (cloud, permission) => of(cloud).permission(permission),
    rolePermissions: (role) => first((part) => part.rolePermissions(role)),
    rolesFor: (permissions) => clouds.flatMap((cloud) => of(cloud).rolesFor(permissions)),
    roles: () => clouds.flatMap((cloud) => of(cloud).roles?.() ?? []),
    customRoleSupport: (parent) => options.googleRoles?.().find((list) => list.parent === parent)?.support,
    operations: (cloud) => of(cloud).operations(),
    gcp: {
      methods: (service) => of('gcp').methods?.(service) ?? [],
      protobufServices: (name) => of('gcp').protobufServices?.(name) ?? [],
    },
    get aws() {
      return aws().aws;
    },
    get provenance() {
      const parts = clouds.map((cloud) => of(cloud).provenance);
      const date = parts.reduce((newest, { date }) => (date > newest ? date : newest), '');
      return { date, sources: Object.assign({}, ...parts.map(({ sources }) => sources)) as Record<string, string> };
    },
  };
}
