import type { LibraryTable, MethodRow } from '../../table.js';

const DATASET = ['{projectId}.{datasetId}', '{datasetId}'];
const TABLE = ['{projectId}.{datasetId}.{tableId}', '{datasetId}.{tableId}', '{tableId}'];

const onDataset = (operation: string, takes: string, returns?: string): MethodRow => ({
  takes,
  calls: operation,
  parse: { argument: takes.split(',')[0] ?? takes, patterns: DATASET },
  ...(returns === undefined ? {} : { returns }),
});
const onTable = (operation: string, takes: string, returns?: string): MethodRow => ({
  takes,
  calls: operation,
  parse: { argument: takes.split(',')[0] ?? takes, patterns: TABLE },
  ...(returns === undefined ? {} : { returns }),
});
const job = (takes: string, table: string, members: Readonly<Record<string, string>>): MethodRow => ({
  takes,
  calls: [{ operation: 'bigquery.jobs.insert', with: members }],
  parse: { argument: table, patterns: TABLE },
  returns: 'Job',
});

/** google-cloud-bigquery for Python. */
export const pythonBigquery: LibraryTable = {
  library: 'google-cloud-bigquery',
  documentation: 'https://cloud.google.com/python/docs/reference/bigquery/latest',
  namespace: 'bigquery',
  service: 'bigquery',
  modules: {
    'google.cloud.bigquery': {
      exports: {
        Client: 'Client',
        Dataset: 'Dataset',
        DatasetReference: 'DatasetReference',
        Table: 'Table',
        TableReference: 'TableReference',
        QueryJobConfig: 'QueryJobConfig',
        Routine: 'Routine',
        Model: 'Model',
      },
    },
    'google.cloud.bigquery_storage, google.cloud.bigquery_storage_v1': {
      generated: 'google.cloud.bigquery.storage.v1',
    },
    'google.cloud.bigquery.dbapi': { exports: { connect: { takes: 'client', returns: 'Connection' } } },
  },
  types: {
    Client: {
      construct: {
        takes: 'project, credentials',
        bind: { projectId: 'project', 'jobReference.projectId': 'project|{project}' },
        configure: { project: 'project', credentials: 'credentials', endpoint: 'client_options.api_endpoint' },
      },
      statics: {
        from_service_account_json: {
          takes: 'json_credentials_path',
          returns: 'Client',
          configure: { keyFile: 'json_credentials_path', project: 'project' },
        },
      },
      methods: {
        dataset: {
          takes: 'dataset_id, project',
          returns: 'DatasetReference',
          bind: { datasetId: 'dataset_id', projectId: 'project' },
        },
        get_dataset: onDataset('bigquery.datasets.get', 'dataset_ref', 'Dataset'),
        create_dataset: onDataset('bigquery.datasets.insert', 'dataset', 'Dataset'),
        update_dataset: onDataset('bigquery.datasets.patch', 'dataset, fields', 'Dataset'),
        delete_dataset: {
          takes: 'dataset, delete_contents',
          calls: [{ operation: 'bigquery.datasets.delete', with: { deleteContents: 'delete_contents' } }],
          parse: { argument: 'dataset', patterns: DATASET },
        },
        list_datasets: {
          takes: 'project',
          calls: 'bigquery.datasets.list',
          returns: 'Dataset[]',
          bind: { projectId: 'project' },
        },
        get_table: onTable('bigquery.tables.get', 'table', 'Table'),
        create_table: onTable('bigquery.tables.insert', 'table', 'Table'),
        update_table: onTable('bigquery.tables.patch', 'table, fields', 'Table'),
        delete_table: onTable('bigquery.tables.delete', 'table'),
        list_tables: { ...onDataset('bigquery.tables.list', 'dataset'), returns: 'Table[]' },
        list_rows: { ...onTable('bigquery.tabledata.list', 'table'), returns: 'Rows' },
        list_partitions: {
          ...onTable('bigquery.jobs.query', 'table'),
          note: 'list_partitions queries the table’s partitions',
        },
        'insert_rows, insert_rows_json, insert_rows_from_dataframe': onTable('bigquery.tabledata.insertAll', 'table'),
        query: {
          takes: 'query, job_config',
          calls: [
            {
              operation: 'bigquery.jobs.insert',
              with: {
                'configuration.query.reads': '=true',
                'configuration.query.destinationTable': 'job_config.destination',
              },
            },
          ],
          returns: 'QueryJob',
        },
        query_and_wait: { takes: 'query', calls: 'bigquery.jobs.query', returns: 'Rows' },
        load_table_from_uri: job('source_uris, destination', 'destination', {
          'configuration.load.sourceUris': '=given',
          'configuration.load.writes': '=true',
        }),
        'load_table_from_file, load_table_from_dataframe, load_table_from_json': job(
          'source, destination',
          'destination',
          {
            'configuration.load.writes': '=true',
          },
        ),
        extract_table: job('source, destination_uris', 'source', { 'configuration.extract.destinationUris': '=given' }),
        copy_table: job('sources, destination', 'destination', { 'configuration.copy.writes': '=true' }),
        create_job: { takes: 'job_config', calls: 'bigquery.jobs.insert', returns: 'Job' },
        get_job: {
          takes: 'job_id',
          calls: [{ operation: 'bigquery.jobs.get', with: { jobId: 'job_id' } }],
          returns: 'Job',
        },
        cancel_job: {
          takes: 'job_id',
          calls: [{ operation: 'bigquery.jobs.cancel', with: { jobId: 'job_id' } }],
          returns: 'Job',
        },
        delete_job_metadata: { takes: 'job_id', calls: 'bigquery.jobs.delete' },
        list_jobs: {
          calls: [{ operation: 'bigquery.jobs.list', with: { allUsers: 'all_users', projectId: 'project' } }],
          returns: 'Job[]',
        },
        list_projects: { calls: 'bigquery.projects.list' },
        get_service_account_email: { calls: 'bigquery.projects.getServiceAccount' },
        get_routine: { takes: 'routine_ref', calls: 'bigquery.routines.get', returns: 'Routine' },
        create_routine: { takes: 'routine', calls: 'bigquery.routines.insert', returns: 'Routine' },
        update_routine: { takes: 'routine', calls: 'bigquery.routines.update', returns: 'Routine' },
        delete_routine: { takes: 'routine', calls: 'bigquery.routines.delete' },
        list_routines: { ...onDataset('bigquery.routines.list', 'dataset'), returns: 'Routine[]' },
        get_model: { takes: 'model_ref', calls: 'bigquery.models.get', returns: 'Model' },
        update_model: { takes: 'model', calls: 'bigquery.models.patch', returns: 'Model' },
        delete_model: { takes: 'model', calls: 'bigquery.models.delete' },
        list_models: { ...onDataset('bigquery.models.list', 'dataset'), returns: 'Model[]' },
        get_iam_policy: onTable('bigquery.tables.getIamPolicy', 'table'),
        set_iam_policy: onTable('bigquery.tables.setIamPolicy', 'table'),
        test_iam_permissions: onTable('bigquery.tables.testIamPermissions', 'table'),
        close: '',
      },
    },
    DatasetReference: {
      construct: { takes: 'project, dataset_id', bind: { projectId: 'project', datasetId: 'dataset_id' } },
      statics: {
        from_string: {
          takes: 'dataset_id',
          returns: 'DatasetReference',
          parse: { argument: 'dataset_id', patterns: DATASET },
        },
      },
      properties: { dataset_id: '$datasetId', project: '$projectId' },
      methods: {
        table: { takes: 'table_id', returns: 'TableReference', bind: { tableId: 'table_id' } },
        'routine, model': { returns: 'this' },
      },
    },
    Dataset: {
      like: 'DatasetReference',
      construct: { takes: 'dataset_ref', parse: { argument: 'dataset_ref', patterns: DATASET } },
      properties: { reference: 'DatasetReference' },
    },
    TableReference: {
      construct: {
        takes: 'dataset_ref, table_id',
        bind: { projectId: 'dataset_ref', datasetId: 'dataset_ref', tableId: 'table_id' },
      },
      statics: {
        from_string: { takes: 'table_id', returns: 'TableReference', parse: { argument: 'table_id', patterns: TABLE } },
      },
      properties: { table_id: '$tableId', dataset_id: '$datasetId', project: '$projectId' },
    },
    Table: {
      like: 'TableReference',
      construct: { takes: 'table_ref, schema', parse: { argument: 'table_ref', patterns: TABLE } },
      properties: { reference: 'TableReference' },
    },
    QueryJobConfig: { construct: { bind: { destination: 'destination' } } },
    Routine: { construct: { takes: 'routine_ref' } },
    Model: { construct: { takes: 'model_ref' } },
    Job: {
      methods: {
        result: { calls: 'bigquery.jobs.get' },
        'reload, exists, done': 'bigquery.jobs.get',
        cancel: 'bigquery.jobs.cancel',
      },
    },
    QueryJob: {
      like: 'Job',
      element: 'Row',
      methods: {
        result: { calls: 'bigquery.jobs.getQueryResults', returns: 'Rows' },
        'to_dataframe, to_arrow, to_dataframe_iterable, to_geodataframe': { calls: 'bigquery.jobs.getQueryResults' },
      },
    },
    Rows: {
      knownAs: 'results',
      element: 'Row',
      methods: { 'to_dataframe, to_arrow, to_dataframe_iterable, to_arrow_iterable, to_geodataframe': '' },
    },
    Row: { methods: {} },
    Connection: { methods: { cursor: { returns: 'Cursor' } } },
    Cursor: { methods: { 'execute, executemany': 'bigquery.jobs.insert', 'fetchall, fetchone, fetchmany': '' } },
  },
};
