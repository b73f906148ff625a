import type { LibraryTable } from '../../table.js';
import { functions } from '../functions.js';
import { administer, bigtable } from '../bigtable-operations.js';

const at = (operation: string) => ({ calls: [administer(operation)] });

/** cloud.google.com/go/bigtable. */
export const goBigtable: LibraryTable = {
  library: 'cloud.google.com/go/bigtable',
  documentation: 'https://pkg.go.dev/cloud.google.com/go/bigtable',
  namespace: 'bigtable',
  service: 'bigtable',
  modules: {
    'cloud.google.com/go/bigtable': {
      exports: {
        ...functions('NewClient, NewClientWithConfig', {
          takes: 'ctx, project, instance',
          returns: 'Client',
          bind: { instance: 'instance' },
          configure: { project: 'project' },
        }),
        NewAdminClient: {
          takes: 'ctx, project, instance',
          returns: 'AdminClient',
          bind: { instance: 'instance' },
          configure: { project: 'project' },
        },
        NewInstanceAdminClient: { takes: 'ctx, project', returns: 'InstanceAdmin', configure: { project: 'project' } },
        Client: 'Client',
        AdminClient: 'AdminClient',
        Table: 'Table',
      },
    },
  },
  types: {
    Client: {
      methods: {
        'Open, OpenTable': {
          takes: 'table',
          returns: 'Table',
          bind: { tableName: bigtable.tableName },
        },
        PingAndWarm: bigtable.ping,
        PrepareStatement: { calls: 'google.bigtable.v2.Bigtable.PrepareQuery', returns: 'Statement' },
        Close: '',
      },
    },
    Statement: { methods: { Bind: { returns: 'BoundStatement' } } },
    BoundStatement: { methods: { Execute: bigtable.query } },
    Table: {
      knownAs: 'tbl',
      methods: {
        'ReadRow, ReadRows': bigtable.read,
        SampleRowKeys: bigtable.sample,
        Apply: bigtable.mutate,
        ApplyBulk: bigtable.mutateMany,
        ApplyReadModifyWrite: bigtable.readModifyWrite,
      },
    },
    AdminClient: {
      methods: {
        'CreateTable, CreateTableFromConf, CreatePresplitTable': at(bigtable.tables.create),
        DeleteTable: at(bigtable.tables.delete),
        TableInfo: at(bigtable.tables.get),
        Tables: at(bigtable.tables.list),
        'CreateColumnFamily, CreateColumnFamilyWithConfig, DeleteColumnFamily, SetGCPolicy, UpdateFamily': at(
          bigtable.tables.modify,
        ),
        'DropRowRange, DropAllRows': at(bigtable.tables.dropRows),
        'CreateBackup, CreateBackupWithOptions': at(bigtable.backups.create),
        BackupInfo: at(bigtable.backups.get),
        Backups: at(bigtable.backups.list),
        DeleteBackup: at(bigtable.backups.delete),
        RestoreTable: at(bigtable.backups.restore),
        Close: '',
      },
    },
    InstanceAdmin: {
      methods: {
        'CreateInstance, CreateInstanceWithClusters': at(bigtable.instances.create),
        UpdateInstanceWithClusters: at(bigtable.instances.update),
        DeleteInstance: at(bigtable.instances.delete),
        Instances: at(bigtable.instances.list),
        InstanceInfo: at(bigtable.instances.get),
        CreateCluster: at(bigtable.clusters.create),
        DeleteCluster: at(bigtable.clusters.delete),
        'UpdateCluster, SetAutoscaling': at(bigtable.clusters.update),
        Clusters: at(bigtable.clusters.list),
        GetCluster: at(bigtable.clusters.get),
        CreateAppProfile: at(bigtable.profiles.create),
        GetAppProfile: at(bigtable.profiles.get),
        ListAppProfiles: at(bigtable.profiles.list),
        UpdateAppProfile: at(bigtable.profiles.update),
        DeleteAppProfile: at(bigtable.profiles.delete),
        Close: '',
      },
    },
  },
};
