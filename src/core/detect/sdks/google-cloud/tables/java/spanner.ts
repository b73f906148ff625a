import type { LibraryTable } from '../../table.js';
import { spanner } from '../spanner-operations.js';
import { service } from './service.js';

const { databases, instances, backups } = spanner;

/** google-cloud-spanner for Java. Reads and writes go through a session, which the client makes by itself. */
export const javaSpanner: LibraryTable = {
  library: 'google-cloud-spanner',
  documentation:
    'https://cloud.google.com/java/docs/reference/google-cloud-spanner/latest/com.google.cloud.spanner.Spanner',
  namespace: 'spanner',
  service: 'spanner',
  modules: {
    'com.google.cloud.spanner': {
      exports: {
        ...service.exports('Spanner'),
        DatabaseClient: 'DatabaseClient',
        DatabaseAdminClient: 'DatabaseAdmin',
        InstanceAdminClient: 'InstanceAdmin',
        DatabaseId: 'DatabaseId',
        BatchClient: 'BatchClient',
        BatchReadOnlyTransaction: 'BatchTransaction',
        ReadContext: 'ReadContext',
        ReadOnlyTransaction: 'ReadContext',
        TransactionContext: 'Transaction',
        TransactionManager: 'Manager',
        TransactionRunner: 'Runner',
      },
    },
    'com.google.cloud.spanner.admin.database.v1': { generated: 'google.spanner.admin.database.v1' },
    'com.google.cloud.spanner.admin.instance.v1': { generated: 'google.spanner.admin.instance.v1' },
  },
  types: {
    ...service.types('Spanner'),
    DatabaseId: {
      statics: {
        of: {
          takes: 'project, instance, id',
          returns: 'DatabaseId',
          bind: { database: 'projects/{project}/instances/{instance}/databases/{id}' },
        },
      },
    },
    Spanner: {
      methods: {
        getDatabaseClient: {
          takes: 'database',
          calls: spanner.session,
          returns: 'DatabaseClient',
          bind: { database: 'database' },
        },
        getBatchClient: { takes: 'database', returns: 'BatchClient', bind: { database: 'database' } },
        getDatabaseAdminClient: { returns: 'DatabaseAdmin' },
        getInstanceAdminClient: { returns: 'InstanceAdmin' },
        'close, isClosed': '',
      },
    },
    DatabaseClient: {
      knownAs: 'dbClient',
      methods: {
        'singleUse, singleUseReadOnlyTransaction, readOnlyTransaction': { returns: 'ReadContext' },
        readWriteTransaction: { returns: 'Runner' },
        transactionManager: { returns: 'Manager' },
        'write, writeWithOptions': { calls: [spanner.readWrite, spanner.commit] },
        'writeAtLeastOnce, writeAtLeastOnceWithOptions': spanner.commit,
        batchWriteAtLeastOnce: spanner.batchWrite,
        executePartitionedUpdate: { calls: [spanner.partitionedDml, spanner.update] },
      },
    },
    ReadContext: {
      methods: {
        'executeQuery, executeQueryAsync, analyzeQuery': spanner.query,
        'read, readAsync, readRow, readRowUsingIndex, readUsingIndex': spanner.read,
        close: '',
      },
    },
    Runner: {
      methods: {
        run: {
          calls: [spanner.readWrite, spanner.commit],
          passes: ['Transaction'],
          note: 'the function runs in a transaction that is committed when it returns',
        },
      },
    },
    Manager: {
      methods: {
        begin: { calls: [spanner.readWrite], returns: 'Transaction' },
        commit: spanner.commit,
        rollback: spanner.rollback,
        close: '',
      },
    },
    Transaction: {
      like: 'ReadContext',
      methods: {
        'executeUpdate, executeUpdateAsync': { calls: [spanner.update] },
        'batchUpdate, batchUpdateAsync': spanner.batchDml,
        buffer: '',
      },
    },
    BatchClient: {
      methods: {
        batchReadOnlyTransaction: { calls: [spanner.session, spanner.readOnly], returns: 'BatchTransaction' },
      },
    },
    BatchTransaction: {
      like: 'ReadContext',
      methods: {
        partitionQuery: spanner.partitionQuery,
        'partitionRead, partitionReadUsingIndex': spanner.partitionRead,
        execute: `${spanner.query} ${spanner.read}`,
        cleanup: spanner.deleteSession,
      },
    },
    DatabaseAdmin: {
      methods: {
        createDatabase: databases.create,
        getDatabase: databases.get,
        listDatabases: databases.list,
        dropDatabase: databases.drop,
        getDatabaseDdl: databases.getDdl,
        updateDatabaseDdl: databases.updateDdl,
        restoreDatabase: databases.restore,
        listDatabaseRoles: databases.roles,
        getDatabaseIAMPolicy: databases.getPolicy,
        setDatabaseIAMPolicy: databases.setPolicy,
        createBackup: backups.create,
        copyBackup: backups.copy,
        getBackup: backups.get,
        listBackups: backups.list,
        updateBackup: backups.update,
        deleteBackup: backups.delete,
      },
    },
    InstanceAdmin: {
      methods: {
        createInstance: instances.create,
        getInstance: instances.get,
        listInstances: instances.list,
        updateInstance: instances.update,
        deleteInstance: instances.delete,
        listInstanceConfigs: instances.configs,
      },
    },
  },
};
