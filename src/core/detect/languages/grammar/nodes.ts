import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Scope, Span } from '../front-end.js';

const COMMENTS: ReadonlySet<string> = new Set(['comment', 'line_comment', 'block_comment', 'multiline_comment']);

const parts = new WeakMap<Node, readonly Node[]>();

/** Named children without comments. */
export function partsOf(node: Node | null | undefined): readonly Node[] {
  if (!node) return [];
  let found = parts.get(node);
  if (!found) parts.set(node, (found = node.namedChildren.filter((child) => !COMMENTS.has(child.type))));
  return found;
}

export const field = (node: Node | null | undefined, name: string): Node | undefined =>
  node?.childForFieldName(name) ?? undefined;

export const same = (one: Node | null | undefined, other: Node | null | undefined): boolean =>
  one !== null && one !== undefined && one.id === other?.id;

/** The first named child of one of these types. */
export const partOf = (node: Node | null | undefined, ...types: readonly string[]): Node | undefined =>
  partsOf(node).find((part) => types.includes(part.type));

/** The innermost ancestor (not the node itself) of one of these types. */
export function enclosing(node: Node, types: ReadonlySet<string>): Node | undefined {
  for (let { parent } = node; parent; { parent } = parent) if (types.has(parent.type)) return parent;
  return undefined;
}

/** The node itself, or the innermost around it, of one of these types. */
export const within = (node: Node, types: ReadonlySet<string>): Node | undefined =>
  types.has(node.type) ? node : enclosing(node, types);

export const spanOf = (node: Node): Span => ({ start: node.startIndex, end: node.endIndex });

/** The whole text: comments before the first statement lie outside the root node's own span. */
export const moduleScope = (text: string): Scope => ({ start: 0, end: text.length + 1, kind: 'module' });

/** The innermost node of these types around `node` that lies within the scope; else the scope itself. */
export function branchWithin(scope: Scope, node: Node, branches: ReadonlySet<string>): Span {
  const branch = enclosing(node, branches);
  return branch && branch.startIndex > scope.start && branch.endIndex <= scope.end ? spanOf(branch) : scope;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0', e: '\u001b', s: ' ' };

/** What an escape sequence of a string stands for, as names and addresses hold it. */
export function unescaped(sequence: string): string {
  const body = sequence.slice(1);
  const code = /^u\{?([0-9a-fA-F]{1,6})\}?$/.exec(body)?.[1];
  if (code !== undefined && Number.parseInt(code, 16) <= 0x10ffff) {
    return String.fromCodePoint(Number.parseInt(code, 16));
  }
  return /^[\r\n]/.test(body) ? '' : (ESCAPES[body] ?? body);
}
