import { normalise } from './catalog.js';
import type { Naming, Operation, OperationLookup, PermissionFact } from './catalog.js';
import { nameIndex } from './part.js';
import type { CloudCatalog, NameTable, Tables } from './part.js';
import { decodeOperation } from './aws-rows.js';
import type { ActionTable, IndexTable, ServiceNames, ServiceTable } from './aws-rows.js';

const SERVICES = 'aws';
const ACTIONS = 'aws-actions';

/** Leading words of the SDKs' names for paginators and waiters; the rest is the operation's or the waiter's name. */
const POLLING_WORDS = ['waituntil', 'waitfor', 'paginate', ''] as const;

/** AWS's part of the catalog. */
export function awsCatalog(tables: Tables): CloudCatalog {
  const index = once(() => tables.read('index.aws') as IndexTable);
  const names = once(() => nameIndex(tables.read('names.aws') as NameTable));
  const services = new Map<string, LoadedService | undefined>();
  const actions = new Map<string, LoadedActions | undefined>();
  const namings = new Map<Naming, ReadonlyMap<string, string>>();

  const service = (id: string): LoadedService | undefined => {
    if (!services.has(id)) {
      const table = `${SERVICES}/${id}`;
      services.set(
        id,
        tables.has(table) ? new LoadedService(id, tables.read(table) as ServiceTable, index()) : undefined,
      );
    }
    return services.get(id);
  };
  const actionsOf = (prefix: string): LoadedActions | undefined => {
    if (!actions.has(prefix)) {
      const table = `${ACTIONS}/${prefix}`;
      actions.set(prefix, tables.has(table) ? new LoadedActions(prefix, tables.read(table) as ActionTable) : undefined);
    }
    return actions.get(prefix);
  };

  return {
    serviceNamed(naming, name) {
      let known = namings.get(naming);
      if (known === undefined) {
        known = spellings(naming, index().services);
        namings.set(naming, known);
      }
      return known.get(normalise(bareName(naming, name)));
    },
    operation(id, operation) {
      const found = service(id);
      if (found === undefined) return { kind: 'unknown', reason: `the catalog has no AWS service "${id}"` };
      return found.operation(operation);
    },
    isOperationName: (normalised) => names().has(normalised),
    servicesWith: (normalised) => names().services(normalised),
    waiter: (id, normalised) => service(id)?.polled(normalised),
    permission(permission) {
      const colon = permission.indexOf(':');
      if (colon < 0) return undefined;
      return actionsOf(permission.slice(0, colon).toLowerCase())?.fact(permission.slice(colon + 1));
    },
    rolePermissions: () => undefined,
    rolesFor: () => [],
    *operations() {
      for (const id of tables.below(SERVICES)) yield* service(id)?.operations() ?? [];
    },
    get provenance() {
      return index().provenance;
    },
  };
}

/** One service's table, with its operations by normalised name; a row is decoded when it is asked for. */
class LoadedService {
  private readonly rows = new Map<string, string>();
  private readonly waiters = new Map<string, string>();
  private readonly decoded = new Map<string, OperationLookup>();

  constructor(
    private readonly id: string,
    private readonly table: ServiceTable,
    private readonly index: IndexTable,
  ) {
    for (const name of Object.keys(table.operations)) this.rows.set(normalise(name), name);
    for (const [waiter, operation] of Object.entries(table.waiters ?? {}))
      this.waiters.set(normalise(waiter), operation);
  }

  operation(spelling: string): OperationLookup {
    const name = this.rows.get(normalise(spelling));
    if (name === undefined) {
      return { kind: 'unknown', reason: `the catalog knows no operation "${spelling}" of AWS service "${this.id}"` };
    }
    let lookup = this.decoded.get(name);
    if (lookup === undefined) {
      lookup = decodeOperation(this.id, name, this.table, this.index);
      this.decoded.set(name, lookup);
    }
    return lookup;
  }

  polled(normalised: string): string | undefined {
    for (const word of POLLING_WORDS) {
      if (!normalised.startsWith(word)) continue;
      const rest = normalised.slice(word.length);
      const operation = this.waiters.get(rest) ?? this.rows.get(rest);
      if (operation !== undefined) return operation;
    }
    return undefined;
  }

  *operations(): Iterable<Operation> {
    for (const name of this.rows.values()) {
      const lookup = this.operation(name);
      if (lookup.kind === 'known') yield lookup.operation;
    }
  }
}

/** The actions of one IAM prefix, found without regard to case as IAM does. */
class LoadedActions {
  private readonly names = new Map<string, string>();

  constructor(
    private readonly prefix: string,
    private readonly table: ActionTable,
  ) {
    for (const name of Object.keys(table.actions)) this.names.set(name.toLowerCase(), name);
  }

  fact(action: string): PermissionFact | undefined {
    const name = this.names.get(action.toLowerCase());
    const row = name === undefined ? undefined : this.table.actions[name];
    if (name === undefined || row === undefined) return undefined;
    const [accessLevel, types = ''] = row;
    return {
      cloud: 'aws',
      permission: `${this.prefix}:${name}`,
      accessLevel,
      resourceTemplates: types.split(' ').flatMap((type) => this.table.resources[type] ?? []),
    };
  }
}

/** The name without what the SDK adds to every name: `@aws-sdk/client-s3` -> `s3`, `S3Client` -> `S3`. */
function bareName(naming: Naming, name: string): string {
  if (naming === 'js-v3-package') return name.replace(/^@aws-sdk\/client-/, '');
  if (naming === 'js-v3-client') return name.replace(/Client$/, '');
  return name;
}

/** All spellings of one naming; where two services claim one, the row that lists it first in `claims` order keeps it. */
function spellings(naming: Naming, services: Readonly<Record<string, ServiceNames>>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [id, names] of Object.entries(services)) {
    const spelled: Readonly<Record<Naming, readonly string[]>> = {
      boto3: names.boto3 ?? [],
      'js-v3-package': names.package === undefined ? [] : [names.package],
      'js-v3-client': names.package === undefined ? [] : [names.client ?? names.package],
      'iam-prefix': names.owns === true ? [names.prefix] : [],
      'service-id': names.name === undefined ? [id] : [id, names.name],
      'endpoint-prefix': names.endpoint ?? [],
    };
    for (const spelling of spelled[naming]) {
      const key = normalise(spelling);
      if (!found.has(key)) found.set(key, id);
    }
  }
  return found;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
