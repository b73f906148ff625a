import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { ImportBinding, LanguageFrontEnd, Packages, Use } from '../front-end.js';
import { enclosing, field, partsOf, same } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';
import { TreeFile } from '../grammar/tree-file.js';
import type { Grammar } from '../grammar/tree-file.js';
import { bindingAt, BRANCHES, callAround, changeAt, implied, mayBind } from './bindings.js';
import { CONSTRUCTOR, defineClass, defineFunction } from './definitions.js';
import { makeExpression, suffixOf } from './expressions.js';
import { CLASS_TYPES, FUNCTION_TYPES } from './nodes.js';

const grammar: Grammar = {
  functions: FUNCTION_TYPES,
  classes: CLASS_TYPES,
  expression: makeExpression,
  function: defineFunction,
  class: defineClass,
  /** An import brings in all names of the module. */
  imports: (file) =>
    file.tree.occurrences('import').flatMap((at): ImportBinding[] => {
      const statement = file.tree.nodeAt(at).parent;
      if (statement?.type !== 'import_declaration') return [];
      const [module] = partsOf(partsOf(statement).find(({ type }) => type === 'identifier'));
      return [{ module: file.text(module), symbol: '*', range: file.range(statement) }];
    }),
  mayBind,
  bindingAt,
  implied: (name, _found, file) => implied(name, file),
  useAt,
  callTaking(node, file) {
    const call = callAround(node);
    const expression = call ? file.expression(call) : undefined;
    return expression?.kind === 'call' ? expression : undefined;
  },
  changeAt,
  branches: BRANCHES,
  exported: (symbol, file) =>
    file.bindings(symbol).filter(({ scope, kind }) => scope.kind === 'module' || kind === 'class'),
  isTestCode(node, file) {
    if (!/\bXCTestCase\b|@Test\b/.test(file.tree.text)) return false;
    const owner = enclosing(node, CLASS_TYPES);
    return (
      owner !== undefined &&
      /XCTestCase|@Suite|@Test/.test(file.tree.text.slice(owner.startIndex, owner.startIndex + 400))
    );
  },
};

/** A name that a bracket or a closure follows. */
function useAt(word: Node, file: SourceFile): Use | undefined {
  if (word.type !== 'simple_identifier') return undefined;
  let callee = word;
  if (word.parent?.type === 'navigation_suffix') {
    const access = word.parent.parent;
    if (!access || !same(suffixOf(access), word)) return undefined;
    callee = access;
  }
  const call = callee.parent;
  if (call?.type !== 'call_expression' || !same(partsOf(call)[0], callee)) return undefined;
  if (field(callee, 'target') === undefined && callee.type === 'navigation_expression') return undefined;
  const expression = file.expression(call);
  return expression.kind === 'call' ? { kind: 'call', call: expression } : undefined;
}

/** The target that a file belongs to: the folder below `Sources` or `Tests`, else its own folder. */
function targetOf(file: string): string {
  const folders = file.split('/').slice(0, -1);
  const at = folders.findIndex((folder) => /^(?:Sources|Tests)$/i.test(folder));
  return (at < 0 || at + 1 >= folders.length ? folders : folders.slice(0, at + 2)).join('/');
}

const packages: Packages = {
  names:
    /^[ \t]*(?:(?:public|open|internal|private|fileprivate|final|indirect|@\w+)[ \t]+)*(?:class|struct|actor|enum|protocol|extension)[ \t]+(?:\w+\.)*(\w+)|^(?:(?:public|internal)[ \t]+)?func[ \t]+(\w+)/gm,
  packageOf: (file) => targetOf(file),
  means: (module, packageName) => packageName === module || packageName.endsWith(`/${module}`),
};

/** Swift: grammar only. */
export const swiftFrontEnd: LanguageFrontEnd = {
  languages: ['swift'],
  callWords: /\b[A-Za-z_]\w*(?=\s*[({])/g,
  constructors: [CONSTRUCTOR],
  implicitSelf: true,
  packages,
  standardLibrary: {
    environmentObjects: ['ProcessInfo.processInfo.environment'],
    environmentCalls: ['getenv'],
    passThrough: { Optional: 0, String: 0, Array: 0 },
    objectBuilders: [],
  },
  isTestFile: (file) => /(^|\/)Tests?\/|Tests?\.swift$/.test(file),
  moduleFiles: () => [],
  open: (tree) => new TreeFile(tree, grammar),
};
