import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Binding, Scope, Span } from '../front-end.js';
import type { Range } from '../../../model/source.js';
import { enclosing } from './nodes.js';

/** The node types of a grammar that open scopes, and those whose content may not run. */
export interface ScopeTypes {
  readonly functions: ReadonlySet<string>;
  readonly blocks: ReadonlySet<string>;
  readonly branches: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
}

interface BindingBase {
  readonly range: Range;
  readonly scope: Scope;
  readonly from: number;
  readonly block: Span;
}

export const spanOf = (node: Node): Span => ({ start: node.startIndex, end: node.endIndex });

/** The whole text: comments before the first statement lie outside the root node's own span. */
export function moduleScope(node: Node): Scope {
  return { start: 0, end: Math.max(node.root.endIndex, node.endIndex), kind: 'module' };
}

/** Where a variable declared at a node is visible: the block around it; a function's body is one scope with its parameters. */
export function blockScope(node: Node, types: ScopeTypes): Scope {
  const holder = enclosing(
    node,
    (one) => types.blocks.has(one.type) || types.functions.has(one.type) || types.classes.has(one.type),
  );
  if (holder === undefined) return moduleScope(node);
  if (types.functions.has(holder.type)) return functionScope(holder);
  if (types.classes.has(holder.type)) return { ...spanOf(holder), kind: 'block' };
  const { parent } = holder;
  return parent !== null && types.functions.has(parent.type)
    ? functionScope(parent)
    : { ...spanOf(holder), kind: 'block' };
}

export const functionScope = (node: Node): Scope => ({ ...spanOf(node), kind: 'function' });

/** The innermost branch, loop, handler or nested function within the scope that a node stands in; else the scope. */
function branchWithin(scope: Scope, node: Node, types: ScopeTypes): Span {
  const branch = enclosing(node, (one) => types.branches.has(one.type) || types.functions.has(one.type));
  const span = branch && spanOf(branch);
  const inside = span !== undefined && span.start >= scope.start && span.end <= scope.end;
  return inside ? span : { start: scope.start, end: scope.end };
}

/** The common part of a binding of the name at `node`. */
export function boundIn(
  node: Node,
  range: Range,
  scope: Scope,
  from: number,
  types: ScopeTypes,
): Pick<Binding, keyof BindingBase> {
  return { range, scope, from, block: branchWithin(scope, node, types) };
}
