import type { Catalog } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { Cloud } from '../../../model/call-site.js';
import type { LanguageId } from '../../../model/source.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import { patternText } from '../../../model/value.js';
import type { ArgumentValue, CallArguments, CallMeaning, OperationUse, SdkRules, SdkValue } from '../../rules.js';
import { CALL_WORDS, CLIENT_TYPES, GLOBALS, HTTP_MODULES } from './libraries.js';
import type { Export, HttpModule, Layout } from './libraries.js';
import { operationOfRequest } from './request.js';

const LANGUAGES: Readonly<Record<HttpModule['language'], readonly LanguageId[]>> = {
  python: ['python'],
  javascript: ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'],
};
const WORDS: ReadonlySet<string> = new Set(CALL_WORDS.map(normalise));
const METHODS = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;
/** Names under which libraries take the parts of a request. */
const ADDRESS_OPTIONS = ['url', 'uri'];
const BASE_OPTIONS = ['baseURL', 'baseUrl', 'base_url', 'prefixUrl', 'prefix'];
const QUERY_OPTIONS = ['params', 'searchParams', 'query', 'fields'];
const BODY_OPTIONS = ['data', 'json', 'body', 'content'];
const AUTH_OPTIONS = ['auth', 'httpAuth', 'credentials_provider'];
/** Said of requests whose headers are not all visible: an anonymous request needs no permission of anyone. */
const IF_AUTHORISED = 'when the request carries credentials';

type Options = Readonly<Record<string, ArgumentValue>>;

