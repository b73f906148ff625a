import { normalise } from '../../../catalog/catalog.js';
import type { Catalog } from '../../../catalog/catalog.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import { literalText, text, unknown } from '../../../model/value.js';
import type { ArgumentValue, CallArguments, CallMeaning, OperationUse, SdkValue } from '../../rules.js';
import type { AwsRequests } from '../aws/requests.js';
import { RESOURCE_SERVICES, resourceModel } from '../boto3/resource-models.js';
import { readModel, SERVICE_RESOURCE } from '../boto3/resource-row.js';
import type { ResourceModel, ResourceRow } from '../boto3/resource-row.js';
import { LAZY_ATTRIBUTES, OWN_ACTIONS, OWN_MODELS } from './models.js';

const SDK = 'aws-sdk-ruby';
const own = new Map<string, ResourceModel>();

/** The resource interface is made from the same definitions as boto3's; what is Ruby's own stands in `models.ts`. */
function modelOf(service: string): ResourceModel | undefined {
  const written = Object.hasOwn(OWN_MODELS, service) ? OWN_MODELS[service] : undefined;
  if (written === undefined) return resourceModel(service);
  let model = own.get(service);
  if (!model) own.set(service, (model = readModel(written)));
  return model;
}

const rowOf = (service: string | undefined, resource: string | undefined): ResourceRow | undefined =>
  modelOf(service ?? '')?.resources.get(resource ?? '');

/** `ObjectSummary` is boto3's class for what a Ruby collection gives as `Object`. */
const rubyName = (resource: string): string => (resource === 'ObjectSummary' ? 'Object' : resource);

/** An action on all elements of a collection at once. */
const batchOf = (service: string, held: string | undefined, action: string): string | undefined =>
  rowOf(service, held)?.batch.get(action) ?? rowOf(service, `${held ?? ''}Summary`)?.batch.get(action);

/** `DBInstance` -> `db_instance`, `Object` -> `object`. */
const snake = (name: string): string =>
  name.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_').toLowerCase();

export const hasResource = (service: string, resource: string): boolean =>
  resource !== SERVICE_RESOURCE && rowOf(service, resource) !== undefined;

export const hasResources = (service: string): boolean => modelOf(service) !== undefined;

/** Normalised names of methods that make a request on some resource. */
export function resourceWords(): ReadonlySet<string> {
  const names = new Set<string>(['exists', 'presignedurl', 'presignedrequest'].map(normalise));
  for (const service of [...RESOURCE_SERVICES, ...Object.keys(OWN_MODELS)]) {
    for (const row of modelOf(service)?.resources.values() ?? []) {
      for (const name of [...row.actions.keys(), ...row.collections.keys()]) names.add(normalise(name));
      for (const name of row.batch.keys()) names.add(normalise(`batch_${name}`));
    }
  }
  for (const actions of Object.values(OWN_ACTIONS)) for (const name of Object.keys(actions)) names.add(normalise(name));
  for (const { names: lazy } of Object.values(LAZY_ATTRIBUTES)) for (const name of lazy) names.add(normalise(name));
  return names;
}

export function resource(
  service: string,
  name: string,
  bound: Readonly<Record<string, Value>>,
  parts: Pick<SdkValue, 'client' | 'owner'> = {},
): SdkValue {
  return { sdk: SDK, kind: 'resource', service, name, bound, ...parts };
}

export class RubyResources {
  constructor(
    private readonly catalog: Catalog,
    private readonly requests: AwsRequests,
  ) {}

