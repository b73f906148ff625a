import assert from 'node:assert/strict';
import { promises } from 'node:fs';
import type { Dirent } from 'node:fs';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { UnforbidError } from '../../../src/core/model/problem.js';
import { folderFiles } from '../../../src/node/files.js';
import type { Disk, FolderOptions } from '../../../src/node/files.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import type { TemporaryFolder } from '../../support/temporary-folder.js';

describe('folderFiles', () => {
  let folder: TemporaryFolder;
  afterEach(() => folder.remove());

  const listed = async (files: Record<string, string>, options?: FolderOptions, below = '') => {
    folder = temporaryFolder(files);
    const { files: found } = await folderFiles(join(folder.path, below), options).list();
    return found.map(({ file }) => file);
  };

  it('lists files sorted by path, with size and time of change', async () => {
    folder = temporaryFolder({ 'jobs/worker.py': 'run()', 'app.py': 'main()', 'jobs.py': '' });
    const { files, skipped } = await folderFiles(folder.path).list();
    assert.deepEqual(
      files.map(({ file, size }) => [file, size]),
      [
        ['app.py', 6],
        ['jobs.py', 0],
        ['jobs/worker.py', 5],
      ],
    );
    assert.ok(files.every(({ modified }) => Math.abs(modified - Date.now()) < 60_000));
    assert.deepEqual(skipped, []);
  });

  it('leaves out installed packages, environments, version control and build output', async () => {
    const files = await listed({
      'package.json': '{}',
      'app.ts': '',
      'node_modules/sdk/index.js': '',
      '.git/HEAD': '',
      '.venv/lib/boto3.py': '',
      'tools/py/pyvenv.cfg': '',
      'tools/py/lib/site.py': '',
      'dist/app.js': '',
      'deploy/.terraform/modules/main.tf': '',
      'web/vendor.min.js': '',
    });
    assert.deepEqual(files, ['app.ts', 'package.json']);
  });

  it('keeps source folders that only bear the name of an output folder', async () => {
    const files = await listed({
      'rust/Cargo.toml': '',
      'rust/src/bin/report.rs': '',
      'rust/target/debug/report.rs': '',
      'ruby/lib/upload.rb': '',
      'python/app/build/steps.py': '',
      'python/app/target/queue.py': '',
      'go/bin/run.go': '',
      'dotnet/App.csproj': '',
      'dotnet/obj/App.cs': '',
      'vendor/prices.py': '',
    });
    assert.deepEqual(files, [
      'dotnet/App.csproj',
      'go/bin/run.go',
      'python/app/build/steps.py',
      'python/app/target/queue.py',
      'ruby/lib/upload.rb',
      'rust/Cargo.toml',
      'rust/src/bin/report.rs',
      'vendor/prices.py',
    ]);
  });

  it('honours .gitignore at every level, the deepest with a verdict first', async () => {
    const files = await listed({
      '.gitignore': '*.log\n/generated/\nsecret.py\n',
      'app.py': '',
      'app.log': '',
      'generated/client.py': '',
      'jobs/generated/kept.py': '',
      'jobs/.gitignore': '!secret.py\nlocal_*\n',
      'jobs/secret.py': '',
      'jobs/local_run.py': '',
      'local_run.py': '',
    });
    assert.deepEqual(files, [
      '.gitignore',
      'app.py',
      'jobs/.gitignore',
      'jobs/generated/kept.py',
      'jobs/secret.py',
      'local_run.py',
    ]);
  });

  it('honours the rules of the repository above the folder, and its private excludes', async () => {
    const files = await listed(
      {
        '.git/info/exclude': 'notes.py\n',
        '.gitignore': 'services/api/fixtures/\n*.bak\n',
        'services/api/app.py': '',
        'services/api/app.bak': '',
        'services/api/notes.py': '',
        'services/api/fixtures/big.py': '',
      },
      {},
      'services/api',
    );
    assert.deepEqual(files, ['app.py']);
  });

  it('looks into an ignored folder that was named itself', async () => {
    const files = await listed(
      {
        '.git/HEAD': '',
        '.gitignore': 'generated/\n',
        'generated/client.py': '',
        'generated/.gitignore': 'x.py',
        'generated/x.py': '',
      },
      {},
      'generated',
    );
    assert.deepEqual(files, ['.gitignore', 'client.py']);
  });

  it("takes VS Code's globs, relative to the folder, to exclude and to include", async () => {
    const source = {
      'app.py': '',
      'legacy/old.py': '',
      'jobs/legacy/old.py': '',
      'jobs/run.ts': '',
      'jobs/run.md': '',
    };
    assert.deepEqual(await listed(source, { exclude: ['legacy/', '**/*.md'] }), [
      'app.py',
      'jobs/legacy/old.py',
      'jobs/run.ts',
    ]);
    folder.remove();
    assert.deepEqual(await listed(source, { exclude: ['**/legacy'], include: ['**/*.{py,ts}'] }), [
      'app.py',
      'jobs/run.ts',
    ]);
  });

  it('lists single files and folders that are named, also those that a rule excludes', async () => {
    const files = await listed(
      {
        'app.py': '',
        '.gitignore': 'drafts/\n',
        'drafts/try.py': '',
        'jobs/run.py': '',
        'jobs/.gitignore': 'old.py',
        'jobs/old.py': '',
      },
      { paths: ['drafts/try.py', 'jobs'] },
    );
    assert.deepEqual(files, ['drafts/try.py', 'jobs/.gitignore', 'jobs/run.py']);
  });

  it('lists a file beside the folder by its relative path', async () => {
    const files = await listed(
      { 'main/app.py': '', 'other/jobs.py': '', 'other/x.log': '', '.git/HEAD': '', '.gitignore': '*.log' },
      { paths: ['../other', 'app.py'] },
      'main',
    );
    assert.deepEqual(files, ['../other/jobs.py', 'app.py']);
  });

  it('rejects with a sentence for a path that does not exist', async () => {
    folder = temporaryFolder();
    await assert.rejects(folderFiles(folder.path, { paths: ['reports.py'] }).list(), (error) => {
      assert.ok(error instanceof UnforbidError);
      assert.equal(error.code, 'not-found');
      assert.match(error.message, /^reports\.py does not exist/);
      return true;
    });
    await assert.rejects(folderFiles(join(folder.path, 'nowhere')).list(), { code: 'not-found' });
  });

  it('ends on cyclic links, and says which links lead outside or nowhere', async () => {
    const elsewhere = temporaryFolder({ 'shared.py': '' });
    folder = temporaryFolder({ 'jobs/run.py': '' });
    mkdirSync(join(folder.path, 'links'));
    symlinkSync(folder.path, join(folder.path, 'links', 'round'));
    symlinkSync(join(folder.path, 'jobs', 'run.py'), join(folder.path, 'links', 'again.py'));
    symlinkSync(elsewhere.path, join(folder.path, 'links', 'shared'));
    symlinkSync(join(folder.path, 'gone.py'), join(folder.path, 'links', 'dead.py'));
    const { files, skipped } = await folderFiles(folder.path).list();
    elsewhere.remove();
    assert.deepEqual(
      files.map(({ file }) => file),
      ['jobs/run.py'],
    );
    assert.deepEqual(
      skipped.map(({ file }) => file),
      ['links/dead.py', 'links/shared'],
    );
    assert.match(skipped[1]?.reason ?? '', /leads outside the folder/);
  });

  it('passes over a folder that may not be read, with a sentence, and goes on', async () => {
    folder = temporaryFolder({ 'app.py': '', 'payroll/run.py': '' });
    const refusing: Disk = {
      ...(promises as unknown as Disk),
      readdir: (path, options): Promise<Dirent[]> =>
        path.endsWith('payroll')
          ? Promise.reject(Object.assign(new Error('refused'), { code: 'EACCES' }))
          : promises.readdir(path, options),
    };
    const { files, skipped } = await folderFiles(folder.path, { disk: refusing }).list();
    assert.deepEqual(
      files.map(({ file }) => file),
      ['app.py'],
    );
    assert.deepEqual(
      skipped.map(({ file }) => file),
      ['payroll'],
    );
    assert.match(skipped[0]?.reason ?? '', /payroll may not be read by this user/);
  });

  it('reads bytes, and tells a missing file from an unreadable one', async () => {
    folder = temporaryFolder({ 'policy.json': '{}', 'jobs/run.py': '' });
    const source = folderFiles(folder.path);
    assert.equal(Buffer.from(await source.read('policy.json')).toString(), '{}');
    await assert.rejects(source.read('missing.json'), { code: 'not-found' });
    await assert.rejects(source.read('jobs'), { code: 'unreadable', message: 'jobs is a folder, not a file.' });
  });
});
