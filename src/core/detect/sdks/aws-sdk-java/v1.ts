import type { Catalog } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { Helper } from '../../../catalog/helpers.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import type { CallArguments, CallMeaning, OperationUse, SdkRules, SdkValue } from '../../rules.js';
import { awsRequests } from '../aws/requests.js';
import { guessByRequest } from './guess.js';
import {
  afterSetter,
  filledData,
  isFilledIn,
  isLanguageType,
  opened,
  REQUEST,
  requestInput,
  SHAPE,
  textOf,
  withCopySource,
} from './requests-by-methods.js';
import {
  DERIVED_OBJECTS,
  ITERABLES,
  POSITIONAL_MEMBERS,
  RENAMED_MEMBERS,
  RENAMED_METHODS,
  RENAMED_REQUESTS,
  S3_POSITIONAL,
  SDK,
  SIGNED_METHODS,
} from './v1-names.js';
import { hasClass, inheriting, named, service } from './sdk-values.js';
import { compact, configuredBy, credentials, GENERAL_TYPES, membersOf, regionOf, regionText } from './v1-values.js';

const SERVICES = 'com.amazonaws.services.';
/** Names that make or change requests without being operations. */
const OTHER_CANDIDATES = ['run', 'inBucket', 'withPrefix', ...Object.values(RENAMED_METHODS).flatMap(Object.keys)];

