import type { Node } from 'web-tree-sitter';

/**
 * Types and parents of nodes, asked of the runtime once: each question crosses into WebAssembly, a parent is found from
 * the root downwards, and the same ancestors come up for every name of a function.
 */
export class NodeCache {
  readonly #types = new Map<number, string>();
  readonly #parents = new Map<number, Node | null>();

  type(node: Node): string {
    let type = this.#types.get(node.id);
    if (type === undefined) this.#types.set(node.id, (type = node.type));
    return type;
  }

  parent(node: Node): Node | null {
    let parent = this.#parents.get(node.id);
    if (parent === undefined) this.#parents.set(node.id, (parent = node.parent));
    return parent;
  }

  /** The innermost node around `node` of one of these types. */
  enclosing(node: Node, types: ReadonlySet<string>): Node | undefined {
    let parent = this.parent(node);
    while (parent && !types.has(this.type(parent))) parent = this.parent(parent);
    return parent ?? undefined;
  }
}
