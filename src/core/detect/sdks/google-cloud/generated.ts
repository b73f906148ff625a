import type { Catalog } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import type { CallArguments, CallMeaning, SdkValue } from '../../rules.js';
import { resourceNames } from './tables/resource-names.js';
import { camelMembers, joined, plain } from './values.js';

/**
 * Clients that Google generates from protobuf services ("Client libraries explained", Google Cloud documentation):
 * a class `<Service>Client` with a method for each RPC, in the case of the language, which takes the request as one
 * object or as keyword arguments. The catalog knows the RPCs, so no table of them is needed.
 *
 * `client` values: kind `generated`, name = full name of the protobuf service.
 */

/** Arguments of Python's clients that are no part of the request. */
const CALL_OPTIONS: ReadonlySet<string> = new Set(['retry', 'timeout', 'metadata', 'request']);

/** `SecretManagerServiceAsyncClient` -> `google.cloud.secretmanager.v1.SecretManagerService`, or undefined: no client class. */
export function generatedService(symbol: string, protobufPackage: string): string | undefined {
  const service = /^([A-Z]\w*?)(?:Async)?Client$/.exec(symbol)?.[1];
  return service === undefined ? undefined : `${protobufPackage}.${service}`;
}

/** The RPC that a method's name stands for, as `<protobuf service>.<Name>`; undefined: it is none. */
export function rpcOf(
  client: Pick<SdkValue, 'service' | 'name'>,
  method: string,
  catalog: Catalog,
): string | undefined {
  const { service, name } = client;
  if (service === undefined || name === undefined) return undefined;
  const isRpc = name === '' || name.startsWith('google.');
  for (const spelling of [method, method.replace(/(?:Async|Stream|_unary)$/, '')]) {
    const rpc = spelling.replace(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
    if (!catalog.servicesWith('gcp', normalise(rpc)).includes(service)) continue;
    if (name === '') return rpc;
    if (!isRpc) {
      // Compute Engine's clients, whose methods are those of its REST API.
      const id = `${name}.${rpc.charAt(0).toLowerCase()}${rpc.slice(1)}`;
      if (isListed(service, id, catalog)) return id;
      continue;
    }
    const full = `${name}.${rpc}`;
    // A version of the API that the catalog has not the RPCs of: its method may still be the only one of that name.
    return !isListed(service, full, catalog) && isListed(service, rpc, catalog) ? rpc : full;
  }
  return undefined;
}

/** Whether the catalog lists the operation, even if nothing is known of its permissions. */
export function isListed(service: string, operation: string, catalog: Catalog): boolean {
  const lookup = catalog.operation('gcp', service, operation);
  return lookup.kind === 'known' || lookup.listed === true;
}

/** A function of a client or its class that makes a resource name: `secret_version_path`, `topicPath`. */
export const isPathFunction = (method: string): boolean => pathPattern(method) !== undefined;

function pathPattern(method: string): string | undefined {
  const named = /^(?:common_?)?(\w+?)_?path$/i.exec(method)?.[1];
  if (named === undefined) return undefined;
  const key = normalise(named);
  return Object.hasOwn(resourceNames, key) ? resourceNames[key] : undefined;
}

/** The text that a path function gives. */
export function pathText(method: string, args: CallArguments): Value | undefined {
  const pattern = pathPattern(method);
  if (pattern === undefined) return undefined;
  let place = 0;
  const parts = pattern
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece): string | Value => {
      if (!piece.startsWith('{')) return piece;
      const name = piece.slice(1, -1);
      const keyword = Object.keys(args.named).find((each) => normalise(each) === normalise(name));
      const given = keyword === undefined ? args.positional[place] : args.named[keyword];
      place += 1;
      return given === undefined ? { kind: 'unknown', reason: name } : plain(given);
    });
  return joined(parts);
}

/** What calling an RPC does. */
export function callRpc(client: SdkValue, rpc: string, args: CallArguments, catalog: Catalog): CallMeaning {
  const service = client.service ?? '';
  const parameters = requestOf(args, firstMember(service, rpc, catalog));
  const name = nameOfResult(rpc, parameters);
  return {
    operations: [{ cloud: 'gcp', service, operation: rpc, parameters }],
    returns: {
      sdk: client.sdk,
      kind: 'response',
      service,
      ...(client.client === undefined ? {} : { client: client.client }),
      ...(name === undefined ? {} : { bound: { name } }),
    },
  };
}

/** The member that a bare text argument stands for: libraries of before 2020 took members by position. */
function firstMember(service: string, rpc: string, catalog: Catalog): string {
  const lookup = catalog.operation('gcp', service, rpc);
  return (lookup.kind === 'known' ? lookup.operation.required[0] : undefined) ?? 'name';
}

/** The request of a call, in the API's JSON spelling. */
function requestOf(args: CallArguments, first: string): ObjectValue {
  const members: Record<string, Value> = {};
  let open = args.open;
  for (const given of [args.named['request'], args.positional[0]]) {
    if (given === undefined) continue;
    const value = plain(given);
    if (value.kind === 'object') {
      Object.assign(members, value.members);
      open ||= value.open;
    } else if (value.kind === 'text') {
      members[first] = value;
    } else if (value.kind === 'unknown') {
      open = true;
    }
  }
  for (const [name, given] of Object.entries(args.named)) if (!CALL_OPTIONS.has(name)) members[name] = plain(given);
  return camelMembers({ kind: 'object', members, open });
}

/** The name of the resource that an RPC gives back, where the request shows it. */
function nameOfResult(rpc: string, request: ObjectValue): Value | undefined {
  const verb = rpc.slice(rpc.lastIndexOf('.') + 1);
  if (verb.startsWith('List')) return undefined;
  const { name, parent } = request.members;
  if (name !== undefined) return name;
  const created = /^Create([A-Z]\w*)$/.exec(verb)?.[1];
  if (created === undefined || parent === undefined) return undefined;
  const own = created[0]?.toLowerCase() + created.slice(1);
  const id = request.members[`${own}Id`];
  return id === undefined ? undefined : joined([parent, `/${own}s/`, id]);
}
