import type { Catalog } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { ClientConfiguration } from '../../../model/call-site.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import { literalText, text, unknown } from '../../../model/value.js';
import { DYNAMIC_MEMBER } from '../../rules.js';
import type { ArgumentValue, CallArguments, CallMeaning, OperationUse, SdkRules, SdkValue } from '../../rules.js';
import { guessServices } from '../aws/guess.js';
import { awsRequests, OPEN_INPUT } from '../aws/requests.js';
import { configurationOf, credentialsData, inputAt, textOf } from './configuration.js';
import { COMMAND_METHODS, NAMING_METHODS, S3_CLASSES, S3_METHODS } from './names.js';
import type { HelperRow } from './names.js';

const SDK = 'aws-sdk-php';
const WORDS: readonly string[] = [
  ...Object.keys(NAMING_METHODS),
  ...COMMAND_METHODS,
  'getCommand',
  'AssumeRoleCredentialProvider',
  ...Object.keys(S3_METHODS).flatMap((name) => [name, `${name}Async`]),
  ...Object.values(S3_CLASSES).flatMap(({ methods }) => methods),
];

/**
 * The AWS SDK for PHP, version 3: clients, the factory `Sdk`, paginators, waiters, command objects, signed addresses and the
 * transfer classes of S3.
 */
