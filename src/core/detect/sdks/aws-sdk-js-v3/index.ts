import type { Catalog } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { ClientConfiguration } from '../../../model/call-site.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import { literalText } from '../../../model/value.js';
import type { ArgumentValue, CallArguments, CallMeaning, OperationUse, SdkRules, SdkValue } from '../../rules.js';
import {
  clientOf,
  configurationData,
  configurationOf,
  inputAt,
  memberObject,
  withHole,
} from '../aws/javascript-arguments.js';
import { OPEN_INPUT } from '../aws/requests.js';
import {
  CLIENT_WRAPPERS,
  COMMAND_FUNCTIONS,
  CREDENTIAL_PACKAGES,
  CREDENTIAL_PROVIDERS,
  DOCUMENT_CLIENTS,
  DOCUMENT_OPERATIONS,
  FUNCTION_HELPERS,
  OBJECT_HELPERS,
} from './packages.js';

const SDK = 'aws-sdk-js-v3';
/** Package specifiers, also as Deno and content networks write them: `npm:@aws-sdk/client-s3@3`. */
const PACKAGE = /(?:^|[/:])@aws-sdk\/([a-z0-9-]+)/;
const HELPER_NAMES: ReadonlySet<string> = new Set(
  [
    'send',
    ...FUNCTION_HELPERS.map((row) => row.symbol),
    ...COMMAND_FUNCTIONS.map((row) => row.symbol),
    ...OBJECT_HELPERS.map((row) => row.method),
    ...Object.entries(CREDENTIAL_PROVIDERS).flatMap(([name, row]) => (row.operation === undefined ? [] : [name])),
  ].map(normalise),
);
const DOCUMENT_METHODS: ReadonlySet<string> = new Set(Object.keys(DOCUMENT_OPERATIONS).map(normalise));

/**
 * The AWS SDK for JavaScript v3 ("AWS SDK for JavaScript v3 Developer Guide"): clients and their commands, aggregated
 * clients, paginators, waiters, and the helper packages of `packages.ts`. An imported name is enough to know the service:
 * every client package exports its own commands.
 */
