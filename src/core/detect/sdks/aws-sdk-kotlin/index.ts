import type { Catalog } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { ClientConfiguration } from '../../../model/call-site.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import { literalText, text } from '../../../model/value.js';
import type { ArgumentValue, CallArguments, CallMeaning, SdkRules, SdkValue } from '../../rules.js';
import { guessByRequest } from '../aws-sdk-java/guess.js';
import { isLanguageType } from '../aws-sdk-java/requests-by-methods.js';
import { awsRequests, NO_INPUT, OPEN_INPUT } from '../aws/requests.js';

const SDK = 'aws-sdk-kotlin';
const ROOT = 'aws.sdk.kotlin.';
const SERVICES = `${ROOT}services.`;
const CREDENTIALS = `${ROOT}runtime.auth.credentials`;

/** Credentials providers whose settings are followed, with the parameter that stands first. */
const PROVIDERS: Readonly<Record<string, { readonly first?: string; readonly operation?: string }>> = {
  ProfileCredentialsProvider: { first: 'profileName' },
  StsAssumeRoleCredentialsProvider: { operation: 'AssumeRole' },
};

/**
 * The AWS SDK for Kotlin ("AWS SDK for Kotlin Developer Guide"): clients, requests written as blocks, paginators (`Paginated`),
 * waiters and presigners, which are functions of the client in packages of their own.
 */
export function awsSdkKotlinRules(catalog: Catalog): SdkRules {
  const requests = awsRequests(catalog, 'kotlin');
  const value = (kind: string, parts: Omit<SdkValue, 'sdk' | 'kind'> = {}): SdkValue => ({ sdk: SDK, kind, ...parts });

  function imported(module: string, symbol: string | undefined): SdkValue | undefined {
    if (symbol === undefined || !module.startsWith(ROOT)) return undefined;
    if (module === CREDENTIALS)
      return Object.hasOwn(PROVIDERS, symbol) ? value('provider-class', { name: symbol }) : undefined;
    if (!module.startsWith(SERVICES)) return undefined;
    const service = requests.service(module) ?? normalise(module.slice(SERVICES.length).split('.')[0] ?? '');
    if (/^[A-Z]\w*Client$/.test(symbol)) return value('client-class', { service, name: symbol });
    if (!module.endsWith('.model') || isLanguageType(symbol) || /(?:Response|Client)$/.test(symbol)) return undefined;
    const operation = /^(\w+)Request$/.exec(symbol)?.[1];
    return operation === undefined
      ? value('shape-class', { service, name: symbol })
      : value('request-class', { service, name: requests.operation(service, operation) ?? operation });
  }

  function member(of: SdkValue, property: string): SdkValue | undefined {
    switch (of.kind) {
      case 'client-class':
        return /^(?:fromEnvironment|invoke|builder)$/.test(property) ? value('client-maker', named(of)) : undefined;
      case 'request-class':
      case 'shape-class':
        return property === 'invoke' ? of : undefined;
      case 'client':
        return clientMember(of, property);
      case 'request':
        return property === 'copy' ? value('copy', { ...named(of), owner: of }) : undefined;
      default:
        return undefined;
    }
  }

  function clientMember(client: SdkValue, property: string): SdkValue | undefined {
    const { service = '' } = client;
    if (property === 'withConfig') return value('same', { owner: client });
    const bare = property.replace(/Paginated$/, '');
    const signed = /^presign([A-Z]\w*)$/.exec(property)?.[1];
    const operation = /^waitUntil[A-Z]/.test(property)
      ? requests.polled(service, property)
      : (requests.operation(service, bare) ?? (signed === undefined ? undefined : requests.operation(service, signed)));
    return operation === undefined ? undefined : value('method', { service, name: operation, owner: client });
  }

  function call(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    switch (of.kind) {
      case 'client-class':
      case 'client-maker': {
        const client = configuration(args.positional[0]);
        return { operations: [], returns: value('client', { ...named(of), ...(client ? { client } : {}) }) };
      }
      case 'same':
        return { operations: [], ...(of.owner === undefined ? {} : { returns: of.owner }) };
      case 'request-class':
        return { operations: [], returns: value('request', { ...named(of), bound: boundOf(inputOf(args)) }) };
      case 'shape-class':
        return { operations: [], returns: value('shape', { ...named(of), bound: boundOf(inputOf(args)) }) };
      case 'copy': {
        const changed = inputOf(args);
        const bound = { ...of.owner?.bound, ...boundOf(changed) };
        return { operations: [], returns: value('request', { ...named(of), bound }) };
      }
      case 'provider-class':
        return provided(of.name ?? '', args);
      case 'method':
        return { operations: [requests.use(of.service ?? '', of.name ?? '', inputOf(args))] };
      default:
        return undefined;
    }
  }

  /** A credentials provider: its profile, or the role that it asks for. */
  function provided(name: string, args: CallArguments): CallMeaning {
    const row = PROVIDERS[name];
    const first = row?.first === undefined ? undefined : (args.named[row.first] ?? args.positional[0]);
    const profile = textOf(first);
    const parameters = args.named['assumeRoleParameters'];
    const role = textOf(parameters?.kind === 'object' ? parameters.members['roleArn'] : args.named['roleArn']);
    const client = { ...(profile === undefined ? {} : { profile }), ...(role === undefined ? {} : { role }) };
    const given: ObjectValue =
      role === undefined ? OPEN_INPUT : { kind: 'object', members: { RoleArn: text(role) }, open: true };
    const operations = row?.operation === undefined ? [] : [requests.use('sts', row.operation, given)];
    return { operations, returns: value('credentials', { client }) };
  }

  return {
    sdk: SDK,
    cloud: 'aws',
    languages: ['kotlin'],
    marks: ['aws.sdk.kotlin'],
    isCandidate(normalised) {
      if (catalog.isOperationName('aws', normalised)) return true;
      if (/^(?:waituntil|presign)./.test(normalised) || normalised === 'stsassumerolecredentialsprovider') return true;
      return (
        normalised.endsWith('paginated') && catalog.isOperationName('aws', normalised.slice(0, -'paginated'.length))
      );
    },
    imported,
    member,
    call,
    instance(of) {
      switch (of.kind) {
        case 'client-class':
          return value('client', named(of));
        case 'request-class':
          return value('request', { ...named(of), bound: { [OPEN_MARK]: text('') } });
        default:
          return undefined;
      }
    },
    element: () => undefined,
    entered: (of) => of,
    data(of): Value | undefined {
      if (of.kind === 'shape' || of.kind === 'request') return inputOfBound(of);
      return of.kind === 'credentials' ? configurationData(of.client) : undefined;
    },
    guess: (method, used, hints) =>
      guessByRequest(catalog, method.replace(/paginated$/, ''), used, hints).map((service) =>
        value('client', { service }),
      ),
  };
}

