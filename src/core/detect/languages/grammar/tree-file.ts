import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Range } from '../../../model/source.js';
import type { SourceTree } from '../../../syntax/source-tree.js';
import type { Argument, CallExpression, Expression } from '../../expression.js';
import type {
  Binding,
  Change,
  ClassDefinition,
  FileSyntax,
  FunctionDefinition,
  ImportBinding,
  Use,
} from '../front-end.js';
import { enclosing, within } from './nodes.js';
import type { CallParts, Extent, Shape, SourceFile } from './source-file.js';

/** Nested deeper than people write: beyond it an expression is not looked at. */
const MAXIMUM_DEPTH = 80;

/** What the grammars that are read through `TreeFile` differ in. */
export interface Grammar {
  /** Node types of functions and lambdas: what parameters and returned values belong to. */
  readonly functions: ReadonlySet<string>;
  /** Likewise with functions that are not looked for around a place, since they run where they stand (blocks of Ruby). */
  readonly anonymous?: ReadonlySet<string>;
  /** Node types of classes and what else has members. */
  readonly classes: ReadonlySet<string>;
  expression(node: Node, file: SourceFile): Expression;
  function(node: Node, file: SourceFile): FunctionDefinition;
  class(node: Node, file: SourceFile): ClassDefinition;
  imports(file: SourceFile): readonly ImportBinding[];
  /** A sieve over the text: false where the name between the offsets is surely not bound. */
  mayBind(text: string, start: number, end: number): boolean;
  /** What the name at `node` binds, if it is where a name is bound. */
  bindingAt(node: Node, name: string, file: SourceFile): Binding | undefined;
  /** Bindings of a name that stand nowhere in the file; `found` are those that do. */
  implied?(name: string, found: readonly Binding[], file: SourceFile): readonly Binding[];
  useAt(word: Node, file: SourceFile): Use | undefined;
  callsNamed?(name: string, file: SourceFile): readonly CallExpression[];
  /** The call that the anonymous function at `node` is handed to. */
  callTaking(node: Node, file: SourceFile): CallExpression | undefined;
  exported(symbol: string, file: SourceFile): readonly Binding[];
  /** Node types of branches, loops and handlers: what stands in them runs perhaps. */
  readonly branches?: ReadonlySet<string>;
  /** The change that the statement around the variable at `word` makes to what it holds. */
  changeAt?(word: Node, file: SourceFile): Change | undefined;
  isTestCode(node: Node, file: SourceFile): boolean;
}

/** The range of an expression costs calls into the parser and is seldom asked for. */
class Placed {
  readonly at: number;
  readonly #end: number;
  #range: Range | undefined;

  constructor(
    private readonly tree: SourceTree,
    { startIndex, endIndex }: Extent,
    shape: object,
  ) {
    this.at = startIndex;
    this.#end = endIndex;
    Object.assign(this, shape);
  }

  get range(): Range {
    return (this.#range ??= this.tree.rangeBetween(this.at, this.#end));
  }
}

/** Most arguments are never looked at. */
class Call extends Placed implements CallExpression {
  readonly kind = 'call';
  readonly construction: boolean;
  declare readonly bare?: boolean;
  #callee: Expression | undefined;
  #arguments: readonly Argument[] | undefined;

  constructor(
    tree: SourceTree,
    at: Extent,
    private readonly parts: CallParts,
  ) {
    super(tree, at, parts.bare === true ? { bare: true } : {});
    this.construction = parts.construction === true;
  }

  get callee(): Expression {
    return (this.#callee ??= this.parts.callee());
  }

  get arguments(): readonly Argument[] {
    return (this.#arguments ??= this.parts.arguments());
  }
}

/** Each member is looked for once: the resolver knows a binding again only if it is the same. */
function remembering(definition: ClassDefinition): ClassDefinition {
  const methods = new Map<string, FunctionDefinition | undefined>();
  const fields = new Map<string, readonly Binding[]>();
  const method = definition.method.bind(definition);
  const field = definition.field.bind(definition);
  return Object.defineProperties(definition, {
    method: {
      value(name: string) {
        if (!methods.has(name)) methods.set(name, method(name));
        return methods.get(name);
      },
    },
    field: { value: (name: string) => memoised(fields, name, () => field(name)) },
  });
}

function memoised<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}

/** The view of one file in a language whose grammar is given as functions over nodes. */
export class TreeFile implements FileSyntax, SourceFile {
  readonly #expressions = new Map<number, Expression>();
  readonly #functions = new Map<number, FunctionDefinition>();
  readonly #classes = new Map<number, ClassDefinition>();
  readonly #bindings = new Map<string, readonly Binding[]>();
  readonly #known = new WeakSet<ClassDefinition>();
  readonly #functionsAt = new Map<number, FunctionDefinition | undefined>();
  readonly #classesAt = new Map<number, ClassDefinition | undefined>();
  #imports: readonly ImportBinding[] | undefined;
  #depth = 0;

  constructor(
    readonly tree: SourceTree,
    private readonly grammar: Grammar,
  ) {}

