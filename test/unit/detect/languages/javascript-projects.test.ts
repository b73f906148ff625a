import assert from 'node:assert/strict';
import { projectFiles } from '../../../../src/core/detect/languages/javascript/projects.js';

/** The first file that is there of those that a specifier may mean. */
function meant(specifier: string, fromFile: string, files: Readonly<Record<string, string>>): string | undefined {
  return projectFiles(specifier, fromFile, (file) => files[file]).find((file) => file in files);
}

describe('modules named by a JavaScript project', () => {
  const workspace = {
    'tsconfig.base.json': `{
      // shared by all
      "compilerOptions": { "baseUrl": ".", "paths": { "@shop/clients": ["libs/clients/src/index.ts"], "@shop/*": ["libs/*/src"], } },
    }`,
    'apps/orders/tsconfig.json': '{ "extends": "../../tsconfig.base.json", "compilerOptions": { "outDir": "dist" } }',
    'apps/orders/package.json': '{ "name": "orders", "imports": { "#config/*": "./src/config/*.js" } }',
    'apps/orders/src/config/queue.ts': '',
    'libs/clients/src/index.ts': '',
    'libs/tables/src/index.ts': '',
    'packages/storage/package.json':
      '{ "name": "@reports/storage", "exports": { ".": { "import": "./dist/index.js" }, "./keys": "./dist/keys.js" } }',
    'packages/storage/src/index.ts': '',
    'packages/storage/src/keys.ts': '',
    'packages/plain/package.json': '{ "name": "plain", "main": "lib/main.js" }',
    'packages/plain/lib/main.js': '',
  };
  const from = 'apps/orders/src/handler.ts';

  it('are found by paths of tsconfig.json, also of the one that it extends', () => {
    assert.equal(meant('@shop/clients', from, workspace), 'libs/clients/src/index.ts');
    assert.equal(meant('@shop/tables', from, workspace), 'libs/tables/src/index.ts');
    assert.equal(meant('libs/tables/src', from, workspace), 'libs/tables/src/index.ts');
  });

  it('are found in packages of the workspace, by their exports and sources', () => {
    assert.equal(meant('@reports/storage', from, workspace), 'packages/storage/src/index.ts');
    assert.equal(meant('@reports/storage/keys', from, workspace), 'packages/storage/src/keys.ts');
    assert.equal(meant('plain', from, workspace), 'packages/plain/lib/main.js');
    assert.equal(meant('@other/storage', from, workspace), undefined);
  });

  it('are found by imports of the package around', () => {
    assert.equal(meant('#config/queue', from, workspace), 'apps/orders/src/config/queue.ts');
  });

  it('are none of other packages, nor where the configuration is broken', () => {
    for (const specifier of ['react', 'node:fs', './local', 'https://esm.sh/x'])
      assert.equal(meant(specifier, from, workspace), undefined, specifier);
    assert.equal(meant('@shop/clients', from, { 'tsconfig.json': '{ "compilerOptions": { "paths": [' }), undefined);
    assert.equal(meant('a', 'x.ts', { 'tsconfig.json': '{ "extends": "./tsconfig.json" }' }), undefined);
  });
});
