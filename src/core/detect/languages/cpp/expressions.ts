import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Argument, Expression } from '../../expression.js';
import { enclosing, field, partOf, partsOf, same, unescaped } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';
import { bare, declaredBy, FUNCTION_TYPES, functionDeclarator, lastName, segmentsOf, typeArgument } from './nodes.js';
import { nameOf, typeOf, writtenType } from './types.js';

type Maker = (node: Node, file: SourceFile) => Expression;

const first: Maker = (node, file) => file.expression(partsOf(node)[0]);
const fieldOf =
  (name: string): Maker =>
  (node, file) =>
    file.expression(field(node, name));

/** Function templates that make an object of their type argument: `std::make_shared<T>(..)`, and others named like it. */
const MAKERS_OF_OBJECTS = /^(?:make|allocate|create|new)?_?(?:shared|unique|object|new)(?:_?ptr)?$/i;
const CASTS = /^(?:static|dynamic|const|reinterpret)_(?:pointer_)?cast$/;
/** Methods of smart pointers and optionals that give what these hold. */
const HELD: ReadonlySet<string> = new Set(['get', 'lock', 'value']);

export function argumentsOf(list: Node | undefined, file: SourceFile): readonly Argument[] {
  return partsOf(list).map((part) =>
    part.type === 'parameter_pack_expansion'
      ? { spread: true, value: file.expression(partsOf(part)[0]) }
      : { value: file.expression(part) },
  );
}

/** A name with scopes is a name of a namespace, or a member of a class: the name before it tells. */
const qualified: Maker = (node, file) => {
  const names = segmentsOf(node, (part) => file.text(part));
  const whole = nameOf(node, file);
  if (names.length < 2 || names[0] === 'std') return whole;
  return file.made(node, { kind: 'choice', options: [whole, memberOfScope(node, file)] });
};

/** `&S3Client::PutObject` as a member of the class. */
export function memberOfScope(node: Node, file: SourceFile): Expression {
  const names = segmentsOf(node, (part) => file.text(part));
  const object = file.made(node, { kind: 'name', name: names.slice(0, -1).join('::') });
  return file.made(node, { kind: 'member', object, property: names.at(-1) ?? '' });
}

const member: Maker = (node, file) => {
  const property = file.text(bare(field(node, 'field')));
  return file.made(node, { kind: 'member', object: file.expression(field(node, 'argument')), property });
};

/** `T(..)`, `T{..}`, `new T(..)`: an object of the type. */
export function constructed(
  at: { startIndex: number; endIndex: number },
  type: Expression,
  list: Node | undefined,
  file: SourceFile,
): Expression {
  return file.call(at, { callee: () => type, arguments: () => argumentsOf(list, file), construction: true });
}

const call: Maker = (node, file) => {
  const callee = field(node, 'function');
  const list = field(node, 'arguments');
  const template = lastName(callee);
  const word = file.text(bare(template));
  if (template?.type === 'template_function') {
    const type = typeOf(typeArgument(callee), file);
    if (CASTS.test(word)) return cast(node, type, partsOf(list)[0], file);
    if (type && MAKERS_OF_OBJECTS.test(word)) {
      return file.call(node, { callee: () => type, arguments: () => withoutTag(list, file), construction: true });
    }
  }
  const called = file.call(node, {
    callee: () => file.expression(callee),
    arguments: () => argumentsOf(list, file),
    construction: list?.type === 'initializer_list',
  });
  if (callee?.type !== 'field_expression' || partsOf(list).length > 0) return called;
  if (word === 'c_str') return file.expression(field(callee, 'argument'));
  const name = file.text(field(callee, 'field'));
  if (name === 'c_str') return file.expression(field(callee, 'argument'));
  if (!HELD.has(name)) return called;
  return file.made(node, { kind: 'choice', options: [file.expression(field(callee, 'argument')), called] });
};

/** Allocators of some libraries take a text first that tells what the memory is for. */
function withoutTag(list: Node | undefined, file: SourceFile): readonly Argument[] {
  const given = argumentsOf(list, file);
  const tag = partsOf(list)[0];
  const isTag = tag && (tag.type === 'string_literal' || /tag/i.test(file.text(tag)));
  return isTag === true ? given.slice(1) : given;
}

/** The value, or, where its origin does not show, something of the type. */
function cast(node: Node, type: Expression | undefined, value: Node | undefined, file: SourceFile): Expression {
  const made = file.expression(value);
  if (!type) return made;
  const unseen = { spread: true, value: file.other(node, 'what it was made with') };
  const typed = file.call(node, { callee: () => type, arguments: () => [unseen], construction: true });
  return file.made(node, { kind: 'choice', options: [made, typed] });
}

const creation: Maker = (node, file) => {
  const type = typeOf(field(node, 'type'), file);
  if (!type) return file.other(node, 'a new object');
  return constructed(node, type, field(node, 'arguments') ?? field(node, 'value'), file);
};

