import type { Catalog } from '../../../../catalog/catalog.js';
import { normalise } from '../../../../catalog/catalog.js';
import type { ObjectValue, Value } from '../../../../model/value.js';
import { literalText } from '../../../../model/value.js';
import type { ArgumentValue, CallArguments, CallMeaning, SdkRules, SdkValue } from '../../../rules.js';
import { discoveryClient } from '../discovery.js';
import { libraryRules } from '../library-rules.js';
import { scopeNamed } from '../scopes.js';
import { goTables } from '../tables/go/index.js';
import { plain } from '../values.js';
import { computeMethod, isGenerated, isMessages, lowerFirst, rpcOf } from './packages.js';
import type { Rpcs } from '../protobuf.js';
import { scopeConstant } from './scopes.js';
import {
  isSettingsPackage,
  joined,
  settingsExport,
  settingsIn,
  settingsOf,
  settingsOfCall,
  settingsOfMembers,
} from './settings.js';
import type { Settings } from './settings.js';

const SDK = 'google-cloud-go';
/** `google.golang.org/api/drive/v3` */
const API = /^google\.golang\.org\/api\/([a-z]\w*)(?:\/[a-z]\w*)*\/v\w+$/;
/** Methods of a request of a discovery client that send it ("Package googleapi", pkg.go.dev). */
const SENDS: ReadonlySet<string> = new Set(['Do', 'Pages', 'Download']);
/** Methods that Vision's client has beside its RPCs: one feature of one image ("Package vision", pkg.go.dev). */
const VISION_HELPER = /^(?:Detect[A-Z]\w*|CropHints|LocalizeObjects|ProductSearch|AnnotateImage)$/;
/** Methods of a policy handle ("Package iam") by the RPC that they make. */
const POLICY_METHODS: Readonly<Record<string, string>> = {
  Policy: 'GetIamPolicy',
  SetPolicy: 'SetIamPolicy',
  TestPermissions: 'TestIamPermissions',
};
const CANDIDATES: ReadonlySet<string> = new Set([...SENDS, ...Object.keys(POLICY_METHODS)].map(normalise));

/**
 * Google's client libraries for Go: the rules of the tables, and what is Go's own: generated clients by their import path,
 * discovery clients whose requests are sent by `Do`, options and credentials as arguments, messages in Go's spelling.
 */
