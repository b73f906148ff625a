import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Argument, Expression, MemberExpression } from '../../expression.js';
import { enclosing, field, formatPieces, numberOf, partOf, partsOf, unescaped } from '../jvm/nodes.js';
import { moduleScope } from '../jvm/scopes.js';
import type { SourceFile } from '../jvm/source-file.js';
import { returnedBy } from './functions.js';
import { isClass } from './grammar-types.js';
import { lambdaParameterNames } from './parameters.js';
import { HOLDERS, heldType, typeName } from './types.js';
import { lazily } from '../lazy-property.js';

/** An expression as it is written. */
export function expressionOf(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const other = (description: string): Expression => ({ ...base, kind: 'other', description });
  switch (node.type) {
    case 'identifier':
    case 'type_identifier':
      return { ...base, kind: 'name', name: node.text };
    case 'scoped_type_identifier':
    case 'scoped_identifier':
    case 'field_access':
      return access(node, file);
    case 'this':
    case 'super':
      return { ...base, kind: 'self' };
    case 'generic_type':
    case 'annotated_type': {
      const [inner] = partsOf(node);
      return inner === undefined ? other('a type') : file.expression(inner);
    }
    case 'parenthesized_expression': {
      const [inner] = partsOf(node);
      return inner === undefined ? other('an empty expression') : file.expression(inner);
    }
    case 'cast_expression':
      return cast(node, file);
    case 'method_invocation':
      return call(node, file);
    case 'object_creation_expression':
      return construction(node, file);
    case 'method_reference':
      return methodReference(node, file);
    case 'lambda_expression':
      return lazily({ ...base, kind: 'function', parameters: lambdaParameterNames(node) }, 'returns', () =>
        returnedBy(node, file),
      );
    case 'string_literal':
      return { ...base, kind: 'text', parts: [stringText(node)] };
    case 'character_literal':
      return { ...base, kind: 'text', parts: [node.text.slice(1, -1)] };
    case 'true':
    case 'false':
      return { ...base, kind: 'scalar', value: node.type === 'true' };
    case 'null_literal':
      return { ...base, kind: 'scalar', value: null };
    case 'decimal_integer_literal':
    case 'hex_integer_literal':
    case 'octal_integer_literal':
    case 'binary_integer_literal':
    case 'decimal_floating_point_literal':
      return { ...base, kind: 'scalar', value: numberOf(node.text) };
    case 'ternary_expression':
      return {
        ...base,
        kind: 'choice',
        options: ['consequence', 'alternative'].flatMap((name) => {
          const option = field(node, name);
          return option === undefined ? [] : [file.expression(option)];
        }),
      };
    case 'switch_expression':
      return { ...base, kind: 'choice', options: switchValues(node).map((value) => file.expression(value)) };
    case 'assignment_expression': {
      const right = field(node, 'right');
      return right === undefined ? other('an assignment without a value') : file.expression(right);
    }
    case 'array_initializer':
      return { ...base, kind: 'list', items: partsOf(node).map((part) => ({ value: file.expression(part) })) };
    case 'array_creation_expression': {
      const value = field(node, 'value');
      return value === undefined ? other('an array') : file.expression(value);
    }
    case 'array_access': {
      const array = field(node, 'array');
      const index = field(node, 'index');
      if (array === undefined || index === undefined) return other('an incomplete index');
      return { ...base, kind: 'index', object: file.expression(array), index: file.expression(index) };
    }
    case 'binary_expression':
      return sum(node, file);
    default:
      return other(node.type.replaceAll('_', ' '));
  }
}

/** `a.b`; a type named with its package is one name, `com.example.Clients`, which the file's bindings explain. */
function access(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  if (/^(?:[a-z_]\w*\.)+[A-Z]\w*$/.test(node.text) && file.bindings(node.text.split('.')[0] ?? '').length === 0) {
    return { ...base, kind: 'name', name: node.text };
  }
  const [first, last] = [partsOf(node)[0], partsOf(node).at(-1)];
  const object = field(node, 'object') ?? field(node, 'scope') ?? first;
  const property = field(node, 'field') ?? field(node, 'name') ?? last;
  if (object === undefined || property === undefined)
    return { ...base, kind: 'other', description: 'an incomplete member' };
  // `Outer.this`: members are found by the class as well as by an instance of it.
  if (property.type === 'this') return file.expression(object);
  return { ...base, kind: 'member', object: file.expression(object), property: property.text };
}

