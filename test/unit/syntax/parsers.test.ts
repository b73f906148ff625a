import type { SyntaxNode } from '../../../src/core/syntax/syntax-node.js';
import assert from 'node:assert/strict';
import { createParsers } from '../../../src/core/syntax/parsers.js';
import type { Parsers } from '../../../src/core/syntax/parsers.js';
import { languageOf, SYNTAX_ASSETS } from '../../../src/core/syntax/grammars.js';
import { textIndexOf } from '../../../src/core/syntax/text-index.js';
import { createTreeCache } from '../../../src/core/syntax/tree-cache.js';
import { wasmAssets } from '../../support/assets.js';

const LONG_ENOUGH = 5000;

describe('syntax: grammars', () => {
  it('tells the language by the extension, whatever its case', () => {
    assert.equal(languageOf('jobs/worker.py'), 'python');
    assert.equal(languageOf('jobs/Worker.PY'), 'python');
    assert.equal(languageOf('web/page.tsx'), 'typescriptreact');
    assert.equal(languageOf('web/server.mjs'), 'javascript');
    assert.equal(languageOf('README'), undefined);
    assert.equal(languageOf('archive.tar'), undefined);
  });

  it('names every asset that parsing needs, and each can be had', () => {
    const assets = wasmAssets();
    assert.ok(SYNTAX_ASSETS.length >= 5);
    for (const name of SYNTAX_ASSETS) assert.ok(assets.bytes(name).length > 1000, name);
  });
});

describe('syntax: parsers', () => {
  let parsers: Parsers;
  before(async () => {
    parsers = createParsers(wasmAssets());
    await parsers.load('python');
  });
  after(() => parsers.dispose());
  afterEach(() => assert.equal(parsers.liveTrees, 0));

  function parse(text: string): NonNullable<ReturnType<Parsers['parse']>> {
    const tree = parsers.parse('python', text, LONG_ENOUGH);
    assert.ok(tree);
    return tree;
  }

  it('loads a grammar once and only when it is asked for', async () => {
    assert.equal(parsers.has('python'), true);
    assert.equal(parsers.has('typescript'), false);
    assert.throws(() => parsers.parse('typescript', '', LONG_ENOUGH), /grammar of typescript is not loaded/);
    await parsers.load('python');
  });

  it('counts offsets and characters in UTF-16 code units', () => {
    const tree = parse('title = "café 📁"\nbucket = title\n');
    try {
      const at = tree.text.indexOf('bucket');
      const node = tree.nodeAt(at);
      assert.equal(node.startIndex, at);
      assert.deepEqual(tree.rangeOf(node), { start: { line: 1, character: 0 }, end: { line: 1, character: 6 } });
      assert.deepEqual(tree.rangeBetween(at, at + 6), tree.rangeOf(node));
      const [, text] = tree.root.descendantsOfType('string');
      assert.equal(text, undefined);
    } finally {
      tree.delete();
    }
  });

  it('runs a query around one place only', () => {
    const tree = parse('a = 1\nb = 2\nc = 3\n');
    try {
      const query = '(assignment left: (identifier) @name)';
      const names = (start: number, end: number): string[] =>
        tree.matchesAt(query, start, end).flatMap((match) => match.captures.map((capture) => capture.node.text));
      assert.deepEqual(names(6, 7), ['b']);
      assert.deepEqual(names(0, 18), ['a', 'b', 'c']);
    } finally {
      tree.delete();
    }
  });

  it('gives up on a text that takes too long, and parses the next', () => {
    assert.equal(parsers.parse('python', `x = [${'(1, 2), '.repeat(200_000)}]`, 1), undefined);
    parse('x = 1').delete();
  });

  it('deletes a tree once, however often it is asked to', () => {
    const tree = parse('x = 1');
    assert.equal(parsers.liveTrees, 1);
    tree.delete();
    tree.delete();
    assert.equal(parsers.liveTrees, 0);
  });

  it('parses a changed text incrementally to the tree of a fresh parse', () => {
    const before = 'import boto3\ns3 = boto3.client("s3")\ns3.list_buckets()\n';
    const changes = [
      before.replace('"s3"', '"sqs"'),
      `# 📁 first\n${before}`,
      before.slice(0, 30),
      '',
      before.replace('list_buckets', 'head_bucket'),
    ];
    let tree = parse(before);
    for (const text of changes) {
      const next = tree.reparsed(text, LONG_ENOUGH);
      assert.ok(next);
      tree = next;
      const fresh = parse(text);
      assert.equal(shapeOf(tree.root), shapeOf(fresh.root));
      fresh.delete();
    }
    tree.delete();
  });

  it('keeps one tree for each open document and none after it is closed', () => {
    const cache = createTreeCache(parsers);
    const first = cache.tree('jobs.py', 'python', 'x = 1', LONG_ENOUGH);
    assert.equal(cache.tree('jobs.py', 'python', 'x = 1', LONG_ENOUGH), first);
    cache.tree('jobs.py', 'python', 'x = 12', LONG_ENOUGH);
    cache.tree('reports.py', 'python', 'y = 1', LONG_ENOUGH);
    assert.equal(parsers.liveTrees, 2);
    cache.close('jobs.py');
    cache.close('unknown.py');
    assert.equal(parsers.liveTrees, 1);
    cache.dispose();
  });
});

describe('syntax: text index', () => {
  it('finds whole words only', () => {
    const index = textIndexOf('s3 = my_s3 + s3.s3x + (s3)');
    assert.deepEqual(index.occurrences('s3'), [0, 13, 23]);
    assert.deepEqual(index.occurrences(''), []);
    assert.deepEqual(index.occurrences('missing'), []);
  });

  it('turns offsets into positions', () => {
    const index = textIndexOf('a\nbc\n\nd');
    assert.deepEqual(
      [0, 1, 2, 4, 5, 6, 7].map((offset) => index.positionAt(offset)),
      [
        { line: 0, character: 0 },
        { line: 0, character: 1 },
        { line: 1, character: 0 },
        { line: 1, character: 2 },
        { line: 2, character: 0 },
        { line: 3, character: 0 },
        { line: 3, character: 1 },
      ],
    );
  });
});

/** Types and places of a node and all below it. */
function shapeOf(node: SyntaxNode): string {
  const place = `${node.type}@${String(node.startIndex)}-${String(node.endIndex)}`;
  return `(${[place, ...node.children.map(shapeOf)].join(' ')})`;
}