export function googleCloudGoRules(catalog: Catalog): SdkRules {
  const inner = libraryRules(
    {
      sdk: SDK,
      languages: ['go'],
      marks: ['cloud.google.com/go', 'google.golang.org/api/', 'firebase.google.com/go', 'golang.org/x/oauth2/google'],
      tables: goTables,
      discovery: 'by-execute',
      moduleSeparator: '/',
    },
    catalog,
  );
  const known = new Map<string, SdkValue | undefined>();
  const rpcs = new Map<string, Rpcs | undefined>();
  const value = (kind: string, parts: Omit<SdkValue, 'sdk' | 'kind'> = {}): SdkValue => ({ sdk: SDK, kind, ...parts });
  const gives = (returns: SdkValue): CallMeaning => ({ operations: [], returns });
  const textValue = (text: string): SdkValue => value('text', { bound: { text: { kind: 'text', parts: [text] } } });

  function packageOf(path: string): SdkValue | undefined {
    if (!known.has(path)) known.set(path, makePackage(path));
    return known.get(path);
  }

  function makePackage(path: string): SdkValue | undefined {
    if (isSettingsPackage(path)) return value('settings-package', { name: path });
    if (isMessages(path)) return value('messages', { name: path });
    if (isGenerated(path)) return value('generated-package', { name: path });
    const api = API.exec(path)?.[1];
    if (api !== undefined) {
      const service = catalog.serviceNamed('service-id', api);
      return value('api', { name: api, ...(service === undefined ? {} : { service }) });
    }
    return /^(?:cloud|firebase)\.google\.com\/go\b/.test(path) ? inner.imported(path, undefined) : undefined;
  }

  function exportOf(of: SdkValue, symbol: string): SdkValue | undefined {
    const { name: path = '' } = of;
    switch (of.kind) {
      case 'settings-package': {
        const kind = settingsExport(path, symbol);
        if (kind === 'type') return value('settings-class');
        return kind === undefined ? undefined : value('settings-function', { name: `${path} ${symbol}` });
      }
      case 'messages':
        return value('message-class', { name: symbol });
      case 'generated-package': {
        const client = /^(New)?(\w*?)(?:REST)?Client$/.exec(symbol);
        if (client === null) return undefined;
        return value(client[1] === undefined ? 'generated-type' : 'generated-maker', {
          name: client[2] ?? '',
          bound: { path: { kind: 'text', parts: [path] } },
        });
      }
      default:
        return apiExport(of, symbol);
    }
  }

  function apiExport(api: SdkValue, symbol: string): SdkValue | undefined {
    if (symbol === 'NewService' || symbol === 'New') return { ...api, kind: 'api-maker' };
    if (symbol === 'Service') return { ...api, kind: 'api-class' };
    const scope = /^(\w+)Scope$/.exec(symbol)?.[1];
    const constant = scope === undefined ? undefined : scopeNamed(scope);
    if (constant !== undefined) return textValue(constant);
    const collection = /^(New)?(\w+)Service$/.exec(symbol);
    if (collection?.[2] !== undefined) {
      const kind = collection[1] === undefined ? 'collection-class' : 'collection-maker';
      return { ...api, kind, name: `${api.name ?? ''}.${lowerFirst(collection[2])}` };
    }
    return /^[A-Z]/.test(symbol) ? value('message-class', { name: symbol }) : undefined;
  }

  function member(of: SdkValue, property: string): SdkValue | undefined {
    const method = (kind: string): SdkValue => value(kind, { ...settingsIn(of), name: property, owner: of });
    switch (of.kind) {
      case 'settings-package':
      case 'messages':
      case 'generated-package':
      case 'api':
        return exportOf(of, property);
      case 'module': {
        const scope = scopeConstant(of.name ?? '', property);
        if (scope !== undefined) return textValue(scope);
        return property === 'Config' ? value('message-class', { name: property }) : inner.member(of, property);
      }
      case 'generated-client':
        return property === 'IAM' || property === 'ResourceIAM' ? method('policy-maker') : clientMember(of, property);
      case 'policy':
        if (property === 'V3') return method('policy-kept');
        return Object.hasOwn(POLICY_METHODS, property) ? method('policy-method') : undefined;
      case 'discovery':
        return inner.member(of, lowerFirst(property));
      case 'discovery-request':
        return SENDS.has(property) ? inner.member(of, property) : method('request-option');
      case 'settings':
        return { ...of, kind: 'settings-method' };
      case 'settings-method':
        return of;
      case 'message':
        return inner.member(of, lowerFirst(property));
      default:
        return (
          inner.member(of, of.kind.endsWith('[]') ? lowerFirst(property) : property) ?? wrappedMember(of, property)
        );
    }
  }

  const pathOf = (client: SdkValue): string => {
    return literalText(client.bound?.['path']) ?? '';
  };

  function clientMember(client: SdkValue, method: string): SdkValue | undefined {
    const property = VISION_HELPER.test(method) && pathOf(client).includes('/vision/') ? 'BatchAnnotateImages' : method;
    const id = computeMethod(pathOf(client), client.name ?? '', property, catalog);
    if (id !== undefined)
      return value('rest-method', { ...settingsIn(client), service: 'compute', name: id, owner: client });
    const key = `${pathOf(client)} ${client.name ?? ''} ${property}`;
    if (!rpcs.has(key)) rpcs.set(key, rpcOf(pathOf(client), client.name ?? '', property, catalog));
    const rpc = rpcs.get(key);
    if (rpc === undefined) return undefined;
    return inner.member(value('generated', { ...settingsIn(client), service: rpc.service, name: rpc.name }), property);
  }

  /** The generated client behind an object of a table: its methods take a context first. */
  function wrappedMember(of: SdkValue, property: string): SdkValue | undefined {
    return of.kind === 'generated' ? inner.member(of, property) : undefined;
  }

  function call(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    const { owner, name = '' } = of;
    const [first] = args.positional;
    switch (of.kind) {
      case 'settings-function': {
        const [path = '', symbol = ''] = name.split(' ');
        return gives(value('settings', settingsOfCall(path, symbol, args)));
      }
      case 'settings-class':
        return gives(value('settings', settingsOfMembers(args.named)));
      case 'settings-method':
        return gives({ ...of, kind: 'settings' });
      case 'generated-maker':
        return gives({ ...of, kind: 'generated-client', ...settingsOf(args.positional) });
      case 'generated-type':
        return gives({ ...of, kind: 'generated-client' });
      case 'rest-method':
        return { operations: [{ cloud: 'gcp', service: 'compute', operation: name, parameters: requestIn(args) }] };
      case 'policy-maker':
        return (
          owner &&
          gives(
            value('policy', {
              owner,
              ...settingsIn(of),
              ...(first === undefined ? {} : { bound: { resource: plain(first) } }),
            }),
          )
        );
      case 'policy-kept':
        return owner && gives(owner);
      case 'policy-method':
        return owner && policyCall(owner, name);
      case 'api-maker':
        return made(of, args);
      case 'collection-maker':
        return gives({ ...of, kind: 'discovery', ...settingsOf(args.positional) });
      case 'discovery':
        return inner.call(of, discoveryArguments(args, requiredOf(of)));
      case 'request-option':
        return (
          owner &&
          gives(first === undefined ? owner : { ...owner, bound: { ...owner.bound, [lowerFirst(name)]: plain(first) } })
        );
      case 'message-class':
        return inner.call(of, { ...args, named: inApiNames(args.named) });
      default:
        return withSettings(inner.call(of, takesContext(of) ? afterContext(args) : args), args);
    }
  }

  /** Methods of generated clients: `client.AccessSecretVersion(ctx, request)`. */
  const takesContext = ({ kind, owner }: SdkValue): boolean =>
    kind === 'method' && (owner?.kind === 'generated' || WRAPPERS.has(owner?.kind ?? ''));

  function made(api: SdkValue, args: CallArguments): CallMeaning | undefined {
    const client = discoveryClient(api.name ?? '', value('discovery', settingsOf(args.positional)), catalog);
    return client && gives(client);
  }

  function policyCall(policy: SdkValue, method: string): CallMeaning | undefined {
    const client = policy.owner;
    const rpc = client && clientMember(client, POLICY_METHODS[method] ?? '');
    const request: ObjectValue = { kind: 'object', members: policy.bound ?? {}, open: false };
    return rpc && inner.call(rpc, { positional: [request], named: {}, open: false });
  }

  function requiredOf(of: SdkValue): readonly string[] {
    const lookup = catalog.operation('gcp', of.service ?? '', of.name ?? '');
    return lookup.kind === 'known' ? lookup.operation.required : [];
  }

  return {
    sdk: SDK,
    cloud: 'gcp',
    languages: inner.languages,
    marks: inner.marks,
    isCandidate: (normalised) =>
      inner.isCandidate(normalised) || CANDIDATES.has(normalised) || normalised.startsWith('detect'),
    imported(module, symbol) {
      const whole = packageOf(module);
      return whole === undefined || symbol === undefined ? whole : member(whole, symbol);
    },
    member,
    call,
    instance(of) {
      switch (of.kind) {
        case 'generated-type':
          return { ...of, kind: 'generated-client' };
        case 'api-class':
          return discoveryClient(of.name ?? '', value('discovery'), catalog);
        case 'collection-class':
          return { ...of, kind: 'discovery' };
        case 'settings-class':
          return value('settings');
        case 'message-class':
          return value('message', { name: 'open', bound: {} });
        default:
          return inner.instance(of);
      }
    },
    element: (of) => inner.element(of),
    data: (of) => inner.data?.(of),
    takes: (of) => inner.takes?.(of),
    changeable: (of) => of.kind === 'message' || of.kind === 'settings' || inner.changeable?.(of) === true,
    assigned(of, property, to) {
      if (inner.changeable?.(of) === true) return undefined;
      if (of.kind === 'settings') return { ...of, ...joined([settingsIn(of), settingsOfMembers({ [property]: to })]) };
      // A member of a member leaves the member itself given.
      return property.includes('.') ? of : { ...of, bound: { ...of.bound, [lowerFirst(property)]: plain(to) } };
    },
    // Go names its types: what is of none that is known is no client.
    guess: () => [],
  };
}

