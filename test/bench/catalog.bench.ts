// What the catalog costs: its names at most 3 ms, one service at most 1 ms (both as the median of fresh openings), and
// at most 900 kB compressed in the package. Run: npm run bench -- catalog
import { gzipSync } from 'node:zlib';
import { loadCatalog } from '../../src/core/catalog/load.js';
import type { Catalog } from '../../src/core/catalog/catalog.js';
import { testCatalogAssets } from '../support/catalog.js';

const LARGEST_BYTES = 900_000;
const assets = testCatalogAssets();

/** Milliseconds at most, and what is measured on a catalog that has read nothing (or, with `warm`, its names only). */
const MEASURED: readonly (readonly [
  limit: number,
  name: string,
  ask: (catalog: Catalog) => unknown,
  warm?: (catalog: Catalog) => unknown,
])[] = [
  [
    3,
    'names of all operations: is it one, and whose',
    (catalog) => [catalog.isOperationName('aws', 'putobject'), catalog.servicesWith('aws', 'putobject')],
  ],
  [
    3,
    'names of all methods of Google: is it one, and whose',
    (catalog) => [catalog.isOperationName('gcp', 'storageobjectsinsert'), catalog.servicesWith('gcp', 'createtopic')],
  ],
  [
    3,
    'names of all services in boto3',
    (catalog) => catalog.serviceNamed('boto3', 's3'),
    (catalog) => catalog.isOperationName('aws', 'putobject'),
  ],
  [
    3,
    'names of all services in .NET',
    (catalog) => catalog.serviceNamed('dotnet', 'Amazon.S3'),
    (catalog) => catalog.serviceNamed('boto3', 's3'),
  ],
  ...['s3', 'ec2', 'quicksight', 'sagemaker', 'dynamodb'].map(
    (service) =>
      [
        1,
        `service ${service}, first operation`,
        (catalog: Catalog) => catalog.operation('aws', service, service === 's3' ? 'PutObject' : 'TagResource'),
        (catalog: Catalog) => catalog.serviceNamed('boto3', service),
      ] as const,
  ),
  ...[
    'storage.objects.insert',
    'compute.instances.insert',
    'bigquery.jobs.query',
    'pubsub.projects.topics.publish',
  ].map((method) => {
    const service = method.slice(0, method.indexOf('.'));
    return [
      1,
      `Google service ${service}, first method`,
      (catalog: Catalog) => known(catalog, service, method),
      (catalog: Catalog) => catalog.operation('gcp', 'secretmanager', 'secretmanager.projects.secrets.get'),
    ] as const;
  }),
  [
    1,
    'permission ec2:RunInstances',
    (catalog) => catalog.permission('aws', 'ec2:RunInstances'),
    (catalog) => catalog.serviceNamed('boto3', 'ec2'),
  ],
];

/** The method, which must be known: what is measured is an answer. */
function known(catalog: Catalog, service: string, method: string): unknown {
  const lookup = catalog.operation('gcp', service, method);
  if (lookup.kind !== 'known') throw new Error(`The catalog does not know ${method}: ${lookup.reason}`);
  return lookup;
}

const ROUNDS = 101;

/** Median over fresh catalogs, in milliseconds; the first rounds are left out, since they compile the code. */
function medianOf(ask: (catalog: Catalog) => unknown, warm?: (catalog: Catalog) => unknown): number {
  const times = Array.from({ length: ROUNDS + 20 }, () => {
    const catalog = loadCatalog(assets);
    warm?.(catalog);
    const start = performance.now();
    ask(catalog);
    return performance.now() - start;
  });
  const sorted = times.slice(20).sort((a, b) => a - b);
  return sorted[ROUNDS >> 1] ?? Number.POSITIVE_INFINITY;
}

let over = 0;
for (const [limit, name, ask, warm] of MEASURED) {
  const median = medianOf(ask, warm);
  console.log(`${median.toFixed(3)} ms  (limit ${limit})  ${name}`);
  if (median > limit) over += 1;
}

const bytes = ['catalog/index.json', 'catalog/tables.bin'].reduce(
  (sum, asset) => sum + gzipSync(assets.bytes(asset), { level: 9 }).length,
  0,
);
console.log(`${bytes} bytes compressed  (limit ${LARGEST_BYTES})`);
if (bytes > LARGEST_BYTES) over += 1;
if (over > 0) process.exitCode = 1;