/** Requests that programs of `language` send to a cloud's APIs without its SDK, told by method and address. */
export function httpRules(catalog: Catalog, cloud: Cloud, language: HttpModule['language']): SdkRules {
  const value = (kind: string, parts: Omit<SdkValue, 'sdk' | 'kind'> = {}): SdkValue => ({
    sdk: 'http',
    kind,
    ...parts,
  });
  const modules = HTTP_MODULES.filter((row) => row.language === language);

  function imported(module: string, symbol: string | undefined): SdkValue | undefined {
    const row = modules.find((each) => each.modules.includes(module));
    if (row === undefined) {
      const below = `${module}.${symbol ?? ''}`;
      return modules.some((each) => each.modules.includes(below)) ? imported(below, undefined) : undefined;
    }
    const [name = ''] = row.modules;
    if (symbol === undefined || symbol === 'default') return value('module', { name });
    return entryValue(`${name}#${symbol}`, undefined);
  }

  function entryValue(name: string, owner: SdkValue | undefined): SdkValue | undefined {
    const entry = entryOf(name);
    switch (entry?.kind) {
      case 'call':
      case 'signed':
        return value('call', { name, ...(owner === undefined ? {} : { owner }) });
      case 'client':
        return value('client-class', { name, ...(owner === undefined ? {} : { owner }) });
      case 'object':
        return value('client', { name: entry.type });
      case undefined:
        return undefined;
    }
  }

  function member(of: SdkValue, property: string): SdkValue | undefined {
    if (of.kind === 'module')
      return property === 'default' ? of : entryValue(`${of.name ?? ''}#${property}`, undefined);
    return of.kind === 'client' ? entryValue(`${of.name ?? ''}#${property}`, of) : undefined;
  }

  function call(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    switch (of.kind) {
      case 'module':
      case 'client': {
        const own = entryValue(`${of.name ?? ''}#()`, of.kind === 'client' ? of : undefined);
        return own === undefined ? undefined : call(own, args);
      }
      case 'client-class':
        return { operations: [], returns: clientOf(of, args) };
      case 'call':
        return requested(of, args);
      default:
        return undefined;
    }
  }

  /** A client keeps the base of its addresses, its headers, and whether all its requests are authorised. */
  function clientOf(of: SdkValue, args: CallArguments): SdkValue {
    const entry = entryOf(of.name ?? '');
    const type = entry?.kind === 'client' ? entry.type : '';
    const signs = entry?.kind === 'client' && entry.authorised === true;
    const options = optionsOf(args, 0);
    const credentials = args.positional.find((argument) => argument.kind === 'sdk');
    const base = firstOf(options, BASE_OPTIONS);
    const headers = options['headers'];
    return value('client', {
      name: type,
      bound: {
        ...of.owner?.bound,
        ...(base === undefined ? {} : { base: plain(base) }),
        ...(headers === undefined ? {} : { headers: plain(headers) }),
        ...(signs || firstOf(options, AUTH_OPTIONS) !== undefined ? { authorised: YES } : {}),
        stateful: YES,
      },
      ...(credentials?.kind === 'sdk' && credentials.value.client !== undefined
        ? { client: credentials.value.client }
        : {}),
      ...(credentials?.kind === 'sdk' && credentials.value.declaredScopes !== undefined
        ? { declaredScopes: credentials.value.declaredScopes }
        : {}),
    });
  }

  function requested(of: SdkValue, args: CallArguments): CallMeaning {
    const entry = entryOf(of.name ?? '');
    if (entry?.kind !== 'call' && entry?.kind !== 'signed') return { operations: [] };
    const { layout } = entry;
    const options = optionsOf(args, layout.options);
    const method = methodOf(lastOf(of.name ?? ''), layout, options, args);
    const address = addressOf(layout, options, args, of.owner?.bound?.['base']);
    if (method === undefined || address === undefined) return { operations: [] };
    const headers = headersOf(options, of);
    const authorised = entry.kind === 'signed' ? 'yes' : isAuthorised(of, options, headers, args, address);
    const use =
      authorised === 'no'
        ? undefined
        : operationOfRequest(
            { method, address, headers: headers.texts, query: queryOf(options), open: headers.open || args.open },
            catalog,
          );
    if (use === undefined) return { operations: [] };
    const found: OperationUse = authorised === 'maybe' ? { ...use, when: IF_AUTHORISED } : use;
    return { operations: [found], note: `${method} ${address} is ${use.operation}` };
  }

  return {
    sdk: 'http',
    cloud,
    languages: LANGUAGES[language],
    marks: cloud === 'aws' ? ['amazonaws.com'] : ['googleapis.com'],
    isCandidate: (normalised) => WORDS.has(normalised),
    imported,
    global(name) {
      const row = Object.hasOwn(GLOBALS, name) ? GLOBALS[name] : undefined;
      return row?.language === language
        ? (entryValue(`${row.type}#${row.member}`, undefined) ?? value('client', { name: row.type }))
        : undefined;
    },
    member,
    call,
    instance: (of) => (of.kind === 'client-class' ? clientOf(of, NOTHING) : undefined),
    element: (of) => (of.kind === 'client' ? of : undefined),
    guess: () => [],
  };
}

const YES: Value = { kind: 'scalar', value: true };
const NOTHING: CallArguments = { positional: [], named: {}, open: false };

/** `requests#get`, `axios#()`: an export of a module, or a member of a type of clients. */
function entryOf(name: string): Export | undefined {
  const [holder = '', member = ''] = name.split('#');
  const row = HTTP_MODULES.find((each) => each.modules[0] === holder);
  const members = row?.exports ?? (Object.hasOwn(CLIENT_TYPES, holder) ? CLIENT_TYPES[holder] : undefined);
  return members !== undefined && Object.hasOwn(members, member) ? members[member] : undefined;
}

const lastOf = (name: string): string => name.slice(name.indexOf('#') + 1);

/** Named arguments and the members of the options object; of an open one what is visible. */
function optionsOf(args: CallArguments, place: number | undefined): Options {
  const first = args.positional[0];
  const at = place === undefined ? undefined : args.positional[first?.kind === 'object' ? 0 : place];
  return { ...(at?.kind === 'object' ? at.members : {}), ...args.named };
}

function firstOf(options: Options, names: readonly string[]): ArgumentValue | undefined {
  for (const name of names) {
    const value = Object.hasOwn(options, name) ? options[name] : undefined;
    if (value !== undefined && !(value.kind === 'scalar' && value.value === null)) return value;
  }
  return undefined;
}

