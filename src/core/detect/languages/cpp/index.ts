import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { ClassDefinition, LanguageFrontEnd, Packages, Use } from '../front-end.js';
import { enclosing, field, same } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';
import { TreeFile } from '../grammar/tree-file.js';
import type { Grammar } from '../grammar/tree-file.js';
import { bindingAt, callAround, changeAt, mayBind, meantAsArguments } from './bindings.js';
import { classAround, classBinding, classNamed } from './classes.js';
import { makeExpression, memberOfScope } from './expressions.js';
import { defineFunction } from './functions.js';
import { headerFiles, packages } from './headers.js';
import { importedAs, importsOf } from './imports.js';
import { CONSTRUCTOR } from './members.js';
import { bare, BRANCHES, CLASS_TYPES, FUNCTION_TYPES } from './nodes.js';
import { nameOf } from './types.js';

const grammar: Grammar = {
  functions: FUNCTION_TYPES,
  anonymous: new Set(['lambda_expression']),
  classes: CLASS_TYPES,
  expression: makeExpression,
  function: defineFunction,
  class: (node, file) => classNamed(file.text(bare(field(node, 'name'))), file),
  imports: importsOf,
  mayBind,
  bindingAt,
  implied(name, found, file) {
    const imported = importedAs(name, file);
    if (imported.length > 0 || name.includes('::') || found.some(({ kind }) => kind === 'class')) return imported;
    const outside = classBinding(name, file);
    return outside ? [outside] : [];
  },
  useAt,
  callTaking(node, file) {
    const call = callAround(node);
    const expression = call ? file.expression(call) : undefined;
    return expression?.kind === 'call' ? expression : undefined;
  },
  changeAt,
  branches: BRANCHES,
  exported: (symbol, file) =>
    file.bindings(symbol).filter(({ scope, kind }) => scope.kind === 'module' && kind !== 'import'),
  isTestCode(node, file) {
    if (!file.tree.text.includes('TEST')) return false;
    const owner = enclosing(node, new Set(['function_definition']));
    return owner !== undefined && /^TEST/.test(file.tree.text.slice(owner.startIndex, owner.startIndex + 10));
  },
};

/** A name that is called, or a member of a class that is handed on: `&S3Client::PutObject`. */
function useAt(word: Node, file: SourceFile): Use | undefined {
  let callee = word;
  while (callee.parent && NAME_HOLDERS.has(callee.parent.type) && isName(callee.parent, callee)) callee = callee.parent;
  if (callee.type !== 'identifier' && !NAME_HOLDERS.has(callee.type)) return undefined;
  const { parent } = callee;
  if (parent?.type === 'call_expression' && same(field(parent, 'function'), callee)) {
    const call = file.expression(parent);
    return call.kind === 'call' ? { kind: 'call', call } : calledWithin(parent, file);
  }
  if (parent?.type === 'function_declarator') return calledInMacro(callee, parent, file);
  if (parent?.type !== 'pointer_expression' || callee.type !== 'qualified_identifier') return undefined;
  const reference = memberOfScope(callee, file);
  const list = parent.parent;
  if (reference.kind !== 'member' || list?.type !== 'argument_list' || !list.parent) return undefined;
  const passedTo = file.expression(list.parent);
  return passedTo.kind === 'call' ? { kind: 'reference', reference, passedTo } : { kind: 'reference', reference };
}

/** `ASSIGN_OR_RETURN(auto out, client->Get(request))`: the grammar takes what the macro is given for parameters. */
function calledInMacro(word: Node, declarator: Node, file: SourceFile): Use | undefined {
  const holder = declarator.parent;
  const object = field(holder, 'type');
  if (holder?.type !== 'parameter_declaration' || !object) return undefined;
  const between = file.tree.text.slice(object.endIndex, declarator.startIndex).trim();
  const given = meantAsArguments(field(declarator, 'parameters'), file);
  if ((between !== '->' && between !== '.') || !given) return undefined;
  const at = { startIndex: object.startIndex, endIndex: declarator.endIndex };
  const owner = nameOf(object, file);
  const callee = file.made(at, { kind: 'member', object: owner, property: file.text(word) });
  const call = file.call(at, { callee: () => callee, arguments: () => given.map((value) => ({ value })) });
  return { kind: 'call', call };
}

/** `client.get()` stands for what the pointer holds as well as for a call. */
function calledWithin(node: Node, file: SourceFile): Use | undefined {
  const expression = file.expression(node);
  const call = expression.kind === 'choice' ? expression.options.find(({ kind }) => kind === 'call') : undefined;
  return call?.kind === 'call' && call.at === node.startIndex ? { kind: 'call', call } : undefined;
}

const NAME_HOLDERS: ReadonlySet<string> = new Set([
  ...['field_expression', 'qualified_identifier', 'template_function', 'template_method', 'dependent_name'],
]);
const isName = (holder: Node, name: Node): boolean =>
  same(field(holder, holder.type === 'field_expression' ? 'field' : 'name'), name) || holder.type === 'dependent_name';

class CppFile extends TreeFile {
  readonly #classes = new Map<number, ClassDefinition | undefined>();

  /** A member that is defined outside of its class belongs to it as well. */
  override classAt(offset: number): ClassDefinition | undefined {
    if (!this.#classes.has(offset)) this.#classes.set(offset, classAround(this.tree.nodeAt(offset), this));
    return this.#classes.get(offset);
  }
}

/** C++: grammar only. */
export const cppFrontEnd: LanguageFrontEnd = {
  languages: ['cpp'],
  callWords: /\b[A-Za-z_]\w*(?=\s*(?:<[\w:,*& ]*>\s*)?\()|(?<=::)[A-Za-z_]\w*(?=\s*[,)])/g,
  constructors: [CONSTRUCTOR],
  implicitSelf: true,
  packages: packages satisfies Packages,
  standardLibrary: {
    environmentObjects: [],
    environmentCalls: ['getenv', 'std.getenv'],
    passThrough: {
      'std.move': 0,
      'std.forward': 0,
      'std.ref': 0,
      'std.cref': 0,
      'std.addressof': 0,
      'std.as_const': 0,
      'std.string': 0,
      'std.string_view': 0,
      'std.to_string': 0,
    },
    objectBuilders: [],
  },
  isTestFile: (file) =>
    /(^|\/)(?:g?tests?|unit[_-]?tests?|integration[_-]?tests?)\//i.test(file) ||
    /(?:^|[/_-])tests?\.(?:cpp|cc|cxx)$|[a-z0-9]Tests?\.(?:cpp|cc|cxx)$/.test(file),
  moduleFiles: headerFiles,
  open: (tree) => new CppFile(tree, grammar),
};
