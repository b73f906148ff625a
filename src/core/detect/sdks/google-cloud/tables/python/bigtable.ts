import type { LibraryTable } from '../../table.js';
import { administer, bigtable } from '../bigtable-operations.js';

const at = (operation: string) => ({ calls: [administer(operation)] });

/** google-cloud-bigtable for Python: the older client and the data client. */
export const pythonBigtable: LibraryTable = {
  library: 'google-cloud-bigtable',
  documentation: 'https://cloud.google.com/python/docs/reference/bigtable/latest',
  namespace: 'bigtable',
  service: 'bigtable',
  modules: {
    'google.cloud.bigtable, google.cloud.bigtable.client': { exports: { Client: 'Client' } },
    'google.cloud.bigtable.data': {
      exports: { BigtableDataClient: 'BigtableDataClient', BigtableDataClientAsync: 'BigtableDataClient' },
    },
    'google.cloud.bigtable_v2': { generated: 'google.bigtable.v2' },
    'google.cloud.bigtable_admin_v2': { generated: 'google.bigtable.admin.v2' },
  },
  types: {
    Client: {
      construct: { takes: 'project, credentials', configure: { project: 'project', credentials: 'credentials' } },
      methods: {
        instance: { takes: 'instance_id', returns: 'Instance', bind: { instance: 'instance_id' } },
        list_instances: { ...at(bigtable.instances.list), returns: '[Instance[]]' },
        list_clusters: at(bigtable.clusters.list),
      },
    },
    Instance: {
      methods: {
        create: at(bigtable.instances.create),
        'exists, reload': at(bigtable.instances.get),
        update: at(bigtable.instances.update),
        delete: at(bigtable.instances.delete),
        get_iam_policy: at(bigtable.instances.getPolicy),
        set_iam_policy: at(bigtable.instances.setPolicy),
        table: {
          takes: 'table_id, app_profile_id',
          returns: 'Table',
          bind: { tableName: 'projects/{project}/instances/{instance}/tables/{table_id}' },
        },
        list_tables: { ...at(bigtable.tables.list), returns: 'Table[]' },
        cluster: { takes: 'cluster_id', returns: 'Cluster' },
        list_clusters: { ...at(bigtable.clusters.list), returns: '[Cluster[]]' },
        app_profile: { takes: 'app_profile_id', returns: 'AppProfile' },
        list_app_profiles: { ...at(bigtable.profiles.list), returns: 'AppProfile[]' },
      },
    },
    Cluster: {
      methods: {
        create: at(bigtable.clusters.create),
        'exists, reload': at(bigtable.clusters.get),
        update: at(bigtable.clusters.update),
        delete: at(bigtable.clusters.delete),
      },
    },
    AppProfile: {
      methods: {
        create: at(bigtable.profiles.create),
        'exists, reload': at(bigtable.profiles.get),
        update: at(bigtable.profiles.update),
        delete: at(bigtable.profiles.delete),
      },
    },
    Table: {
      methods: {
        create: at(bigtable.tables.create),
        'exists, get_cluster_states, list_column_families, get_encryption_info': at(bigtable.tables.get),
        delete: at(bigtable.tables.delete),
        'drop_by_prefix, truncate': at(bigtable.tables.dropRows),
        get_iam_policy: at(bigtable.tables.getPolicy),
        set_iam_policy: at(bigtable.tables.setPolicy),
        'read_row, read_rows, yield_rows': bigtable.read,
        sample_row_keys: bigtable.sample,
        mutate_rows: bigtable.mutateMany,
        mutations_batcher: { returns: 'MutationsBatcher' },
        'row, direct_row': { returns: 'DirectRow' },
        conditional_row: { returns: 'ConditionalRow' },
        append_row: { returns: 'AppendRow' },
        column_family: { returns: 'ColumnFamily' },
        backup: { returns: 'Backup' },
        list_backups: at(bigtable.backups.list),
        restore: at(bigtable.backups.restore),
      },
    },
    ColumnFamily: { methods: { 'create, update, delete': at(bigtable.tables.modify) } },
    Backup: {
      methods: {
        create: at(bigtable.backups.create),
        'exists, get, reload': at(bigtable.backups.get),
        delete: at(bigtable.backups.delete),
      },
    },
    DirectRow: { methods: { 'set_cell, delete, delete_cell, delete_cells': '', commit: bigtable.mutate } },
    ConditionalRow: { methods: { 'set_cell, delete, delete_cell': '', commit: bigtable.checkAndMutate } },
    AppendRow: { methods: { 'append_cell_value, increment_cell_value': '', commit: bigtable.readModifyWrite } },
    MutationsBatcher: { methods: { 'mutate, mutate_rows, flush': bigtable.mutateMany } },
    BigtableDataClient: {
      construct: { configure: { project: 'project', credentials: 'credentials' } },
      methods: {
        get_table: {
          takes: 'instance_id, table_id',
          returns: 'DataTable',
          calls: bigtable.ping,
          bind: { tableName: 'projects/{project}/instances/{instance_id}/tables/{table_id}' },
          note: 'the client keeps its channels to the instance warm',
        },
        execute_query: bigtable.query,
        close: '',
      },
    },
    DataTable: {
      methods: {
        'read_row, read_rows, read_rows_stream, read_rows_sharded, row_exists': bigtable.read,
        sample_row_keys: bigtable.sample,
        mutate_row: bigtable.mutate,
        bulk_mutate_rows: bigtable.mutateMany,
        mutations_batcher: { returns: 'MutationsBatcher' },
        check_and_mutate_row: bigtable.checkAndMutate,
        read_modify_write_row: bigtable.readModifyWrite,
        close: '',
      },
    },
  },
};