  text(node: Extent | null | undefined): string {
    return node ? this.tree.text.slice(node.startIndex, node.endIndex) : '';
  }

  range(node: Extent): Range {
    return this.tree.rangeBetween(node.startIndex, node.endIndex);
  }

  expression(node: Node | null | undefined): Expression {
    if (!node) return this.other(this.tree.root, 'an incomplete expression');
    const known = this.#expressions.get(node.id);
    if (known) return known;
    if (this.#depth > MAXIMUM_DEPTH) return this.other(node, 'an expression that is nested too deeply');
    this.#depth += 1;
    try {
      const made = this.grammar.expression(node, this);
      this.#expressions.set(node.id, made);
      return made;
    } finally {
      this.#depth -= 1;
    }
  }

  made(at: Extent, shape: Shape): Expression {
    return new Placed(this.tree, at, shape) as unknown as Expression;
  }

  other(at: Extent, description: string): Expression {
    return this.made(at, { kind: 'other', description });
  }

  call(at: Extent, parts: CallParts): CallExpression {
    return new Call(this.tree, at, parts);
  }

  function(node: Node): FunctionDefinition {
    return memoised(this.#functions, node.id, () => this.grammar.function(node, this));
  }

  class(node: Node): ClassDefinition {
    return memoised(this.#classes, node.id, () => this.#remembered(this.grammar.class(node, this)));
  }

  /** Several nodes may be parts of one class. */
  #remembered(definition: ClassDefinition): ClassDefinition {
    if (this.#known.has(definition)) return definition;
    this.#known.add(definition);
    return remembering(definition);
  }

  imports(): readonly ImportBinding[] {
    return (this.#imports ??= this.grammar.imports(this));
  }

  useAt(offset: number): Use | undefined {
    return this.grammar.useAt(this.tree.nodeAt(offset), this);
  }

  bindings(name: string): readonly Binding[] {
    const known = this.#bindings.get(name);
    if (known) return known;
    const found: Binding[] = [];
    this.#bindings.set(name, found);
    const { text } = this.tree;
    for (const at of this.tree.occurrences(name)) {
      if (!this.grammar.mayBind(text, at, at + name.length)) continue;
      const binding = this.grammar.bindingAt(this.tree.nodeAt(at), name, this);
      if (binding) found.push(binding);
    }
    found.push(...(this.grammar.implied?.(name, found, this) ?? []));
    return found;
  }

  classAt(offset: number): ClassDefinition | undefined {
    if (!this.#classesAt.has(offset)) {
      const found = within(this.tree.nodeAt(offset), this.grammar.classes);
      this.#classesAt.set(offset, found && this.class(found));
    }
    return this.#classesAt.get(offset);
  }

  functionAt(offset: number): FunctionDefinition | undefined {
    if (!this.#functionsAt.has(offset)) {
      const found = within(this.tree.nodeAt(offset), this.grammar.functions);
      this.#functionsAt.set(offset, found && this.function(found));
    }
    return this.#functionsAt.get(offset);
  }

  callsNamed(name: string): readonly CallExpression[] {
    if (this.grammar.callsNamed) return this.grammar.callsNamed(name, this);
    return this.tree.occurrences(name).flatMap((at) => {
      const use = this.useAt(at);
      return use?.kind === 'call' ? [use.call] : [];
    });
  }

  callTaking(definition: FunctionDefinition): CallExpression | undefined {
    if (definition.name !== undefined) return undefined;
    const { start, end } = definition.span;
    const types = this.grammar.anonymous ?? this.grammar.functions;
    let node = this.tree.root.descendantForIndex(start, end);
    // A function may be all of its argument: the innermost node with its extent may be around it.
    while (node && !(types.has(node.type) && node.startIndex === start && node.endIndex === end)) {
      node = node.namedChildren.find((child) => child.startIndex <= start && child.endIndex >= end) ?? null;
    }
    return node ? this.grammar.callTaking(node, this) : undefined;
  }

  changes(name: string, binding: Binding, before: number): readonly Change[] {
    if (!this.grammar.changeAt) return [];
    return this.tree.occurrences(name).flatMap((at): Change[] => {
      if (at < binding.from || at >= before) return [];
      const word = this.tree.nodeAt(at);
      const change = this.grammar.changeAt?.(word, this);
      if (!change) return [];
      const branch = this.grammar.branches && enclosing(word, this.grammar.branches);
      const isOpen =
        branch && branch.startIndex >= binding.from && (before < branch.startIndex || before >= branch.endIndex);
      const canBeOpen = change.kind === 'assignment' || change.kind === 'merge';
      return [isOpen === true && canBeOpen ? { ...change, perhaps: true } : change];
    });
  }

  exported(symbol: string | undefined): readonly Binding[] {
    return symbol === undefined ? [] : this.grammar.exported(symbol, this);
  }

  isTestCode(offset: number): boolean {
    return this.grammar.isTestCode(this.tree.nodeAt(offset), this);
  }
}