/** A cast is its value; where that does not show what it is, the type does. Only receivers are worth the second look. */
function cast(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const value = field(node, 'value');
  const type = field(node, 'type');
  if (value === undefined) return { ...base, kind: 'other', description: 'an incomplete cast' };
  const receiver = enclosing(node, (one) => one.type !== 'parenthesized_expression');
  if (receiver?.type !== 'method_invocation' || type === undefined) return file.expression(value);
  return { ...base, kind: 'choice', options: [file.expression(value), ofType(type, file)] };
}

/** Something of which only the type is known. */
function ofType(type: Node, file: SourceFile): Expression {
  return file.nameFor(type, 'a value of type', () => {
    const scope = moduleScope(type);
    const known = file.type(type);
    const base = { range: file.range(type), scope, from: scope.start, block: scope };
    return known === undefined ? undefined : { ...base, kind: 'declared', type: known };
  });
}

function call(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const name = field(node, 'name');
  const object = field(node, 'object');
  const list = field(node, 'arguments');
  if (name === undefined) return { ...base, kind: 'other', description: 'an incomplete call' };
  const data = object && list && standardData(node, object, name.text, list, file);
  if (data !== undefined) return data;
  const held = object && heldBy(object, name.text, file);
  if (held !== undefined) return held;
  const callee: Expression =
    object === undefined
      ? { kind: 'name', range: file.range(name), at: name.startIndex, name: name.text, called: true }
      : { ...member(object, name, file), called: true };
  return lazily({ ...base, kind: 'call', callee, construction: false }, 'arguments', () => argumentsOf(list, file));
}

function member(object: Node, name: Node, file: SourceFile): MemberExpression {
  const range = file.tree.rangeBetween(object.startIndex, name.endIndex);
  return { kind: 'member', range, at: object.startIndex, object: file.expression(object), property: name.text };
}

function construction(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const body = partOf(node, 'class_body');
  const type = field(node, 'type');
  if (type === undefined) return { ...base, kind: 'other', description: 'an incomplete construction' };
  const callee = body === undefined ? file.expression(type) : anonymousClass(body, file);
  return lazily({ ...base, kind: 'call', callee, construction: true }, 'arguments', () =>
    argumentsOf(field(node, 'arguments'), file),
  );
}

function anonymousClass(body: Node, file: SourceFile): Expression {
  return file.nameFor(body, 'an anonymous class', () => {
    const scope = moduleScope(body);
    const base = { range: file.range(body), scope, from: scope.start, block: scope };
    return { ...base, kind: 'class', definition: file.class(body) };
  });
}

/** `S3Client::create`; `ReportStore::new` is the class itself, as a function. */
function methodReference(node: Node, file: SourceFile): Expression {
  const [object, name] = partsOf(node);
  if (object === undefined)
    return { kind: 'other', range: file.range(node), at: node.startIndex, description: 'an incomplete reference' };
  if (name === undefined) return file.expression(object);
  return member(object, name, file);
}

/** What calls of the class library make of data: formatted texts, written lists and maps ("Java SE API Specification"). */
function standardData(node: Node, object: Node, method: string, list: Node, file: SourceFile): Expression | undefined {
  const base = { range: file.range(node), at: node.startIndex };
  const given = partsOf(list);
  const name = object.text;
  if (method === 'format' && name === 'String') return formatted(base, given[0], given.slice(1), file);
  if (method === 'formatted') return formatted(base, object, given, file);
  if (method === 'concat' && object.type === 'string_literal' && given[0])
    return { ...base, kind: 'text', parts: [stringText(object), file.expression(given[0])] };
  const isList =
    (method === 'of' && /^(List|Set|Stream)$/.test(name)) ||
    (method === 'asList' && name === 'Arrays') ||
    (/^singleton(List)?$/.test(method) && name === 'Collections');
  if (isList)
    return { ...base, kind: 'list', items: given.map((part): Argument => ({ value: file.expression(part) })) };
  if (method === 'singletonMap' || (method === 'of' && name === 'Map')) {
    const members = given.flatMap((key, index) => {
      const value = index % 2 === 0 ? given[index + 1] : undefined;
      if (value === undefined) return [];
      return [{ ...(key.type === 'string_literal' ? { key: stringText(key) } : {}), value: file.expression(value) }];
    });
    return { ...base, kind: 'object', members };
  }
  return undefined;
}

