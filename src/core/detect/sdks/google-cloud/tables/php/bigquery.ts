import type { LibraryTable } from '../../table.js';
import { bigquery } from '../operations.js';

const { jobs, datasets, tables, routines, models, rows } = bigquery;

/** google/cloud-bigquery for PHP. Configurations of jobs and queries are made first, and run by a method that takes them. */
export const phpBigquery: LibraryTable = {
  library: 'google/cloud-bigquery',
  documentation: 'https://cloud.google.com/php/docs/reference/cloud-bigquery/latest',
  namespace: 'bigquery',
  service: 'bigquery',
  modules: {
    'Google.Cloud.BigQuery': {
      exports: { BigQueryClient: 'BigQueryClient', Dataset: 'Dataset', Table: 'Table', Job: 'Job' },
    },
  },
  types: {
    BigQueryClient: {
      construct: { takes: 'options', configure: { project: 'options.projectId', keyFile: 'options.keyFilePath' } },
      methods: {
        runQuery: { calls: `${bigquery.query} ${jobs.results}`, returns: 'Results' },
        startQuery: { calls: jobs.insert, returns: 'Job' },
        'runJob, startJob': { calls: jobs.insert, returns: 'Job' },
        dataset: { takes: 'id', returns: 'Dataset', bind: { datasetId: 'id' } },
        datasets: { calls: datasets.list, returns: 'Dataset[]' },
        createDataset: { takes: 'id', calls: datasets.create, returns: 'Dataset', bind: { datasetId: 'id' } },
        job: { returns: 'Job' },
        jobs: { calls: jobs.list, returns: 'Job[]' },
        'query, queryConfig, copy, extract, load, bytes, date, time, timestamp, getServiceAccount': '',
      },
    },
    Dataset: {
      methods: {
        table: { takes: 'id', returns: 'Table', bind: { tableId: 'id' } },
        tables: { calls: tables.list, returns: 'Table[]' },
        createTable: { takes: 'id', calls: tables.create, returns: 'Table', bind: { tableId: 'id' } },
        delete: datasets.delete,
        update: datasets.update,
        'info, reload, exists': datasets.get,
        model: { takes: 'id', returns: 'Model', bind: { modelId: 'id' } },
        models: { calls: models.list, returns: 'Model[]' },
        routine: { takes: 'id', returns: 'Routine', bind: { routineId: 'id' } },
        routines: { calls: routines.list, returns: 'Routine[]' },
        createRoutine: routines.create,
      },
    },
    Table: {
      methods: {
        'insertRows, insertRow': rows.insert,
        rows: { calls: rows.list, returns: 'Results' },
        'runJob, startJob': { calls: jobs.insert, returns: 'Job' },
        delete: tables.delete,
        update: tables.update,
        'info, reload, exists': tables.get,
        'load, loadFromStorage, copy, extract, identity, id': '',
      },
    },
    Job: {
      methods: {
        'info, reload, exists, isComplete, waitUntilComplete': jobs.get,
        cancel: jobs.cancel,
        delete: jobs.delete,
        queryResults: { calls: jobs.results, returns: 'Results' },
        'id, identity': '',
      },
    },
    Results: { methods: { 'rows, isComplete, info, identity': '', 'waitUntilComplete, reload': jobs.results } },
    Model: { methods: { delete: models.delete, update: models.update, 'info, reload, exists': models.get } },
    Routine: { methods: { delete: routines.delete, update: routines.update, 'info, reload, exists': routines.get } },
  },
};
