import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { SourceFile } from '../grammar/source-file.js';
import { field, partOf } from '../grammar/nodes.js';
import { macroArguments } from './macros.js';

/** Macros that make a text of a template and values ("The Rust Standard Library", module `std::fmt`). */
const TEMPLATES: ReadonlySet<string> = new Set(['format', 'format_args', 'formatcp', 'concat']);

/** What `format!("{prefix}/{}", key)` gives; undefined: it is no such macro. */
export function formatted(node: Node, file: SourceFile): Expression {
  const name = file.text(field(node, 'macro')).split('::').at(-1) ?? '';
  const tokens = partOf(node, 'token_tree');
  if (!TEMPLATES.has(name) || !tokens) return file.other(node, `what ${name}! gives`);
  const given = macroArguments(tokens, file);
  const values = given.map(({ value }) => value);
  if (name === 'concat') {
    return file.made(node, {
      kind: 'text',
      parts: values.flatMap((each) => (each.kind === 'text' ? each.parts : [each])),
    });
  }
  const [template, ...rest] = given;
  const [written] = template?.value.kind === 'text' ? template.value.parts : [];
  if (typeof written !== 'string') return file.other(node, 'a formatted text');
  const positional = rest.filter((argument) => argument.name === undefined);
  let next = 0;
  const parts = written.split(/(\{[^{}]*\})/).map((piece): string | Expression => {
    const key = /^\{([^{}:]*)[^{}]*\}$/.exec(piece)?.[1]?.trim();
    if (key === undefined) return piece;
    const argument =
      key === ''
        ? positional[next++]
        : /^\d+$/.test(key)
          ? positional[Number(key)]
          : rest.find((candidate) => candidate.name === key);
    if (argument) return argument.value;
    return /^[A-Za-z_]\w*$/.test(key)
      ? file.made(node, { kind: 'name', name: key })
      : file.other(node, `the field {${key}}`);
  });
  return file.made(node, { kind: 'text', parts });
}
