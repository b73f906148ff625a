import type { Catalog, Operation } from '../../../catalog/catalog.js';
import { normalise, plainNeeds } from '../../../catalog/catalog.js';
import type { ClientConfiguration } from '../../../model/call-site.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import { literalText } from '../../../model/value.js';
import type { ArgumentValue, CallArguments, CallMeaning, OperationUse, SdkRules, SdkValue } from '../../rules.js';
import { guessServices } from '../aws/guess.js';
import { configurationData, configurationOf, inputAt, memberObject } from '../aws/javascript-arguments.js';
import { awsRequests, OPEN_INPUT } from '../aws/requests.js';
import {
  CLIENT_HELPERS,
  CREDENTIALS,
  HELPER_CLASSES,
  NAMING_METHODS,
  PRESIGNER_METHODS,
  REQUEST_METHODS,
} from './names.js';

const SDK = 'aws-sdk-js-v2';
/** Also as bundles and content networks write it: `aws-sdk/dist/aws-sdk-react-native`, `https://esm.sh/aws-sdk@2`. */
const WHOLE = /(?:^|[/:])aws-sdk(?:@[\w.]+)?(?:\/(?:index|global|clients\/all|dist\/[\w-]+))?(?:\.js)?$/;
const CLIENT_MODULE = /(?:^|[/:])aws-sdk(?:@[\w.]+)?\/clients\/(\w+)(?:\.js)?$/;
const DOCUMENT = 'DocumentClient';
/** Members of the SDK that set it up for all clients. */
const GLOBAL_MEMBERS: ReadonlySet<string> = new Set(['config']);

/**
 * The AWS SDK for JavaScript v2 ("AWS SDK for JavaScript Developer Guide for SDK Version 2"): service classes of the one
 * package, whose methods are the operations; they return request objects, which are sent by a callback, `send()`,
 * `promise()` or a stream. The method's call is taken for the request, since it names it.
 */
