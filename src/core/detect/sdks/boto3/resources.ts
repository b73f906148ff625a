import { normalise } from '../../../catalog/catalog.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import { literalText, unknown } from '../../../model/value.js';
import { lazily } from '../../lazy-value.js';
import type { ArgumentValue, CallArguments, CallMeaning, GuessHints, OperationUse, SdkValue } from '../../rules.js';
import { RESOURCE_SERVICES, resourceModel } from './resource-models.js';
import { SERVICE_RESOURCE } from './resource-row.js';
import type { CollectionRow, ResourceRow } from './resource-row.js';

/** Methods of a collection that give it narrowed, or its pages; each lists when it is iterated over. */
const COLLECTION_METHODS: ReadonlySet<string> = new Set(['all', 'filter', 'limit', 'page_size', 'pages']);

/** Kinds of values that are iterated over: a collection, and what its methods give. */
const COLLECTIONS: ReadonlySet<string> = new Set(['collection', 'listing']);

/** Normalised method names that make a request on some resource. */
export function resourceMethodNames(): ReadonlySet<string> {
  const names = new Set<string>([...COLLECTION_METHODS].map(normalise));
  for (const service of RESOURCE_SERVICES) {
    for (const row of resourceModel(service)?.resources.values() ?? []) {
      for (const method of [...row.actions.keys(), ...row.batch.keys()]) names.add(normalise(method));
    }
  }
  return names;
}

/**
 * The resources that a receiver of unknown origin may be: named after a resource (`job`, `reports_bucket`) of a service
 * whose resources the file uses, and that resource has the method.
 */
export function guessResources(normalised: string, hints: GuessHints | undefined): readonly SdkValue[] {
  const receiver = wordsOf(hints?.receiver ?? '');
  if (receiver === '_') return [];
  return RESOURCE_SERVICES.filter((service) => hints?.kinds?.has(`resource ${service}`) === true).flatMap((service) =>
    [...(resourceModel(service)?.resources ?? [])]
      .filter(([name, row]) => receiver.endsWith(wordsOf(name)) && hasAction(row, normalised))
      .map(([name]) => madeOf({ sdk: 'boto3', kind: 'resource', service }, name, {}, 'it is not shown')),
  );
}

const hasAction = (row: ResourceRow, normalised: string): boolean =>
  [...row.actions.keys()].some((action) => normalise(action) === normalised);

/** `reportsBucket`, `reports_bucket` -> `_reports_bucket`. */
const wordsOf = (name: string): string => `_${name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase()}`;

export function serviceResource(service: string, client: SdkValue['client']): SdkValue {
  return { sdk: 'boto3', kind: 'resource', service, name: SERVICE_RESOURCE, ...(client ? { client } : {}) };
}

const rowOf = (service: string | undefined, resource: string | undefined): ResourceRow | undefined =>
  resourceModel(service ?? '')?.resources.get(resource ?? '');

/** True when the service has this resource type: `Bucket` of s3. */
export const hasResource = (service: string, resource: string): boolean => rowOf(service, resource) !== undefined;

/** What a member of a resource, of a collection, or of what its methods give, is. */
export function resourceMember(value: SdkValue, property: string): SdkValue | undefined {
  const owned = { sdk: value.sdk, owner: value, ...(value.service === undefined ? {} : { service: value.service }) };
  if (COLLECTIONS.has(value.kind)) {
    return COLLECTION_METHODS.has(property) || batchOperation(value, property) !== undefined
      ? { ...owned, kind: 'collection-method', name: property }
      : undefined;
  }
  if (value.kind !== 'resource') return undefined;
  if (property === 'meta') return { ...owned, kind: 'meta' };
  const row = rowOf(value.service, value.name);
  if (!row) return undefined;
  if (row.collections.has(property))
    return { ...owned, kind: 'collection', name: property, ...(value.bound ? { bound: value.bound } : {}) };
  if (row.actions.has(property)) return { ...owned, kind: 'resource-action', name: property };
  const made = row.makers.get(property);
  if (made !== undefined) return { ...owned, kind: 'resource-maker', name: made };
  const referred = row.references.get(property);
  if (referred === undefined) return undefined;
  const other = madeOf(value, referred.resource, {}, `the ${property} of a ${value.name ?? 'resource'}`);
  return referred.list ? { ...other, kind: 'resources' } : other;
}

export function resourceCall(value: SdkValue, args: CallArguments): CallMeaning | undefined {
  const { owner } = value;
  if (!owner) return undefined;
  if (value.kind === 'resource-maker') return { operations: [], returns: made(owner, value.name ?? '', args) };
  if (value.kind === 'collection-method') return collectionCall(owner, value.name ?? '', args);
  if (value.kind === 'resource-action') return actionCall(owner, value.name ?? '', args);
  return undefined;
}

