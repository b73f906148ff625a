import { normalise } from './catalog.js';
import type { AwsFacts, AwsPartition, Naming, Operation, OperationLookup, PermissionFact } from './catalog.js';
import { nameIndex, rowOf, rowsOf } from './part.js';
import type { CloudCatalog, NameTable, Tables } from './part.js';
import { bareName, claimedNames, namesOf } from './aws-names.js';
import type { HelperTable } from './helpers.js';
import { requestDecoder } from './requests.js';
import { decodeAction, decodeOperation, sharedAction } from './aws-rows.js';
import type { ActionTable, IndexTable, PartitionTable, ServiceTable, Templates } from './aws-rows.js';

const SERVICES = 'aws';
const ACTIONS = 'aws-actions';
const NAMES = 'names.aws';

/** Leading words of the SDKs' names for paginators and waiters; the rest is the operation's or the waiter's name. */
const POLLING_WORDS = ['waituntil', 'waitfor', 'paginate', ''] as const;

/** AWS's part of the catalog. */
export function awsCatalog(tables: Tables): CloudCatalog & { readonly aws: AwsFacts } {
  const index = once(() => tables.read('index.aws') as IndexTable);
  const names = once(() => {
    const { services: list } = tables.read(NAMES) as Omit<NameTable, 'names'>;
    return nameIndex({ services: list, names: tables.lines(NAMES) });
  });
  const services = new Map<string, LoadedService | undefined>();
  const actions = new Map<string, LoadedActions | undefined>();
  const namings = new Map<Naming, ReturnType<typeof claimedNames>>();
  const namedServices = once(() => Object.entries(index().services).map(([id, names]) => ({ id, ...names })));

  const partitionTable = once(() => tables.read('partitions.aws') as PartitionTable);
  const partitions = once(() =>
    Object.entries(partitionTable().partitions).map(([id, [hostSuffix, regions]]) => ({
      partition: { id, hostSuffix } satisfies AwsPartition,
      regions: new RegExp(regions),
    })),
  );

  const service = (id: string): LoadedService | undefined => {
    if (!services.has(id)) {
      const table = `${SERVICES}/${id}`;
      services.set(id, tables.has(table) ? loadService(id, table) : undefined);
    }
    return services.get(id);
  };
  const loadService = (id: string, name: string): LoadedService => {
    const table = tables.read(name) as ServiceTable;
    const templates = (type: string): string | undefined =>
      Object.hasOwn(table.resources, type) ? table.resources[type] : actionsOf(table.prefix)?.template(type);
    return new LoadedService(id, table, tables.lines(name), index(), templates);
  };
  const decoder = once(() =>
    requestDecoder({
      services: index().services,
      lines: (id) => tables.lines(`${SERVICES}/${id}`),
      operationName: (id, operation) => service(id)?.name(operation),
    }),
  );
  const actionsOf = (prefix: string): LoadedActions | undefined => {
    if (!actions.has(prefix)) {
      const table = `${ACTIONS}/${prefix}`;
      actions.set(prefix, tables.has(table) ? loadActions(prefix, table) : undefined);
    }
    return actions.get(prefix);
  };

  const loadActions = (prefix: string, name: string): LoadedActions => {
    const table = tables.read(name) as ActionTable;
    const shared = once(() => (table.shared === undefined ? '' : tables.lines(`${SERVICES}/${table.shared}`)));
    return new LoadedActions(prefix, table, tables.lines(name), shared);
  };

  return {
    serviceNamed(naming, name) {
      let known = namings.get(naming);
      if (known === undefined) {
        known = claimedNames(naming, namedServices());
        namings.set(naming, known);
      }
      return known(normalise(bareName(naming, name)));
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
    aws: {
      names(id, naming) {
        const names = index().services[id];
        return names === undefined ? [] : namesOf(naming, { id, ...names });
      },
      helpers: (sdk) =>
        (tables.read('helpers.aws') as HelperTable).helpers.filter((helper) => sdk === undefined || helper.sdk === sdk),
      request: (request) => decoder()(request),
      partitionOf: (region) => partitions().find(({ regions }) => regions.test(region))?.partition,
      partitions(id) {
        if (index().services[id]?.listed !== true) return [];
        const { services: shown } = partitionTable();
        const named = ['aws', ...(Object.hasOwn(shown, id) ? (shown[id] ?? '').split(' ') : [])];
        return partitions().flatMap(({ partition }) => (named.includes(partition.id) ? [partition] : []));
      },
    },
  };
}

/** One service's table; a row is found by bisection and decoded when it is asked for. */
class LoadedService {
  private readonly waiters = once(
    () =>
      new Map(Object.entries(this.table.waiters ?? {}).map(([waiter, operation]) => [normalise(waiter), operation])),
  );
  /** By normalised name. */
  private readonly decoded = new Map<string, OperationLookup>();

  constructor(
    private readonly id: string,
    private readonly table: ServiceTable,
    private readonly lines: string,
    private readonly index: IndexTable,
    private readonly templates: Templates,
  ) {}

  operation(spelling: string): OperationLookup {
    const normalised = normalise(spelling);
    let lookup = this.decoded.get(normalised);
    if (lookup === undefined) {
      const row = rowOf(this.lines, normalised, normalise);
      if (row === undefined) {
        return { kind: 'unknown', reason: `the catalog knows no operation "${spelling}" of AWS service "${this.id}"` };
      }
      lookup = decodeOperation(this.id, row, this.table, this.index, this.templates);
      this.decoded.set(normalised, lookup);
    }
    return lookup;
  }

  /** The catalog's name of an operation, also of one whose permissions are not known. */
  name(spelling: string): string | undefined {
    return rowOf(this.lines, normalise(spelling), normalise)?.name;
  }

  polled(normalised: string): string | undefined {
    for (const word of POLLING_WORDS) {
      if (!normalised.startsWith(word)) continue;
      const rest = normalised.slice(word.length);
      const operation = this.waiters().get(rest) ?? rowOf(this.lines, rest, normalise)?.name;
      if (operation !== undefined) return operation;
    }
    return undefined;
  }

  *operations(): Iterable<Operation> {
    for (const { name } of rowsOf(this.lines)) {
      const lookup = this.operation(name);
      if (lookup.kind === 'known') yield lookup.operation;
    }
  }
}

/** The actions of one IAM prefix, found without regard to case as IAM does. */
class LoadedActions {
  constructor(
    private readonly prefix: string,
    private readonly table: ActionTable,
    private readonly lines: string,
    private readonly shared: () => string,
  ) {}

  template(type: string): string | undefined {
    return Object.hasOwn(this.table.resources, type) ? this.table.resources[type]?.[0] : undefined;
  }

  fact(action: string): PermissionFact | undefined {
    const wanted = normalise(action);
    const row = rowOf(this.lines, wanted, normalise) ?? sharedAction(rowOf(this.shared(), wanted, normalise));
    // Actions are compared without regard to case only.
    if (row?.name.toLowerCase() !== action.toLowerCase()) return undefined;
    return decodeAction(this.prefix, row, this.table);
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
