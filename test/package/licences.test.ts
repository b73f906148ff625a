import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { isAllowed, noticesText, readShippedWasm, shippedPackages } from '../../scripts/third-party.js';
import { SYNTAX_ASSETS } from '../../src/core/syntax/grammars.js';
import { root } from '../rig/root.js';

describe('licences of what ships', () => {
  const packages = shippedPackages(root);

  it('finds the packages that are in the bundles and in the grammars', () => {
    const names = new Set(packages.map((each) => each.name));
    // One of each kind: a direct package, one that another brings along, a .wasm, a grammar inside a .wasm.
    for (const name of ['@aws-sdk/client-iam', '@smithy/core', 'web-tree-sitter', 'tree-sitter-python']) {
      assert.ok(names.has(name), `${name} ships and was not found.`);
    }
  });

  it('allows every one of them', () => {
    const refused = packages.filter((each) => !isAllowed(each.licence)).map((each) => `${each.name}: ${each.licence}`);
    assert.deepEqual(refused, []);
  });

  it('names each in the notices, with the text of its licence', () => {
    const notices = noticesText(packages);
    for (const { name, version, licence, text } of packages) {
      assert.ok(notices.includes(`\n${name} ${version} (${licence})\n`), `${name} is not in the notices.`);
      assert.ok(text.length > 200 && notices.includes(text), `The licence text of ${name} is not in the notices.`);
    }
  });

  it('ships the .wasm files of the list and no other', () => {
    const listed = readShippedWasm(root).map((each) => each.asset);
    assert.deepEqual(readdirSync(path.join(root, 'dist', 'wasm')).sort(), listed.sort());
  });

  it('ships every grammar that the sources ask for', () => {
    const listed = readShippedWasm(root).map((each) => `wasm/${each.asset}`);
    assert.deepEqual([...SYNTAX_ASSETS].sort(), listed.sort());
  });

  it('reads SPDX expressions', () => {
    const allowed = ['MIT', '(MIT OR GPL-3.0-only)', 'Apache-2.0 AND BSD-3-Clause', 'GPL-2.0-only OR MIT AND ISC'];
    const refused = ['GPL-3.0-only', 'MIT AND MPL-2.0', 'AGPL-3.0-or-later OR EPL-2.0', 'SEE LICENSE IN EULA.txt', ''];
    for (const expression of allowed) assert.equal(isAllowed(expression), true, expression);
    for (const expression of refused) assert.equal(isAllowed(expression), false, expression);
  });
});