/** What one iterates over in a collection, in its pages, or in a list of resources. */
export function resourceElement(value: SdkValue): SdkValue | undefined {
  if (value.kind === 'resources') return { ...value, kind: 'resource' };
  if (!COLLECTIONS.has(value.kind)) return undefined;
  const row = value.owner && collectionRow(value.owner, value.name ?? '');
  return row && madeOf(value, row.resource, value.bound ?? {}, 'an element of a collection');
}

/** What a maker gives: identifiers of the owner that it shares, then those given by keyword or place. */
function made(owner: SdkValue, resource: string, args: CallArguments): SdkValue {
  const bound: Record<string, Value> = { ...owner.bound };
  let position = 0;
  for (const { keywords, members } of rowOf(owner.service, resource)?.identifiers ?? []) {
    const [member = ''] = members;
    if (Object.hasOwn(bound, member)) continue;
    const keyword = keywords.find((each) => Object.hasOwn(args.named, each));
    const given = keyword === undefined ? args.positional[position++] : args.named[keyword];
    if (given) bound[member] = plain(given);
  }
  return madeOf(owner, resource, bound, 'it is not shown');
}

/** A resource with what is known of its identifiers; the others are unknown for that reason. */
function madeOf(owner: SdkValue, resource: string, known: Readonly<Record<string, Value>>, reason: string): SdkValue {
  const bound: Record<string, Value> = {};
  for (const { members } of rowOf(owner.service, resource)?.identifiers ?? []) {
    const [member = ''] = members;
    bound[member] = known[member] ?? unknown(reason);
  }
  return {
    sdk: owner.sdk,
    kind: 'resource',
    name: resource,
    bound,
    owner,
    ...(owner.service === undefined ? {} : { service: owner.service }),
  };
}

/** The identifiers of a resource as the input members that carry them. */
function boundMembers({ service, name, bound = {} }: SdkValue): Readonly<Record<string, Value>> {
  const members: Record<string, Value> = {};
  for (const identifier of rowOf(service, name)?.identifiers ?? []) {
    const value = bound[identifier.members[0] ?? ''];
    if (value === undefined) continue;
    for (const member of identifier.members) {
      if (member.endsWith('[]')) members[member.slice(0, -2)] = { kind: 'list', items: [value], open: false };
      else if (member.endsWith('{}')) members[member.slice(0, -2)] = keyed(value);
      else members[member] = value;
    }
  }
  return members;
}

/** A map with the value as a key. What it holds under the key is not shown. */
function keyed(key: Value): Value {
  const name = literalText(key);
  const members = name === undefined ? {} : { [name]: unknown('what the batch holds') };
  return { kind: 'object', members, open: name === undefined };
}

function actionCall(owner: SdkValue, name: string, args: CallArguments): CallMeaning | undefined {
  const service = owner.service ?? '';
  const row = rowOf(service, owner.name)?.actions.get(name);
  if (!row) return undefined;
  const parameters = parametersOf(args, boundMembers(owner), row.positional);
  const { returns } = row;
  const given = returns && madeOf(owner, returns.resource, identifying(owner, parameters), `what ${name} gives`);
  return {
    operations: row.operations.map((operation): OperationUse => ({ cloud: 'aws', service, operation, parameters })),
    note: `${name} of a ${owner.name === SERVICE_RESOURCE ? `${service} resource` : (owner.name ?? 'resource')} requests ${row.operations.join(' and ')}`,
    ...(given === undefined ? {} : { returns: returns?.list === true ? { ...given, kind: 'resources' } : given }),
  };
}

/** What the receiver and the arguments of an action tell of the resource that it gives. */
const identifying = (owner: SdkValue, parameters: ObjectValue): Readonly<Record<string, Value>> => ({
  ...parameters.members,
  ...owner.bound,
});

function collectionCall(collection: SdkValue, name: string, args: CallArguments): CallMeaning | undefined {
  const row = collection.owner && collectionRow(collection.owner, collection.name ?? '');
  const service = collection.service ?? '';
  if (!row) return undefined;
  const parameters = parametersOf(args, collection.owner ? boundMembers(collection.owner) : {}, []);
  const use = (operation: string): OperationUse => ({ cloud: 'aws', service, operation, parameters });
  const batch = batchOperation(collection, name);
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

function batchOperation(collection: SdkValue, name: string): string | undefined {
  const row = collection.owner && collectionRow(collection.owner, collection.name ?? '');
  return row && rowOf(collection.service, row.resource)?.batch.get(name);
}

const collectionRow = (value: SdkValue, name: string): CollectionRow | undefined =>
  rowOf(value.service, value.name)?.collections.get(name);

const plain = (given: ArgumentValue): Value => lazily(() => (given.kind === 'sdk' ? unknown('an SDK object') : given));

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
