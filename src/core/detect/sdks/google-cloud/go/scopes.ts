/** Constants for OAuth scopes in the hand-written libraries, by import path ("Constants" of each package, pkg.go.dev). */
const ROOT = 'https://www.googleapis.com/auth/';
const CONSTANTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  storage: {
    ScopeFullControl: 'devstorage.full_control',
    ScopeReadOnly: 'devstorage.read_only',
    ScopeReadWrite: 'devstorage.read_write',
  },
  pubsub: { ScopePubSub: 'pubsub', ScopeCloudPlatform: 'cloud-platform' },
  bigquery: { Scope: 'bigquery' },
  datastore: { ScopeDatastore: 'datastore' },
  spanner: { Scope: 'spanner.data', AdminScope: 'spanner.admin' },
  bigtable: {
    Scope: 'bigtable.data',
    ReadonlyScope: 'bigtable.readonly',
    AdminScope: 'bigtable.admin.table',
    InstanceAdminScope: 'bigtable.admin.cluster',
  },
  logging: { ReadScope: 'logging.read', WriteScope: 'logging.write', AdminScope: 'logging.admin' },
};

/** The scope that a constant of a hand-written library stands for. */
export function scopeConstant(path: string, constant: string): string | undefined {
  const library = /^cloud\.google\.com\/go\/(\w+)(?:\/v\d+)?$/.exec(path)?.[1] ?? '';
  const scope = Object.hasOwn(CONSTANTS, library) ? CONSTANTS[library]?.[constant] : undefined;
  return scope === undefined ? undefined : `${ROOT}${scope}`;
}
