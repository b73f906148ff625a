import type { MethodRow, TypeRow } from '../../table.js';

const build: MethodRow = { returns: 'this' };

/**
 * How Java's hand-written clients are made: `StorageOptions.getDefaultInstance().getService()`, or by a builder with
 * `setProjectId` and `setCredentials` ("google-cloud-java" documentation).
 */
export const service = {
  exports: (name: string): Readonly<Record<string, string>> => ({ [name]: name, [`${name}Options`]: `${name}Options` }),
  types: (name: string): Readonly<Record<string, TypeRow>> => ({
    [`${name}Options`]: {
      statics: {
        getDefaultInstance: { returns: `${name}Options` },
        'newBuilder, http, grpc, getUnauthenticatedInstance': { returns: `${name}Builder` },
        getDefaultProjectId: '',
      },
      methods: { getService: { returns: name }, toBuilder: { returns: `${name}Builder` } },
    },
    [`${name}Builder`]: {
      methods: {
        setProjectId: { takes: 'project', returns: 'this', configure: { project: 'project' } },
        setCredentials: { takes: 'credentials', returns: 'this', configure: { credentials: 'credentials' } },
        setHost: { takes: 'endpoint', returns: 'this', configure: { endpoint: 'endpoint' } },
        'setRetrySettings, setTransportOptions, setDatabaseId, setNamespace, setLocation, setHeaderProvider': build,
        build: { returns: `${name}Options` },
      },
    },
  }),
} as const;