  member(value: SdkValue, property: string): SdkValue | undefined {
    const service = value.service ?? '';
    const owned = (kind: string, name: string): SdkValue => ({ sdk: SDK, kind, service, name, owner: value });
    if (value.kind === 'collection') {
      if (property === 'limit' || property === 'batches') return owned('narrowing', property);
      if (property === 'first') return owned('first', property);
      const batch = /^batch_(\w+?)!?$/.exec(property)?.[1];
      return batch !== undefined && batchOf(service, value.name, batch) !== undefined
        ? owned('resource-batch', batch)
        : undefined;
    }
    const name = value.name ?? '';
    if (property === 'client') return { sdk: SDK, kind: 'client', service, owner: value };
    const key = `${service} ${name}`;
    if (OWN_ACTIONS[key]?.[property] !== undefined || this.waited(value, property) !== undefined) {
      return owned('resource-action', property);
    }
    if (key === 's3 Object' && /^presigned_(?:url|request)$/.test(property)) return owned('resource-presign', property);
    const row = rowOf(service, name);
    if (!row) return undefined;
    if (row.collections.has(property)) return owned('resource-collection', property);
    if (row.actions.has(property)) return owned('resource-action', property);
    const maker = [...row.makers].find(([made]) => snake(made) === property);
    if (maker) return owned('resource-maker', rubyName(maker[1]));
    const referred = row.references.get(property);
    if (referred) {
      const other = resource(service, rubyName(referred.resource), {}, { owner: value });
      return referred.list ? { ...other, kind: 'collection' } : other;
    }
    const lazy = LAZY_ATTRIBUTES[key];
    return lazy?.names.has(property) === true && value.kind === 'resource'
      ? owned('resource-action', property)
      : undefined;
  }

  call(value: SdkValue, args: CallArguments): CallMeaning | undefined {
    const { owner, service = '', name = '' } = value;
    if (!owner) return undefined;
    switch (value.kind) {
      case 'resource-maker':
        return { operations: [], returns: this.made(owner, name, args) };
      case 'narrowing':
        return { operations: [], returns: owner };
      case 'first':
        return { operations: [], returns: { ...owner, kind: 'element' } };
      case 'resource-collection': {
        const row = rowOf(service, owner.name)?.collections.get(name);
        if (!row) return undefined;
        const held = resource(service, rubyName(row.resource), owner.bound ?? {}, { owner });
        const use = this.use(owner, row.operation, args);
        return {
          operations: [use],
          returns: { ...held, kind: 'collection' },
          note: `${name} are listed by ${row.operation} when they are asked for`,
        };
      }
      case 'resource-batch': {
        const operation = batchOf(service, owner.name, name);
        return operation === undefined ? undefined : { operations: [this.use(owner, operation, args)] };
      }
      case 'resource-presign':
        return this.presigned(owner, args);
      case 'resource-action':
        return this.action(owner, name, args);
      default:
        return undefined;
    }
  }

  private action(owner: SdkValue, name: string, args: CallArguments): CallMeaning | undefined {
    const service = owner.service ?? '';
    const key = `${service} ${owner.name ?? ''}`;
    const row = rowOf(service, owner.name)?.actions.get(name);
    const helper = this.catalog.aws
      ?.helpers('ruby')
      .find((each) => each.service === service && each.methods[`${owner.name ?? ''}.${name}`] !== undefined);
    const uses = helper?.methods[`${owner.name ?? ''}.${name}`];
    const waited = this.waited(owner, name);
    const lazy = LAZY_ATTRIBUTES[key];
    const operations =
      waited === undefined
        ? (OWN_ACTIONS[key]?.[name] ?? row?.operations ?? (lazy ? [lazy.operation] : undefined))
        : [waited];
    if (!operations && !uses) return undefined;
    const made = uses
      ? uses.map(([operation, when]): OperationUse => ({
          ...this.use(owner, operation, args, name),
          ...(when === undefined ? {} : { when }),
        }))
      : (operations ?? []).map((operation) => this.use(owner, operation, args, name));
    const names = made.map(({ operation }) => operation);
    const given = row?.returns;
    const returned = given && resource(service, rubyName(given.resource), membersOf(args), { owner });
    return {
      operations: made,
      note: `${name} of a ${owner.name === SERVICE_RESOURCE ? `${service} resource` : (owner.name ?? 'resource')} requests ${names.join(' and ')}`,
      ...(returned ? { returns: given.list ? { ...returned, kind: 'collection' } : returned } : {}),
    };
  }

  /** `exists?` and `wait_until_running` poll what the waiter of the resource does. */
  private waited(value: SdkValue, method: string): string | undefined {
    if (value.name === undefined || value.name === SERVICE_RESOURCE) return undefined;
    const state = method === 'exists?' ? 'exists' : /^wait_until_(\w+)$/.exec(method)?.[1];
    return state === undefined ? undefined : this.requests.polled(value.service ?? '', `${value.name}_${state}`);
  }

