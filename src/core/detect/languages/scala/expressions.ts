import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Argument, Expression, ObjectExpression } from '../../expression.js';
import type { Binding } from '../front-end.js';
import { enclosing, field, numberOf, partOf, partsOf, same } from '../jvm/nodes.js';
import { moduleScope, spanOf } from '../jvm/scopes.js';
import type { SourceFile } from '../jvm/source-file.js';
import { isClass, isFunction, isPlaceholder } from './grammar-types.js';
import { lambdaParameterNames } from './parameters.js';
import { interpolated, stringText } from './strings.js';
import { lazily } from '../lazy-property.js';

/** Members that give the same value in another dress ("Scala Standard Library"). */
const UNCHANGED: ReadonlySet<string> = new Set([
  'asJava',
  'asScala',
  'toScala',
  'get',
  'head',
  'trim',
  'stripMargin',
  'toString',
]);
/** Functions that give what they are given, wrapped. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'Future',
  'Try',
  'Option',
  'Some',
  'Right',
  'Success',
  'blocking',
  'IO',
  'successful',
]);
const LISTS: ReadonlySet<string> = new Set(['List', 'Seq', 'Set', 'Vector', 'Array', 'IndexedSeq']);

/** An expression as it is written. */
export function expressionOf(node: Node, file: SourceFile): Expression {
  if (!isPlaceholder(node)) return plainExpression(node, file);
  const base = { range: file.range(node), at: node.startIndex };
  return lazily({ ...base, kind: 'function', parameters: ['_'] }, 'returns', () => returnedBy(node, file));
}

/** As `expressionOf`; an argument with a placeholder as what the function gives. */
function plainExpression(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const other = (description: string): Expression => ({ ...base, kind: 'other', description });
  const inner = (part: Node | undefined): Expression =>
    part === undefined ? other('an incomplete expression') : file.expression(part);
  switch (node.type) {
    case 'identifier':
    case 'type_identifier':
      return node.text === 'this' || node.text === 'super'
        ? { ...base, kind: 'self' }
        : { ...base, kind: 'name', name: node.text };
    case 'stable_identifier':
    case 'stable_type_identifier':
    case 'generic_type':
      return file.type(node) ?? other('a type');
    case 'wildcard':
      return placeholder(node, file);
    case 'field_expression':
      return member(node, file);
    case 'generic_function':
      return generic(node, file);
    case 'call_expression':
      return call(node, file);
    case 'instance_expression':
      return instance(node, file);
    case 'infix_expression':
      return infix(node, file);
    case 'parenthesized_expression':
    case 'ascription_expression':
    case 'postfix_expression':
      return inner(partsOf(node)[0]);
    case 'block':
    case 'indented_block':
      return inner(partsOf(node).at(-1));
    case 'assignment_expression':
      return inner(field(node, 'right'));
    case 'return_expression':
      return inner(partsOf(node)[0]);
    case 'string':
      return { ...base, kind: 'text', parts: [stringText(node)] };
    case 'interpolated_string_expression':
      return { ...base, kind: 'text', parts: interpolated(node, file) };
    case 'integer_literal':
    case 'floating_point_literal':
      return { ...base, kind: 'scalar', value: numberOf(node.text) };
    case 'boolean_literal':
      return { ...base, kind: 'scalar', value: node.text === 'true' };
    case 'null_literal':
    case 'unit':
      return { ...base, kind: 'scalar', value: null };
    case 'lambda_expression':
      return lazily({ ...base, kind: 'function', parameters: lambdaParameterNames(node) }, 'returns', () =>
        returnedBy(node, file),
      );
    case 'if_expression':
    case 'match_expression':
    case 'try_expression':
      return lazily({ ...base, kind: 'choice' }, 'options', () =>
        branchValues(node).map((value) => file.expression(value)),
      );
    default:
      return other(node.type.replaceAll('_', ' '));
  }
}

/** The values of a function: its body's last expression, and what `return` gives. */
export function returnedBy(node: Node, file: SourceFile): readonly Expression[] {
  if (isPlaceholder(node)) return [plainExpression(node, file)];
  const body = field(node, 'body') ?? (node.type === 'lambda_expression' ? partsOf(node).at(-1) : undefined);
  if (body === undefined) return [];
  const values: Node[] = [body];
  for (const statement of body.descendantsOfType('return_expression')) {
    const around = enclosing(statement, (one) => (isFunction(one) && one.type !== 'lambda_expression') || isClass(one));
    const [value] = partsOf(statement);
    if (value !== undefined && same(around, node)) values.push(value);
  }
  return values.map((value) => file.expression(value));
}

