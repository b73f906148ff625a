import type { LibraryTable } from '../../table.js';
import { documentWrites, firestore } from '../operations.js';
import { client, creates } from './clients.js';

const { commit, commitAll } = firestore;
const project = { takes: 'project', configure: { project: 'project' } };

/** Google.Cloud.Firestore. */
export const csharpFirestore: LibraryTable = {
  library: 'Google.Cloud.Firestore',
  documentation: 'https://cloud.google.com/dotnet/docs/reference/Google.Cloud.Firestore/latest',
  namespace: 'firestore',
  service: 'firestore',
  modules: {
    'Google.Cloud.Firestore': {
      exports: {
        FirestoreDb: 'FirestoreDb',
        FirestoreDbBuilder: 'FirestoreDbBuilder',
        CollectionReference: 'Collection',
        DocumentReference: 'Document',
        Query: 'Query',
        Transaction: 'Transaction',
        WriteBatch: 'Batch',
      },
    },
    'Google.Cloud.Firestore.V1': { generated: 'google.firestore.v1' },
    'Google.Cloud.Firestore.Admin.V1': { generated: 'google.firestore.admin.v1' },
  },
  types: {
    ...client('FirestoreDb'),
    FirestoreDb: {
      knownAs: 'db',
      statics: creates('FirestoreDb', project),
      methods: {
        Collection: { returns: 'Collection' },
        CollectionGroup: { returns: 'Group' },
        Document: { returns: 'Document' },
        ListRootCollectionsAsync: { calls: firestore.collections, returns: 'Collection[]' },
        GetAllSnapshotsAsync: firestore.get,
        StartBatch: { returns: 'Batch' },
        RunTransactionAsync: {
          calls: [firestore.begin, ...commitAll.calls],
          passes: ['Transaction'],
          note: 'the function runs in a transaction that is committed when it returns',
        },
      },
    },
    Collection: {
      like: 'Query',
      methods: {
        Document: { returns: 'Document' },
        AddAsync: commit('create'),
        ListDocumentsAsync: { calls: firestore.documents, returns: 'Document[]' },
      },
    },
    Group: { like: 'Query', methods: { GetPartitionsAsync: firestore.partition } },
    Document: {
      knownAs: 'docRef',
      methods: {
        GetSnapshotAsync: firestore.get,
        CreateAsync: commit('create'),
        SetAsync: commit('set'),
        UpdateAsync: commit('update'),
        DeleteAsync: commit('delete'),
        Collection: { returns: 'Collection' },
        ListCollectionsAsync: firestore.collections,
        Listen: firestore.listen,
      },
    },
    Query: {
      methods: {
        'WhereEqualTo, WhereNotEqualTo, WhereLessThan, WhereLessThanOrEqualTo, WhereGreaterThan, WhereGreaterThanOrEqualTo, WhereArrayContains, WhereArrayContainsAny, WhereIn, WhereNotIn, Where, OrderBy, OrderByDescending, Limit, LimitToLast, Offset, Select, StartAt, StartAfter, EndAt, EndBefore':
          { returns: 'Query' },
        'GetSnapshotAsync, StreamAsync': firestore.query,
        'Count, Aggregate': { returns: 'Aggregation' },
        Listen: firestore.listen,
      },
    },
    Aggregation: { methods: { GetSnapshotAsync: firestore.aggregate } },
    Batch: { methods: { ...documentWrites(firestore.gathered, 'capital'), CommitAsync: commitAll } },
    Transaction: {
      methods: {
        GetSnapshotAsync: [
          { takes: 'query', when: [{ argument: 'query', type: 'Query' }], calls: firestore.query },
          { calls: firestore.get },
        ],
        GetAllSnapshotsAsync: firestore.get,
        // What is written is settled here; it is sent when the function has returned.
        ...documentWrites(
          (write) => ({ ...commit(write), note: 'it is sent when the transaction is committed' }),
          'capital',
        ),
      },
    },
  },
};
