import assert from 'node:assert/strict';
import type { Expression } from '../../../../src/core/detect/expression.js';
import { pythonFrontEnd } from '../../../../src/core/detect/languages/python/index.js';
import { createParsers } from '../../../../src/core/syntax/parsers.js';
import { wasmAssets } from '../../../support/assets.js';

const parsers = createParsers(wasmAssets());
before(() => parsers.load('python'));
after(() => parsers.dispose());

function show(expression: Expression): string {
  if (expression.kind === 'scalar') return String(expression.value);
  if (expression.kind === 'name') return expression.name;
  return expression.kind;
}

/** The changes of `name` before the call `finish(..)`. */
function changes(text: string, name: string): readonly string[] {
  const tree = parsers.parse('python', text, 5000);
  assert.ok(tree);
  const syntax = pythonFrontEnd.open(tree);
  const [binding] = syntax.bindings(name);
  assert.ok(binding);
  const found = (syntax.changes?.(name, binding, text.indexOf('finish(')) ?? []).map((change) => {
    if (change.kind === 'call') return 'call';
    const perhaps = 'perhaps' in change && change.perhaps === true ? '?' : '';
    const what = change.kind === 'assignment' ? change.property : change.kind;
    return `${what}${perhaps} = ${show(change.value)}`;
  });
  tree.delete();
  return found;
}

describe('statements that change a value, in Python', () => {
  it('are keys, attributes, updates and additions to lists', () => {
    const text = 'p = {}\np["a"] = 1\np.b = 2\np.update(c=3)\np.update(q)\np.setdefault("d", 4)\np[k] = 5\nfinish(p)\n';
    assert.deepEqual(changes(text, 'p'), ['a = 1', 'b = 2', 'c = 3', 'merge = q', 'd? = 4', 'merge = other']);
    assert.deepEqual(changes('l = []\nl.append(a)\nl.insert(0, b)\nl.extend(c)\nfinish(l)\n', 'l'), [
      'item = a',
      'item = b',
      'item = c',
    ]);
    assert.deepEqual(changes('p = {}\nx = p["a"]\nif p["a"] == 1: pass\nfinish(p)\np["z"] = 1\n', 'p'), []);
  });

  it('happen perhaps in a branch that the use is not in, and never in a function that it is not in', () => {
    assert.deepEqual(changes('p = {}\nif x:\n    p["a"] = 1\nfinish(p)\n', 'p'), ['a? = 1']);
    assert.deepEqual(changes('p = {}\nif x:\n    p["a"] = 1\n    finish(p)\n', 'p'), ['a = 1']);
    assert.deepEqual(changes('p = {}\ntry:\n    p["a"] = 1\nexcept E:\n    pass\nfinish(p)\n', 'p'), ['a = 1']);
    assert.deepEqual(changes('p = {}\ndef f():\n    p["a"] = 1\nfinish(p)\n', 'p'), []);
  });

  it('are read in half-typed code too', () => {
    assert.deepEqual(changes('p = {}\np["a"] =\np.update(\nfinish(p)\n', 'p').length <= 2, true);
  });
});
