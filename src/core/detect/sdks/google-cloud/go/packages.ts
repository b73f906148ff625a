import type { Catalog } from '../../../../catalog/catalog.js';
import { isListed, rpcOf as generatedRpc } from '../generated.js';
import { listedService, serviceOfClient } from '../protobuf.js';
import type { Rpcs } from '../protobuf.js';
import { goTables } from '../tables/go/index.js';

/**
 * Which protobuf service a generated client of an import path calls. Path and package agree but for a few names
 * (`cloud.google.com/go/clouddms/apiv1` is `google.cloud.clouddms.v1`; option `go_package` of the protobuf files); the catalog, which
 * knows RPCs by their full names, tells which of the possible ones there is.
 */

const ROOT = 'cloud.google.com/go/';
const GENERATED = /^cloud\.google\.com\/go\/(.+)\/api(v\d\w*?)(?:_client)?(?:\/(?:v\d+|([a-z]+)))?$/;
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

/**
 * The service of a client whose RPC a method is. `client` is the name of its type without `Client`: a service's name without
 * `Service` and version, or nothing where that is the package's.
 */
export function rpcOf(path: string, client: string, method: string, catalog: Catalog): Rpcs | undefined {
  const [, folders = '', version = '', below] = GENERATED.exec(path) ?? [];
  // A major version of the module stands within its path: `vision/v2/apiv1`.
  const parts = folders.split('/').filter((part) => part !== '' && !/^v\d+$/.test(part));
  const module = [...parts, ...(below === undefined ? [] : [below])].join('.');
  const known = listed.get(path);
  for (const name of serviceNames(client, parts.at(-1) ?? '', known)) {
    const ofTable = known === undefined ? undefined : listedService(`${known}.${name}`, catalog);
    const found = ofTable ?? (module === '' ? undefined : serviceOfClient({ module, version, name }, catalog));
    const rpc = found && generatedRpc(found, method, catalog);
    if (found !== undefined && rpc !== undefined && isListed(found.service, rpc, catalog)) return found;
  }
  return undefined;
}

function serviceNames(client: string, folder: string, protobuf: string | undefined): readonly string[] {
  const own = protobuf?.split('.').at(-2) ?? RENAMED[folder] ?? folder;
  const bases = client === '' ? [own, `cloud${own}`, own.replace(/^cloud/, ''), folder, 'image'] : [client];
  return bases.flatMap((base) => [base, `${base}Service`, `${base}ServiceV2`, `${base}s`]);
}

/** Methods of Compute Engine's clients by the id of the REST method: it has no RPCs ("Compute Engine API"). */
export function computeMethod(path: string, client: string, method: string, catalog: Catalog): string | undefined {
  if (!/^cloud\.google\.com\/go\/compute\/apiv1$/.test(path) || client === '') return undefined;
  const lookup = catalog.operation('gcp', 'compute', `compute.${lowerFirst(client)}.${lowerFirst(method)}`);
  return lookup.kind === 'known' ? lookup.operation.name : undefined;
}

export const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
