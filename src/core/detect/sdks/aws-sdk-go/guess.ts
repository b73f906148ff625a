import type { Catalog } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { GuessHints } from '../../rules.js';
import type { AwsRequests } from '../aws/requests.js';
import { isInput } from './inputs.js';

/** What variables that hold a client are called in most programs, beside the service's own name. */
const CLIENT_NAMES = /client|svc|service|api|sdk|conn/;

/**
 * Services whose client a call on a receiver of unknown origin may be on. Every method takes its input as an object of a type
 * of the operation's own: where that is seen it decides; where it is not, only a method of several words of a service in
 * use on a receiver that is called like a client.
 */
export function guessedClients(
  method: string,
  used: ReadonlySet<string>,
  hints: GuessHints | undefined,
  catalog: Catalog,
  requests: AwsRequests,
): readonly string[] {
  const bare = method.replace(/(?:pages)?(?:withcontext)?$/, '');
  const input = hints?.arguments.positional.find(isInput)?.value;
  if (input !== undefined) {
    const { service, name = '' } = input;
    return service !== undefined && [method, bare].includes(normalise(name)) ? [service] : [];
  }
  const exact = catalog.servicesWith('aws', method);
  const services = exact.length > 0 || bare === method ? exact : catalog.servicesWith('aws', bare);
  if (hints === undefined || hints.asking === true) return services;
  const fitting = services.filter((service) => used.has(service));
  const [service] = fitting;
  if (service === undefined || fitting.length > 1) return [];
  const operation = requests.operation(service, method) ?? requests.operation(service, bare) ?? '';
  const isOneWord = /^[A-Z][a-z0-9]*$/.test(operation);
  const receiver = normalise(hints.receiver ?? '');
  const isCalledSo = CLIENT_NAMES.test(receiver) || receiver.includes(service.replaceAll('-', ''));
  return !isOneWord && isCalledSo && mayBeInput(hints) ? [service] : [];
}

/** True unless an argument is plain data, which no client's method takes in the input's place. */
const mayBeInput = ({ arguments: given }: GuessHints): boolean =>
  given.positional.every(
    (each) => each.kind === 'unknown' || (each.kind === 'scalar' && each.value === null) || each.kind === 'sdk',
  );
