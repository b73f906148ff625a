import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { SourceTree } from '../../../syntax/source-tree.js';
import type { CallExpression, Expression } from '../../expression.js';
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
import { bindingAt } from './bindings.js';
import { changesOf } from './changes.js';
import { classDefinition } from './classes.js';
import { expressionOf } from './expressions.js';
import { declarationOf, functionDefinition } from './functions.js';
import { importsOf } from './imports.js';
import { enclosing, field, functionAround, isType, same, typeAround, wrapped } from './nodes.js';
import { wholeFile } from './scopes.js';
import { mayBeCalled, mayBind } from './sieve.js';
import type { SourceFile } from './source-file.js';
import { holderPattern, MAY_HOLD, typeOf } from './types.js';

/** C#: grammar only. */
export const csharpFrontEnd: LanguageFrontEnd = {
  languages: ['csharp'],
  // A word that is called, with or without type arguments, or a member that is handed on.
  callWords: /\b[A-Za-z_]\w*(?=\s*\(|\s*<[\w.,?[\]\s]+(?:<[\w.,?[\]\s]+>)?\s*>\s*\()|(?<=\.)[A-Za-z_]\w*(?=\s*[,;)])/g,
  implicitSelf: true,
  constructors: ['constructor'],
  standardLibrary: {
    environmentObjects: [],
    environmentCalls: ['Environment.GetEnvironmentVariable', 'System.Environment.GetEnvironmentVariable'],
    passThrough: {
      'Task.FromResult': 0,
      'Convert.ToString': 0,
      'Uri.EscapeDataString': 0,
      'ArgumentNullException.ThrowIfNull': 0,
      'Volatile.Read': 0,
    },
    objectBuilders: [],
  },
  packages: {
    names: /\b(?:class|interface|struct|enum|record(?:\s+(?:class|struct))?)\s+@?([A-Za-z_]\w*)/g,
    packageOf: (_file, text) => /(?:^|[;}])[ \t]*namespace[ \t]+([\w.]+)/m.exec(text)?.[1] ?? '',
    means: (module, packageName) => module === packageName,
    // Names of the namespaces around one's own, and of none, are seen without a directive.
    sees: (own, other) => other === '' || own.startsWith(`${other}.`),
  },
  isTestFile: (file) =>
    /(^|\/)(?:tests?|[^/]*[a-z0-9.](?:Tests?|Specs?))\//.test(file) ||
    /(^|\/)(?:[^/]*[a-z0-9])?(?:Tests?|Specs?)\.cs$/.test(file),
  moduleFiles: () => [],
  open: (tree) => new CSharpFile(tree),
};

/** Attributes of the test frameworks: xUnit, NUnit, MSTest. */
const TEST_ATTRIBUTES = '(?:Fact|Theory|Test|TestCase|TestFixture|TestClass|TestMethod|SetUp|OneTimeSetUp)';
const TEST_MARK = new RegExp(`\\[[^\\]\\n]*\\b${TEST_ATTRIBUTES}\\b`);

const HANDED_ON: ReadonlySet<string> = new Set([
  'argument',
  'variable_declarator',
  'assignment_expression',
  'return_statement',
  'arrow_expression_clause',
  'conditional_expression',
  'initializer_expression',
]);

class CSharpFile implements FileSyntax, SourceFile {
  readonly #expressions = new Map<number, Expression>();
  readonly #functions = new Map<number, FunctionDefinition>();
  readonly #functionsAt = new Map<number, FunctionDefinition | undefined>();
  readonly #classes = new Map<number, ClassDefinition>();
  readonly #bindings = new Map<string, readonly Binding[]>();
  readonly #holders = new Map<string, boolean>();
  #imports: readonly ImportBinding[] | undefined;
  #mayHold: boolean | undefined;
  #hasTests: boolean | undefined;

  constructor(readonly tree: SourceTree) {}

