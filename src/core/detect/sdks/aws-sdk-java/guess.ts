import type { Catalog } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { GuessHints } from '../../rules.js';

/**
 * Services of the client that a method of a receiver of unknown origin may be called on. A request among the arguments
 * tells the service; without one only a service that the file uses may be meant, and no name that anything may have.
 */
export function guessByRequest(
  catalog: Catalog,
  method: string,
  used: ReadonlySet<string>,
  hints: GuessHints | undefined,
): readonly string[] {
  const services = catalog.servicesWith('aws', method);
  if (hints?.asking === true) return services;
  const [first, ...others] = hints?.arguments.positional ?? [];
  if (first?.kind === 'sdk') {
    const { kind, service, name } = first.value;
    const fits = kind === 'request' && service !== undefined && name !== undefined && normalise(name) === method;
    return fits ? services.filter((one) => one === service) : [];
  }
  // Operations take a request; a text or number is an argument of something of the application's own.
  if (first !== undefined && first.kind !== 'unknown') return [];
  if (others.length > 1) return [];
  // What cannot be seen of receiver and argument alike is a client only where it is called one.
  if (!/client|s3|sqs|sns|dynamo|lambda|kms|ses$|aws|amazon/i.test(hints?.receiver ?? '')) return [];
  return services.filter((one) => used.has(one) && mayBe(catalog, one, method, first === undefined));
}

/** False for words that anything may be called (`Query`), and for a getter: without a request, one that needs no members. */
function mayBe(catalog: Catalog, service: string, method: string, isEmpty: boolean): boolean {
  const lookup = catalog.operation('aws', service, method);
  if (lookup.kind !== 'known' || /^[A-Z][a-z0-9]*$/.test(lookup.operation.name)) return false;
  return !isEmpty || lookup.operation.required.length === 0;
}
