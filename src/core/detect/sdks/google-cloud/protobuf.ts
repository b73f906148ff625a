import type { Catalog, ProtobufService } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';

/**
 * Which protobuf service a generated client calls. Modules of all languages are named after the protobuf package
 * (`google.cloud.osconfig_v1`, `@google-cloud/os-config`, `Google\Cloud\OsConfig\V1` are `google.cloud.osconfig.v1`), and
 * client classes after the service ("Client libraries explained", Google Cloud documentation). The catalog knows all
 * packages and their services, so of a library no row is needed but where its module has another name.
 */

/** What source says of a generated client. */
export interface ClientName {
  /** The module without Google's root and without its version, words in any spelling: `dialogflow.cx`, `os-config`. */
  readonly module: string;
  /** `v1`; absent: the library's own choice. */
  readonly version?: string;
  /** The class without `Client`: `OsConfigService`. */
  readonly name: string;
}

/** Names of a client's protobuf service, with the catalog's service of its RPCs. */
export interface Rpcs {
  /** The catalog's service id. */
  readonly service: string;
  /** Full name of the protobuf service; of Compute Engine, which has no RPCs, the way to the collection (`compute.instances`). */
  readonly name: string;
}

/** Modules, normalised, by the name of their package. */
const RENAMED: Readonly<Record<string, string>> = {
  dms: 'clouddms',
  datamigration: 'clouddms',
  translate: 'translation',
  build: 'cloudbuild',
  trace: 'cloudtrace',
  errorreporting: 'clouderrorreporting',
};
/** Shorter names are part of too many others. */
const SHORTEST_PART = 3;

/** The protobuf service of a client; undefined: the catalog has none of that name in a package like the module. */
export function serviceOfClient(client: ClientName, catalog: Catalog): Rpcs | undefined {
  const module = normalise(client.module);
  if (module === 'compute') return computeCollection(client, catalog);
  const words = Object.hasOwn(RENAMED, module) ? (RENAMED[module] ?? module) : module;
  const listed = catalog.gcp?.protobufServices(client.name) ?? [];
  const ranked = listed
    .map((each) => ({ each, likeness: likeness(words, each), version: versionOf(each) }))
    .filter(({ likeness: found }) => found > 0)
    .sort(
      (a, b) =>
        b.likeness - a.likeness ||
        Number(b.version === client.version) - Number(a.version === client.version) ||
        b.version.localeCompare(a.version, 'en', { numeric: true }),
    );
  const [best] = ranked;
  if (best !== undefined) return { service: best.each.service, name: `${best.each.package}.${best.each.name}` };
  return undefined;
}

/** Whether the catalog has a protobuf service of this full name. */
export function listedService(name: string, catalog: Catalog): Rpcs | undefined {
  const dot = name.lastIndexOf('.');
  const found = catalog.gcp
    ?.protobufServices(name.slice(dot + 1))
    .find((each) => each.package === name.slice(0, dot) && each.name === name.slice(dot + 1));
  return found === undefined ? undefined : { service: found.service, name };
}

/**
 * The catalog's service that a module is of by its name alone, for clients whose protobuf service is not in the catalog
 * (another version's): `functions` -> `cloudfunctions`.
 */
export function serviceOfModule(module: string, catalog: Catalog): string | undefined {
  const words = normalise(module);
  for (const id of [words, `cloud${words}`, RENAMED[words] ?? ''])
    if (id !== '' && catalog.serviceNamed('service-id', id) !== undefined) return id;
  return undefined;
}

const versionOf = (service: ProtobufService): string => service.package.slice(service.package.lastIndexOf('.') + 1);

/** How like a module's name is to that of a package without root and version; 0: not at all. */
function likeness(words: string, service: ProtobufService): number {
  const parts = service.package.split('.').slice(1, -1);
  const whole = normalise(parts.join('.'));
  const below = normalise(parts.slice(parts[0] === 'cloud' ? 1 : 0).join('.'));
  if (words === below || words === whole) return 3;
  if (words.length < SHORTEST_PART || below.length < SHORTEST_PART) return 0;
  if (below.endsWith(words) || words.endsWith(below)) return 2;
  return below.includes(words) || words.includes(below) ? 1 : 0;
}

/** Compute Engine's clients are generated from its discovery document: `InstancesClient` is the collection `instances`. */
function computeCollection({ name }: ClientName, catalog: Catalog): Rpcs | undefined {
  const collection = `compute.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  const has = (method: string): boolean =>
    catalog.operation('gcp', 'compute', `${collection}.${method}`).kind === 'known';
  return ['list', 'get', 'insert', 'listAssociations', 'aggregatedList', 'addRule'].some(has)
    ? { service: 'compute', name: collection }
    : undefined;
}
