import type { LibraryTable, MethodRow } from '../../table.js';
import { datastore } from '../operations.js';
import { nodeClient } from './storage.js';

const commit = (mutations: string): MethodRow => ({
  calls: [{ operation: 'datastore.projects.commit', with: { mutations: `=${mutations}` } }],
});
const run: MethodRow = { calls: 'datastore.projects.runQuery', returns: '[Entity[]]' };
const lookup: MethodRow = { calls: 'datastore.projects.lookup', returns: '[Entity]' };

/** @google-cloud/datastore. */
export const nodeDatastore: LibraryTable = {
  library: '@google-cloud/datastore',
  documentation: 'https://cloud.google.com/nodejs/docs/reference/datastore/latest',
  namespace: 'datastore',
  service: 'datastore',
  modules: {
    '@google-cloud/datastore': { exports: { Datastore: 'Datastore', v1: 'module:@google-cloud/datastore/v1' } },
    '@google-cloud/datastore/v1': { generated: 'google.datastore.v1' },
  },
  types: {
    Datastore: {
      construct: { takes: 'options', bind: { databaseId: 'options.databaseId|=(default)' }, configure: nodeClient },
      methods: {
        key: { returns: 'Key' },
        createQuery: { returns: 'Query' },
        createAggregationQuery: { returns: 'Query' },
        'get, createReadStream': lookup,
        'save, upsert': commit('upsert'),
        insert: commit('insert'),
        'update, merge': commit('update'),
        delete: commit('delete'),
        'runQuery, runQueryStream': run,
        runAggregationQuery: 'datastore.projects.runAggregationQuery',
        allocateIds: 'datastore.projects.allocateIds',
        transaction: { returns: 'Transaction' },
        export: 'datastore.projects.export',
        import: 'datastore.projects.import',
        'getIndexes, getIndexesStream': 'datastore.projects.indexes.list',
      },
    },
    Key: { methods: {} },
    Entity: { methods: {} },
    Query: {
      methods: {
        'filter, order, limit, offset, select, hasAncestor, start, end, groupBy, count, sum, average, addAggregation': {
          returns: 'this',
        },
        'run, runStream': run,
      },
    },
    Transaction: {
      methods: {
        run: { calls: 'datastore.projects.beginTransaction', returns: '[Transaction]' },
        get: lookup,
        'save, upsert': datastore.gathered('upsert'),
        insert: datastore.gathered('insert'),
        'update, merge': datastore.gathered('update'),
        delete: datastore.gathered('delete'),
        commit: datastore.commitAll,
        rollback: 'datastore.projects.rollback',
        createQuery: { returns: 'Query' },
        runQuery: run,
        allocateIds: 'datastore.projects.allocateIds',
      },
    },
  },
};
