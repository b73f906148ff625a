import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { CallExpression } from '../../expression.js';
import type { LanguageFrontEnd, Use } from '../front-end.js';
import { enclosing, field, same } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';
import type { Grammar } from '../grammar/tree-file.js';
import { classOf } from './classes.js';
import { makeExpression } from './expressions.js';
import { defineFunction, FUNCTION_TYPES } from './functions.js';
import { GoFile } from './go-file.js';
import { importsOf } from './imports.js';
import { goPackages } from './packages.js';

/** What a function of the standard test runner, or a helper of one, takes ("Package testing"). */
const TEST_PARAMETER = /\btesting\.(?:T|B|F|M|TB)\b/;
const OUTERMOST: ReadonlySet<string> = new Set(['function_declaration', 'method_declaration']);

const grammar: Grammar = {
  functions: FUNCTION_TYPES,
  classes: new Set(['type_spec']),
  expression: makeExpression,
  function: defineFunction,
  class: classOf,
  imports: importsOf,
  mayBind: () => false,
  bindingAt: () => undefined,
  useAt,
  callTaking,
  exported: () => [],
  isTestCode(node, file) {
    if (!TEST_PARAMETER.test(file.tree.text)) return false;
    const outer = OUTERMOST.has(node.type) ? node : enclosing(node, OUTERMOST);
    return outer !== undefined && TEST_PARAMETER.test(file.text(field(outer, 'parameters')));
  },
};

/** A function or method that is called, or named without being called: handed on, kept in a variable. */
function useAt(word: Node, file: SourceFile): Use | undefined {
  let callee = word;
  if (word.type === 'field_identifier') {
    if (word.parent?.type !== 'selector_expression' || !same(field(word.parent, 'field'), word)) return undefined;
    callee = word.parent;
  } else if (word.type !== 'identifier') return undefined;
  let { parent } = callee;
  while (parent?.type === 'parenthesized_expression' || parent?.type === 'type_instantiation_expression') {
    callee = parent;
    parent = callee.parent;
  }
  if (parent?.type === 'call_expression' && same(field(parent, 'function'), callee)) {
    const call = file.expression(parent);
    return call.kind === 'call' ? { kind: 'call', call } : undefined;
  }
  if (!parent || !HANDED_ON.has(parent.type) || isTarget(callee, parent)) return undefined;
  const reference = file.expression(callee);
  if (reference.kind !== 'member' && reference.kind !== 'name') return undefined;
  const passedTo = callTaking(callee, file);
  return { kind: 'reference', reference, ...(passedTo === undefined ? {} : { passedTo }) };
}

const HANDED_ON: ReadonlySet<string> = new Set(['argument_list', 'expression_list', 'literal_element', 'var_spec']);

/** The left side of an assignment, or the key of an element. */
function isTarget(node: Node, parent: Node): boolean {
  const holder = parent.parent;
  if (parent.type === 'expression_list') return holder !== null && same(field(holder, 'left'), parent);
  if (parent.type === 'literal_element') return holder?.type === 'keyed_element' && same(field(holder, 'key'), parent);
  return parent.type === 'var_spec' && !same(field(parent, 'value'), node);
}

function callTaking(node: Node, file: SourceFile): CallExpression | undefined {
  const list = node.parent;
  if (list?.type !== 'argument_list' || !list.parent) return undefined;
  const call = file.expression(list.parent);
  return call.kind === 'call' ? call : undefined;
}

/** Go: grammar only ("The Go Programming Language Specification"). */
export const goFrontEnd: LanguageFrontEnd = {
  languages: ['go'],
  // What other packages offer begins with a capital: called, or handed on.
  callWords: /\b[A-Z]\w*(?=[ \t]*[(,)\n\r}[])/g,
  constructors: [],
  packages: goPackages,
  standardLibrary: {
    environmentObjects: [],
    environmentCalls: ['os.Getenv', 'os.LookupEnv', 'syscall.Getenv'],
    passThrough: { string: 0, 'strings.TrimSpace': 0, 'errors.Join': 0 },
    objectBuilders: [],
  },
  isTestFile: (file) => /_test\.go$|(?:^|\/)(?:testdata|tests?|e2e)\//.test(file),
  moduleFiles: () => [],
  open: (tree) => new GoFile(tree, grammar),
};
