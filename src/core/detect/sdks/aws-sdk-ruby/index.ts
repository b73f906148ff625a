import type { Catalog } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { ObjectValue } from '../../../model/value.js';
import { unknown } from '../../../model/value.js';
import { DYNAMIC_MEMBER } from '../../rules.js';
import type { CallArguments, CallMeaning, SdkRules, SdkValue } from '../../rules.js';
import { guessServices } from '../aws/guess.js';
import { awsRequests, NO_INPUT, OPEN_INPUT } from '../aws/requests.js';
import { SERVICE_RESOURCE } from '../boto3/resource-row.js';
import { ASSUMING, configurationOf, CREDENTIALS, identityOf, isStubbed, optionsOf, textOf } from './configuration.js';
import { hasResource, hasResources, resource, resourceWords, RubyResources } from './resources.js';

const SDK = 'aws-sdk-ruby';
const WORDS = ['wait_until', 'presigned_url', 'presigned_request', 'poll', 'new'];
/** Namespaces between a service and its client: `Aws::S3::EncryptionV2::Client`. */
const CLIENT_NAMESPACES: ReadonlySet<string> = new Set(['Encryption', 'EncryptionV2', 'EncryptionV3']);

/** Methods of a queue's poller ("AWS SDK for Ruby V3", class `Aws::SQS::QueuePoller`) and what they request. */
const POLLER: Readonly<Record<string, string>> = {
  delete_message: 'DeleteMessage',
  delete_messages: 'DeleteMessageBatch',
  change_message_visibility_timeout: 'ChangeMessageVisibility',
};

/**
 * The AWS SDK for Ruby, version 3: clients, the resource interface, waiters, signed addresses, the poller of a queue, and
 * credentials that assume a role.
 */
