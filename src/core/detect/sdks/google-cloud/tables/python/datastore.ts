import type { LibraryTable, MethodRow } from '../../table.js';
import { datastore } from '../operations.js';

const commit = (mutations: string): MethodRow => ({
  calls: [{ operation: 'datastore.projects.commit', with: { mutations: `=${mutations}` } }],
});

/** google-cloud-datastore for Python. */
export const pythonDatastore: LibraryTable = {
  library: 'google-cloud-datastore',
  documentation: 'https://cloud.google.com/python/docs/reference/datastore/latest',
  namespace: 'datastore',
  service: 'datastore',
  modules: {
    'google.cloud.datastore': { exports: { Client: 'Client', Key: 'Key', Entity: 'Entity', Query: 'Query' } },
    'google.cloud.datastore_v1': { generated: 'google.datastore.v1' },
    'google.cloud.datastore_admin, google.cloud.datastore_admin_v1': { generated: 'google.datastore.admin.v1' },
  },
  types: {
    Client: {
      construct: {
        takes: 'project, namespace, credentials',
        bind: { databaseId: 'database|=(default)' },
        configure: { project: 'project', credentials: 'credentials' },
      },
      methods: {
        key: { returns: 'Key' },
        entity: { returns: 'Entity' },
        query: { returns: 'Query' },
        aggregation_query: { returns: 'Aggregation' },
        'get, get_multi': { calls: 'datastore.projects.lookup', returns: 'Entity' },
        'put, put_multi': commit('upsert'),
        'delete, delete_multi': commit('delete'),
        allocate_ids: { calls: 'datastore.projects.allocateIds' },
        'reserve_ids, reserve_ids_multi, reserve_ids_sequential': 'datastore.projects.reserveIds',
        batch: { returns: 'Batch' },
        transaction: {
          calls: 'datastore.projects.beginTransaction',
          returns: 'Transaction',
          note: 'the transaction begins when it is entered',
        },
      },
    },
    Key: { construct: {}, methods: {} },
    Entity: { construct: {}, properties: { key: 'Key' }, methods: { 'update, get': '' } },
    Query: {
      construct: {},
      methods: {
        'add_filter, keys_only, key_filter': '',
        fetch: { calls: 'datastore.projects.runQuery', returns: 'Entity[]' },
      },
    },
    Aggregation: {
      methods: {
        'count, sum, avg, add_aggregation': { returns: 'this' },
        fetch: 'datastore.projects.runAggregationQuery',
      },
    },
    Batch: {
      entered: 'Batch',
      methods: {
        put: datastore.gathered('upsert'),
        delete: datastore.gathered('delete'),
        'begin, rollback': '',
        commit: datastore.commitAll,
      },
    },
    // `with client.transaction():` begins at once and commits at its end.
    Transaction: {
      like: 'Batch',
      methods: { rollback: 'datastore.projects.rollback' },
    },
  },
};
