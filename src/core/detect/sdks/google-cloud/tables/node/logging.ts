import type { LibraryTable } from '../../table.js';
import { nodeClient } from './storage.js';

const write = 'logging.entries.write';

/** @google-cloud/logging. */
export const nodeLogging: LibraryTable = {
  library: '@google-cloud/logging',
  documentation: 'https://cloud.google.com/nodejs/docs/reference/logging/latest',
  namespace: 'logging',
  service: 'logging',
  modules: {
    '@google-cloud/logging': { exports: { Logging: 'Logging', v2: 'module:@google-cloud/logging/v2' } },
    '@google-cloud/logging/v2': { generated: 'google.logging.v2' },
    '@google-cloud/logging-winston': {
      exports: {
        LoggingWinston: { takes: 'options', calls: write, note: 'the transport writes what the application logs' },
      },
    },
    '@google-cloud/logging-bunyan': {
      exports: {
        LoggingBunyan: { takes: 'options', calls: write, note: 'the stream writes what the application logs' },
      },
    },
  },
  types: {
    Logging: {
      construct: { takes: 'options', configure: nodeClient },
      methods: {
        'log, logSync': { takes: 'name', returns: 'Log', bind: { logName: 'projects/{project}/logs/{name}' } },
        entry: '',
        'getEntries, getEntriesStream': 'logging.entries.list',
        tailEntries: 'logging.entries.tail',
        getLogs: { calls: 'logging.projects.logs.list', returns: '[Log[]]' },
        getLogsStream: { calls: 'logging.projects.logs.list', returns: 'Log[]' },
        sink: { takes: 'name', returns: 'Sink', bind: { sinkName: 'projects/{project}/sinks/{name}' } },
        createSink: { takes: 'name', calls: 'logging.projects.sinks.create', returns: '[Sink]' },
        getSinks: { calls: 'logging.projects.sinks.list', returns: '[Sink[]]' },
        getSinksStream: { calls: 'logging.projects.sinks.list', returns: 'Sink[]' },
      },
    },
    Log: {
      methods: {
        'write, alert, critical, debug, emergency, error, info, notice, warning': write,
        entry: '',
        'getEntries, getEntriesStream': 'logging.entries.list',
        tailEntries: 'logging.entries.tail',
        delete: 'logging.projects.logs.delete',
      },
    },
    Sink: {
      methods: {
        create: { calls: 'logging.projects.sinks.create', returns: '[Sink]' },
        'get, exists, getMetadata': 'logging.projects.sinks.get',
        'setMetadata, setFilter': 'logging.projects.sinks.update',
        delete: 'logging.projects.sinks.delete',
      },
    },
  },
};
