import type { LibraryTable, MethodRow } from '../../table.js';
import { datastore } from '../operations.js';
import { service } from './service.js';

const { commit, commitAll } = datastore;

/** Writes that a transaction or batch sends together. */
const gathering: Readonly<Record<string, MethodRow>> = {
  add: datastore.gathered('insert'),
  put: datastore.gathered('upsert'),
  update: datastore.gathered('update'),
  delete: datastore.gathered('delete'),
};

/** google-cloud-datastore for Java. */
export const javaDatastore: LibraryTable = {
  library: 'google-cloud-datastore',
  documentation:
    'https://cloud.google.com/java/docs/reference/google-cloud-datastore/latest/com.google.cloud.datastore.Datastore',
  namespace: 'datastore',
  service: 'datastore',
  modules: {
    'com.google.cloud.datastore': { exports: { ...service.exports('Datastore'), Transaction: 'Transaction' } },
  },
  types: {
    ...service.types('Datastore'),
    Datastore: {
      methods: {
        'get, fetch': datastore.lookup,
        add: commit('insert'),
        put: commit('upsert'),
        update: commit('update'),
        delete: commit('delete'),
        run: datastore.query,
        runAggregation: datastore.aggregate,
        allocateId: datastore.allocate,
        reserveIds: datastore.reserve,
        newBatch: { returns: 'Batch' },
        newTransaction: { calls: datastore.begin, returns: 'Transaction' },
        runInTransaction: { calls: [datastore.begin, ...commitAll.calls], passes: ['Transaction'] },
        newKeyFactory: { returns: 'KeyFactory' },
      },
    },
    KeyFactory: { methods: { 'setKind, setNamespace, addAncestor': { returns: 'this' }, newKey: '' } },
    Batch: { methods: { ...gathering, submit: commitAll } },
    Transaction: {
      methods: {
        'get, fetch': datastore.lookup,
        run: datastore.query,
        ...gathering,
        commit: commitAll,
        rollback: datastore.rollback,
      },
    },
  },
};
