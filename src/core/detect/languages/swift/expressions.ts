import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Argument, Expression } from '../../expression.js';
import type { SourceFile } from '../grammar/source-file.js';
import { enclosing, field, partOf, partsOf, same, unescaped } from '../grammar/nodes.js';
import { FUNCTION_TYPES, ownType } from './nodes.js';

type Maker = (node: Node, file: SourceFile) => Expression;

const first: Maker = (node, file) => file.expression(partsOf(node)[0]);
const fieldOf =
  (name: string): Maker =>
  (node, file) =>
    file.expression(field(node, name));

export const suffixOf = (node: Node): Node | undefined => field(field(node, 'suffix'), 'suffix');

/** `client.putObject`; `X.init` and `X.self` stand for the type itself. */
const navigation: Maker = (node, file) => {
  const property = file.text(suffixOf(node));
  const target = field(node, 'target');
  if (property === 'init' || property === 'self') return file.expression(target);
  return file.made(node, { kind: 'member', object: file.expression(target), property });
};

function argumentsOf(list: Node | undefined, file: SourceFile): readonly Argument[] {
  return partsOf(list)
    .filter(({ type }) => type === 'value_argument')
    .map((part): Argument => {
      const label = partsOf(field(part, 'name'))[0];
      const value = file.expression(field(part, 'value') ?? partsOf(part).at(-1));
      return label ? { name: file.text(label), value } : { value };
    });
}

/** Types have capital letters: calling one makes an object. */
const isConstruction = (callee: Node, file: SourceFile): boolean => {
  const name = callee.type === 'navigation_expression' ? suffixOf(callee) : callee;
  return /^[A-Z]|^init$/.test(file.text(name));
};

const call: Maker = (node, file) => {
  const [callee, suffix] = partsOf(node);
  const list = partOf(suffix, 'value_arguments');
  if (list && file.text(list).startsWith('[')) {
    const index = argumentsOf(list, file)[0]?.value ?? file.other(node, 'an index');
    return file.made(node, { kind: 'index', object: file.expression(callee), index });
  }
  // A closure after the brackets is no part of the place of the call.
  const end = list?.endIndex ?? callee?.endIndex ?? node.endIndex;
  return file.call(
    { startIndex: node.startIndex, endIndex: end },
    {
      callee: () => file.expression(callee),
      arguments: () => argumentsOf(list, file),
      construction: callee !== undefined && isConstruction(callee, file),
    },
  );
};

const text: Maker = (node, file) => {
  const parts = partsOf(node).flatMap((part): (string | Expression)[] => {
    if (part.type === 'str_escaped_char') return [unescaped(file.text(part))];
    if (part.type === 'interpolated_expression') return [file.expression(field(part, 'value') ?? partsOf(part)[0])];
    return /text$/.test(part.type) ? [file.text(part)] : [];
  });
  return file.made(node, { kind: 'text', parts: parts.length > 0 ? parts : [''] });
};

const number: Maker = (node, file) => {
  const value = Number(file.text(node).replaceAll('_', ''));
  return Number.isNaN(value) ? file.other(node, 'a number') : file.made(node, { kind: 'scalar', value });
};

const choice =
  (...names: readonly string[]): Maker =>
  (node, file) =>
    file.made(node, { kind: 'choice', options: names.map((name) => file.expression(field(node, name))) });

const dictionary: Maker = (node, file) => {
  const parts = partsOf(node);
  const members = parts.flatMap((key, index) => {
    const value = parts[index + 1];
    if (index % 2 > 0 || !value) return [];
    const made = file.expression(key);
    const [literal, more] = made.kind === 'text' ? made.parts : [];
    return [
      typeof literal === 'string' && more === undefined
        ? { key: literal, value: file.expression(value) }
        : { value: file.expression(value) },
    ];
  });
  return file.made(node, { kind: 'object', members });
};

