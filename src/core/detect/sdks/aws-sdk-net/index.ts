import type { Catalog } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import { literalText, text } from '../../../model/value.js';
import { lazily } from '../../lazy-value.js';
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
import { configurationOf, credentialConfiguration, CREDENTIALS, memberOf, regionOf } from './clients.js';
import { built, helperCall, helperMade } from './helpers.js';
import { dataOf, hasKey, inputOf, membersOf, withCopySource, withDelete } from './inputs.js';
import { netNames, withoutAsync } from './names.js';
import { constantText, isConstantClass, isRenamed, OVERLOADS, renamedOperation, S3_MEMBERS } from './renames.js';
import { clientUtility, MODEL_CLASSES, STATIC_UTILITIES, UTILITY_NAMES } from './utilities.js';
import type { UtilityRow } from './utilities.js';
import { configured, named, value } from './values.js';

const VERBS: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  PUT: 'PutObject',
  HEAD: 'HeadObject',
  DELETE: 'DeleteObject',
};

/**
 * The AWS SDK for .NET, versions 3 and 4 ("AWS SDK for .NET Developer Guide"): clients and their interfaces, requests,
 * paginators, and the classes around clients that the catalog and `utilities.ts` list.
 */
export function awsSdkNetRules(catalog: Catalog): SdkRules {
  const requests = awsRequests(catalog, 'dotnet');
  const names = netNames(catalog);
  const utilities: ReadonlySet<string> = new Set([...UTILITY_NAMES, ...names.helperMethods].map(normalise));

  function imported(module: string, symbol: string | undefined): SdkValue | undefined {
    if (module === '') return symbol === undefined ? undefined : exported(undefined, symbol);
    if (!/^Amazon(?:\.|$)/.test(module)) return undefined;
    if (symbol === undefined || symbol === '*') return namespace(module);
    return exported(module, symbol);
  }

  function namespace(name: string): SdkValue {
    const service = names.serviceOf(name);
    return value('namespace', { name, ...(service === undefined ? {} : { service }) });
  }

  /** What a namespace holds by a name; without a namespace what the name alone shows. */
  function exported(module: string | undefined, symbol: string): SdkValue | undefined {
    if (module === undefined && symbol === 'Amazon') return namespace('Amazon');
    if (symbol === 'RegionEndpoint') return value('region-class');
    if (Object.hasOwn(CREDENTIALS, symbol)) return value('credentials-class', { name: symbol });
    const service = module === undefined ? undefined : names.serviceOf(module);
    const client = names.clientService(symbol, service, module);
    if (client !== undefined) return value('client-class', { service: client });
    const config = names.configService(symbol);
    if (config !== undefined) return value('config-class', { service: config });
    const helper = names.helper(symbol, module);
    if (helper !== undefined) return value('helper-class', { service: helper.service, name: helper.name });
    if (Object.hasOwn(STATIC_UTILITIES, symbol)) return value('static-class', { service: 's3', name: symbol });
    if (service === 's3' && isConstantClass(symbol)) return value('constant-class', { service, name: symbol });
    const request = symbol.endsWith('Request') ? requestClass(service, symbol) : undefined;
    if (request !== undefined) return request;
    if (service !== undefined && MODEL_CLASSES[service]?.has(symbol) === true && module?.endsWith('.Model') === true)
      return value('model-class', { service, name: symbol });
    return module !== undefined && names.isNamespace(`${module}.${symbol}`)
      ? namespace(`${module}.${symbol}`)
      : undefined;
  }

  function requestClass(service: string | undefined, symbol: string): SdkValue | undefined {
    const name = symbol.slice(0, -'Request'.length);
    if (service === undefined) {
      // Without its namespace such a name tells too little to be evidence of a service.
      const isOperation = catalog.isOperationName('aws', normalise(name)) || isRenamed(normalise(name));
      return isOperation ? value('request-class', { name }) : undefined;
    }
    const isUtility = /^TransferUtility|^GetPreSignedUrl$|^CreatePresignedPost$/.test(name);
    return isUtility || operationOf(service, name, NO_INPUT) !== undefined
      ? value('request-class', { service, name })
      : undefined;
  }

  /** The catalog's name of an operation by its name in .NET. */
  function operationOf(service: string, name: string, input: ObjectValue): string | undefined {
    return requests.operation(service, renamedOperation(service, name, hasKey(input)) ?? name);
  }

  function member(of: SdkValue, property: string): SdkValue | undefined {
    switch (of.kind) {
      case 'namespace':
        return exported(of.name, property);
      case 'client':
        return clientMember(of, property);
      case 'paginators':
        return of.service !== undefined && operationOf(of.service, property, NO_INPUT) !== undefined
          ? value('method', { service: of.service, name: property, owner: of })
          : undefined;
      case 'waiters': {
        const polled = of.service === undefined ? undefined : requests.polled(of.service, property);
        return polled === undefined ? undefined : value('method', { ...named(of), name: polled, owner: of });
      }
      case 'region-class': {
        if (property === 'GetBySystemName') return value('region-by-name');
        const region = regionOf(property);
        return region === undefined ? undefined : value('region', { client: { region } });
      }
      case 'constant-class': {
        const name = `${of.name ?? ''}.${property}`;
        const word = constantText(name);
        return value('constant', { name, ...(word === undefined ? {} : { bound: { text: text(word) } }) });
      }
      case 'static-class': {
        const known = Object.hasOwn(STATIC_UTILITIES[of.name ?? ''] ?? {}, withoutAsync(property));
        return known
          ? value('static-method', { ...named(of), name: `${of.name ?? ''}.${withoutAsync(property)}` })
          : undefined;
      }
      case 'helper':
      case 'helper-class':
        return names.isHelperMethod(of.name ?? '', property)
          ? value('helper-method', { ...named(of), name: `${of.name ?? ''}.${property}`, owner: of })
          : undefined;
      case 'builder':
        return value('builder-method', { ...named(of), owner: of, bound: { method: text(property) } });
      case 'request':
      case 'model': {
        const set = of.bound?.['input'];
        const given = set?.kind === 'object' ? set.members[property] : undefined;
        return given === undefined ? undefined : value('constant', { name: property, bound: { text: given } });
      }
      default:
        return undefined;
    }
  }

  function clientMember(client: SdkValue, property: string): SdkValue | undefined {
    const { service } = client;
    if (service === undefined) return undefined;
    if (property === 'Paginators') return value('paginators', { service, owner: client });
    if (property === 'Waiters') return value('waiters', { service, owner: client });
    const name = withoutAsync(property).replace(/^Begin(?=[A-Z])/, '');
    if (clientUtility(service, name) !== undefined) return value('method', { service, name, owner: client });
    const known =
      operationOf(service, name, NO_INPUT) !== undefined || (!names.isKnown(service) && property.endsWith('Async'));
    return known ? value('method', { service, name, owner: client }) : undefined;
  }

  function call(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    const { service, name = '' } = of;
    switch (of.kind) {
      case 'client-class':
        return { returns: value('client', { ...named(of), ...configured(configurationOf(args)) }), operations: [] };
      case 'config-class':
        return { returns: value('config', { ...named(of), ...configured(configurationOf(args)) }), operations: [] };
      case 'region-by-name': {
        const [first] = args.positional;
        const region = first === undefined || first.kind === 'sdk' ? undefined : literalText(first);
        return { returns: value('region', region === undefined ? {} : { client: { region } }), operations: [] };
      }
      case 'credentials-class': {
        const row = CREDENTIALS[name] ?? {};
        const role = args.positional[row.argument ?? -1];
        const input: ObjectValue = {
          kind: 'object',
          members: role === undefined ? {} : { RoleArn: dataOf(role) },
          open: true,
        };
        return {
          returns: value('credentials', configured(credentialConfiguration(row, args))),
          operations: row.operation === undefined ? [] : [requests.use('sts', row.operation, input)],
        };
      }
      case 'request-class': {
        const order = service === undefined ? [] : orderOf(service, operationOf(service, name, NO_INPUT) ?? name);
        return {
          returns: value('request', { ...named(of), bound: { input: membersOf(args, order) } }),
          operations: [],
        };
      }
      case 'model-class':
        return {
          returns: value('model', { ...named(of), bound: { input: membersOf(args, []) } }),
          operations: [],
        };
      case 'helper-class':
        return helperMade(of, args);
      case 'builder-method':
        return built(of, args);
      case 'method':
        return { operations: clientUses(of, args) };
      case 'static-method': {
        const [className = '', method = ''] = name.split('.');
        const row = STATIC_UTILITIES[className]?.[method];
        return { operations: row === undefined ? [] : utilityUses('s3', row, args) };
      }
      case 'helper-method':
        return helperCall(of, args, names, useOf);
      default:
        return undefined;
    }
  }

  function clientUses(of: SdkValue, args: CallArguments): readonly OperationUse[] {
    const { service = '', name = '' } = of;
    const utility = of.owner?.kind === 'client' ? clientUtility(service, name) : undefined;
    if (utility !== undefined) return utilityUses(service, utility, args);
    const guess = operationOf(service, name, NO_INPUT) ?? name;
    const input = inputOf(args, orderOf(service, guess));
    return [useOf(service, operationOf(service, name, renamed(service, input)) ?? name, input)];
  }

  function useOf(service: string, operation: string, input: ObjectValue): OperationUse {
    if (service !== 's3') return requests.use(service, operation, input);
    const shaped = operation === 'DeleteObjects' ? withDelete(input) : withCopySource(input);
    return requests.use(service, operation, shaped, S3_MEMBERS);
  }

  function renamed(service: string, input: ObjectValue): ObjectValue {
    if (service !== 's3') return input;
    const members = Object.entries(input.members).map(([name, given]) => [S3_MEMBERS[name] ?? name, given] as const);
    return { ...input, members: Object.fromEntries(members) };
  }

  /** The members that short overloads take. */
  function orderOf(service: string, operation: string): readonly string[] {
    const listed = OVERLOADS[service]?.[operation];
    if (listed !== undefined) return listed;
    const lookup = catalog.operation('aws', service, operation);
    return lookup.kind === 'known' && lookup.operation.required.length === 1 ? lookup.operation.required : [];
  }

  function utilityUses(service: string, row: UtilityRow, args: CallArguments): readonly OperationUse[] {
    const input = inputOf(args, row.takes);
    const verb = input.members['Verb'];
    const word = verb === undefined ? (input.open ? undefined : 'GET') : literalText(verb);
    if (row.byVerb === true && word === undefined) {
      const words = 'when the signed request has this method';
      return Object.values(VERBS).map((operation) => ({ ...useOf(service, operation, input), when: words }));
    }
    return row.operations.map(({ operation, service: other = service, when }) => ({
      ...useOf(other, row.byVerb === true ? (VERBS[word ?? ''] ?? operation) : operation, input),
      ...(when === undefined ? {} : { when }),
    }));
  }

  return {
    sdk: 'aws-sdk-net',
    cloud: 'aws',
    languages: ['csharp'],
    marks: ['Amazon'],
    isCandidate(normalised) {
      const bare = normalised.replace(/async$/, '').replace(/^begin(?=get|put|list|delete|create|update)/, '');
      return (
        utilities.has(normalised) ||
        utilities.has(bare) ||
        isRenamed(bare) ||
        catalog.isOperationName('aws', bare) ||
        ASSUMING.has(normalised)
      );
    },
    imported,
    member,
    call,
    instance(of) {
      switch (of.kind) {
        case 'client-class':
          return value('client', named(of));
        case 'config-class':
          return value('config', named(of));
        case 'request-class':
          return value('request', { ...named(of), bound: { input: OPEN_INPUT } });
        case 'model-class':
          return value('model', { ...named(of), bound: { input: OPEN_INPUT } });
        case 'helper-class':
          return value(/Builder$/.test(of.name ?? '') ? 'builder' : 'helper', named(of));
        case 'credentials-class':
          return value('credentials');
        case 'region-class':
          return value('region');
        default:
          return undefined;
      }
    },
    element: () => undefined,
    data(of): Value | undefined {
      return of.kind === 'request' || of.kind === 'model' || of.kind === 'constant'
        ? dataOf({ kind: 'sdk', value: of })
        : undefined;
    },
    changeable: (of) => of.kind === 'request' || of.kind === 'model' || of.kind === 'config',
    assigned(of, property, to) {
      if (of.kind === 'config') return { ...of, client: { ...of.client, ...memberOf(property, to) } };
      const input = of.bound?.['input'];
      if (input?.kind !== 'object') return undefined;
      const changed: ObjectValue = { ...input, members: { ...input.members, [property]: lazily(() => dataOf(to)) } };
      return { ...of, bound: { ...of.bound, input: changed } };
    },
    guess,
  };

  /**
   * C# names its types, so that a receiver of unknown origin is seldom a client: it is one where a request of the SDK is
   * handed to it, or where it is named as the one service is that the file uses.
   */
  function guess(method: string, usedServices: ReadonlySet<string>, hints?: GuessHints): readonly SdkValue[] {
    const bare = method.replace(/async$/, '');
    if (hints?.asking === true || hints === undefined) {
      const services = catalog.servicesWith('aws', bare);
      const fitting = services.filter((service) => usedServices.has(service));
      const may = fitting.length > 0 ? fitting : isRenamed(bare) && usedServices.has('s3') ? ['s3'] : [];
      return may.map((service) => value('client', { service }));
    }
    const service = hints.arguments.positional.map(serviceOfRequest).find((each) => each !== undefined);
    if (service !== undefined) {
      const known = catalog.servicesWith('aws', bare).includes(service) || (service === 's3' && isRenamed(bare));
      return known ? [value('client', { service })] : [];
    }
    const receiver = normalise(hints.receiver ?? '');
    const isOne = catalog
      .servicesWith('aws', bare)
      .filter((each) => usedServices.has(each) && isNamedAs(receiver, each));
    return isOne.length === 1 && method.endsWith('async')
      ? isOne.map((each) => value('client', { service: each }))
      : [];
  }

  function isNamedAs(receiver: string, service: string): boolean {
    const called = normalise(service);
    return (
      called !== '' &&
      (receiver === called ||
        receiver === `${called}client` ||
        receiver === `amazon${called}` ||
        receiver === `amazon${called}client`)
    );
  }
}

const ASSUMING: ReadonlySet<string> = new Set(
  Object.entries(CREDENTIALS).flatMap(([name, row]) => (row.operation === undefined ? [] : [normalise(name)])),
);
function serviceOfRequest(argument: ArgumentValue): string | undefined {
  return argument.kind === 'sdk' && argument.value.kind === 'request' ? argument.value.service : undefined;
}
