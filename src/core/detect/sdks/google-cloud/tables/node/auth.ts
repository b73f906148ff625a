import type { ConfigureRow, LibraryTable } from '../../table.js';

const options: ConfigureRow = {
  scopes: 'options.scopes|options.clientOptions.scopes',
  keyFile: 'options.keyFilename|options.keyFile',
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
    Credentials: {
      properties: { request: 'http:google#request', fetch: 'http:google#fetch' },
      methods: {
        getClient: { returns: 'Credentials' },
        createScoped: { takes: 'scopes', returns: 'Credentials', configure: { scopes: 'scopes' } },
        'getAccessToken, getProjectId, authorize': '',
      },
    },
    GoogleAuth: {
      construct: { takes: 'options', returns: 'Credentials', configure: options },
      properties: { request: 'http:google#request', fetch: 'http:google#fetch' },
      methods: { 'getClient, fromJSON': { takes: 'options', returns: 'Credentials', configure: options } },
    },
    Jwt: {
      construct: {
        takes: 'options, keyFile, key, scopes, subject',
        returns: 'Credentials',
        configure: { scopes: 'options.scopes|scopes', keyFile: 'options.keyFile|keyFile' },
      },
    },
    Impersonated: {
      construct: {
        takes: 'options',
        returns: 'Credentials',
        configure: { scopes: 'options.targetScopes', serviceAccount: 'options.targetPrincipal' },
      },
    },
  },
};
