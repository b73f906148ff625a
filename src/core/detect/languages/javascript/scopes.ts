import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Scope, Span } from '../front-end.js';
import { enclosing, field, isClass, isFunction, isFunctionOrModule, nodeType, parentOf, same } from './nodes.js';

/** Nodes within which `let`, `const` and classes are visible. */
const BLOCKS: ReadonlySet<string> = new Set([
  'statement_block',
  'for_statement',
  'for_in_statement',
  'switch_body',
  'class_static_block',
  'catch_clause',
]);
/** Nodes whose content may not run: what is bound in them is bound only perhaps for what follows. */
const BRANCHES: ReadonlySet<string> = new Set([
  'statement_block',
  'if_statement',
  'else_clause',
  'for_statement',
  'for_in_statement',
  'while_statement',
  'do_statement',
  'switch_case',
  'switch_default',
  'catch_clause',
  'ternary_expression',
]);

const spanOf = (node: Node): Span => ({ start: node.startIndex, end: node.endIndex });

function scopeAt(node: Node): Scope {
  const parent = parentOf(node);
  // The block of a function is the function: its parameters and its variables share one scope.
  if (parent !== null && isFunction(parent) && same(field(parent, 'body'), node)) {
    return { ...spanOf(parent), kind: 'function' };
  }
  if (isFunction(node)) return { ...spanOf(node), kind: 'function' };
  if (isClass(node)) return { ...spanOf(node), kind: 'class' };
  return node.type === 'program' ? moduleScope(node) : { ...spanOf(node), kind: 'block' };
}

/** The whole text: comments before the first statement lie outside the root node's own span. */
function moduleScope(root: Node): Scope {
  return { start: 0, end: Math.max(root.endIndex, root.startIndex), kind: 'module' };
}

/** Where a `var` or a function's parameter is visible. */
export function functionScope(node: Node): Scope {
  return scopeAt(enclosing(node, isFunctionOrModule) ?? node.root);
}

/** Where a `let`, `const`, class or function declaration is visible. */
export function blockScope(node: Node): Scope {
  const holder = enclosing(node, (one) => BLOCKS.has(nodeType(one)) || isFunctionOrModule(one));
  return scopeAt(holder ?? node.root);
}

export function wholeModule(node: Node): Scope {
  return moduleScope(node.root);
}

/** The innermost branch, loop, handler or nested function within the scope that a node stands in; else the scope. */
export function branchWithin(scope: Scope, node: Node): Span {
  const branch = enclosing(node, (one) => BRANCHES.has(nodeType(one)) || isFunctionOrModule(one));
  if (branch === undefined) return { start: scope.start, end: scope.end };
  const owner = parentOf(branch);
  const span = spanOf(owner !== null && isFunction(owner) ? owner : branch);
  const inside = span.start >= scope.start && span.end <= scope.end;
  return inside ? span : { start: scope.start, end: scope.end };
}
