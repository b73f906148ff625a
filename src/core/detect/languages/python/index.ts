import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { SourceTree } from '../../../syntax/source-tree.js';
import type { CallExpression } from '../../expression.js';
import type {
  Binding,
  Change,
  ClassDefinition,
  FileSyntax,
  FunctionDefinition,
  ImportBinding,
  LanguageFrontEnd,
  Use,
} from '../front-end.js';
import { bindingOfTarget } from './bindings.js';
import { changesOf } from './changes.js';
import { defineClass, defineFunction, FUNCTION_TYPES, lastName } from './definitions.js';
import { ExpressionMaker } from './expressions.js';
import { importsOf, moduleFiles } from './imports.js';
import { mayBind } from './sieve.js';
import { enclosing } from './nodes.js';

/** Python: grammar only. */
export const pythonFrontEnd: LanguageFrontEnd = {
  languages: ['python'],
  // A word that is called, or stands last in an argument, a list or an assignment after a dot.
  callWords: /\b[A-Za-z_]\w*\b(?:(?=[ \t]*\()|(?<=\.\w+)(?=[ \t]*(?:[,)\]}\r\n]|$| if | or | else )))/g,
  moduleSeparator: '.',
  constructors: ['__init__'],
  importableNames:
    /^(?:class|(?:async[ \t]+)?def)[ \t]+(\w+)|^(\w+)[ \t]*(?::[^=\n]+)?=(?!=)|^[ \t]+global[ \t]+(\w+)/gm,
  standardLibrary: {
    environmentObjects: ['os.environ'],
    environmentCalls: ['os.getenv', 'os.environ.get'],
    passThrough: {
      str: 0,
      list: 0,
      tuple: 0,
      set: 0,
      iter: 0,
      sorted: 0,
      reversed: 0,
      'typing.cast': 1,
      'copy.copy': 0,
      'contextlib.closing': 0,
      'contextlib.aclosing': 0,
      'asyncio.run': 0,
      'asyncio.wait_for': 0,
      'asyncio.create_task': 0,
    },
    objectBuilders: ['dict'],
    memberCalls: ['getattr'],
    enterMethods: ['__enter__', '__aenter__'],
  },
  isTestFile: (file) => /(^|\/)(tests?|testing)\/|(^|\/)(test_[^/]*|[^/]*_test|conftest)\.py$/.test(file),
  moduleFiles,
  open: (tree) => new PythonFile(tree),
};

const CLASS_TYPES: ReadonlySet<string> = new Set(['class_definition']);
/** Where a name or attribute stands when it is handed on, not called. */
const HANDED_ON: ReadonlySet<string> = new Set([
  'argument_list',
  'keyword_argument',
  'assignment',
  'conditional_expression',
  'boolean_operator',
  'list',
  'tuple',
  'pair',
  'return_statement',
  'expression_list',
]);
const NOWHERE: ReadonlySet<number> = new Set();
/** One of these stands in every file with test code. */
const TEST_MARKS = /TestCase|\bfixture\b|\bmock_|\bpatch\b/;
const TEST_DECORATOR = /^(fixture|mock_[a-z0-9_]+|patch)$/;

class PythonFile implements FileSyntax {
  readonly maker: ExpressionMaker;
  readonly #functions = new Map<number, FunctionDefinition>();
  readonly #classes = new Map<number, ClassDefinition>();
  readonly #bindings = new Map<string, readonly Binding[]>();
  #hasTests: boolean | undefined;
  #outer: ReadonlyMap<string, ReadonlySet<number>> | undefined;
  #imports: readonly ImportBinding[] | undefined;

  constructor(private readonly tree: SourceTree) {
    this.maker = new ExpressionMaker(tree);
  }

