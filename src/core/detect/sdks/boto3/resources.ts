import { normalise } from '../../../catalog/catalog.js';
import type { Catalog } from '../../../catalog/catalog.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import { unknown } from '../../../model/value.js';
import type { ArgumentValue, CallArguments, CallMeaning, OperationUse, SdkValue } from '../../rules.js';
import { RESOURCE_MODELS } from './resource-models.js';
import type { ActionRow, CollectionRow, ResourceRow } from './resource-row.js';

/** The resource object that `boto3.resource(..)` gives. */
export const SERVICE_RESOURCE = 'ServiceResource';

/** Methods of a collection that give it narrowed, or its pages; each lists when it is iterated over. */
const COLLECTION_METHODS: ReadonlySet<string> = new Set(['all', 'filter', 'limit', 'page_size', 'pages']);

/** Kinds of values that are iterated over: a collection, and what its methods give. */
const COLLECTIONS: ReadonlySet<string> = new Set(['collection', 'listing']);

/** Services with a resource interface that the tables do not spell out (Boto3 documentation, "Resources"). */
const RULE_SERVICES: ReadonlySet<string> = new Set(['ec2', 'iam', 'cloudwatch', 'cloudformation']);

/** Methods of those services' resources whose names are no operations' names. */
const RULE_METHODS = [
  ...[
    'start',
    'stop',
    'terminate',
    'reboot',
    'monitor',
    'unmonitor',
    'load',
    'reload',
    'delete',
    'create',
    'update',
    'attach',
    'detach',
  ],
  ...[
    'attach_policy',
    'detach_policy',
    'add_role',
    'remove_role',
    'add_user',
    'remove_user',
    'add_group',
    'remove_group',
    'all',
  ],
  ...[
    'filter',
    'limit',
    'pages',
    'associate',
    'disassociate',
    'copy',
    'activate',
    'deactivate',
    'put',
    'create_policy',
    'create_subnet',
  ],
  ...[
    'authorize_ingress',
    'authorize_egress',
    'revoke_ingress',
    'revoke_egress',
    'attach_volume',
    'detach_volume',
    'password_data',
  ],
  ...[
    'put_data',
    'enable_actions',
    'disable_actions',
    'set_state',
    'get_statistics',
    'put_alarm',
    'set_as_default',
    'enable',
    'resync',
  ],
  ...[
    'initiate_archive_retrieval',
    'initiate_inventory_retrieval',
    'get_output',
    'cancel_update',
    'upload_archive',
    'complete',
    'abort',
  ],
];

/** Normalised method names that make a request on some resource. */
export function resourceMethodNames(): ReadonlySet<string> {
  const names = new Set<string>([...COLLECTION_METHODS, ...RULE_METHODS].map(normalise));
  for (const model of Object.values(RESOURCE_MODELS)) {
    for (const row of Object.values(model.resources)) {
      for (const action of Object.keys(row.actions)) names.add(normalise(action));
      for (const collection of Object.values(row.collections ?? {})) {
        for (const batch of Object.keys(collection.batch ?? {})) names.add(normalise(batch));
      }
    }
  }
  return names;
}

export function serviceResource(service: string, client: SdkValue['client']): SdkValue {
  return { sdk: 'boto3', kind: 'resource', service, name: SERVICE_RESOURCE, ...(client ? { client } : {}) };
}

/** Resource objects: their members, and what calling those does. */
export class Resources {
  constructor(private readonly catalog: Catalog) {}

  private row(value: SdkValue): ResourceRow | undefined {
    return RESOURCE_MODELS[value.service ?? '']?.resources[value.name ?? ''];
  }

  /** True when the service has this resource type: `Bucket` of s3. */
  has(service: string, resource: string): boolean {
    const model = RESOURCE_MODELS[service];
    return model ? Object.hasOwn(model.resources, resource) : RULE_SERVICES.has(service);
  }

  member(value: SdkValue, property: string): SdkValue | undefined {
    const owned = { sdk: value.sdk, owner: value, ...(value.service === undefined ? {} : { service: value.service }) };
    if (COLLECTIONS.has(value.kind)) {
      return COLLECTION_METHODS.has(property) || this.batchOperation(value, property) !== undefined
        ? { ...owned, kind: 'collection-method', name: property }
        : undefined;
    }
    if (value.kind !== 'resource') return undefined;
    if (property === 'meta') return { ...owned, kind: 'meta' };
    const row = this.row(value);
    if (!row) return this.memberByRule(value, property);
    if (this.collectionRow(value, property))
      return { ...owned, kind: 'collection', name: property, ...(value.bound ? { bound: value.bound } : {}) };
    if (Object.hasOwn(row.actions, property)) return { ...owned, kind: 'resource-action', name: property };
    const made = row.makers?.[property];
    if (made !== undefined) return { ...owned, kind: 'resource-maker', name: made };
    return undefined;
  }

