import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { CallExpression } from '../../expression.js';
import type { Binding, ImportBinding, LanguageFrontEnd, Use } from '../front-end.js';
import { enclosing, field, moduleScope, same } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';
import { TreeFile } from '../grammar/tree-file.js';
import type { Grammar } from '../grammar/tree-file.js';
import { bindingAt, mayBind } from './bindings.js';
import { CLASS_TYPES, CONSTRUCTOR, defineClass, defineFunction } from './definitions.js';
import { FUNCTION_TYPES, makeExpression } from './expressions.js';
import { importsOf, moduleFiles } from './imports.js';
import { callInMacro } from './macros.js';
import { moduleNameOf } from './paths.js';

/** One of these stands in every file with test code. */
const TEST_MARKS = /#\[\s*(?:cfg\(\s*(?:test|all\(test)|(?:\w+::)*(?:\w+_)?test\b|rstest\b)/;
const TESTED: ReadonlySet<string> = new Set(['mod_item', 'function_item']);

const grammar: Grammar = {
  functions: FUNCTION_TYPES,
  classes: CLASS_TYPES,
  expression: makeExpression,
  function: defineFunction,
  class: defineClass,
  imports(file) {
    const found: ImportBinding[] = [];
    for (const at of file.tree.occurrences('use')) {
      const statement = file.tree.nodeAt(at).parent;
      if (statement?.type === 'use_declaration') found.push(...importsOf(statement, file));
    }
    return found;
  },
  mayBind,
  bindingAt,
  /** Crates are in scope without an import: `aws_sdk_s3::Client::new(&config)`. */
  implied(name, _found, file) {
    const module = moduleNameOf(name);
    if (module === undefined) return [];
    const modules = file.bindings(module).filter(isModule);
    if (modules.length > 0) return modules;
    const scope = moduleScope(file.tree.text);
    const range = file.tree.rangeBetween(0, 0);
    return [{ range, scope, from: 0, block: scope, kind: 'import', import: { module, local: module, range } }];
  },
  useAt,
  callsNamed(name, file) {
    return [...callsOf(name, file), ...constructions(name, file)];
  },
  callTaking(node, file) {
    const list = node.parent;
    if (list?.type !== 'arguments' || !list.parent) return undefined;
    const call = file.expression(list.parent);
    return call.kind === 'call' ? call : undefined;
  },
  exported: (symbol, file) => file.bindings(symbol).filter(({ scope }) => scope.kind === 'module'),
  isTestCode(node, file) {
    if (!TEST_MARKS.test(file.tree.text)) return false;
    for (let item = enclosing(node, TESTED); item; item = enclosing(item, TESTED)) {
      for (let before = item.previousNamedSibling; before; before = before.previousNamedSibling) {
        if (before.type !== 'attribute_item') {
          if (before.type.endsWith('comment')) continue;
          break;
        }
        if (TEST_MARKS.test(file.text(before))) return true;
      }
    }
    return false;
  },
};

/** Bindings of a module: imports, definitions, and what a `use` of a local path gives. */
const isModule = (binding: Binding): boolean =>
  binding.kind === 'import' ||
  binding.kind === 'class' ||
  (binding.kind === 'value' && binding.scope.kind === 'module');

/** Names after which a bracket opens are calls: of a method, a function of a path, or a plain function. */
function useAt(word: Node, file: SourceFile): Use | undefined {
  if (word.type !== 'identifier' && word.type !== 'field_identifier') return undefined;
  let callee = word;
  let parent = word.parent;
  if (parent?.type === 'token_tree') {
    const call = callInMacro(word, file);
    return call && { kind: 'call', call };
  }
  const isLast = (holder: Node): boolean => same(field(holder, 'field') ?? field(holder, 'name'), word);
  if (parent && (parent.type === 'field_expression' || parent.type === 'scoped_identifier')) {
    if (!isLast(parent)) return undefined;
    callee = parent;
    parent = callee.parent;
  }
  if (parent?.type === 'generic_function') {
    callee = parent;
    parent = callee.parent;
  }
  if (parent?.type !== 'call_expression' || !same(field(parent, 'function'), callee)) return undefined;
  const call = file.expression(parent);
  return call.kind === 'call' ? { kind: 'call', call } : undefined;
}

function callsOf(name: string, file: SourceFile): readonly CallExpression[] {
  const after = /\s*(?:::\s*<[^(]*>)?\s*\(/y;
  return file.tree.occurrences(name).flatMap((at) => {
    after.lastIndex = at + name.length;
    if (!after.test(file.tree.text)) return [];
    const use = useAt(file.tree.nodeAt(at), file);
    return use?.kind === 'call' ? [use.call] : [];
  });
}

/** `Store::new(..)`, and `Self::new(..)` in its own blocks, for the type `Store`. */
function constructions(name: string, file: SourceFile): readonly CallExpression[] {
  if (!/^[A-Z]/.test(name)) return [];
  return callsOf(CONSTRUCTOR, file).filter(({ callee }) => {
    if (callee.kind !== 'member') return false;
    const { object } = callee;
    return (object.kind === 'name' && object.name === name) || (object.kind === 'member' && object.property === name);
  });
}

/** Rust: grammar only. Paths are given with dots, as members of what stands before `::`. */
export const rustFrontEnd: LanguageFrontEnd = {
  languages: ['rust'],
  callWords: /\b[a-z_]\w*\b(?=\s*(?:::\s*<[^()\n]*>\s*)?\()/g,
  moduleSeparator: '.',
  constructors: [],
  standardLibrary: {
    environmentObjects: [],
    environmentCalls: ['std.env.var', 'std.env.var_os', 'env!', 'dotenvy.var', 'dotenv.var'],
    passThrough: {
      Some: 0,
      Ok: 0,
      'Box.new': 0,
      'Box.pin': 0,
      'String.from': 0,
      'std.sync.Arc.new': 0,
      'std.sync.Arc.clone': 0,
      'std.rc.Rc.new': 0,
      'std.rc.Rc.clone': 0,
      'std.sync.Mutex.new': 0,
      'std.sync.RwLock.new': 0,
      'std.cell.RefCell.new': 0,
      'std.borrow.Cow.Borrowed': 0,
      'std.borrow.Cow.Owned': 0,
      'std.sync.LazyLock.new': 0,
      'std.sync.OnceLock.from': 0,
      'tokio.sync.Mutex.new': 0,
      'tokio.sync.RwLock.new': 0,
      'once_cell.sync.Lazy.new': 0,
      'actix_web.web.Data.new': 0,
      'axum.extract.State': 0,
      'axum.Extension': 0,
    },
    objectBuilders: [],
  },
  isTestFile: (file) => /(^|\/)(tests|benches)\/|(^|\/)(tests?|\w+_tests?)\.rs$/.test(file),
  moduleFiles,
  open: (tree) => new TreeFile(tree, grammar),
};
