/**
 * Libraries that send HTTP requests, as far as their calls show method, address and credentials: facts by each library's
 * own reference. A further library is a further row; a further language is one more set of rows.
 */

/** Where a call has the parts of its request. */
export interface Layout {
  /** The method: the function's own name, its first argument, or a member of the options (by default GET). */
  readonly method: 'name' | 'first' | 'option';
  /** Place of the options object; in languages with named arguments those are the options. */
  readonly options?: number;
  /** A body makes it a POST where no method is given. */
  readonly postsBody?: boolean;
}

/** What a module exports, or an object has as a member. */
export type Export =
  | { readonly kind: 'call'; readonly layout: Layout }
  /** A function or class that gives a client; `authorised`: one whose requests are always signed or carry a token. */
  | { readonly kind: 'client'; readonly type: string; readonly authorised?: boolean; readonly options?: number }
  /** A value that may be imported without being built: the ready-made client that the module itself is. */
  | { readonly kind: 'object'; readonly type: string }
  /** A request that is described to be signed: its construction shows all of it. */
  | { readonly kind: 'signed'; readonly layout: Layout };

export interface HttpModule {
  readonly language: 'python' | 'javascript';
  readonly modules: readonly string[];
  /** By name; `()` is the module called itself, or its default export. */
  readonly exports: Readonly<Record<string, Export>>;
}

const call = (method: Layout['method'], options?: number): Export => ({
  kind: 'call',
  layout: { method, ...(options === undefined ? {} : { options }) },
});

const verbs = (options: number | undefined, bodyOptions = options): Readonly<Record<string, Export>> => ({
  ...Object.fromEntries(['get', 'head', 'delete', 'options'].map((name) => [name, call('name', options)])),
  ...Object.fromEntries(['post', 'put', 'patch'].map((name) => [name, call('name', bodyOptions)])),
});

const PYTHON: Readonly<Record<string, Export>> = { ...verbs(undefined), request: call('first'), stream: call('first') };
const AXIOS: Readonly<Record<string, Export>> = {
  ...verbs(1, 2),
  request: call('option', 0),
  '()': call('option', 1),
  create: { kind: 'client', type: 'axios client' },
};
const GOT: Readonly<Record<string, Export>> = {
  ...verbs(1),
  stream: call('option', 1),
  '()': call('option', 1),
  extend: { kind: 'client', type: 'got client' },
  create: { kind: 'client', type: 'got client' },
};
const FETCH = call('option', 1);
const SIGNED_OPTIONS: Export = { kind: 'signed', layout: { method: 'option', options: 0 } };

/** Members of clients, by the type that `Export` names. */
export const CLIENT_TYPES: Readonly<Record<string, Readonly<Record<string, Export>>>> = {
  python: PYTHON,
  'urllib3 client': { ...PYTHON, urlopen: call('first') },
  'axios client': AXIOS,
  'got client': GOT,
  fetching: { fetch: FETCH },
  google: { request: call('option', 0), fetch: FETCH },
};

export const HTTP_MODULES: readonly HttpModule[] = [
  {
    language: 'python',
    modules: ['requests', 'requests.sessions', 'requests_futures.sessions'],
    exports: {
      ...PYTHON,
      Session: { kind: 'client', type: 'python' },
      session: { kind: 'client', type: 'python' },
      FuturesSession: { kind: 'client', type: 'python' },
    },
  },
  {
    language: 'python',
    modules: ['httpx'],
    exports: { ...PYTHON, Client: { kind: 'client', type: 'python' }, AsyncClient: { kind: 'client', type: 'python' } },
  },
  {
    language: 'python',
    modules: ['aiohttp', 'aiohttp.client'],
    exports: { request: call('first'), ClientSession: { kind: 'client', type: 'python' } },
  },
  {
    language: 'python',
    modules: ['urllib3'],
    exports: { request: call('first'), PoolManager: { kind: 'client', type: 'urllib3 client' } },
  },
  {
    language: 'python',
    modules: ['urllib.request'],
    exports: {
      urlopen: { kind: 'call', layout: { method: 'option', postsBody: true } },
      Request: { kind: 'call', layout: { method: 'option', postsBody: true } },
    },
  },
  {
    language: 'python',
    modules: ['google.auth.transport.requests', 'google.auth.transport.urllib3'],
    exports: {
      AuthorizedSession: { kind: 'client', type: 'python', authorised: true },
      AuthorizedHttp: { kind: 'client', type: 'urllib3 client', authorised: true },
    },
  },
  {
    language: 'python',
    modules: ['botocore.awsrequest'],
    exports: { AWSRequest: { kind: 'signed', layout: { method: 'first' } } },
  },
  {
    language: 'javascript',
    modules: ['node-fetch', 'cross-fetch', 'isomorphic-fetch'],
    exports: { '()': FETCH, fetch: FETCH },
  },
  {
    language: 'javascript',
    modules: ['undici'],
    exports: { fetch: FETCH, request: call('option', 1), stream: call('option', 1) },
  },
  { language: 'javascript', modules: ['axios'], exports: AXIOS },
  {
    language: 'javascript',
    modules: ['got', 'ky', 'ky-universal', 'gaxios'],
    exports: { ...GOT, got: { kind: 'object', type: 'got client' }, request: call('option', 0) },
  },
  {
    language: 'javascript',
    modules: ['aws4fetch'],
    exports: { AwsClient: { kind: 'client', type: 'fetching', authorised: true } },
  },
  { language: 'javascript', modules: ['aws4'], exports: { sign: SIGNED_OPTIONS } },
  {
    language: 'javascript',
    modules: ['@smithy/protocol-http', '@aws-sdk/protocol-http'],
    exports: { HttpRequest: SIGNED_OPTIONS },
  },
  {
    language: 'javascript',
    modules: ['https', 'node:https', 'follow-redirects'],
    exports: { request: call('option', 1), get: call('option', 1) },
  },
];

/** Names of the language's own, as clients or members of them: `fetch` of browsers and Node.js, `UrlFetchApp` of Apps Script. */
export const GLOBALS: Readonly<
  Record<string, { readonly language: HttpModule['language']; readonly type: string; readonly member: string }>
> = {
  fetch: { language: 'javascript', type: 'fetching', member: 'fetch' },
  globalThis: { language: 'javascript', type: 'fetching', member: '' },
  window: { language: 'javascript', type: 'fetching', member: '' },
  UrlFetchApp: { language: 'javascript', type: 'fetching', member: '' },
};

/** Words that calls of these libraries are made with; modules that are called themselves by their usual names. */
export const CALL_WORDS: readonly string[] = [
  ...new Set(
    [
      ...HTTP_MODULES.flatMap((row) => Object.entries(row.exports)),
      ...Object.values(CLIENT_TYPES).flatMap((type) => Object.entries(type)),
    ]
      .filter(([name, { kind }]) => (kind === 'call' || kind === 'signed') && name !== '()')
      .map(([name]) => name),
  ),
  'axios',
  'got',
  'ky',
  'nodeFetch',
  'node_fetch',
  'crossFetch',
];
