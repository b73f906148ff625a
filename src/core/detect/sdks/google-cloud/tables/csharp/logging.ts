import type { LibraryTable } from '../../table.js';

/** Google.Cloud.Logging.V2: its clients are generated from three services. */
export const csharpLogging: LibraryTable = {
  library: 'Google.Cloud.Logging.V2',
  documentation: 'https://cloud.google.com/dotnet/docs/reference/Google.Cloud.Logging.V2/latest',
  namespace: 'logging',
  service: 'logging',
  modules: { 'Google.Cloud.Logging.V2': { generated: 'google.logging.v2' } },
  types: {},
};