export function awsSdkJsV3Rules(catalog: Catalog): SdkRules {
  const value = (kind: string, parts: Omit<SdkValue, 'sdk' | 'kind'> = {}): SdkValue => ({ sdk: SDK, kind, ...parts });

  function imported(module: string, symbol: string | undefined): SdkValue | undefined {
    const wrapper = CLIENT_WRAPPERS.filter((row) => row.module === module);
    if (wrapper.length > 0) {
      const whole = value('wrapper-module', { name: module });
      return symbol === undefined || symbol === 'default' ? whole : member(whole, symbol);
    }
    const name = PACKAGE.exec(module)?.[1];
    const whole = name === undefined ? undefined : packageValue(name);
    return whole === undefined || symbol === undefined || symbol === 'default' ? whole : member(whole, symbol);
  }

  function packageValue(name: string): SdkValue | undefined {
    if (name.startsWith('client-')) {
      const bare = name.slice('client-'.length);
      // A package that the catalog does not know keeps its own name: its calls are listed, with the reason.
      return value('package', { service: catalog.serviceNamed('js-v3-package', bare) ?? normalise(bare), name });
    }
    if (name === 'lib-dynamodb') return value('package', { service: 'dynamodb', name });
    if (CREDENTIAL_PACKAGES.has(name)) return value('package', { name });
    const helper = [...FUNCTION_HELPERS, ...OBJECT_HELPERS].find((row) => row.package === name);
    if (helper !== undefined) return value('package', { service: helper.service, name });
    return COMMAND_FUNCTIONS.some((row) => row.package === name) ? value('package', { name }) : undefined;
  }

  function exportOf(whole: SdkValue, symbol: string): SdkValue | undefined {
    const { name = '', service } = whole;
    if (CREDENTIAL_PACKAGES.has(name)) {
      return Object.hasOwn(CREDENTIAL_PROVIDERS, symbol) ? value('provider', { name: symbol }) : undefined;
    }
    const ofPackage = (row: { package: string; symbol: string }): boolean =>
      row.package === name && row.symbol === symbol;
    if (FUNCTION_HELPERS.some(ofPackage))
      return value('function', { ...(service === undefined ? {} : { service }), name: symbol });
    if (COMMAND_FUNCTIONS.some(ofPackage)) return value('command-function', { name: symbol });
    if (OBJECT_HELPERS.some(ofPackage))
      return value('object-class', { ...(service === undefined ? {} : { service }), name: symbol });
    return service === undefined ? undefined : clientExport(name, service, symbol);
  }

  function clientExport(packageName: string, service: string, symbol: string): SdkValue | undefined {
    const document = packageName === 'lib-dynamodb';
    const command = /^(.+)Command$/.exec(symbol)?.[1];
    if (command !== undefined && !symbol.startsWith('$')) {
      const operation = document ? DOCUMENT_OPERATIONS[command] : operationName(service, command);
      return operation === undefined ? undefined : value('command-class', { service, name: operation });
    }
    if (/^(?:paginate|waitUntil|waitFor)[A-Z]/.test(symbol)) {
      const polled = catalog.waiter(service, normalise(symbol));
      return polled === undefined ? undefined : value('polling', { service, name: polled });
    }
    if (document) return DOCUMENT_CLIENTS.has(symbol) ? value('document-class', { service, name: symbol }) : undefined;
    const isClient = /^[A-Z]\w*Client$/.test(symbol) || catalog.serviceNamed('js-v3-client', symbol) === service;
    return isClient ? value('client-class', { service, name: symbol }) : undefined;
  }

  /** The catalog's spelling; a command that it does not know keeps its own name and is listed with the reason. */
  function operationName(service: string, name: string): string {
    const lookup = catalog.operation('aws', service, name);
    return lookup.kind === 'known' ? lookup.operation.name : name;
  }

  function member(of: SdkValue, property: string): SdkValue | undefined {
    switch (of.kind) {
      case 'package':
        return property === 'default' ? of : exportOf(of, property);
      case 'wrapper-module': {
        if (property === 'default') return of;
        const row = CLIENT_WRAPPERS.find((one) => one.module === of.name && one.symbol === property);
        if (row === undefined) return undefined;
        return row.method === undefined ? value('wrapper') : value('wrapper-class', { name: property });
      }
      case 'wrapper-instance':
        return CLIENT_WRAPPERS.some((row) => row.symbol === of.name && row.method === property)
          ? value('wrapper')
          : undefined;
      case 'client':
        return clientMember(of, property);
      case 'document-class':
        return property === 'from' ? value('document-from', named(of)) : undefined;
      case 'object': {
        const row = OBJECT_HELPERS.find((one) => one.symbol === of.name && one.method === property);
        return row === undefined ? undefined : value('object-method', { ...named(of), owner: of });
      }
      default:
        return undefined;
    }
  }

  function clientMember(client: SdkValue, property: string): SdkValue | undefined {
    if (property === 'send') return value('send', { owner: client });
    const { service } = client;
    if (service === undefined) return undefined;
    if (client.name === 'DynamoDBDocument') {
      const operation = DOCUMENT_OPERATIONS[property.slice(0, 1).toUpperCase() + property.slice(1)];
      return operation === undefined ? undefined : value('method', { service, name: operation, owner: client });
    }
    // Only aggregated clients have methods of their own, named as the operations with a small first letter.
    if (!/^[a-z]/.test(property) || /Client$/.test(client.name ?? '')) return undefined;
    const polled = /^(?:paginate|waitUntil)[A-Z]/.test(property)
      ? catalog.waiter(service, normalise(property))
      : undefined;
    if (polled !== undefined) return value('method', { service, name: polled, owner: client });
    const lookup = catalog.servicesWith('aws', normalise(property)).includes(service);
    return lookup ? value('method', { service, name: operationName(service, property), owner: client }) : undefined;
  }

  function call(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    const [first, second] = args.positional;
    switch (of.kind) {
      case 'client-class':
        return { returns: value('client', { ...named(of), ...configured(configurationOf(first)) }), operations: [] };
      case 'document-class':
      case 'document-from':
        return { returns: value('client', { ...named(of), ...configured(clientOf(first)) }), operations: [] };
      case 'command-class': {
        const input = inputAt(args, 0);
        const command = value('command', { ...named(of), bound: { input } });
        return { returns: command, operations: [], deferred: [useOf(of.service, of.name, input)] };
      }
      case 'send':
        return sent(first);
      case 'command-function':
        return second === undefined ? undefined : sent(second, clientOf(first));
      case 'method':
        return { operations: [useOf(of.service, of.name, inputAt(args, 0))] };
      case 'polling':
        return { operations: [by(clientOf(first), useOf(of.service, of.name, inputAt(args, 1)))] };
      case 'function': {
        const row = FUNCTION_HELPERS.find((one) => one.symbol === of.name);
        if (row === undefined) return undefined;
        const input = row.input < 0 ? memberObject(first, 'params') : inputAt(args, row.input);
        const use = useOf(row.service, row.operation, withHole(input, row.filledIn));
        return { operations: [by(clientOf(first), use)] };
      }
      case 'object-class':
        return {
          returns: value('object', {
            ...named(of),
            bound: { input: memberObject(first, 'params') },
            ...configured(clientOf(first)),
          }),
          operations: [],
        };
      case 'object-method':
        return { operations: helperUses(of) };
      case 'provider':
        return provided(of, args);
      case 'wrapper':
        return first?.kind === 'sdk'
          ? { returns: first.value, operations: [], note: 'it gives back the client that it watches' }
          : undefined;
      case 'wrapper-class':
        return { returns: value('wrapper-instance', named(of)), operations: [] };
      default:
        return undefined;
    }
  }

  function sent(argument: ArgumentValue | undefined, client?: ClientConfiguration): CallMeaning | undefined {
    if (argument?.kind !== 'sdk' || argument.value.kind !== 'command') return undefined;
    const { service, name, bound } = argument.value;
    const input = bound?.['input'];
    const use = useOf(service, name, input?.kind === 'object' ? input : OPEN_INPUT);
    return {
      operations: [by(client, { ...use, fromArgument: true })],
      note: `the command of ${name ?? 'an operation'} is sent here`,
    };
  }

  function helperUses(of: SdkValue): readonly OperationUse[] {
    const row = OBJECT_HELPERS.find((one) => one.symbol === of.name);
    const input = of.owner?.bound?.['input'];
    return (row?.operations ?? []).map(({ operation, when }) => ({
      ...useOf(row?.service, operation, input?.kind === 'object' ? input : OPEN_INPUT),
      ...(when === undefined ? {} : { when }),
    }));
  }

  function provided(of: SdkValue, args: CallArguments): CallMeaning {
    const [options] = args.positional;
    const operation = CREDENTIAL_PROVIDERS[of.name ?? '']?.operation;
    const profile = configurationOf(options)?.profile;
    const input = memberObject(options, 'params');
    const role = operation === undefined ? undefined : literalText(input.members['RoleArn']);
    const client = { ...(profile === undefined ? {} : { profile }), ...(role === undefined ? {} : { role }) };
    // With a profile named as well, it is the one whose credentials ask for the role.
    return {
      returns: value('credentials', Object.keys(client).length === 0 ? {} : { client }),
      operations: operation === undefined ? [] : [useOf('sts', operation, input)],
    };
  }

  function useOf(service: string | undefined, operation: string | undefined, parameters: ObjectValue): OperationUse {
    return { cloud: 'aws', service: service ?? 'unknown', operation: operation ?? 'unknown', parameters };
  }

  return {
    sdk: SDK,
    cloud: 'aws',
    languages: ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'],
    marks: ['@aws-sdk/'],
    isCandidate(normalised) {
      if (HELPER_NAMES.has(normalised) || DOCUMENT_METHODS.has(normalised)) return true;
      if (/^(?:paginate|waituntil|waitfor)./.test(normalised)) return true;
      const bare = normalised.endsWith('command') ? normalised.slice(0, -'command'.length) : normalised;
      return catalog.isOperationName('aws', bare) || (bare !== normalised && DOCUMENT_METHODS.has(bare));
    },
    imported,
    member,
    call,
    instance(of) {
      switch (of.kind) {
        case 'client-class':
        case 'document-class':
          return value('client', named(of));
        case 'command-class':
          return value('command', { ...named(of), bound: { input: OPEN_INPUT } });
        case 'object-class':
          return value('object', { ...named(of), bound: { input: OPEN_INPUT } });
        case 'wrapper-class':
          return value('wrapper-instance', named(of));
        default:
          return undefined;
      }
    },
    element: () => undefined,
    data(of): Value | undefined {
      return of.kind === 'client' || of.kind === 'credentials' ? configurationData(of.client) : undefined;
    },
    guess(method, usedServices, hints) {
      if (method === 'send') {
        // A command says what it asks for, whoever sends it; without one this is the `send` of anything.
        const { positional, open } = hints?.arguments ?? { positional: [], open: true };
        const [command] = positional;
        if (command === undefined) return open ? [value('client')] : [];
        if (command.kind !== 'sdk' || command.value.kind !== 'command') return [];
        return [value('client', command.value.service === undefined ? {} : { service: command.value.service })];
      }
      return catalog
        .servicesWith('aws', method)
        .filter((service) => usedServices.has(service) && !isSingleWord(service, method))
        .map((service) => value('client', { service }));
    },
  };

  /** `Query`, `Scan`, `Publish`: words that anything may be called. */
  function isSingleWord(service: string, method: string): boolean {
    return /^[A-Z][a-z]+$/.test(operationName(service, method));
  }
}

/** Service and name of a value, for one made from it. */
function named(of: SdkValue): { service?: string; name?: string } {
  return {
    ...(of.service === undefined ? {} : { service: of.service }),
    ...(of.name === undefined ? {} : { name: of.name }),
  };
}

/** The request as one of this client. */
function by(client: ClientConfiguration | undefined, use: OperationUse): OperationUse {
  return client === undefined ? use : { ...use, client };
}

function configured(client: ClientConfiguration | undefined): { client?: ClientConfiguration } {
  return client === undefined ? {} : { client };
}
