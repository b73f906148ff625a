import assert from 'node:assert/strict';
import type { FileSyntax, LanguageFrontEnd } from '../../src/core/detect/languages/front-end.js';
import type { LanguageId } from '../../src/core/model/source.js';
import { createParsers } from '../../src/core/syntax/parsers.js';
import type { OwnedTree } from '../../src/core/syntax/parsers.js';
import { wasmAssets } from './assets.js';

/** Opens texts of one language for the tests of its front end; trees are deleted after each test. */
export function sourceOpener(frontEnd: LanguageFrontEnd, language: LanguageId): (text: string) => FileSyntax {
  const parsers = createParsers(wasmAssets());
  const trees: OwnedTree[] = [];
  before(() => parsers.load(language));
  afterEach(() => {
    for (const tree of trees.splice(0)) tree.delete();
  });
  after(() => parsers.dispose());
  return (text) => {
    const tree = parsers.parse(language, text, 5000);
    assert.ok(tree);
    trees.push(tree);
    return frontEnd.open(tree);
  };
}
