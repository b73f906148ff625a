import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';

/** The innermost node around `node` of one of these types. */
export function enclosing(node: Node, types: ReadonlySet<string>): Node | undefined {
  let { parent } = node;
  while (parent && !types.has(parent.type)) ({ parent } = parent);
  return parent ?? undefined;
}