  expression(node: Node): Expression {
    return made(this.#expressions, node, () => expressionOf(node, this));
  }

  type(node: Node | undefined): Expression | undefined {
    return typeOf(node, this);
  }

  function(node: Node): FunctionDefinition {
    return made(this.#functions, node, () => functionDefinition(node, this));
  }

  class(node: Node): ClassDefinition {
    return made(this.#classes, node, () => classDefinition(node, this));
  }

  range(node: Node): ReturnType<SourceTree['rangeOf']> {
    return this.tree.rangeOf(node);
  }

  isHolder(name: string): boolean {
    if (!(this.#mayHold ??= MAY_HOLD.test(this.tree.text))) return false;
    let answer = this.#holders.get(name);
    if (answer === undefined) {
      answer = /^\w+$/.test(name) && holderPattern(name).test(this.tree.text);
      this.#holders.set(name, answer);
    }
    return answer;
  }

  imports(): readonly ImportBinding[] {
    return (this.#imports ??= importsOf(this));
  }

  useAt(offset: number): Use | undefined {
    const whole = usedValue(this.tree.nodeAt(offset));
    if (whole === undefined) return undefined;
    const value = wrapped(whole);
    const { parent } = value;
    if (parent === null) return undefined;
    const isCalled = parent.type === 'invocation_expression' && same(field(parent, 'function'), value);
    const isBuilt = parent.type === 'object_creation_expression' && same(field(parent, 'type'), value);
    if (isCalled || isBuilt) {
      const call = this.expression(parent);
      return call.kind === 'call' ? { kind: 'call', call } : undefined;
    }
    if (!HANDED_ON.has(parent.type) || same(field(parent, 'left'), value) || same(field(parent, 'name'), value))
      return undefined;
    const reference = this.expression(whole);
    if (reference.kind !== 'member' && reference.kind !== 'name') return undefined;
    const list = parent.type === 'argument' ? parent.parent : null;
    const receiver = list?.type === 'argument_list' ? list.parent : null;
    const passedTo = receiver === null ? undefined : this.expression(receiver);
    return passedTo?.kind === 'call' ? { kind: 'reference', reference, passedTo } : { kind: 'reference', reference };
  }

  bindings(name: string): readonly Binding[] {
    const known = this.#bindings.get(name);
    if (known !== undefined) return known;
    const found: Binding[] = [];
    this.#bindings.set(name, found);
    for (const imported of this.imports()) {
      if (imported.local !== name) continue;
      const scope = wholeFile(this.tree.root);
      found.push({ range: imported.range, scope, from: scope.start, block: scope, kind: 'import', import: imported });
    }
    const { text } = this.tree;
    for (const offset of this.tree.occurrences(name)) {
      if (!mayBind(text, offset, offset + name.length)) continue;
      const binding = bindingAt(this.tree.nodeAt(offset), this);
      if (binding !== undefined) found.push(binding);
    }
    return found;
  }

  classAt(offset: number): ClassDefinition | undefined {
    const owner = typeAround(this.tree.nodeAt(offset));
    return owner === undefined ? undefined : this.class(owner);
  }

  functionAt(offset: number): FunctionDefinition | undefined {
    if (this.#functionsAt.has(offset)) return this.#functionsAt.get(offset);
    const found = functionAround(this.tree.nodeAt(offset));
    const definition = found === undefined ? undefined : this.function(declarationOf(found));
    this.#functionsAt.set(offset, definition);
    return definition;
  }

  callsNamed(name: string): readonly CallExpression[] {
    return this.tree.occurrences(name).flatMap((offset) => {
      if (!mayBeCalled(this.tree.text, offset + name.length)) return [];
      const use = this.useAt(offset);
      return use?.kind === 'call' ? [use.call] : [];
    });
  }

  callTaking(definition: FunctionDefinition): CallExpression | undefined {
    let node = this.tree.root.descendantForIndex(definition.span.start, definition.span.end - 1);
    while (node !== null && node.endIndex < definition.span.end) node = node.parent;
    const list = node === null ? null : wrapped(node).parent?.parent;
    const holder = list?.type === 'argument_list' ? list.parent : null;
    const call = holder === null || holder === undefined ? undefined : this.expression(holder);
    return call?.kind === 'call' ? call : undefined;
  }

  changes(name: string, binding: Binding, before: number): readonly Change[] {
    return changesOf(name, binding, before, this);
  }

  exported(symbol: string | undefined): readonly Binding[] {
    return symbol === undefined
      ? []
      : this.bindings(symbol).filter(({ kind, scope }) => scope.kind === 'module' && kind !== 'import');
  }

  isTestCode(offset: number): boolean {
    if (!(this.#hasTests ??= TEST_MARK.test(this.tree.text))) return false;
    const owner = enclosing(this.tree.nodeAt(offset), isType);
    // The attribute may stand on the type or on any of its methods; what else the type holds serves them.
    return owner !== undefined && TEST_MARK.test(owner.text);
  }
}

/** The name, or the member expression that the word is the name of; undefined where it is no value. */
function usedValue(word: Node): Node | undefined {
  if (word.type !== 'identifier') return undefined;
  const name = word.parent?.type === 'generic_name' ? word.parent : word;
  const { parent } = name;
  switch (parent?.type) {
    case 'member_access_expression':
    case 'qualified_name':
      return same(field(parent, 'name'), name) ? parent : undefined;
    case 'member_binding_expression':
      return parent.parent ?? undefined;
    case 'conditional_access_expression':
      return undefined;
    default:
      return name;
  }
}

function made<Made>(memo: Map<number, Made>, node: Node, make: () => Made): Made {
  const known = memo.get(node.id);
  if (known !== undefined) return known;
  const result = make();
  memo.set(node.id, result);
  return result;
}
