import type { LibraryTable } from '../../table.js';
import { functions } from '../functions.js';
import { firestore } from '../operations.js';

const { commit, commitAll } = firestore;

/** cloud.google.com/go/firestore, and the clients that firebase.google.com/go gives. */
export const goFirestore: LibraryTable = {
  library: 'cloud.google.com/go/firestore',
  documentation: 'https://pkg.go.dev/cloud.google.com/go/firestore',
  namespace: 'firestore',
  service: 'firestore',
  modules: {
    'cloud.google.com/go/firestore': {
      exports: {
        ...functions('NewClient, NewClientWithDatabase', {
          takes: 'ctx, project',
          returns: 'Client',
          configure: { project: 'project' },
        }),
        Client: 'Client',
        CollectionRef: 'Collection',
        DocumentRef: 'Document',
        Query: 'Query',
        Transaction: 'Transaction',
      },
    },
    'cloud.google.com/go/firestore/apiv1': { generated: 'google.firestore.v1' },
    'cloud.google.com/go/firestore/apiv1/admin': { generated: 'google.firestore.admin.v1' },
    'firebase.google.com/go, firebase.google.com/go/v4': { exports: { NewApp: { returns: 'App' } } },
  },
  types: {
    App: { methods: { Firestore: { returns: '[Client]' } } },
    Client: {
      knownAs: 'firestoreClient',
      methods: {
        Collection: { returns: 'Collection' },
        CollectionGroup: { returns: 'Group' },
        Doc: { returns: 'Document' },
        Collections: { calls: firestore.collections, returns: 'Collection[]' },
        GetAll: { calls: firestore.get, returns: '[Snapshot[]]' },
        Batch: { returns: 'Batch' },
        BulkWriter: { returns: 'BulkWriter' },
        RunTransaction: {
          calls: [firestore.begin, ...commitAll.calls],
          passes: ['Context', 'Transaction'],
          note: 'the function runs in a transaction that is committed when it returns',
        },
        Close: '',
      },
    },
    Context: {},
    Collection: {
      like: 'Query',
      methods: {
        'Doc, NewDoc': { returns: 'Document' },
        Add: commit('create'),
        DocumentRefs: { calls: firestore.documents, returns: 'Document[]' },
      },
    },
    Group: { like: 'Query', methods: { GetPartitionedQueries: { calls: firestore.partition, returns: '[Query[]]' } } },
    Document: {
      knownAs: 'ref',
      methods: {
        Get: { calls: firestore.get, returns: '[Snapshot]' },
        Create: commit('create'),
        Set: commit('set'),
        Update: commit('update'),
        Delete: commit('delete'),
        Collection: { returns: 'Collection' },
        Collections: { calls: firestore.collections, returns: 'Collection[]' },
        Snapshots: { calls: firestore.listen, returns: 'Snapshot[]' },
      },
    },
    Query: {
      methods: {
        'Where, WhereEntity, WherePath, OrderBy, Limit, LimitToLast, Offset, Select, StartAt, StartAfter, EndAt, EndBefore, FindNearest':
          { returns: 'Query' },
        Documents: { calls: firestore.query, returns: 'Iterator' },
        Snapshots: { calls: firestore.listen, returns: 'Snapshot[]' },
        NewAggregationQuery: { returns: 'Aggregation' },
      },
    },
    // The request is made by Documents; reading goes on with it.
    Iterator: {
      element: 'Snapshot',
      methods: { Next: { returns: '[Snapshot]' }, GetAll: { returns: '[Snapshot[]]' }, Stop: '' },
    },
    Aggregation: { methods: { 'WithCount, WithSum, WithAvg': { returns: 'this' }, Get: firestore.aggregate } },
    Snapshot: { properties: { Ref: 'Document' }, methods: { 'Data, DataTo, DataAt, Exists': '' } },
    Batch: { methods: { 'Create, Set, Update, Delete': { returns: 'this' }, Commit: commitAll } },
    BulkWriter: { methods: { 'Create, Set, Update, Delete': firestore.batchWrite, 'Flush, End': '' } },
    Transaction: {
      knownAs: 'tx',
      methods: {
        'Get, GetAll': { calls: firestore.get, returns: '[Snapshot]' },
        Documents: { calls: firestore.query, returns: 'Iterator' },
        'Create, Set, Update, Delete': '',
      },
    },
  },
};