/** The AWS SDK for Java 1.x: clients by builder or constructor, request objects, short forms, mapper, transfer manager. */
export function awsSdkJavaV1Rules(catalog: Catalog): SdkRules {
  const requests = awsRequests(catalog, 'java-v1');
  const helpers = catalog.aws?.helpers('java-v1') ?? [];
  const candidates = new Set([
    ...OTHER_CANDIDATES.map(normalise),
    ...helpers.flatMap(({ methods }) => Object.keys(methods).map((name) => normalise(name.split('.')[1] ?? ''))),
  ]);
  const value = (kind: string, parts: Omit<SdkValue, 'sdk' | 'kind'> = {}): SdkValue => ({ sdk: SDK, kind, ...parts });

  function imported(module: string, symbol: string | undefined): SdkValue | undefined {
    if (symbol === undefined || !module.startsWith('com.amazonaws')) return undefined;
    const known = GENERAL_TYPES[`${module}.${symbol}`];
    if (known !== undefined) return value(known, { name: symbol });
    if (!module.startsWith(SERVICES)) return undefined;
    const helper = helpers.find((one) => one.module === module && hasClass(one, symbol.replace(/Builder$/, '')));
    if (helper !== undefined) return helperType(helper, symbol);
    const service = requests.service(module) ?? normalise(module.slice(SERVICES.length).split('.')[0] ?? '');
    if (module.endsWith('.iterable') && Object.hasOwn(ITERABLES, symbol))
      return value('iterable-class', { service, name: ITERABLES[symbol] ?? symbol });
    if (module.endsWith('.model')) return modelType(service, symbol);
    if (/ClientBuilder$/.test(symbol)) return value('builder-class', { service, name: symbol });
    const isClient = /^(?:Amazon|AWS)\w+$/.test(symbol) && !/(?:URI|Exception|Arn|Constants)$/.test(symbol);
    return isClient ? value('client-class', { service, name: symbol }) : undefined;
  }

  function helperType(helper: Helper, symbol: string): SdkValue {
    const name = symbol.replace(/Builder$/, '');
    const kind = name === symbol ? 'helper-class' : 'helper-builder-class';
    return value(kind, { service: helper.service, name });
  }

  function modelType(service: string, symbol: string): SdkValue | undefined {
    if (/Result$/.test(symbol) || isLanguageType(symbol)) return undefined;
    const bare = /^(\w+)Request$/.exec(symbol)?.[1];
    if (bare === undefined) return value('shape-class', { service, name: symbol });
    const name = RENAMED_REQUESTS[service]?.[bare] ?? requests.operation(service, bare) ?? bare;
    return value('request-class', { service, name });
  }

  function member(of: SdkValue, property: string): SdkValue | undefined {
    const parts = { ...service(of), name: property, owner: of };
    if (isFilledIn(of) || of.kind === 'builder' || of.kind === 'helper-builder' || of.kind === 'configuration')
      return value('setter', parts);
    switch (of.kind) {
      case 'builder-class':
      case 'helper-builder-class':
      case 'iterable-class':
      case 'credentials-class':
        return value('factory', parts);
      case 'client-class':
        return property === 'builder' ? value('factory', parts) : undefined;
      case 'regions':
        if (/^(?:fromName|getRegion)$/.test(property)) return value('region-of');
        return value('region', { name: regionOf(property) });
      case 'region':
        return property === 'getName' ? value('region-of', { name: of.name ?? '' }) : undefined;
      case 'client-builder-type':
        return property === 'EndpointConfiguration' ? value('endpoint-class') : undefined;
      case 'http-method':
        return Object.hasOwn(SIGNED_METHODS, property) ? value('verb', { name: property }) : undefined;
      case 'client':
        return clientMember(of, property);
      case 'credentials':
        return value('same', { owner: of });
      case 'waiters': {
        const polled = requests.polled(of.service ?? '', property);
        return polled === undefined ? undefined : value('waiter-getter', { ...service(of), name: polled, owner: of });
      }
      case 'waiter':
        return /^run/.test(property) ? value('method', { ...named(of), owner: of }) : undefined;
      case 'helper':
        return helperMember(of, property);
      default:
        return undefined;
    }
  }

  function clientMember(client: SdkValue, property: string): SdkValue | undefined {
    const { service: id = '' } = client;
    if (/^set(?:Region|Endpoint)$/.test(property)) return value('setter', { name: property, owner: client });
    if (property === 'waiters') return value('waiters-getter', { ...service(client), owner: client });
    const bare = property.replace(/Async$/, '');
    const operation = requests.operation(id, RENAMED_METHODS[id]?.[bare] ?? property) ?? requests.operation(id, bare);
    if (operation === undefined) return undefined;
    const kind = property === 'generatePresignedUrl' ? 'presign' : 'method';
    return value(kind, { service: id, name: operation, owner: client });
  }

  function helperMember(helper: SdkValue, property: string): SdkValue | undefined {
    const parts = { ...service(helper), name: property, owner: helper };
    if (DERIVED_OBJECTS.some((row) => row.of === helper.name && row.method === property)) return value('derive', parts);
    return helperRow(helper.name, property) === undefined ? undefined : value('helper-method', parts);
  }

  function helperRow(type: string | undefined, method: string): Helper['methods'][string] | undefined {
    const key = `${type ?? ''}.${method}`;
    return helpers.find(({ methods }) => Object.hasOwn(methods, key))?.methods[key];
  }

  function call(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    const { owner } = of;
    const giving = (returns: SdkValue): CallMeaning => ({ operations: [], returns });
    switch (of.kind) {
      case 'client-class':
        return giving(value('client', { ...named(of), ...configuredBy(args) }));
      case 'helper-class':
        return giving(value('helper', { ...named(of), ...configuredBy(args) }));
      case 'request-class':
        return giving(constructed(value(REQUEST, { ...named(of), bound: {} }), args));
      case 'shape-class':
        return giving(value(SHAPE, { ...named(of), bound: {} }));
      case 'waiter-parameters': {
        const [first] = args.positional;
        return first?.kind === 'sdk' ? giving(first.value) : undefined;
      }
      case 'endpoint-class':
        return giving(
          value('endpoint', {
            client: compact({ endpoint: textOf(args.positional[0]), region: regionText(args.positional[1]) }),
          }),
        );
      case 'credentials-class':
        return giving(value('credentials', { client: credentials(of.name ?? '', args) }));
      case 'region-of': {
        const name = of.name ?? regionText(args.positional[0]);
        return name === undefined ? undefined : giving(value('region', { name }));
      }
      case 'same':
        return owner && giving(owner);
      case 'factory':
        return owner && factory(owner, of.name ?? '', args);
      case 'setter':
        return owner && set(owner, of.name ?? '', args);
      case 'waiters-getter':
        return giving(value('waiters', inheriting(owner ?? of)));
      case 'waiter-getter':
        return giving(value('waiter', { ...inheriting(of.owner ?? of), name: of.name ?? '' }));
      case 'method':
        return { operations: [use({ ...of, name: requested(of, args) }, input(of, args))] };
      case 'presign': {
        const verb = args.positional.find((each) => each.kind === 'sdk' && each.value.kind === 'verb');
        const name = verb?.kind === 'sdk' ? SIGNED_METHODS[verb.value.name ?? ''] : signedBy(args);
        return {
          operations: [use({ ...of, name: name ?? of.name ?? '' }, input(of, args))],
          note: `the signed address is for ${name ?? of.name ?? ''}`,
        };
      }
      case 'derive':
        return derived(of, args);
      case 'helper-method':
        return helperCall(of, args);
      default:
        return undefined;
    }
  }

  /** `invokeAsync(new InvokeRequest())` makes the request it is given, though there is an operation of its own name. */
  function requested(of: SdkValue, args: CallArguments): string {
    const [first] = args.positional;
    const { name = '' } = of;
    const asked = first?.kind === 'sdk' && first.value.service === of.service ? (first.value.name ?? name) : name;
    return normalise(name) === `${normalise(asked)}async` ? asked : name;
  }

  /** `new GeneratePresignedUrlRequest(..).withMethod(HttpMethod.PUT)`. */
  function signedBy(args: CallArguments): string | undefined {
    const [first] = args.positional;
    const verb = first?.kind === 'sdk' ? textOf(first.value.bound?.['method']) : undefined;
    return verb === undefined ? undefined : SIGNED_METHODS[verb];
  }

  function factory(type: SdkValue, method: string, args: CallArguments): CallMeaning | undefined {
    const giving = (returns: SdkValue): CallMeaning => ({ operations: [], returns });
    if (type.kind === 'iterable-class') {
      const members = S3_POSITIONAL.slice(0, 1);
      const bucket = args.positional.slice(1);
      return { operations: [use(type, membersOf(members, bucket))], note: `it lists by ${type.name ?? ''}` };
    }
    if (type.kind === 'credentials-class')
      return giving(value('credentials', { client: credentials(type.name ?? '', args) }));
    const helper = type.kind === 'helper-builder-class';
    if (/^default\w*$/.test(method)) return giving(value(helper ? 'helper' : 'client', named(type)));
    return /^(?:standard|builder)$/.test(method)
      ? giving(value(helper ? 'helper-builder' : 'builder', named(type)))
      : undefined;
  }

  function set(owner: SdkValue, method: string, args: CallArguments): CallMeaning {
    if (isFilledIn(owner)) {
      const [first] = args.positional;
      const verb = first?.kind === 'sdk' && first.value.kind === 'verb' ? first.value.name : undefined;
      const given = verb === undefined ? args : { ...args, positional: [{ kind: 'text' as const, parts: [verb] }] };
      const filled = afterSetter(owner, method, given);
      return { operations: [], ...(filled === undefined ? {} : { returns: filled }) };
    }
    if (method === 'build') {
      const kind = owner.kind === 'helper-builder' ? 'helper' : owner.kind === 'configuration' ? owner.kind : 'client';
      return { operations: [], returns: { ...owner, kind } };
    }
    const [first] = args.positional;
    const given = first?.kind === 'sdk' ? first.value.client : undefined;
    const plain = /Endpoint$/.test(method)
      ? { endpoint: textOf(first) }
      : /Region$/.test(method)
        ? { region: regionText(first) }
        : {};
    const client = { ...owner.client, ...given, ...compact(plain) };
    return { operations: [], returns: Object.keys(client).length === 0 ? owner : { ...owner, client } };
  }

  /** The members that constructor arguments of a request give. */
  function constructed(request: SdkValue, args: CallArguments): SdkValue {
    if (args.positional.length === 0) return args.open ? opened(request) : request;
    const given = membersOf(positionalMembers(request), args.positional, request.service);
    const filled = { ...request, bound: given.members };
    return given.open ? opened(filled) : filled;
  }

  function positionalMembers(of: SdkValue): readonly (string | undefined)[] | undefined {
    const rows = POSITIONAL_MEMBERS[of.service ?? ''];
    const row = rows?.[of.name ?? ''];
    if (row !== undefined || of.service !== 's3') return row;
    const lookup = catalog.operation('aws', 's3', of.name ?? '');
    const required = lookup.kind === 'known' ? lookup.operation.required : [];
    return S3_POSITIONAL.filter((name) => required.includes(name));
  }

  /** A request object, or members one by one. */
  function input(of: SdkValue, args: CallArguments): ObjectValue {
    const [first] = args.positional;
    if (first === undefined || first.kind === 'sdk' || (first.kind === 'unknown' && args.positional.length === 1))
      return requestInput(args);
    return membersOf(positionalMembers(of), args.positional, of.service);
  }

  function derived(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    const { owner } = of;
    const row = DERIVED_OBJECTS.find((one) => one.of === owner?.name && one.method === of.name);
    if (row === undefined || owner === undefined) return undefined;
    const bound = { ...owner.bound, ...membersOf(row.members, args.positional).members };
    return { operations: [], returns: value('helper', { ...inheriting(owner), name: row.gives, bound }) };
  }

  function helperCall(of: SdkValue, args: CallArguments): CallMeaning {
    const rows = helperRow(of.owner?.name, of.name ?? '') ?? [];
    const isTransfer = of.service === 's3';
    const given =
      isTransfer && textOf(args.positional[0]) !== undefined
        ? membersOf(S3_POSITIONAL, args.positional, of.service)
        : requestInput(args);
    const bound: ObjectValue = { ...given, members: { ...of.owner?.bound, ...given.members } };
    const operations = rows.map(([operation, when]) => ({
      ...use({ ...of, name: operation }, bound),
      ...(when === undefined ? {} : { when }),
    }));
    return {
      operations,
      note: `${of.name ?? ''} of ${of.owner?.name ?? ''} requests ${rows.map(([name]) => name).join(', ')}`,
    };
  }

  function use(of: SdkValue, parameters: ObjectValue): OperationUse {
    return requests.use(
      of.service ?? '',
      of.name ?? '',
      withCopySource(parameters),
      RENAMED_MEMBERS[of.service ?? ''] ?? {},
    );
  }

  return {
    sdk: SDK,
    cloud: 'aws',
    languages: ['java', 'kotlin', 'scala'],
    marks: ['com.amazonaws.'],
    isCandidate(normalised) {
      if (candidates.has(normalised) || catalog.isOperationName('aws', normalised)) return true;
      return normalised.endsWith('async') && catalog.isOperationName('aws', normalised.slice(0, -'async'.length));
    },
    imported,
    member,
    call,
    instance(of) {
      switch (of.kind) {
        case 'client-class':
          return value('client', named(of));
        case 'helper-class':
          return value('helper', named(of));
        case 'builder-class':
          return value('builder', named(of));
        case 'request-class':
          return opened(value(REQUEST, named(of)));
        case 'shape-class':
          return opened(value(SHAPE, named(of)));
        default:
          return undefined;
      }
    },
    element: () => undefined,
    changeable: (of) => isFilledIn(of) || of.kind === 'builder' || of.kind === 'client',
    data: (of): Value | undefined => (of.kind === 'region' ? { kind: 'text', parts: [of.name ?? ''] } : filledData(of)),
    guess: (method, used, hints) =>
      guessByRequest(catalog, method.replace(/async$/, ''), used, hints).map((id) => value('client', { service: id })),
  };
}
