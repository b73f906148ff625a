import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import { partsOf, unescaped } from '../jvm/nodes.js';
import type { SourceFile } from '../jvm/source-file.js';

/** Parts of a string: texts, and the values of its templates (`$name`, `${expression}`). */
export function literalParts(node: Node, file: SourceFile): readonly (string | Expression)[] {
  const raw = node.type === 'multiline_string_literal';
  const quote = raw ? 3 : 1;
  const parts: (string | Expression)[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') parts.push(text);
    text = '';
  };
  let at = node.startIndex + quote;
  const end = Math.max(at, node.endIndex - quote);
  const source = file.tree.text;
  // `$name` directly before other text is no node of its own: the text is read instead of the nodes.
  const templates = new Map(
    partsOf(node).flatMap((part) => (part.type === 'interpolation' ? [[part.startIndex, part] as const] : [])),
  );
  while (at < end) {
    const template = templates.get(at);
    const name = /^\$([A-Za-z_]\w*)/.exec(source.slice(at, Math.min(end, at + 64)));
    if (template !== undefined && source.charAt(at + 1) === '{') {
      flush();
      const [inner] = partsOf(template);
      parts.push(file.expression(inner ?? template));
      at = template.endIndex;
    } else if (name?.[1] !== undefined) {
      flush();
      const range = file.tree.rangeBetween(at + 1, at + name[0].length);
      parts.push(
        name[1] === 'this' ? { kind: 'self', range, at: at + 1 } : { kind: 'name', name: name[1], range, at: at + 1 },
      );
      at += name[0].length;
    } else if (!raw && source.charAt(at) === '\\') {
      const sequence = source.slice(at, source.charAt(at + 1) === 'u' ? at + 6 : at + 2);
      text += unescaped(sequence);
      at += sequence.length;
    } else {
      text += source.charAt(at);
      at += 1;
    }
  }
  flush();
  return parts.length === 0 ? [''] : parts;
}
