import type { MethodRow, TypeRow } from '../../table.js';

/**
 * How C#'s clients are made: `StorageClient.Create()`, `await StorageClient.CreateAsync()`, or a builder
 * (".NET client libraries", Google Cloud documentation). Every method has a twin that ends in `Async`.
 */
export const withAsync = (names: string): string =>
  names
    .split(', ')
    .flatMap((name) => [name, `${name}Async`])
    .join(', ');

/** The class and its builder, by name; `row`: what `Create` takes and binds. */
export const client = (name: string, row: Omit<MethodRow, 'returns'> = {}): Readonly<Record<string, TypeRow>> => ({
  [`${name}Builder`]: {
    construct: {
      ...row,
      configure: {
        project: 'projectId',
        keyFile: 'credentialsPath',
        endpoint: 'endpoint|baseUri',
        credentials: 'credential',
        ...row.configure,
      },
    },
    methods: { 'Build, BuildAsync': { returns: name } },
  },
});

/** `Create` and `CreateAsync` of a class. */
export const creates = (name: string, row: Omit<MethodRow, 'returns'> = {}): Readonly<Record<string, MethodRow>> => ({
  'Create, CreateAsync': { ...row, returns: name },
});
