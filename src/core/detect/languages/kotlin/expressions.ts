import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import { field, numberOf, partsOf } from '../jvm/nodes.js';
import { moduleScope } from '../jvm/scopes.js';
import type { SourceFile } from '../jvm/source-file.js';
import { callOf, implicitReceiver, ofType } from './calls.js';
import { lambdaParameterNames, returnedBy } from './functions.js';
import { literalParts } from './strings.js';
import { lazily } from '../lazy-property.js';

/** An expression as it is written. */
export function expressionOf(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const other = (description: string): Expression => ({ ...base, kind: 'other', description });
  const [first] = partsOf(node);
  switch (node.type) {
    case 'identifier':
      if (/^(?:true|false)$/.test(node.text)) return { ...base, kind: 'scalar', value: node.text === 'true' };
      return node.text === 'null'
        ? { ...base, kind: 'scalar', value: null }
        : { ...base, kind: 'name', name: node.text };
    case 'user_type':
    case 'nullable_type':
      return file.type(node) ?? other('a type');
    case 'this_expression':
      return thisOf(node, file);
    case 'super_expression':
      return { ...base, kind: 'self' };
    case 'navigation_expression':
      return navigation(node, file);
    case 'call_expression':
      return callOf(node, file);
    case 'index_expression': {
      const [object, index] = partsOf(node);
      if (object === undefined || index === undefined) return other('an incomplete index');
      return { ...base, kind: 'index', object: file.expression(object), index: file.expression(index) };
    }
    case 'parenthesized_expression':
    case 'annotated_expression':
    case 'labeled_expression': {
      const last = partsOf(node).at(-1);
      return last === undefined ? other('an empty expression') : file.expression(last);
    }
    case 'as_expression': {
      const left = field(node, 'left');
      const right = field(node, 'right');
      if (left === undefined || right === undefined) return other('an incomplete cast');
      return { ...base, kind: 'choice', options: [file.expression(left), ofType(right, file)] };
    }
    case 'unary_expression':
      return unary(node, file);
    case 'binary_expression':
    case 'elvis_expression':
      return binary(node, file);
    case 'string_literal':
    case 'multiline_string_literal':
      return { ...base, kind: 'text', parts: literalParts(node, file) };
    case 'number_literal':
    case 'float_literal':
      return { ...base, kind: 'scalar', value: numberOf(node.text) };
    case 'boolean_literal':
      return { ...base, kind: 'scalar', value: node.text === 'true' };
    case 'null_literal':
    case 'null':
      return { ...base, kind: 'scalar', value: null };
    case 'if_expression':
    case 'when_expression':
    case 'try_expression':
      return { ...base, kind: 'choice', options: branchValues(node).map((value) => file.expression(value)) };
    case 'block':
    case 'control_structure_body':
    case 'when_entry': {
      const last = partsOf(node).at(-1);
      return last === undefined ? other('an empty block') : file.expression(last);
    }
    case 'lambda_literal':
    case 'anonymous_function':
      return lazily({ ...base, kind: 'function', parameters: lambdaParameterNames(node) }, 'returns', () =>
        returnedBy(node, file),
      );
    case 'object_literal':
      return anonymousObject(node, file);
    case 'return_expression':
      return first === undefined ? other('a return') : file.expression(partsOf(node).at(-1) ?? first);
    case 'assignment': {
      const right = field(node, 'right');
      return right === undefined ? other('an assignment') : file.expression(right);
    }
    case 'callable_reference': {
      const last = partsOf(node).at(-1);
      return last === undefined ? other('a reference') : file.expression(last);
    }
    default:
      return other(node.type.replaceAll('_', ' '));
  }
}

/** `this`, `this@Outer`: the instance, or the receiver of the scope or extension function around. */
function thisOf(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  if (partsOf(node).length > 0) return { ...base, kind: 'self' };
  return implicitReceiver(node, file) ?? { ...base, kind: 'self' };
}

/** `a.b`, `a?.b`, `a::b`; a type named with its package is one name. */
function navigation(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const [object, property] = partsOf(node);
  if (object === undefined || property === undefined)
    return { ...base, kind: 'other', description: 'an incomplete member' };
  const { text } = node;
  if (/^(?:[a-z_]\w*\.)+[A-Z]\w*$/.test(text) && file.bindings(text.split('.')[0] ?? '').length === 0)
    return { ...base, kind: 'name', name: text };
  return { ...base, kind: 'member', object: file.expression(object), property: property.text };
}

function unary(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const argument = field(node, 'argument') ?? partsOf(node)[0];
  const operator = field(node, 'operator')?.type ?? node.children.find((child) => !child.isNamed)?.type;
  if (argument === undefined) return { ...base, kind: 'other', description: 'an incomplete expression' };
  if (operator === '!!') return file.expression(argument);
  if (operator === '-' && argument.type === 'number_literal')
    return { ...base, kind: 'scalar', value: -numberOf(argument.text) };
  return { ...base, kind: 'other', description: `the result of ${operator ?? 'an operator'}` };
}

function binary(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const left = field(node, 'left') ?? partsOf(node)[0];
  const right = field(node, 'right') ?? partsOf(node)[1];
  const operator = field(node, 'operator')?.type ?? (node.type === 'elvis_expression' ? '?:' : 'an operator');
  if (left === undefined || right === undefined)
    return { ...base, kind: 'other', description: 'an incomplete expression' };
  if (operator === '?:') return { ...base, kind: 'choice', options: [file.expression(left), file.expression(right)] };
  if (operator !== '+') return { ...base, kind: 'other', description: `the result of ${operator}` };
  const parts = [left, right].flatMap((side): readonly (string | Expression)[] => {
    const expression = file.expression(side);
    return expression.kind === 'text' ? expression.parts : [expression];
  });
  const numbers = parts.every((part) => typeof part !== 'string' && part.kind === 'scalar');
  return numbers ? { ...base, kind: 'other', description: 'a sum' } : { ...base, kind: 'text', parts };
}

/** The values of `if`, `when` and `try`; what jumps away gives none. */
function branchValues(node: Node): readonly Node[] {
  const condition = field(node, 'condition');
  return partsOf(node)
    .filter((part) => part.id !== condition?.id && part.type !== 'when_subject' && part.type !== 'finally_block')
    .flatMap((part) => (/^(?:when_entry|catch_block)$/.test(part.type) ? (partsOf(part).at(-1) ?? []) : [part]))
    .filter((part) => !/^(?:throw_expression|return_expression|jump_expression)$/.test(part.type));
}

/** `object : Store { .. }`. */
function anonymousObject(node: Node, file: SourceFile): Expression {
  const range = file.range(node);
  const callee = file.nameFor(node, 'an anonymous class', () => {
    const scope = moduleScope(node);
    return { range, scope, from: scope.start, block: scope, kind: 'class', definition: file.class(node) };
  });
  return { kind: 'call', range, at: node.startIndex, callee, construction: true, arguments: [] };
}
