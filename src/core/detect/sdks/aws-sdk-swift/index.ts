import type { Catalog } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { ClientConfiguration } from '../../../model/call-site.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import { literalText, unknown } from '../../../model/value.js';
import type { ArgumentValue, CallArguments, CallMeaning, OperationUse, SdkRules, SdkValue } from '../../rules.js';
import { guessServices } from '../aws/guess.js';
import { awsRequests, OPEN_INPUT } from '../aws/requests.js';

const SDK = 'aws-sdk-swift';
/** Endings of methods that page, wait or sign, beside the operation's name. */
const PAGINATED = /^(\w+)Paginated$/;
const WAITING = /^waitUntil(\w+)$/;
const PRESIGNING = /^presign(?:ed)?(?:URL|Request)For(\w+)$/;
/** Methods of an input that sign its request. */
const INPUT_PRESIGNING: ReadonlySet<string> = new Set(['presign', 'presignURL']);
/** Classes that find credentials ("AWS SDK for Swift Developer Guide", page "Credential identity resolvers"). */
const RESOLVERS: Readonly<Record<string, { readonly label: string; readonly gives: 'role' | 'profile' }>> = {
  STSAssumeRoleAWSCredentialIdentityResolver: { label: 'roleArn', gives: 'role' },
  STSWebIdentityAWSCredentialIdentityResolver: { label: 'roleArn', gives: 'role' },
  ProfileAWSCredentialIdentityResolver: { label: 'profileName', gives: 'profile' },
  SSOAWSCredentialIdentityResolver: { label: 'profileName', gives: 'profile' },
};
/** Marks an input that may hold more than is seen. No member has this name. */
const OPEN = '*';