export function awsSdkPhpRules(catalog: Catalog): SdkRules {
  const requests = awsRequests(catalog, 'php');
  const words = new Set(WORDS.map(normalise));
  const value = (kind: string, parts: Omit<SdkValue, 'sdk' | 'kind'> = {}): SdkValue => ({ sdk: SDK, kind, ...parts });

  function imported(module: string, symbol: string | undefined): SdkValue | undefined {
    if (symbol === undefined) return undefined;
    if (module === '' && symbol === 'AWS') return value('sdk', { client: {} });
    if (module === 'Aws\\Laravel' && symbol === 'AwsFacade') return value('sdk', { client: {} });
    if (module === 'Aws') return rootClass(symbol);
    const [vendor, name, ...rest] = module.split('\\');
    if (vendor !== 'Aws' || name === undefined) return undefined;
    if (name === 'Credentials') return value('credentials-class', { name: symbol });
    const service = requests.service(name);
    if (service === undefined) return undefined;
    if (/Client(?:V\d)?(?:Interface)?$/.test(symbol) && !/Trait$/.test(symbol))
      return value('client-class', { service });
    if (service === 's3' && rest.length === 0 && Object.hasOwn(S3_CLASSES, symbol)) {
      return value('helper-class', { service, name: symbol });
    }
    return undefined;
  }

  function rootClass(symbol: string): SdkValue | undefined {
    if (symbol === 'Sdk') return value('sdk-class');
    if (symbol === 'MockHandler') return value('mock-class');
    return undefined;
  }

  function member(of: SdkValue, property: string): SdkValue | undefined {
    const service = of.service ?? '';
    const method = (kind: string, name = property): SdkValue => value(kind, { service, name, owner: of });
    switch (of.kind) {
      case 'client-class':
        return property === 'factory' ? of : undefined;
      case 'sdk-class':
      case 'sdk':
        return /^create(?:MultiRegion)?\w+$/.test(property)
          ? value('creator', { name: property, owner: of })
          : undefined;
      case 'client':
        return clientMember(of, property);
      case 'helper-class':
        return /^from[A-Z]/.test(property) ? of : undefined;
      case 'helper':
        return S3_CLASSES[of.name ?? '']?.methods.includes(property) === true ? method('helper-method') : undefined;
      case 'credentials-class':
        return value('credentials-method', { name: property });
      default:
        return undefined;
    }
  }

  function clientMember(client: SdkValue, property: string): SdkValue | undefined {
    const service = client.service ?? '';
    const method = value('method', { service, name: property, owner: client });
    if (property === DYNAMIC_MEMBER || property === 'getCommand') return method;
    if (COMMAND_METHODS.has(property) || Object.hasOwn(NAMING_METHODS, property)) return method;
    if (service === 's3' && helperOf(property)) return method;
    const operation =
      requests.operation(service, property.replace(/Async$/, '')) ?? requests.operation(service, property);
    return operation === undefined ? undefined : { ...method, name: operation };
  }

  const helperOf = (name: string): HelperRow | undefined => {
    const plain = name.replace(/Async$/, '');
    return Object.hasOwn(S3_METHODS, plain) ? S3_METHODS[plain] : undefined;
  };

  function clientCall(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    const service = of.service ?? '';
    const name = of.name ?? '';
    const unknownUse = (input: ObjectValue, reason: string): OperationUse => ({
      ...requests.use(service, 'unknown', input),
      reason,
    });
    if (name === DYNAMIC_MEMBER) {
      return { operations: [unknownUse(OPEN_INPUT, 'the name of the method is computed when the program runs')] };
    }
    if (name === 'getCommand') return command(of, service, args);
    if (COMMAND_METHODS.has(name)) return executed(name, args.positional[0]);
    const naming = Object.hasOwn(NAMING_METHODS, name) ? NAMING_METHODS[name] : undefined;
    if (naming) {
      const given = textOf(args.positional[0]);
      const operation =
        given === undefined
          ? undefined
          : naming.names === 'operation'
            ? (requests.operation(service, given) ?? given)
            : requests.polled(service, given);
      if (operation === undefined) {
        return { operations: [unknownUse(inputAt(args, 1), `the name that ${naming.what} is made for is not known`)] };
      }
      return {
        operations: [requests.use(service, operation, inputAt(args, 1))],
        note: `${naming.what} ${given ?? ''} requests ${operation}`,
      };
    }
    const helper = service === 's3' ? helperOf(name) : undefined;
    if (helper && requests.operation(service, name) === undefined) {
      return helped(knownUses(helper.like ?? '') ?? helper.operations, helper, args, {});
    }
    return { operations: [requests.use(service, name, inputAt(args, 0))] };
  }

  function command(of: SdkValue, service: string, args: CallArguments): CallMeaning {
    const name = textOf(args.positional[0]);
    const input = inputAt(args, 1);
    const operation = name === undefined ? undefined : (requests.operation(service, name) ?? name);
    const use: OperationUse = {
      ...requests.use(service, operation ?? 'unknown', input),
      ...(operation === undefined ? { reason: 'the name of the command is not shown' } : {}),
    };
    const made = value('command', { service, name: operation ?? 'unknown', bound: { input }, owner: of });
    return { operations: [], returns: made, deferred: [use] };
  }

  function executed(method: string, given: ArgumentValue | undefined): CallMeaning | undefined {
    if (given?.kind !== 'sdk' || given.value.kind !== 'command') return undefined;
    const { service = '', name = 'unknown', bound } = given.value;
    const input = bound?.['input'];
    const use = requests.use(service, name, input?.kind === 'object' ? input : OPEN_INPUT);
    const note =
      method === 'createPresignedRequest' || method === 'presign'
        ? `the signed address is for ${name}`
        : `the command of ${name} is executed here`;
    const reason = name === 'unknown' ? { reason: 'the name of the command is not shown' } : {};
    return { operations: [{ ...use, ...reason, fromArgument: true }], note };
  }

  function helped(
    operations: readonly (string | readonly [operation: string, when?: string])[],
    row: HelperRow,
    args: CallArguments,
    bound: Readonly<Record<string, Value>>,
  ): CallMeaning {
    const members: Record<string, Value> = { ...bound };
    row.positional.forEach((name, place) => {
      const given = args.positional[place];
      if (name !== '' && given && given.kind !== 'sdk') members[name] = given;
    });
    const options = args.positional.slice(row.positional.length);
    for (const given of options) if (given.kind === 'object') Object.assign(members, given.members);
    const open = args.open || options.some((given) => given.kind !== 'object' || given.open);
    const input: ObjectValue = { kind: 'object', members, open };
    return {
      operations: operations.map((each) => {
        const [operation, when] = typeof each === 'string' ? [each] : each;
        return { ...requests.use('s3', operation, input), ...(when === undefined ? {} : { when }) };
      }),
    };
  }

  /** A class around an S3 client: what its methods request is told by what it was made of. */
  function helperCall(of: SdkValue): CallMeaning | undefined {
    const name = of.owner?.name ?? '';
    const row = S3_CLASSES[name];
    if (!row) return undefined;
    const method = of.name === 'promise' ? (row.methods[0] ?? '') : (of.name ?? '');
    const { [HIDDEN]: hidden, ...bound } = of.owner?.bound ?? { [HIDDEN]: unknown('what it was made of') };
    const uses = knownUses(`${name}.${method}`) ?? row.operations.map((operation) => [operation] as const);
    const input: CallArguments = { positional: [], named: {}, open: hidden !== undefined };
    const meaning = helped(directed(name, bound, uses), row, input, bound);
    return {
      ...meaning,
      note: `${name} transfers by ${meaning.operations.map(({ operation }) => operation).join(', ')}`,
    };
  }

  const knownUses = (method: string): readonly (readonly [operation: string, when?: string])[] | undefined =>
    catalog.aws?.helpers('php').find((each) => each.methods[method] !== undefined)?.methods[method];

  /** A transfer goes to or from S3, by the address that is written. */
  function directed(
    name: string,
    bound: Readonly<Record<string, Value>>,
    uses: readonly (readonly [operation: string, when?: string])[],
  ): readonly (readonly [operation: string, when?: string])[] {
    const begins = (member: string): boolean => {
      const given = bound[member];
      const [first] = given?.kind === 'text' ? given.parts : [];
      return typeof first === 'string' && first.startsWith('s3://');
    };
    if (name !== 'Transfer' || begins('source') === begins('destination')) return uses;
    const direction = begins('destination') ? 'uploads' : 'downloads';
    return uses.flatMap(([operation, when]) =>
      when === undefined || when.includes(direction) ? [[operation] as const] : [],
    );
  }

  function call(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    const service = of.service ?? '';
    const [first] = args.positional;
    const gives = (returns: SdkValue): CallMeaning => ({ operations: [], returns });
    switch (of.kind) {
      case 'client-class': {
        const handler = first?.kind === 'object' ? first.members['handler'] : undefined;
        const isMock = handler?.kind === 'unknown' && handler.reason === MOCK;
        // A client with made-up answers makes no request.
        return gives(isMock ? value('stub') : value('client', { service, client: configurationOf(first) }));
      }
      case 'mock-class':
        return gives(value('mock'));
      case 'sdk-class':
        return gives(value('sdk', { client: configurationOf(first) }));
      case 'creator':
        return created(of, args);
      case 'method':
        return clientCall(of, args);
      case 'helper-class': {
        const bound: Record<string, Value> = {};
        const row = S3_CLASSES[of.name ?? ''];
        row?.positional.forEach((name, place) => {
          const given = args.positional[place];
          if (name !== '' && given && given.kind !== 'sdk') bound[name] = given;
        });
        for (const given of args.positional) {
          if (given.kind === 'object') Object.assign(bound, given.members);
          if (given.kind === 'text' || (given.kind === 'object' && given.open)) Object.assign(bound, bucketOf(given));
        }
        const client = first?.kind === 'sdk' ? first.value.client : undefined;
        return gives(value('helper', { service, name: of.name ?? '', bound, ...(client ? { client } : {}) }));
      }
      case 'helper-method':
        return helperCall(of);
      case 'credentials-class':
      case 'credentials-method':
        return credentials(of, args);
      default:
        return undefined;
    }
  }

  /** `$sdk->createS3([..])`, `$sdk->createClient('s3')`. */
  function created(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    const name = (of.name ?? '').replace(/^create(?:MultiRegion)?/, '');
    const byName = name === 'Client';
    const wanted = byName ? textOf(args.positional[0]) : name;
    const service = wanted === undefined ? undefined : requests.service(wanted);
    if (service === undefined) return undefined;
    const own = configurationOf(args.positional[byName ? 1 : 0]);
    return { operations: [], returns: value('client', { service, client: { ...of.owner?.client, ...own } }) };
  }

  function credentials(of: SdkValue, args: CallArguments): CallMeaning {
    const name = of.name ?? '';
    const [first] = args.positional;
    let client: ClientConfiguration = first?.kind === 'sdk' ? (first.value.client ?? {}) : {};
    const operations: OperationUse[] = [];
    if (name === 'ini' || name === 'sso' || name === 'process') {
      const profile = textOf(first);
      if (profile !== undefined) client = { profile };
    } else if (name === 'AssumeRoleCredentialProvider' || name === 'assumeRole') {
      const given = first?.kind === 'object' ? first.members['assume_role_params'] : undefined;
      const input = given?.kind === 'object' ? given : OPEN_INPUT;
      const role = literalText(input.members['RoleArn']);
      client = role === undefined ? {} : { role };
      operations.push(requests.use('sts', 'AssumeRole', input));
    }
    return {
      operations,
      returns: value('credentials', { client }),
      ...(operations.length > 0 ? { note: 'the credentials are asked for by AssumeRole' } : {}),
    };
  }

  return {
    sdk: SDK,
    cloud: 'aws',
    languages: ['php'],
    marks: ['Aws\\', 'aws-sdk-php', 'AwsClient', 'use AWS;'],
    isCandidate(normalised) {
      if (words.has(normalised) || catalog.isOperationName('aws', normalised)) return true;
      return normalised.endsWith('async') && catalog.isOperationName('aws', normalised.slice(0, -'async'.length));
    },
    imported,
    member,
    call,
    instance(type) {
      switch (type.kind) {
        case 'client-class':
          return value('client', { service: type.service ?? '' });
        case 'sdk-class':
          return value('sdk', { client: {} });
        case 'helper-class':
          return value('helper', { service: type.service ?? '', name: type.name ?? '' });
        default:
          return undefined;
      }
    },
    element: () => undefined,
    data(of): Value | undefined {
      if (of.kind === 'credentials') return credentialsData(of.client);
      return of.kind === 'mock' ? { kind: 'unknown', reason: MOCK } : undefined;
    },
    guess(method, used, hints) {
      const plain = method.replace(/async$/, '');
      const services = guessServices(catalog, 'php', plain, used, hints, ({ required }) => {
        if (!hints || hints.arguments.open) return true;
        const [first, ...rest] = hints.arguments.positional;
        if (rest.length > 0 || (first !== undefined && first.kind !== 'object' && first.kind !== 'unknown'))
          return false;
        const input = inputAt(hints.arguments, 0);
        return input.open || required.every((member) => Object.hasOwn(input.members, member));
      });
      return services.map((service) => value('client', { service }));
    },
  };
}

/** The bucket of an address `s3://bucket/prefix`; of options that are not all seen, that there may be more. */
function bucketOf(given: Value): Readonly<Record<string, Value>> {
  if (given.kind !== 'text') return { [HIDDEN]: given };
  const [first] = given.parts;
  const name = typeof first === 'string' ? /^s3:\/\/([^/]+)/.exec(first)?.[1] : undefined;
  return name === undefined ? {} : { Bucket: text(name) };
}

/** Marks a helper that may have been given more than is seen. No member has this name. */
const HIDDEN = '*';
/** What stands for a handler of made-up answers where plain data is wanted. */
const MOCK = 'a handler of made-up answers';
