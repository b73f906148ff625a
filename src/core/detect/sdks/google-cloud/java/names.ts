import type { ClientName } from '../protobuf.js';

/** How the client libraries for Java name what the APIs name ("Java client libraries", Google Cloud documentation). */

/** Packages of generated clients and messages: `com.google.cloud.tasks.v2`, `com.google.pubsub.v1`, some with `.proto`. */
const VERSIONED = /^com\.google\.(?:[a-z][a-z0-9]*\.)+v\d+\w*(?:\.proto)?$/;
export const isGenerated = (module: string): boolean => VERSIONED.test(module);

/** Clients whose name is not that of their protobuf service. */
const RENAMED_CLIENTS: Readonly<Record<string, string>> = {
  'com.google.cloud.logging.v2.LoggingClient': 'LoggingServiceV2',
  'com.google.cloud.logging.v2.ConfigClient': 'ConfigServiceV2',
  'com.google.cloud.logging.v2.MetricsClient': 'MetricsServiceV2',
  'com.google.cloud.pubsub.v1.TopicAdminClient': 'Publisher',
  'com.google.cloud.pubsub.v1.SubscriptionAdminClient': 'Subscriber',
  'com.google.cloud.bigquery.storage.v1.BaseBigQueryReadClient': 'BigQueryRead',
  'com.google.cloud.bigtable.data.v2.BaseBigtableDataClient': 'Bigtable',
  'com.google.cloud.bigtable.admin.v2.BaseBigtableTableAdminClient': 'BigtableTableAdmin',
  'com.google.cloud.bigtable.admin.v2.BaseBigtableInstanceAdminClient': 'BigtableInstanceAdmin',
};

/** The protobuf service of a client class; undefined: the class is no client. */
export function protobufService(module: string, symbol: string): string | undefined {
  return RENAMED_CLIENTS[`${module}.${symbol}`] ?? /^([A-Z]\w*)Client$/.exec(symbol)?.[1];
}

/** What the class of a protobuf service in a package says of the client. */
export function clientName(module: string, name: string): ClientName | undefined {
  const found = /^com\.google\.(?:cloud\.)?(.+?)\.(v\d\w*)(?:\.proto)?$/.exec(module);
  return found?.[1] === undefined || found[2] === undefined ? undefined : { module: found[1], version: found[2], name };
}

/** Ends of a method's name that say how an RPC is called; the callables are called in turn. */
export const CALLABLE = /(?:Paged|Operation)?Callable$/;

/** Methods of a callable that make the request. */
export const CALLS: ReadonlySet<string> = new Set([
  'call',
  'futureCall',
  'splitCall',
  'clientStreamingCall',
  'serverStreamingCall',
  'bidiStreamingCall',
  'all',
]);

/** Methods of a request of a discovery client that send it ("Google API Client Library for Java"). */
export const SENDS: ReadonlySet<string> = new Set([
  'execute',
  'executeAsInputStream',
  'executeMedia',
  'executeMediaAsInputStream',
  'executeMediaAndDownloadTo',
  'executeAndDownloadTo',
  'executeUnparsed',
  'executeUsingHead',
  'queue',
]);

/** `com.google.api.services.drive`, `com.google.api.services.compute.v1` -> the API's name and whether it is its model. */
export function discoveryPackage(module: string): { readonly api: string; readonly isModel: boolean } | undefined {
  const found = /^com\.google\.api\.services\.(\w+)(?:\.v\w+)?(\.model)?$/.exec(module);
  return found?.[1] === undefined ? undefined : { api: found[1].toLowerCase(), isModel: found[2] !== undefined };
}

/** Scopes whose words are joined by dots; of `devstorage` the later words keep their underscores. */
const DOTTED =
  /^(?:admin|bigquery|calendar|chat|classroom|contacts|datastore|documents|drive|forms|gmail|logging|monitoring|presentations|pubsub|script|spreadsheets|sqlservice|tasks|userinfo|youtube|analytics)(?:_|$)/;

/** A constant of a `...Scopes` class (`DRIVE_FILE`) as the scope; undefined: its words do not tell. */
export function scopeNamed(constant: string): string | undefined {
  const words = constant.toLowerCase();
  const root = 'https://www.googleapis.com/auth/';
  if (words === 'cloud_platform') return `${root}cloud-platform`;
  if (words === 'cloud_platform_read_only') return `${root}cloud-platform.read-only`;
  if (words === 'compute' || words === 'compute_readonly') return root + words.replace('_', '.');
  const storage = /^devstorage_(\w+)$/.exec(words)?.[1];
  if (storage !== undefined) return `${root}devstorage.${storage}`;
  return DOTTED.test(words) ? root + words.replaceAll('_', '.') : undefined;
}

/** The resource that a class of names stands for (`SecretVersionName` -> `secretversion`). */
export const resourceOf = (symbol: string): string | undefined => /^([A-Z]\w+)Name$/.exec(symbol)?.[1];

/** `setBucketName` -> `bucketName`; `addItems`, `putLabels` add to a list or map. */
export function memberOfSetter(method: string): string | undefined {
  const name = /^(?:set|add|addAll|put|putAll|merge)([A-Z]\w*)$/.exec(method)?.[1];
  return name === undefined ? undefined : name.charAt(0).toLowerCase() + name.slice(1);
}
