import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';

/** The innermost node of these types around `node`, itself not counted. */
export function enclosing(node: Node, types: ReadonlySet<string>): Node | undefined {
  for (let around = node.parent; around; around = around.parent) if (types.has(around.type)) return around;
  return undefined;
}

const withoutEscapes = (text: string, escape: RegExp): string =>
  text.includes('\\') ? text.replace(escape, (_, next: string) => (next.endsWith('\n') ? '' : next)) : text;

/** `\` before a character stands for the character; before a line's end it joins the lines. */
export const unescaped = (text: string): string => withoutEscapes(text, /\\(\r?\n|[\s\S])/g);
/** Within double quotes only these may be escaped. */
export const unescapedInQuotes = (text: string): string => withoutEscapes(text, /\\(\r?\n|["$`\\])/g);

const EXPANSIONS: ReadonlySet<string> = new Set([
  'simple_expansion',
  'expansion',
  'command_substitution',
  'arithmetic_expansion',
  'process_substitution',
]);

export const isExpansion = (node: Node): boolean => EXPANSIONS.has(node.type);

/** The grammar counts blanks before an expansion in a string as part of it. */
export function startOf(expansion: Node): number {
  const blanks = /^\s*/.exec(expansion.text)?.[0].length ?? 0;
  return expansion.startIndex + blanks;
}

/** The text of a word, a string or a concatenation of these; undefined: it holds an expansion. */
export function literalOf(node: Node): string | undefined {
  switch (node.type) {
    case 'word':
    case 'number':
    case 'variable_name':
    case 'extglob_pattern':
    case 'regex':
      return unescaped(node.text);
    case 'raw_string':
      return node.text.slice(1, -1);
    case 'ansi_c_string':
      return node.text.slice(2, -1);
    case 'string':
      return node.namedChildren.some(isExpansion) ? undefined : unescapedInQuotes(node.text.slice(1, -1));
    case 'command_name':
      return node.firstChild ? literalOf(node.firstChild) : undefined;
    case 'concatenation':
    case 'brace_expression': {
      const parts = node.children.map((child) => (child.isNamed ? literalOf(child) : child.text));
      return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
    }
    default:
      return undefined;
  }
}

/** The variable of `$x`, `${x}`, `"$x"`, `${x[@]}`, `"${x[@]}"`, and whether it stands for several words. */
export function variableOf(node: Node): { readonly name: string; readonly words: boolean } | undefined {
  if (node.type === 'command_name') return node.firstChild ? variableOf(node.firstChild) : undefined;
  if (node.type === 'string') {
    const [only, ...others] = node.namedChildren;
    if (!only || others.length > 0 || !isExpansion(only) || node.text.slice(1, -1).trim() !== only.text.trim())
      return undefined;
    const inside = variableOf(only);
    return inside && { ...inside, words: inside.words && only.type === 'expansion' };
  }
  if (node.type !== 'simple_expansion' && node.type !== 'expansion') return undefined;
  if (node.type === 'simple_expansion') return { name: node.text.trim().slice(1), words: true };
  const match = /^\s*\$\{(\w+)(\[[@*]\])?\}$/.exec(node.text);
  return match ? { name: match[1] ?? '', words: true } : undefined;
}
