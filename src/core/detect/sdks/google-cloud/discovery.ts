import type { Catalog } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import { literalText } from '../../../model/value.js';
import type { CallArguments, CallMeaning, SdkValue } from '../../rules.js';
import { argument, isAbsent, memberAt, plain } from './values.js';

/**
 * Clients made from discovery documents: `build('storage', 'v1')` ("google-api-python-client" documentation) and
 * `google.storage('v1')` ("googleapis" documentation). Methods are named by the way through collections, which is the
 * method's id. Values: `discovery` with name = the way so far (`storage.objects`), `discovery-request` with name = id.
 */

/** Methods of a request or collection that give the request of a further page: `list_next` of `list`. */
const NEXT = /_next$/;
/** `get_media` downloads what `get` names. */
const MEDIA = /_media$/;

/** The client of an API by its name (`storage`), or undefined: not in the catalog. */
export function discoveryClient(api: string, base: SdkValue, catalog: Catalog): SdkValue | undefined {
  const service = catalog.serviceNamed('service-id', api);
  return service === undefined ? undefined : { ...base, kind: 'discovery', service, name: service };
}

export function discoveryMember(value: SdkValue, property: string): SdkValue {
  if (value.kind === 'discovery-request')
    return { ...value, kind: 'discovery-execute', name: value.name ?? '', owner: value };
  return { ...value, name: `${value.name ?? ''}.${property}` };
}

/** What calling a collection or method does. In Python a method makes a request object, which `execute()` sends. */
export function discoveryCall(
  value: SdkValue,
  args: CallArguments,
  catalog: Catalog,
  sends: 'at-once' | 'by-execute',
): CallMeaning {
  const id = (value.name ?? '').replace(NEXT, '').replace(MEDIA, '');
  const method = id.slice(id.lastIndexOf('.') + 1);
  const service = value.service ?? '';
  if (!catalog.servicesWith('gcp', normalise(method)).includes(service)) return { operations: [], returns: value };
  const parameters = parametersOf(args);
  const page: SdkValue = { ...value, kind: 'discovery-request', name: id, bound: parameters.members };
  if (sends === 'by-execute') return { operations: [], returns: page };
  return { operations: [{ cloud: 'gcp', service, operation: id, parameters }] };
}

/** `request.execute()`. */
export function discoveryExecute(request: SdkValue): CallMeaning {
  const parameters: ObjectValue = { kind: 'object', members: request.bound ?? {}, open: false };
  return { operations: [{ cloud: 'gcp', service: request.service ?? '', operation: request.name ?? '', parameters }] };
}

function parametersOf(args: CallArguments): ObjectValue {
  const members: Record<string, Value> = {};
  let open = args.open;
  const take = (value: Value | undefined): void => {
    if (value?.kind === 'object') {
      Object.assign(members, value.members);
      open ||= value.open;
    } else if (value?.kind === 'unknown') open = true;
  };
  const first = args.positional[0];
  if (first !== undefined) take(plain(first));
  for (const [name, value] of Object.entries(args.named)) members[name] = plain(value);
  // Members of the body stand beside the parameters: none of these services has one name for two things.
  for (const body of [members['body'], members['requestBody'], members['resource']])
    if (body?.kind === 'object') take(body);
  return { kind: 'object', members, open };
}

/** Client, project and scopes of `build(..)` and `google.api({..})`, and the API that a literal names. */
export function builtClient(args: CallArguments, base: SdkValue, catalog: Catalog): SdkValue | undefined {
  const api = argument(args, ['serviceName', 'version'], 'serviceName');
  const name = api === undefined || isAbsent(api) ? undefined : literalText(plain(api));
  if (name === undefined) return undefined;
  const credentials = args.named['credentials'];
  const own = credentials?.kind === 'sdk' ? credentials.value : undefined;
  return discoveryClient(name, withCredential(base, own), catalog);
}

function withCredential(base: SdkValue, credential: SdkValue | undefined): SdkValue {
  return {
    ...base,
    ...(credential?.client === undefined ? {} : { client: credential.client }),
    ...(credential?.declaredScopes === undefined ? {} : { declaredScopes: credential.declaredScopes }),
  };
}

/** The credentials in `google.storage({version: 'v1', auth})`. */
export function credentialsOfOptions(args: CallArguments): Value | undefined {
  const options = args.positional[0];
  return options === undefined ? undefined : memberAt(plain(options), ['auth']);
}
