import type { ConfigureRow, LibraryTable, MethodRow } from '../../table.js';

const credentials = (takes: string, configure: ConfigureRow): MethodRow => ({
  takes,
  returns: 'Credentials',
  configure,
});

/** google-auth, and the discovery clients of google-api-python-client. */
export const pythonAuth: LibraryTable = {
  library: 'google-auth',
  documentation: 'https://googleapis.dev/python/google-auth/latest',
  namespace: 'auth',
  modules: {
    'google.auth': {
      exports: {
        default: { takes: 'scopes', returns: '[Credentials]', configure: { scopes: 'scopes' } },
        load_credentials_from_file: {
          takes: 'filename, scopes',
          returns: '[Credentials]',
          configure: { scopes: 'scopes', keyFile: 'filename' },
        },
      },
    },
    'google.oauth2.service_account': {
      exports: { Credentials: 'ServiceAccountCredentials', IDTokenCredentials: 'ServiceAccountCredentials' },
    },
    'google.oauth2.credentials': { exports: { Credentials: 'UserCredentials' } },
    'google.auth.impersonated_credentials': { exports: { Credentials: 'ImpersonatedCredentials' } },
    'googleapiclient.discovery': { exports: { build: 'discovery-build' } },
    'apiclient.discovery': { exports: { build: 'discovery-build' } },
  },
  types: {
    Credentials: {
      methods: {
        with_scopes: credentials('scopes', { scopes: 'scopes' }),
        with_scopes_if_required: credentials('credentials, scopes', { scopes: 'scopes' }),
        'with_quota_project, with_subject, with_token_uri': { returns: 'this' },
        refresh: '',
      },
    },
    ServiceAccountCredentials: {
      statics: {
        from_service_account_file: credentials('filename', { keyFile: 'filename', scopes: 'scopes' }),
        from_service_account_info: credentials('info', { scopes: 'scopes' }),
      },
      construct: credentials('signer', { scopes: 'scopes' }),
    },
    UserCredentials: {
      statics: {
        from_authorized_user_file: credentials('filename, scopes', { keyFile: 'filename', scopes: 'scopes' }),
        from_authorized_user_info: credentials('info, scopes', { scopes: 'scopes' }),
      },
      construct: credentials('token', { scopes: 'scopes' }),
    },
    ImpersonatedCredentials: {
      construct: credentials('source_credentials, target_principal, target_scopes', { scopes: 'target_scopes' }),
    },
  },
};
