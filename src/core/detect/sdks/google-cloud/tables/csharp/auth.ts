import type { ConfigureRow, LibraryTable, MethodRow } from '../../table.js';

const credentials = (takes: string, configure: ConfigureRow): MethodRow => ({
  takes,
  returns: 'Credentials',
  configure,
});
const keep: MethodRow = { returns: 'this' };

/** Google.Apis.Auth: credentials of all libraries for C#. */
export const csharpAuth: LibraryTable = {
  library: 'Google.Apis.Auth',
  documentation: 'https://cloud.google.com/dotnet/docs/reference/Google.Apis/latest/Google.Apis.Auth.OAuth2',
  namespace: 'auth',
  modules: {
    'Google.Apis.Auth.OAuth2': {
      exports: {
        GoogleCredential: 'Credentials',
        UserCredential: 'Credentials',
        ServiceAccountCredential: 'Credentials',
        ComputeCredential: 'Credentials',
        ICredential: 'Credentials',
        GoogleWebAuthorizationBroker: 'Broker',
      },
    },
  },
  types: {
    Credentials: {
      statics: {
        'GetApplicationDefault, GetApplicationDefaultAsync, FromJson, FromStream, FromStreamAsync, FromComputeCredential':
          credentials('source', {}),
        'FromFile, FromFileAsync': credentials('path', { keyFile: 'path' }),
        FromAccessToken: credentials('token', {}),
        FromServiceAccountCredential: credentials('credentials', { credentials: 'credentials' }),
      },
      properties: { UnderlyingCredential: 'Credentials' },
      methods: {
        CreateScoped: credentials('scopes', { scopes: 'scopes' }),
        'CreateWithUser, CreateWithQuotaProject, CreateWithEnvironmentQuotaProject, Impersonate, CreateWithHttpClientFactory':
          keep,
        'GetAccessTokenForRequestAsync, RequestAccessTokenAsync, RefreshTokenAsync, RevokeTokenAsync': '',
      },
    },
    Broker: {
      statics: {
        AuthorizeAsync: credentials('secrets, scopes, user', { scopes: 'scopes' }),
        ReauthorizeAsync: credentials('credential', {}),
      },
    },
  },
};
