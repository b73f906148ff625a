import assert from 'node:assert/strict';
import { Definitions } from '../../../src/core/detect/definitions.js';
import type { Packages } from '../../../src/core/detect/languages/front-end.js';

const packages: Packages = {
  names: /\bclass (\w+)|\bfun (\w+)/g,
  packageOf: (_file, text) => /^package ([\w.]+)/.exec(text)?.[1] ?? '',
  means: (module, name) => module === name,
};

describe('index of definitions', () => {
  const texts = new Map<string, string>();
  const read: string[] = [];
  let index: Definitions;
  const update = (): void =>
    index.update(
      [...texts].map(([file, text]) => ({ file, version: String(text.length) })),
      (file) => {
        read.push(file);
        return texts.get(file);
      },
    );

  beforeEach(() => {
    texts.clear();
    read.length = 0;
    texts.set('Store.kt', 'package app.store\nclass Store\nfun openStore() {}');
    texts.set('Queue.kt', 'package app.queue\nclass Queue');
    index = new Definitions(packages);
    update();
  });

  it('tells which files define a name, and their packages', () => {
    assert.deepEqual(index.find('openStore'), [{ file: 'Store.kt', package: 'app.store' }]);
    assert.deepEqual(index.find('Queue'), [{ file: 'Queue.kt', package: 'app.queue' }]);
    assert.deepEqual(index.find('Topic'), []);
  });

  it('reads only what has changed', () => {
    read.length = 0;
    texts.set('Queue.kt', 'package app.queue\nclass JobQueue');
    update();
    assert.deepEqual(read, ['Queue.kt']);
    assert.deepEqual(index.find('Queue'), []);
    assert.equal(index.find('JobQueue').length, 1);
  });

  it('forgets files that are gone', () => {
    texts.delete('Store.kt');
    update();
    assert.deepEqual(index.find('Store'), []);
  });
});
