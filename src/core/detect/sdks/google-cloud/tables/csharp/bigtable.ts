import type { LibraryTable } from '../../table.js';
import { bigtable } from '../bigtable-operations.js';
import { client, creates, withAsync } from './clients.js';

const row = (operation: string) => ({ takes: 'table', calls: [{ operation, with: { tableName: 'table' } }] });

/** Google.Cloud.Bigtable.V2, which is partly generated; its client for administration is generated. */
export const csharpBigtable: LibraryTable = {
  library: 'Google.Cloud.Bigtable.V2',
  documentation: 'https://cloud.google.com/dotnet/docs/reference/Google.Cloud.Bigtable.V2/latest',
  namespace: 'bigtable',
  service: 'bigtable',
  modules: {
    'Google.Cloud.Bigtable.V2': {
      exports: { BigtableClient: 'BigtableClient', BigtableClientBuilder: 'BigtableClientBuilder' },
    },
  },
  types: {
    ...client('BigtableClient'),
    BigtableClient: {
      statics: creates('BigtableClient'),
      methods: {
        [withAsync('ReadRow, ReadRows')]: row(bigtable.read),
        [withAsync('SampleRowKeys')]: row(bigtable.sample),
        [withAsync('MutateRow')]: row(bigtable.mutate),
        [withAsync('MutateRows')]: row(bigtable.mutateMany),
        [withAsync('CheckAndMutateRow')]: row(bigtable.checkAndMutate),
        [withAsync('ReadModifyWriteRow')]: row(bigtable.readModifyWrite),
      },
    },
  },
};

/** Google.Cloud.Bigtable.Admin.V2. */
export const csharpBigtableAdmin: LibraryTable = {
  library: 'Google.Cloud.Bigtable.Admin.V2',
  documentation: 'https://cloud.google.com/dotnet/docs/reference/Google.Cloud.Bigtable.Admin.V2/latest',
  namespace: 'bigtable-admin',
  service: 'bigtableadmin',
  modules: { 'Google.Cloud.Bigtable.Admin.V2': { generated: 'google.bigtable.admin.v2' } },
  types: {},
};
