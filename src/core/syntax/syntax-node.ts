import type { Language, Node, Tree } from 'web-tree-sitter';
import { TreeRuntime } from './runtime.js';
import type { NodeNumbers } from './runtime.js';

/**
 * A node of a tree whose answers are kept. The runtime lives in WebAssembly: each question to it crosses that boundary,
 * and a parent is found there by a descent from the root. The same few nodes are asked the same again and again, so each
 * node exists once per tree, knows its parent from the way down, and asks the runtime each thing once.
 */
export class SyntaxNode implements NodeNumbers {
  /** Unique within the tree. */
  readonly id: number;
  /** Offset in UTF-16 code units, as `endIndex`. */
  readonly startIndex: number;
  readonly row: number;
  readonly column: number;
  readonly other: number;
  private knownType: string | undefined = undefined;
  private knownEnd = -1;
  private knownNamed: boolean | undefined = undefined;
  private knownChildren: readonly SyntaxNode[] | undefined = undefined;
  private knownNamedChildren: readonly SyntaxNode[] | undefined = undefined;
  private knownFields: Map<string, SyntaxNode | null> | undefined = undefined;

  constructor(
    numbers: NodeNumbers,
    private readonly nodes: SyntaxNodes,
    private knownParent: SyntaxNode | null | undefined,
  ) {
    this.id = numbers.id;
    this.startIndex = numbers.startIndex;
    this.row = numbers.row;
    this.column = numbers.column;
    this.other = numbers.other;
  }

  get type(): string {
    return (this.knownType ??= this.nodes.typeOf(this));
  }

  get endIndex(): number {
    if (this.knownEnd < 0) this.knownEnd = this.nodes.runtime.endIndex(this.nodes.tree, this);
    return this.knownEnd;
  }

  get text(): string {
    return this.nodes.text.slice(this.startIndex, this.endIndex);
  }

  get isNamed(): boolean {
    return (this.knownNamed ??= this.nodes.runtime.isNamed(this.nodes.tree, this));
  }

  get parent(): SyntaxNode | null {
    if (this.knownParent === undefined) {
      const parent = this.nodes.runtime.parent(this.nodes.tree, this);
      this.knownParent = parent ? this.nodes.of(parent, undefined) : null;
    }
    return this.knownParent;
  }

  get children(): readonly SyntaxNode[] {
    return (this.knownChildren ??= this.nodes.all(this.nodes.runtime.children(this.nodes.tree, this), this));
  }

  get namedChildren(): readonly SyntaxNode[] {
    return (this.knownNamedChildren ??= this.nodes.all(this.nodes.runtime.namedChildren(this.nodes.tree, this), this));
  }

  get firstChild(): SyntaxNode | null {
    return this.children[0] ?? null;
  }

  get firstNamedChild(): SyntaxNode | null {
    return this.namedChildren[0] ?? null;
  }

  get previousNamedSibling(): SyntaxNode | null {
    const { parent } = this;
    const siblings = parent?.namedChildren ?? [];
    return siblings[siblings.indexOf(this) - 1] ?? null;
  }

  /** The root of the tree. */
  get root(): SyntaxNode {
    return this.nodes.root;
  }

  childForFieldName(name: string): SyntaxNode | null {
    const fields = (this.knownFields ??= new Map<string, SyntaxNode | null>());
    let child = fields.get(name);
    if (child === undefined) {
      const { runtime, tree } = this.nodes;
      const field = this.nodes.fieldId(name);
      const found = field < 0 ? undefined : runtime.childByField(tree, this, field);
      child = found ? this.nodes.of(found, this) : null;
      fields.set(name, child);
    }
    return child;
  }

  childrenForFieldName(name: string): readonly SyntaxNode[] {
    const { runtime, tree } = this.nodes;
    const field = this.nodes.fieldId(name);
    return field <= 0 ? [] : this.nodes.all(runtime.childrenByField(tree, this, field), this);
  }

  /** The nodes of these types within this one, itself too, in the order of the text. */
  descendantsOfType(types: string | readonly string[]): readonly SyntaxNode[] {
    const { runtime, tree } = this.nodes;
    const symbols = this.nodes.symbolsOf(typeof types === 'string' ? [types] : types);
    return this.nodes.all(runtime.descendantsOfType(tree, this, symbols), undefined);
  }

  /** The smallest node that covers [start, end). */
  descendantForIndex(start: number, end: number): SyntaxNode | null {
    const found = this.nodes.runtime.descendantFor(this.nodes.tree, this, start, end);
    return found ? this.nodes.of(found, undefined) : null;
  }
}

/** All nodes of one tree that were met. */
export class SyntaxNodes {
  readonly root: SyntaxNode;
  /** The tree's address in the runtime. */
  readonly tree: number;
  private readonly met = new Map<number, SyntaxNode>();

  constructor(
    tree: Tree,
    readonly text: string,
    readonly runtime: TreeRuntime,
    private readonly language: Language,
    /** The grammar's field names by their numbers. */
    private readonly fieldNumbers: ReadonlyMap<string, number>,
  ) {
    this.tree = TreeRuntime.addressOf(tree);
    this.root = this.of(TreeRuntime.numbersOf(tree.rootNode), null);
  }

  fieldId(name: string): number {
    return this.fieldNumbers.get(name) ?? -1;
  }

  typeOf(node: NodeNumbers): string {
    return this.language.types[this.runtime.symbol(this.tree, node)] ?? 'ERROR';
  }

  /** The grammar's numbers for these types; a type may have several. */
  symbolsOf(types: readonly string[]): readonly number[] {
    return this.language.types.flatMap((type, symbol) => (types.includes(type) ? [symbol] : []));
  }

  /** The one node for a node of the runtime. `parent` undefined: not known yet. */
  of(numbers: NodeNumbers, parent: SyntaxNode | null | undefined): SyntaxNode {
    let node = this.met.get(numbers.id);
    if (node === undefined) this.met.set(numbers.id, (node = new SyntaxNode(numbers, this, parent)));
    return node;
  }

  /** The one node for an object of the runtime's package. */
  ofObject(node: Node): SyntaxNode {
    return this.of(TreeRuntime.numbersOf(node), undefined);
  }

  all(numbers: readonly NodeNumbers[], parent: SyntaxNode | undefined): readonly SyntaxNode[] {
    return numbers.map((each) => this.of(each, parent));
  }

  /** The smallest node that covers the character at `offset`: a descent through children that are kept for the next. */
  at(offset: number): SyntaxNode {
    let node = this.root;
    for (;;) {
      // Punctuation is most of a node's children and seldom asked for: it is looked at last.
      const child = covering(node.namedChildren, offset) ?? covering(node.children, offset);
      if (child === undefined) return node;
      node = child;
    }
  }
}

/** The one of these nodes, which follow one another, that covers the character at `offset`. */
function covering(nodes: readonly SyntaxNode[], offset: number): SyntaxNode | undefined {
  const last = lastStartingBy(nodes, offset);
  return last !== undefined && last.endIndex > offset ? last : undefined;
}

function lastStartingBy(nodes: readonly SyntaxNode[], offset: number): SyntaxNode | undefined {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.startIndex ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return nodes[low - 1];
}
