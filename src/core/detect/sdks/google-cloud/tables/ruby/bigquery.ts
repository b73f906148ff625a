import type { LibraryTable, MethodEntry, MethodRow } from '../../table.js';
import { bigquery } from '../operations.js';

const { jobs, datasets, tables, routines, models, rows } = bigquery;

const looked = (operation: string): NonNullable<MethodRow['calls']> => [
  { operation, when: [{ absent: 'skip_lookup' }] },
];

/** A query runs as a job, and its results are fetched when it is done. */
const queries: Readonly<Record<string, MethodEntry>> = {
  query: { calls: `${jobs.insert} ${jobs.results}`, returns: 'Data' },
  'query_job, copy_job, load_job, extract_job': { calls: jobs.insert, returns: 'Job' },
  'copy, load, extract': { calls: `${jobs.insert} ${jobs.get}` },
};

/** google-cloud-bigquery for Ruby. */
export const rubyBigquery: LibraryTable = {
  library: 'google-cloud-bigquery',
  documentation: 'https://cloud.google.com/ruby/docs/reference/google-cloud-bigquery/latest',
  namespace: 'bigquery',
  service: 'bigquery',
  modules: {
    'Google.Cloud.Bigquery': {
      exports: {
        '()': {
          returns: 'Project',
          configure: { project: 'project_id', keyFile: 'credentials', endpoint: 'endpoint' },
        },
        Project: 'Project',
        Dataset: 'Dataset',
        Table: 'Table',
        Job: 'Job',
      },
    },
  },
  types: {
    Project: {
      knownAs: 'bigquery, bigquery_client',
      methods: {
        ...queries,
        dataset: { takes: 'id', calls: looked(datasets.get), returns: 'Dataset', bind: { datasetId: 'id' } },
        datasets: { calls: datasets.list, returns: 'Dataset[]' },
        create_dataset: { takes: 'id', calls: datasets.create, returns: 'Dataset', bind: { datasetId: 'id' } },
        job: { calls: jobs.get, returns: 'Job' },
        jobs: { calls: jobs.list, returns: 'Job[]' },
        'schema, external, time, project_id': '',
      },
    },
    Dataset: {
      methods: {
        ...queries,
        table: { takes: 'id', calls: looked(tables.get), returns: 'Table', bind: { tableId: 'id' } },
        tables: { calls: tables.list, returns: 'Table[]' },
        'create_table, create_view, create_materialized_view, create_table_snapshot': {
          takes: 'id',
          calls: tables.create,
          returns: 'Table',
          bind: { tableId: 'id' },
        },
        insert: { takes: 'table', calls: rows.insert, bind: { tableId: 'table' } },
        delete: datasets.delete,
        'reload!, refresh!': datasets.get,
        routine: { takes: 'id', calls: looked(routines.get), returns: 'Routine', bind: { routineId: 'id' } },
        routines: routines.list,
        create_routine: routines.create,
        model: { takes: 'id', calls: looked(models.get), returns: 'Model', bind: { modelId: 'id' } },
        models: models.list,
      },
    },
    Table: {
      methods: {
        ...queries,
        data: { calls: rows.list, returns: 'Data' },
        insert: rows.insert,
        insert_async: { returns: 'Inserter' },
        delete: tables.delete,
        'reload!, refresh!': tables.get,
        policy: 'bigquery.tables.getIamPolicy',
        update_policy: 'bigquery.tables.setIamPolicy',
      },
    },
    Inserter: { methods: { insert: rows.insert, 'stop, wait!': '' } },
    Job: {
      methods: {
        'reload!, refresh!, wait_until_done!': jobs.get,
        cancel: jobs.cancel,
        delete: jobs.delete,
        data: { calls: jobs.results, returns: 'Data' },
        'done?, failed?, error, state': '',
      },
    },
    Data: { methods: { 'all, each, first, total': '', next: jobs.results } },
    Routine: { methods: { delete: routines.delete, update: routines.update, 'reload!': routines.get } },
    Model: {
      methods: { delete: models.delete, 'reload!': models.get, extract: jobs.insert, extract_job: jobs.insert },
    },
  },
};
