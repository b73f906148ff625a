import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { SourceTree } from '../../../syntax/source-tree.js';
import type { CallExpression, Expression, NameExpression } from '../../expression.js';
import type {
  Binding,
  Change,
  ClassDefinition,
  FileSyntax,
  FunctionDefinition,
  ImportBinding,
  Use,
} from '../front-end.js';
import { enclosing } from './nodes.js';
import { moduleScope } from './scopes.js';
import type { SourceFile } from './source-file.js';

/** What the grammars of the JVM's languages differ in. */
export interface JvmGrammar {
  /** Functions and lambdas: what parameters and returned values belong to. */
  isFunction(node: Node): boolean;
  /** Classes, interfaces, objects, bodies of anonymous classes: what members belong to. */
  isClass(node: Node): boolean;
  /** Where a class's members stand; what is before it (bases, annotations, parameters) sees them not. */
  bodyOf(type: Node): Node | undefined;
  expression(node: Node, file: SourceFile): Expression;
  type(node: Node, file: SourceFile): Expression | undefined;
  function(node: Node, file: SourceFile): FunctionDefinition;
  class(node: Node, file: SourceFile): ClassDefinition;
  imports(file: SourceFile): readonly ImportBinding[];
  /** A sieve over the text: whether the word at `offset` may be where a name is bound. */
  mayBind(text: string, offset: number, length: number): boolean;
  /** What the name at `word` binds; several where the language gives one name several meanings. */
  bindingAt(word: Node, file: SourceFile): Binding | undefined;
  useAt(word: Node, file: SourceFile): Use | undefined;
  /** The name given back where a lambda is handed to a call. */
  callTaking(lambda: Node, file: SourceFile): CallExpression | undefined;
  /** The change that the statement around the name at `word` makes, in order. */
  changesAt(word: Node, file: SourceFile): readonly Change[];
  /** Top-level definitions and members of top-level types that another file may import. */
  exported(symbol: string, file: SourceFile): readonly Binding[];
  isTestCode(node: Node, file: SourceFile): boolean;
  /** A name that the language binds without writing it (`it` in Kotlin). */
  implied?(name: string, file: SourceFile): readonly Binding[];
}

/** The view of one file of Java, Kotlin or Scala. */
export class JvmFile implements FileSyntax, SourceFile {
  readonly #expressions = new Map<number, Expression>();
  readonly #functions = new Map<number, FunctionDefinition>();
  readonly #classes = new Map<number, ClassDefinition>();
  readonly #functionsAt = new Map<number, FunctionDefinition | undefined>();
  readonly #bindings = new Map<string, readonly Binding[]>();
  readonly #named = new Map<string, () => Binding | undefined>();
  #imports: readonly ImportBinding[] | undefined;

  constructor(
    readonly tree: SourceTree,
    private readonly grammar: JvmGrammar,
  ) {}

  expression(node: Node): Expression {
    return made(this.#expressions, node, () => this.grammar.expression(node, this));
  }

  type(node: Node | undefined): Expression | undefined {
    return node === undefined ? undefined : this.grammar.type(node, this);
  }

  function(node: Node): FunctionDefinition {
    return made(this.#functions, node, () => this.grammar.function(node, this));
  }

  class(node: Node): ClassDefinition {
    return made(this.#classes, node, () => this.grammar.class(node, this));
  }

  range(node: Node): ReturnType<SourceTree['rangeOf']> {
    return this.tree.rangeOf(node);
  }

  nameFor(node: Node, label: string, binding: () => Binding | undefined): NameExpression {
    // No name of the source holds a space.
    const name = `${label} @${node.startIndex}-${node.endIndex}`;
    this.#named.set(name, binding);
    return { kind: 'name', name, range: this.range(node), at: node.startIndex };
  }

  imports(): readonly ImportBinding[] {
    return (this.#imports ??= this.grammar.imports(this));
  }

  useAt(offset: number): Use | undefined {
    return this.grammar.useAt(this.tree.nodeAt(offset), this);
  }

  bindings(name: string): readonly Binding[] {
    const known = this.#bindings.get(name);
    if (known !== undefined) return known;
    const found: Binding[] = [];
    this.#bindings.set(name, found);
    const named = this.#named.get(name);
    if (named !== undefined) {
      const binding = named();
      if (binding !== undefined) found.push(binding);
      return found;
    }
    const dot = name.lastIndexOf('.');
    if (dot > 0) {
      const range = this.tree.rangeBetween(0, 0);
      found.push(this.#importBinding({ module: name.slice(0, dot), symbol: name.slice(dot + 1), range }));
      return found;
    }
    for (const one of this.imports()) if (one.local === name) found.push(this.#importBinding(one));
    found.push(...(this.grammar.implied?.(name, this) ?? []));
    for (const offset of this.tree.occurrences(name)) {
      if (!this.grammar.mayBind(this.tree.text, offset, name.length)) continue;
      const binding = this.grammar.bindingAt(this.tree.nodeAt(offset), this);
      if (binding !== undefined) found.push(binding);
    }
    return found;
  }

  #importBinding(imported: ImportBinding): Binding {
    const scope = moduleScope(this.tree.root);
    return { range: imported.range, scope, from: scope.start, block: scope, kind: 'import', import: imported };
  }

  classAt(offset: number): ClassDefinition | undefined {
    const node = this.tree.nodeAt(offset);
    const holds = (body: Node | undefined): boolean =>
      body !== undefined && body.startIndex <= offset && offset < body.endIndex;
    const owner = enclosing(node, (one) => this.grammar.isClass(one) && holds(this.grammar.bodyOf(one)));
    return owner === undefined ? undefined : this.class(owner);
  }

  functionAt(offset: number): FunctionDefinition | undefined {
    if (this.#functionsAt.has(offset)) return this.#functionsAt.get(offset);
    const node = this.tree.nodeAt(offset);
    const found = this.grammar.isFunction(node) ? node : enclosing(node, (one) => this.grammar.isFunction(one));
    const definition = found === undefined ? undefined : this.function(found);
    this.#functionsAt.set(offset, definition);
    return definition;
  }

  callsNamed(name: string): readonly CallExpression[] {
    return this.tree.occurrences(name).flatMap((offset) => {
      const use = this.useAt(offset);
      return use?.kind === 'call' ? [use.call] : [];
    });
  }

  callTaking(definition: FunctionDefinition): CallExpression | undefined {
    if (definition.name !== undefined) return undefined;
    const { start, end } = definition.span;
    const isLambda = (node: Node): boolean =>
      node.startIndex === start && node.endIndex === end && this.grammar.isFunction(node);
    const node = this.tree.nodeAt(start);
    const lambda = isLambda(node) ? node : enclosing(node, isLambda);
    return lambda === undefined ? undefined : this.grammar.callTaking(lambda, this);
  }

  changes(name: string, binding: Binding, before: number): readonly Change[] {
    return this.tree
      .occurrences(name)
      .filter((offset) => offset >= binding.from && offset < before)
      .flatMap((offset) => this.grammar.changesAt(this.tree.nodeAt(offset), this));
  }

  exported(symbol: string | undefined): readonly Binding[] {
    return symbol === undefined ? [] : this.grammar.exported(symbol, this);
  }

  isTestCode(offset: number): boolean {
    return this.grammar.isTestCode(this.tree.nodeAt(offset), this);
  }
}

function made<Made>(memo: Map<number, Made>, node: Node, make: () => Made): Made {
  const known = memo.get(node.id);
  if (known !== undefined) return known;
  const result = make();
  memo.set(node.id, result);
  return result;
}