export function awsSdkJsV2Rules(catalog: Catalog): SdkRules {
  const requests = awsRequests(catalog, 'js-v2');
  const value = (kind: string, parts: Omit<SdkValue, 'sdk' | 'kind'> = {}): SdkValue => ({ sdk: SDK, kind, ...parts });
  const rows = new Map(catalog.aws?.helpers('js-v2').flatMap((row) => Object.entries(row.methods)) ?? []);
  const helperWords = new Set(
    [
      ...[...rows.keys()]
        .map((name) => name.slice(name.indexOf('.') + 1))
        .filter((name) => !/^(?:send|promise)$/.test(name)),
      ...Object.keys(NAMING_METHODS),
      ...Object.keys(PRESIGNER_METHODS),
      ...Object.keys(HELPER_CLASSES).filter((name) => HELPER_CLASSES[name]?.kind === 'upload'),
      ...Object.keys(CREDENTIALS).filter((name) => CREDENTIALS[name]?.assumes !== undefined),
    ].map(normalise),
  );

  function imported(module: string, symbol: string | undefined): SdkValue | undefined {
    const isWhole = symbol === undefined || symbol === 'default';
    if (WHOLE.test(module)) return isWhole ? value('sdk') : member(value('sdk'), symbol);
    const name = CLIENT_MODULE.exec(module)?.[1];
    const service = name === undefined ? undefined : requests.service(name);
    if (service === undefined) return undefined;
    const whole = value('service-class', { service });
    // TypeScript imports the class by its name from the one module of it, too.
    return isWhole || requests.service(symbol) === service ? whole : member(whole, symbol);
  }

  function member(of: SdkValue, property: string): SdkValue | undefined {
    switch (of.kind) {
      case 'sdk':
        return memberOfSdk(of, property);
      case 'global-config':
        return property === 'update' ? value('configure', owned(of)) : undefined;
      case 'service-class': {
        const helper = Object.hasOwn(HELPER_CLASSES, property) ? HELPER_CLASSES[property] : undefined;
        if (helper !== undefined && helper.service === of.service)
          return value('helper-class', { service: helper.service, name: property, ...set(of.client) });
        return undefined;
      }
      case 'client':
        return memberOfClient(of, property);
      case 'method':
        // `client.putObject.bind(client)` is the method again.
        return property === 'bind' ? { ...of, kind: 'bound' } : undefined;
      case 'request':
        return REQUEST_METHODS.has(property) ? value('same', { owner: of }) : value('sends', { owner: of });
      case 'credentials':
        return value('credential-method', { owner: of });
      default:
        return undefined;
    }
  }

  function memberOfSdk(of: SdkValue, property: string): SdkValue | undefined {
    if (property === 'default' || property === 'AWS') return of;
    if (GLOBAL_MEMBERS.has(property)) return value('global-config', { owner: of });
    if (Object.hasOwn(CREDENTIALS, property)) return value('credential-class', { name: property });
    if (property === 'Endpoint') return value('endpoint-class');
    if (property === 'Config') return value('config-class');
    if (!/^[A-Z]/.test(property)) return undefined;
    const service = requests.service(property);
    return service === undefined ? undefined : value('service-class', { service, ...set(of.client) });
  }

  function memberOfClient(client: SdkValue, property: string): SdkValue | undefined {
    const { service, name } = client;
    if (service === undefined || !/^[a-z]/.test(property)) return undefined;
    const method = (operation: string, kind = 'method'): SdkValue =>
      value(kind, { service, name: operation, owner: client });
    if (name === DOCUMENT)
      return rows.has(`${DOCUMENT}.${property}`) ? method(`${DOCUMENT}.${property}`, 'helper') : undefined;
    if (name === 'Presigner') {
      const presigned = Object.hasOwn(PRESIGNER_METHODS, property) ? PRESIGNER_METHODS[property] : undefined;
      return presigned === undefined ? undefined : method(presigned);
    }
    if (Object.hasOwn(NAMING_METHODS, property)) return method(property, 'naming');
    const helper = Object.hasOwn(CLIENT_HELPERS, property) ? CLIENT_HELPERS[property] : undefined;
    if (helper?.service === service) return method(helper.row, 'helper');
    const operation = requests.operation(service, property);
    return operation === undefined ? undefined : method(operation);
  }

  function call(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    const [first] = args.positional;
    switch (of.kind) {
      case 'service-class':
        return { operations: [], returns: client(of, first) };
      case 'helper-class':
        return helperObject(of, first);
      case 'config-class':
        return { operations: [], returns: value('configuration', set(configurationOf(first))) };
      case 'endpoint-class':
        return { operations: [], returns: value('endpoint', first?.kind === 'text' ? { bound: { text: first } } : {}) };
      case 'credential-class':
        return credentials(of, first);
      case 'configure':
        return { operations: [], returns: configuredSdk(of.owner, configurationOf(first)) };
      case 'method':
        return made(of, [use(of, of.name, input(of, args))]);
      case 'helper':
        return made(of, helperUses(of, input(of, args)));
      case 'naming':
        return made(of, [namedUse(of, args)]);
      case 'bound':
        return { operations: [], returns: { ...of, kind: 'method' } };
      case 'same':
        return { operations: [], ...(of.owner === undefined ? {} : { returns: of.owner }) };
      case 'sends':
      case 'credential-method':
        return { operations: [] };
      default:
        return undefined;
    }
  }

  /** Members that the client puts into every request (`new AWS.S3({ params: { Bucket } })`) are kept with it. */
  function client(of: SdkValue, options: ArgumentValue | undefined): SdkValue {
    const params = memberObject(options, 'params');
    return value('client', {
      ...(of.service === undefined ? {} : { service: of.service }),
      ...(of.name === undefined ? {} : { name: of.name }),
      ...(Object.keys(params.members).length === 0 ? {} : { bound: params.members }),
      ...set({ ...of.client, ...configurationOf(options) }),
    });
  }

  function helperObject(of: SdkValue, options: ArgumentValue | undefined): CallMeaning {
    const kind = HELPER_CLASSES[of.name ?? '']?.kind;
    if (kind === 'document') {
      const service = options?.kind === 'object' ? options.members['service'] : undefined;
      const made = client(of, options);
      return { operations: [], returns: { ...made, ...set({ ...configurationOf(service), ...made.client }) } };
    }
    if (kind === 'presigner') return { operations: [], returns: client(of, options) };
    const params = memberObject(options, 'params');
    const uses = helperUses({ ...of, name: `${of.name ?? ''}.send` }, params);
    return { operations: uses, returns: value('request') };
  }

  function made(of: SdkValue, operations: readonly OperationUse[]): CallMeaning {
    return { operations, returns: value('request', { owner: of }) };
  }

  function input(of: SdkValue, args: CallArguments): ObjectValue {
    const [first] = args.positional;
    // Without input a callback stands first.
    const given =
      first?.kind === 'unknown' && first.reason === 'a function' ? memberObject(undefined, '') : inputAt(args, 0);
    return withBound(of, given);
  }

  function use(of: SdkValue, operation: string | undefined, parameters: ObjectValue): OperationUse {
    return { cloud: 'aws', service: of.service ?? 'unknown', operation: operation ?? 'unknown', parameters };
  }

  function known(service: string | undefined, operation: string): Operation | undefined {
    const lookup = catalog.operation('aws', service ?? '', operation);
    return lookup.kind === 'known' ? lookup.operation : undefined;
  }

  /** What a helper requests; parts of it that need nothing beyond the rest (parts of an upload) are left out. */
  function helperUses(of: SdkValue, parameters: ObjectValue): readonly OperationUse[] {
    const operations = rows.get(of.name ?? '') ?? [];
    const needed = new Set<string>();
    return operations.flatMap(([operation, when]) => {
      const fact = known(of.service, operation);
      const needs = fact === undefined ? [operation] : plainNeeds(fact);
      if (when !== undefined && needs.every((permission) => needed.has(permission))) return [];
      needs.forEach((permission) => needed.add(permission));
      return [{ ...use(of, operation, parameters), ...(when === undefined ? {} : { when }) }];
    });
  }

  function namedUse(of: SdkValue, args: CallArguments): OperationUse {
    const [first] = args.positional;
    const name = first?.kind === 'sdk' ? undefined : literalText(first);
    const given = inputAt({ ...args, positional: args.positional.slice(1) }, 0);
    const parameters = withBound(of, given);
    const service = of.service ?? '';
    if (name === undefined)
      return {
        ...use(of, undefined, OPEN_INPUT),
        reason: `the first argument of ${of.name ?? 'it'} names the operation`,
      };
    const asked =
      NAMING_METHODS[of.name ?? ''] === 'state' ? requests.polled(service, name) : requests.operation(service, name);
    return use(of, asked ?? name, parameters);
  }

  function credentials(of: SdkValue, options: ArgumentValue | undefined): CallMeaning {
    const profile = configurationOf(options)?.profile;
    const assumes = CREDENTIALS[of.name ?? '']?.assumes;
    const params =
      assumes === 'params' ? memberObject(options, 'params') : options?.kind === 'object' ? options : OPEN_INPUT;
    const role = assumes === undefined ? undefined : literalText(params.members['RoleArn']);
    const client = { ...(profile === undefined ? {} : { profile }), ...(role === undefined ? {} : { role }) };
    const asks =
      assumes !== undefined && !(params.kind === 'object' && !params.open && !Object.hasOwn(params.members, 'RoleArn'));
    return {
      returns: value('credentials', set(client)),
      operations: asks ? [{ cloud: 'aws', service: 'sts', operation: 'AssumeRole', parameters: params }] : [],
    };
  }

  /** The whole SDK, set up for the clients that are made from here on. */
  function configuredSdk(config: SdkValue | undefined, client: ClientConfiguration | undefined): SdkValue {
    return value('sdk', set({ ...config?.owner?.client, ...client }));
  }

  return {
    sdk: SDK,
    cloud: 'aws',
    languages: ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'],
    marks: ["'aws-sdk'", '"aws-sdk"', '`aws-sdk`', "'aws-sdk/", '"aws-sdk/', 'npm:aws-sdk', '/aws-sdk@', 'new AWS.'],
    isCandidate: (normalised) => helperWords.has(normalised) || catalog.isOperationName('aws', normalised),
    imported,
    // The bundle for browsers defines it ("Getting Started in a Browser Script").
    global: (name) => (name === 'AWS' ? value('sdk') : undefined),
    member,
    call,
    changeable: (of) => of.kind === 'sdk',
    assigned(of, property, to) {
      const configured = configurationOf({ kind: 'object', members: { [lastOf(property)]: plain(to) }, open: true });
      return of.kind === 'sdk' && property.startsWith('config.') && configured !== undefined
        ? value('sdk', set({ ...of.client, ...configured }))
        : undefined;
    },
    instance(of) {
      if (of.kind === 'service-class') return client(of, undefined);
      return of.kind === 'helper-class' && HELPER_CLASSES[of.name ?? '']?.kind !== 'upload'
        ? client(of, undefined)
        : undefined;
    },
    element: () => undefined,
    data: (of) => dataOf(of),
    guess(method, usedServices, hints) {
      return guessServices(catalog, 'js-v2', method, usedServices, hints, (operation) =>
        takes(operation, hints?.arguments),
      ).map((service) => value('client', { service }));
    },
  };
}

