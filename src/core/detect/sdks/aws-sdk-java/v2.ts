import type { Catalog } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { Helper } from '../../../catalog/helpers.js';
import type { ClientConfiguration } from '../../../model/call-site.js';
import type { ObjectValue } from '../../../model/value.js';
import type { CallArguments, CallMeaning, OperationUse, SdkRules, SdkValue } from '../../rules.js';
import { awsRequests } from '../aws/requests.js';
import {
  afterSetter,
  filledData,
  innerInput,
  isFilledIn,
  isLanguageType,
  opened,
  REQUEST,
  requestInput,
  SHAPE,
  textOf,
  withCopySource,
} from './requests-by-methods.js';
import { ANSWER_SUFFIX, CREDENTIAL_CLASSES, CREDENTIAL_PACKAGES, DERIVED_OBJECTS, plainName, SDK } from './v2-names.js';
import { guessByRequest } from './guess.js';
import { hasClass, inheriting, named, service } from './sdk-values.js';

const ROOT = 'software.amazon.awssdk.';
const SERVICES = `${ROOT}services.`;

/** Kinds of objects that are made by `Type.builder()...build()` or `Type.create()`. */
const MADE = ['client', 'waiter', 'presigner', 'helper', 'credentials'] as const;
type Made = (typeof MADE)[number];

