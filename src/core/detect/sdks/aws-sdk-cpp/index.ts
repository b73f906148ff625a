import type { Catalog } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { ClientConfiguration } from '../../../model/call-site.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import { literalText } from '../../../model/value.js';
import type {
  ArgumentValue,
  CallArguments,
  CallMeaning,
  GuessHints,
  OperationUse,
  SdkRules,
  SdkValue,
} from '../../rules.js';
import { awsRequests, NO_INPUT, OPEN_INPUT } from '../aws/requests.js';
import {
  BY_METHOD,
  CLIENT,
  GENERAL,
  HEADERS,
  NAMESPACES,
  PRESIGNING,
  PROVIDERS,
  regionOf,
  SETTINGS,
  TRANSFERS,
} from './names.js';
import { afterSetter, dataOf, isFilledIn, isSetter, opened, requestInput } from './requests.js';

const SDK = 'aws-sdk-cpp';

/**
 * The AWS SDK for C++ ("AWS SDK for C++ Developer Guide"): clients, requests, asynchronous forms, paginators and waiters,
 * signed addresses and the transfer manager of S3.
 */
export function awsSdkCppRules(catalog: Catalog): SdkRules {
  const requests = awsRequests(catalog, 'cpp');
  const value = (kind: string, parts: Omit<SdkValue, 'sdk' | 'kind'> = {}): SdkValue => ({ sdk: SDK, kind, ...parts });
  const transfers = catalog.aws?.helpers('cpp') ?? [];

  function imported(module: string, symbol: string | undefined): SdkValue | undefined {
    const header = /^aws\/([\w-]+)\/\w/.exec(module)?.[1];
    if (header !== undefined) {
      const service =
        symbol === undefined || symbol === '*' ? (HEADERS[header] ?? requests.service(`aws/${header}`)) : undefined;
      return service === undefined ? undefined : value('namespace', { name: `Aws::${header}`, service });
    }
    if (module !== 'Aws' && !module.startsWith('Aws::')) return undefined;
    const names = module.split('::').slice(1);
    if (symbol !== undefined && symbol !== '*') names.push(symbol);
    return names.reduce<SdkValue | undefined>(
      (of, name) => of && member(of, name),
      value('namespace', { name: 'Aws' }),
    );
  }

  function inNamespace(of: SdkValue, name: string): SdkValue | undefined {
    if (of.name === 'Aws') {
      if (name === 'String') return value('text-class');
      if (GENERAL.has(name)) return value('namespace', { name: `Aws::${name}` });
      const service = NAMESPACES[name] ?? requests.service(`Aws::${name}`);
      return service === undefined ? undefined : value('namespace', { name: `Aws::${name}`, service });
    }
    const { service } = of;
    if (service !== undefined) return inService(of, service, name);
    switch (of.name) {
      case 'Aws::Region': {
        const region = regionOf(name);
        return region === undefined ? undefined : value('region', { client: { region } });
      }
      case 'Aws::Client':
        return /^(?:S3)?ClientConfiguration$/.test(name) ? value('config-class') : undefined;
      case 'Aws::Auth':
        return Object.hasOwn(PROVIDERS, name) ? value('provider-class', { name }) : undefined;
      case 'Aws::Http':
        return name === 'HttpMethod' ? value('http-methods') : undefined;
      case 'Aws::Transfer':
        if (name === 'TransferManager') return value('transfer-class', { service: 's3' });
        return name === 'TransferManagerConfiguration' ? value('config-class') : undefined;
      default:
        return undefined;
    }
  }

  function inService(of: SdkValue, service: string, name: string): SdkValue | undefined {
    if (of.name?.endsWith('::Model') === true) {
      const operation = /^(\w+)Request$/.exec(name)?.[1];
      const known = operation === undefined ? undefined : requests.operation(service, operation);
      if (known !== undefined) return value('request-class', { service, name: known });
      return /^[A-Z]/.test(name) && !/(?:Outcome|OutcomeCallable|Result|Response)$/.test(name)
        ? value('shape-class', { service, name })
        : undefined;
    }
    if (name === 'Model') return value('namespace', { name: `${of.name ?? ''}::Model`, service });
    if (/Configuration$/.test(name)) return value('config-class', { service });
    return CLIENT.test(name) && !/^Http|Mock/.test(name) ? value('client-class', { service, name }) : undefined;
  }

  /** The operation that a method of a client performs: at once, later, page by page, or again and again. */
  function operationOf(service: string, method: string): string | undefined {
    const waited = /^WaitUntil(\w+)$/.exec(method)?.[1];
    if (waited !== undefined) return requests.polled(service, waited) ?? requests.polled(service, method);
    for (const ending of [/(?:Async|Callable)$/, /Paginator$/]) {
      if (!ending.test(method)) continue;
      const plain = requests.operation(service, method.replace(ending, ''));
      if (plain !== undefined) return plain;
    }
    return requests.operation(service, method);
  }

  function member(of: SdkValue, property: string): SdkValue | undefined {
    const { service = '' } = of;
    switch (of.kind) {
      case 'namespace':
        return inNamespace(of, property);
      case 'client':
      case 'client-class': {
        if (service === 's3' && PRESIGNING.test(property))
          return value('presign', { service, name: property, owner: of });
        const operation = operationOf(service, property);
        return operation === undefined ? undefined : value('method', { service, name: operation, owner: of });
      }
      case 'request':
      case 'shape':
        return isSetter(property) ? value('setter', { service, name: property, owner: of }) : undefined;
      case 'http-methods': {
        const operation = Object.hasOwn(BY_METHOD, property) ? BY_METHOD[property] : undefined;
        return operation === undefined ? undefined : value('http-method', { name: operation });
      }
      case 'transfer-class':
        return property === 'Create' ? value('transfer-create', { service }) : transferMethod(of, property);
      case 'transfer':
        return transferMethod(of, property);
      default:
        return undefined;
    }
  }

  const transferMethod = (of: SdkValue, name: string): SdkValue | undefined =>
    Object.hasOwn(TRANSFERS, name) ? value('transfer-method', { service: 's3', name, owner: of }) : undefined;

  function call(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    const { service = '', name = '' } = of;
    const [first] = args.positional;
    switch (of.kind) {
      case 'client-class':
        return { returns: value('client', { service, ...configured(configurationOf(args)) }), operations: [] };
      case 'config-class': {
        const profile = textOf(first);
        const inherited = configurationOf(args);
        const client = profile === undefined ? inherited : { ...inherited, profile };
        return { returns: value('config', configured(client)), operations: [] };
      }
      case 'provider-class':
        return { returns: value('provider', configured(providerOf(name, first))), operations: [] };
      case 'text-class':
        return { returns: value('text', { bound: { text: first ? dataOf(first) : EMPTY } }), operations: [] };
      case 'request-class':
        return { returns: args.open ? opened(made(of)) : made(of), operations: [] };
      case 'shape-class':
        return { returns: args.positional.length > 0 || args.open ? opened(made(of)) : made(of), operations: [] };
      case 'setter':
        return of.owner ? { returns: afterSetter(of.owner, name, args), operations: [] } : undefined;
      case 'method':
        return {
          operations: [requests.use(service, name, requestInput(given(of, args), args.open ? OPEN_INPUT : NO_INPUT))],
        };
      case 'presign':
        return { operations: signed(args), note: 'the signed address is for this request' };
      case 'transfer-create':
        return { returns: value('transfer', { service, ...configured(configurationOf(args)) }), operations: [] };
      case 'transfer-method':
        return { operations: transferred(name, args) };
      default:
        return undefined;
    }
  }

  const made = (type: SdkValue): SdkValue =>
    value(type.kind === 'request-class' ? 'request' : 'shape', {
      service: type.service ?? '',
      name: type.name ?? '',
      bound: {},
    });

  /** The request of a call; where the method itself is handed on (`SubmitAsync(&S3Client::PutObject, request)`), it comes with it. */
  function given(of: SdkValue, args: CallArguments): ArgumentValue | undefined {
    if (of.owner?.kind !== 'client-class') return args.positional[0];
    return args.positional.find((each) => each.kind === 'sdk' && each.value.kind === 'request') ?? args.positional[0];
  }

  /** Bucket, key and method come first. */
  function signed(args: CallArguments): readonly OperationUse[] {
    const [bucket, key, method] = args.positional;
    const input = members([
      ['Bucket', bucket],
      ['Key', key],
    ]);
    if (method?.kind === 'sdk' && method.value.kind === 'http-method')
      return [requests.use('s3', method.value.name ?? '', input)];
    const when = 'when the signed request has this method';
    return Object.values(BY_METHOD).map((operation) => ({ ...requests.use('s3', operation, input), when }));
  }

  function transferred(name: string, args: CallArguments): readonly OperationUse[] {
    const row = transfers.flatMap(({ methods }) => Object.entries(methods)).find(([each]) => each.endsWith(`.${name}`));
    const places = TRANSFERS[name] ?? [];
    const input = members(places.map((place, at) => [place, args.positional[at]]));
    return (row?.[1] ?? []).map(([operation, when]) => ({
      ...requests.use('s3', operation, input),
      ...(when === undefined ? {} : { when }),
    }));
  }

  return {
    sdk: SDK,
    cloud: 'aws',
    languages: ['cpp'],
    marks: ['Aws::', 'aws/', 'namespace Aws'],
    isCandidate(normalised) {
      const plain = normalised.replace(/(?:async|callable|paginator)$/, '');
      return (
        catalog.isOperationName('aws', plain) ||
        catalog.isOperationName('aws', normalised) ||
        normalised.startsWith('waituntil') ||
        normalised.startsWith('generatepresignedurl') ||
        TRANSFER_WORDS.has(normalised)
      );
    },
    imported,
    global: (name) => (name === 'Aws' ? value('namespace', { name: 'Aws' }) : undefined),
    member,
    call,
    instance(type) {
      const { service = '' } = type;
      switch (type.kind) {
        case 'client-class':
          return value('client', { service });
        case 'config-class':
          return value('config');
        case 'provider-class':
          return value('provider');
        case 'request-class':
        case 'shape-class':
          return opened(made(type));
        case 'transfer-class':
          return value('transfer', { service });
        default:
          return undefined;
      }
    },
    element: () => undefined,
    data: (of): Value | undefined =>
      of.kind === 'text' || isFilledIn(of) ? dataOf({ kind: 'sdk', value: of }) : undefined,
    changeable: (of) => isFilledIn(of) || of.kind === 'config',
    assigned(of, property, to) {
      if (of.kind !== 'config') return undefined;
      const inherited = to.kind === 'sdk' ? to.value.client : undefined;
      const text = textOf(to);
      const setting = Object.hasOwn(SETTINGS, property) ? SETTINGS[property] : undefined;
      const own = setting === undefined || text === undefined ? {} : { [setting]: text };
      return { ...of, ...configured({ ...of.client, ...inherited, ...own }) };
    },
    guess,
  };

  /** C++ names its types: a receiver of unknown origin is a client only where a request of the SDK is handed to it. */
  function guess(method: string, used: ReadonlySet<string>, hints?: GuessHints): readonly SdkValue[] {
    const plain = method.replace(/(?:async|callable|paginator)$/, '');
    if (hints === undefined || hints.asking === true) {
      const services = catalog.servicesWith('aws', plain).filter((service) => used.has(service));
      return services.map((service) => value('client', { service }));
    }
    const [first] = hints.arguments.positional;
    if (first?.kind !== 'sdk' || first.value.kind !== 'request' || first.value.service === undefined) return [];
    return normalise(first.value.name ?? '') === plain ? [value('client', { service: first.value.service })] : [];
  }
}

