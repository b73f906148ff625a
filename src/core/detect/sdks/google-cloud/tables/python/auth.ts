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
        default: { takes: 'scopes', returns: '[Credentials]', configure: { scopes: 'scopes|default_scopes' } },
        load_credentials_from_dict: {
          takes: 'info, scopes',
          returns: '[Credentials]',
          configure: { scopes: 'scopes|default_scopes' },
        },
        AuthorizedSession: 'http:google.auth.transport.requests#AuthorizedSession',
        AuthorizedHttp: 'http:google.auth.transport.requests#AuthorizedHttp',
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
    'google.auth.compute_engine': { exports: { Credentials: 'ServiceAccountCredentials' } },
    // "google-auth-oauthlib" reference.
    'google_auth_oauthlib.flow': { exports: { Flow: 'Flow', InstalledAppFlow: 'Flow' } },
    // The library before google-auth ("oauth2client" documentation).
    'oauth2client.service_account': { exports: { ServiceAccountCredentials: 'OldServiceAccount' } },
    'oauth2client.client': {
      exports: {
        GoogleCredentials: 'OldDefault',
        flow_from_clientsecrets: { takes: 'filename, scope', returns: 'Flow', configure: { scopes: 'scope' } },
      },
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
        create_scoped: credentials('scopes', { scopes: 'scopes' }),
        authorize: { returns: 'this' },
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
      construct: credentials('source_credentials, target_principal, target_scopes', {
        scopes: 'target_scopes',
        serviceAccount: 'target_principal',
      }),
    },
    Flow: {
      statics: {
        from_client_secrets_file: {
          takes: 'client_secrets_file, scopes',
          returns: 'Flow',
          configure: { scopes: 'scopes' },
        },
        from_client_config: { takes: 'client_config, scopes', returns: 'Flow', configure: { scopes: 'scopes' } },
      },
      properties: { credentials: 'Credentials' },
      methods: {
        'run_local_server, run_console, step2_exchange': { returns: 'Credentials' },
        'authorization_url, fetch_token': '',
      },
    },
    OldServiceAccount: {
      statics: {
        'from_json_keyfile_name, from_p12_keyfile': credentials('filename, scopes', {
          keyFile: 'filename',
          scopes: 'scopes',
        }),
        from_json_keyfile_dict: credentials('keyfile_dict, scopes', { scopes: 'scopes' }),
      },
    },
    OldDefault: { statics: { get_application_default: { returns: 'Credentials' } } },
  },
};
