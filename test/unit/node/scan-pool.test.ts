import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build } from 'esbuild';
import { UnforbidError } from '../../../src/core/model/problem.js';
import type { FileSource } from '../../../src/core/ports.js';
import { openScanCache } from '../../../src/node/cache.js';
import { folderFiles } from '../../../src/node/files.js';
import { createScanPool, scanWorkspace, workerCount } from '../../../src/node/scan-pool.js';
import type { PoolOptions, ScanResult } from '../../../src/node/scan-pool.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import type { TemporaryFolder } from '../../support/temporary-folder.js';

describe('scan pool', () => {
  let built: TemporaryFolder;
  let folder: TemporaryFolder;
  let options: PoolOptions;

  before(async () => {
    built = temporaryFolder();
    const workerFile = join(built.path, 'worker.js');
    const entryPoints = [join(__dirname, '../../support/scripted-worker.ts')];
    await build({
      entryPoints,
      outfile: workerFile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'silent',
    });
    options = { workerFile, workers: 2 };
  });
  after(() => built.remove());
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => folder.remove());

  const scan = (files: Record<string, string>, more: Partial<PoolOptions> = {}): Promise<ScanResult> => {
    folder.write(files);
    return scanWorkspace({ ...options, ...more, root: folder.path, files: folderFiles(folder.path) });
  };
  const operations = ({ calls }: ScanResult) => calls.map(({ site }) => `${site.location.file} ${site.operation}`);

  it('gives the calls of all files in the order of their paths, whatever worker was first', async () => {
    const files: Record<string, string> = {};
    for (let index = 100; index < 300; index++) files[`jobs/job${String(index)}.py`] = 'boto3 PutObject';
    const result = await scan({ ...files, 'notes.txt': 'boto3 PutObject', 'plain.py': 'PutObject' });
    assert.deepEqual(
      operations(result),
      Object.keys(files).map((file) => `${file} PutObject`),
    );
    assert.deepEqual(result.skipped, []);
  });

  it('passes over a file that hangs, that breaks, and that ends the worker, and scans all others', async () => {
    const result = await scan(
      {
        'a.py': 'boto3 GetObject',
        'b.py': 'boto3 hang',
        'c.py': 'boto3 PutObject',
        'd.py': 'boto3 leave',
        'e.py': 'boto3 refuse',
        'f.py': 'boto3 trap',
        'g.py': 'boto3 ListBuckets',
      },
      { fileMilliseconds: 400 },
    );
    assert.deepEqual(operations(result), ['a.py GetObject', 'c.py PutObject', 'g.py ListBuckets']);
    assert.deepEqual(
      result.skipped.map(({ file }) => file),
      ['b.py', 'd.py', 'e.py', 'f.py'],
    );
    const [hung, left, refused, trapped] = result.skipped.map(({ reason }) => reason);
    assert.match(hung ?? '', /not done after 0\.4 seconds/);
    assert.match(left ?? '', /exit code 3/);
    assert.match(refused ?? '', /too deeply nested/);
    assert.match(trapped ?? '', /unreachable/);
  });

  it('says the size of a file that is over the limit, and does not read it', async () => {
    const result = await scan({ 'large.py': `boto3 PutObject ${'x'.repeat(200_000)}` }, { maximumBytes: 100_000 });
    assert.deepEqual(result.calls, []);
    assert.match(result.skipped[0]?.reason ?? '', /0\.2 MB; files above 0\.1 MB/);
  });

  it('scans through the file source where there is no folder on disk, and says what it refuses', async () => {
    const texts: Record<string, string> = { 'app.py': 'boto3 PutObject', 'closed.py': '', 'picture.png': 'boto3' };
    const read: string[] = [];
    const files: FileSource = {
      list: () =>
        Promise.resolve({ files: Object.keys(texts).map((file) => ({ file, size: 20, modified: 1 })), skipped: [] }),
      read(file) {
        read.push(file);
        if (file === 'closed.py') return Promise.reject(new UnforbidError('unreadable', 'closed.py may not be read.'));
        return Promise.resolve(Buffer.from(texts[file] ?? ''));
      },
    };
    const result = await scanWorkspace({ ...options, files, accepts: (file) => file.endsWith('.py') });
    assert.deepEqual(operations(result), ['app.py PutObject']);
    assert.deepEqual(result.skipped, [{ file: 'closed.py', reason: 'closed.py may not be read.' }]);
    assert.deepEqual(read, ['app.py', 'closed.py']);
  });

  it('reports progress up to the number of files, and results as they come', async () => {
    folder.write({ 'a.py': 'boto3 GetObject', 'b.py': 'boto3 hang', 'c.py': '' });
    const steps: [number, number][] = [];
    const streamed: string[] = [];
    await scanWorkspace(
      {
        ...options,
        fileMilliseconds: 400,
        root: folder.path,
        files: folderFiles(folder.path),
        onFile: (file) => streamed.push(file),
      },
      { report: ({ done, total }) => steps.push([done, total]) },
    );
    assert.deepEqual(steps.at(-1), [3, 3]);
    assert.deepEqual(streamed, ['a.py', 'b.py']);
  });

  it('stops at once when cancelled, with what was found until then and no error', async () => {
    folder.write({ 'a.py': 'boto3 GetObject', 'b.py': 'boto3 hang' });
    const cancel = new AbortController();
    const result = await scanWorkspace(
      { ...options, root: folder.path, files: folderFiles(folder.path), onFile: () => cancel.abort() },
      undefined,
      cancel.signal,
    );
    assert.deepEqual(operations(result), ['a.py GetObject']);
  });

  it('scans an open document while the files of the workspace wait', async () => {
    for (let index = 0; index < 400; index++) folder.write({ [`job${String(index)}.py`]: 'boto3 PutObject' });
    const pool = createScanPool({ ...options, workers: 1 });
    const order: string[] = [];
    const request = { root: folder.path, files: folderFiles(folder.path) };
    const whole = pool.scan(request).then(() => order.push('workspace'));
    const document = pool.scanText({ file: 'untitled.py', text: 'boto3 DeleteObject' }).then((analysis) => {
      order.push('document');
      return analysis;
    });
    assert.equal((await document).calls[0]?.site.operation, 'DeleteObject');
    await whole;
    assert.deepEqual(order, ['document', 'workspace']);
    assert.match((await pool.scanText({ file: 'a.py', text: 'boto3 trap' })).skipped?.reason ?? '', /unreachable/);
    assert.equal((await pool.scanText({ file: 'a.py', text: 'boto3 GetObject' })).calls.length, 1);
    await pool.dispose();
  });

  it('says what is wrong when the worker cannot start', async () => {
    const workerFile = join(folder.path, 'absent.js');
    await assert.rejects(scan({ 'a.py': 'boto3' }, { workerFile }), (error) => {
      assert.ok(error instanceof UnforbidError);
      assert.equal(error.code, 'internal');
      assert.match(error.message, /absent\.js/);
      assert.match(error.message, /reinstall Unforbid/);
      return true;
    });
  });

  it('ends with a sentence, and not with every file passed over, when the installation lacks something', async () => {
    await assert.rejects(scan({ 'a.py': 'boto3 lack', 'b.py': 'boto3 lack' }), {
      code: 'internal',
      message: /lacks the grammar.*reinstall Unforbid/,
    });
  });

  it('takes unchanged files from the cache, and not what failed for a passing reason', async () => {
    folder.write({ 'a.py': 'boto3 GetObject', 'b.py': 'boto3 PutObject', 'c.py': 'boto3 leave' });
    const place = { directory: join(built.path, 'cache'), root: folder.path, version: '1' };
    const seen = async (version: string) => {
      const cache = await openScanCache({ ...place, version });
      const known: string[] = [];
      const result = await scanWorkspace({
        ...options,
        root: folder.path,
        files: folderFiles(folder.path),
        cache: {
          ...cache,
          get(file) {
            const analysis = cache.get(file);
            if (analysis !== undefined) known.push(file.file);
            return analysis;
          },
        },
      });
      await cache.save();
      return { known, found: operations(result), skipped: result.skipped.map(({ file }) => file) };
    };
    const found = ['a.py GetObject', 'b.py PutObject'];
    assert.deepEqual(await seen('1'), { known: [], found, skipped: ['c.py'] });
    assert.deepEqual(await seen('1'), { known: ['a.py', 'b.py'], found, skipped: ['c.py'] });
    folder.write({ 'b.py': 'boto3 DeleteObject' });
    const changed = ['a.py GetObject', 'b.py DeleteObject'];
    assert.deepEqual(await seen('1'), { known: ['a.py'], found: changed, skipped: ['c.py'] });
    assert.deepEqual((await seen('2')).known, []);
  });

  it('uses at least one thread, and leaves cores free when told to', () => {
    assert.ok(workerCount() >= 1);
    assert.equal(workerCount(1000), 1);
  });
});
