import type { LibraryTable } from '../../table.js';
import { spanner } from '../spanner-operations.js';

const { databases, instances, backups } = spanner;

/** google-cloud-spanner for Python. Reads and writes go through a session, which the client makes by itself. */
export const pythonSpanner: LibraryTable = {
  library: 'google-cloud-spanner',
  documentation: 'https://cloud.google.com/python/docs/reference/spanner/latest',
  namespace: 'spanner',
  service: 'spanner',
  modules: {
    'google.cloud.spanner, google.cloud.spanner_v1': { exports: { Client: 'Client' }, generated: 'google.spanner.v1' },
    'google.cloud.spanner_admin_database_v1': { generated: 'google.spanner.admin.database.v1' },
    'google.cloud.spanner_admin_instance_v1': { generated: 'google.spanner.admin.instance.v1' },
  },
  types: {
    Client: {
      knownAs: 'spanner_client',
      construct: { takes: 'project, credentials', configure: { project: 'project', credentials: 'credentials' } },
      statics: {
        'from_service_account_json, from_service_account_file': {
          takes: 'filename',
          returns: 'Client',
          configure: { keyFile: 'filename' },
        },
      },
      methods: {
        instance: { takes: 'instance_id', returns: 'Instance', bind: { instance: 'instance_id' } },
        list_instances: instances.list,
        list_instance_configs: instances.configs,
        copy_backup: backups.copy,
      },
    },
    Instance: {
      methods: {
        create: instances.create,
        'exists, reload': instances.get,
        update: instances.update,
        delete: instances.delete,
        database: {
          takes: 'database_id',
          returns: 'Database',
          bind: { database: `${spanner.instanceName}/databases/{database_id}` },
        },
        list_databases: databases.list,
        list_database_operations: databases.operations,
        backup: { takes: 'backup_id', returns: 'Backup' },
        list_backups: backups.list,
        copy_backup: { calls: backups.copy, returns: 'Backup' },
      },
    },
    Backup: {
      methods: {
        create: backups.create,
        'exists, reload, is_ready': backups.get,
        update_expire_time: backups.update,
        delete: backups.delete,
      },
    },
    Database: {
      methods: {
        create: databases.create,
        exists: databases.getDdl,
        reload: `${databases.getDdl} ${databases.get}`,
        update_ddl: databases.updateDdl,
        drop: databases.drop,
        restore: databases.restore,
        list_database_roles: databases.roles,
        get_iam_policy: databases.getPolicy,
        set_iam_policy: databases.setPolicy,
        snapshot: { calls: [spanner.session], returns: 'Snapshot' },
        batch_snapshot: { calls: [spanner.session, spanner.readOnly], returns: 'BatchSnapshot' },
        batch: {
          calls: [spanner.session, spanner.commit],
          returns: 'Batch',
          note: 'the batch is committed when its block ends',
        },
        mutation_groups: { calls: [spanner.session], returns: 'MutationGroups' },
        run_in_transaction: {
          calls: [spanner.session, spanner.readWrite, spanner.commit],
          passes: ['Transaction'],
          note: 'the function runs in a transaction that is committed when it returns',
        },
        execute_partitioned_dml: { calls: [spanner.session, spanner.partitionedDml, spanner.update] },
        session: { returns: 'Session' },
      },
    },
    Session: {
      methods: {
        create: spanner.session,
        delete: spanner.deleteSession,
        snapshot: { returns: 'Snapshot' },
        execute_sql: spanner.query,
        read: spanner.read,
        transaction: { returns: 'Transaction' },
        run_in_transaction: { calls: [spanner.readWrite, spanner.commit], passes: ['Transaction'] },
      },
    },
    Snapshot: {
      methods: {
        begin: { calls: [spanner.readOnly] },
        execute_sql: spanner.query,
        read: spanner.read,
        partition_read: spanner.partitionRead,
        partition_query: spanner.partitionQuery,
      },
    },
    BatchSnapshot: {
      like: 'Snapshot',
      methods: {
        generate_read_batches: spanner.partitionRead,
        generate_query_batches: spanner.partitionQuery,
        process_read_batch: spanner.read,
        process_query_batch: spanner.query,
        close: spanner.deleteSession,
      },
    },
    // Mutations are gathered; the commit that sends them is that of the block or of the transaction.
    Batch: { methods: { 'insert, update, insert_or_update, replace, delete': '', commit: spanner.commit } },
    MutationGroups: { methods: { group: { returns: 'Batch' }, batch_write: spanner.batchWrite } },
    Transaction: {
      like: 'Snapshot',
      methods: {
        begin: { calls: [spanner.readWrite] },
        execute_sql: { takes: 'sql', calls: [spanner.statement('sql')] },
        execute_update: { calls: [spanner.update] },
        batch_update: spanner.batchDml,
        commit: spanner.commit,
        rollback: spanner.rollback,
        'insert, update, insert_or_update, replace, delete': '',
      },
    },
  },
};
