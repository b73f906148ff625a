import type { MethodRow } from '../table.js';

/** Operations that the hand-written clients of several languages share, by library: the rows of a language stay short. */
export const storage = {
  buckets: {
    create: 'storage.buckets.insert',
    get: 'storage.buckets.get',
    list: 'storage.buckets.list',
    update: 'storage.buckets.patch',
    delete: 'storage.buckets.delete',
    lock: 'storage.buckets.lockRetentionPolicy',
    getPolicy: 'storage.buckets.getIamPolicy',
    setPolicy: 'storage.buckets.setIamPolicy',
    testPermissions: 'storage.buckets.testIamPermissions',
  },
  objects: {
    read: 'storage.objects.get',
    write: 'storage.objects.insert',
    list: 'storage.objects.list',
    update: 'storage.objects.patch',
    delete: 'storage.objects.delete',
    rewrite: 'storage.objects.rewrite',
    compose: 'storage.objects.compose',
    restore: 'storage.objects.restore',
    move: 'storage.objects.move',
  },
  acl: {
    list: 'storage.objectAccessControls.list',
    set: 'storage.objectAccessControls.insert',
    delete: 'storage.objectAccessControls.delete',
  },
  notifications: {
    create: 'storage.notifications.insert',
    get: 'storage.notifications.get',
    list: 'storage.notifications.list',
    delete: 'storage.notifications.delete',
  },
  hmacKeys: {
    create: 'storage.projects.hmacKeys.create',
    get: 'storage.projects.hmacKeys.get',
    list: 'storage.projects.hmacKeys.list',
    update: 'storage.projects.hmacKeys.update',
    delete: 'storage.projects.hmacKeys.delete',
  },
  serviceAccount: 'storage.projects.serviceAccount.get',
} as const;

export const bigquery = {
  query: 'bigquery.jobs.query',
  jobs: {
    insert: 'bigquery.jobs.insert',
    get: 'bigquery.jobs.get',
    list: 'bigquery.jobs.list',
    cancel: 'bigquery.jobs.cancel',
    delete: 'bigquery.jobs.delete',
    results: 'bigquery.jobs.getQueryResults',
  },
  datasets: crud('bigquery.datasets'),
  tables: crud('bigquery.tables'),
  routines: { ...crud('bigquery.routines'), update: 'bigquery.routines.update' },
  models: {
    get: 'bigquery.models.get',
    list: 'bigquery.models.list',
    update: 'bigquery.models.patch',
    delete: 'bigquery.models.delete',
  },
  rows: { list: 'bigquery.tabledata.list', insert: 'bigquery.tabledata.insertAll' },
} as const;

function crud(collection: string): Readonly<Record<'create' | 'get' | 'list' | 'update' | 'delete', string>> {
  return {
    create: `${collection}.insert`,
    get: `${collection}.get`,
    list: `${collection}.list`,
    update: `${collection}.patch`,
    delete: `${collection}.delete`,
  };
}

const topics = 'pubsub.projects.topics';
const subscriptions = 'pubsub.projects.subscriptions';
const snapshots = 'pubsub.projects.snapshots';
const schemas = 'pubsub.projects.schemas';

export const pubsub = {
  publish: `${topics}.publish`,
  stream: 'google.pubsub.v1.Subscriber.StreamingPull',
  pull: `${subscriptions}.pull`,
  acknowledge: `${subscriptions}.acknowledge`,
  extend: `${subscriptions}.modifyAckDeadline`,
  topics: {
    create: `${topics}.create`,
    get: `${topics}.get`,
    list: `${topics}.list`,
    update: `${topics}.patch`,
    delete: `${topics}.delete`,
    subscriptions: `${topics}.subscriptions.list`,
    getPolicy: `${topics}.getIamPolicy`,
    setPolicy: `${topics}.setIamPolicy`,
  },
  subscriptions: {
    create: `${subscriptions}.create`,
    get: `${subscriptions}.get`,
    list: `${subscriptions}.list`,
    update: `${subscriptions}.patch`,
    delete: `${subscriptions}.delete`,
    seek: `${subscriptions}.seek`,
    detach: `${subscriptions}.detach`,
    getPolicy: `${subscriptions}.getIamPolicy`,
    setPolicy: `${subscriptions}.setIamPolicy`,
  },
  snapshots: { create: `${snapshots}.create`, list: `${snapshots}.list`, delete: `${snapshots}.delete` },
  schemas: {
    create: `${schemas}.create`,
    get: `${schemas}.get`,
    list: `${schemas}.list`,
    delete: `${schemas}.delete`,
    validate: `${schemas}.validate`,
  },
} as const;

