import type { Catalog } from '../../../../catalog/catalog.js';
import { normalise } from '../../../../catalog/catalog.js';
import type { Value } from '../../../../model/value.js';
import { literalText, text } from '../../../../model/value.js';
import type { CallArguments, CallMeaning, SdkRules, SdkValue } from '../../../rules.js';
import { discoveryClient } from '../discovery.js';
import { callRpc, isListed, pathText, rpcOf as generatedRpc } from '../generated.js';
import { libraryRules } from '../library-rules.js';
import { serviceOfClient } from '../protobuf.js';
import type { Rpcs } from '../protobuf.js';
import { base } from '../sdk-values.js';
import { javaTables } from '../tables/java/index.js';
import { plain } from '../values.js';
import {
  CALLABLE,
  CALLS,
  clientName,
  discoveryPackage,
  isGenerated,
  memberOfSetter,
  protobufService,
  resourceOf,
  scopeNamed,
  SENDS,
} from './names.js';

const SDK = 'google-cloud-java';

/** Client of a package without a table of its own; name = `<package> <protobuf service>`. */
const CLIENT = 'java-client';

/**
 * Google's client libraries for Java, also as Kotlin and Scala use them: the rules of the tables, and what is Java's own:
 * generated clients are got from `create`, messages and settings from builders, names of resources from classes, RPCs may
 * be called by callables, and the clients of `com.google.api.services` make request objects that `execute` sends.
 */
