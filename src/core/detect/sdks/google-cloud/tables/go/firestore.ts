import type { LibraryTable } from '../../table.js';
import { functions } from '../functions.js';
import { documentWrites, firestore } from '../operations.js';

const { commit, commitAll } = firestore;

/** cloud.google.com/go/firestore. */
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
  },
  types: {
    Client: {
      knownAs: 'firestoreClient',
      methods: {
        Collection: { returns: 'Collection' },
        CollectionGroup: { returns: 'Group' },
        Doc: { returns: 'Document' },
        Collections: { calls: firestore.collections, returns: 'Collection[]' },
        GetAll: { calls: firestore.get, returns: 'Snapshot[]' },
        Pipeline: { returns: 'Pipeline' },
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
    Group: { like: 'Query', methods: { GetPartitionedQueries: { calls: firestore.partition, returns: 'Query[]' } } },
    Document: {
      knownAs: 'ref',
      methods: {
        Get: { calls: firestore.get, returns: 'Snapshot' },
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
    // Stages are put together; Execute runs them.
    Pipeline: {
      methods: {
        'Collection, CollectionGroup, Database, Documents, CreateFromQuery, CreateFromAggregationQuery, Where, Select, AddFields, RemoveFields, Sort, Limit, Offset, Distinct, DistinctFields, Aggregate, AggregateWithSpec, FindNearest, Sample, Union, Unnest, UnnestWithAlias, Replace, ReplaceWith, RawStage, GenericStage':
          { returns: 'this' },
        Execute: 'firestore.projects.databases.documents.executePipeline',
      },
    },
    // The request is made by Documents; reading goes on with it.
    Iterator: {
      element: 'Snapshot',
      methods: { Next: { returns: 'Snapshot' }, GetAll: { returns: 'Snapshot[]' }, Stop: '' },
    },
    Aggregation: { methods: { 'WithCount, WithSum, WithAvg': { returns: 'this' }, Get: firestore.aggregate } },
    Snapshot: { properties: { Ref: 'Document' }, methods: { 'Data, DataTo, DataAt, Exists': '' } },
    Batch: {
      methods: {
        ...documentWrites((write) => ({ returns: 'this', gather: { writes: `=${write}` } }), 'capital'),
        Commit: { calls: [{ operation: commitAll.calls[0].operation, with: { writes: 'writes|?what was gathered' } }] },
      },
    },
    BulkWriter: {
      methods: {
        ...documentWrites(
          (write) => ({ calls: [{ operation: firestore.batchWrite, with: { writes: `=${write}` } }] }),
          'capital',
        ),
        'Flush, End': '',
      },
    },
    Transaction: {
      knownAs: 'tx',
      methods: {
        'Get, GetAll': { calls: firestore.get, returns: 'Snapshot' },
        Documents: { calls: firestore.query, returns: 'Iterator' },
        // What is written is settled here; it is sent when the function has returned.
        ...documentWrites(commit, 'capital'),
      },
    },
  },
};