const plain = (argument: ArgumentValue): Value =>
  argument.kind === 'sdk' ? { kind: 'unknown', reason: 'an SDK object' } : argument;

const shown = (argument: ArgumentValue | undefined): string | undefined =>
  argument === undefined || argument.kind === 'sdk' ? undefined : patternText(argument);

function methodOf(name: string, layout: Layout, options: Options, args: CallArguments): string | undefined {
  if (layout.method === 'name') return name.toUpperCase();
  const given = layout.method === 'first' ? (args.positional[0] ?? options['method']) : options['method'];
  if (given === undefined) {
    if (args.open) return undefined;
    const body = firstOf(options, BODY_OPTIONS) ?? (layout.postsBody === true ? args.positional[1] : undefined);
    return layout.postsBody === true && body !== undefined && !isNull(body) ? 'POST' : 'GET';
  }
  const method = shown(given)?.toUpperCase();
  return method !== undefined && METHODS.test(method) ? method : undefined;
}

const isNull = (argument: ArgumentValue): boolean => argument.kind === 'scalar' && argument.value === null;

function addressOf(layout: Layout, options: Options, args: CallArguments, base: Value | undefined): string | undefined {
  const positional = args.positional[layout.method === 'first' ? 1 : 0];
  const written = shown(positional) ?? shown(firstOf(options, ADDRESS_OPTIONS)) ?? hostAndPath(options);
  const root = patternText(base) ?? shown(firstOf(options, BASE_OPTIONS));
  if (written === undefined || root === undefined || /^(?:https?:)?\/\//.test(written)) return written;
  return `${root.replace(/\/$/, '')}/${written.replace(/^\//, '')}`;
}

/** `https.request({ hostname, path })`, `new HttpRequest({ hostname, path })`. */
function hostAndPath(options: Options): string | undefined {
  const host = shown(firstOf(options, ['hostname', 'host']));
  return host === undefined ? undefined : `${host}${shown(options['path']) ?? '/'}`;
}

function queryOf(options: Options): Readonly<Record<string, string>> {
  const given = firstOf(options, QUERY_OPTIONS);
  const members = given?.kind === 'object' ? given.members : {};
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, patternText(value) ?? '*']));
}

interface Headers {
  readonly texts: Readonly<Record<string, string>>;
  readonly names: ReadonlySet<string>;
  /** There may be further ones. */
  readonly open: boolean;
}

function headersOf(options: Options, of: SdkValue): Headers {
  const texts: Record<string, string> = {};
  const names = new Set<string>();
  let open = false;
  const add = (headers: ObjectValue | undefined): void => {
    for (const [name, value] of Object.entries(headers?.members ?? {})) {
      names.add(name.toLowerCase());
      texts[name] = patternText(value) ?? '*';
    }
    open ||= headers?.open === true;
  };
  for (const given of [of.owner?.bound?.['headers'], options['headers']]) {
    if (given?.kind === 'object') add(given);
    else if (given !== undefined && !(given.kind === 'scalar' && given.value === null)) open = true;
  }
  return { texts, names, open };
}

/** Only a request that proves who makes it needs a permission of anyone. */
function isAuthorised(
  of: SdkValue,
  options: Options,
  headers: Headers,
  args: CallArguments,
  address: string,
): 'yes' | 'maybe' | 'no' {
  if (of.owner?.bound?.['authorised'] !== undefined) return 'yes';
  if (firstOf(options, AUTH_OPTIONS) !== undefined || headers.names.has('authorization')) return 'yes';
  if (/[?&](?:access_token|X-Amz-Signature)=/i.test(address)) return 'yes';
  // A key of the API names a project, not a caller.
  if (/[?&]key=/.test(address) || headers.names.has('x-goog-api-key')) return 'no';
  return headers.open || args.open || of.owner?.bound?.['stateful'] !== undefined ? 'maybe' : 'no';
}
