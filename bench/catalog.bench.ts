// Medians of the catalog's lookups over the packed tables on disk: npx tsx bench/catalog.bench.ts
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { packCatalog } from '../scripts/pack-catalog.cjs';
import type { Catalog } from '../src/core/catalog/catalog.js';
import { loadCatalog } from '../src/core/catalog/load.js';
import { bundledAssets } from '../src/node/assets.js';

const ROUNDS = 101;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'catalog-bench-'));
const data = path.join(__dirname, '../src/core/catalog/data');
packCatalog(data, path.join(folder, 'catalog'));

/** Median milliseconds of `ask` on a catalog that has read nothing yet. `prepared` runs first and is not timed. */
function cold(ask: (catalog: Catalog) => unknown, prepared?: (catalog: Catalog) => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const catalog = loadCatalog(bundledAssets(folder));
    prepared?.(catalog);
    const start = performance.now();
    ask(catalog);
    times.push(performance.now() - start);
  }
  return median(times);
}

const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
const names = (catalog: Catalog): boolean => catalog.isOperationName('aws', 'putobject');
/** What a scan has always asked before it asks for an operation. */
const begun = (catalog: Catalog): unknown => names(catalog) && catalog.serviceNamed('boto3', 's3');
const everyService = (catalog: Catalog): void => {
  for (const service of ['s3', 'sqs', 'sns', 'dynamodb', 'lambda']) catalog.operation('aws', service, 'ListTags');
};

const rows: Record<string, number> = {
  'index of AWS operation names': cold(names),
  'names of AWS services (boto3)': cold((catalog) => catalog.serviceNamed('boto3', 's3'), names),
  's3 PutObject, first': cold((catalog) => catalog.operation('aws', 's3', 'PutObject'), begun),
  'ec2 RunInstances, first (the largest service)': cold(
    (catalog) => catalog.operation('aws', 'ec2', 'RunInstances'),
    begun,
  ),
  'five services': cold(everyService, begun),
  'permission s3:GetObject, first': cold((catalog) => catalog.permission('aws', 's3:GetObject')),
};
try {
  for (const [name, milliseconds] of Object.entries(rows)) console.log(`${name}: ${milliseconds.toFixed(2)} ms`);
  const catalog = loadCatalog(bundledAssets(folder));
  names(catalog);
  const start = performance.now();
  for (let count = 0; count < 1_000_000; count += 1) catalog.isOperationName('aws', 'putobject');
  console.log(`isOperationName, warm: ${(performance.now() - start).toFixed(0)} ns`);
  console.log(`tables: ${(fs.statSync(path.join(folder, 'catalog/tables.bin')).size / 1e6).toFixed(2)} MB`);
} finally {
  fs.rmSync(folder, { recursive: true });
}
