import type { Catalog } from '../../../../catalog/catalog.js';
import { normalise } from '../../../../catalog/catalog.js';
import { literalText, unknown } from '../../../../model/value.js';
import type { CallArguments, CallMeaning, SdkRules, SdkValue } from '../../../rules.js';
import { discoveryClient } from '../discovery.js';
import { pathText } from '../generated.js';
import { libraryRules } from '../library-rules.js';
import { scopeNamed } from '../scopes.js';
import { csharpTables } from '../tables/csharp/index.js';
import { plain } from '../values.js';
import {
  apiOf,
  discoveryArguments,
  inApiNames,
  inCamelCase,
  memberName,
  NAMING,
  resourceOf,
  scopeText,
  SENDS,
} from './names.js';
import { isGenerated, serviceOfRpc } from './packages.js';

const SDK = 'google-cloud-csharp';
const CREATES = /^Create(?:Async)?$/;
const BUILDS = /^Build(?:Async)?$/;

/**
 * Google's client libraries for C#: the rules of the tables in C#'s spelling. What is C#'s own: clients are got from
 * `Create` or a builder, names of resources are classes, members begin with a capital letter, and the clients of
 * `Google.Apis.*` make request objects.
 */
export function googleCloudCSharpRules(catalog: Catalog): SdkRules {
  const inner = libraryRules(
    {
      sdk: SDK,
      languages: ['csharp'],
      marks: ['Google.'],
      tables: csharpTables,
      discovery: 'by-execute',
      moduleSeparator: '.',
    },
    catalog,
  );
  const value = (kind: string, parts: Omit<SdkValue, 'sdk' | 'kind'> = {}): SdkValue => ({ sdk: SDK, kind, ...parts });
  /** Names that only one library exports: known without the namespace, for `global using` directives of other files. */
  const exporters = new Map(
    csharpTables.flatMap((table) =>
      Object.entries(table.modules).flatMap(([module, row]) =>
        Object.keys(row.exports ?? {}).map((name) => [name, module] as const),
      ),
    ),
  );

  const packages = csharpTables.flatMap((table) =>
    Object.values(table.modules).flatMap((row) => (row.generated === undefined ? [] : [row.generated])),
  );

  function imported(module: string, symbol: string | undefined): SdkValue | undefined {
    if (module === '') {
      if (symbol === 'Google') return inner.imported('Google', undefined);
      const exporter = exporters.get(symbol ?? '');
      return exporter === undefined ? undefined : imported(exporter, symbol);
    }
    if (!module.startsWith('Google')) return undefined;
    const api = apiOf(module);
    if (api !== undefined) return exportedByApi(api, module, symbol);
    if (symbol === undefined || symbol === '*') return inner.imported(module, undefined) ?? namespace(module);
    if (module === 'Google.Apis.Requests' && symbol === 'BatchRequest') return value('batch-class');
    if (module === 'Google.Apis.Services' && symbol === 'BaseClientService') return value('initializers');
    const found =
      inner.imported(module, symbol) ??
      (module === 'Google' || module.startsWith('Google.Apis') ? namespace(`${module}.${symbol}`) : undefined);
    if (found !== undefined) return known(found, module, symbol);
    return isGenerated(module) ? generated(module, symbol) : undefined;
  }

  /** A name of a library that has no table: a client, its builder, a request or the name of a resource. */
  function generated(module: string, symbol: string): SdkValue | undefined {
    const client = /^([A-Z]\w*?)Client(Builder)?$/.exec(symbol);
    if (client !== null) {
      const { service } = inner.imported(module, undefined) ?? {};
      const settled = service === undefined ? {} : { service };
      const made = value('unsettled-class', {
        ...settled,
        name: client[1] ?? '',
        bound: { namespace: scopeText(module) },
      });
      return client[2] === undefined ? made : value('generated-builder-class', { owner: made });
    }
    return known(value('message-class', { name: symbol }), module, symbol);
  }

  /** A method of a client whose service is settled by what the method is. */
  function unsettledMember(of: SdkValue, property: string): SdkValue | undefined {
    const namespace = of.bound?.['namespace'];
    const module = literalText(namespace) ?? '';
    const rpc = serviceOfRpc(module, of.name ?? '', property, packages, catalog);
    return rpc === undefined
      ? undefined
      : inner.member(value('generated', { service: rpc.service, name: rpc.name }), property);
  }

  const namespace = (name: string): SdkValue | undefined =>
    /^Google(?:\.Apis(?:\.[A-Z]\w*(?:\.v\d\w*)?)?)?$/.test(name) ? value('namespace', { name }) : undefined;

  /** Every word in capitals would be a message of a generated library: only names that show it are taken for one. */
  function known(found: SdkValue, module: string, symbol: string): SdkValue | undefined {
    if (found.kind === 'generated-class') return generated(module, symbol);
    if (found.kind === 'message-class') {
      if (symbol.endsWith('ClientBuilder')) return generated(module, symbol);
      const resource = resourceOf(symbol);
      if (resource !== undefined && isResource(resource)) return value('resource-name', { name: resource });
      return symbol.endsWith('Request') ? found : undefined;
    }
    return found;
  }

  const isResource = (resource: string): boolean => pathText(`${resource}Path`, NO_ARGUMENTS) !== undefined;

  function exportedByApi(api: string, module: string, symbol: string | undefined): SdkValue | undefined {
    const service = catalog.serviceNamed('service-id', api);
    const settled = service === undefined ? {} : { service };
    if (symbol === undefined || symbol === '*') return value('namespace', { ...settled, name: module });
    return symbol.toLowerCase() === `${api}service` ? value('discovery-class', { ...settled, name: api }) : undefined;
  }

  function member(of: SdkValue, property: string): SdkValue | undefined {
    switch (of.kind) {
      case 'namespace':
        return imported(of.name ?? '', property);
      case 'module':
        return imported(of.name ?? '', property);
      case 'unsettled-class':
        return CREATES.test(property) ? value('make', { owner: of }) : undefined;
      case 'unsettled':
        return unsettledMember(of, property);
      case 'generated-builder':
        return BUILDS.test(property) && of.owner !== undefined ? value('make', { owner: of.owner }) : undefined;
      case 'resource-name':
        return NAMING.test(property)
          ? value('naming', {
              ...(of.name === undefined ? {} : { name: of.name }),
              bound: { method: scopeText(property) },
            })
          : undefined;
      case 'discovery-class':
        return property === 'Scope' || property === 'ScopeConstants' ? value('scope-class') : undefined;
      case 'scope-class': {
        const scope = scopeNamed(property);
        return scope === undefined ? undefined : value('text', { bound: { text: scopeText(scope) } });
      }
      case 'initializers':
        return property === 'Initializer' ? value('initializer-class') : undefined;
      case 'batch':
        return property === 'Queue' ? value('queue') : undefined;
      case 'discovery':
        return inner.member(of, inCamelCase(property));
      case 'discovery-request':
        return SENDS.has(property) ? inner.member(of, property) : undefined;
      case 'message':
        return inner.member(of, inCamelCase(property));
      default:
        return inner.member(of, property);
    }
  }

  function call(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    switch (of.kind) {
      case 'make':
        return of.owner === undefined ? undefined : { operations: [], returns: { ...of.owner, kind: 'unsettled' } };
      case 'generated-builder-class':
        return {
          operations: [],
          returns: value('generated-builder', of.owner === undefined ? {} : { owner: of.owner }),
        };
      case 'resource-name':
      case 'naming':
        return named(of, args);
      case 'discovery-class': {
        const client = discoveryClient(of.name ?? '', value('discovery', credentialOf(args)), catalog);
        return client === undefined ? undefined : { operations: [], returns: client };
      }
      case 'discovery':
        return inner.call(of, discoveryArguments(args, requiredOf(of)));
      case 'initializer-class':
        return { operations: [], returns: value('initializer', credentialOf(args)) };
      case 'batch-class':
        return { operations: [], returns: value('batch') };
      case 'queue': {
        const [request] = args.positional;
        const sends =
          request?.kind === 'sdk' && request.value.kind === 'discovery-request'
            ? inner.member(request.value, 'Execute')
            : undefined;
        return sends === undefined ? { operations: [] } : inner.call(sends, NO_ARGUMENTS);
      }
      default:
        return inner.call(of, inApiNames(args));
    }
  }

  /** The text of a resource's name: `TopicName.FromProjectTopic(project, topic)`, `new TopicName(project, topic)`. */
  function named(of: SdkValue, args: CallArguments): CallMeaning {
    const method = literalText(of.bound?.['method']) ?? '';
    const [first] = args.positional;
    const parses = method.startsWith('Parse');
    const resource = of.name ?? '';
    // `FromProjectLocationSecret` takes other parts than the plain name.
    const spelled = method.replace(/^(?:From|Format)/, '');
    const text = parses
      ? first && plain(first)
      : ((spelled === '' ? undefined : pathText(`${spelled}Path`, args)) ?? pathText(`${resource}Path`, args));
    return { operations: [], returns: value('text', { bound: { text: text ?? unknown('a resource name') } }) };
  }

  function requiredOf(of: SdkValue): readonly string[] {
    const lookup = catalog.operation('gcp', of.service ?? '', of.name ?? '');
    return lookup.kind === 'known' ? lookup.operation.required : [];
  }

  /** The credential among what a client is made with: a member of the initializer. */
  function credentialOf(args: CallArguments): Pick<SdkValue, 'client' | 'declaredScopes'> {
    const given = [...args.positional, ...Object.values(args.named)];
    for (const each of given) {
      if (each.kind !== 'sdk') continue;
      const { client, declaredScopes } = each.value;
      if (client === undefined && declaredScopes === undefined) continue;
      return {
        ...(client === undefined ? {} : { client }),
        ...(declaredScopes === undefined ? {} : { declaredScopes }),
      };
    }
    return {};
  }

  return {
    sdk: SDK,
    cloud: 'gcp',
    languages: inner.languages,
    marks: inner.marks,
    isCandidate: (normalised) => inner.isCandidate(normalised) || SENT.has(normalised),
    imported,
    member,
    call,
    instance(of) {
      switch (of.kind) {
        case 'discovery-class':
          return discoveryClient(of.name ?? '', value('discovery'), catalog);
        case 'generated-builder-class':
          return value('generated-builder', of.owner === undefined ? {} : { owner: of.owner });
        case 'batch-class':
          return value('batch');
        case 'resource-name':
          return undefined;
        default:
          return inner.instance(of);
      }
    },
    element: (of) => inner.element(of),
    entered: (of) => inner.entered?.(of),
    data: (of) => inner.data?.(of),
    changeable: (of) => of.kind === 'message' || inner.changeable?.(of) === true,
    assigned(of, property, to) {
      return { ...of, bound: { ...of.bound, [memberName(property, to)]: plain(to) } };
    },
    // C# names its types: what is of none that is known is no client.
    guess: () => [],
  };
}

const NO_ARGUMENTS: CallArguments = { positional: [], named: {}, open: false };
const SENT: ReadonlySet<string> = new Set([...SENDS, 'Queue'].map(normalise));