export function googleCloudJavaRules(catalog: Catalog): SdkRules {
  const inner = libraryRules(
    {
      sdk: SDK,
      languages: ['java', 'kotlin', 'scala'],
      marks: ['com.google.'],
      tables: javaTables,
      discovery: 'by-execute',
      moduleSeparator: '.',
    },
    catalog,
  );
  const rpcs = new Map<string, Rpcs | undefined>();
  const value = (kind: string, parts: Omit<SdkValue, 'sdk' | 'kind'> = {}): SdkValue => ({ sdk: SDK, kind, ...parts });
  const giving = (returns: SdkValue): CallMeaning => ({ operations: [], returns });

  function imported(module: string, symbol: string | undefined): SdkValue | undefined {
    if (symbol === undefined || !module.startsWith('com.google.')) return undefined;
    const api = discoveryPackage(module);
    if (api !== undefined) return exportedByApi(api.api, api.isModel, symbol);
    const found = inner.imported(module, symbol);
    if (found?.kind === 'generated-class' || found?.kind === 'class' || found?.kind === 'function') return found;
    if (!isGenerated(module) || !/^[A-Z]/.test(symbol)) return undefined;
    const resource = resourceOf(symbol);
    if (resource !== undefined && named(resource, 'of', NO_ARGUMENTS) !== undefined)
      return value('name-class', { name: resource });
    const name = protobufService(module, symbol);
    if (name !== undefined) return value(`class:${CLIENT}`, { name: `${module} ${name}` });
    return /^(?:String|Object|Integer|Long|Boolean|Exception|Override|System|Math|List|Map)$/.test(symbol)
      ? undefined
      : value('message-class', { name: symbol });
  }

  function exportedByApi(api: string, isModel: boolean, symbol: string): SdkValue | undefined {
    if (isModel) return value('message-class', { name: symbol });
    if (symbol.endsWith('Scopes')) return value('scopes-class');
    const isClient =
      normalise(symbol) === api || catalog.serviceNamed('service-id', symbol.toLowerCase()) !== undefined;
    return isClient ? value('api-class', { name: api }) : undefined;
  }

  function member(of: SdkValue, property: string): SdkValue | undefined {
    const own = value('own', { name: property, owner: of, ...service(of) });
    switch (of.kind) {
      case 'name-class':
      case 'message-class':
      case 'message':
      case 'api-builder':
      case 'callable':
      case `class:${CLIENT}`:
      case 'generated-class':
        return own;
      case 'text':
        return /^(?:toString|getPath)$/.test(property) ? own : undefined;
      case 'scopes-class': {
        const scope = scopeNamed(property);
        if (property === 'all') return undefined;
        return scope === undefined ? undefined : value('text', { bound: { text: text(scope) } });
      }
      case 'api-class':
        return property === 'Builder' ? value('api-builder-class', { name: of.name ?? '' }) : undefined;
      case 'discovery-request':
        return SENDS.has(property) ? inner.member(of, 'execute') : own;
      case CLIENT:
        return rpcOf(of, property) === undefined ? undefined : own;
      case 'generated':
        return CALLABLE.test(property) ? own : inner.member(of, property);
      default:
        if (of.kind.endsWith('[]') && SAME_LIST.test(property)) return own;
        return inner.member(of, property) ?? (CALLABLE.test(property) ? wrappedCallable(of, property, own) : undefined);
    }
  }

  /** `topicAdmin.publishCallable()` of a client that a table describes. */
  function wrappedCallable(of: SdkValue, property: string, own: SdkValue): SdkValue | undefined {
    return inner.member(of, property.replace(CALLABLE, '')) === undefined ? undefined : own;
  }

  function call(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    const { owner, name = '' } = of;
    if (of.kind === 'api-class' || of.kind === 'api-builder-class') return apiBuilt(of, args);
    if (of.kind === 'message-class') return giving(value('message', { bound: {} }));
    if (of.kind === 'discovery') return inner.call(of, byName(of, args));
    if (of.kind !== 'own' || owner === undefined) return inner.call(of, args);
    switch (owner.kind) {
      case 'name-class': {
        const path = /^(?:of|format)/.test(name)
          ? named(owner.name ?? '', name, args)
          : plain(args.positional[0] ?? text(''));
        return path === undefined ? undefined : giving(value('text', { bound: { text: path } }));
      }
      case 'text':
        return giving(owner);
      case 'message-class':
        return /^(?:newBuilder|getDefaultInstance|create)$/.test(name)
          ? giving(value('message', { bound: {} }))
          : undefined;
      case 'message':
        return filled(owner, name, args);
      case 'api-builder':
        return name === 'build' ? apiClient(owner) : giving(configured(owner, args));
      case 'discovery-request':
        return filled(owner, name, args);
      case `class:${CLIENT}`:
        return /^create$/.test(name)
          ? giving({ ...settled(args), kind: CLIENT, name: owner.name ?? '' })
          : name === 'newBuilder'
            ? giving(value('message', { bound: {} }))
            : undefined;
      case 'generated-class':
        return name === 'create'
          ? giving({ ...settled(args), ...service(owner), kind: 'generated', name: owner.name ?? '' })
          : inner.call(inner.member(owner, name) ?? of, args);
      case 'callable':
        return CALLS.has(name) && owner.owner !== undefined ? call(owner.owner, args) : undefined;
      default:
        return owner.kind.endsWith('[]') ? giving(owner) : rpcCall(owner, name, args);
    }
  }

  /** An RPC, or the callable that makes it. */
  function rpcCall(client: SdkValue, method: string, args: CallArguments): CallMeaning | undefined {
    if (CALLABLE.test(method)) {
      const plainMethod = member(client, method.replace(CALLABLE, ''));
      return plainMethod === undefined ? undefined : giving(value('callable', { owner: plainMethod }));
    }
    const rpc = client.kind === CLIENT ? rpcOf(client, method) : undefined;
    return rpc && callRpc({ ...client, service: rpc.service }, rpc.name, args, catalog);
  }

  /** The RPC of a client of a package without a table: the catalog knows RPCs by their full names. */
  function rpcOf(client: SdkValue, method: string): Rpcs | undefined {
    const key = `${client.name ?? ''} ${method}`;
    if (!rpcs.has(key)) rpcs.set(key, findRpc(client, method));
    return rpcs.get(key);
  }

  function findRpc(client: SdkValue, method: string): Rpcs | undefined {
    const [module = '', protobuf = ''] = (client.name ?? '').split(' ');
    const of = clientName(module, protobuf);
    const found = of && serviceOfClient(of, catalog);
    if (found === undefined) return undefined;
    for (const bare of new Set([method, method.replace(CALLABLE, '').replace(/Async$/, '')])) {
      const name = generatedRpc(found, bare, catalog);
      if (name !== undefined && isListed(found.service, name, catalog)) return { service: found.service, name };
    }
    return undefined;
  }

  /** `new Drive(..)`, `new Drive.Builder(transport, json, credential)`. */
  function apiBuilt(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    const builder = configured(value('api-builder', { name: of.name ?? '' }), args);
    return of.kind === 'api-builder-class' ? giving(builder) : apiClient(builder);
  }

  function apiClient(builder: SdkValue): CallMeaning | undefined {
    const { name: _name, ...from } = builder;
    const client = discoveryClient(builder.name ?? '', from, catalog);
    return client === undefined ? undefined : giving(client);
  }

  /** Members of a discovery method by position: the required ones in their order, then the body. */
  function byName(of: SdkValue, args: CallArguments): CallArguments {
    const lookup = catalog.operation('gcp', of.service ?? '', of.name ?? '');
    if (lookup.kind !== 'known') return args;
    const names = lookup.operation.required;
    const members: Record<string, Value> = {};
    args.positional.forEach((given, at) => {
      const key = names[at];
      const data = plain(given);
      if (data.kind === 'object') Object.assign(members, { ...data.members, ...members });
      else if (key !== undefined) members[key] = data;
    });
    return { ...args, positional: [{ kind: 'object', members, open: args.open }] };
  }

  return {
    ...bound(inner),
    imported,
    member,
    call,
    isCandidate: (normalised) =>
      inner.isCandidate(normalised) ||
      CANDIDATES.has(normalised) ||
      catalog.isOperationName('gcp', normalised.replace(/(?:async)$/, '')),
    instance(of) {
      switch (of.kind) {
        case `class:${CLIENT}`:
          return value(CLIENT, { name: of.name ?? '' });
        case 'message-class':
          return value('message', { name: 'open', bound: {} });
        case 'api-class':
          return apiClient(value('api-builder', { name: of.name ?? '' }))?.returns;
        case 'api-builder-class':
          return value('api-builder', { name: of.name ?? '' });
        default:
          return inner.instance(of);
      }
    },
    changeable: (of) =>
      ['message', 'discovery-request', 'api-builder'].includes(of.kind) ||
      /Builder$/.test(of.kind) ||
      inner.changeable?.(of) === true,
    // Setters of messages and names of resources say nothing of whose method a call on something unknown is.
    guess: () => [],
  };

  /** The configuration that a client's settings or credentials give it. */
  function settled(args: CallArguments): SdkValue {
    const [settings] = args.positional;
    return settings?.kind === 'sdk' ? base(settings.value) : value(CLIENT);
  }
}

