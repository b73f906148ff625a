import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import { field, partsOf, unescaped } from './nodes.js';
import type { SourceFile } from './source-file.js';

type Parts = readonly (string | Expression)[];

/** The parts of any kind of string literal. */
export function textParts(node: Node, file: SourceFile): Parts {
  if (node.type === 'verbatim_string_literal') return [node.text.slice(2, -1).replaceAll('""', '"')];
  const verbatim = node.type === 'interpolated_string_expression' && /^(?:\$@|@\$)/.test(node.text.slice(0, 2));
  const parts: (string | Expression)[] = [];
  for (const part of partsOf(node)) {
    switch (part.type) {
      case 'string_literal_content':
      case 'raw_string_content':
      case 'character_literal_content':
        add(parts, part.text);
        break;
      case 'string_content':
        add(parts, (verbatim ? part.text.replaceAll('""', '"') : part.text).replace(/([{}])\1/g, '$1'));
        break;
      case 'escape_sequence':
        add(parts, unescaped(part.text));
        break;
      case 'interpolation':
        parts.push(interpolated(part, file));
        break;
    }
  }
  return parts.length === 0 ? [''] : parts;
}

/** A value that is written in a format of its own is another text than the value. */
function interpolated(node: Node, file: SourceFile): Expression {
  const [value, ...format] = partsOf(node).filter((part) => part.type !== 'interpolation_brace');
  if (value !== undefined && format.length === 0) return file.expression(value);
  return { kind: 'other', range: file.range(node), at: node.startIndex, description: value?.text ?? 'a value' };
}

function add(parts: (string | Expression)[], text: string): void {
  const last = parts.at(-1);
  if (typeof last === 'string') parts[parts.length - 1] = last + text;
  else parts.push(text);
}

/** `string.Format("{0}/{1}", a, b)` as the text it makes; undefined where the format is not a literal. */
export function formatted(list: Node, file: SourceFile): Parts | undefined {
  const values = partsOf(list).map((argument) => partsOf(argument).at(-1) ?? argument);
  const [format, ...inserted] = values;
  const written = format === undefined ? undefined : file.expression(format);
  if (written?.kind !== 'text' || written.parts.length !== 1 || field(list, 'name') !== undefined) return undefined;
  const [literal] = written.parts;
  if (typeof literal !== 'string') return undefined;
  return literal.split(/(\{\d+[^}]*\})/).flatMap((piece): Parts => {
    const place = /^\{(\d+)\}$/.exec(piece)?.[1];
    const value = place === undefined ? undefined : inserted[Number(place)];
    if (value !== undefined) return [file.expression(value)];
    if (/^\{\d/.test(piece)) return [{ kind: 'other', range: written.range, at: written.at, description: 'a value' }];
    return piece === '' ? [] : [piece];
  });
}