const documents = 'firestore.projects.databases.documents';

export const firestore = {
  get: `${documents}.batchGet`,
  query: `${documents}.runQuery`,
  aggregate: `${documents}.runAggregationQuery`,
  listen: 'google.firestore.v1.Firestore.Listen',
  collections: `${documents}.listCollectionIds`,
  documents: `${documents}.list`,
  begin: `${documents}.beginTransaction`,
  rollback: `${documents}.rollback`,
  batchWrite: `${documents}.batchWrite`,
  partition: `${documents}.partitionQuery`,
  /** A commit of one write of this kind: `create`, `update`, `set` or `delete`. */
  commit: (writes: string): MethodRow => ({
    calls: [{ operation: `${documents}.commit`, with: { writes: `=${writes}` } }],
  }),
  /** A write of this kind that a batch gathers. */
  gathered: (writes: string): MethodRow => ({ returns: 'this', gather: { writes: `=${writes}` } }),
  /** A commit of writes that were gathered. */
  commitAll: { calls: [{ operation: `${documents}.commit`, with: { writes: 'writes|?what was gathered' } }] },
  batchAll: { calls: [{ operation: `${documents}.batchWrite`, with: { writes: 'writes|?what was gathered' } }] },
} as const;

const WRITES = ['create', 'set', 'update', 'delete'];

/** A row for each method that writes a document, by what it writes; the methods are spelled `create`, or with `capital` `Create`. */
export function documentWrites(
  row: (write: string) => MethodRow,
  capital: 'capital' | 'small' = 'small',
): Readonly<Record<string, MethodRow>> {
  const spelled = (write: string): string =>
    capital === 'small' ? write : write.charAt(0).toUpperCase() + write.slice(1);
  return Object.fromEntries(WRITES.map((write) => [spelled(write), row(write)]));
}

export const datastore = {
  lookup: 'datastore.projects.lookup',
  query: 'datastore.projects.runQuery',
  aggregate: 'datastore.projects.runAggregationQuery',
  allocate: 'datastore.projects.allocateIds',
  reserve: 'datastore.projects.reserveIds',
  begin: 'datastore.projects.beginTransaction',
  rollback: 'datastore.projects.rollback',
  /** A commit of one mutation of this kind: `insert`, `update`, `upsert` or `delete`. */
  commit: (mutations: string): MethodRow => ({
    calls: [{ operation: 'datastore.projects.commit', with: { mutations: `=${mutations}` } }],
  }),
  /** A mutation of this kind that a transaction or batch gathers. */
  gathered: (mutations: string): MethodRow => ({ returns: 'this', gather: { mutations: `=${mutations}` } }),
  commitAll: {
    calls: [{ operation: 'datastore.projects.commit', with: { mutations: 'mutations|?what was gathered' } }],
  },
} as const;

export const logging = {
  write: 'logging.entries.write',
  entries: 'logging.entries.list',
  tail: 'logging.entries.tail',
  resources: 'logging.monitoredResourceDescriptors.list',
  logs: { list: 'logging.projects.logs.list', delete: 'logging.projects.logs.delete' },
  sinks: named('sinks'),
  metrics: named('metrics'),
  exclusions: named('exclusions'),
} as const;

function named(collection: string): Readonly<Record<'create' | 'get' | 'list' | 'update' | 'delete', string>> {
  const all = `logging.projects.${collection}`;
  const update = collection === 'exclusions' ? `${all}.patch` : `${all}.update`;
  return { create: `${all}.create`, get: `${all}.get`, list: `${all}.list`, update, delete: `${all}.delete` };
}