/** Region, endpoint and credentials from the block that a client is built with. */
function configuration(argument: ArgumentValue | undefined): ClientConfiguration | undefined {
  if (argument?.kind !== 'object') return undefined;
  const { region, endpointUrl, credentialsProvider } = argument.members;
  const members = credentialsProvider?.kind === 'object' ? credentialsProvider.members : {};
  const given = {
    region: literalText(region),
    endpoint: literalText(endpointUrl),
    profile: literalText(members['profile']),
    role: literalText(members['role']),
  };
  const known = Object.entries(given).filter(([, each]) => each !== undefined);
  return known.length === 0 ? undefined : Object.fromEntries(known);
}

function configurationData(client: ClientConfiguration | undefined): ObjectValue {
  const members: Record<string, Value> = {};
  if (client?.profile !== undefined) members['profile'] = text(client.profile);
  if (client?.role !== undefined) members['role'] = text(client.role);
  return { kind: 'object', members, open: true };
}

/** Marks a request of which source does not show how it was made. */
const OPEN_MARK = '';

const boundOf = (input: ObjectValue): Record<string, Value> =>
  input.open ? { ...input.members, [OPEN_MARK]: text('') } : { ...input.members };

function inputOfBound(of: SdkValue): ObjectValue {
  const { [OPEN_MARK]: open, ...members } = of.bound ?? {};
  return { kind: 'object', members, open: open !== undefined };
}

/** The input of an operation: a block, a request made before, or nothing. */
function inputOf(args: CallArguments): ObjectValue {
  const [first] = args.positional;
  if (first === undefined) return args.open ? OPEN_INPUT : NO_INPUT;
  if (first.kind === 'object') return first;
  return first.kind === 'sdk' && first.value.bound !== undefined ? inputOfBound(first.value) : OPEN_INPUT;
}

const textOf = (argument: ArgumentValue | undefined): string | undefined =>
  argument === undefined || argument.kind === 'sdk' ? undefined : literalText(argument);

const named = (of: SdkValue): { service?: string; name?: string } => ({
  ...(of.service === undefined ? {} : { service: of.service }),
  ...(of.name === undefined ? {} : { name: of.name }),
});
