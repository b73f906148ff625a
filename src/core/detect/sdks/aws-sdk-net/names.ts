import type { Catalog } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import { FURTHER_HELPERS } from './utilities.js';

/** Namespaces below `Amazon` that hold no service: the kit for infrastructure, run-time parts, tracing. */
const NO_SERVICES: ReadonlySet<string> = new Set([
  'CDK',
  'JSII',
  'Runtime',
  'Util',
  'Auth',
  'Extensions',
  'AspNetCore',
  'SQS.ExtendedClient',
  'XRay.Recorder',
]);
/** Last parts of a service's namespace that hold its own classes; others (`Lambda.Core`) are other libraries. */
const OWN_PARTS: ReadonlySet<string> = new Set(['Model', 'Util', 'Transfer', 'DataModel', 'DocumentModel', 'Internal']);
/** Clients of other packages that stand in for a service's own ("Amazon S3 Encryption Client for .NET"). */
const FURTHER_CLIENTS: Readonly<Record<string, string>> = {
  AmazonS3EncryptionClient: 's3',
  AmazonS3EncryptionClientV2: 's3',
  AmazonS3EncryptionClientV4: 's3',
};

type Rows = readonly (readonly [operation: string, when?: string])[];

/** What names of the SDK for .NET stand for. */
export interface NetNames {
  /** The service of `Amazon.S3` and of the namespaces of its model. */
  serviceOf(namespace: string): string | undefined;
  isNamespace(name: string): boolean;
  /** False for a service that the catalog does not know. */
  isKnown(service: string): boolean;
  /** The service of `IAmazonS3`, `AmazonS3Client`. */
  clientService(
    symbol: string,
    namespaceService: string | undefined,
    namespace: string | undefined,
  ): string | undefined;
  configService(symbol: string): string | undefined;
  /** A class around a client, or its interface or builder. `namespace` undefined: not known. */
  helper(
    symbol: string,
    namespace: string | undefined,
  ): { readonly service: string; readonly name: string } | undefined;
  isHelperMethod(helper: string, method: string): boolean;
  helperOperations(method: string): Rows;
  readonly helperMethods: readonly string[];
}

export const withoutAsync = (name: string): string => name.replace(/Async$/, '');

export function netNames(catalog: Catalog): NetNames {
  const helpers = [...(catalog.aws?.helpers('dotnet') ?? []), ...FURTHER_HELPERS];
  const methods = new Map<string, Rows>(helpers.flatMap((row) => Object.entries(row.methods)));
  const classes = new Map(
    helpers.flatMap((row) =>
      Object.keys(row.methods).map(
        (method) => [method.split('.')[0] ?? '', { module: row.module, service: row.service }] as const,
      ),
    ),
  );

  function serviceOf(namespace: string): string | undefined {
    const [root, name = '', part, more] = namespace.split('.');
    if (root !== 'Amazon' || name === '' || NO_SERVICES.has(name) || more !== undefined) return undefined;
    if (part !== undefined && !OWN_PARTS.has(part)) return undefined;
    return catalog.serviceNamed('dotnet', `Amazon.${name}`) ?? normalise(name);
  }

  function clientService(
    symbol: string,
    service: string | undefined,
    namespace: string | undefined,
  ): string | undefined {
    if (Object.hasOwn(FURTHER_CLIENTS, symbol)) return FURTHER_CLIENTS[symbol];
    if (!/^IAmazon[A-Z]\w*$|^Amazon[A-Z]\w*Client$/.test(symbol)) return undefined;
    if (namespace !== undefined && service === undefined) return undefined;
    // One namespace may hold the clients of two services: the class says which.
    return catalog.serviceNamed('dotnet', symbol) ?? service;
  }

  return {
    serviceOf,
    isNamespace: isOfSdk,
    isKnown: (service) => catalog.aws === undefined || catalog.aws.names(service, 'dotnet').length > 0,
    clientService,
    configService: (symbol) =>
      /^Amazon[A-Z]\w*Config$/.test(symbol) ? catalog.serviceNamed('dotnet', symbol) : undefined,
    helper(symbol, namespace) {
      const name = symbol.replace(/^I(?=[A-Z])/, '');
      const row = classes.get(name.replace(/Builder$/, ''));
      if (row === undefined || (namespace !== undefined && namespace !== row.module)) return undefined;
      // `Table` alone is anything's name.
      if (namespace === undefined && /^[A-Z][a-z]+$/.test(name)) return undefined;
      return { service: row.service, name };
    },
    isHelperMethod: (helper, method) =>
      methods.has(`${helper}.${method}`) || (helper === 'DynamoDBContext' && method === 'GetTargetTable'),
    helperOperations: (method) => methods.get(method) ?? [],
    helperMethods: [...methods.keys()].map((method) => method.split('.')[1] ?? ''),
  };

  /** True for namespaces whose service, or run-time part, is known, and for those of its model. */
  function isOfSdk(name: string): boolean {
    const [, second = '', third, more] = name.split('.');
    if (second === 'Runtime') return third === undefined || third === 'CredentialManagement';
    if (more !== undefined || /^I?Amazon/.test(second) || NO_SERVICES.has(second)) return false;
    if (third !== undefined && !OWN_PARTS.has(third) && third !== 'Extensions') return false;
    return catalog.serviceNamed('dotnet', `Amazon.${second}`) !== undefined;
  }
}
