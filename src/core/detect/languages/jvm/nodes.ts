import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';

/** Nodes of the grammars of Java, Kotlin and Scala that hold no code. */
const COMMENTS: ReadonlySet<string> = new Set(['comment', 'line_comment', 'block_comment', 'multiline_comment']);

const parts = new WeakMap<Node, readonly Node[]>();

/** Named children without comments. */
export function partsOf(node: Node): readonly Node[] {
  let found = parts.get(node);
  if (found === undefined) {
    found = node.namedChildren.filter((child) => !COMMENTS.has(child.type));
    parts.set(node, found);
  }
  return found;
}

export function field(node: Node | null | undefined, name: string): Node | undefined {
  return node?.childForFieldName(name) ?? undefined;
}

/** The first named child of one of these types. */
export function partOf(node: Node | null | undefined, ...types: readonly string[]): Node | undefined {
  return node === null || node === undefined ? undefined : partsOf(node).find((part) => types.includes(part.type));
}

export const same = (one: Node | null | undefined, other: Node | null | undefined): boolean =>
  one !== null && one !== undefined && other !== null && other !== undefined && one.id === other.id;

/** The innermost ancestor (not the node itself) that `test` accepts. */
export function enclosing(node: Node, test: (ancestor: Node) => boolean): Node | undefined {
  for (let current = node.parent; current !== null; current = current.parent) if (test(current)) return current;
  return undefined;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', s: ' ', '0': '\0' };

/** What an escape sequence of a string stands for. */
export function unescaped(sequence: string): string {
  const body = sequence.slice(1);
  const code = /^u+([0-9a-f]{4})$/i.exec(body)?.[1];
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  if (/^[\r\n]/.test(body)) return '';
  return ESCAPES[body] ?? body;
}

/** `1_000`, `0xffL`, `2.5f` as numbers. */
export function numberOf(text: string): number {
  const plain = text.replaceAll('_', '');
  return Number(/^0[xb]/i.test(plain) ? plain.replace(/l$/i, '') : plain.replace(/[lfdu]+$/i, ''));
}

/** The texts between the fields of a format (java.util.Formatter), one more than there are fields. */
export function formatPieces(format: string): readonly string[] {
  const pieces = [''];
  let end = 0;
  for (const match of format.matchAll(/%(?:\d+\$)?[-#+ 0,(]*\d*(?:\.\d+)?(?:[tT]?[a-zA-Z]|%)/g)) {
    const literal = format.slice(end, match.index);
    end = match.index + match[0].length;
    const kind = match[0].at(-1);
    const last = pieces.length - 1;
    pieces[last] = `${pieces[last] ?? ''}${literal}${kind === '%' ? '%' : kind === 'n' ? '\n' : ''}`;
    if (kind !== '%' && kind !== 'n') pieces.push('');
  }
  pieces[pieces.length - 1] = (pieces.at(-1) ?? '') + format.slice(end);
  return pieces;
}
