import type { Catalog, Naming, Operation } from '../../../catalog/catalog.js';
import type { GuessHints } from '../../rules.js';

/** Words of a variable's name that say no service: `rds_client`, `myS3Resource`, `@aws_sqs`. */
const NO_SERVICE =
  /^(?:client|clients|resource|wrapper|service|svc|boto|aws|sdk|amazon|my|the|self|this|conn|connection|api)$/;

/** A name that says that it is a client, if not of what: without one, and with no service in use, nothing speaks for it. */
const CLIENT_LIKE = /client|conn|sdk|boto|svc/i;
export const isClientLike = (receiver: string | undefined): boolean => CLIENT_LIKE.test(receiver ?? '');

/** Whether the arguments that are seen may be those of the operation. */
export type Takes = (operation: Operation) => boolean;

/**
 * The services whose client a receiver of unknown origin may be, by the method that is called on it: the one that the
 * receiver is named after; those that the file uses; or the only one that has such an operation. Names of one word
 * (Query, Publish, Invoke) are too common to tell a client that nothing else speaks for.
 */
export function guessServices(
  catalog: Catalog,
  naming: Naming,
  method: string,
  used: ReadonlySet<string>,
  hints: GuessHints | undefined,
  takes: Takes,
): readonly string[] {
  const named = serviceNamedBy(catalog, naming, hints?.receiver);
  const services = catalog.servicesWith('aws', method).filter((service) => {
    const lookup = catalog.operation('aws', service, method);
    if (lookup.kind !== 'known' || (hints?.asking !== true && !takes(lookup.operation))) return false;
    return service === named || !/^[A-Z][a-z0-9]*$/.test(lookup.operation.name);
  });
  if (hints?.asking === true) return services;
  if (named !== undefined && services.includes(named)) return [named];
  const inUse = services.filter((service) => used.has(service));
  if (inUse.length > 0) return inUse;
  return services.length === 1 && isClientLike(hints?.receiver) ? services : [];
}

function serviceNamedBy(catalog: Catalog, naming: Naming, receiver: string | undefined): string | undefined {
  const words = (receiver ?? '')
    .replace(/^\W+/, '')
    .split(/_|(?<=[a-z0-9])(?=[A-Z])/)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '' && !NO_SERVICE.test(word));
  return words.length === 0 ? undefined : catalog.serviceNamed(naming, words.join(''));
}
