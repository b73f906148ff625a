import type { LibraryTable } from '../../table.js';
import { administer, bigtable } from '../bigtable-operations.js';
import { nodeClient } from './storage.js';

const at = (operation: string) => ({ calls: [administer(operation)] });

/** @google-cloud/bigtable. */
export const nodeBigtable: LibraryTable = {
  library: '@google-cloud/bigtable',
  documentation: 'https://cloud.google.com/nodejs/docs/reference/bigtable/latest',
  namespace: 'bigtable',
  service: 'bigtable',
  modules: { '@google-cloud/bigtable': { exports: { Bigtable: 'Bigtable', default: 'Bigtable' } } },
  types: {
    Bigtable: {
      construct: { takes: 'options', configure: nodeClient },
      methods: {
        instance: { takes: 'name', returns: 'Instance', bind: { instance: 'name' } },
        createInstance: { ...at(bigtable.instances.create), returns: '[Instance]' },
        getInstances: { ...at(bigtable.instances.list), returns: '[Instance[]]' },
      },
    },
    Instance: {
      methods: {
        create: at(bigtable.instances.create),
        'exists, get, getMetadata': at(bigtable.instances.get),
        setMetadata: at(bigtable.instances.update),
        delete: at(bigtable.instances.delete),
        getIamPolicy: at(bigtable.instances.getPolicy),
        setIamPolicy: at(bigtable.instances.setPolicy),
        table: {
          takes: 'id',
          returns: 'Table',
          bind: { tableName: 'projects/{project}/instances/{instance}/tables/{id}' },
        },
        createTable: { ...at(bigtable.tables.create), returns: '[Table]' },
        getTables: { ...at(bigtable.tables.list), returns: '[Table[]]' },
        cluster: { returns: 'Cluster' },
        createCluster: { ...at(bigtable.clusters.create), returns: '[Cluster]' },
        getClusters: { ...at(bigtable.clusters.list), returns: '[Cluster[]]' },
        appProfile: { returns: 'AppProfile' },
        createAppProfile: { ...at(bigtable.profiles.create), returns: '[AppProfile]' },
        getAppProfiles: { ...at(bigtable.profiles.list), returns: '[AppProfile[]]' },
      },
    },
    Cluster: {
      methods: {
        create: at(bigtable.clusters.create),
        'exists, get, getMetadata': at(bigtable.clusters.get),
        setMetadata: at(bigtable.clusters.update),
        delete: at(bigtable.clusters.delete),
        getBackups: at(bigtable.backups.list),
        createBackup: at(bigtable.backups.create),
        backup: { returns: 'Backup' },
      },
    },
    Backup: {
      methods: {
        create: at(bigtable.backups.create),
        'get, getMetadata': at(bigtable.backups.get),
        delete: at(bigtable.backups.delete),
        restore: at(bigtable.backups.restore),
      },
    },
    AppProfile: {
      methods: {
        create: at(bigtable.profiles.create),
        'exists, get, getMetadata': at(bigtable.profiles.get),
        setMetadata: at(bigtable.profiles.update),
        delete: at(bigtable.profiles.delete),
      },
    },
    Table: {
      methods: {
        create: at(bigtable.tables.create),
        'exists, get, getMetadata, getFamilies, getReplicationStates': at(bigtable.tables.get),
        delete: at(bigtable.tables.delete),
        'deleteRows, truncate': at(bigtable.tables.dropRows),
        createFamily: { ...at(bigtable.tables.modify), returns: '[Family]' },
        family: { returns: 'Family' },
        getIamPolicy: at(bigtable.tables.getPolicy),
        setIamPolicy: at(bigtable.tables.setPolicy),
        'getRows, createReadStream': { calls: bigtable.read, returns: '[Row[]]' },
        row: { returns: 'Row' },
        'insert, mutate': bigtable.mutateMany,
        'sampleRowKeys, sampleRowKeysStream': bigtable.sample,
      },
    },
    Family: {
      methods: {
        'create, delete, setMetadata': at(bigtable.tables.modify),
        'exists, get, getMetadata': at(bigtable.tables.get),
      },
    },
    Row: {
      methods: {
        'get, getMetadata, exists': bigtable.read,
        'save, delete, deleteCells': bigtable.mutateMany,
        create: bigtable.mutateMany,
        filter: bigtable.checkAndMutate,
        'increment, createRules': bigtable.readModifyWrite,
      },
    },
  },
};
