import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInfrastructureReader } from '../../../src/core/infrastructure/infrastructure.js';
import type { InfrastructureReader } from '../../../src/core/infrastructure/infrastructure.js';
import { inferCall } from '../../../src/core/infer/infer.js';
import type { AnalysedCall } from '../../../src/core/model/requirement.js';
import { FolderNames } from '../../../src/editor/folder-names.js';
import { wasmAssets } from '../../support/assets.js';
import { testCatalog } from '../../support/catalog.js';
import { siteOf } from '../infer/fake-catalog.js';

const listBucket = (file: string, bucket: string): AnalysedCall => {
  const site = siteOf({
    service: 's3',
    operation: 'ListObjectsV2',
    parameters: {
      kind: 'object',
      members: { Bucket: { kind: 'text', parts: [{ hole: bucket, environment: bucket }] } },
      open: false,
    },
  });
  return inferCall({ ...site, location: { ...site.location, file } }, testCatalog());
};

describe('names of a folder in the editor', () => {
  let root: string;
  let reader: InfrastructureReader;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'unforbid-folder-names-'));
    reader = createInfrastructureReader(wasmAssets());
  });
  afterEach(async () => {
    reader.dispose();
    await rm(root, { recursive: true, force: true });
  });

  it('follow the files as the user sees them, and let calls be while nothing changes', async () => {
    await writeFile(path.join(root, '.env'), 'BUCKET=reports\n');
    let shown = 'BUCKET=reports\n';
    let reads = 0;
    const names = new FolderNames({
      root,
      reader,
      catalog: testCatalog,
      trusted: () => true,
      read: () => {
        reads += 1;
        return Promise.resolve(new TextEncoder().encode(shown));
      },
    });
    const calls = [listBucket('src/store.ts', 'BUCKET')];
    const resources = (): readonly string[] =>
      names.resolve(calls).flatMap(({ needs }) => needs.flatMap((need) => need.resources));
    assert.deepEqual(resources(), ['arn:aws:s3:::*'], 'nothing was read yet');

    await names.read(['.env'], calls, []);
    assert.deepEqual(resources(), ['arn:aws:s3:::reports']);
    const before = names.resolve(calls);
    await names.read(['.env'], calls, []);
    assert.equal(names.resolve(calls), before, 'an unchanged file changes no call');

    shown = 'BUCKET=archive\n';
    await names.read(['.env'], calls, []);
    assert.deepEqual(resources(), ['arn:aws:s3:::archive']);
    assert.equal(reads, 3);
    assert.equal(names.mayConcern('.env'), true);
    assert.equal(names.mayConcern('src/store.ts'), false);
    assert.equal(names.mayConcern('node_modules/reports/template.yaml'), false);
    assert.equal(names.lacks('src/other.ts', calls), false);
    assert.equal(names.lacks('lib/other.ts', calls), true, 'there may be settings beside it');
  });

  it('are not read from settings, which may hold secrets, before the workspace is trusted', async () => {
    await writeFile(path.join(root, '.env'), 'BUCKET=reports\n');
    const read: string[] = [];
    let trusted = false;
    const names = new FolderNames({
      root,
      reader,
      catalog: testCatalog,
      trusted: () => trusted,
      read: (file) => {
        read.push(file);
        return Promise.resolve(new TextEncoder().encode('BUCKET=reports\n'));
      },
    });
    const calls = [listBucket('src/store.ts', 'BUCKET')];
    await names.read(['.env', 'docker-compose.yml'], calls, []);
    assert.deepEqual(read, ['docker-compose.yml']);
    trusted = true;
    await names.read(['.env', 'docker-compose.yml'], calls, []);
    assert.ok(read.includes('.env'));
  });

  it('are not read for calls that leave none open, and are forgotten with their last call', async () => {
    const names = new FolderNames({
      root,
      reader,
      catalog: testCatalog,
      trusted: () => true,
      read: () => Promise.resolve(new TextEncoder().encode('no assignment\n')),
    });
    await names.read(['.env'], [], []);
    assert.deepEqual(names.problems, []);
    await names.read(['.env'], [listBucket('src/store.ts', 'BUCKET')], []);
    assert.deepEqual(
      names.problems.map(({ file, line }) => [file, line]),
      [['.env', 0]],
    );
    await names.read(['.env'], [], []);
    assert.deepEqual(names.problems, []);
  });
});