  call(value: SdkValue, args: CallArguments): CallMeaning | undefined {
    const { owner } = value;
    if (!owner) return undefined;
    if (value.kind === 'resource-maker') return { operations: [], returns: this.made(owner, value.name ?? '', args) };
    if (value.kind === 'collection-method') return this.collectionCall(owner, value.name ?? '', args);
    if (value.kind === 'resource-action') return this.actionCall(owner, value.name ?? '', args);
    return undefined;
  }

  element(value: SdkValue): SdkValue | undefined {
    if (value.kind === 'resources') return { ...value, kind: 'resource' };
    if (!COLLECTIONS.has(value.kind)) return undefined;
    const row = value.owner && this.collectionRow(value.owner, value.name ?? '');
    return row && this.resource(value, row.resource, value.bound ?? {}, 'an element of a collection');
  }

  private made(owner: SdkValue, resource: string, args: CallArguments): SdkValue {
    const row = RESOURCE_MODELS[owner.service ?? '']?.resources[resource];
    const bound: Record<string, Value> = { ...owner.bound };
    let position = 0;
    for (const [member, ...keywords] of row?.identifiers ?? []) {
      if (Object.hasOwn(bound, member)) continue;
      const keyword = keywords.find((each) => Object.hasOwn(args.named, each));
      const given = keyword === undefined ? args.positional[position++] : args.named[keyword];
      if (given) bound[member] = plain(given);
    }
    return this.resource(owner, resource, bound, 'it is not shown');
  }

  private resource(
    owner: SdkValue,
    resource: string,
    known: Readonly<Record<string, Value>>,
    reason: string,
  ): SdkValue {
    const row = RESOURCE_MODELS[owner.service ?? '']?.resources[resource];
    const bound: Record<string, Value> = {};
    for (const [member] of row?.identifiers ?? []) bound[member] = known[member] ?? unknown(reason);
    return {
      sdk: owner.sdk,
      kind: 'resource',
      name: resource,
      bound,
      owner,
      ...(owner.service === undefined ? {} : { service: owner.service }),
    };
  }

  private actionCall(owner: SdkValue, name: string, args: CallArguments): CallMeaning | undefined {
    const service = owner.service ?? '';
    const row = this.row(owner)?.actions[name] ?? this.actionByRule(owner, name);
    if (!row) return undefined;
    const parameters = parametersOf(args, owner.bound ?? {}, row.positional ?? []);
    const returns =
      row.returns === undefined
        ? undefined
        : this.resource(owner, row.returns, parameters.members, `what ${name} gives`);
    return {
      operations: row.operations.map((operation): OperationUse => ({ cloud: 'aws', service, operation, parameters })),
      note: `${name} of a ${owner.name === SERVICE_RESOURCE ? `${service} resource` : (owner.name ?? 'resource')} requests ${row.operations.join(' and ')}`,
      ...(returns ? { returns: row.list ? { ...returns, kind: 'resources' } : returns } : {}),
    };
  }

  private collectionCall(collection: SdkValue, name: string, args: CallArguments): CallMeaning | undefined {
    const row = collection.owner && this.collectionRow(collection.owner, collection.name ?? '');
    const service = collection.service ?? '';
    if (!row) return undefined;
    const parameters = parametersOf(args, collection.bound ?? {}, []);
    const use = (operation: string): OperationUse => ({ cloud: 'aws', service, operation, parameters });
    const batch = this.batchOperation(collection, name);
    if (batch !== undefined)
      return {
        // The elements of what `all()` or `filter()` gave are listed by that call.
        operations: collection.kind === 'listing' ? [use(batch)] : [use(row.operation), use(batch)],
        note: `${name} lists by ${row.operation} and then requests ${batch}`,
      };
    return {
      operations: [use(row.operation)],
      returns: { ...collection, kind: 'listing' },
      note: `${collection.name ?? 'the collection'} is listed by ${row.operation}`,
    };
  }