/** The AWS SDK for Java 2.x: clients, builders, paginators, waiters, presigners, transfer manager, enhanced client. */
export function awsSdkJavaV2Rules(catalog: Catalog): SdkRules {
  const requests = awsRequests(catalog, 'java-v2');
  const helpers = catalog.aws?.helpers('java-v2') ?? [];
  const helperMethods = new Set(helpers.flatMap(methodNames));
  const helperClasses = new Set(
    helpers.flatMap(({ methods }) => Object.keys(methods).map((name) => name.split('.')[0])),
  );
  const value = (kind: string, parts: Omit<SdkValue, 'sdk' | 'kind'> = {}): SdkValue => ({ sdk: SDK, kind, ...parts });

  function imported(module: string, symbol: string | undefined): SdkValue | undefined {
    if (!module.startsWith(ROOT) || symbol === undefined) return undefined;
    if (CREDENTIAL_PACKAGES.has(module))
      return Object.hasOwn(CREDENTIAL_CLASSES, symbol) ? value('class:credentials', { name: symbol }) : undefined;
    if (module === `${ROOT}regions` && symbol === 'Region') return value('region-class');
    const helper = helpers.find((one) => one.module === module && hasClass(one, plainName(symbol)));
    if (helper !== undefined && !symbol.endsWith('Presigner'))
      return value('class:helper', { name: plainName(symbol), service: helper.service });
    const library = helpers.find((one) => module.startsWith(`${one.module}.`));
    if (library !== undefined && !module.startsWith(SERVICES) && !isLanguageType(symbol))
      return value('shape-class', { service: library.service, name: symbol });
    return module.startsWith(SERVICES) ? serviceType(module, symbol) : undefined;
  }

  function serviceType(module: string, symbol: string): SdkValue | undefined {
    const own = /^\w+Client$/.test(symbol) ? requests.service(symbol) : undefined;
    // A service that the catalog does not know keeps its own name: its calls are listed, with the reason.
    const service = own ?? requests.service(module) ?? normalise(module.slice(SERVICES.length).split('.')[0] ?? '');
    const isModel = /\.model$/.test(module);
    const operation = isModel ? /^(\w+)Request$/.exec(symbol)?.[1] : undefined;
    if (operation !== undefined && !/PresignRequest$/.test(symbol))
      return value('request-class', { service, name: requests.operation(service, operation) ?? operation });
    if (isModel)
      return NO_SHAPE.test(symbol) || isLanguageType(symbol) || helperClasses.has(plainName(symbol))
        ? undefined
        : value('shape-class', { service, name: symbol });
    const made = MADE.find((kind) => new RegExp(`^\\w+${kind}$`, 'i').test(symbol));
    if (made !== undefined) return value(`class:${made}`, { service, name: symbol });
    return /^\w+ClientBuilder$/.test(symbol) ? value('builder-class', { service, name: symbol }) : undefined;
  }

  function member(of: SdkValue, property: string): SdkValue | undefined {
    const ofService = service(of);
    if (of.kind.startsWith('class:') || of.kind === 'request-class' || of.kind === 'shape-class') {
      if (property === 'Builder' && of.kind.endsWith('-class')) return of;
      return value('factory', { ...ofService, name: property, owner: of });
    }
    if (of.kind.startsWith('builder:') || isFilledIn(of))
      return value('setter', { ...ofService, name: property, owner: of });
    switch (of.kind) {
      case 'region-class':
        if (property === 'of') return value('region-of');
        return value('region', { name: property.toLowerCase().replaceAll('_', '-') });
      case 'client':
        return clientMember(of, property);
      case 'waiter': {
        const polled = requests.polled(of.service ?? '', property);
        return polled === undefined ? undefined : value('method', { ...ofService, name: polled, owner: of });
      }
      case 'presigner': {
        const signed = /^presign(\w+)$/.exec(property)?.[1];
        const operation = signed === undefined ? undefined : requests.operation(of.service ?? '', signed);
        return operation === undefined ? undefined : value('presign', { ...ofService, name: operation, owner: of });
      }
      case 'helper':
        return helperMember(of, property);
      default:
        return undefined;
    }
  }

  function clientMember(client: SdkValue, property: string): SdkValue | undefined {
    const ofService = service(client);
    if (property === 'waiter' || property === 'batchManager')
      return value('object-of-client', { ...ofService, name: property, owner: client });
    const operation =
      requests.operation(client.service ?? '', property) ??
      requests.operation(client.service ?? '', property.replace(ANSWER_SUFFIX, ''));
    return operation === undefined ? undefined : value('method', { ...ofService, name: operation, owner: client });
  }

  function helperMember(helper: SdkValue, property: string): SdkValue | undefined {
    const derived = DERIVED_OBJECTS.find((row) => row.of === helper.name && row.method === property);
    if (derived !== undefined) return value('derive', { ...service(helper), name: property, owner: helper });
    const method = property.replace(/WithResponse$/, '');
    return helperRow(helper.name, method) === undefined
      ? undefined
      : value('helper-method', { ...service(helper), name: method, owner: helper });
  }

  function helperRow(type: string | undefined, method: string): Helper['methods'][string] | undefined {
    for (const { methods } of helpers) {
      const key = `${type ?? ''}.${method}`;
      if (Object.hasOwn(methods, key)) return methods[key];
    }
    return undefined;
  }

  function call(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    const { owner } = of;
    switch (of.kind) {
      case 'factory':
        return owner && made(owner, of.name ?? '', args);
      case 'setter':
        return owner && set(owner, of.name ?? '', args);
      case 'region-of': {
        const name = textOf(args.positional[0]);
        return { operations: [], ...(name === undefined ? {} : { returns: value('region', { name }) }) };
      }
      case 'method':
        return { operations: [use(of, requestInput(args))] };
      case 'presign': {
        const input = innerInput(requestInput(args));
        return { operations: [use(of, input)], note: `the signed address is for ${of.name ?? ''}` };
      }
      case 'object-of-client': {
        const kind = of.name === 'waiter' ? value('waiter', owner && inheriting(owner)) : undefined;
        return { operations: [], returns: kind ?? value('helper', { ...service(of), name: 'SqsAsyncBatchManager' }) };
      }
      case 'derive': {
        const row = DERIVED_OBJECTS.find((one) => one.of === owner?.name && one.method === of.name);
        if (row === undefined || owner === undefined) return undefined;
        const bound = { ...owner.bound };
        row.members.forEach((name, at) => {
          const given = args.positional[at];
          if (given !== undefined && given.kind !== 'sdk') bound[name] = given;
        });
        return { operations: [], returns: value('helper', { ...inheriting(owner), name: row.gives, bound }) };
      }
      case 'helper-method':
        return helperCall(of, args);
      default:
        return undefined;
    }
  }

  /** `Type.builder()`, `Type.create()`; `S3Presigner.create()`. */
  function made(type: SdkValue, method: string, args: CallArguments): CallMeaning | undefined {
    const parts = { ...service(type), ...(type.name === undefined ? {} : { name: type.name }) };
    if (type.kind === 'request-class' || type.kind === 'shape-class') {
      if (!/^(?:builder|create)$/.test(method)) return undefined;
      const empty = value(type.kind === 'request-class' ? REQUEST : SHAPE, { ...parts, bound: {} });
      return { operations: [], returns: empty };
    }
    const kind = type.kind.slice('class:'.length) as Made;
    const client = kind === 'credentials' ? credentials(type.name ?? '', args) : {};
    const built = { ...parts, ...(Object.keys(client).length === 0 ? {} : { client }) };
    if (/^(?:builder|crtBuilder|serviceClientBuilder)$/.test(method))
      return { operations: [], returns: value(`builder:${kind}`, built) };
    if (/^(?:create|crtCreate)$/.test(method)) return { operations: [], returns: value(kind, built) };
    return undefined;
  }

  function credentials(name: string, args: CallArguments): ClientConfiguration {
    if (CREDENTIAL_CLASSES[name]?.anonymous === true) return { anonymous: true };
    const profile = textOf(args.positional[0]);
    return profile === undefined ? {} : { profile };
  }

  /** A method of a builder or request. */
  function set(owner: SdkValue, method: string, args: CallArguments): CallMeaning | undefined {
    if (isFilledIn(owner)) {
      const filled = afterSetter(owner, method, args);
      return { operations: [], ...(filled === undefined ? {} : { returns: filled }) };
    }
    const kind = owner.kind.slice('builder:'.length);
    if (method === 'build') return { operations: [], returns: { ...owner, kind } };
    const client = { ...owner.client, ...configured(kind, method, args) };
    const returns = Object.keys(client).length === 0 ? owner : { ...owner, client };
    const operation = method === 'refreshRequest' ? CREDENTIAL_CLASSES[owner.name ?? '']?.operation : undefined;
    const operations = operation === undefined ? [] : [requests.use('sts', operation, requestInput(args))];
    return { operations, returns };
  }

  function configured(kind: string, method: string, args: CallArguments): ClientConfiguration {
    const [first] = args.positional;
    const given = first?.kind === 'sdk' ? first.value : undefined;
    const text = textOf(first);
    switch (method) {
      case 'region':
        return given?.kind === 'region' && given.name !== undefined ? { region: given.name } : {};
      case 'endpointOverride':
        return text === undefined ? {} : { endpoint: text };
      case 'profileName':
        return text === undefined ? {} : { profile: text };
      case 'refreshRequest': {
        const role = requestInput(args).members['roleArn'];
        const arn = role === undefined ? undefined : textOf(role);
        return arn === undefined ? {} : { role: arn };
      }
      default:
        // The client that a waiter, presigner or helper works with; the one that a credentials provider asks has others.
        return kind === 'credentials' ? {} : (given?.client ?? {});
    }
  }

  function helperCall(of: SdkValue, args: CallArguments): CallMeaning {
    const rows = helperRow(of.owner?.name, of.name ?? '') ?? [];
    const input = innerInput(requestInput(args));
    const bound: ObjectValue = { ...input, members: { ...of.owner?.bound, ...input.members } };
    return {
      operations: rows.map(([operation, when]) => ({
        ...requests.use(of.service ?? '', operation, bound),
        ...(when === undefined ? {} : { when }),
      })),
      note: `${of.name ?? ''} of ${of.owner?.name ?? ''} requests ${rows.map(([operation]) => operation).join(', ')}`,
    };
  }

  const use = (of: SdkValue, input: ObjectValue): OperationUse =>
    requests.use(of.service ?? '', of.name ?? '', withCopySource(input));

  return {
    sdk: SDK,
    cloud: 'aws',
    languages: ['java', 'kotlin', 'scala'],
    marks: ['software.amazon.awssdk'],
    isCandidate(normalised) {
      if (helperMethods.has(normalised) || normalised === 'refreshrequest') return true;
      if (/^(?:waituntil|presign)./.test(normalised) || catalog.isOperationName('aws', normalised)) return true;
      const bare = normalised.replace(/(?:paginator|asbytes|withresponse)$/, '');
      return bare !== normalised && (catalog.isOperationName('aws', bare) || helperMethods.has(bare));
    },
    imported,
    member,
    call,
    instance(of) {
      if (of.kind.startsWith('class:')) return value(of.kind.slice('class:'.length), named(of));
      if (of.kind === 'builder-class') return value('builder:client', named(of));
      if (of.kind === 'request-class') return opened(value(REQUEST, named(of)));
      return of.kind === 'shape-class' ? opened(value(SHAPE, named(of))) : undefined;
    },
    element: () => undefined,
    changeable: (of) => isFilledIn(of) || of.kind.startsWith('builder:'),
    takes(of) {
      if (of.kind === 'method') return [value(REQUEST, { ...named(of), bound: {} })];
      const shapes = ['presign', 'helper-method', 'setter', 'factory'];
      return shapes.includes(of.kind) ? [value(SHAPE, { bound: {} })] : undefined;
    },
    data: filledData,
    guess: (method, used, hints) =>
      guessByRequest(catalog, method.replace(/(?:paginator|asbytes)$/, ''), used, hints).map((id) =>
        value('client', { service: id }),
      ),
  };
}

/** Names that no shape of a model has, though a package that is imported whole might seem to. */
const NO_SHAPE = /(?:Response|Client|ClientBuilder|Waiter|Presigner)$/;

const methodNames = (helper: Helper): readonly string[] =>
  Object.keys(helper.methods).map((method) => normalise(method.split('.')[1] ?? ''));