  imports(): readonly ImportBinding[] {
    if (this.#imports) return this.#imports;
    const found: ImportBinding[] = [];
    for (const at of this.tree.occurrences('import')) {
      const statement = this.tree.nodeAt(at).parent;
      if (statement?.type === 'import_statement' || statement?.type === 'import_from_statement') {
        found.push(...importsOf(statement, this.maker));
      }
    }
    return (this.#imports = found);
  }

  useAt(offset: number): Use | undefined {
    const word = this.tree.nodeAt(offset);
    if (word.type !== 'identifier') return undefined;
    let target = word;
    let parent = word.parent;
    if (parent && parent.type === 'attribute') {
      if (parent.childForFieldName('attribute')?.id !== word.id) return undefined;
      target = parent;
      parent = target.parent;
    }
    if (!parent) return undefined;
    if (parent.type === 'call') {
      if (parent.childForFieldName('function')?.id !== target.id) return undefined;
      return { kind: 'call', call: this.maker.of(parent) as CallExpression };
    }
    if (!HANDED_ON.has(parent.type)) return undefined;
    if (parent.type === 'keyword_argument' && parent.childForFieldName('name')?.id === target.id) return undefined;
    if (parent.type === 'assignment' && parent.childForFieldName('right')?.id !== target.id) return undefined;
    const reference = this.maker.of(target);
    if (reference.kind !== 'member' && reference.kind !== 'name') return undefined;
    const list = parent.type === 'keyword_argument' ? parent.parent : parent;
    const call = list?.type === 'argument_list' ? list.parent : null;
    if (call?.type !== 'call') return { kind: 'reference', reference };
    const passedTo = this.maker.of(call);
    return passedTo.kind === 'call' ? { kind: 'reference', reference, passedTo } : { kind: 'reference', reference };
  }

  bindings(name: string): readonly Binding[] {
    const known = this.#bindings.get(name);
    if (known) return known;
    const found: Binding[] = [];
    this.#bindings.set(name, found);
    const { text } = this.tree;
    for (const at of this.tree.occurrences(name)) {
      if (text.charCodeAt(at - 1) === 46) continue;
      if (!mayBind(text, at, at + name.length)) continue;
      const node = this.tree.nodeAt(at);
      if (node.type !== 'identifier') continue;
      const binding = bindingOfTarget(node, name, this);
      if (binding) found.push(binding);
    }
    return found;
  }

  outerDeclarations(name: string): ReadonlySet<number> {
    return (this.#outer ??= this.#declarations()).get(name) ?? NOWHERE;
  }

  /** Starts of the functions with a `global` or `nonlocal` statement, by the names it lists. */
  #declarations(): ReadonlyMap<string, ReadonlySet<number>> {
    const declared = new Map<string, Set<number>>();
    for (const word of ['global', 'nonlocal']) {
      for (const at of this.tree.occurrences(word)) {
        const statement = this.tree.nodeAt(at).parent;
        if (statement?.type !== `${word}_statement`) continue;
        const owner = enclosing(statement, FUNCTION_TYPES);
        for (const name of owner ? statement.namedChildren : []) {
          const text = this.maker.textOf(name);
          declared.set(text, (declared.get(text) ?? new Set()).add(owner?.startIndex ?? 0));
        }
      }
    }
    return declared;
  }

  fieldBindings(name: string, owner: Node): readonly Binding[] {
    const found: Binding[] = [];
    const className = this.maker.textOf(owner.childForFieldName('name'));
    const access = new RegExp(`\\b(self|cls|${className})\\s*\\.\\s*$`);
    const { text } = this.tree;
    for (const at of this.tree.occurrences(name)) {
      if (at < owner.startIndex || at >= owner.endIndex) continue;
      if (!access.test(text.slice(Math.max(0, at - className.length - 12), at))) continue;
      const target = this.tree.nodeAt(at).parent;
      if (target?.type !== 'attribute') continue;
      const binding = bindingOfTarget(target, name, this);
      if (binding) found.push(binding);
    }
    for (const binding of this.bindings(name)) {
      if (binding.scope.kind !== 'class' || binding.scope.start !== owner.startIndex) continue;
      if (binding.kind === 'value' || binding.kind === 'declared') found.push(binding);
    }
    return found;
  }

  functionOf(node: Node): FunctionDefinition {
    let definition = this.#functions.get(node.id);
    if (!definition) this.#functions.set(node.id, (definition = defineFunction(node, this)));
    return definition;
  }

  classOf(node: Node): ClassDefinition {
    let definition = this.#classes.get(node.id);
    if (!definition) this.#classes.set(node.id, (definition = defineClass(node, this)));
    return definition;
  }

  enclosingClass(node: Node): ClassDefinition | undefined {
    const found = enclosing(node, CLASS_TYPES);
    return found && this.classOf(found);
  }

  classAt(offset: number): ClassDefinition | undefined {
    return this.enclosingClass(this.tree.nodeAt(offset));
  }

  functionAt(offset: number): FunctionDefinition | undefined {
    const found = enclosing(this.tree.nodeAt(offset), FUNCTION_TYPES);
    return found && this.functionOf(found);
  }

  callsNamed(name: string): readonly CallExpression[] {
    const calls: CallExpression[] = [];
    const after = /[ \t]*\(/y;
    for (const at of this.tree.occurrences(name)) {
      after.lastIndex = at + name.length;
      if (!after.test(this.tree.text)) continue;
      const use = this.useAt(at);
      if (use?.kind === 'call') calls.push(use.call);
    }
    return calls;
  }

  changes(name: string, binding: Binding, before: number): readonly Change[] {
    return changesOf(name, binding, before, this.maker);
  }

  callTaking(definition: FunctionDefinition): CallExpression | undefined {
    let node = this.tree.root.descendantForIndex(definition.span.start, definition.span.end);
    while (node && node.type !== 'lambda') node = node.startIndex === definition.span.start ? node.parent : null;
    const list = node?.parent?.type === 'keyword_argument' ? node.parent.parent : node?.parent;
    const call = list?.type === 'argument_list' ? list.parent : undefined;
    const expression = call?.type === 'call' ? this.maker.of(call) : undefined;
    return expression?.kind === 'call' ? expression : undefined;
  }

  exported(symbol: string | undefined): readonly Binding[] {
    return symbol === undefined ? [] : this.bindings(symbol).filter((binding) => binding.scope.kind === 'module');
  }

  isTestCode(offset: number): boolean {
    if (!(this.#hasTests ??= TEST_MARKS.test(this.tree.text))) return false;
    const owner = this.classAt(offset);
    if (owner?.bases.some((base) => /TestCase$/.test(lastName(base) ?? ''))) return true;
    const decorators = [...(owner?.decorators ?? []), ...(this.functionAt(offset)?.decorators ?? [])];
    return decorators.some((decorator) => TEST_DECORATOR.test(lastName(decorator) ?? ''));
  }
}
