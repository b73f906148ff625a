import { normalise } from '../../../catalog/catalog.js';
import type { Catalog } from '../../../catalog/catalog.js';
import type { ClientConfiguration } from '../../../model/call-site.js';
import { literalText } from '../../../model/value.js';
import type { ObjectValue } from '../../../model/value.js';
import { DYNAMIC_MEMBER } from '../../rules.js';
import { endpointText } from '../../endpoint-text.js';
import type { ArgumentValue, CallArguments, CallMeaning, OperationUse, SdkRules, SdkValue } from '../../rules.js';
import { guessClients } from './guess.js';
import { FACTORIES, MODULES, STUB_MODULE, TRANSFERS } from './names.js';
import { SERVICE_RESOURCE } from './resource-row.js';
import {
  guessResources,
  hasResource,
  parametersOf,
  resourceCall,
  resourceElement,
  resourceMember,
  resourceMethodNames,
  serviceResource,
} from './resources.js';

import { BOTO3_MARKS } from './names.js';

/** Methods of a client that are no operations by their own names. */
const CLIENT_METHODS: ReadonlySet<string> = new Set([
  'get_paginator',
  'get_waiter',
  'generate_presigned_url',
  'generate_presigned_post',
]);

/** Names of calls that make clients, pages or requests without being operations. */
const HELPERS = [
  'paginate',
  'wait',
  'client',
  'resource',
  'create_client',
  'Session',
  'AioSession',
  'get_session',
  ...CLIENT_METHODS,
];

