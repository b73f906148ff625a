import type { ConfigureRow, LibraryTable, MethodRow } from '../../table.js';

const credentials = (takes: string, configure: ConfigureRow): MethodRow => ({
  takes,
  returns: 'Credentials',
  configure,
});

/** google-auth-library for Java: credentials, with the scopes they ask for; and what hands them to a client. */
export const javaAuth: LibraryTable = {
  library: 'google-auth-library-oauth2-http',
  documentation:
    'https://cloud.google.com/java/docs/reference/google-auth-library/latest/com.google.auth.oauth2.GoogleCredentials',
  namespace: 'auth',
  modules: {
    'com.google.auth.oauth2': {
      exports: {
        GoogleCredentials: 'GoogleCredentials',
        ServiceAccountCredentials: 'GoogleCredentials',
        UserCredentials: 'GoogleCredentials',
        ComputeEngineCredentials: 'GoogleCredentials',
        ExternalAccountCredentials: 'GoogleCredentials',
        ImpersonatedCredentials: 'ImpersonatedCredentials',
      },
    },
    'com.google.auth.http': { exports: { HttpCredentialsAdapter: 'CredentialsAdapter' } },
    'com.google.api.gax.core': {
      exports: { FixedCredentialsProvider: 'CredentialsProvider', NoCredentialsProvider: 'NoCredentials' },
    },
    'com.google.cloud': { exports: { NoCredentials: 'NoCredentials' } },
    'com.google.api.client.googleapis.auth.oauth2': { exports: { GoogleCredential: 'GoogleCredentials' } },
  },
  types: {
    Credentials: {
      methods: {
        createScoped: credentials('scopes', { scopes: 'scopes' }),
        'createDelegated, createWithQuotaProject, toBuilder, build, createScopedRequired': { returns: 'this' },
        'refreshIfExpired, refresh, getAccessToken': '',
        setScopes: credentials('scopes', { scopes: 'scopes' }),
      },
    },
    GoogleCredentials: {
      like: 'Credentials',
      statics: {
        'getApplicationDefault, create, newBuilder': { returns: 'Credentials' },
        fromStream: credentials('file', { keyFile: 'file' }),
      },
    },
    ImpersonatedCredentials: {
      statics: {
        create: credentials('source, principal, delegates, scopes', { scopes: 'scopes' }),
        newBuilder: { returns: 'Credentials' },
      },
    },
    CredentialsAdapter: { construct: credentials('credentials', { credentials: 'credentials' }) },
    CredentialsProvider: { statics: { create: credentials('credentials', { credentials: 'credentials' }) } },
    NoCredentials: { statics: { 'create, getInstance': { returns: 'Credentials' } } },
  },
};
