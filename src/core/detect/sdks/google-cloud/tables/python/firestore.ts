import type { LibraryTable, MethodRow } from '../../table.js';
import { documentWrites, firestore } from '../operations.js';

const DOCUMENTS = 'firestore.projects.databases.documents';
const commit = (writes: string, extra: Partial<MethodRow> = {}): MethodRow => ({
  ...extra,
  calls: [{ operation: `${DOCUMENTS}.commit`, with: { writes: `=${writes}` } }],
});
const query: MethodRow = { returns: 'Query' };
const WRITTEN_LATER = 'it is sent when the transaction is committed';

/** google-cloud-firestore for Python, and the clients that firebase-admin gives. */
export const pythonFirestore: LibraryTable = {
  library: 'google-cloud-firestore',
  documentation: 'https://cloud.google.com/python/docs/reference/firestore/latest',
  namespace: 'firestore',
  service: 'firestore',
  modules: {
    'google.cloud.firestore, google.cloud.firestore_v1': {
      generated: 'google.firestore.v1',
      exports: {
        Client: 'Client',
        AsyncClient: 'Client',
        CollectionReference: 'Collection',
        AsyncCollectionReference: 'Collection',
        DocumentReference: 'Document',
        AsyncDocumentReference: 'Document',
        DocumentSnapshot: 'Snapshot',
        Query: 'Query',
        Transaction: 'Transaction',
        AsyncTransaction: 'Transaction',
        WriteBatch: 'Batch',
        AsyncWriteBatch: 'Batch',
        BulkWriter: 'BulkWriter',
        AsyncQuery: 'Query',
        CollectionGroup: 'Query',
        AggregationQuery: 'Aggregation',
        AsyncAggregationQuery: 'Aggregation',
      },
    },
    'google.cloud.firestore_admin, google.cloud.firestore_admin_v1': { generated: 'google.firestore.admin.v1' },
    'firebase_admin.firestore, firebase_admin.firestore_async': {
      exports: {
        client: { takes: 'app, database_id', returns: 'Client', bind: { databaseId: 'database_id|=(default)' } },
      },
    },
  },
  types: {
    Client: {
      knownAs: 'db, database',
      construct: {
        takes: 'project, credentials, database',
        bind: { databaseId: 'database|=(default)' },
        configure: { project: 'project', credentials: 'credentials' },
      },
      statics: {
        from_service_account_json: {
          takes: 'json_credentials_path',
          returns: 'Client',
          configure: { keyFile: 'json_credentials_path' },
        },
      },
      methods: {
        collection: { takes: 'collection', returns: 'Collection' },
        collection_group: query,
        document: { returns: 'Document' },
        collections: { calls: `${DOCUMENTS}.listCollectionIds`, returns: 'Collection[]' },
        get_all: { calls: `${DOCUMENTS}.batchGet`, returns: 'Snapshot[]' },
        batch: { returns: 'Batch' },
        bulk_writer: { returns: 'BulkWriter' },
        transaction: { returns: 'Transaction' },
        recursive_delete: {
          calls: [`${DOCUMENTS}.runQuery`, { operation: `${DOCUMENTS}.batchWrite`, with: { writes: '=delete' } }],
          note: 'recursive_delete finds the documents below and deletes them',
        },
        close: '',
      },
    },
    Query: {
      knownAs: 'queryref',
      methods: {
        'where, order_by, limit, limit_to_last, offset, start_at, start_after, end_at, end_before, select, find_nearest':
          query,
        'count, sum, avg': { returns: 'Aggregation' },
        'get, stream': { calls: `${DOCUMENTS}.runQuery`, returns: 'Snapshot[]' },
        on_snapshot: { takes: 'callback', calls: `${DOCUMENTS}.listen`, passes: ['Snapshot[]'] },
        get_partitions: { calls: `${DOCUMENTS}.partitionQuery`, returns: 'Partition[]' },
      },
    },
    Partition: { methods: { query } },
    Aggregation: {
      construct: {},
      methods: { 'count, sum, avg': { returns: 'this' }, 'get, stream': `${DOCUMENTS}.runAggregationQuery` },
    },
    Collection: {
      knownAs: 'colref, collectionref',
      like: 'Query',
      properties: { parent: 'Document' },
      methods: {
        document: { returns: 'Document' },
        add: { ...commit('create'), returns: '[Document]' },
        list_documents: { calls: `${DOCUMENTS}.list`, returns: 'Document[]' },
      },
    },
    Document: {
      knownAs: 'doc, docref, documentref, ref, reference',
      properties: { parent: 'Collection' },
      methods: {
        collection: { returns: 'Collection' },
        collections: { calls: `${DOCUMENTS}.listCollectionIds`, returns: 'Collection[]' },
        get: { calls: `${DOCUMENTS}.batchGet`, returns: 'Snapshot' },
        create: commit('create'),
        set: commit('set'),
        update: commit('update'),
        delete: commit('delete'),
        on_snapshot: { takes: 'callback', calls: `${DOCUMENTS}.listen`, passes: ['Snapshot[]'] },
      },
    },
    Snapshot: { properties: { reference: 'Document' }, methods: { 'to_dict, get': '' } },
    Batch: {
      entered: 'Batch',
      methods: {
        ...documentWrites(firestore.gathered),
        commit: { ...firestore.commitAll, note: 'commit writes what was gathered in the batch' },
      },
    },
    BulkWriter: { methods: { ...documentWrites(firestore.gathered), 'flush, close': firestore.batchAll } },
    Transaction: {
      entered: 'Transaction',
      methods: {
        // What is written is settled here; it is sent when the function that is decorated has returned.
        ...documentWrites((write) => commit(write, { note: WRITTEN_LATER })),
        get: [
          {
            takes: 'ref',
            when: [{ argument: 'ref', type: 'Query' }],
            calls: `${DOCUMENTS}.runQuery`,
            returns: 'Snapshot[]',
          },
          { calls: `${DOCUMENTS}.batchGet`, returns: 'Snapshot[]' },
        ],
        get_all: { calls: `${DOCUMENTS}.batchGet`, returns: 'Snapshot[]' },
      },
    },
  },
};