  private batchOperation(collection: SdkValue, name: string): string | undefined {
    const row = collection.owner && this.collectionRow(collection.owner, collection.name ?? '');
    if (!row) return undefined;
    if (row.batch && Object.hasOwn(row.batch, name)) return row.batch[name];
    return RULE_SERVICES.has(collection.service ?? '')
      ? this.known(collection.service ?? '', name + row.resource + 's')
      : undefined;
  }

  private collectionRow(value: SdkValue, name: string): CollectionRow | undefined {
    const row = this.row(value);
    if (row) return row.collections && Object.hasOwn(row.collections, name) ? row.collections[name] : undefined;
    const service = value.service ?? '';
    if (!RULE_SERVICES.has(service)) return undefined;
    const plural = normalise(name);
    const own = value.name === SERVICE_RESOURCE ? '' : (value.name ?? '');
    const operation =
      (own === ''
        ? undefined
        : (this.known(service, `list${own}${plural}`) ?? this.known(service, `list${plural}for${own}`))) ??
      this.known(service, `list${plural}`) ??
      this.known(service, `describe${plural}`);
    return operation === undefined ? undefined : { operation, resource: singular(name) };
  }

  /** For services without a table: names follow a rule, and the catalog confirms the operation. */
  private memberByRule(value: SdkValue, property: string): SdkValue | undefined {
    if (!RULE_SERVICES.has(value.service ?? '')) return undefined;
    const owned = { sdk: value.sdk, owner: value, ...(value.service === undefined ? {} : { service: value.service }) };
    if (/^[A-Z]/.test(property)) return { ...owned, kind: 'resource-maker', name: property };
    if (this.actionByRule(value, property)) return { ...owned, kind: 'resource-action', name: property };
    if (this.collectionRow(value, property)) return { ...owned, kind: 'collection', name: property };
    return undefined;
  }

  /** `role.attach_policy` -> AttachRolePolicy, `instance.stop` -> StopInstances, `group.delete` -> DeleteGroup, `role.load` -> GetRole. */
  private actionByRule(value: SdkValue, name: string): ActionRow | undefined {
    const service = value.service ?? '';
    const own = value.name === SERVICE_RESOURCE ? '' : (value.name ?? '');
    const [verb = '', ...rest] = name.split('_');
    const after = rest.join('');
    const spellings =
      verb === 'load' || verb === 'reload'
        ? [`get${own}`, `describe${own}s`]
        : [
            `${verb}${own}${after}`,
            `${verb}${own}s${after}`,
            `${verb}${after}${own}`,
            `${verb}${own.replace(/^[A-Z][a-z]+/, '')}${after}`,
            `${verb}${after}`,
            `${verb}${after}s`,
          ];
    for (const spelling of spellings) {
      const operation = this.known(service, spelling);
      if (operation === undefined) continue;
      const made = /^create_(.+)$/.exec(name)?.[1];
      const list = made?.endsWith('s') === true && service === 'ec2';
      return { operations: [operation], ...(made === undefined ? {} : { returns: singular(made, list), list }) };
    }
    return undefined;
  }

  private known(service: string, spelling: string): string | undefined {
    const lookup = this.catalog.operation('aws', service, spelling);
    return lookup.kind === 'known' ? lookup.operation.name : undefined;
  }
}

/** `security_groups` -> `SecurityGroup`. */
function singular(name: string, plural = true): string {
  const one = plural ? name.replace(/ies$/, 'y').replace(/([^s])s$/, '$1') : name;
  return one
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

const plain = (given: ArgumentValue): Value => (given.kind === 'sdk' ? unknown('an SDK object') : given);

/** The input members that a call gives: bound by its receiver, by keyword, or by place. */
export function parametersOf(
  args: CallArguments,
  bound: Readonly<Record<string, Value>>,
  positional: readonly string[],
): ObjectValue {
  const members: Record<string, Value> = { ...bound };
  positional.forEach((member, place) => {
    const given = args.positional[place];
    if (given && member !== '') members[member] = plain(given);
  });
  for (const [name, given] of Object.entries(args.named)) {
    if (name === 'ExtraArgs') {
      if (given.kind === 'object') Object.assign(members, given.members);
    } else members[name] = plain(given);
  }
  const extra = args.named['ExtraArgs'];
  const hidden = extra !== undefined && (extra.kind !== 'object' || extra.open);
  return { kind: 'object', members, open: args.open || hidden };
}
