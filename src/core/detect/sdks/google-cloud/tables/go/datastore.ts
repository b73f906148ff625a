import type { LibraryTable } from '../../table.js';
import { functions } from '../functions.js';
import { datastore } from '../operations.js';

const { commit, commitAll } = datastore;

/** cloud.google.com/go/datastore. */
export const goDatastore: LibraryTable = {
  library: 'cloud.google.com/go/datastore',
  documentation: 'https://pkg.go.dev/cloud.google.com/go/datastore',
  namespace: 'datastore',
  service: 'datastore',
  modules: {
    'cloud.google.com/go/datastore': {
      exports: {
        ...functions('NewClient, NewClientWithDatabase', {
          takes: 'ctx, project',
          returns: 'Client',
          configure: { project: 'project' },
        }),
        Client: 'Client',
        Transaction: 'Transaction',
      },
    },
    'cloud.google.com/go/datastore/admin/apiv1': { generated: 'google.datastore.admin.v1' },
  },
  types: {
    Client: {
      knownAs: 'datastoreClient',
      methods: {
        'Get, GetMulti': datastore.lookup,
        'Put, PutMulti': commit('upsert'),
        'Delete, DeleteMulti': commit('delete'),
        Mutate: commitAll,
        'GetAll, Run, RunWithOptions, GetAllWithOptions': datastore.query,
        Count: datastore.query,
        'RunAggregationQuery, RunAggregationQueryWithOptions': datastore.aggregate,
        AllocateIDs: datastore.allocate,
        ReserveIDs: datastore.reserve,
        NewTransaction: { calls: datastore.begin, returns: 'Transaction' },
        RunInTransaction: {
          calls: [datastore.begin, ...commitAll.calls],
          passes: ['Transaction'],
          note: 'the function runs in a transaction that is committed when it returns',
        },
        Close: '',
      },
    },
    // What is written is settled by each call; Commit sends it.
    Transaction: {
      knownAs: 'tx',
      methods: {
        'Get, GetMulti': datastore.lookup,
        'Put, PutMulti': commit('upsert'),
        'Delete, DeleteMulti': commit('delete'),
        Mutate: '',
        Commit: commitAll,
        Rollback: datastore.rollback,
      },
    },
  },
};
