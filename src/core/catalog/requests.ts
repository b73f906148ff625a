import { operationRow } from './aws-rows.js';
import type { ServiceNames } from './aws-rows.js';
import { AWS_DOMAIN, HOST_FORMS, isRegion } from './aws-hosts.js';
import { parseRoute, routeFits, routeRank, segmentsOf } from './routes.js';
import type { Route } from './routes.js';
import { rowsOf } from './part.js';

/** An HTTP request as a log or a direct call shows it. Header names in any case; `path` without its query. */
export interface AwsHttpRequest {
  readonly method: string;
  /** `reports.s3.eu-west-1.amazonaws.com`, with or without a port. */
  readonly host: string;
  readonly path: string;
  /** The text behind the question mark, or the parameters. */
  readonly query?: string | Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Only read for the query protocol's `Action=`. */
  readonly body?: string;
}

export type RequestLookup =
  | { readonly kind: 'known'; readonly service: string; readonly operation: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What the decoder asks of the catalog. */
export interface RequestTables {
  readonly services: Readonly<Record<string, ServiceNames>>;
  /** The lines of a service's table. */
  lines(service: string): string;
  /** The catalog's name of an operation in any spelling; undefined: the service has none. */
  operationName(service: string, operation: string): string | undefined;
}

const unknown = (reason: string): RequestLookup => ({ kind: 'unknown', reason });
const known = (service: string, operation: string): RequestLookup => ({ kind: 'known', service, operation });

/**
 * Decodes requests by "Making requests" of each protocol: the X-Amz-Target header (JSON), `/service/../operation/..`
 * (RPC), `Action=` (query), method and path (REST). The service is told by the target, the host, or the signature's scope.
 */
export function requestDecoder(tables: RequestTables): (request: AwsHttpRequest) => RequestLookup {
  const routesOf = new Map<string, readonly { readonly operation: string; readonly route: Route }[]>();
  const byTarget = new Map<string, string[]>();
  const byHost = new Map<string, string[]>();
  for (const [id, { wire, prefix }] of Object.entries(tables.services)) {
    if (wire === undefined) continue;
    const [, host, target] = wire;
    if (target !== undefined) append(byTarget, target, id);
    append(byHost, host, id);
    if (prefix !== host) append(byHost, `signed:${prefix}`, id);
  }

  const routes = (service: string): readonly { readonly operation: string; readonly route: Route }[] => {
    let found = routesOf.get(service);
    if (found === undefined) {
      found = [...rowsOf(tables.lines(service))].flatMap((line) => {
        const { route } = operationRow(line);
        return route === undefined ? [] : [{ operation: line.name, route: parseRoute(route) }];
      });
      routesOf.set(service, found);
    }
    return found;
  };

  return (request) => {
    const headers = lowerKeys(request.headers ?? {});
    const query = parametersOf(request.query);
    const target = headers.get('x-amz-target');
    if (target !== undefined) {
      const dot = target.lastIndexOf('.');
      const services = byTarget.get(target.slice(0, dot)) ?? [];
      return byName(services, target.slice(dot + 1), `the target "${target}"`);
    }
    const host = readHost(request.host, request.path);
    if (host.kind === 'unknown') return unknown(host.reason);
    const scope = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(headers.get('authorization') ?? '')?.[1];
    const services = candidates(host.labels, scope);
    if (services.length === 0) return unknown(`the catalog knows no AWS service at the host "${request.host}"`);
    const rpc = /^\/service\/[^/]+\/operation\/([^/]+)$/.exec(request.path)?.[1];
    if (rpc !== undefined) return byName(services, rpc, `the path "${request.path}"`);
    const action = query.get('Action') ?? actionOf(request.body, headers.get('content-type'));
    const queried = services.filter((id) => /^(?:query|ec2|json)$/.test(tables.services[id]?.wire?.[0] ?? ''));
    if (action !== undefined && queried.length > 0) return byName(queried, action, `the action "${action}"`);
    return byRoute(
      services,
      host.path === undefined ? request : { ...request, path: host.path },
      host.bucket,
      query,
      headers,
    );
  };

  /** The services of the longest end of the host's labels (`data.iot` before `iot`), else of the signature. */
  function candidates(labels: readonly string[], scope: string | undefined): readonly string[] {
    for (let start = 0; start < labels.length; start += 1) {
      const end = labels.slice(start).join('.');
      const services = byHost.get(end);
      if (services !== undefined) return services;
    }
    if (scope === undefined) return [];
    return byHost.get(scope) ?? byHost.get(`signed:${scope}`) ?? [];
  }

  function byName(services: readonly string[], name: string, what: string): RequestLookup {
    const having = services.flatMap((service) => {
      const operation = tables.operationName(service, name);
      return operation === undefined ? [] : [{ service, operation }];
    });
    if (having.length === 0) return unknown(`the catalog knows no AWS operation for ${what}`);
    return theOne(having) ?? unknown(`${what} may be of ${having.map(({ service }) => service).join(' or ')}`);
  }

  /** The only one; of services that share an API under one IAM prefix (RDS and its relatives) the one it stands for. */
  function theOne(
    found: readonly { readonly service: string; readonly operation: string }[],
  ): RequestLookup | undefined {
    const prefixes = new Set(found.map(({ service }) => tables.services[service]?.prefix));
    const owning = found.filter(({ service }) => tables.services[service]?.owns === true);
    const [only, ...others] = found.length > 1 && prefixes.size === 1 ? owning : found;
    return only === undefined || others.length > 0 ? undefined : known(only.service, only.operation);
  }

  function byRoute(
    services: readonly string[],
    request: AwsHttpRequest,
    bucket: string | undefined,
    query: ReadonlyMap<string, string>,
    headers: ReadonlyMap<string, string>,
  ): RequestLookup {
    const hint = query.get('x-id');
    const path = bucket === undefined ? request.path : `/${bucket}${request.path === '/' ? '' : request.path}`;
    const segments = segmentsOf(path);
    const lower = lowerKeys(Object.fromEntries(query));
    const fitting = services
      .flatMap((service) => routes(service).map((each) => ({ service, ...each })))
      .filter(({ route }) => routeFits(route, request.method.toUpperCase(), segments, lower, headers));
    const exact = hint === undefined ? [] : fitting.filter(({ operation }) => operation === hint);
    const best = exact.length > 0 ? exact : highest(fitting, ({ route }) => routeRank(route));
    if (best.length === 0) {
      return unknown(`no operation of ${services.join(' or ')} is requested by ${request.method} ${request.path}`);
    }
    const named = best.map(({ service, operation }) => `${service} ${operation}`);
    return theOne(best) ?? unknown(`${request.method} ${request.path} may be ${named.join(' or ')}`);
  }
}

type Host =
  | { readonly kind: 'host'; readonly labels: readonly string[]; readonly bucket?: string; readonly path?: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** The labels that name the service, and the bucket of a virtual-hosted address. Other hosts have no labels. */
function readHost(written: string, path: string): Host {
  const host = written.toLowerCase().replace(/:\d+$/, '');
  if (!AWS_DOMAIN.test(host)) return { kind: 'host', labels: [] };
  const all = host.replace(AWS_DOMAIN, '').split('.');
  const labels = all.filter((label) => !isRegion(label) && label !== 'dualstack' && !label.startsWith('vpce-'));
  const last = labels.at(-1) ?? '';
  for (const { form, reason, unless, service, bucket } of HOST_FORMS) {
    if (!form.test(last)) continue;
    const inside = unless?.exec(path)?.[0];
    if (inside !== undefined) return { kind: 'host', labels: [last], path: inside };
    if (reason !== undefined) return { kind: 'unknown', reason };
    const before = all.slice(0, all.indexOf(last)).join('.');
    const held =
      bucket === true && before !== '' && !/^(?:bucket|accesspoint)$/.test(before) && !before.startsWith('vpce-');
    return { kind: 'host', labels: [service ?? last], ...(held ? { bucket: before } : {}) };
  }
  return { kind: 'host', labels: labels.map((label) => label.replace(/(?<=.)-fips$/, '')) };
}

/** `Action=` of a form; other bodies are not looked into. */
function actionOf(body: string | undefined, type: string | undefined): string | undefined {
  if (body === undefined || (type !== undefined && !type.includes('x-www-form-urlencoded'))) return undefined;
  return /(?:^|&)Action=(\w+)/.exec(body)?.[1];
}

function parametersOf(query: AwsHttpRequest['query']): ReadonlyMap<string, string> {
  if (query === undefined) return new Map();
  if (typeof query !== 'string') return new Map(Object.entries(query));
  const pairs = query
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair): [string, string] => {
      const equals = pair.indexOf('=');
      return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    });
  return new Map(pairs);
}

const lowerKeys = (record: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(record).map(([key, value]) => [key.toLowerCase(), value]));

function append(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** The items whose rank no other exceeds. */
function highest<T>(items: readonly T[], rank: (item: T) => readonly number[]): readonly T[] {
  let best: readonly number[] = [];
  let found: T[] = [];
  for (const item of items) {
    const here = rank(item);
    const order = compare(here, best);
    if (order > 0 || found.length === 0) [best, found] = [here, [item]];
    else if (order === 0) found.push(item);
  }
  return found;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const order = (a[index] ?? 0) - (b[index] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}
