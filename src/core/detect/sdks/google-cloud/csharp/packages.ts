import type { Catalog } from '../../../../catalog/catalog.js';
import { normalise } from '../../../../catalog/catalog.js';

/**
 * Which protobuf service a generated client of a namespace calls, for the many libraries that have no hand-written part:
 * `Google.Cloud.CloudDms.V1` is the package `google.cloud.clouddms.v1` (option `csharp_namespace` of the protobuf files).
 * Some packages stand outside `google.cloud`; the catalog, which knows RPCs by their full names, tells which.
 */

const NAMESPACE = /^Google\.(?:[A-Z]\w*\.)+V\d+\w*$/;
/** First parts of packages whose namespace begins with `Google.Cloud`. */
const ROOTS = ['google.cloud', 'google', 'google.api', 'google.devtools', 'google.privacy', 'google.cloud.security'];

/** True for a namespace that generated clients may stand in. */
export const isGenerated = (namespace: string): boolean => NAMESPACE.test(namespace);

/** An RPC of a client class of a namespace. */
export interface Rpc {
  /** The catalog's service id. */
  readonly service: string;
  /** Full name of the protobuf service. */
  readonly name: string;
}

/** Protobuf packages of the libraries in the tables, with the catalog's service of each. */
export type Packages = readonly (readonly [protobufPackage: string, service: string])[];

/**
 * The RPC that a method of `<client>Client` is. A file may use several namespaces, and which of them the class is from is
 * not said: the packages of `namespace` go first, then those of the tables.
 */
export function serviceOfRpc(
  namespace: string,
  client: string,
  method: string,
  listed: Packages,
  catalog: Catalog,
): Rpc | undefined {
  const rpc = method.replace(/(?:Stream)?(?:Async)?$/, '');
  const services = catalog.servicesWith('gcp', normalise(rpc));
  const has = (service: string, name: string): boolean => {
    const lookup = catalog.operation('gcp', service, `${name}.${rpc}`);
    return lookup.kind === 'known' || ('listed' in lookup && lookup.listed === true);
  };
  if (services.length === 0) return undefined;
  for (const root of rootsOf(namespace)) {
    const name = `${root}.${client}`;
    const service = services.find((each) => has(each, name));
    if (service !== undefined) return { service, name };
  }
  for (const [root, service] of listed) {
    const name = `${root}.${client}`;
    if (services.includes(service) && has(service, name)) return { service, name };
  }
  return undefined;
}

function rootsOf(namespace: string): readonly string[] {
  const whole = namespace.toLowerCase();
  const below = /^google\.cloud\.(.+)$/.exec(whole)?.[1];
  return below === undefined ? [whole] : ROOTS.map((root) => `${root}.${below}`);
}
