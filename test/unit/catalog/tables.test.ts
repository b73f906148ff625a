import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { frontCoded, packCatalog } from '../../../scripts/pack-catalog.cjs';
import { loadCatalog } from '../../../src/core/catalog/load.js';
import { nameIndex, rowsOf } from '../../../src/core/catalog/part.js';
import { openTables } from '../../../src/core/catalog/tables.js';
import { UnforbidError } from '../../../src/core/model/problem.js';
import { bundledAssets } from '../../../src/node/assets.js';

describe('packed tables', () => {
  let folder: string;
  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tables-'));
    const data = path.join(folder, 'data');
    fs.mkdirSync(path.join(data, 'aws'), { recursive: true });
    const write = (file: string, value: unknown): void =>
      fs.writeFileSync(path.join(data, file), JSON.stringify(value));
    write('index.aws.json', { provenance: { date: '2026-09-26', sources: {} }, texts: { list: 'list' }, services: {} });
    write('aws/reports.json', { resources: {}, operations: { GetReport: {}, ListReports: {} } });
    write('aws/jobs.json', { resources: {}, operations: { GetReport: {}, Überprüfen: {} } });
    write('aws/console.json', { unlisted: true, resources: {}, operations: { ViewReport: {} } });
    packCatalog(data, path.join(folder, 'catalog'));
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  it('are read one by one from their place', () => {
    const assets = bundledAssets(folder);
    const slices: string[] = [];
    const tables = openTables({
      bytes: (name) => assets.bytes(name),
      slice: (name, start, end) => {
        slices.push(name);
        return assets.slice(name, start, end);
      },
    });
    assert.deepEqual(tables.below('aws'), ['console', 'jobs', 'reports']);
    assert.deepEqual(tables.read('aws/reports'), { resources: {} });
    assert.deepEqual(
      [...rowsOf(tables.lines('aws/reports'))].map(({ name }) => name),
      ['GetReport', 'ListReports'],
    );
    tables.read('aws/reports');
    tables.lines('aws/reports');
    assert.equal(slices.length, 2, 'a table and its lines are read once');
    assert.match(tables.lines('aws/jobs'), /\nÜberprüfen /);
  });

  it('index the names of operations that an SDK can call', () => {
    const catalog = loadCatalog(bundledAssets(folder));
    assert.deepEqual(catalog.servicesWith('aws', 'getreport'), ['jobs', 'reports']);
    assert.ok(!catalog.isOperationName('aws', 'viewreport'));
    assert.equal(catalog.operation('aws', 'console', 'ViewReport').kind, 'known');
  });

  it('say what is missing from an installation', () => {
    const wrong = (error: unknown): boolean =>
      error instanceof UnforbidError && error.code === 'internal' && /installation is incomplete/.test(error.message);
    assert.throws(() => openTables(bundledAssets(folder)).read('aws/sales'), wrong);
    const empty = bundledAssets(path.join(folder, 'nothing'));
    assert.throws(() => loadCatalog(empty).isOperationName('aws', 'getreport'), wrong);
    assert.throws(() => bundledAssets(folder).slice('catalog/index.json', 0, 1_000_000), wrong);
  });
});

describe('index of names', () => {
  it('finds every name of a table and no other', () => {
    const index = nameIndex({
      services: ['jobs', 'reports'],
      names: frontCoded(['a 0', 'ab 1', 'b 0 1', 'get2 1', 'getreport 0']),
    });
    assert.deepEqual(
      ['a', 'ab', 'b', 'get2', 'getreport'].map((name) => index.services(name)),
      [['jobs'], ['reports'], ['jobs', 'reports'], ['reports'], ['jobs']],
    );
    for (const name of ['', '0', 'aa', 'ac', 'get', 'getreports', 'z', 'a 0']) assert.ok(!index.has(name), name);
    assert.ok(!nameIndex({ services: [], names: frontCoded([]) }).has('a'));
  });

  it('finds each of many names in its block', () => {
    const names = Array.from({ length: 500 }, (_, index) => `job${index.toString(36)}`).sort();
    const index = nameIndex({ services: ['jobs'], names: frontCoded(names.map((name) => `${name} 0`)) });
    for (const name of names) assert.ok(index.has(name), name);
    for (const name of names) assert.ok(!index.has(`${name}!`) && !index.has(`!${name}`), name);
  });
});
