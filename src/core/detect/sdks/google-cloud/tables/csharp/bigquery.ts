import type { LibraryTable } from '../../table.js';
import { bigquery } from '../operations.js';
import { client, creates, withAsync } from './clients.js';

const { jobs, datasets, tables, routines, models, rows } = bigquery;
const dataset = { takes: 'datasetId', bind: { datasetId: 'datasetId' } };
const table = { takes: 'datasetId, tableId', bind: { datasetId: 'datasetId', tableId: 'tableId' } };
const own = { takes: 'tableId', bind: { tableId: 'tableId' } };
const project = { takes: 'project, credentials', configure: { project: 'project', credentials: 'credentials' } };

/** Google.Cloud.BigQuery.V2. */
export const csharpBigquery: LibraryTable = {
  library: 'Google.Cloud.BigQuery.V2',
  documentation: 'https://cloud.google.com/dotnet/docs/reference/Google.Cloud.BigQuery.V2/latest',
  namespace: 'bigquery',
  service: 'bigquery',
  modules: {
    'Google.Cloud.BigQuery.V2': {
      exports: { BigQueryClient: 'BigQueryClient', BigQueryClientBuilder: 'BigQueryClientBuilder' },
    },
    'Google.Cloud.BigQuery.Storage.V1': { generated: 'google.cloud.bigquery.storage.v1' },
  },
  types: {
    ...client('BigQueryClient'),
    BigQueryClient: {
      statics: creates('BigQueryClient', project),
      methods: {
        [withAsync('ExecuteQuery')]: `${bigquery.query} ${jobs.results}`,
        [withAsync(
          'CreateQueryJob, CreateLoadJob, CreateExtractJob, CreateCopyJob, CreateModelExtractJob, UploadCsv, UploadJson, UploadAvro, UploadParquet, UploadOrc',
        )]: { calls: jobs.insert, returns: 'Job' },
        [withAsync('GetQueryResults')]: jobs.results,
        [withAsync('GetJob, PollJobUntilCompleted')]: { calls: jobs.get, returns: 'Job' },
        [withAsync('ListJobs')]: jobs.list,
        [withAsync('CancelJob')]: jobs.cancel,
        [withAsync('CreateDataset')]: { ...dataset, calls: datasets.create, returns: 'Dataset' },
        [withAsync('GetDataset')]: { ...dataset, calls: datasets.get, returns: 'Dataset' },
        [withAsync('GetOrCreateDataset')]: {
          ...dataset,
          calls: `${datasets.get} ${datasets.create}`,
          returns: 'Dataset',
        },
        [withAsync('ListDatasets')]: { calls: datasets.list, returns: 'Dataset[]' },
        [withAsync('UpdateDataset, PatchDataset')]: { ...dataset, calls: datasets.update },
        [withAsync('DeleteDataset')]: { ...dataset, calls: datasets.delete },
        [withAsync('CreateTable')]: { ...table, calls: tables.create, returns: 'Table' },
        [withAsync('GetTable')]: { ...table, calls: tables.get, returns: 'Table' },
        [withAsync('GetOrCreateTable')]: { ...table, calls: `${tables.get} ${tables.create}`, returns: 'Table' },
        [withAsync('ListTables')]: { ...dataset, calls: tables.list, returns: 'Table[]' },
        [withAsync('UpdateTable, PatchTable')]: { ...table, calls: tables.update },
        [withAsync('DeleteTable')]: { ...table, calls: tables.delete },
        [withAsync('ListRows')]: { ...table, calls: rows.list },
        [withAsync('InsertRow, InsertRows')]: { ...table, calls: rows.insert },
        [withAsync('CreateRoutine')]: routines.create,
        [withAsync('GetRoutine')]: routines.get,
        [withAsync('ListRoutines')]: routines.list,
        [withAsync('UpdateRoutine')]: routines.update,
        [withAsync('DeleteRoutine')]: routines.delete,
        [withAsync('GetModel')]: models.get,
        [withAsync('ListModels')]: models.list,
        [withAsync('PatchModel')]: models.update,
        [withAsync('DeleteModel')]: models.delete,
        'GetDatasetReference, GetTableReference, GetJobReference, Dispose': '',
      },
    },
    Dataset: {
      methods: {
        [withAsync('CreateTable')]: { ...own, calls: tables.create, returns: 'Table' },
        [withAsync('GetTable')]: { ...own, calls: tables.get, returns: 'Table' },
        [withAsync('ListTables')]: { calls: tables.list, returns: 'Table[]' },
        [withAsync('Update, Patch')]: datasets.update,
        [withAsync('Delete')]: datasets.delete,
      },
    },
    Table: {
      methods: {
        [withAsync('InsertRow, InsertRows')]: rows.insert,
        [withAsync('ListRows')]: rows.list,
        [withAsync('Update, Patch')]: tables.update,
        [withAsync('Delete')]: tables.delete,
        [withAsync('CreateExtractJob, CreateCopyJob, UploadCsv, UploadJson, UploadAvro, UploadParquet')]: {
          calls: jobs.insert,
          returns: 'Job',
        },
      },
    },
    Job: {
      methods: {
        [withAsync('PollUntilCompleted, Refresh')]: { calls: jobs.get, returns: 'Job' },
        [withAsync('GetQueryResults')]: jobs.results,
        [withAsync('Cancel')]: jobs.cancel,
        'ThrowOnAnyError, ThrowOnFatalError': { returns: 'this' },
      },
    },
  },
};
