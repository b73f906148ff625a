import type { LibraryTable } from '../../table.js';
import { datastore } from '../operations.js';
import { client, creates, withAsync } from './clients.js';

const { commit, commitAll } = datastore;

/** Google.Cloud.Datastore.V1. */
export const csharpDatastore: LibraryTable = {
  library: 'Google.Cloud.Datastore.V1',
  documentation: 'https://cloud.google.com/dotnet/docs/reference/Google.Cloud.Datastore.V1/latest',
  namespace: 'datastore',
  service: 'datastore',
  modules: {
    'Google.Cloud.Datastore.V1': {
      exports: { DatastoreDb: 'DatastoreDb', DatastoreDbBuilder: 'DatastoreDbBuilder' },
      generated: 'google.datastore.v1',
    },
    'Google.Cloud.Datastore.Admin.V1': { generated: 'google.datastore.admin.v1' },
  },
  types: {
    ...client('DatastoreDb'),
    DatastoreDb: {
      knownAs: 'db',
      statics: creates('DatastoreDb', { takes: 'project, namespace', configure: { project: 'project' } }),
      methods: {
        [withAsync('Lookup')]: datastore.lookup,
        [withAsync('RunQuery, RunQueryLazily')]: datastore.query,
        [withAsync('RunAggregationQuery')]: datastore.aggregate,
        [withAsync('Insert')]: commit('insert'),
        [withAsync('Upsert')]: commit('upsert'),
        [withAsync('Update')]: commit('update'),
        [withAsync('Delete')]: commit('delete'),
        [withAsync('AllocateId, AllocateIds')]: datastore.allocate,
        [withAsync('BeginTransaction')]: { calls: datastore.begin, returns: 'Transaction' },
        CreateKeyFactory: '',
      },
    },
    // Writes are gathered; Commit sends them.
    Transaction: {
      methods: {
        [withAsync('Lookup')]: datastore.lookup,
        [withAsync('RunQuery, RunQueryLazily')]: datastore.query,
        Insert: datastore.gathered('insert'),
        Upsert: datastore.gathered('upsert'),
        Update: datastore.gathered('update'),
        Delete: datastore.gathered('delete'),
        [withAsync('Commit')]: commitAll,
        [withAsync('Rollback')]: datastore.rollback,
      },
    },
  },
};
