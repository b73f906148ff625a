import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Argument, Expression } from '../../expression.js';
import type { SourceFile } from '../grammar/source-file.js';
import { enclosing, field, partsOf, same, unescaped } from '../grammar/nodes.js';
import { macroExpression } from './macros.js';
import { ACCESSORS, FIELD_MARK, METHODS_WITH_FUNCTION, TRANSPARENT_METHODS } from './methods.js';
import { pathOf, selfType, typeOf } from './paths.js';
import { formatted } from './texts.js';

/** Functions and closures: what parameters and returned values belong to. */
export const FUNCTION_TYPES: ReadonlySet<string> = new Set([
  'function_item',
  'function_signature_item',
  'closure_expression',
]);

type Maker = (node: Node, file: SourceFile) => Expression;

/** The last expression of a block, which is its value. */
function tailOf(block: Node, file: SourceFile): Node | undefined {
  const last = partsOf(block).at(-1);
  if (!last) return undefined;
  if (last.type === 'expression_statement') return /;\s*$/.test(file.text(last)) ? undefined : partsOf(last)[0];
  return last.type.endsWith('_declaration') || last.type.endsWith('_item') || last.type === 'label' ? undefined : last;
}

const inner: Maker = (node, file) => file.expression(partsOf(node).at(-1));
const valueField: Maker = (node, file) => file.expression(field(node, 'value'));

const blockValue: Maker = (node, file) => {
  const tail = tailOf(node, file);
  return tail ? file.expression(tail) : file.other(node, 'a block without a value');
};

const memberOf = (node: Node, mark: string, file: SourceFile): Expression =>
  file.made(node, {
    kind: 'member',
    object: file.expression(field(node, 'value')),
    property: mark + file.text(field(node, 'field')),
  });

function argumentsOf(list: Node | undefined, file: SourceFile): readonly Argument[] {
  return partsOf(list)
    .filter((part) => part.type !== 'attribute_item')
    .map((part) => ({ value: file.expression(part) }));
}

const call: Maker = (node, file) => {
  let callee = field(node, 'function');
  if (callee?.type === 'generic_function') callee = field(callee, 'function');
  if (callee?.type === 'field_expression') {
    const method = file.text(field(callee, 'field'));
    const given = partsOf(field(node, 'arguments'));
    if (TRANSPARENT_METHODS.has(method) || (given.length === 0 && ACCESSORS.has(method))) {
      const receiver = file.expression(field(callee, 'value'));
      if (!METHODS_WITH_FUNCTION.has(method)) return receiver;
      const [first] = given;
      const made = first?.type === 'closure_expression' ? field(first, 'body') : first;
      return file.made(node, { kind: 'choice', options: [file.expression(made), receiver] });
    }
  }
  return file.call(node, {
    callee: () => (callee?.type === 'field_expression' ? memberOf(callee, '', file) : file.expression(callee)),
    arguments: () => argumentsOf(field(node, 'arguments'), file),
  });
};

/** `Store { client, bucket: name, ..Default::default() }`. */
const structLiteral: Maker = (node, file) => {
  const name = field(node, 'name');
  return file.call(node, {
    callee: () => (name && typeOf(name, file)) ?? file.other(node, 'a value of a type'),
    arguments: () =>
      partsOf(field(node, 'body')).map((part): Argument => {
        if (part.type === 'base_field_initializer') return { spread: true, value: file.expression(partsOf(part)[0]) };
        const value = field(part, 'value') ?? partsOf(part).at(-1);
        return { name: file.text(field(part, 'field') ?? value), value: file.expression(value) };
      }),
    construction: true,
  });
};

const list: Maker = (node, file) =>
  file.made(node, { kind: 'list', items: partsOf(node).map((part) => ({ value: file.expression(part) })) });

const text: Maker = (node, file) => {
  const parts = partsOf(node).map((part) =>
    part.type === 'escape_sequence' ? unescaped(file.text(part)) : file.text(part),
  );
  return file.made(node, { kind: 'text', parts: [parts.join('').replace(/\\\r?\n\s*/g, '')] });
};

const number: Maker = (node, file) => {
  const value = Number(
    file
      .text(node)
      .replaceAll('_', '')
      .replace(/(?:[iu](?:8|16|32|64|128|size)|f32|f64)$/, ''),
  );
  return Number.isNaN(value) ? file.other(node, 'a number') : file.made(node, { kind: 'scalar', value });
};