const text: Maker = (node, file) => {
  const parts = partsOf(node).map((part) => {
    if (part.type === 'escape_sequence') return unescaped(file.text(part));
    return /content$/.test(part.type) ? file.text(part) : '';
  });
  return file.made(node, { kind: 'text', parts: [parts.join('')] });
};

const joined: Maker = (node, file) => {
  const sides = partsOf(node).map((side) => file.expression(side));
  return file.made(node, {
    kind: 'text',
    parts: sides.flatMap((side) => (side.kind === 'text' ? side.parts : [side])),
  });
};

const binary: Maker = (node, file) => {
  const sides = [field(node, 'left'), field(node, 'right')].map((side) => file.expression(side));
  const sign = file.tree.text.slice(field(node, 'left')?.endIndex ?? 0, field(node, 'right')?.startIndex ?? 0).trim();
  if (sign !== '+' || sides.some(({ kind }) => kind === 'scalar')) return file.other(node, 'the result of an operator');
  return file.made(node, {
    kind: 'text',
    parts: sides.flatMap((side) => (side.kind === 'text' ? side.parts : [side])),
  });
};

const number: Maker = (node, file) => {
  const value = Number(file.text(node).replace(/'|[uUlLfF]+$/g, ''));
  return Number.isNaN(value) ? file.other(node, 'a number') : file.made(node, { kind: 'scalar', value });
};

const list: Maker = (node, file) =>
  file.made(node, { kind: 'list', items: partsOf(node).map((part) => ({ value: file.expression(part) })) });

const named: Maker = (node, file) => file.made(node, { kind: 'name', name: file.text(node) });
const scalar =
  (value: boolean | null): Maker =>
  (node, file) =>
    file.made(node, { kind: 'scalar', value });

const MAKERS: Readonly<Record<string, Maker>> = {
  identifier: named,
  type_identifier: named,
  field_identifier: named,
  namespace_identifier: named,
  template_function: (node, file) => file.expression(bare(node)),
  template_type: (node, file) => nameOf(node, file),
  qualified_identifier: qualified,
  this: (node, file) => file.made(node, { kind: 'self' }),
  field_expression: member,
  call_expression: call,
  new_expression: creation,
  compound_literal_expression: creation,
  subscript_expression: (node, file) =>
    file.made(node, {
      kind: 'index',
      object: file.expression(field(node, 'argument')),
      index: file.expression(partsOf(field(node, 'indices'))[0]),
    }),
  string_literal: text,
  raw_string_literal: text,
  char_literal: text,
  concatenated_string: joined,
  user_defined_literal: first,
  number_literal: number,
  true: scalar(true),
  false: scalar(false),
  null: scalar(null),
  initializer_list: list,
  parenthesized_expression: first,
  pointer_expression: fieldOf('argument'),
  co_await_expression: fieldOf('argument'),
  condition_clause: fieldOf('value'),
  assignment_expression: fieldOf('right'),
  init_declarator: fieldOf('value'),
  cast_expression: (node, file) => cast(node, writtenType(field(node, 'type'), file).type, field(node, 'value'), file),
  conditional_expression: (node, file) =>
    file.made(node, {
      kind: 'choice',
      options: [field(node, 'consequence'), field(node, 'alternative')].map((side) => file.expression(side)),
    }),
  binary_expression: binary,
  lambda_expression: (node, file) =>
    file.made(node, {
      kind: 'function',
      parameters: parameterNodes(node).map((part) => file.text(parameterName(part))),
      returns: returnedBy(node, file).map((value) => file.expression(value)),
    }),
};

export function makeExpression(node: Node, file: SourceFile): Expression {
  const make = MAKERS[node.type];
  return make ? make(node, file) : file.other(node, node.type.replaceAll('_', ' '));
}

const PARAMETERS: ReadonlySet<string> = new Set([
  ...['parameter_declaration', 'optional_parameter_declaration', 'variadic_parameter_declaration'],
]);

export function parameterNodes(node: Node): readonly Node[] {
  const list = field(functionDeclarator(node), 'parameters') ?? partOf(functionDeclarator(node), 'parameter_list');
  return partsOf(list).filter(({ type }) => PARAMETERS.has(type));
}

export function parameterName(parameter: Node): Node | undefined {
  const declarator = field(parameter, 'declarator');
  const name = declarator && declaredBy(declarator).name;
  return name?.type === 'identifier' ? name : undefined;
}

/** Values of a function's own `return` statements. */
export function returnedBy(node: Node, file: SourceFile): readonly Node[] {
  const body = field(node, 'body');
  if (!body) return [];
  return ['return', 'co_return'].flatMap((word) =>
    file.tree.occurrences(word).flatMap((at): Node[] => {
      if (at < body.startIndex || at >= body.endIndex) return [];
      const statement = file.tree.nodeAt(at).parent;
      if (!statement || !/return_statement$/.test(statement.type)) return [];
      const [value] = partsOf(statement);
      return value && same(enclosing(statement, FUNCTION_TYPES), node) ? [value] : [];
    }),
  );
}