/** `_`: the parameter of the function that the argument around it is. */
function placeholder(node: Node, file: SourceFile): Expression {
  const holder = enclosing(node, isPlaceholder);
  if (holder === undefined)
    return { kind: 'other', range: file.range(node), at: node.startIndex, description: 'a placeholder' };
  return file.nameFor(node, '_', (): Binding => {
    const scope = { ...spanOf(holder), kind: 'function' as const };
    const place = { range: file.range(node), scope, from: scope.start, block: scope };
    return { ...place, kind: 'parameter', parameter: { name: '_', index: 0 }, function: file.function(holder) };
  });
}

function member(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const object = field(node, 'value');
  const property = field(node, 'field');
  if (object === undefined || property === undefined)
    return { ...base, kind: 'other', description: 'an incomplete member' };
  const { text } = node;
  if (/^(?:[a-z_]\w*\.)+[A-Z]\w*$/.test(text) && file.bindings(text.split('.')[0] ?? '').length === 0)
    return { ...base, kind: 'name', name: text };
  if (UNCHANGED.has(property.text)) return file.expression(object);
  return { ...base, kind: 'member', object: file.expression(object), property: property.text };
}

/** `x.asInstanceOf[S3Client]`; other functions are the same with and without type arguments. */
function generic(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const callee = field(node, 'function');
  const types = field(node, 'type_arguments');
  const type = types && partsOf(types)[0];
  if (callee === undefined) return { ...base, kind: 'other', description: 'an incomplete expression' };
  const object = field(callee, 'value');
  if (field(callee, 'field')?.text !== 'asInstanceOf' || type === undefined || object === undefined)
    return file.expression(callee);
  return { ...base, kind: 'choice', options: [file.expression(object), ofType(type, file)] };
}

/** Something of which only the type is known. */
function ofType(type: Node, file: SourceFile): Expression {
  return file.nameFor(type, 'a value of type', (): Binding | undefined => {
    const scope = moduleScope(type);
    const known = file.type(type);
    const place = { range: file.range(type), scope, from: scope.start, block: scope };
    return known === undefined ? undefined : { ...place, kind: 'declared', type: known };
  });
}

/** What is called, without type arguments. */
export const calleeOf = (node: Node): Node | undefined => {
  const callee = field(node, 'function');
  return callee?.type === 'generic_function' ? field(callee, 'function') : callee;
};

function call(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const callee = calleeOf(node);
  const list = field(node, 'arguments');
  if (callee === undefined) return { ...base, kind: 'other', description: 'an incomplete call' };
  const known = standardCall(base, callee, list, file);
  if (known !== undefined) return known;
  const named = lazily({ ...base, kind: 'call', construction: false }, 'callee', () => calledExpression(callee, file));
  return lazily(named, 'arguments', () => argumentsOf(list, file));
}

function calledExpression(callee: Node, file: SourceFile): Expression {
  if (callee.type === 'identifier')
    return { kind: 'name', range: file.range(callee), at: callee.startIndex, name: callee.text, called: true };
  const object = callee.type === 'field_expression' ? field(callee, 'value') : undefined;
  const property = field(callee, 'field');
  if (object === undefined || property === undefined) return file.expression(callee);
  const range = file.range(callee);
  return {
    kind: 'member',
    range,
    at: callee.startIndex,
    object: file.expression(object),
    property: property.text,
    called: true,
  };
}

function instance(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const body = partOf(node, 'template_body');
  const [type] = partsOf(node).filter((part) => /type/.test(part.type));
  if (type === undefined) return { ...base, kind: 'other', description: 'an incomplete construction' };
  const callee = body === undefined ? (file.type(type) ?? file.expression(type)) : anonymousClass(body, file);
  return lazily({ ...base, kind: 'call', callee, construction: true }, 'arguments', () =>
    argumentsOf(field(node, 'arguments'), file),
  );
}

function anonymousClass(body: Node, file: SourceFile): Expression {
  return file.nameFor(body, 'an anonymous class', (): Binding => {
    const scope = moduleScope(body);
    const place = { range: file.range(body), scope, from: scope.start, block: scope };
    return { ...place, kind: 'class', definition: file.class(body) };
  });
}

