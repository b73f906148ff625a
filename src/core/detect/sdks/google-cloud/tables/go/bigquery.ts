import type { LibraryTable } from '../../table.js';
import { bigquery } from '../operations.js';

const { jobs, datasets, tables, routines, models, rows } = bigquery;

/** cloud.google.com/go/bigquery. Loads, copies and extracts are made when their `Run` is called. */
export const goBigquery: LibraryTable = {
  library: 'cloud.google.com/go/bigquery',
  documentation: 'https://pkg.go.dev/cloud.google.com/go/bigquery',
  namespace: 'bigquery',
  service: 'bigquery',
  modules: {
    'cloud.google.com/go/bigquery': {
      exports: {
        NewClient: { takes: 'ctx, project', returns: 'Client', configure: { project: 'project' } },
        Client: 'Client',
        Dataset: 'Dataset',
        Table: 'Table',
      },
    },
    'cloud.google.com/go/bigquery/storage/apiv1': { generated: 'google.cloud.bigquery.storage.v1' },
  },
  types: {
    Client: {
      knownAs: 'bq, bigqueryClient',
      methods: {
        Query: { returns: 'Query' },
        'Dataset, DatasetInProject': { takes: 'id', returns: 'Dataset', bind: { datasetId: 'id' } },
        'Datasets, DatasetsInProject': { calls: datasets.list, returns: 'Dataset[]' },
        'JobFromID, JobFromIDLocation, JobFromProject': { calls: jobs.get, returns: 'Job' },
        Jobs: { calls: jobs.list, returns: 'Job[]' },
        'Close, Location': '',
      },
    },
    Query: {
      methods: {
        Run: { calls: jobs.insert, returns: 'Job' },
        Read: { calls: `${bigquery.query} ${jobs.results}`, returns: 'Rows' },
      },
    },
    Rows: { methods: { 'Next, PageInfo': '' } },
    Job: {
      methods: {
        'Status, Wait': jobs.get,
        Read: { calls: `${jobs.get} ${jobs.results}`, returns: 'Rows' },
        Cancel: jobs.cancel,
        Delete: jobs.delete,
        Children: jobs.list,
        'ID, Config, LastStatus, Location': '',
      },
    },
    Dataset: {
      methods: {
        Create: datasets.create,
        Metadata: datasets.get,
        Update: datasets.update,
        'Delete, DeleteWithContents': datasets.delete,
        Table: { takes: 'id', returns: 'Table', bind: { tableId: 'id' } },
        Tables: { calls: tables.list, returns: 'Table[]' },
        Routine: { returns: 'Routine' },
        Routines: routines.list,
        Model: { returns: 'Model' },
        Models: models.list,
      },
    },
    Table: {
      methods: {
        Create: tables.create,
        Metadata: tables.get,
        Update: tables.update,
        Delete: tables.delete,
        Read: { calls: rows.list, returns: 'Rows' },
        Inserter: { returns: 'Inserter' },
        'LoaderFrom, CopierFrom, ExtractorTo': { returns: 'Runner' },
        IAM: { returns: 'Policy' },
      },
    },
    Inserter: { methods: { Put: rows.insert } },
    Runner: { methods: { Run: { calls: jobs.insert, returns: 'Job' } } },
    Routine: {
      methods: { Create: routines.create, Metadata: routines.get, Update: routines.update, Delete: routines.delete },
    },
    Policy: {
      methods: {
        Policy: 'bigquery.tables.getIamPolicy',
        SetPolicy: 'bigquery.tables.setIamPolicy',
        V3: { returns: 'this' },
      },
    },
    Model: {
      methods: {
        ExtractorTo: { returns: 'Runner' },
        Metadata: models.get,
        Update: models.update,
        Delete: models.delete,
      },
    },
  },
};
