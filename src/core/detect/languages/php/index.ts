import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { LanguageFrontEnd, Use } from '../front-end.js';
import { enclosing, field, partOf, partsOf, same } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';
import { TreeFile } from '../grammar/tree-file.js';
import type { Grammar } from '../grammar/tree-file.js';
import { bindingAt, changeAt, implied, mayBind } from './bindings.js';
import { BRANCHES, CONSTRUCTOR, defineClass, defineFunction } from './definitions.js';
import { FUNCTION_TYPES, makeExpression } from './expressions.js';
import { importsOf, moduleFiles, phpPackages } from './imports.js';
import { CLASS_TYPES } from './names.js';

const METHOD_CALLS: ReadonlySet<string> = new Set([
  ...['member_call_expression', 'nullsafe_member_call_expression', 'scoped_call_expression'],
]);

const grammar: Grammar = {
  functions: FUNCTION_TYPES,
  classes: CLASS_TYPES,
  expression: makeExpression,
  function: defineFunction,
  class: defineClass,
  imports: importsOf,
  mayBind,
  bindingAt,
  implied: (name, _found, file) => implied(name, file),
  useAt,
  callTaking(node, file) {
    const call = node.parent?.type === 'argument' ? node.parent.parent?.parent : undefined;
    const expression = call ? file.expression(call) : undefined;
    return expression?.kind === 'call' ? expression : undefined;
  },
  branches: BRANCHES,
  changeAt,
  exported: (symbol, file) => file.bindings(symbol).filter(({ scope, kind }) => scope.start === 0 && kind !== 'import'),
  isTestCode(node, file) {
    if (!/\bTestCase\b/.test(file.tree.text)) return false;
    const owner = enclosing(node, CLASS_TYPES);
    return owner !== undefined && /TestCase\s*$/.test(file.text(partOf(owner, 'base_clause')));
  },
};

/** A word is a call where a bracket follows: of a method, of a function, or `new` of a class. */
function useAt(word: Node, file: SourceFile): Use | undefined {
  if (word.type === '->') return dynamicCall(word, file);
  if (word.type !== 'name') return undefined;
  const holder = word.parent?.type === 'qualified_name' ? word.parent : word;
  const parent = holder.parent;
  if (!parent) return undefined;
  const isCall =
    (METHOD_CALLS.has(parent.type) && same(field(parent, 'name'), word)) ||
    (parent.type === 'function_call_expression' && same(field(parent, 'function'), holder)) ||
    (parent.type === 'object_creation_expression' && same(partsOf(parent)[0], holder));
  if (!isCall) return undefined;
  const expression = file.expression(parent);
  return expression.kind === 'call' ? { kind: 'call', call: expression } : undefined;
}

/** `$client->$method(..)`, `$client->{$method}(..)`. */
function dynamicCall(arrow: Node, file: SourceFile): Use | undefined {
  const call = arrow.parent;
  if (!call || !METHOD_CALLS.has(call.type) || field(call, 'name')?.type === 'name') return undefined;
  const expression = file.expression(call);
  return expression.kind === 'call' ? { kind: 'call', call: expression } : undefined;
}

/** PHP: grammar only. Variables have their sign (`$client`), and so have properties where they are members. */
export const phpFrontEnd: LanguageFrontEnd = {
  languages: ['php'],
  // Names before a bracket, and the arrow before a method whose name is a variable.
  callWords: /\b[A-Za-z_]\w*(?=\s*\()|->\{?(?=\$)/g,
  constructors: [CONSTRUCTOR],
  packages: phpPackages,
  standardLibrary: {
    environmentObjects: ['$_ENV', '$_SERVER'],
    environmentCalls: ['getenv', 'env'],
    passThrough: { iterator_to_array: 0, array_filter: 0, array_values: 0, strval: 0, trim: 0, tap: 0, collect: 0 },
    objectBuilders: [],
    memberCalls: ['->', '->{', 'call_user_func', 'call_user_func_array'],
  },
  isTestFile: (file) => /(^|\/)tests?\/|(^|\/)[^/]*Test\.php$/i.test(file),
  moduleFiles,
  open: (tree) => new TreeFile(tree, grammar),
};