export function awsSdkRubyRules(catalog: Catalog): SdkRules {
  const requests = awsRequests(catalog, 'ruby');
  const resources = new RubyResources(catalog, requests);
  const words = new Set([...WORDS.map(normalise), ...resourceWords(), ...Object.keys(POLLER).map(normalise)]);
  const value = (kind: string, parts: Omit<SdkValue, 'sdk' | 'kind'> = {}): SdkValue => ({ sdk: SDK, kind, ...parts });

  function namespaceMember(property: string): SdkValue | undefined {
    if (CREDENTIALS.has(property)) return value('credentials-class', { name: property });
    if (!/^[A-Z]/.test(property) || property === 'Errors' || property === 'Record') return undefined;
    const service = requests.service(property);
    return service === undefined ? undefined : value('module', { service, name: property });
  }

  function moduleMember(of: SdkValue, property: string): SdkValue | undefined {
    const service = of.service ?? '';
    if (CLIENT_NAMESPACES.has(property)) return of;
    if (property === 'Client') return value('client-class', { service });
    if (property === 'Resource') {
      return hasResources(service) ? value('resource-class', { service, name: SERVICE_RESOURCE }) : undefined;
    }
    if (property === 'Presigner') return value('presigner-class', { service });
    if (service === 'sqs' && property === 'QueuePoller') return value('poller-class', { service });
    return hasResource(service, property) ? value('resource-class', { service, name: property }) : undefined;
  }

  function member(of: SdkValue, property: string): SdkValue | undefined {
    const service = of.service ?? '';
    const method = (kind: string): SdkValue => value(kind, { service, name: property, owner: of });
    switch (of.kind) {
      case 'namespace':
        return namespaceMember(property);
      case 'module':
        return moduleMember(of, property);
      case 'client':
        if (property === 'wait_until' || property === DYNAMIC_MEMBER) return method('method');
        return requests.operation(service, property) === undefined ? undefined : method('method');
      case 'presigner':
        return /^presigned_(?:url|request)$/.test(property) ? method('presign') : undefined;
      case 'poller':
        return property === 'poll' || Object.hasOwn(POLLER, property) ? method('poll') : undefined;
      case 'resource':
      case 'element':
      case 'collection':
        return resources.member(of, property);
      default:
        return undefined;
    }
  }

  /** Input by keyword, or as one hash at the place. */
  function inputOf(args: CallArguments, at: number): ObjectValue {
    const given = args.positional[at];
    const members = Object.fromEntries(
      Object.entries(args.named).map(([name, each]) => [name, each.kind === 'sdk' ? unknown('an SDK object') : each]),
    );
    if (given === undefined) return { ...NO_INPUT, members, open: args.open };
    if (given.kind !== 'object') return { ...OPEN_INPUT, members };
    return { ...given, members: { ...given.members, ...members }, open: given.open || args.open };
  }

  function clientCall(of: SdkValue, args: CallArguments): CallMeaning {
    const service = of.service ?? '';
    const name = of.name ?? '';
    if (name === DYNAMIC_MEMBER) {
      const reason = 'the name of the method is computed when the program runs';
      return { operations: [{ ...requests.use(service, 'unknown', OPEN_INPUT), reason }] };
    }
    if (name === 'wait_until') {
      const waiter = textOf(args.positional[0]);
      const polled = waiter === undefined ? undefined : requests.polled(service, waiter);
      const use = requests.use(service, polled ?? 'unknown', inputOf(args, 1));
      return polled === undefined
        ? { operations: [{ ...use, reason: `no waiter ${waiter ?? 'of a known name'} of ${service} is known` }] }
        : { operations: [use], note: `the waiter ${waiter ?? ''} requests ${polled}` };
    }
    return { operations: [requests.use(service, name, inputOf(args, 0))] };
  }

  function presigned(of: SdkValue, args: CallArguments): CallMeaning {
    const method = textOf(args.positional[0]);
    const operation = method === undefined ? undefined : requests.operation(of.service ?? '', method);
    const use = requests.use(of.service ?? '', operation ?? 'unknown', inputOf(args, 1));
    return operation === undefined
      ? { operations: [{ ...use, reason: 'the operation that is signed is not shown' }] }
      : { operations: [use], note: `the signed address is for ${operation}` };
  }

  function polled(of: SdkValue, args: CallArguments): CallMeaning {
    const queue = of.owner?.bound ?? {};
    const use = (operation: string): CallMeaning['operations'][number] =>
      requests.use('sqs', operation, { ...NO_INPUT, members: queue, open: args.open });
    const operation = POLLER[of.name ?? ''];
    if (operation !== undefined) return { operations: [use(operation)] };
    const kept = optionsOf(args)['skip_delete'];
    const keeps = kept?.kind === 'scalar' && kept.value === true;
    return {
      operations: [use('ReceiveMessage'), ...(keeps ? [] : [use('DeleteMessage')])],
      note: 'the poller receives messages and deletes those that were handled',
    };
  }

  function call(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    const service = of.service ?? '';
    switch (of.kind) {
      case 'client-class':
        // A client with made-up responses is none for our purposes.
        return {
          operations: [],
          returns: isStubbed(args) ? value('stub') : value('client', { service, client: configurationOf(args) }),
        };
      case 'resource-class': {
        const client = configurationOf(args);
        const made =
          of.name === SERVICE_RESOURCE
            ? resource(service, SERVICE_RESOURCE, {}, { client })
            : resources.construct(service, of.name ?? '', args, client);
        return { operations: [], returns: isStubbed(args) ? value('stub') : made };
      }
      case 'presigner-class':
        return { operations: [], returns: value('presigner', { service, client: configurationOf(args) }) };
      case 'poller-class': {
        const [queue] = args.positional;
        const bound = queue === undefined || queue.kind === 'sdk' ? {} : { queue_url: queue };
        return { operations: [], returns: value('poller', { service, bound, client: configurationOf(args) }) };
      }
      case 'credentials-class': {
        const name = of.name ?? '';
        const operation = Object.hasOwn(ASSUMING, name) ? ASSUMING[name] : undefined;
        return {
          operations: operation === undefined ? [] : [requests.use('sts', operation, inputOf(args, 0))],
          returns: value('credentials', { client: identityOf(name, args) }),
          ...(operation === undefined ? {} : { note: `${name} asks for credentials by ${operation}` }),
        };
      }
      case 'method':
        return clientCall(of, args);
      case 'presign':
        return presigned(of, args);
      case 'poll':
        return polled(of, args);
      default:
        return resources.call(of, args);
    }
  }

  return {
    sdk: SDK,
    cloud: 'aws',
    languages: ['ruby'],
    marks: ['Aws::', 'aws-sdk'],
    isCandidate: (normalised) =>
      words.has(normalised) || normalised.startsWith('waituntil') || catalog.isOperationName('aws', normalised),
    imported(module, symbol) {
      if (symbol === 'Aws') return value('namespace');
      const gem = /^aws-sdk-(\w+)$/.exec(module)?.[1];
      if (gem === undefined || symbol !== '*') return undefined;
      const service = requests.service(gem);
      return service === undefined ? undefined : value('module', { service });
    },
    member,
    call,
    instance(type) {
      const service = type.service ?? '';
      switch (type.kind) {
        case 'client-class':
          return value('client', { service });
        case 'resource-class':
          return resource(service, type.name ?? SERVICE_RESOURCE, {});
        case 'presigner-class':
          return value('presigner', { service });
        case 'poller-class':
          return value('poller', { service });
        default:
          return undefined;
      }
    },
    element: (iterable) => (iterable.kind === 'collection' ? { ...iterable, kind: 'element' } : undefined),
    guess(method, used, hints) {
      const given = hints?.arguments;
      const services = guessServices(catalog, 'ruby', method, used, hints, ({ required }) => {
        if (!given || given.open) return true;
        const input = inputOf(given, 0);
        const names = new Set(Object.keys(input.members).map(normalise));
        return input.open || required.every((each) => names.has(normalise(each)));
      });
      return services.map((service) => value('client', { service }));
    },
  };
}
