import type { LibraryTable } from '../../table.js';
import { spanner } from '../spanner-operations.js';
import { nodeClient } from './storage.js';

const { databases, instances, backups } = spanner;

/** @google-cloud/spanner. Reads and writes go through a session, which the client makes by itself. */
export const nodeSpanner: LibraryTable = {
  library: '@google-cloud/spanner',
  documentation: 'https://cloud.google.com/nodejs/docs/reference/spanner/latest',
  namespace: 'spanner',
  service: 'spanner',
  modules: { '@google-cloud/spanner': { exports: { Spanner: 'Spanner' } } },
  types: {
    Spanner: {
      construct: { takes: 'options', configure: nodeClient },
      methods: {
        instance: { takes: 'name', returns: 'Instance', bind: { instance: 'name' } },
        createInstance: { calls: instances.create, returns: '[Instance]' },
        'getInstances, getInstancesStream': { calls: instances.list, returns: '[Instance[]]' },
        'getInstanceConfigs, getInstanceConfigsStream': instances.configs,
      },
    },
    Instance: {
      methods: {
        create: instances.create,
        'exists, get, getMetadata': instances.get,
        setMetadata: instances.update,
        delete: instances.delete,
        database: {
          takes: 'name',
          returns: 'Database',
          bind: { database: `${spanner.instanceName}/databases/{name}` },
        },
        createDatabase: { calls: databases.create, returns: '[Database]' },
        'getDatabases, getDatabasesStream': { calls: databases.list, returns: '[Database[]]' },
        getDatabaseOperations: databases.operations,
        backup: { returns: 'Backup' },
        'getBackups, getBackupsStream': { calls: backups.list, returns: '[Backup[]]' },
        copyBackup: { calls: backups.copy, returns: '[Backup]' },
      },
    },
    Backup: {
      methods: {
        create: backups.create,
        'getMetadata, getState, getExpireTime, exists': backups.get,
        updateExpireTime: backups.update,
        delete: backups.delete,
      },
    },
    Database: {
      methods: {
        create: databases.create,
        'get, getMetadata, exists, getState, getRestoreInfo': databases.get,
        getSchema: databases.getDdl,
        'updateSchema, createTable': databases.updateDdl,
        delete: databases.drop,
        restore: databases.restore,
        getDatabaseRoles: databases.roles,
        getIamPolicy: databases.getPolicy,
        setIamPolicy: databases.setPolicy,
        'run, runStream': { calls: [spanner.session, spanner.query] },
        runPartitionedUpdate: { calls: [spanner.session, spanner.partitionedDml, spanner.update] },
        'runTransaction, runTransactionAsync': {
          calls: [spanner.session, spanner.readWrite],
          passes: ['Transaction'],
          note: 'the function runs in a read-write transaction',
        },
        getTransaction: { calls: [spanner.session, spanner.readWrite], returns: '[Transaction]' },
        getSnapshot: { calls: [spanner.session, spanner.readOnly], returns: '[Snapshot]' },
        createBatchTransaction: { calls: [spanner.session, spanner.readOnly], returns: '[BatchTransaction]' },
        batchWriteAtLeastOnce: { calls: [spanner.session, spanner.batchWrite] },
        writeAtLeastOnce: { calls: [spanner.session, spanner.commit] },
        table: { takes: 'name', returns: 'Table' },
        close: '',
      },
    },
    Table: {
      methods: {
        'read, createReadStream': { calls: [spanner.session, spanner.read] },
        'insert, update, upsert, replace, deleteRows': { calls: [spanner.session, spanner.commit] },
        create: databases.updateDdl,
        'delete, drop': databases.updateDdl,
      },
    },
    Snapshot: { methods: { 'run, runStream': spanner.query, 'read, createReadStream': spanner.read, end: '' } },
    BatchTransaction: {
      like: 'Snapshot',
      methods: {
        createQueryPartitions: spanner.partitionQuery,
        createReadPartitions: spanner.partitionRead,
        'execute, executeStream': `${spanner.query} ${spanner.read}`,
        close: spanner.deleteSession,
      },
    },
    // Mutations are gathered; commit sends them.
    Transaction: {
      like: 'Snapshot',
      methods: {
        'run, runStream': { takes: 'query', calls: [spanner.statement('query.sql|query')] },
        runUpdate: { calls: [spanner.update] },
        batchUpdate: spanner.batchDml,
        commit: spanner.commit,
        rollback: spanner.rollback,
        'insert, update, upsert, replace, deleteRows': '',
      },
    },
  },
};
