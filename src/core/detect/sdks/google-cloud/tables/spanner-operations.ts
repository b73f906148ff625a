/** Operations behind Spanner's hand-written clients in every language. */
const sessions = 'spanner.projects.instances.databases.sessions';
const databases = 'spanner.projects.instances.databases';

export const spanner = {
  /** Every client makes the session that it reads and writes in. */
  session: `${sessions}.create`,
  /** In a context that only reads. */
  query: `${sessions}.executeStreamingSql`,
  /** A statement that the argument or member of this name shows: it may change data. */
  statement: (source: string) => ({
    operation: `${sessions}.executeStreamingSql`,
    with: { sql: `${source}|?the statement` },
  }),
  /** By methods for statements that change data, whatever the statement says. */
  update: { operation: `${sessions}.executeStreamingSql`, with: { sql: '=UPDATE' } },
  read: `${sessions}.streamingRead`,
  commit: `${sessions}.commit`,
  batchDml: `${sessions}.executeBatchDml`,
  batchWrite: `${sessions}.batchWrite`,
  partitionQuery: `${sessions}.partitionQuery`,
  partitionRead: `${sessions}.partitionRead`,
  rollback: `${sessions}.rollback`,
  deleteSession: `${sessions}.delete`,
  readWrite: { operation: `${sessions}.beginTransaction`, with: { 'options.readWrite': '=true' } },
  readOnly: { operation: `${sessions}.beginTransaction`, with: { 'options.readOnly': '=true' } },
  partitionedDml: { operation: `${sessions}.beginTransaction`, with: { 'options.partitionedDml': '=true' } },
  databases: {
    create: `${databases}.create`,
    get: `${databases}.get`,
    list: `${databases}.list`,
    drop: `${databases}.dropDatabase`,
    getDdl: `${databases}.getDdl`,
    updateDdl: `${databases}.updateDdl`,
    restore: `${databases}.restore`,
    roles: `${databases}.databaseRoles.list`,
    getPolicy: `${databases}.getIamPolicy`,
    setPolicy: `${databases}.setIamPolicy`,
    operations: `spanner.projects.instances.databaseOperations.list`,
  },
  instances: {
    create: 'spanner.projects.instances.create',
    get: 'spanner.projects.instances.get',
    list: 'spanner.projects.instances.list',
    update: 'spanner.projects.instances.patch',
    delete: 'spanner.projects.instances.delete',
    configs: 'spanner.projects.instanceConfigs.list',
  },
  backups: {
    create: 'spanner.projects.instances.backups.create',
    copy: 'spanner.projects.instances.backups.copy',
    get: 'spanner.projects.instances.backups.get',
    list: 'spanner.projects.instances.backups.list',
    update: 'spanner.projects.instances.backups.patch',
    delete: 'spanner.projects.instances.backups.delete',
  },
  instanceName: 'projects/{project}/instances/{instance}',
} as const;
