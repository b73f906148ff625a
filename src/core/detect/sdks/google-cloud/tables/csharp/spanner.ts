import type { LibraryTable } from '../../table.js';
import { spanner } from '../spanner-operations.js';

/** Google.Cloud.Spanner.Data: a provider for ADO.NET. Statements run when a command is executed. */
export const csharpSpanner: LibraryTable = {
  library: 'Google.Cloud.Spanner.Data',
  documentation: 'https://cloud.google.com/dotnet/docs/reference/Google.Cloud.Spanner.Data/latest',
  namespace: 'spanner',
  service: 'spanner',
  modules: {
    'Google.Cloud.Spanner.Data': {
      exports: { SpannerConnection: 'Connection', SpannerCommand: 'Command', SpannerTransaction: 'Transaction' },
    },
    'Google.Cloud.Spanner.V1': { generated: 'google.spanner.v1' },
    'Google.Cloud.Spanner.Admin.Database.V1': { generated: 'google.spanner.admin.database.v1' },
    'Google.Cloud.Spanner.Admin.Instance.V1': { generated: 'google.spanner.admin.instance.v1' },
  },
  types: {
    Connection: {
      construct: {
        takes: 'connectionString',
        parse: {
          argument: 'connectionString',
          patterns: ['Data Source={database};{options}', 'Data Source={database}'],
        },
      },
      methods: {
        'Open, OpenAsync': spanner.session,
        'CreateSelectCommand, CreateSelectCommandWithReadOptions': { returns: 'Select' },
        CreateReadCommand: { returns: 'Read' },
        'CreateInsertCommand, CreateUpdateCommand, CreateInsertOrUpdateCommand, CreateDeleteCommand': {
          returns: 'Mutation',
        },
        CreateDmlCommand: { returns: 'Dml' },
        CreateDdlCommand: { returns: 'Ddl' },
        CreateBatchDmlCommand: { returns: 'BatchDml' },
        'BeginTransaction, BeginTransactionAsync': { calls: [spanner.readWrite], returns: 'Transaction' },
        'BeginReadOnlyTransaction, BeginReadOnlyTransactionAsync': {
          calls: [spanner.readOnly],
          returns: 'Transaction',
        },
        'RunWithRetriableTransaction, RunWithRetriableTransactionAsync': {
          calls: [spanner.readWrite, spanner.commit],
          passes: ['Transaction'],
        },
        'Close, Dispose': '',
      },
    },
    Command: {},
    Select: {
      like: 'Command',
      methods: {
        'ExecuteReader, ExecuteReaderAsync, ExecuteScalar, ExecuteScalarAsync': spanner.query,
        'GetReaderPartitions, GetReaderPartitionsAsync': spanner.partitionQuery,
      },
    },
    Read: {
      like: 'Command',
      methods: {
        'ExecuteReader, ExecuteReaderAsync': spanner.read,
        'GetReaderPartitions, GetReaderPartitionsAsync': spanner.partitionRead,
      },
    },
    // Outside a transaction a mutation is committed at once; inside one the commit is the transaction's.
    Mutation: { like: 'Command', methods: { 'ExecuteNonQuery, ExecuteNonQueryAsync': spanner.commit } },
    Dml: {
      like: 'Command',
      methods: {
        'ExecuteNonQuery, ExecuteNonQueryAsync': { calls: [spanner.update] },
        'ExecutePartitionedUpdate, ExecutePartitionedUpdateAsync': { calls: [spanner.partitionedDml, spanner.update] },
      },
    },
    BatchDml: { methods: { Add: '', 'ExecuteNonQuery, ExecuteNonQueryAsync': spanner.batchDml } },
    Ddl: { like: 'Command', methods: { 'ExecuteNonQuery, ExecuteNonQueryAsync': spanner.databases.updateDdl } },
    Transaction: {
      methods: { 'Commit, CommitAsync': spanner.commit, 'Rollback, RollbackAsync': spanner.rollback, Dispose: '' },
    },
  },
};