/** Types of the tables that are generated clients by another name. */
const WRAPPERS: ReadonlySet<string> = new Set(
  goTables.flatMap(({ namespace, types }) =>
    Object.entries(types).flatMap(([name, row]) => (row.wraps === undefined ? [] : [`${namespace}.${name}`])),
  ),
);

const afterContext = (args: CallArguments): CallArguments => ({ ...args, positional: args.positional.slice(1) });

/** Arguments of a literal under the API's names: `SecretId` -> `secretId`. */
function inApiNames(named: CallArguments['named']): Readonly<Record<string, ArgumentValue>> {
  return Object.fromEntries(Object.entries(named).map(([name, given]) => [lowerFirst(name), given]));
}

/** The request of `client.Insert(ctx, request)`. */
function requestIn(args: CallArguments): ObjectValue {
  const [, request] = args.positional;
  const data = request === undefined ? undefined : plain(request);
  return data?.kind === 'object' ? data : { kind: 'object', members: {}, open: data !== undefined || args.open };
}

/** Positional arguments of a discovery method: the required ones in order, then the body. */
function discoveryArguments(args: CallArguments, required: readonly string[]): CallArguments {
  const data = args.positional.map(plain);
  const named: Record<string, Value> = {};
  const texts = data.filter((each) => each.kind !== 'object');
  required.forEach((name, at) => {
    const given = texts[at];
    if (given !== undefined) named[name] = given;
  });
  return { positional: data.filter((each) => each.kind === 'object'), named, open: args.open };
}

/** What a function gives, with the options among its arguments. */
function withSettings(meaning: CallMeaning | undefined, args: CallArguments): CallMeaning | undefined {
  const settings: Settings = settingsOf(args.positional);
  if (meaning?.returns === undefined || Object.keys(settings).length === 0) return meaning;
  return { ...meaning, returns: { ...meaning.returns, ...joined([settingsIn(meaning.returns), settings]) } };
}
