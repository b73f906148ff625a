import type { Node } from 'web-tree-sitter';

/**
 * A node of a tree whose answers are kept. The runtime lives in WebAssembly: each question to it crosses that boundary,
 * and a parent is found there by a descent from the root. The same few nodes are asked the same again and again, so each
 * node exists once per tree, knows its parent from the way down, and asks the runtime each thing once.
 */
export class SyntaxNode {
  /** Unique within the tree. */
  readonly id: number;
  /** Offset in UTF-16 code units, as `endIndex`. */
  readonly startIndex: number;
  private knownType: string | undefined;
  private knownEnd = -1;
  private knownNamed: boolean | undefined;
  private knownParent: SyntaxNode | null | undefined;
  private knownChildren: readonly SyntaxNode[] | undefined;
  private knownNamedChildren: readonly SyntaxNode[] | undefined;
  private knownFields: Map<string, SyntaxNode | null> | undefined;

  constructor(
    private readonly raw: Node,
    private readonly nodes: SyntaxNodes,
    parent: SyntaxNode | null | undefined,
  ) {
    this.id = raw.id;
    this.startIndex = raw.startIndex;
    this.knownParent = parent;
  }

  get type(): string {
    return (this.knownType ??= this.raw.type);
  }

  get endIndex(): number {
    if (this.knownEnd < 0) this.knownEnd = this.raw.endIndex;
    return this.knownEnd;
  }

  get text(): string {
    return this.nodes.text.slice(this.startIndex, this.endIndex);
  }

  get isNamed(): boolean {
    return (this.knownNamed ??= this.raw.isNamed);
  }

  get parent(): SyntaxNode | null {
    if (this.knownParent === undefined) {
      const parent = this.raw.parent;
      this.knownParent = parent && this.nodes.of(parent, undefined);
    }
    return this.knownParent;
  }

  get children(): readonly SyntaxNode[] {
    return (this.knownChildren ??= this.nodes.all(this.raw.children, this));
  }

  get namedChildren(): readonly SyntaxNode[] {
    return (this.knownNamedChildren ??= this.nodes.all(this.raw.namedChildren, this));
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
      const field = this.nodes.fieldId(name);
      const found = field < 0 ? null : this.raw.childForFieldId(field);
      child = found && this.nodes.of(found, this);
      fields.set(name, child);
    }
    return child;
  }

  childrenForFieldName(name: string): readonly SyntaxNode[] {
    return this.nodes.all(this.raw.childrenForFieldName(name), this);
  }

  /** The nodes of these types within this one, in the order of the text. */
  descendantsOfType(types: string | string[]): readonly SyntaxNode[] {
    return this.nodes.all(this.raw.descendantsOfType(types), undefined);
  }

  /** The smallest node that covers [start, end). */
  descendantForIndex(start: number, end: number): SyntaxNode | null {
    const found = this.raw.descendantForIndex(start, end);
    return found && this.nodes.of(found, undefined);
  }
}

/** All nodes of one tree that were met. */
export class SyntaxNodes {
  readonly root: SyntaxNode;
  private readonly met = new Map<number, SyntaxNode>();

  constructor(
    root: Node,
    readonly text: string,
    /** The grammar's field names by their numbers. */
    private readonly fieldNumbers: ReadonlyMap<string, number>,
  ) {
    this.root = this.of(root, null);
  }

  fieldId(name: string): number {
    return this.fieldNumbers.get(name) ?? -1;
  }

  /** The one node for a node of the runtime. `parent` undefined: not known yet. */
  of(raw: Node, parent: SyntaxNode | null | undefined): SyntaxNode {
    let node = this.met.get(raw.id);
    if (node === undefined) this.met.set(raw.id, (node = new SyntaxNode(raw, this, parent)));
    return node;
  }

  all(raw: readonly (Node | null)[], parent: SyntaxNode | undefined): readonly SyntaxNode[] {
    const nodes: SyntaxNode[] = [];
    for (const each of raw) if (each) nodes.push(this.of(each, parent));
    return nodes;
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
