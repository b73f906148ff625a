import type { Catalog } from '../../../catalog/catalog.js';
import type { SdkRules } from '../../rules.js';
import { nodeClients, pythonClients } from './client-names.js';
import { libraryRules } from './library-rules.js';
import { nodeTables } from './tables/node/index.js';
import { pythonTables } from './tables/python/index.js';

/** Google's client libraries for Python. */
export function googleCloudPythonRules(catalog: Catalog): SdkRules {
  return libraryRules(
    {
      sdk: 'google-cloud-python',
      languages: ['python'],
      marks: [
        'google.cloud',
        'from google import',
        'google.auth',
        'google.oauth2',
        'googleapiclient',
        'apiclient',
        'firebase_admin',
        'google.pubsub',
      ],
      tables: pythonTables,
      clients: pythonClients,
      discovery: 'by-execute',
      moduleSeparator: '.',
    },
    catalog,
  );
}

/** Google's client libraries for Node.js. */
export function googleCloudNodeRules(catalog: Catalog): SdkRules {
  return libraryRules(
    {
      sdk: 'google-cloud-node',
      languages: ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'],
      marks: ['@google-cloud/', 'firebase-admin', 'firebase-functions', 'googleapis', 'google-auth-library'],
      tables: nodeTables,
      clients: nodeClients,
      discovery: 'at-once',
      moduleSeparator: '/',
    },
    catalog,
  );
}