/** boto3, botocore and their asynchronous twins: clients, resources, paginators, waiters, transfers, presigned addresses. */
export function boto3Rules(catalog: Catalog): SdkRules {
  const candidates = new Set<string>([...HELPERS, ...Object.keys(TRANSFERS)].map(normalise));
  for (const name of resourceMethodNames()) candidates.add(name);

  const value = (kind: string, more: Omit<SdkValue, 'sdk' | 'kind'> = {}): SdkValue => ({
    sdk: 'boto3',
    kind,
    ...more,
  });
  const ofService = (service: string | undefined): { service?: string } => (service === undefined ? {} : { service });

  function operationName(service: string, name: string): string | undefined {
    const lookup = catalog.operation('aws', service, name);
    return lookup.kind === 'known' ? lookup.operation.name : undefined;
  }

  function clientMember(client: SdkValue, property: string): SdkValue | undefined {
    const service = client.service ?? '';
    const method = value('method', { name: property, owner: client, ...ofService(client.service) });
    if (CLIENT_METHODS.has(property) || property === DYNAMIC_MEMBER) return method;
    if (service === 's3' && Object.hasOwn(TRANSFERS, property)) return method;
    return operationName(service, property) === undefined ? undefined : method;
  }

  function clientCall(method: SdkValue, args: CallArguments): CallMeaning | undefined {
    const service = method.service ?? '';
    const name = method.name ?? '';
    const use = (operation: string, parameters: ObjectValue, reason?: string): OperationUse => ({
      cloud: 'aws',
      service,
      operation,
      parameters,
      ...(reason === undefined ? {} : { reason }),
    });
    const parameters = parametersOf(args, {}, []);
    if (name === DYNAMIC_MEMBER) {
      return {
        operations: [
          use('unknown', { ...parameters, open: true }, 'the name of the method is computed when the program runs'),
        ],
      };
    }
    if (name === 'get_paginator' || name === 'get_waiter') {
      const wanted = textOf(args.named['operation_name'] ?? args.named['waiter_name'] ?? args.positional[0]);
      const kind = name === 'get_paginator' ? 'paginator' : 'waiter';
      return {
        operations: [],
        returns: value(kind, {
          owner: method,
          ...ofService(service),
          ...(wanted === undefined ? {} : { name: wanted }),
        }),
      };
    }
    if (name === 'generate_presigned_url') return presigned(args, use);
    if (name === 'generate_presigned_post') {
      return {
        operations: [use('PutObject', parametersOf(args, {}, ['Bucket', 'Key']))],
        note: 'the signed form uploads by PutObject',
      };
    }
    const transfer = service === 's3' && Object.hasOwn(TRANSFERS, name) ? TRANSFERS[name] : undefined;
    if (transfer) {
      const given = parametersOf(args, {}, transfer.positional);
      return {
        operations: transfer.operations.map((each) => use(each, given)),
        note: `${name} transfers by ${transfer.operations.join(' and ')}`,
      };
    }
    const operation = operationName(service, name);
    return operation === undefined ? undefined : { operations: [use(operation, parameters)] };
  }

  function presigned(
    args: CallArguments,
    use: (operation: string, parameters: ObjectValue, reason?: string) => OperationUse,
  ): CallMeaning {
    const method = textOf(args.named['ClientMethod'] ?? args.positional[0]);
    const params = args.named['Params'] ?? args.positional[1];
    const parameters: ObjectValue =
      params?.kind === 'object' ? params : { kind: 'object', members: {}, open: params !== undefined || args.open };
    if (method === undefined)
      return { operations: [use('unknown', parameters, 'the operation that is signed is not shown')] };
    return { operations: [use(method, parameters)], note: `the signed address is for ${method}` };
  }

  function pollingCall(owner: SdkValue, args: CallArguments): CallMeaning | undefined {
    const { service } = owner;
    if (service === undefined) return undefined;
    const what = owner.kind === 'paginator' ? 'paginator' : 'waiter';
    const parameters = parametersOf(args, {}, []);
    const use = (operation: string, reason?: string): OperationUse => ({
      cloud: 'aws',
      service,
      operation,
      parameters,
      ...(reason === undefined ? {} : { reason }),
    });
    if (owner.name === undefined) return { operations: [use('unknown', `the name of the ${what} is not shown`)] };
    const operation =
      owner.kind === 'paginator' ? operationName(service, owner.name) : catalog.waiter(service, normalise(owner.name));
    if (operation === undefined)
      return { operations: [use('unknown', `no ${what} ${owner.name} of ${service} is known`)] };
    return { operations: [use(operation)], note: `the ${what} ${owner.name} requests ${operation}` };
  }

  /** `client('s3', region_name=..)`, `session.resource('dynamodb')`. */
  function factoryCall(factory: SdkValue, args: CallArguments): CallMeaning | undefined {
    const name = textOf(args.positional[0] ?? args.named['service_name']);
    const service = name === undefined ? undefined : catalog.serviceNamed('boto3', name);
    if (service === undefined) return undefined;
    const client = configuration(factory.client, args, args.positional[1]);
    if (factory.name === 'resource') return { operations: [], returns: serviceResource(service, client) };
    return { operations: [], returns: value('client', { service, client }) };
  }

  return {
    sdk: 'boto3',
    cloud: 'aws',
    languages: ['python'],
    marks: BOTO3_MARKS,
    serviceNamed: (text) => catalog.serviceNamed('boto3', text),
    isCandidate: (normalised) => candidates.has(normalised) || catalog.isOperationName('aws', normalised),
    imported(module, symbol) {
      const known = MODULES[module];
      if (known) {
        if (symbol === undefined) return value('module', { name: module });
        const kind = known[symbol];
        return kind === undefined ? undefined : value(kind, { name: symbol });
      }
      const stub = STUB_MODULE.exec(module);
      const service = stub?.[1] === undefined ? undefined : catalog.serviceNamed('boto3', stub[1].replaceAll('_', '-'));
      if (service === undefined || symbol === undefined) return undefined;
      return stubClass(service, symbol);
    },
    member(owner, property) {
      switch (owner.kind) {
        case 'module': {
          const kind = MODULES[owner.name ?? '']?.[property];
          if (kind !== undefined) return value(kind, { name: property });
          const submodule = `${owner.name ?? ''}.${property}`;
          return Object.hasOwn(MODULES, submodule) ? value('module', { name: submodule }) : undefined;
        }
        case 'session': {
          const name = FACTORIES[property];
          return name === undefined
            ? undefined
            : value('factory', { name, owner, ...(owner.client ? { client: owner.client } : {}) });
        }
        case 'client':
          return property === 'meta' ? undefined : clientMember(owner, property);
        case 'paginator':
          return property === 'paginate' ? value('poll', { owner, ...ofService(owner.service) }) : undefined;
        case 'waiter':
          return property === 'wait' ? value('poll', { owner, ...ofService(owner.service) }) : undefined;
        case 'meta':
          return property === 'client' ? value('client', { owner, ...ofService(owner.service) }) : undefined;
        default:
          return resourceMember(owner, property);
      }
    },
    call(callee, args) {
      switch (callee.kind) {
        case 'factory':
          return factoryCall({ ...callee, name: FACTORIES[callee.name ?? ''] ?? callee.name ?? '' }, args);
        case 'session-class':
        case 'session-getter':
          return { operations: [], returns: value('session', { client: configuration(undefined, args, undefined) }) };
        case 'method':
          return clientCall(callee, args);
        case 'poll':
          return callee.owner && pollingCall(callee.owner, args);
        default:
          return resourceCall(callee, args);
      }
    },
    instance(type) {
      switch (type.kind) {
        case 'session-class':
          return value('session');
        case 'client-class':
          return value('client', ofService(type.service));
        case 'paginator-class':
          return value('paginator', {
            ...ofService(type.service),
            ...(type.name === undefined ? {} : { name: type.name }),
          });
        case 'resource-class':
          return value('resource', { ...ofService(type.service), name: type.name ?? SERVICE_RESOURCE, bound: {} });
        default:
          return undefined;
      }
    },
    element: resourceElement,
    guess(normalised, used, hints) {
      const resources = guessResources(normalised, hints);
      return resources.length > 0 ? resources : guessClients(catalog, normalised, used, hints);
    },
  };

  /** A class of the typing stubs (`mypy-boto3-s3`): `S3Client`, `S3ServiceResource`, `ListObjectsV2Paginator`, `Bucket`. */
  function stubClass(service: string, symbol: string): SdkValue | undefined {
    if (/ServiceResource$/.test(symbol)) return value('resource-class', { service, name: SERVICE_RESOURCE });
    if (/Client$/.test(symbol)) return value('client-class', { service });
    const paged = /^(\w+)Paginator$/.exec(symbol)?.[1];
    if (paged !== undefined) return value('paginator-class', { service, name: paged });
    return hasResource(service, symbol) ? value('resource-class', { service, name: symbol }) : undefined;
  }
}

function textOf(given: ArgumentValue | undefined): string | undefined {
  return given === undefined || given.kind === 'sdk' ? undefined : literalText(given);
}

function configuration(
  inherited: ClientConfiguration | undefined,
  args: CallArguments,
  region: ArgumentValue | undefined,
): ClientConfiguration {
  const given = {
    region: textOf(args.named['region_name'] ?? region),
    profile: textOf(args.named['profile_name']),
    endpoint: endpointText(args.named['endpoint_url']),
  };
  const known = Object.fromEntries(
    Object.entries(given).filter(([, text]) => text !== undefined),
  ) as ClientConfiguration;
  return { ...inherited, ...known };
}
