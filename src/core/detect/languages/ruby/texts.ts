import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { SourceFile } from '../grammar/source-file.js';
import { partOf, partsOf, unescaped } from '../grammar/nodes.js';

/** The parts of a string, symbol or heredoc body. */
export function textParts(node: Node, file: SourceFile): (string | Expression)[] {
  const parts: (string | Expression)[] = [];
  for (const child of partsOf(node)) {
    if (child.type === 'interpolation') parts.push(file.expression(partsOf(child).at(-1)));
    else if (child.type === 'escape_sequence') parts.push(unescaped(file.text(child)));
    else if (child.type === 'string_content' || child.type === 'heredoc_content') parts.push(file.text(child));
    else if (child.type === 'string') parts.push(...textParts(child, file));
  }
  return parts;
}

/** `<<~SQL`: the body stands after the line, among the parts of the statement or of what is around it. */
export function heredoc(node: Node, file: SourceFile): Expression {
  const name = file.text(node).replace(/^<<[~-]?["'`]?|["'`]$/g, '');
  for (let around = node.parent; around; around = around.parent) {
    const body = around.namedChildren.find(
      (child) =>
        child.type === 'heredoc_body' &&
        child.startIndex >= node.endIndex &&
        file.text(partOf(child, 'heredoc_end')).trim() === name,
    );
    if (body) return file.made(node, { kind: 'text', parts: textParts(body, file) });
  }
  return file.other(node, 'a text that ends nowhere');
}

/** `format('%s/%<day>s', bucket, day: d)`: fields are replaced by the values, in order or by name. */
export function formatted(
  node: Node,
  template: Expression | undefined,
  values: readonly Expression[],
  file: SourceFile,
): Expression {
  if (template?.kind !== 'text') return file.other(node, 'a formatted text');
  let next = 0;
  const parts = template.parts.flatMap((part): (string | Expression)[] =>
    typeof part !== 'string'
      ? [part]
      : part
          .split(/(%[-#0 +]*\d*(?:\.\d+)?[sdixfp]|%<\w+>[sdixf]|%\{\w+\})/)
          .map((piece) =>
            /^%/.test(piece) && piece.length > 1 ? (values[next++] ?? file.other(node, 'a format field')) : piece,
          ),
  );
  return file.made(node, { kind: 'text', parts });
}
