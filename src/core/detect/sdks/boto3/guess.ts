import { normalise } from '../../../catalog/catalog.js';
import type { Catalog, Operation } from '../../../catalog/catalog.js';
import { literalText } from '../../../model/value.js';
import { isClientLike } from '../aws/guess.js';
import type { CallArguments, GuessHints, SdkValue } from '../../rules.js';

/** Methods whose first argument names the operation (or waiter): that tells more than their own name. */
const NAMING_METHODS: Readonly<Record<string, 'operation' | 'waiter'>> = {
  getpaginator: 'operation',
  generatepresignedurl: 'operation',
  getwaiter: 'waiter',
};

/** Words of a variable's name that say no service: `rds_client`, `my_s3_resource`. */
const NO_SERVICE = /^(client|clients|resource|wrapper|service|svc|boto3|boto|aws|my|the|self|conn|connection|api)$/;

/**
 * The clients that a call on a receiver of unknown origin may be made on. Services that the file uses come first, then one that
 * the receiver is named after, then the only one that has such an operation; its required input members must be given.
 */
export function guessClients(
  catalog: Catalog,
  method: string,
  used: ReadonlySet<string>,
  hints: GuessHints | undefined,
): readonly SdkValue[] {
  // A client of some service: which one, the argument would tell.
  if (hints?.asking === true && Object.hasOwn(NAMING_METHODS, method)) return [{ sdk: 'boto3', kind: 'client' }];
  const named = serviceNamedBy(catalog, hints?.receiver);
  const services = fittingServices(catalog, method, used, named, hints);
  if (hints?.asking === true) return services.map(clientOf);
  const inUse = services.filter((service) => used.has(service));
  const chosen =
    named !== undefined && services.includes(named)
      ? [named]
      : inUse.length > 0
        ? inUse
        : services.length === 1 && isClientLike(hints?.receiver)
          ? services
          : [];
  return chosen.map(clientOf);
}

const clientOf = (service: string): SdkValue => ({ sdk: 'boto3', kind: 'client', service });

function fittingServices(
  catalog: Catalog,
  method: string,
  used: ReadonlySet<string>,
  named: string | undefined,
  hints: GuessHints | undefined,
): readonly string[] {
  const naming = NAMING_METHODS[method];
  if (naming !== undefined) {
    const first = hints?.arguments.positional[0] ?? Object.values(hints?.arguments.named ?? {})[0];
    const name = first === undefined || first.kind === 'sdk' ? undefined : literalText(first);
    if (name === undefined) return [];
    if (naming === 'operation') return catalog.servicesWith('aws', normalise(name));
    const known = named === undefined ? [...used] : [named, ...used];
    return [...new Set(known)].filter((service) => catalog.waiter(service, normalise(name)) !== undefined);
  }
  return catalog.servicesWith('aws', method).filter((service) => {
    const lookup = catalog.operation('aws', service, method);
    if (lookup.kind !== 'known' || !takes(lookup.operation, hints?.arguments)) return false;
    return service === named || !isOneWord(lookup.operation);
  });
}

/** Single-word names (Query, Publish, Invoke) are too common to tell a client. */
const isOneWord = (operation: Operation): boolean => /^[A-Z][a-z0-9]*$/.test(operation.name);

/**
 * Clients take keyword arguments only, by the names of the API's members, and all that the operation requires. No member
 * of any operation has an underscore in its name: what is called with `instance_ids=` is a method of the program's own.
 */
function takes(operation: Operation, given: CallArguments | undefined): boolean {
  if (!given) return true;
  if (given.positional.length > 0 || Object.keys(given.named).some((name) => name.includes('_'))) return false;
  return given.open || operation.required.every((member) => Object.hasOwn(given.named, member));
}

function serviceNamedBy(catalog: Catalog, receiver: string | undefined): string | undefined {
  const words = (receiver ?? '')
    .split(/_|(?<=[a-z0-9])(?=[A-Z])/)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '' && !NO_SERVICE.test(word));
  return words.length === 0 ? undefined : catalog.serviceNamed('boto3', words.join('-'));
}
