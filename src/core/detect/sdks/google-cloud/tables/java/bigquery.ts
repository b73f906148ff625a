import type { LibraryTable } from '../../table.js';
import { bigquery } from '../operations.js';
import { service } from './service.js';

const { jobs, datasets, tables, routines, models, rows } = bigquery;

/** google-cloud-bigquery for Java: one interface with all methods, whose first arguments decide. */
export const javaBigquery: LibraryTable = {
  library: 'google-cloud-bigquery',
  documentation:
    'https://cloud.google.com/java/docs/reference/google-cloud-bigquery/latest/com.google.cloud.bigquery.BigQuery',
  namespace: 'bigquery',
  service: 'bigquery',
  modules: {
    'com.google.cloud.bigquery': {
      exports: {
        ...service.exports('BigQuery'),
        TableId: 'TableId',
        DatasetId: 'DatasetId',
        DatasetInfo: 'DatasetInfo',
        TableInfo: 'TableInfo',
        RoutineInfo: 'RoutineInfo',
        JobInfo: 'JobInfo',
      },
    },
    'com.google.cloud.bigquery.storage.v1': { generated: 'google.cloud.bigquery.storage.v1' },
  },
  types: {
    ...service.types('BigQuery'),
    TableId: {
      statics: {
        of: { takes: 'datasetId, tableId', returns: 'TableId', bind: { datasetId: 'datasetId', tableId: 'tableId' } },
      },
    },
    DatasetId: { statics: { of: { takes: 'datasetId', returns: 'DatasetId', bind: { datasetId: 'datasetId' } } } },
    DatasetInfo: {
      statics: { 'of, newBuilder': { takes: 'datasetId', returns: 'DatasetInfo', bind: { datasetId: 'datasetId' } } },
      methods: { 'build, setLocation, setDescription, setAcl': { returns: 'this' } },
    },
    TableInfo: {
      statics: { 'of, newBuilder': { returns: 'TableInfo' } },
      methods: { 'build, setDescription': { returns: 'this' } },
    },
    RoutineInfo: { statics: { 'of, newBuilder': { returns: 'RoutineInfo' } }, methods: { build: { returns: 'this' } } },
    JobInfo: {
      statics: { 'of, newBuilder': { returns: 'JobInfo' } },
      methods: { 'build, setJobId': { returns: 'this' } },
    },
    BigQuery: {
      methods: {
        query: `${bigquery.query} ${jobs.results}`,
        queryWithTimeout: `${bigquery.query} ${jobs.results}`,
        create: [
          {
            takes: 'info',
            when: [{ argument: 'info', type: 'DatasetInfo' }],
            calls: datasets.create,
            returns: 'Dataset',
          },
          { takes: 'info', when: [{ argument: 'info', type: 'TableInfo' }], calls: tables.create, returns: 'Table' },
          {
            takes: 'info',
            when: [{ argument: 'info', type: 'RoutineInfo' }],
            calls: routines.create,
            returns: 'Routine',
          },
          { takes: 'info', calls: jobs.insert, returns: 'Job' },
        ],
        getDataset: { calls: datasets.get, returns: 'Dataset' },
        listDatasets: { calls: datasets.list, returns: 'Dataset[]' },
        getTable: { calls: tables.get, returns: 'Table' },
        listTables: { calls: tables.list, returns: 'Table[]' },
        listTableData: rows.list,
        insertAll: rows.insert,
        getRoutine: { calls: routines.get, returns: 'Routine' },
        listRoutines: routines.list,
        getModel: models.get,
        listModels: models.list,
        getJob: { calls: jobs.get, returns: 'Job' },
        listJobs: { calls: jobs.list, returns: 'Job[]' },
        getQueryResults: jobs.results,
        cancel: jobs.cancel,
        update: [
          {
            takes: 'info',
            when: [{ argument: 'info', type: 'DatasetInfo' }],
            calls: datasets.update,
            returns: 'Dataset',
          },
          { takes: 'info', calls: tables.update, returns: 'Table' },
        ],
        delete: [
          { takes: 'id', when: [{ argument: 'id', type: 'TableId' }], calls: tables.delete },
          { takes: 'datasetId, tableId', when: [{ argument: 'tableId', type: 'text' }], calls: tables.delete },
          { takes: 'datasetId', calls: datasets.delete },
        ],
        writer: jobs.insert,
      },
    },
    Dataset: {
      methods: {
        'exists, reload': datasets.get,
        update: datasets.update,
        delete: datasets.delete,
        create: { calls: tables.create, returns: 'Table' },
        get: { calls: tables.get, returns: 'Table' },
        list: { calls: tables.list, returns: 'Table[]' },
      },
    },
    Table: {
      methods: {
        'exists, reload': tables.get,
        update: tables.update,
        delete: tables.delete,
        insert: rows.insert,
        list: rows.list,
        'copy, extract, load': { calls: jobs.insert, returns: 'Job' },
      },
    },
    Routine: { methods: { 'exists, reload': routines.get, update: routines.update, delete: routines.delete } },
    Job: {
      methods: {
        'exists, reload, isDone, waitFor': { calls: jobs.get, returns: 'Job' },
        getQueryResults: jobs.results,
        cancel: jobs.cancel,
      },
    },
  },
};
