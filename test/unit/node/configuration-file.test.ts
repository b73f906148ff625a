import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readConfiguration } from '../../../src/node/configuration-file.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import type { TemporaryFolder } from '../../support/temporary-folder.js';

describe('readConfiguration', () => {
  let folder: TemporaryFolder;
  afterEach(() => folder.remove());
  const text = '{"version": 1, "exclude": ["legacy"]}';

  it('reads the folder’s own file', async () => {
    folder = temporaryFolder({ 'unforbid.json': text });
    const { file, configuration, problems } = await readConfiguration(folder.path);
    assert.equal(file, join(folder.path, 'unforbid.json'));
    assert.deepEqual(configuration?.exclude, ['legacy']);
    assert.deepEqual(problems, []);
  });

  it('reads the nearest above inside the repository, whose files are relative to it', async () => {
    folder = temporaryFolder({ '.git/HEAD': '', 'unforbid.json': text, 'services/api/app.py': '' });
    const found = await readConfiguration(join(folder.path, 'services', 'api'));
    assert.equal(found.directory, folder.path);
    assert.deepEqual(found.configuration?.exclude, ['legacy']);
  });

  it('does not look above the repository, nor above a folder in none', async () => {
    folder = temporaryFolder({
      'unforbid.json': text,
      'project/.git/HEAD': '',
      'project/app.py': '',
      'loose/app.py': '',
    });
    for (const place of ['project', 'loose']) {
      const found = await readConfiguration(join(folder.path, place));
      assert.equal(found.file, undefined);
      assert.equal(found.configuration, undefined);
    }
  });

  it('reads a named file, and rejects when it does not exist', async () => {
    folder = temporaryFolder({ 'ci/unforbid.json': text });
    const found = await readConfiguration(folder.path, join(folder.path, 'ci', 'unforbid.json'));
    assert.equal(found.directory, join(folder.path, 'ci'));
    await assert.rejects(readConfiguration(folder.path, join(folder.path, 'none.json')), { code: 'not-found' });
  });

  it('says what is wrong in a broken file and goes on without it', async () => {
    folder = temporaryFolder({ 'unforbid.json': '{"version": 1,' });
    const { configuration, problems } = await readConfiguration(folder.path);
    assert.equal(configuration, undefined);
    assert.equal(problems.length > 0, true);
  });
});
