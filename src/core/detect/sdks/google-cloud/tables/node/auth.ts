import type { ConfigureRow, LibraryTable } from '../../table.js';

const options: ConfigureRow = {
  scopes: 'options.scopes',
  keyFile: 'options.keyFilename',
  project: 'options.projectId',
};

/** google-auth-library, and the discovery clients of googleapis. */
export const nodeAuth: LibraryTable = {
  library: 'google-auth-library',
  documentation: 'https://cloud.google.com/nodejs/docs/reference/google-auth-library/latest',
  namespace: 'auth',
  modules: {
    'google-auth-library': {
      exports: { GoogleAuth: 'GoogleAuth', JWT: 'Jwt', Impersonated: 'Impersonated', auth: 'GoogleAuth' },
    },
    '@google-cloud/local-auth': {
      exports: {
        authenticate: {
          takes: 'options',
          returns: 'Credentials',
          configure: { scopes: 'options.scopes', keyFile: 'options.keyfilePath' },
        },
      },
    },
    googleapis: { exports: { google: 'discovery-root' } },
  },
  types: {
    Credentials: { methods: { getClient: { returns: 'Credentials' }, 'getAccessToken, request, getProjectId': '' } },
    GoogleAuth: {
      construct: { takes: 'options', returns: 'Credentials', configure: options },
      methods: { getClient: { takes: 'options', returns: 'Credentials', configure: options } },
    },
    Jwt: {
      construct: {
        takes: 'options',
        returns: 'Credentials',
        configure: { scopes: 'options.scopes', keyFile: 'options.keyFile' },
      },
    },
    Impersonated: {
      construct: { takes: 'options', returns: 'Credentials', configure: { scopes: 'options.targetScopes' } },
    },
  },
};