function formatted(
  base: { range: Expression['range']; at: number },
  format: Node | undefined,
  given: readonly Node[],
  file: SourceFile,
): Expression | undefined {
  if (format?.type !== 'string_literal') return undefined;
  const [head = '', ...rest] = formatPieces(stringText(format));
  const parts = rest.flatMap((piece, index): readonly (string | Expression)[] => {
    const value = given[index];
    const filled: Expression =
      value === undefined ? { ...base, kind: 'other', description: 'a value' } : file.expression(value);
    return piece === '' ? [filled] : [filled, piece];
  });
  return { ...base, kind: 'text', parts: [head, ...parts] };
}

/** `clients.get(region)` of a `Map<String, S3Client> clients`: a value of the type that the variable's type holds. */
function heldBy(object: Node, method: string, file: SourceFile): Expression | undefined {
  if (!/^(get|or|join|value|call|compute|result|first|last)/.test(method)) return undefined;
  const name = object.type === 'field_access' ? field(object, 'field') : object;
  if (name?.type !== 'identifier') return undefined;
  for (const offset of file.tree.occurrences(name.text)) {
    const type = declaredType(file.tree.nodeAt(offset));
    if (type === undefined) continue;
    if (HOLDERS[typeName(type)]?.test(method) !== true) return undefined;
    const held = heldType(type);
    return held !== undefined && typeName(held) !== 'String' && file.type(held) !== undefined
      ? ofType(held, file)
      : undefined;
  }
  return undefined;
}

function declaredType(name: Node): Node | undefined {
  const { parent } = name;
  if (parent?.type === 'formal_parameter') return field(parent, 'type');
  return parent?.type === 'variable_declarator' && field(parent, 'name')?.id === name.id
    ? field(parent.parent, 'type')
    : undefined;
}

export function argumentsOf(list: Node | undefined, file: SourceFile): readonly Argument[] {
  return list === undefined ? [] : partsOf(list).map((part) => ({ value: file.expression(part) }));
}

/** The text of a string or of a text block, whose common indentation is left out. */
function stringText(node: Node): string {
  const text = partsOf(node)
    .map((part) => (part.type === 'escape_sequence' ? unescaped(part.text) : part.text))
    .join('');
  if (!node.text.startsWith('"""')) return text;
  const lines = text.replace(/^[ \t]*\r?\n/, '').split('\n');
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return Number.isFinite(indent) ? lines.map((line) => line.slice(indent)).join('\n') : text;
}

function sum(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const left = field(node, 'left');
  const right = field(node, 'right');
  const operator = field(node, 'operator')?.type ?? 'an operator';
  if (left === undefined || right === undefined || operator !== '+')
    return { ...base, kind: 'other', description: `the result of ${operator}` };
  const parts = [left, right].flatMap((side): readonly (string | Expression)[] => {
    const expression = file.expression(side);
    return expression.kind === 'text' ? expression.parts : [expression];
  });
  const numbers = parts.every((part) => typeof part !== 'string' && part.kind === 'scalar');
  return numbers ? { ...base, kind: 'other', description: 'a sum' } : { ...base, kind: 'text', parts };
}

/** The values of a switch's rules, and of `yield` in their blocks. */
function switchValues(node: Node): readonly Node[] {
  const body = field(node, 'body');
  const values: Node[] = [];
  for (const rule of body === undefined ? [] : partsOf(body)) {
    const result = partsOf(rule).at(-1);
    if (result?.type === 'expression_statement') values.push(...partsOf(result).slice(0, 1));
  }
  for (const statement of body?.descendantsOfType('yield_statement') ?? []) {
    const inner = enclosing(statement, (one) => one.type === 'switch_expression' || isClass(one));
    if (inner?.id === node.id) values.push(...partsOf(statement).slice(0, 1));
  }
  return values;
}
