import type { LibraryTable } from '../../table.js';
import { administer, bigtable } from '../bigtable-operations.js';

const at = (operation: string) => ({ calls: [administer(operation)] });
const tableName = 'projects/{project}/instances/{instance}/tables/{table}';
const row = (calls: string) => ({ takes: 'table', calls: [{ operation: calls, with: { tableName } }] });

/** google-cloud-bigtable for Java. */
export const javaBigtable: LibraryTable = {
  library: 'google-cloud-bigtable',
  documentation:
    'https://cloud.google.com/java/docs/reference/google-cloud-bigtable/latest/com.google.cloud.bigtable.data.v2.BigtableDataClient',
  namespace: 'bigtable',
  service: 'bigtable',
  modules: {
    'com.google.cloud.bigtable.data.v2': { exports: { BigtableDataClient: 'DataClient' } },
    'com.google.cloud.bigtable.admin.v2': {
      exports: { BigtableTableAdminClient: 'TableAdmin', BigtableInstanceAdminClient: 'InstanceAdmin' },
    },
  },
  types: {
    DataClient: {
      statics: {
        create: {
          takes: 'project, instance',
          returns: 'DataClient',
          calls: bigtable.ping,
          bind: { instance: 'instance' },
          configure: { project: 'project' },
          note: 'the client keeps its channels to the instance warm',
        },
      },
      methods: {
        'readRow, readRowAsync, readRows, readRowsAsync, readRowCallable, readRowsCallable, exists': row(bigtable.read),
        'sampleRowKeys, sampleRowKeysAsync': row(bigtable.sample),
        'mutateRow, mutateRowAsync': row(bigtable.mutate),
        'bulkMutateRows, bulkMutateRowsAsync, newBulkMutationBatcher': row(bigtable.mutateMany),
        'checkAndMutateRow, checkAndMutateRowAsync': row(bigtable.checkAndMutate),
        'readModifyWriteRow, readModifyWriteRowAsync': row(bigtable.readModifyWrite),
        executeQuery: bigtable.query,
        prepareStatement: 'google.bigtable.v2.Bigtable.PrepareQuery',
        close: '',
      },
    },
    TableAdmin: {
      statics: {
        create: {
          takes: 'project, instance',
          returns: 'TableAdmin',
          bind: { instance: 'instance' },
          configure: { project: 'project' },
        },
      },
      methods: {
        'createTable, createTableAsync': at(bigtable.tables.create),
        'getTable, getTableAsync, exists': at(bigtable.tables.get),
        'listTables, listTablesAsync': at(bigtable.tables.list),
        'deleteTable, deleteTableAsync': at(bigtable.tables.delete),
        'modifyFamilies, modifyFamiliesAsync': at(bigtable.tables.modify),
        'dropRowRange, dropAllRows': at(bigtable.tables.dropRows),
        createBackup: at(bigtable.backups.create),
        getBackup: at(bigtable.backups.get),
        listBackups: at(bigtable.backups.list),
        deleteBackup: at(bigtable.backups.delete),
        restoreTable: at(bigtable.backups.restore),
        getIamPolicy: at(bigtable.tables.getPolicy),
        setIamPolicy: at(bigtable.tables.setPolicy),
        close: '',
      },
    },
    InstanceAdmin: {
      statics: { create: { takes: 'project', returns: 'InstanceAdmin', configure: { project: 'project' } } },
      methods: {
        createInstance: at(bigtable.instances.create),
        updateInstance: at(bigtable.instances.update),
        getInstance: at(bigtable.instances.get),
        listInstances: at(bigtable.instances.list),
        deleteInstance: at(bigtable.instances.delete),
        createCluster: at(bigtable.clusters.create),
        getCluster: at(bigtable.clusters.get),
        listClusters: at(bigtable.clusters.list),
        resizeCluster: at(bigtable.clusters.update),
        deleteCluster: at(bigtable.clusters.delete),
        createAppProfile: at(bigtable.profiles.create),
        getAppProfile: at(bigtable.profiles.get),
        listAppProfiles: at(bigtable.profiles.list),
        updateAppProfile: at(bigtable.profiles.update),
        deleteAppProfile: at(bigtable.profiles.delete),
        close: '',
      },
    },
  },
};
