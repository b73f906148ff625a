import assert from 'node:assert/strict';
import { ChangedFiles, isAffected } from '../../../src/node/dependants.js';
import { linkFinder, linksTo } from '../../../src/node/links.js';
import { namesForOthers } from '../../../src/node/names-for-others.js';

describe('links between files', () => {
  it('call a file by its own name, and one that stands for its folder by the folder', () => {
    assert.equal(namesForOthers('app/clients.py', '').imported, 'clients');
    assert.equal(namesForOthers('app/aws/__init__.py', '').imported, 'aws');
    assert.equal(namesForOthers('src/storage/index.ts', '').imported, 'storage');
  });

  it('find imports of a file by whole words, and anywhere what it defines', () => {
    const names = [
      { clouds: ['aws' as const], imported: 'clients', defined: ['reports'], inPackage: false },
      { clouds: ['aws' as const, 'gcp' as const], imported: 'report.store', defined: [''], inPackage: false },
      { clouds: ['gcp' as const], imported: 'Queue', defined: ['JobQueue'], inPackage: true },
    ];
    const find = linkFinder(linksTo(names));
    assert.deepEqual(find('from .clients import reports'), ['aws']);
    assert.deepEqual(find("const { reports } = require('./report.store')"), ['aws', 'gcp']);
    assert.deepEqual(find('from .clients import queue'), [], 'nothing that is defined there is mentioned');
    assert.deepEqual(find('final JobQueue jobs;'), ['gcp'], 'of the same package');
    assert.deepEqual(find('clients = 3'), [], 'no import');
    assert.deepEqual(find('from subclients import clients_of'), []);
    assert.deepEqual(find('import reportXstore'), []);
  });

  it('are none where no file names an SDK', () => {
    assert.deepEqual(linksTo([]), {});
  });
});

describe('files affected by a change', () => {
  const changed = (...files: string[]) => new ChangedFiles(files);

  it('are those that were found with it, or that looked for it in vain', () => {
    const dependsOn = { files: ['app/clients.py', 'app/missing.py'], names: false };
    assert.equal(isAffected('app/handler.py', dependsOn, changed('app/clients.py')), true);
    assert.equal(isAffected('app/handler.py', dependsOn, changed('app/missing.py')), true);
    assert.equal(isAffected('app/handler.py', dependsOn, changed('app/other.py')), false);
    assert.equal(isAffected('app/handler.py', undefined, changed('app/clients.py')), false);
  });

  it('are, where definitions are found by name, all of the same language', () => {
    const dependsOn = { files: [], names: true };
    assert.equal(isAffected('web/page.ts', dependsOn, changed('web/part.tsx')), true, 'dialects count as one language');
    assert.equal(isAffected('web/page.ts', dependsOn, changed('app/clients.py')), false);
  });
});
