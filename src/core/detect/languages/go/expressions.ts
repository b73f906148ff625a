import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Argument, Expression, ObjectExpression } from '../../expression.js';
import type { SourceFile } from '../grammar/source-file.js';
import { field, partsOf, unescaped } from '../grammar/nodes.js';
import { fieldsOf } from './classes.js';
import { parameterNames, returnedBy } from './functions.js';
import { keyOf, valueOf } from './literals.js';
import { formatted } from './texts.js';
import { bareType, elementType, madeOf, typeOf } from './types.js';

type Maker = (node: Node, file: SourceFile) => Expression;

const inner: Maker = (node, file) => file.expression(partsOf(node)[0]);
const operand: Maker = (node, file) => file.expression(field(node, 'operand'));

const named: Maker = (node, file) => file.made(node, { kind: 'name', name: node.text });

const text: Maker = (node, file) => {
  const parts = partsOf(node).map((part) => (part.type === 'escape_sequence' ? unescaped(part.text) : part.text));
  return file.made(node, { kind: 'text', parts: [parts.join('')] });
};

const number: Maker = (node, file) => {
  const value = Number(node.text.replaceAll('_', ''));
  return Number.isNaN(value) ? file.other(node, 'a number') : file.made(node, { kind: 'scalar', value });
};

function argumentsOf(list: Node | undefined, file: SourceFile): readonly Argument[] {
  return partsOf(list).map((part) =>
    part.type === 'variadic_argument'
      ? { spread: true, value: file.expression(partsOf(part)[0]) }
      : { value: file.expression(part) },
  );
}

const call: Maker = (node, file) => {
  const callee = field(node, 'function');
  const given = field(node, 'arguments');
  if (callee?.type === 'identifier') {
    const builtin = BUILTINS[callee.text];
    if (builtin !== undefined) return builtin(node, partsOf(given), file);
  }
  const type = callee?.type === 'parenthesized_expression' ? pointedType(callee) : undefined;
  if (type !== undefined) return asserted(node, partsOf(given)[0], type, file);
  return formatted(node, file) ?? made(node, callee, given, file);
};

const made = (node: Node, callee: Node | undefined, given: Node | undefined, file: SourceFile): Expression =>
  file.call(node, { callee: () => file.expression(callee), arguments: () => argumentsOf(given, file) });

/** The type of a conversion `(*s3.Client)(x)`, which reads as a call of a value. */
function pointedType(parenthesized: Node): Node | undefined {
  const [pointer] = partsOf(parenthesized);
  return pointer?.type === 'unary_expression' && pointer.text.startsWith('*') ? field(pointer, 'operand') : undefined;
}

/** Functions of the language itself ("The Go Programming Language Specification", Built-in functions). */
const BUILTINS: Readonly<Record<string, (node: Node, given: readonly Node[], file: SourceFile) => Expression>> = {
  new(node, [type], file) {
    const isValue =
      type !== undefined && !/^(?:identifier|selector_expression|\w+_type|type_identifier)$/.test(type.type);
    if (isValue) return file.expression(type);
    return file.call(node, {
      callee: () => typeOf(type, file) ?? file.expression(type),
      arguments: () => [],
      construction: true,
    });
  },
  make: (node, [type], file) => {
    const bare = bareType(type);
    const element = elementType(bare);
    const made = element === undefined ? undefined : madeOf(element, file);
    // What is put into a map later is seen with the statements that do it; before, it holds nothing.
    if (bare?.type === 'map_type')
      return file.made(node, { kind: 'object', members: made === undefined ? [] : [{ value: made }] });
    return (bare && typeOf(bare, file)) ?? file.other(node, 'something made empty');
  },
  append: (node, [list, ...items], file) => {
    const before: Argument = { spread: true, value: file.expression(list) };
    const added = items.flatMap((item): readonly Argument[] =>
      item.type === 'variadic_argument'
        ? [{ spread: true, value: file.expression(partsOf(item)[0]) }]
        : [{ value: file.expression(item) }],
    );
    return file.made(node, { kind: 'list', items: [before, ...added] });
  },
};

/** `x.(*s3.Client)`: what `x` is, or, where that is not known, something of the type. */
function asserted(node: Node, value: Node | undefined, type: Node | undefined, file: SourceFile): Expression {
  const options = [value && value.type !== 'nil' ? file.expression(value) : undefined, type && madeOf(type, file)];
  const known = options.filter((option) => option !== undefined);
  const [only] = known;
  if (known.length > 1) return file.made(node, { kind: 'choice', options: known });
  return only ?? file.other(node, 'a value of a type');
}

const conversion: Maker = (node, file) => {
  const type = field(node, 'type');
  // `must[Store](x)` reads as a conversion to an instantiated type.
  if (type?.type !== 'generic_type') return operand(node, file);
  return file.call(node, {
    callee: () => typeOf(type, file) ?? file.expression(type),
    arguments: () => [{ value: operand(node, file) }],
  });
};

const composite: Maker = (node, file) => literal(node, field(node, 'body'), field(node, 'type'), file);