/** `s3 putObject request` is a call; `"a" + b` a text; `"key" -> value` a pair. */
function infix(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const [left, operator, right] = [field(node, 'left'), field(node, 'operator'), field(node, 'right')];
  if (left === undefined || operator === undefined || right === undefined)
    return { ...base, kind: 'other', description: 'an incomplete expression' };
  if (operator.type === 'identifier') {
    const range = file.tree.rangeBetween(left.startIndex, operator.endIndex);
    const callee: Expression = {
      kind: 'member',
      range,
      at: left.startIndex,
      object: file.expression(left),
      property: operator.text,
      called: true,
    };
    return lazily({ ...base, kind: 'call', callee, construction: false }, 'arguments', () => [
      { value: file.expression(right) },
    ]);
  }
  if (operator.text !== '+') return { ...base, kind: 'other', description: `the result of ${operator.text}` };
  const parts = [left, right].flatMap((side): readonly (string | Expression)[] => {
    const expression = file.expression(side);
    return expression.kind === 'text' ? expression.parts : [expression];
  });
  const numbers = parts.every((part) => typeof part !== 'string' && part.kind === 'scalar');
  return numbers ? { ...base, kind: 'other', description: 'a sum' } : { ...base, kind: 'text', parts };
}

/** Calls of the standard library that are what they are given. */
function standardCall(
  base: { readonly range: Expression['range']; readonly at: number },
  callee: Node,
  list: Node | undefined,
  file: SourceFile,
): Expression | undefined {
  const name = callee.type === 'identifier' ? callee.text : (field(callee, 'field')?.text ?? '');
  const given = list === undefined ? [] : partsOf(list);
  const [first] = given;
  if (name === 'getOrElse' && callee.type === 'field_expression') {
    const object = field(callee, 'value');
    const options = [object, first].flatMap((one) => (one === undefined ? [] : [file.expression(one)]));
    return given.length === 1 ? { ...base, kind: 'choice', options } : undefined;
  }
  if (WRAPPERS.has(name))
    return list?.type === 'block'
      ? file.expression(list)
      : given.length === 1 && first
        ? file.expression(first)
        : undefined;
  if (callee.type !== 'identifier') return undefined;
  if (LISTS.has(name))
    return { ...base, kind: 'list', items: given.map((part): Argument => ({ value: file.expression(part) })) };
  return name === 'Map' ? { ...base, kind: 'object', members: given.map((part) => pairOf(part, file)) } : undefined;
}

function pairOf(node: Node, file: SourceFile): ObjectExpression['members'][number] {
  const [key, operator, value] = [field(node, 'left'), field(node, 'operator'), field(node, 'right')];
  if (node.type !== 'infix_expression' || operator?.text !== '->' || key === undefined || value === undefined)
    return { value: { kind: 'other', range: file.range(node), at: node.startIndex, description: 'a pair' } };
  return { ...(key.type === 'string' ? { key: stringText(key) } : {}), value: file.expression(value) };
}

/** Arguments in brackets; a block is one argument. */
function argumentsOf(list: Node | undefined, file: SourceFile): readonly Argument[] {
  if (list === undefined) return [];
  if (list.type !== 'arguments') {
    const [only] = partsOf(list);
    return only === undefined ? [] : [{ value: file.expression(partsOf(list).length === 1 ? only : list) }];
  }
  return partsOf(list).map((part): Argument => {
    const name = part.type === 'assignment_expression' ? field(part, 'left') : undefined;
    const value = part.type === 'assignment_expression' ? field(part, 'right') : undefined;
    if (name?.type === 'identifier' && value !== undefined) return { name: name.text, value: file.expression(value) };
    return { value: file.expression(part) };
  });
}

/** The values of `if`, `match` and `try`. */
function branchValues(node: Node): readonly Node[] {
  const cases = (block: Node | undefined): readonly Node[] =>
    block === undefined
      ? []
      : partsOf(block).flatMap((clause) => (clause.type === 'case_clause' ? (field(clause, 'body') ?? []) : []));
  if (node.type === 'if_expression')
    return [field(node, 'consequence'), field(node, 'alternative')].flatMap((one) => one ?? []);
  if (node.type === 'match_expression') return cases(field(node, 'body'));
  return [
    ...[field(node, 'body')].flatMap((one) => one ?? []),
    ...cases(partOf(partOf(node, 'catch_clause'), 'case_block')),
  ];
}