const choice = (node: Node, options: readonly (Node | undefined)[], file: SourceFile): Expression => {
  const given = options.flatMap((option) => (option ? [file.expression(option)] : []));
  const telling = given.filter((option) => option.kind !== 'other' || !/^a block without/.test(option.description));
  const [only] = telling;
  return only && telling.length === 1 ? only : file.made(node, { kind: 'choice', options: telling });
};

const binary: Maker = (node, file) => {
  const [left, right] = [file.expression(field(node, 'left')), file.expression(field(node, 'right'))];
  if (file.text(field(node, 'operator')) !== '+' && !/\+/.test(file.text(between(node)))) {
    return file.other(node, 'a computed value');
  }
  if (left.kind !== 'text' && right.kind !== 'text') return file.other(node, 'a sum');
  const parts = [left, right].flatMap((side) => (side.kind === 'text' ? side.parts : [side]));
  return file.made(node, { kind: 'text', parts });
};

const between = (node: Node): { startIndex: number; endIndex: number } => ({
  startIndex: field(node, 'left')?.endIndex ?? node.startIndex,
  endIndex: field(node, 'right')?.startIndex ?? node.endIndex,
});

const MAKERS: Readonly<Record<string, Maker>> = {
  identifier: (node, file) => {
    const name = file.text(node);
    return name === 'None' ? file.made(node, { kind: 'scalar', value: null }) : file.made(node, { kind: 'name', name });
  },
  self: (node, file) => file.made(node, { kind: 'self' }),
  type_identifier: (node, file) =>
    file.text(node) === 'Self' ? selfType(node, file) : file.made(node, { kind: 'name', name: file.text(node) }),
  shorthand_field_identifier: (node, file) => file.made(node, { kind: 'name', name: file.text(node) }),
  scoped_identifier: pathOf,
  scoped_type_identifier: pathOf,
  field_expression: (node, file) => memberOf(node, FIELD_MARK, file),
  index_expression: (node, file) => {
    const [object, index] = partsOf(node);
    return file.made(node, { kind: 'index', object: file.expression(object), index: file.expression(index) });
  },
  call_expression: call,
  struct_expression: structLiteral,
  generic_function: (node, file) => file.expression(field(node, 'function')),
  string_literal: text,
  raw_string_literal: text,
  char_literal: text,
  integer_literal: number,
  float_literal: number,
  boolean_literal: (node, file) => file.made(node, { kind: 'scalar', value: file.text(node) === 'true' }),
  tuple_expression: list,
  array_expression: list,
  reference_expression: valueField,
  try_expression: inner,
  await_expression: inner,
  parenthesized_expression: inner,
  expression_statement: inner,
  type_cast_expression: valueField,
  unary_expression: (node, file) =>
    file.tree.text.startsWith('*', node.startIndex) ? inner(node, file) : file.other(node, 'a computed value'),
  block: blockValue,
  unsafe_block: inner,
  async_block: inner,
  const_block: inner,
  else_clause: inner,
  if_expression: (node, file) => choice(node, [field(node, 'consequence'), field(node, 'alternative')], file),
  match_expression: (node, file) =>
    choice(
      node,
      partsOf(field(node, 'body')).map((arm) => field(arm, 'value')),
      file,
    ),
  binary_expression: binary,
  assignment_expression: (node, file) => file.expression(field(node, 'right')),
  closure_expression: (node, file) =>
    file.made(node, {
      kind: 'function',
      parameters: partsOf(field(node, 'parameters')).map((part) => file.text(field(part, 'pattern') ?? part)),
      returns: returnedBy(node, file).map((value) => file.expression(value)),
    }),
  macro_invocation: (node, file) => macroExpression(node, file) ?? formatted(node, file),
};

export function makeExpression(node: Node, file: SourceFile): Expression {
  const make = MAKERS[node.type];
  return make ? make(node, file) : file.other(node, node.type.replaceAll('_', ' '));
}

/** Values of a function's own `return` expressions, and of its body. */
export function returnedBy(node: Node, file: SourceFile): readonly Node[] {
  const body = field(node, 'body');
  if (!body) return [];
  if (body.type !== 'block') return [body];
  const values: Node[] = [];
  for (const at of file.tree.occurrences('return')) {
    if (at < body.startIndex || at >= body.endIndex) continue;
    const statement = file.tree.nodeAt(at).parent;
    const value = statement?.type === 'return_expression' ? partsOf(statement)[0] : undefined;
    if (statement && value && same(enclosing(statement, FUNCTION_TYPES), node)) values.push(value);
  }
  const tail = tailOf(body, file);
  return tail ? [...values, tail] : values;
}
