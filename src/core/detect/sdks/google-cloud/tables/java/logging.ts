import type { LibraryTable } from '../../table.js';
import { logging } from '../operations.js';
import { service } from './service.js';

const { sinks, metrics, exclusions, logs } = logging;

/** google-cloud-logging for Java; methods ending in Async do the same. */
export const javaLogging: LibraryTable = {
  library: 'google-cloud-logging',
  documentation:
    'https://cloud.google.com/java/docs/reference/google-cloud-logging/latest/com.google.cloud.logging.Logging',
  namespace: 'logging',
  service: 'logging',
  modules: {
    'com.google.cloud.logging': {
      exports: {
        ...service.exports('Logging'),
        LoggingHandler: 'LoggingHandler',
        SinkInfo: 'SinkInfo',
        MetricInfo: 'MetricInfo',
        Exclusion: 'Exclusion',
      },
    },
    'com.google.cloud.logging.v2': { generated: 'google.logging.v2' },
  },
  types: {
    ...service.types('Logging'),
    LoggingHandler: { construct: { calls: logging.write, note: 'the handler writes what the application logs' } },
    Logging: {
      methods: {
        write: logging.write,
        'flush, close': '',
        'listLogEntries, listLogEntriesAsync': logging.entries,
        tailLogEntries: logging.tail,
        'listLogs, listLogsAsync': logs.list,
        'deleteLog, deleteLogAsync': logs.delete,
        'create, createAsync': [
          { takes: 'info', when: [{ argument: 'info', type: 'MetricInfo' }], calls: metrics.create, returns: 'Metric' },
          { takes: 'info', when: [{ argument: 'info', type: 'Exclusion' }], calls: exclusions.create },
          { takes: 'info', when: [{ argument: 'info', type: 'SinkInfo' }], calls: sinks.create, returns: 'Sink' },
        ],
        'update, updateAsync': [
          { takes: 'info', when: [{ argument: 'info', type: 'MetricInfo' }], calls: metrics.update, returns: 'Metric' },
          { takes: 'info', when: [{ argument: 'info', type: 'Exclusion' }], calls: exclusions.update },
          { takes: 'info', when: [{ argument: 'info', type: 'SinkInfo' }], calls: sinks.update, returns: 'Sink' },
        ],
        'getSink, getSinkAsync': { calls: sinks.get, returns: 'Sink' },
        'listSinks, listSinksAsync': { calls: sinks.list, returns: 'Sink[]' },
        'deleteSink, deleteSinkAsync': sinks.delete,
        'getMetric, getMetricAsync': { calls: metrics.get, returns: 'Metric' },
        'listMetrics, listMetricsAsync': { calls: metrics.list, returns: 'Metric[]' },
        'deleteMetric, deleteMetricAsync': metrics.delete,
        'listMonitoredResourceDescriptors, listMonitoredResourceDescriptorsAsync': logging.resources,
      },
    },
    SinkInfo: {
      statics: { 'of, newBuilder': { returns: 'SinkInfo' } },
      methods: { 'build, setFilter': { returns: 'this' } },
    },
    MetricInfo: {
      statics: { 'of, newBuilder': { returns: 'MetricInfo' } },
      methods: { 'build, setDescription': { returns: 'this' } },
    },
    Exclusion: { statics: { 'of, newBuilder': { returns: 'Exclusion' } }, methods: { build: { returns: 'this' } } },
    Sink: {
      methods: {
        'reload, reloadAsync': sinks.get,
        'update, updateAsync': sinks.update,
        'delete, deleteAsync': sinks.delete,
      },
    },
    Metric: {
      methods: {
        'reload, reloadAsync': metrics.get,
        'update, updateAsync': metrics.update,
        'delete, deleteAsync': metrics.delete,
      },
    },
  },
};