  private presigned(owner: SdkValue, args: CallArguments): CallMeaning {
    const [first] = args.positional;
    const method = first === undefined || first.kind === 'sdk' ? undefined : literalText(first);
    const operation = method === undefined ? undefined : this.requests.operation('s3', `${method}_object`);
    const rest: CallArguments = { ...args, positional: args.positional.slice(1) };
    const use = this.use(owner, operation ?? 'unknown', rest);
    if (operation === undefined) return { operations: [{ ...use, reason: 'the method that is signed is not shown' }] };
    return { operations: [use], note: `the signed address is for ${operation}` };
  }

  private use(owner: SdkValue, operation: string, args: CallArguments, method = ''): OperationUse {
    const members = { ...boundMembers(owner), ...copied(owner, method, args), ...membersOf(args) };
    const input: ObjectValue = { kind: 'object', members, open: args.open };
    return this.requests.use(owner.service ?? '', operation, input);
  }

  private made(owner: SdkValue, name: string, args: CallArguments): SdkValue {
    const bound: Record<string, Value> = { ...owner.bound };
    let position = 0;
    for (const { members, keywords } of rowOf(owner.service, name)?.identifiers ?? []) {
      const [member = ''] = members;
      if (Object.hasOwn(bound, member)) continue;
      const keyword = keywords.find((each) => Object.hasOwn(args.named, each));
      const given = keyword === undefined ? args.positional[position++] : args.named[keyword];
      if (given) bound[member] = plain(given);
    }
    return resource(owner.service ?? '', name, bound, { owner });
  }

  /** `Aws::S3::Object.new('reports', 'key', client: s3)`. */
  construct(service: string, name: string, args: CallArguments, client: SdkValue['client']): SdkValue {
    const made = this.made(resource(service, SERVICE_RESOURCE, {}), name, args);
    return { ...made, ...(client ? { client } : {}) };
  }
}

function boundMembers({ service, name, bound = {} }: SdkValue): Readonly<Record<string, Value>> {
  const members: Record<string, Value> = {};
  for (const identifier of rowOf(service, name)?.identifiers ?? []) {
    const value = bound[identifier.members[0] ?? ''];
    if (value === undefined) continue;
    for (const member of identifier.members) {
      if (member.endsWith('[]')) members[member.slice(0, -2)] = { kind: 'list', items: [value], open: false };
      else if (!member.endsWith('{}')) members[member] = value;
    }
  }
  return members;
}

/** `object.copy_to(target)` and `object.copy_from(source)`: the other end is an object, or `bucket/key`. */
function copied(owner: SdkValue, method: string, args: CallArguments): Readonly<Record<string, Value>> {
  const [other] = args.positional;
  const isTarget = method === 'copy_to' || method === 'move_to';
  if ((!isTarget && method !== 'copy_from') || other === undefined || other.kind === 'object') return {};
  const path = other.kind === 'sdk' ? addressOf(boundMembers(other.value)) : other;
  if (!isTarget) return { CopySource: path };
  const [bucket, ...key] = literalText(path)?.split('/') ?? [];
  const target = bucket === undefined ? undefined : { Bucket: text(bucket), Key: text(key.join('/')) };
  const hidden = unknown('where it is copied to');
  return { CopySource: addressOf(boundMembers(owner)), ...(target ?? { Bucket: hidden, Key: hidden }) };
}

/** `bucket/key` of an object. */
function addressOf(members: Readonly<Record<string, Value>>): Value {
  const parts = [members['Bucket'], members['Key']].map((each) =>
    each?.kind === 'text' ? each.parts : [{ hole: 'a part of the address' }],
  );
  return { kind: 'text', parts: [...(parts[0] ?? []), '/', ...(parts[1] ?? [])] };
}

const plain = (given: ArgumentValue): Value => (given.kind === 'sdk' ? unknown('an SDK object') : given);

/** The members given by keyword, or as one hash. */
function membersOf(args: CallArguments): Readonly<Record<string, Value>> {
  const hash = args.positional.find((given) => given.kind === 'object');
  const named = Object.entries(args.named).map(([name, given]) => [name, plain(given)] as const);
  return { ...(hash?.kind === 'object' ? hash.members : {}), ...Object.fromEntries(named) };
}
