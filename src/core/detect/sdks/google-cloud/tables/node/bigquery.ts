import type { LibraryTable, MethodRow } from '../../table.js';
import { nodeClient } from './storage.js';

const job = (takes: string, members: Readonly<Record<string, string>>): MethodRow => ({
  takes,
  calls: [{ operation: 'bigquery.jobs.insert', with: members }],
  returns: '[Job]',
});
const query = job('options', {
  'configuration.query.reads': '=true',
  'configuration.query.destinationTable': 'options.destination',
});
const load = { 'configuration.load.writes': '=true' };

/** @google-cloud/bigquery. */
export const nodeBigquery: LibraryTable = {
  library: '@google-cloud/bigquery',
  documentation: 'https://cloud.google.com/nodejs/docs/reference/bigquery/latest',
  namespace: 'bigquery',
  service: 'bigquery',
  modules: {
    '@google-cloud/bigquery': { exports: { BigQuery: 'BigQuery', Dataset: 'Dataset', Table: 'Table', Job: 'Job' } },
    '@google-cloud/bigquery-storage': { generated: 'google.cloud.bigquery.storage.v1' },
  },
  types: {
    BigQuery: {
      construct: {
        takes: 'options',
        bind: { projectId: 'options.projectId', 'jobReference.projectId': 'options.projectId|{project}' },
        configure: nodeClient,
      },
      methods: {
        dataset: {
          takes: 'id, options',
          returns: 'Dataset',
          bind: { datasetId: 'id', projectId: 'options.projectId' },
        },
        createDataset: {
          takes: 'id',
          calls: 'bigquery.datasets.insert',
          returns: '[Dataset]',
          bind: { datasetId: 'id' },
        },
        getDatasets: { calls: 'bigquery.datasets.list', returns: '[Dataset[]]' },
        getDatasetsStream: { calls: 'bigquery.datasets.list', returns: 'Dataset[]' },
        'query, createQueryStream': { ...query, returns: '[Row[]]' },
        createQueryJob: query,
        createJob: {
          takes: 'options',
          calls: [{ operation: 'bigquery.jobs.insert', with: { configuration: 'options.configuration' } }],
          returns: '[Job]',
        },
        job: { takes: 'id', returns: 'Job', bind: { jobId: 'id' } },
        getJobs: {
          takes: 'options',
          calls: [{ operation: 'bigquery.jobs.list', with: { allUsers: 'options.allUsers' } }],
          returns: '[Job[]]',
        },
        getJobsStream: {
          takes: 'options',
          calls: [{ operation: 'bigquery.jobs.list', with: { allUsers: 'options.allUsers' } }],
          returns: 'Job[]',
        },
      },
    },
    Row: { methods: {} },
    Dataset: {
      construct: { takes: 'bigQuery, id', bind: { datasetId: 'id' } },
      properties: { id: '$datasetId' },
      methods: {
        table: { takes: 'id', returns: 'Table', bind: { tableId: 'id' } },
        routine: { takes: 'id', returns: 'Routine', bind: { routineId: 'id' } },
        model: { takes: 'id', returns: 'Model', bind: { modelId: 'id' } },
        createTable: { takes: 'id', calls: 'bigquery.tables.insert', returns: '[Table]', bind: { tableId: 'id' } },
        createRoutine: { takes: 'id', calls: 'bigquery.routines.insert', returns: '[Routine]' },
        getTables: { calls: 'bigquery.tables.list', returns: '[Table[]]' },
        getTablesStream: { calls: 'bigquery.tables.list', returns: 'Table[]' },
        getRoutines: { calls: 'bigquery.routines.list', returns: '[Routine[]]' },
        getModels: { calls: 'bigquery.models.list', returns: '[Model[]]' },
        create: { calls: 'bigquery.datasets.insert', returns: '[Dataset]' },
        get: [
          {
            takes: 'options',
            when: [{ argument: 'options.autoCreate', is: true }],
            calls: 'bigquery.datasets.get bigquery.datasets.insert',
            returns: '[Dataset]',
          },
          { calls: 'bigquery.datasets.get', returns: '[Dataset]' },
        ],
        'exists, getMetadata': 'bigquery.datasets.get',
        setMetadata: 'bigquery.datasets.patch',
        delete: {
          takes: 'options',
          calls: [{ operation: 'bigquery.datasets.delete', with: { deleteContents: 'options.force' } }],
        },
        'query, createQueryStream': { ...query, returns: '[Row[]]' },
        createQueryJob: query,
      },
    },
    Table: {
      properties: { id: '$tableId', dataset: 'Dataset' },
      methods: {
        'insert, createInsertStream': 'bigquery.tabledata.insertAll',
        'getRows, createReadStream': { calls: 'bigquery.tabledata.list', returns: '[Row[]]' },
        'load, createLoadJob, createWriteStream': job('source', load),
        'extract, createExtractJob': job('destination', { 'configuration.extract.destinationUris': '=given' }),
        'copy, createCopyJob, copyFrom, createCopyFromJob': job('destination', {
          'configuration.copy.writes': '=true',
        }),
        'query, createQueryStream': { ...query, returns: '[Row[]]' },
        createQueryJob: query,
        create: { calls: 'bigquery.tables.insert', returns: '[Table]' },
        get: [
          {
            takes: 'options',
            when: [{ argument: 'options.autoCreate', is: true }],
            calls: 'bigquery.tables.get bigquery.tables.insert',
            returns: '[Table]',
          },
          { calls: 'bigquery.tables.get', returns: '[Table]' },
        ],
        'exists, getMetadata': 'bigquery.tables.get',
        setMetadata: 'bigquery.tables.patch',
        delete: 'bigquery.tables.delete',
        getIamPolicy: 'bigquery.tables.getIamPolicy',
        setIamPolicy: 'bigquery.tables.setIamPolicy',
        testIamPermissions: 'bigquery.tables.testIamPermissions',
      },
    },
    Routine: {
      methods: {
        'get, exists, getMetadata': 'bigquery.routines.get',
        setMetadata: 'bigquery.routines.update',
        delete: 'bigquery.routines.delete',
      },
    },
    Model: {
      methods: {
        'get, exists, getMetadata': 'bigquery.models.get',
        setMetadata: 'bigquery.models.patch',
        delete: 'bigquery.models.delete',
      },
    },
    Job: {
      properties: { id: '$jobId' },
      methods: {
        'get, exists, getMetadata, promise': 'bigquery.jobs.get',
        'getQueryResults, getQueryResultsStream': { calls: 'bigquery.jobs.getQueryResults', returns: '[Row[]]' },
        cancel: 'bigquery.jobs.cancel',
        delete: 'bigquery.jobs.delete',
        'on, once': { returns: 'this' },
      },
    },
  },
};
