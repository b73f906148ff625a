import type { LibraryTable } from '../../table.js';
import { logging } from '../operations.js';

const { sinks, metrics, logs } = logging;

/** cloud.google.com/go/logging and its client for administration, logadmin. */
export const goLogging: LibraryTable = {
  library: 'cloud.google.com/go/logging',
  documentation: 'https://pkg.go.dev/cloud.google.com/go/logging',
  namespace: 'logging',
  service: 'logging',
  modules: {
    'cloud.google.com/go/logging': {
      exports: {
        NewClient: { takes: 'ctx, project', returns: 'Client', configure: { project: 'project' } },
        Client: 'Client',
        Logger: 'Logger',
      },
    },
    'cloud.google.com/go/logging/logadmin': {
      exports: { NewClient: { takes: 'ctx, project', returns: 'AdminClient', configure: { project: 'project' } } },
    },
    'cloud.google.com/go/logging/apiv2': { generated: 'google.logging.v2' },
  },
  types: {
    Client: {
      methods: {
        Logger: { takes: 'name', returns: 'Logger', bind: { logName: 'projects/{project}/logs/{name}' } },
        Ping: logging.write,
        Close: '',
      },
    },
    Logger: {
      methods: {
        'Log, LogSync': logging.write,
        StandardLogger: { returns: 'StandardLogger' },
        StandardLoggerFromTemplate: { returns: 'StandardLogger' },
        Flush: '',
      },
    },
    StandardLogger: { methods: { 'Print, Printf, Println, Fatal, Fatalf, Panic, Panicf': logging.write } },
    AdminClient: {
      methods: {
        Entries: logging.entries,
        Logs: logs.list,
        DeleteLog: logs.delete,
        Sinks: sinks.list,
        Sink: sinks.get,
        'CreateSink, CreateSinkOpt': sinks.create,
        'UpdateSink, UpdateSinkOpt': sinks.update,
        DeleteSink: sinks.delete,
        Metrics: metrics.list,
        Metric: metrics.get,
        CreateMetric: metrics.create,
        UpdateMetric: metrics.update,
        DeleteMetric: metrics.delete,
        ResourceDescriptors: logging.resources,
        Close: '',
      },
    },
  },
};
