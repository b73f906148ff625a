import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Scope, Span } from '../front-end.js';
import { enclosing, field, isFunction, isType, same } from './nodes.js';

/** Nodes within which a local variable is visible. */
const BLOCKS: ReadonlySet<string> = new Set([
  'block',
  'switch_section',
  'for_statement',
  'foreach_statement',
  'using_statement',
  'fixed_statement',
  'catch_clause',
  'query_expression',
]);
/** Nodes whose content may not run: what is bound in them is bound only perhaps for what follows. */
const BRANCHES: ReadonlySet<string> = new Set([
  'block',
  'if_statement',
  'switch_section',
  'for_statement',
  'foreach_statement',
  'while_statement',
  'do_statement',
  'catch_clause',
  'conditional_expression',
]);

export const spanOf = (node: Node): Span => ({ start: node.startIndex, end: node.endIndex });

/** The whole text: comments before the first statement lie outside the root node's own span. */
export function wholeFile(node: Node): Scope {
  return { start: 0, end: Math.max(node.root.endIndex, node.root.startIndex), kind: 'module' };
}

/** Where a local variable is visible: the block around it; the body of a function is the function. */
export function blockScope(node: Node): Scope {
  const holder = enclosing(node, (one) => BLOCKS.has(one.type) || isFunction(one) || isType(one));
  if (holder === undefined) return wholeFile(node);
  const owner = holder.parent;
  if (owner !== null && isFunction(owner) && same(field(owner, 'body'), holder))
    return { ...spanOf(owner), kind: 'function' };
  return { ...spanOf(holder), kind: isFunction(holder) ? 'function' : 'block' };
}

/** The innermost branch, loop, handler or nested function within the scope that a node stands in; else the scope. */
export function branchWithin(scope: Scope, node: Node): Span {
  const branch = enclosing(node, (one) => BRANCHES.has(one.type) || isFunction(one));
  const whole = { start: scope.start, end: scope.end };
  if (branch === undefined) return whole;
  const owner = branch.parent;
  const span = spanOf(owner !== null && isFunction(owner) ? owner : branch);
  return span.start >= scope.start && span.end <= scope.end ? span : whole;
}