const NO_ARGUMENTS: CallArguments = { positional: [], named: {}, open: false };
/** Methods of pages (com.google.api.gax.paging.Page) and streams that give the same elements. */
const SAME_LIST = /^(?:iterateAll|getValues|streamAll|streamValues|stream|toList|iterator|getNextPage)$/;
const CANDIDATES: ReadonlySet<string> = new Set([...CALLS, ...SENDS].filter((name) => name !== 'all').map(normalise));

/** The rules of the tables as an object of plain functions. */
function bound(rules: SdkRules): SdkRules {
  return {
    sdk: rules.sdk,
    cloud: rules.cloud,
    languages: rules.languages,
    marks: rules.marks,
    isCandidate: (normalised) => rules.isCandidate(normalised),
    imported: (module, symbol) => rules.imported(module, symbol),
    member: (of, property) => rules.member(of, property),
    call: (of, args) => rules.call(of, args),
    instance: (of) => rules.instance(of),
    element: (of) => rules.element(of),
    entered: (of) => rules.entered?.(of),
    data: (of) => rules.data?.(of),
    guess: (method, used, hints) => rules.guess(method, used, hints),
  };
}

/** `ProjectTopicName.of(project, topic)`; `ofProjectLocationSecretName(..)` names another form of the resource. */
function named(resource: string, method: string, args: CallArguments): Value | undefined {
  const form = /^(?:of|format)([A-Z]\w*?)Name$/.exec(method)?.[1];
  const bare = resource.replace(/^Project(?=[A-Z])/, '');
  for (const each of [form, resource, bare]) {
    const path = each === undefined ? undefined : pathText(`${each}Path`, args);
    if (path !== undefined) return path;
  }
  return undefined;
}

/** A message or request with one more member. */
function filled(owner: SdkValue, method: string, args: CallArguments): CallMeaning {
  const key = memberOfSetter(method);
  const [first] = args.positional;
  if (key === undefined || first === undefined) return { operations: [], returns: owner };
  const given = plain(first);
  const client = first.kind === 'sdk' ? { ...owner.client, ...first.value.client } : owner.client;
  const scopes = first.kind === 'sdk' ? (first.value.declaredScopes ?? owner.declaredScopes) : owner.declaredScopes;
  const endpoint = key === 'endpoint' ? literalText(given) : undefined;
  const settings = { ...client, ...(endpoint === undefined ? {} : { endpoint }) };
  return {
    operations: [],
    returns: {
      ...owner,
      bound: { ...owner.bound, [key]: given },
      ...(Object.keys(settings).length === 0 ? {} : { client: settings }),
      ...(scopes === undefined ? {} : { declaredScopes: scopes }),
    },
  };
}

/** Credentials among the arguments become the client's. */
function configured(builder: SdkValue, args: CallArguments): SdkValue {
  return args.positional.reduce<SdkValue>((of, given) => {
    if (given.kind !== 'sdk') return of;
    const { client, declaredScopes } = given.value;
    return {
      ...of,
      ...(client === undefined ? {} : { client: { ...of.client, ...client } }),
      ...(declaredScopes === undefined ? {} : { declaredScopes }),
    };
  }, builder);
}

const service = (of: SdkValue): { service?: string } => (of.service === undefined ? {} : { service: of.service });