const sum: Maker = (node, file) => {
  const sides = [field(node, 'lhs'), field(node, 'rhs')].map((side) => file.expression(side));
  if (!sides.some(({ kind }) => kind === 'text')) return file.other(node, 'a sum');
  return file.made(node, {
    kind: 'text',
    parts: sides.flatMap((side) => (side.kind === 'text' ? side.parts : [side])),
  });
};

const tuple: Maker = (node, file) => {
  const parts = partsOf(node);
  if (parts.length === 1) return file.expression(parts[0]);
  return file.made(node, { kind: 'list', items: parts.map((part) => ({ value: file.expression(part) })) });
};

const MAKERS: Readonly<Record<string, Maker>> = {
  simple_identifier: (node, file) => {
    const name = file.text(node).replaceAll('`', '');
    if (name === 'nil') return file.made(node, { kind: 'scalar', value: null });
    return name === 'Self' ? ownType(node, file) : file.made(node, { kind: 'name', name });
  },
  type_identifier: (node, file) => file.made(node, { kind: 'name', name: file.text(node) }),
  self_expression: (node, file) => file.made(node, { kind: 'self' }),
  super_expression: (node, file) => file.made(node, { kind: 'self' }),
  navigation_expression: navigation,
  call_expression: call,
  constructor_expression: call,
  line_string_literal: text,
  multi_line_string_literal: text,
  raw_string_literal: text,
  integer_literal: number,
  real_literal: number,
  boolean_literal: (node, file) => file.made(node, { kind: 'scalar', value: file.text(node) === 'true' }),
  nil: (node, file) => file.made(node, { kind: 'scalar', value: null }),
  array_literal: (node, file) =>
    file.made(node, { kind: 'list', items: partsOf(node).map((part) => ({ value: file.expression(part) })) }),
  dictionary_literal: dictionary,
  tuple_expression: tuple,
  try_expression: fieldOf('expr'),
  await_expression: fieldOf('expr'),
  as_expression: fieldOf('expr'),
  postfix_expression: fieldOf('target'),
  optional_chaining_expression: first,
  directly_assignable_expression: first,
  ternary_expression: choice('if_true', 'if_false'),
  nil_coalescing_expression: choice('value', 'if_nil'),
  additive_expression: sum,
  assignment: fieldOf('result'),
  control_transfer_statement: fieldOf('result'),
  lambda_literal: (node, file) =>
    file.made(node, {
      kind: 'function',
      parameters: lambdaParameters(node).map((part) => file.text(field(part, 'name') ?? part)),
      returns: returnedBy(node, file).map((value) => file.expression(value)),
    }),
};

export function makeExpression(node: Node, file: SourceFile): Expression {
  const make = MAKERS[node.type];
  return make ? make(node, file) : file.other(node, node.type.replaceAll('_', ' '));
}

export function lambdaParameters(node: Node): readonly Node[] {
  return partsOf(
    partOf(field(node, 'type') ?? partOf(node, 'lambda_function_type'), 'lambda_function_type_parameters'),
  );
}

/** Values of a function's own `return` statements; a body of one expression gives that. */
export function returnedBy(node: Node, file: SourceFile): readonly Node[] {
  const body = field(node, 'body') ?? node;
  const values: Node[] = [];
  for (const at of file.tree.occurrences('return')) {
    if (at < body.startIndex || at >= body.endIndex) continue;
    let statement: Node | null = file.tree.nodeAt(at);
    if (statement.type !== 'control_transfer_statement') statement = statement.parent;
    if (statement?.type !== 'control_transfer_statement' || !same(enclosing(statement, FUNCTION_TYPES), node)) continue;
    const value = field(statement, 'result');
    if (value) values.push(value);
  }
  const statements = partsOf(partOf(body, 'statements'));
  const [only] = statements;
  return only && statements.length === 1 && only.type !== 'control_transfer_statement' ? [...values, only] : values;
}