/** The input with the members that the client puts into every request. */
function withBound(of: SdkValue, given: ObjectValue): ObjectValue {
  const bound = of.owner?.bound;
  return bound === undefined ? given : { ...given, members: { ...bound, ...given.members } };
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const owned = (of: SdkValue): { owner?: SdkValue } => (of.owner === undefined ? {} : { owner: of });

function set(client: ClientConfiguration | undefined): { client?: ClientConfiguration } {
  return client === undefined || Object.keys(client).length === 0 ? {} : { client };
}

/** What a configuration, credentials or an endpoint are in the object that a client is built from. */
function dataOf(of: SdkValue): Value | undefined {
  if (of.kind === 'endpoint') return of.bound?.['text'];
  const told: readonly string[] = ['credentials', 'configuration', 'client'];
  return told.includes(of.kind) ? configurationData(of.client) : undefined;
}

function plain(argument: ArgumentValue): Value {
  if (argument.kind !== 'sdk') return argument;
  return dataOf(argument.value) ?? { kind: 'unknown', reason: 'an SDK object' };
}

/** A client's method takes one object with all that the operation requires, and perhaps a callback. */
function takes(operation: Operation, given: CallArguments | undefined): boolean {
  const [first, ...others] = given?.positional ?? [];
  if (given === undefined || given.open) return true;
  if (first === undefined || others.length > 1) return operation.required.length === 0 && first === undefined;
  if (first.kind !== 'object') return first.kind === 'unknown';
  return first.open || operation.required.every((member) => Object.hasOwn(first.members, member));
}
