import type { Catalog } from '../../../../catalog/catalog.js';
import { isListed, rpcOf } from '../generated.js';
import { listedService, serviceOfClient } from '../protobuf.js';
import type { Rpcs } from '../protobuf.js';

/**
 * Which protobuf service a generated client of a namespace calls, for the many libraries that have no hand-written part:
 * `Google.Cloud.CloudDms.V1` is the package `google.cloud.clouddms.v1` (option `csharp_namespace` of the protobuf files).
 */

const NAMESPACE = /^Google\.(?:Cloud\.)?((?:[A-Z]\w*\.)*[A-Z]\w*)\.(V\d+\w*)$/;

/** True for a namespace that generated clients may stand in. */
export const isGenerated = (namespace: string): boolean => NAMESPACE.test(namespace);

/**
 * The service of `<client>Client` whose RPC a method is. A file may use several namespaces, and which of them the class is
 * from is not said: the package of `namespace` goes first, then those that the tables list.
 */
export function serviceOfRpc(
  namespace: string,
  client: string,
  method: string,
  listed: readonly string[],
  catalog: Catalog,
): Rpcs | undefined {
  const isRpc = (service: Rpcs | undefined): service is Rpcs => {
    const rpc = service && rpcOf(service, method, catalog);
    return service !== undefined && rpc !== undefined && isListed(service.service, rpc, catalog);
  };
  const [, module = '', version = ''] = NAMESPACE.exec(namespace) ?? [];
  const own = serviceOfClient({ module, version: version.toLowerCase(), name: client }, catalog);
  if (isRpc(own)) return own;
  return listed.map((protobuf) => listedService(`${protobuf}.${client}`, catalog)).find(isRpc);
}
