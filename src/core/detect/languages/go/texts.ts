import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import { field, partsOf } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';

/** Flags, width and precision of a verb, an index of the argument, and the verb ("Package fmt", Printing). */
const VERB = /%[-+# 0]*(?:\d+|\*)?(?:\.(?:\d+|\*)?)?(?:\[(\d+)\])?([a-zA-Z%])/g;

/** Functions that put values together to one text: by a template, or joined by a slash. */
const TEXTS: Readonly<Record<string, 'template' | 'path'>> = {
  'fmt.Sprintf': 'template',
  'path.Join': 'path',
  'filepath.Join': 'path',
};

/** What `fmt.Sprintf("%s/reports", year)` gives; undefined: the call is none of these. */
export function formatted(call: Node, file: SourceFile): Expression | undefined {
  const callee = field(call, 'function');
  if (callee?.type !== 'selector_expression') return undefined;
  const kind = Object.hasOwn(TEXTS, callee.text) ? TEXTS[callee.text] : undefined;
  const given = partsOf(field(call, 'arguments'));
  if (kind === undefined || given.some(({ type }) => type === 'variadic_argument')) return undefined;
  if (kind === 'path') {
    const parts = given.flatMap((part, place): readonly (string | Expression)[] => [
      ...(place === 0 ? [] : ['/']),
      ...piecesOf(part, file),
    ]);
    return file.made(call, { kind: 'text', parts });
  }
  const [template, ...values] = given;
  const written = template === undefined ? undefined : file.expression(template);
  const [pattern] = written?.kind === 'text' && written.parts.length === 1 ? written.parts : [];
  if (typeof pattern !== 'string') return file.other(call, 'a formatted text');
  return file.made(call, { kind: 'text', parts: filled(pattern, values, file) });
}

function piecesOf(node: Node, file: SourceFile): readonly (string | Expression)[] {
  const written = file.expression(node);
  return written.kind === 'text' ? written.parts : [written];
}

function filled(pattern: string, values: readonly Node[], file: SourceFile): readonly (string | Expression)[] {
  const parts: (string | Expression)[] = [];
  let next = 0;
  let from = 0;
  for (const match of pattern.matchAll(VERB)) {
    parts.push(pattern.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[2] === '%') {
      parts.push('%');
      continue;
    }
    const place = match[1] === undefined ? next : Number(match[1]) - 1;
    next = place + 1;
    // `%q` puts quotation marks around a text, `%v` of a list brackets: only its place is kept.
    const value = values[place];
    if (value !== undefined) parts.push(...piecesOf(value, file));
  }
  parts.push(pattern.slice(from));
  return parts.filter((part) => part !== '');
}