const EMPTY: Value = { kind: 'text', parts: [''] };
const TRANSFER_WORDS: ReadonlySet<string> = new Set(Object.keys(TRANSFERS).map(normalise));

function members(given: readonly (readonly [string | undefined, ArgumentValue | undefined])[]): ObjectValue {
  const found: Record<string, Value> = {};
  for (const [name, argument] of given) if (name !== undefined && argument) found[name] = dataOf(argument);
  return { kind: 'object', members: found, open: false };
}

function textOf(given: ArgumentValue | undefined): string | undefined {
  if (given === undefined) return undefined;
  if (given.kind === 'sdk' && given.value.kind !== 'text') return undefined;
  return literalText(dataOf(given));
}

const configured = (client: ClientConfiguration): { client?: ClientConfiguration } =>
  Object.keys(client).length > 0 ? { client } : {};

/** What the configuration and the credentials among a constructor's arguments say. */
const configurationOf = (args: CallArguments): ClientConfiguration =>
  args.positional.reduce<ClientConfiguration>(
    (all, each) => (each.kind === 'sdk' ? { ...all, ...each.value.client } : all),
    {},
  );

function providerOf(name: string, first: ArgumentValue | undefined): ClientConfiguration {
  const text = textOf(first);
  switch (PROVIDERS[name]) {
    case 'anonymous':
      return { anonymous: true };
    case 'profile':
      return text === undefined ? {} : { profile: text };
    case 'role':
      return text === undefined ? {} : { role: text };
    default:
      return {};
  }
}
