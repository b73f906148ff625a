import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import { partOf, partsOf, unescaped } from '../jvm/nodes.js';
import type { SourceFile } from '../jvm/source-file.js';

/** The text of a string literal. */
export function stringText(node: Node): string {
  const { text } = node;
  if (text.startsWith('"""')) return text.slice(3, -3);
  return text.slice(1, -1).replaceAll(/\\(?:u+[0-9a-fA-F]{4}|.)/gs, (sequence) => unescaped(sequence));
}

/** Parts of `s"jobs/$id-${part}"`: what stands between the interpolations is read from the text. */
export function interpolated(node: Node, file: SourceFile): readonly (string | Expression)[] {
  const body = partOf(node, 'interpolated_string');
  if (body === undefined) return [''];
  const quote = body.text.startsWith('"""') ? 3 : 1;
  const parts: (string | Expression)[] = [];
  let at = body.startIndex + quote;
  const add = (end: number): void => {
    const piece = file.tree.text.slice(at, end).replace(/^%[-#+ 0,(]*\d*(?:\.\d+)?[a-zA-Z]/, '');
    if (piece !== '') parts.push(quote === 1 ? piece.replaceAll(/\\(.)/gs, (sequence) => unescaped(sequence)) : piece);
  };
  for (const part of partsOf(body)) {
    if (part.type !== 'interpolation') continue;
    add(part.startIndex);
    const [inner] = partsOf(part);
    parts.push(file.expression(inner ?? part));
    at = part.endIndex;
  }
  add(body.endIndex - quote);
  return parts.length === 0 ? [''] : parts;
}
