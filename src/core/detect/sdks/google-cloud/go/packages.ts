import type { Catalog } from '../../../../catalog/catalog.js';
import { normalise } from '../../../../catalog/catalog.js';
import { goTables } from '../tables/go/index.js';

/**
 * Which protobuf service a generated client of an import path calls. Path and package agree but for a few names
 * (`cloud.google.com/go/clouddms/apiv1` is `google.cloud.clouddms.v1`; option `go_package` of the protobuf files); the catalog, which
 * knows RPCs by their full names, tells which of the possible ones there is.
 */

const ROOT = 'cloud.google.com/go/';
const GENERATED = /^cloud\.google\.com\/go\/(.+)\/api(v\d\w*?)(?:_client)?(?:\/(?:v\d+|([a-z]+)))?$/;
/** First parts of packages, the likeliest first. */
const ROOTS = [
  'google.cloud',
  'google',
  'google.devtools',
  'google.api',
  'google.privacy',
  'google.cloud.security',
  'google.identity',
];
/** Paths by the name of their package. */
const RENAMED: Readonly<Record<string, string>> = {
  cloudtasks: 'tasks',
  translate: 'translation',
  trace: 'cloudtrace',
  errorreporting: 'clouderrorreporting',
  profiler: 'cloudprofiler',
  debugger: 'clouddebugger',
  webrisk: 'webrisk',
};
/** Versions that are tried where the catalog has not the one that is written. */
const VERSIONS = ['v1', 'v2', 'v3'];

/** Packages that a table names for an import path. */
const listed = new Map(
  goTables.flatMap(({ modules }) =>
    Object.entries(modules).flatMap(([names, { generated }]) =>
      generated === undefined ? [] : names.split(',').map((name) => [name.trim(), generated] as const),
    ),
  ),
);

/** True for a path that generated clients stand in. */
export const isGenerated = (path: string): boolean => GENERATED.test(path) || listed.has(path);

/** True for a path of protobuf messages: `cloud.google.com/go/kms/apiv1/kmspb`, `google.golang.org/genproto/..`. */
export const isMessages = (path: string): boolean =>
  (path.startsWith(ROOT) && path.endsWith('pb')) || path.startsWith('google.golang.org/genproto/googleapis/');

export interface Rpc {
  /** The catalog's service id. */
  readonly service: string;
  /** Full name of the protobuf service. */
  readonly name: string;
}

/**
 * The RPC that a method of a client is. `client` is the name of its type without `Client`: a service's name without `Service`
 * and version, or nothing where that is the package's.
 */
export function rpcOf(path: string, client: string, method: string, catalog: Catalog): Rpc | undefined {
  const services = catalog.servicesWith('gcp', normalise(method));
  const related = services.filter((service) => isRelated(service, path));
  const others = services.filter((service) => !related.includes(service));
  const found = rpcAmong(related, path, client, method, catalog);
  // Each look at a service loads its table: not those of all that have a `GetIamPolicy`.
  return found ?? (others.length > MOST_SERVICES ? undefined : rpcAmong(others, path, client, method, catalog));
}

/** Services whose name tells nothing of the path, beyond which none is looked at. */
const MOST_SERVICES = 24;
/** Services that are called otherwise than their path. */
const SERVICES: Readonly<Record<string, string>> = { datamigration: 'clouddms', file: 'filestore' };

/** Whether a service's id and a part of the path have one name: `cloudkms` and `kms`, `iamcredentials` and `credentials`. */
function isRelated(service: string, path: string): boolean {
  const id = SERVICES[service] ?? service;
  return path
    .slice(ROOT.length)
    .split('/')
    .some((part) => part.length > 2 && !/^(?:api)?v\d/.test(part) && (id.includes(part) || part.includes(id)));
}

function rpcAmong(
  services: readonly string[],
  path: string,
  client: string,
  method: string,
  catalog: Catalog,
): Rpc | undefined {
  if (services.length === 0) return undefined;
  for (const protobuf of packagesOf(path)) {
    for (const name of serviceNames(client, protobuf).map((each) => `${protobuf}.${each}`)) {
      for (const service of services) {
        const lookup = catalog.operation('gcp', service, `${name}.${method}`);
        if (lookup.kind === 'known' || lookup.listed === true) return { service, name };
      }
    }
  }
  return undefined;
}

function packagesOf(path: string): readonly string[] {
  const known = listed.get(path);
  const match = GENERATED.exec(path);
  if (match === null) return known === undefined ? [] : [known];
  const [, folders = '', version = '', below] = match;
  // A major version of the module stands within its path: `vision/v2/apiv1`.
  const parts = folders.split('/').filter((part) => !/^v\d+$/.test(part));
  const first = parts[0] ?? '';
  const named = [RENAMED[first] ?? first, ...parts.slice(1), ...(below === undefined ? [] : [below])].join('.');
  const versions = [...new Set([version, ...VERSIONS])];
  const derived = versions.flatMap((each) => ROOTS.map((root) => `${root}.${named}.${each}`));
  return known === undefined ? derived : [known, ...derived];
}

function serviceNames(client: string, protobuf: string): readonly string[] {
  const parts = protobuf.split('.');
  const own = parts.at(-2) ?? '';
  const bases = client === '' ? [own, `cloud${own}`, own.replace(/^cloud/, ''), 'image'] : [client];
  return bases.flatMap((base) => [base, `${base}Service`, `${base}ServiceV2`, `${base}s`]);
}

/** Methods of Compute Engine's clients by the id of the REST method: it has no RPCs ("Compute Engine API"). */
export function computeMethod(path: string, client: string, method: string, catalog: Catalog): string | undefined {
  if (!/^cloud\.google\.com\/go\/compute\/apiv1$/.test(path) || client === '') return undefined;
  const lookup = catalog.operation('gcp', 'compute', `compute.${lowerFirst(client)}.${lowerFirst(method)}`);
  return lookup.kind === 'known' ? lookup.operation.name : undefined;
}

export const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
