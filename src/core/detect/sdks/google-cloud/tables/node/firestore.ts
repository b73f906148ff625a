import type { LibraryTable, MethodRow } from '../../table.js';
import { documentWrites, firestore } from '../operations.js';

const DOCUMENTS = 'firestore.projects.databases.documents';
const commit = (writes: string, returns?: string): MethodRow => ({
  calls: [{ operation: `${DOCUMENTS}.commit`, with: { writes: `=${writes}` } }],
  ...(returns === undefined ? {} : { returns }),
});
const query: MethodRow = { returns: 'Query' };
const WRITTEN_LATER = 'it is sent when the transaction is committed';

const trigger = (event: string): MethodRow => ({ takes: 'document, handler', passes: [event] });

/** @google-cloud/firestore, and the databases that firebase-admin gives. */
export const nodeFirestore: LibraryTable = {
  library: '@google-cloud/firestore',
  documentation: 'https://cloud.google.com/nodejs/docs/reference/firestore/latest',
  namespace: 'firestore',
  service: 'firestore',
  modules: {
    '@google-cloud/firestore': {
      exports: {
        Firestore: 'Firestore',
        default: 'Firestore',
        '()': 'Firestore',
        CollectionReference: 'Collection',
        DocumentReference: 'Document',
        DocumentSnapshot: 'Snapshot',
        QueryDocumentSnapshot: 'Snapshot',
        QuerySnapshot: 'QuerySnapshot',
        Query: 'Query',
        Transaction: 'Transaction',
        WriteBatch: 'Batch',
        v1: 'module:@google-cloud/firestore/v1',
      },
    },
    '@google-cloud/firestore/v1': {
      exports: { FirestoreAdminClient: 'AdminClient' },
      generated: 'google.firestore.v1',
    },
    '@google-cloud/firestore-admin': { generated: 'google.firestore.admin.v1' },
    'firebase-admin/firestore': {
      exports: {
        getFirestore: { takes: 'app, databaseId', returns: 'Firestore', bind: { databaseId: 'databaseId|=(default)' } },
        Firestore: 'Firestore',
      },
    },
    'firebase-functions/v2/firestore, firebase-functions/firestore': {
      exports: {
        onDocumentCreated: trigger('CreatedEvent'),
        onDocumentDeleted: trigger('CreatedEvent'),
        onDocumentUpdated: trigger('ChangedEvent'),
        onDocumentWritten: trigger('ChangedEvent'),
      },
    },
    'firebase-functions, firebase-functions/v1': {
      exports: {
        default: 'module:firebase-functions',
        firestore: 'module:firebase-functions/v1/firestore',
        region: { returns: 'FunctionBuilder' },
        runWith: { returns: 'FunctionBuilder' },
      },
    },
    'firebase-functions/v1/firestore': { exports: { document: { returns: 'Trigger' } } },
    'firebase-admin': {
      exports: {
        initializeApp: { returns: 'App' },
        default: 'module:firebase-admin',
        firestore: { returns: 'Firestore', bind: { databaseId: '=(default)' } },
        storage: { returns: 'storage.FirebaseStorage' },
      },
    },
  },
  types: {
    Firestore: {
      knownAs: 'db, database',
      construct: {
        takes: 'options',
        bind: { databaseId: 'options.databaseId|=(default)' },
        configure: { project: 'options.projectId', keyFile: 'options.keyFilename', endpoint: 'options.host' },
      },
      methods: {
        collection: { returns: 'Collection' },
        doc: { returns: 'Document' },
        collectionGroup: query,
        listCollections: { calls: `${DOCUMENTS}.listCollectionIds`, returns: 'Collection[]' },
        getAll: { calls: `${DOCUMENTS}.batchGet`, returns: 'Snapshot[]' },
        batch: { returns: 'Batch' },
        bulkWriter: { returns: 'BulkWriter' },
        runTransaction: {
          calls: [firestore.begin, ...firestore.commitAll.calls],
          passes: ['Transaction'],
          note: 'the function runs in a transaction that is committed when it returns',
        },
        recursiveDelete: {
          calls: [`${DOCUMENTS}.runQuery`, { operation: `${DOCUMENTS}.batchWrite`, with: { writes: '=delete' } }],
          note: 'recursiveDelete finds the documents below and deletes them',
        },
        'settings, terminate': '',
      },
    },
    App: {
      methods: {
        firestore: { returns: 'Firestore', bind: { databaseId: '=(default)' } },
        storage: { returns: 'storage.FirebaseStorage' },
      },
    },
    // Cloud Functions hand over the document that changed ("Cloud Firestore triggers", Firebase documentation).
    CreatedEvent: { properties: { data: 'Snapshot' } },
    ChangedEvent: { properties: { data: 'Change' } },
    Change: { properties: { before: 'Snapshot', after: 'Snapshot' } },
    FunctionBuilder: {
      properties: { firestore: 'TriggerNamespace' },
      methods: { 'region, runWith': { returns: 'this' } },
    },
    TriggerNamespace: { methods: { document: { returns: 'Trigger' } } },
    Trigger: {
      methods: {
        'onCreate, onDelete': { takes: 'handler', passes: ['Snapshot'] },
        'onUpdate, onWrite': { takes: 'handler', passes: ['Change'] },
      },
    },
    AdminClient: {
      wraps: 'google.firestore.admin.v1.FirestoreAdmin',
      construct: { takes: 'options', configure: { project: 'options.projectId' } },
    },
    Query: {
      knownAs: 'queryref',
      methods: {
        'where, orderBy, limit, limitToLast, offset, startAt, startAfter, endAt, endBefore, select, withConverter, findNearest':
          query,
        'count, aggregate': { returns: 'Aggregation' },
        get: { calls: `${DOCUMENTS}.runQuery`, returns: 'QuerySnapshot' },
        stream: { calls: `${DOCUMENTS}.runQuery`, returns: 'Snapshot[]' },
        onSnapshot: { takes: 'onNext', calls: `${DOCUMENTS}.listen`, passes: ['QuerySnapshot'] },
      },
    },
    Aggregation: { methods: { get: `${DOCUMENTS}.runAggregationQuery` } },
    QuerySnapshot: {
      element: 'Snapshot',
      properties: { docs: 'Snapshot[]', query: 'Query' },
      methods: { forEach: { passes: ['Snapshot'] }, docChanges: '' },
    },
    Collection: {
      knownAs: 'colref, collectionref',
      like: 'Query',
      properties: { parent: 'Document' },
      methods: {
        doc: { returns: 'Document' },
        add: commit('create', 'Document'),
        listDocuments: { calls: `${DOCUMENTS}.list`, returns: 'Document[]' },
      },
    },
    Document: {
      knownAs: 'doc, docref, documentref, ref, reference',
      properties: { parent: 'Collection', firestore: 'Firestore' },
      methods: {
        collection: { returns: 'Collection' },
        listCollections: { calls: `${DOCUMENTS}.listCollectionIds`, returns: 'Collection[]' },
        get: { calls: `${DOCUMENTS}.batchGet`, returns: 'Snapshot' },
        create: commit('create'),
        set: commit('set'),
        update: commit('update'),
        delete: commit('delete'),
        onSnapshot: { takes: 'onNext', calls: `${DOCUMENTS}.listen`, passes: ['Snapshot'] },
        withConverter: { returns: 'this' },
      },
    },
    Snapshot: { properties: { ref: 'Document' }, methods: { 'data, get': '' } },
    Batch: {
      methods: {
        ...documentWrites(firestore.gathered),
        commit: { ...firestore.commitAll, note: 'commit writes what was gathered in the batch' },
      },
    },
    BulkWriter: { methods: { ...documentWrites(firestore.gathered), 'flush, close': firestore.batchAll } },
    Transaction: {
      methods: {
        get: [
          {
            takes: 'ref',
            when: [{ argument: 'ref', type: 'Query' }],
            calls: `${DOCUMENTS}.runQuery`,
            returns: 'QuerySnapshot',
          },
          { calls: `${DOCUMENTS}.batchGet`, returns: 'Snapshot' },
        ],
        getAll: { calls: `${DOCUMENTS}.batchGet`, returns: 'Snapshot[]' },
        // What is written is settled here; it is sent when the function has returned.
        ...documentWrites((write) => ({ ...firestore.commit(write), returns: 'this', note: WRITTEN_LATER })),
      },
    },
  },
};
