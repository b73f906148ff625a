import type { LibraryTable } from '../../table.js';
import { documentWrites, firestore } from '../operations.js';

const { commit, commitAll } = firestore;

/** google/cloud-firestore for PHP. */
export const phpFirestore: LibraryTable = {
  library: 'google/cloud-firestore',
  documentation: 'https://cloud.google.com/php/docs/reference/cloud-firestore/latest',
  namespace: 'firestore',
  service: 'firestore',
  modules: {
    'Google.Cloud.Firestore': {
      exports: {
        FirestoreClient: 'FirestoreClient',
        CollectionReference: 'Collection',
        DocumentReference: 'Document',
        Query: 'Query',
        Transaction: 'Transaction',
      },
    },
    'Google.Cloud.Firestore.V1': { generated: 'google.firestore.v1' },
  },
  types: {
    FirestoreClient: {
      construct: { takes: 'options', configure: { project: 'options.projectId', keyFile: 'options.keyFilePath' } },
      methods: {
        collection: { returns: 'Collection' },
        collectionGroup: { returns: 'Query' },
        document: { returns: 'Document' },
        documents: { calls: firestore.get, returns: 'Snapshot[]' },
        collections: { calls: firestore.collections, returns: 'Collection[]' },
        'batch, bulkWriter': { returns: 'Batch' },
        runTransaction: {
          calls: [firestore.begin, ...commitAll.calls],
          passes: ['Transaction'],
          note: 'the function runs in a transaction that is committed when it returns',
        },
        'fieldPath, geoPoint, blob': '',
      },
    },
    Collection: {
      like: 'Query',
      methods: {
        'document, newDocument': { returns: 'Document' },
        add: { ...commit('create'), returns: 'Document' },
        listDocuments: { calls: firestore.documents, returns: 'Document[]' },
      },
    },
    Document: {
      methods: {
        snapshot: { calls: firestore.get, returns: 'Snapshot' },
        ...documentWrites(commit),
        collection: { returns: 'Collection' },
        collections: { calls: firestore.collections, returns: 'Collection[]' },
      },
    },
    Query: {
      methods: {
        'where, orderBy, limit, limitToLast, offset, select, startAt, startAfter, endAt, endBefore': {
          returns: 'Query',
        },
        documents: { calls: firestore.query, returns: 'Snapshot[]' },
        'count, sum, avg': firestore.aggregate,
        addAggregation: { returns: 'Aggregation' },
      },
    },
    Aggregation: { methods: { getSnapshot: firestore.aggregate, addAggregation: { returns: 'this' } } },
    Snapshot: { methods: { reference: { returns: 'Document' }, 'data, exists, get, id': '' } },
    Batch: {
      methods: {
        ...documentWrites((write) => ({ returns: 'this', gather: { writes: `=${write}` } })),
        'commit, flush': {
          calls: [{ operation: commitAll.calls[0].operation, with: { writes: 'writes|?what was gathered' } }],
        },
      },
    },
    Transaction: {
      methods: {
        snapshot: { calls: firestore.get, returns: 'Snapshot' },
        documents: { calls: firestore.get, returns: 'Snapshot[]' },
        runQuery: { calls: firestore.query, returns: 'Snapshot[]' },
        ...documentWrites(commit),
      },
    },
  },
};
