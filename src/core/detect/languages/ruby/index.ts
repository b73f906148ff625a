import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Binding, LanguageFrontEnd, Use } from '../front-end.js';
import { enclosing, field, same } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';
import { TreeFile } from '../grammar/tree-file.js';
import type { Grammar } from '../grammar/tree-file.js';
import { bindingAt, mayBind, memoisedBinding } from './bindings.js';
import { changeAt } from './changes.js';
import { BRANCHES, CONSTRUCTOR, defineClass, defineFunction } from './definitions.js';
import { CLASS_TYPES, FUNCTION_TYPES, makeExpression, METHOD_TYPES } from './expressions.js';
import { importsOf, moduleFiles, rubyPackages } from './imports.js';
import { SENDING_METHODS } from './methods.js';

/** One of these stands in every file with test code. */
const TEST_MARKS = /\bRSpec\.describe\b|Minitest::Test|Test::Unit::TestCase|ActiveSupport::TestCase/;
const TEST_CLASS = /(?:Minitest::Test|TestCase|Minitest::Spec)$/;
const MEMOISED = /\b(?:let!?|subject)\s*\(?\s*:$/;
/** `Store.new(..)` calls the constructor of `Store`. */
const CONSTRUCTED = /^\s*\.\s*new\b/;
const CLASSES: ReadonlySet<string> = new Set(['class']);

const grammar: Grammar = {
  functions: METHOD_TYPES,
  anonymous: FUNCTION_TYPES,
  classes: CLASS_TYPES,
  expression: makeExpression,
  function: defineFunction,
  class: defineClass,
  imports: importsOf,
  mayBind,
  bindingAt,
  implied(name, _found, file) {
    const { text } = file.tree;
    return file.tree.occurrences(name).flatMap((at): Binding[] => {
      if (!MEMOISED.test(text.slice(Math.max(0, at - 16), at))) return [];
      const binding = memoisedBinding(name, at, file);
      return binding ? [binding] : [];
    });
  },
  useAt,
  callsNamed(name, file) {
    const { text } = file.tree;
    return file.tree.occurrences(name).flatMap((at) => {
      const made = CONSTRUCTED.test(text.slice(at + name.length, at + name.length + 12));
      const word = made ? at + name.length + text.slice(at + name.length).indexOf('new') : at;
      const use = useAt(file.tree.nodeAt(word), file);
      return use?.kind === 'call' ? [use.call] : [];
    });
  },
  callTaking(node, file) {
    const call = node.parent;
    if (call?.type !== 'call' || !same(field(call, 'block'), node)) return undefined;
    const expression = file.expression(call);
    return expression.kind === 'call' ? expression : undefined;
  },
  branches: BRANCHES,
  changeAt,
  exported: (symbol, file) =>
    file.bindings(symbol).filter((binding) => /^[A-Z]/.test(symbol) || binding.scope.kind === 'module'),
  isTestCode(node, file) {
    if (!TEST_MARKS.test(file.tree.text)) return false;
    if (/\bRSpec\.describe\b/.test(file.tree.text)) return true;
    const owner = enclosing(node, CLASSES);
    return owner !== undefined && TEST_CLASS.test(file.text(field(owner, 'superclass')).trim());
  },
};

/** A word is a call where it is the method of one: with a receiver, or with arguments. */
function useAt(word: Node, file: SourceFile): Use | undefined {
  const call = word.parent;
  if (call?.type !== 'call' || !same(field(call, 'method'), word)) return undefined;
  const holder = call.parent;
  if (holder?.type === 'assignment' && same(field(holder, 'left'), call)) return undefined;
  const expression = file.expression(call);
  return expression.kind === 'call' ? { kind: 'call', call: expression } : undefined;
}

/** Ruby: grammar only. Instance variables are members with their sign (`@client`), attributes members without. */
export const rubyFrontEnd: LanguageFrontEnd = {
  languages: ['ruby'],
  callWords: /(?<=\.)[A-Za-z_]\w*[?!]?|\b[a-z_]\w*[?!]?(?=\()/g,
  constructors: [CONSTRUCTOR],
  implicitSelf: true,
  packages: rubyPackages,
  standardLibrary: {
    environmentObjects: ['ENV'],
    environmentCalls: ['ENV.fetch'],
    passThrough: { String: 0, Array: 0, Integer: 0, 'URI.parse': 0, Pathname: 0 },
    objectBuilders: [],
    memberCalls: [...SENDING_METHODS],
  },
  isTestFile: (file) =>
    /(^|\/)(spec|tests?|features)\/|(^|\/)([^/]*_(spec|test)|test_[^/]*|spec_helper)\.rb$/.test(file),
  moduleFiles,
  open: (tree) => new TreeFile(tree, grammar),
};