/** The AWS SDK for Swift: clients, inputs, paginators, waiters, signed requests and the transfer manager of S3. */
export function awsSdkSwiftRules(catalog: Catalog): SdkRules {
  const requests = awsRequests(catalog, 'swift');
  const value = (kind: string, parts: Omit<SdkValue, 'sdk' | 'kind'> = {}): SdkValue => ({ sdk: SDK, kind, ...parts });
  const transfers = catalog.aws?.helpers('swift') ?? [];
  const transferWords = new Set(
    transfers.flatMap(({ methods }) => Object.keys(methods).map(methodName)).map(normalise),
  );

  function imported(module: string, symbol: string | undefined): SdkValue | undefined {
    if (symbol === undefined) return undefined;
    if (module === 'S3TransferManager') {
      if (symbol === 'S3TransferManager') return value('transfer-class', { service: 's3' });
      return /^[A-Z]\w*Input$/.test(symbol) ? value('input-class', { service: 's3', name: symbol }) : undefined;
    }
    if (Object.hasOwn(RESOLVERS, symbol)) return value('resolver-class', { name: symbol });
    const service = /^AWS[A-Z0-9]/.test(module) ? requests.service(module) : undefined;
    if (service === undefined) return undefined;
    if (symbol === '*') return value('module', { service });
    // Every module brings in all of its names: only its own client is meant.
    if (/Client$/.test(symbol)) {
      return requests.service(symbol) === service ? value('client-class', { service, name: symbol }) : undefined;
    }
    const operation = /^(\w+)Input$/.exec(symbol)?.[1];
    const known = operation === undefined ? undefined : requests.operation(service, operation);
    return known === undefined ? undefined : value('input-class', { service, name: known });
  }

  function operationOf(service: string, method: string): string | undefined {
    const waited = WAITING.exec(method)?.[1];
    if (waited !== undefined) return requests.polled(service, waited) ?? requests.polled(service, method);
    const name = PAGINATED.exec(method)?.[1] ?? PRESIGNING.exec(method)?.[1] ?? method;
    return requests.operation(service, name);
  }

  function member(of: SdkValue, property: string): SdkValue | undefined {
    const service = of.service ?? '';
    switch (of.kind) {
      case 'client-class':
        return /Config(?:uration)?$/.test(property) ? value('configuration-class', { service }) : undefined;
      case 'client': {
        const operation = operationOf(service, property);
        return operation === undefined ? undefined : value('method', { service, name: operation, owner: of });
      }
      case 'input':
        return INPUT_PRESIGNING.has(property)
          ? value('presign', { service, name: of.name ?? '', owner: of })
          : undefined;
      case 'transfer':
        return transferWords.has(normalise(property))
          ? value('transfer-method', { service, name: property, owner: of })
          : undefined;
      default:
        return undefined;
    }
  }

  function inputOf(given: ArgumentValue | undefined): ObjectValue {
    if (given?.kind !== 'sdk' || given.value.kind !== 'input') return OPEN_INPUT;
    const { [OPEN]: open, ...members } = given.value.bound ?? {};
    return { kind: 'object', members, open: open !== undefined };
  }

  const dataOf = (given: ArgumentValue): Value => (given.kind === 'sdk' ? unknown('an SDK object') : given);

  function call(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    const service = of.service ?? '';
    switch (of.kind) {
      case 'client-class':
        return { operations: [], returns: value('client', { service, client: configurationOf(args) }) };
      case 'configuration-class':
        return { operations: [], returns: value('configuration', { client: configurationOf(args) }) };
      case 'resolver-class': {
        const row = RESOLVERS[of.name ?? ''];
        const given = row && textOf(args.named[row.label]);
        const client: ClientConfiguration = row && given !== undefined ? { [row.gives]: given } : {};
        return { operations: [], returns: value('resolver', { client }) };
      }
      case 'input-class': {
        const bound: Record<string, Value> = {};
        for (const [name, given] of Object.entries(args.named)) bound[name] = dataOf(given);
        return { operations: [], returns: value('input', { service, name: of.name ?? '', bound }) };
      }
      case 'transfer-class':
        return { operations: [], returns: value('transfer', { service, client: configurationOf(args) }) };
      case 'method': {
        const input = inputOf(args.named['input'] ?? args.positional[0]);
        return { operations: [requests.use(service, of.name ?? '', input)] };
      }
      case 'presign': {
        const owner: ArgumentValue | undefined = of.owner && { kind: 'sdk', value: of.owner };
        const use = requests.use(service, of.name ?? '', inputOf(owner));
        return { operations: [use], note: `the signed address is for ${of.name ?? ''}` };
      }
      case 'transfer-method':
        return transferred(of, inputOf(args.named['input']));
      default:
        return undefined;
    }
  }

  function transferred(of: SdkValue, input: ObjectValue): CallMeaning | undefined {
    const row = transfers
      .flatMap(({ methods }) => Object.entries(methods))
      .find(([name]) => methodName(name) === of.name);
    if (!row) return undefined;
    const [, uses] = row;
    return {
      operations: uses.map(([operation, when]): OperationUse => ({
        ...requests.use('s3', operation, { ...input, open: true }),
        ...(when === undefined ? {} : { when }),
      })),
      note: `${of.name ?? ''} transfers by ${uses.map(([operation]) => operation).join(', ')}`,
    };
  }

  return {
    sdk: SDK,
    cloud: 'aws',
    languages: ['swift'],
    marks: ['import AWS', 'S3TransferManager'],
    isCandidate(normalised) {
      if (catalog.isOperationName('aws', normalised) || transferWords.has(normalised)) return true;
      if (normalised.startsWith('waituntil') || normalised.startsWith('presign')) return true;
      return (
        normalised.endsWith('paginated') && catalog.isOperationName('aws', normalised.slice(0, -'paginated'.length))
      );
    },
    imported,
    member,
    call,
    instance(type) {
      const service = type.service ?? '';
      switch (type.kind) {
        case 'client-class':
          return value('client', { service });
        case 'input-class':
          return value('input', { service, name: type.name ?? '', bound: { [OPEN]: unknown('what it was made of') } });
        case 'configuration-class':
          return value('configuration', {});
        case 'transfer-class':
          return value('transfer', { service });
        default:
          return undefined;
      }
    },
    changeable: (of) => of.kind === 'input' || of.kind === 'configuration',
    assigned(of, property, to) {
      if (of.kind === 'input') return { ...of, bound: { ...of.bound, [property]: dataOf(to) } };
      const text = textOf(to);
      const client = { ...of.client, ...(to.kind === 'sdk' ? to.value.client : {}) };
      return property === 'region' || property === 'endpoint'
        ? { ...of, client: { ...client, ...(text === undefined ? {} : { [property]: text }) } }
        : { ...of, client };
    },
    element: () => undefined,
    guess(method, used, hints) {
      const given = hints?.arguments.named['input'];
      if (given?.kind === 'sdk' && given.value.kind === 'input')
        return [value('client', { service: given.value.service ?? '' })];
      const plain = method.replace(/paginated$/, '');
      return guessServices(catalog, 'swift', plain, used, hints, () => given !== undefined).map((service) =>
        value('client', { service }),
      );
    },
  };
}

/** `uploadObject` of `S3TransferManager.uploadObject`. */
function methodName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

const textOf = (given: ArgumentValue | undefined): string | undefined =>
  given === undefined || given.kind === 'sdk' ? undefined : literalText(given);

function configurationOf(args: CallArguments): ClientConfiguration {
  const region = textOf(args.named['region']);
  const endpoint = textOf(args.named['endpoint']);
  const inherited = Object.values(args.named)
    .concat(args.positional)
    .map((given) => (given.kind === 'sdk' ? given.value.client : undefined));
  return {
    ...inherited.reduce<ClientConfiguration>((known, each) => ({ ...known, ...each }), {}),
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}
