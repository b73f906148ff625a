import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AnalysedCall } from '../../../src/core/model/requirement.js';
import { folderFiles } from '../../../src/node/files.js';
import { readInfrastructureFiles } from '../../../src/node/infrastructure-files.js';
import type { InfrastructureRequest } from '../../../src/node/infrastructure-files.js';
import { siteOf } from '../infer/fake-catalog.js';

const callIn = (file: string): AnalysedCall => {
  const site = siteOf({ service: 's3', operation: 'PutObject' });
  return { site: { ...site, location: { ...site.location, file } }, needs: [], scopes: [] };
};

describe('files that define names', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'unforbid-definitions-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const write = async (texts: Readonly<Record<string, string>>): Promise<void> => {
    for (const [file, text] of Object.entries(texts)) {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await writeFile(path.join(root, file), text);
    }
  };
  const found = async (request: Partial<InfrastructureRequest> = {}): Promise<string[]> => {
    const { files } = await folderFiles(root).list();
    const read = await readInfrastructureFiles({ root, listed: files, calls: [], ...request });
    return read.map(({ file }) => file);
  };

  it('are those of the folder, and local settings above calls although git ignores them', async () => {
    await write({
      '.gitignore': '.env*\n*.tfvars\n.vscode\nlocal/\n',
      '.env': 'A=1',
      '.vscode/launch.json': '{}',
      'web/.env.local': 'A=1',
      'web/src/app.py': '',
      'mail/.env': 'A=1',
      'infra/main.tf': '',
      'infra/prod.tfvars': '',
      'local/template.yaml': '',
      'notes.txt': '',
    });
    await mkdir(path.join(root, '.git'));
    assert.deepEqual(await found({ calls: [callIn('web/src/app.py')] }), [
      '.env',
      '.vscode/launch.json',
      'infra/main.tf',
      'infra/prod.tfvars',
      'web/.env.local',
    ]);
    assert.deepEqual(await found({ calls: [callIn('web/src/app.py')], exclude: ['infra/**', 'web/.env.local'] }), [
      '.env',
      '.vscode/launch.json',
      'infra/main.tf',
    ]);
    assert.deepEqual(await found({ calls: [callIn('web/src/app.py')], settings: false }), [
      '.vscode/launch.json',
      'infra/main.tf',
    ]);
  });

  it('are looked for above named files only, where the folder is not looked at', async () => {
    await write({ 'web/template.yaml': '', 'web/src/app.py': '', 'mail/template.yaml': '' });
    const files = await found({ listed: [], calls: [callIn('web/src/app.py')], partly: true });
    assert.deepEqual(files, ['web/template.yaml']);
  });

  it('are passed over when they cannot be read, are links, or are too large', async () => {
    await write({ 'gone/template.yaml': '', 'huge.tf': ' '.repeat(1024 * 1024 + 1), 'outside.txt': 'A=1' });
    await symlink(path.join(root, 'outside.txt'), path.join(root, '.env'));
    const { files } = await folderFiles(root).list();
    await rm(path.join(root, 'gone'), { recursive: true });
    const read = await readInfrastructureFiles({ root, listed: files, calls: [callIn('app.py')] });
    assert.deepEqual(read, []);
  });

  it('are the same objects while their texts are', async () => {
    await write({ 'main.tf': 'a = 1', 'other.tf': 'b = 1' });
    const { files } = await folderFiles(root).list();
    const first = await readInfrastructureFiles({ root, listed: files, calls: [] });
    await write({ 'other.tf': 'b = 2' });
    const known = new Map(first.map((file) => [file.file, file]));
    const second = await readInfrastructureFiles({ root, listed: files, calls: [], known });
    assert.equal(second[0], first[0]);
    assert.notEqual(second[1], first[1]);
  });
});
