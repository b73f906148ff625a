import type { LibraryTable } from '../../table.js';
import { functions } from '../functions.js';
import { spanner } from '../spanner-operations.js';

/** cloud.google.com/go/spanner. The client makes its sessions when it is made. */
export const goSpanner: LibraryTable = {
  library: 'cloud.google.com/go/spanner',
  documentation: 'https://pkg.go.dev/cloud.google.com/go/spanner',
  namespace: 'spanner',
  service: 'spanner',
  modules: {
    'cloud.google.com/go/spanner': {
      exports: {
        ...functions('NewClient, NewClientWithConfig, NewMultiEndpointClient', {
          takes: 'ctx, database',
          calls: spanner.session,
          returns: 'Client',
          bind: { database: 'database' },
        }),
        Client: 'Client',
        ReadOnlyTransaction: 'ReadOnly',
        ReadWriteTransaction: 'ReadWrite',
      },
    },
    'cloud.google.com/go/spanner/apiv1': { generated: 'google.spanner.v1' },
    'cloud.google.com/go/spanner/admin/database/apiv1': { generated: 'google.spanner.admin.database.v1' },
    'cloud.google.com/go/spanner/admin/instance/apiv1': { generated: 'google.spanner.admin.instance.v1' },
  },
  types: {
    Client: {
      knownAs: 'spannerClient',
      methods: {
        Single: { returns: 'ReadOnly' },
        ReadOnlyTransaction: {
          calls: [spanner.readOnly],
          returns: 'ReadOnly',
          note: 'the transaction begins with its first read',
        },
        BatchReadOnlyTransaction: { calls: [spanner.readOnly], returns: 'BatchReadOnly' },
        BatchReadOnlyTransactionFromID: { returns: 'BatchReadOnly' },
        'ReadWriteTransaction, ReadWriteTransactionWithOptions': {
          calls: [spanner.readWrite, spanner.commit],
          passes: ['Context', 'ReadWrite'],
          note: 'the function runs in a transaction that is committed when it returns',
        },
        Apply: { calls: [spanner.readWrite, spanner.commit] },
        BatchWrite: spanner.batchWrite,
        'PartitionedUpdate, PartitionedUpdateWithOptions': { calls: [spanner.partitionedDml, spanner.update] },
        'Close, DatabaseName': '',
      },
    },
    Context: {},
    ReadOnly: {
      methods: {
        'Query, QueryWithStats, QueryWithOptions, AnalyzeQuery': spanner.query,
        'Read, ReadUsingIndex, ReadRow, ReadRowUsingIndex, ReadWithOptions': spanner.read,
        'WithTimestampBound, Timestamp': { returns: 'this' },
        Close: '',
      },
    },
    BatchReadOnly: {
      like: 'ReadOnly',
      methods: {
        'PartitionQuery, PartitionQueryWithOptions': spanner.partitionQuery,
        'PartitionRead, PartitionReadUsingIndex, PartitionReadWithOptions': spanner.partitionRead,
        Execute: `${spanner.query} ${spanner.read}`,
        Cleanup: spanner.deleteSession,
      },
    },
    ReadWrite: {
      knownAs: 'txn',
      like: 'ReadOnly',
      methods: {
        'Update, UpdateWithOptions': { calls: [spanner.update] },
        'BatchUpdate, BatchUpdateWithOptions': spanner.batchDml,
        BufferWrite: '',
      },
    },
  },
};
