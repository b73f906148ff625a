import type { LibraryTable } from '../../table.js';

const write = 'logging.entries.write';
const LOG = { logName: 'projects/{project}/logs/{name}' };

/** google-cloud-logging for Python. */
export const pythonLogging: LibraryTable = {
  library: 'google-cloud-logging',
  documentation: 'https://cloud.google.com/python/docs/reference/logging/latest',
  namespace: 'logging',
  service: 'logging',
  modules: {
    'google.cloud.logging': {
      exports: {
        Client: 'Client',
        Logger: 'Logger',
        handlers: 'module:google.cloud.logging.handlers',
        Resource: 'Resource',
      },
    },
    'google.cloud.logging.handlers, google.cloud.logging_v2.handlers': {
      exports: {
        CloudLoggingHandler: { takes: 'client', calls: write, note: 'the handler writes what the application logs' },
        setup_logging: '',
      },
    },
    'google.cloud.logging_v2': { generated: 'google.logging.v2', exports: { Client: 'Client' } },
    'google.cloud.logging_v2.services': { generated: 'google.logging.v2' },
  },
  types: {
    Client: {
      construct: { configure: { project: 'project', credentials: 'credentials' } },
      statics: {
        from_service_account_json: {
          takes: 'json_credentials_path',
          returns: 'Client',
          configure: { keyFile: 'json_credentials_path' },
        },
      },
      methods: {
        logger: { takes: 'name', returns: 'Logger', bind: LOG },
        list_entries: { calls: 'logging.entries.list' },
        sink: { takes: 'name', returns: 'Sink', bind: { sinkName: 'projects/{project}/sinks/{name}' } },
        list_sinks: { calls: 'logging.projects.sinks.list', returns: 'Sink[]' },
        metric: { takes: 'name', returns: 'Metric', bind: { metricName: 'projects/{project}/metrics/{name}' } },
        list_metrics: { calls: 'logging.projects.metrics.list', returns: 'Metric[]' },
        setup_logging: { calls: write, note: 'setup_logging sends what the application logs to Cloud Logging' },
        get_default_handler: { calls: write, note: 'the handler writes what the application logs' },
      },
    },
    Resource: { construct: {} },
    Logger: {
      construct: { takes: 'name, client', bind: LOG },
      methods: {
        'log, log_text, log_struct, log_proto, log_empty': write,
        batch: { returns: 'Batch' },
        list_entries: { calls: 'logging.entries.list' },
        delete: 'logging.projects.logs.delete',
      },
    },
    Batch: { entered: 'Batch', methods: { 'log, log_text, log_struct, log_proto, log_empty': '', commit: write } },
    Sink: {
      methods: {
        create: 'logging.projects.sinks.create',
        'exists, reload': 'logging.projects.sinks.get',
        update: 'logging.projects.sinks.update',
        delete: 'logging.projects.sinks.delete',
      },
    },
    Metric: {
      methods: {
        create: 'logging.projects.metrics.create',
        'exists, reload': 'logging.projects.metrics.get',
        update: 'logging.projects.metrics.update',
        delete: 'logging.projects.metrics.delete',
      },
    },
  },
};
