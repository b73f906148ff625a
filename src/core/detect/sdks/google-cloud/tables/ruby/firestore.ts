import type { LibraryTable } from '../../table.js';
import { documentWrites, firestore } from '../operations.js';

const { commit, commitAll } = firestore;

/** google-cloud-firestore for Ruby. */
export const rubyFirestore: LibraryTable = {
  library: 'google-cloud-firestore',
  documentation: 'https://cloud.google.com/ruby/docs/reference/google-cloud-firestore/latest',
  namespace: 'firestore',
  service: 'firestore',
  modules: {
    'Google.Cloud.Firestore': {
      exports: {
        '()': { returns: 'Client', configure: { project: 'project_id', keyFile: 'credentials', endpoint: 'endpoint' } },
        Client: 'Client',
        CollectionReference: 'Collection',
        DocumentReference: 'Document',
      },
    },
  },
  types: {
    Client: {
      knownAs: 'firestore, firestore_client',
      methods: {
        'col, collection': { returns: 'Collection' },
        'col_group, collection_group': { returns: 'Query' },
        'doc, document': { returns: 'Document' },
        'cols, collections, list_collections': { calls: firestore.collections, returns: 'Collection[]' },
        'get_all, get_docs, get_documents, find': { calls: firestore.get, returns: 'Snapshot[]' },
        batch: { calls: commitAll.calls, passes: ['Batch'] },
        bulk_writer: { returns: 'BulkWriter' },
        transaction: {
          calls: [firestore.begin, ...commitAll.calls],
          passes: ['Transaction'],
          note: 'the block runs in a transaction that is committed when it is done',
        },
        'field_path, field_delete, field_server_time': '',
      },
    },
    Collection: {
      like: 'Query',
      methods: {
        'doc, document': { returns: 'Document' },
        add: { ...commit('create'), returns: 'Document' },
        'list_documents, docs, documents': { calls: firestore.documents, returns: 'Document[]' },
      },
    },
    Document: {
      knownAs: 'doc_ref, doc',
      methods: {
        get: { calls: firestore.get, returns: 'Snapshot' },
        ...documentWrites(commit),
        'col, collection': { returns: 'Collection' },
        'cols, collections, list_collections': { calls: firestore.collections, returns: 'Collection[]' },
        listen: firestore.listen,
      },
    },
    Query: {
      element: 'Snapshot',
      methods: {
        'where, order, order_by, limit, limit_to_last, offset, select, start_at, start_after, end_at, end_before': {
          returns: 'Query',
        },
        'get, run': { calls: firestore.query, returns: 'Snapshot[]' },
        listen: firestore.listen,
        aggregate_query: { returns: 'Aggregation' },
      },
    },
    Aggregation: { methods: { 'add_count, add_sum, add_avg': { returns: 'this' }, get: firestore.aggregate } },
    Snapshot: { properties: { ref: 'Document' }, methods: { 'data, exists?, fields': '' } },
    // What is written is settled here; it is sent when the block is done.
    Batch: { methods: documentWrites(() => ({ calls: '' })) },
    BulkWriter: {
      methods: {
        ...documentWrites((write) => ({ calls: [{ operation: firestore.batchWrite, with: { writes: `=${write}` } }] })),
        'flush, close': '',
      },
    },
    Transaction: {
      knownAs: 'tx',
      methods: {
        get: { calls: firestore.get, returns: 'Snapshot' },
        'get_all, get_docs': { calls: firestore.get, returns: 'Snapshot[]' },
        ...documentWrites(commit),
      },
    },
  },
};
