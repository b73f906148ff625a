import type { GoogleMethod } from './catalog.js';
import { parseRoute, routeFits, routeRank, segmentsOf } from './routes.js';
import type { Route } from './routes.js';
import type { RequestLookup } from './requests.js';

/** A request to an API of Google. `path` without its query; a segment that source does not show is any one text. */
export interface GoogleHttpRequest {
  readonly method: string;
  /** `secretmanager.googleapis.com`, `europe-west1-aiplatform.googleapis.com` */
  readonly host: string;
  readonly path: string;
}

/** APIs whose host is not called by the catalog's id, and those behind www.googleapis.com by the path's first segment. */
const HOSTS: Readonly<Record<string, string>> = {
  cloudfunctions: 'cloudfunctions',
  sql: 'sqladmin',
  content: 'content',
};
const VERSION = /^v\d+\w*$/;
const PREFIXES: ReadonlySet<string> = new Set(['upload', 'download', 'resumable']);

const routesOf = new WeakMap<readonly GoogleMethod[], readonly { readonly id: string; readonly route: Route }[]>();

/**
 * The method that a request calls, by the HTTP rules of the API's discovery document. `methods` gives those of a service;
 * the answer's operation is the method's id.
 */
export function googleRequest(
  { method, host, path }: GoogleHttpRequest,
  methods: (service: string) => readonly GoogleMethod[],
): RequestLookup {
  const label =
    /^(?:[a-z]+-[a-z]+\d+-)?([a-z0-9-]+?)(?:\.[a-z]+-[a-z]+\d+\.rep)?(?:\.p|\.mtls)?\.googleapis\.com$/.exec(
      host.toLowerCase(),
    )?.[1];
  if (label === undefined) return { kind: 'unknown', reason: `the host "${host}" is no API of Google` };
  let segments = segmentsOf(path);
  if (PREFIXES.has(segments[0] ?? '')) segments = segments.slice(1);
  const service =
    label === 'www' ? (segments[0] ?? '') : ((Object.hasOwn(HOSTS, label) ? HOSTS[label] : undefined) ?? label);
  const wanted = spelled(segments);
  const none = new Map<string, string>();
  const fitting = routes(methods(service)).filter(({ route }) =>
    routeFits(route, method.toUpperCase(), wanted, none, none),
  );
  const [best, ...others] = highest(fitting);
  if (best === undefined)
    return { kind: 'unknown', reason: `no method of ${service} is requested by ${method} ${path}` };
  if (others.length > 0) {
    return {
      kind: 'unknown',
      reason: `${method} ${path} may be ${[best, ...others].map(({ id }) => id).join(' or ')}`,
    };
  }
  return { kind: 'known', service, operation: best.id };
}

/** Of an API one version is listed; which one is asked for decides no permission. */
const spelled = (segments: readonly string[]): readonly string[] =>
  segments.map((segment) => (VERSION.test(segment) ? 'v' : segment));

function routes(methods: readonly GoogleMethod[]): readonly { readonly id: string; readonly route: Route }[] {
  let known = routesOf.get(methods);
  if (!known) {
    known = methods.flatMap(({ id, http }) => (http === undefined ? [] : [{ id, route: routeOf(id, http) }]));
    routesOf.set(methods, known);
  }
  return known;
}

/** `{+name}` stands for the collections of the method's id, as far as the path does not name them behind it. */
function routeOf(id: string, http: string): Route {
  const [method = '', path = ''] = http.split(' ');
  const collections = id.split('.').slice(1, -1);
  const several = (path.match(/\{/g) ?? []).length > 1;
  const behind = path.slice(path.lastIndexOf('}') + 1).split(/[/:]/);
  const own = collections.filter((collection) => !behind.includes(collection));
  const name = own.map((collection) => `${collection}/{}`).join('/');
  const template = path
    .replace(/\{\+(\w+)\}/g, several || name === '' ? '{}' : name)
    .replace(/\{\w+\}/g, '{}')
    .replace(/(^|\/)v\d+\w*(?=\/|$)/g, '$1v');
  return parseRoute(`${method} ${template}`);
}

function highest<T extends { readonly route: Route }>(found: readonly T[]): readonly T[] {
  const ranked = found.map((each) => ({ each, rank: routeRank(each.route) }));
  const best = ranked.reduce<readonly number[]>((top, { rank }) => (isHigher(rank, top) ? rank : top), []);
  return ranked.filter(({ rank }) => !isHigher(best, rank)).map(({ each }) => each);
}

function isHigher(a: readonly number[], b: readonly number[]): boolean {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