/** A literal of a type: an object of a struct type, data of a map or slice type. `type` undefined: it is left out and not known. */
function literal(node: Node, body: Node | undefined, type: Node | undefined, file: SourceFile): Expression {
  const bare = bareType(type);
  const element = elementType(bare);
  if (bare?.type === 'map_type') return mapOf(node, body, element, file);
  if (element !== undefined) return listOf(node, body, element, file);
  if (bare === undefined || bare.type === 'struct_type') {
    const isKeyed = partsOf(body).some((part) => part.type === 'keyed_element');
    return isKeyed || bare !== undefined ? mapOf(node, body, undefined, file) : listOf(node, body, undefined, file);
  }
  const own = bare.type === 'type_identifier' ? bare.text : undefined;
  return file.call(node, {
    callee: () => typeOf(bare, file) ?? file.other(node, 'a type'),
    arguments: () =>
      partsOf(body).map((part, place): Argument => {
        if (part.type !== 'keyed_element') {
          const name = own === undefined ? undefined : fieldsOf(own, file)[place]?.name;
          return { ...(name === undefined ? {} : { name }), value: elementOf(part, undefined, file) };
        }
        return { name: file.text(keyOf(part)), value: elementOf(valueOf(part), undefined, file) };
      }),
    construction: true,
  });
}

function elementOf(holder: Node | undefined, type: Node | undefined, file: SourceFile): Expression {
  const value = holder?.type === 'literal_element' ? partsOf(holder)[0] : holder;
  return value?.type === 'literal_value' ? literal(value, value, type, file) : file.expression(value);
}

const listOf = (node: Node, body: Node | undefined, type: Node | undefined, file: SourceFile): Expression =>
  file.made(node, {
    kind: 'list',
    items: partsOf(body).map((part) => ({
      value: elementOf(part.type === 'keyed_element' ? valueOf(part) : part, type, file),
    })),
  });

function mapOf(node: Node, body: Node | undefined, type: Node | undefined, file: SourceFile): Expression {
  const isStruct = type === undefined;
  const members = partsOf(body).flatMap((part): ObjectExpression['members'] => {
    if (part.type !== 'keyed_element') return [];
    const key = keyOf(part);
    const value = elementOf(valueOf(part), type, file);
    const name = isStruct && key?.type === 'identifier' ? key.text : literalKey(key, file);
    return [{ ...(name === undefined ? {} : { key: name }), value }];
  });
  return file.made(node, { kind: 'object', members });
}

function literalKey(key: Node | undefined, file: SourceFile): string | undefined {
  const written = key === undefined ? undefined : file.expression(key);
  if (written?.kind === 'scalar') return String(written.value);
  const [only] = written?.kind === 'text' && written.parts.length === 1 ? written.parts : [];
  return typeof only === 'string' ? only : undefined;
}

const binary: Maker = (node, file) => {
  const [left, right] = [field(node, 'left'), field(node, 'right')];
  const operator = file.tree.text.slice(left?.endIndex ?? node.startIndex, right?.startIndex ?? node.endIndex);
  if (operator.trim() !== '+') return file.other(node, 'a computed value');
  const sides = [file.expression(left), file.expression(right)];
  if (!sides.some((side) => side.kind === 'text')) return file.other(node, 'a sum');
  const parts = sides.flatMap((side) => (side.kind === 'text' ? side.parts : [side]));
  return file.made(node, { kind: 'text', parts });
};

const unary: Maker = (node, file) => {
  const value = field(node, 'operand');
  switch (file.tree.text.charAt(node.startIndex)) {
    case '&':
    case '*':
      return file.expression(value);
    case '<':
      return file.made(node, { kind: 'index', object: file.expression(value), index: file.other(node, 'the next') });
    case '-': {
      const positive = file.expression(value);
      return positive.kind === 'scalar' && typeof positive.value === 'number'
        ? file.made(node, { kind: 'scalar', value: -positive.value })
        : file.other(node, 'a computed value');
    }
    default:
      return file.other(node, 'a computed value');
  }
};

const MAKERS: Readonly<Record<string, Maker>> = {
  identifier: named,
  type_identifier: named,
  package_identifier: named,
  field_identifier: named,
  nil: (node, file) => file.made(node, { kind: 'scalar', value: null }),
  true: (node, file) => file.made(node, { kind: 'scalar', value: true }),
  false: (node, file) => file.made(node, { kind: 'scalar', value: false }),
  selector_expression: (node, file) =>
    file.made(node, { kind: 'member', object: operand(node, file), property: file.text(field(node, 'field')) }),
  qualified_type: (node, file) => typeOf(node, file) ?? file.other(node, 'a type'),
  pointer_type: (node, file) => typeOf(node, file) ?? file.other(node, 'a type'),
  generic_type: (node, file) => typeOf(node, file) ?? file.other(node, 'a type'),
  type_instantiation_expression: (node, file) => file.expression(field(node, 'type') ?? partsOf(node)[0]),
  call_expression: call,
  type_conversion_expression: conversion,
  type_assertion_expression: (node, file) => asserted(node, field(node, 'operand'), field(node, 'type'), file),
  composite_literal: composite,
  literal_value: (node, file) => literal(node, node, undefined, file),
  literal_element: inner,
  func_literal: (node, file) =>
    file.made(node, {
      kind: 'function',
      parameters: parameterNames(node),
      returns: returnedBy(node, 0, file),
    }),
  interpreted_string_literal: text,
  raw_string_literal: text,
  int_literal: number,
  float_literal: number,
  unary_expression: unary,
  binary_expression: binary,
  index_expression: (node, file) =>
    file.made(node, { kind: 'index', object: operand(node, file), index: file.expression(field(node, 'index')) }),
  parenthesized_expression: inner,
  expression_list: inner,
};

export function makeExpression(node: Node, file: SourceFile): Expression {
  const make = MAKERS[node.type];
  return make ? make(node, file) : file.other(node, node.type.replaceAll('_', ' '));
}
