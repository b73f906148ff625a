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
import { bindingAt, bindsName } from './bindings.js';
import { changesOf } from './changes.js';
import { classDefinition, thisAround } from './classes.js';
import { expressionOf, moduleName } from './expressions.js';
import { functionDefinition } from './functions.js';
import { importsOf } from './imports.js';
import type { ImportRow } from './imports.js';
import { exportedBy, isTestFile, moduleFiles } from './modules.js';
import { enclosing, field, isFunction, same, wrapped, parentOf, nodeType } from './nodes.js';
import { projectFiles } from './projects.js';
import { wholeModule } from './scopes.js';
import { isCalled, mayBind } from './sieve.js';
import type { SourceFile } from './source-file.js';
import { typeOf } from './types.js';

/** JavaScript and TypeScript, with and without JSX: grammar only. */
export const javascriptFrontEnd: LanguageFrontEnd = {
  languages: ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'],
  // A word after a dot, or one that is called or constructed; generic arguments and `!` may stand before the bracket.
  callWords: /(?<=[.#])[A-Za-z_$][\w$]*|(?<![\w$.#])[A-Za-z_$][\w$]*(?=\s*(?:\?\.)?\s*(?:\(|<[^<>()]*>\())/g,
  constructors: ['constructor'],
  importableNames:
    /^(?:export[ \t]+)?(?:declare[ \t]+|abstract[ \t]+|async[ \t]+)*(?:class|function\*?|const|let|var|namespace)[ \t]+([A-Za-z_$][\w$]*)|\bexports\.([A-Za-z_$][\w$]*)[ \t]*=|^export[ \t]+default\b|\bmodule\.exports[ \t]*=/gm,
  standardLibrary: {
    environmentObjects: ['process.env', 'node:process.env', 'import.meta.env', 'Bun.env'],
    environmentCalls: ['Deno.env.get'],
    passThrough: {
      String: 0,
      'Object.freeze': 0,
      'Object.seal': 0,
      'Promise.resolve': 0,
      'Array.from': 0,
      structuredClone: 0,
      encodeURIComponent: 0,
    },
    objectBuilders: [],
    enterMethods: [],
  },
  isTestFile,
  moduleFiles,
  projectFiles,
  open: (tree) => new JavaScriptFile(tree),
};

/** Functions of the test runners whose callbacks are test code. */
const TEST_CALLS: ReadonlySet<string> = new Set([
  'describe',
  'context',
  'suite',
  'it',
  'test',
  'beforeEach',
  'afterEach',
  'beforeAll',
  'afterAll',
]);
const TEST_WORDS = new RegExp(`\\b(?:${[...TEST_CALLS].join('|')})\\b`);
const NO_VALUE: ReadonlySet<string> = new Set([
  'pair_pattern',
  'labeled_statement',
  'jsx_attribute',
  'jsx_opening_element',
  'jsx_self_closing_element',
  'jsx_closing_element',
]);

class JavaScriptFile implements FileSyntax, SourceFile {
  readonly #expressions = new Map<number, Expression>();
  readonly #functions = new Map<number, FunctionDefinition>();
  readonly #functionsAt = new Map<number, FunctionDefinition | undefined>();
  readonly #classes = new Map<number, ClassDefinition>();
  readonly #bindings = new Map<string, readonly Binding[]>();
  #hasTests: boolean | undefined;
  #importRows: readonly ImportRow[] | undefined;
  #imports: readonly ImportBinding[] | undefined;

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

  imports(): readonly ImportBinding[] {
    return (this.#imports ??= this.#rows().map((row) => row.binding));
  }

  #rows(): readonly ImportRow[] {
    return (this.#importRows ??= importsOf(this));
  }

  useAt(offset: number): Use | undefined {
    const word = this.tree.nodeAt(offset);
    const whole = this.#usedValue(word);
    if (whole === undefined) return undefined;
    const value = wrapped(whole);
    const parent = parentOf(value);
    if (parent === null) return undefined;
    if (this.#isCallee(parent, value)) {
      const call = this.expression(parent);
      return call.kind === 'call' ? { kind: 'call', call } : undefined;
    }
    if (/assignment_expression$/.test(parent.type) && same(field(parent, 'left'), value)) return undefined;
    const reference = this.expression(whole);
    if (reference.kind !== 'member' && reference.kind !== 'name') return undefined;
    const receiver = parent.type === 'arguments' ? parentOf(parent) : null;
    const passedTo = receiver === null ? undefined : this.expression(receiver);
    return passedTo?.kind === 'call' ? { kind: 'reference', reference, passedTo } : { kind: 'reference', reference };
  }

  /** The name, or the member expression that the word is the property of; undefined where it is no value. */
  #usedValue(word: Node): Node | undefined {
    const parent = parentOf(word);
    if (parent === null || NO_VALUE.has(nodeType(parent))) return undefined;
    switch (nodeType(word)) {
      case 'property_identifier':
      case 'private_property_identifier':
        return nodeType(parent) === 'member_expression' && same(field(parent, 'property'), word) ? parent : undefined;
      case 'shorthand_property_identifier':
        return word;
      case 'identifier':
        return bindsName(word) ? undefined : word;
      default:
        return undefined;
    }
  }

  #isCallee(parent: Node, value: Node): boolean {
    return (
      (parent.type === 'call_expression' && same(field(parent, 'function'), value)) ||
      (parent.type === 'new_expression' && same(field(parent, 'constructor'), value))
    );
  }

  bindings(name: string): readonly Binding[] {
    const known = this.#bindings.get(name);
    if (known !== undefined) return known;
    const found: Binding[] = [];
    this.#bindings.set(name, found);
    const module = /^require\('(.*)'\)$/.exec(name)?.[1];
    if (module !== undefined && moduleName(module) === name) found.push(this.#moduleBinding(module));
    for (const { binding, statement } of this.#rows()) {
      if (statement && binding.local === name) found.push(this.#importBinding(binding));
    }
    for (const offset of module === undefined ? this.tree.occurrences(name) : []) {
      if (!mayBind(this.tree.text, offset, name.length)) continue;
      const binding = bindingAt(this.tree.nodeAt(offset), this);
      if (binding !== undefined) found.push(binding);
    }
    return found;
  }

  #moduleBinding(module: string): Binding {
    const known = this.imports().find((one) => one.module === module);
    return this.#importBinding({ module, range: known?.range ?? this.tree.rangeBetween(0, 0) });
  }

  #importBinding(binding: ImportBinding): Binding {
    const scope = wholeModule(this.tree.root);
    return { range: binding.range, scope, from: scope.start, block: scope, kind: 'import', import: binding };
  }

  classAt(offset: number): ClassDefinition | undefined {
    const node = this.tree.nodeAt(offset);
    const owner = node.type === 'this' || node.type === 'super' ? thisAround(node) : (thisAround(node) ?? undefined);
    return owner === undefined ? undefined : this.class(owner);
  }

  functionAt(offset: number): FunctionDefinition | undefined {
    if (this.#functionsAt.has(offset)) return this.#functionsAt.get(offset);
    const found = enclosing(this.tree.nodeAt(offset), isFunction);
    const definition = found === undefined ? undefined : this.function(found);
    this.#functionsAt.set(offset, definition);
    return definition;
  }

  callsNamed(name: string): readonly CallExpression[] {
    return this.tree.occurrences(name).flatMap((offset) => {
      if (!isCalled(this.tree.text, offset + name.length)) return [];
      const use = this.useAt(offset);
      return use?.kind === 'call' ? [use.call] : [];
    });
  }

  callTaking(definition: FunctionDefinition): CallExpression | undefined {
    const { start, end } = definition.span;
    let node: Node | null = this.tree.root.descendantForIndex(start, end);
    while (node !== null && !isFunction(node)) node = node.startIndex === start ? parentOf(node) : null;
    const list = node === null ? null : parentOf(wrapped(node));
    const call = list?.type === 'arguments' ? parentOf(list) : null;
    const expression = call === null ? undefined : this.expression(call);
    return expression?.kind === 'call' ? expression : undefined;
  }

  changes(name: string, binding: Binding, before: number): readonly Change[] {
    return changesOf(name, binding, before, this);
  }

  exported(symbol: string | undefined): readonly Binding[] {
    return exportedBy(symbol, this, (name) => this.bindings(name));
  }

  isTestCode(offset: number): boolean {
    if (!(this.#hasTests ??= TEST_WORDS.test(this.tree.text))) return false;
    const within = enclosing(this.tree.nodeAt(offset), (node) => {
      if (nodeType(node) !== 'call_expression') return false;
      const name = /^\w+/.exec(field(node, 'function')?.text.slice(0, 20) ?? '')?.[0];
      const list = field(node, 'arguments');
      return name !== undefined && TEST_CALLS.has(name) && list !== undefined && list.startIndex <= offset;
    });
    return within !== undefined;
  }
}

function made<Made>(memo: Map<number, Made>, node: Node, make: () => Made): Made {
  const known = memo.get(node.id);
  if (known !== undefined) return known;
  const result = make();
  memo.set(node.id, result);
  return result;
}
