import type { Catalog, Naming, Operation } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import { lazily } from '../../lazy-value.js';
import type { OperationUse } from '../../rules.js';

/** An input that source does not show. */
export const OPEN_INPUT: ObjectValue = { kind: 'object', members: {}, open: true };
/** An input of which nothing is given. */
export const NO_INPUT: ObjectValue = { kind: 'object', members: {}, open: false };

/** What the rule sets of the AWS SDKs ask of the catalog: names to services and operations, members to their API names. */
export interface AwsRequests {
  /** The catalog's service id for an SDK's own name (namespace, package, client class). */
  service(name: string): string | undefined;
  /** The catalog's name of an operation in any spelling; undefined: the service has none of this name. */
  operation(service: string, name: string): string | undefined;
  /** The operation that a paginator or waiter of this name polls. */
  polled(service: string, name: string): string | undefined;
  /** A request with its members under the API's names, as the permissions' conditions and resources name them. */
  use(service: string, operation: string, input: ObjectValue, renamed?: Readonly<Record<string, string>>): OperationUse;
}

export function awsRequests(catalog: Catalog, naming: Naming): AwsRequests {
  const spelled = new WeakMap<Operation, ReadonlyMap<string, string>>();

  function known(service: string, name: string): Operation | undefined {
    const lookup = catalog.operation('aws', service, name);
    return lookup.kind === 'known' ? lookup.operation : undefined;
  }

  function spellings(operation: Operation): ReadonlyMap<string, string> {
    let names = spelled.get(operation);
    if (!names) spelled.set(operation, (names = memberNames(operation)));
    return names;
  }

  return {
    service: (name) => catalog.serviceNamed(naming, name),
    operation: (service, name) => known(service, name)?.name,
    polled: (service, name) => catalog.waiter(service, normalise(name)),
    use(service, name, input, renamed = {}) {
      const operation = known(service, name);
      const names = operation === undefined ? undefined : spellings(operation);
      return {
        cloud: 'aws',
        service,
        operation: operation?.name ?? name,
        parameters: respelled(input, (member) => renamed[member] ?? names?.get(normalise(member)) ?? member),
      };
    },
  };
}

/** Every member that the operation's facts name, by its normalised form: SDKs write `bucket`, `bucket_name`, `Bucket`. */
function memberNames(operation: Operation): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (path: string): void => {
    for (const segment of path.split(/[.#[\]{}]+/)) {
      if (/^[A-Za-z]/.test(segment)) names.set(normalise(segment), segment);
    }
  };
  operation.required.forEach(add);
  for (const rule of operation.permissions) {
    if (rule.when !== undefined && rule.when.kind !== 'circumstance') add(rule.when.path);
    for (const resource of rule.resources) {
      if (resource.kind === 'member') add(resource.path);
      if (resource.kind === 'template') Object.values(resource.bind).forEach(add);
    }
  }
  return names;
}

function respelled(input: ObjectValue, spell: (member: string) => string): ObjectValue {
  const members: Record<string, Value> = {};
  for (const [member, value] of Object.entries(input.members))
    members[spell(member)] = lazily(() => deep(value, spell));
  return { ...input, members };
}

function deep(value: Value, spell: (member: string) => string): Value {
  if (value.kind === 'object') return respelled(value, spell);
  return value.kind === 'list' ? { ...value, items: value.items.map((item) => deep(item, spell)) } : value;
}
