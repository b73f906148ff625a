import type { LibraryTable } from '../../table.js';
import { documentWrites, firestore } from '../operations.js';
import { service } from './service.js';

const { commit, commitAll } = firestore;

/** google-cloud-firestore for Java, and the client that firebase-admin gives. Answers are futures; the call makes the request. */
export const javaFirestore: LibraryTable = {
  library: 'google-cloud-firestore',
  documentation:
    'https://cloud.google.com/java/docs/reference/google-cloud-firestore/latest/com.google.cloud.firestore.Firestore',
  namespace: 'firestore',
  service: 'firestore',
  modules: {
    'com.google.cloud.firestore': {
      exports: {
        ...service.exports('Firestore'),
        CollectionReference: 'Collection',
        DocumentReference: 'Document',
        Query: 'Query',
        Transaction: 'Transaction',
        WriteBatch: 'Batch',
      },
    },
    'com.google.cloud.firestore.v1': { generated: 'google.firestore.v1' },
    'com.google.firebase.cloud': { exports: { FirestoreClient: 'FirestoreClient' } },
  },
  types: {
    ...service.types('Firestore'),
    FirestoreClient: { statics: { getFirestore: { returns: 'Firestore' } } },
    Firestore: {
      knownAs: 'db',
      methods: {
        collection: { returns: 'Collection' },
        collectionGroup: { returns: 'Group' },
        document: { returns: 'Document' },
        listCollections: { calls: firestore.collections, returns: 'Collection[]' },
        getAll: firestore.get,
        batch: { returns: 'Batch' },
        bulkWriter: { returns: 'BulkWriter' },
        recursiveDelete: {
          calls: [firestore.query, { operation: firestore.batchWrite, with: { writes: '=delete' } }],
          note: 'recursiveDelete finds the documents below and deletes them',
        },
        'runTransaction, runAsyncTransaction': {
          calls: [firestore.begin, ...commitAll.calls],
          passes: ['Transaction'],
          note: 'the function runs in a transaction that is committed when it returns',
        },
        'close, shutdown': '',
      },
    },
    Collection: {
      like: 'Query',
      methods: {
        document: { returns: 'Document' },
        add: commit('create'),
        listDocuments: { calls: firestore.documents, returns: 'Document[]' },
      },
    },
    Group: { like: 'Query', methods: { getPartitions: firestore.partition } },
    Document: {
      knownAs: 'docRef',
      methods: {
        get: firestore.get,
        create: commit('create'),
        set: commit('set'),
        update: commit('update'),
        delete: commit('delete'),
        collection: { returns: 'Collection' },
        listCollections: firestore.collections,
        addSnapshotListener: firestore.listen,
        'getId, getPath': '',
      },
    },
    Query: {
      methods: {
        'whereEqualTo, whereNotEqualTo, whereLessThan, whereLessThanOrEqualTo, whereGreaterThan, whereGreaterThanOrEqualTo, whereArrayContains, whereArrayContainsAny, whereIn, whereNotIn, where, orderBy, limit, limitToLast, offset, select, startAt, startAfter, endAt, endBefore, findNearest':
          { returns: 'Query' },
        'get, stream, explain': firestore.query,
        'count, aggregate': { returns: 'Aggregation' },
        addSnapshotListener: firestore.listen,
      },
    },
    Aggregation: { methods: { get: firestore.aggregate } },
    Batch: { methods: { ...documentWrites(firestore.gathered), commit: commitAll } },
    BulkWriter: { methods: { 'create, set, update, delete': firestore.batchWrite, 'flush, close': '' } },
    Transaction: {
      methods: {
        get: [
          { takes: 'query', when: [{ argument: 'query', type: 'Query' }], calls: firestore.query },
          { calls: firestore.get },
        ],
        getAll: firestore.get,
        // What is written is settled here; it is sent when the function has returned.
        ...documentWrites((write) => ({
          ...commit(write),
          returns: 'this',
          note: 'it is sent when the transaction is committed',
        })),
      },
    },
  },
};
