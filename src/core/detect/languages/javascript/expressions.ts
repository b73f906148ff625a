import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Argument, Expression, ObjectExpression } from '../../expression.js';
import { returnedBy } from './functions.js';
import {
  field,
  isFunction,
  partsOf,
  propertyName,
  requiredModule,
  stringText,
  unescaped,
  unwrapped,
  nodeType,
} from './nodes.js';
import { parameterNames } from './parameters.js';
import type { SourceFile } from './source-file.js';
import { lazily } from '../lazy-property.js';

/** Node types that are only a name of something. */
const NAMES: ReadonlySet<string> = new Set([
  'identifier',
  'shorthand_property_identifier',
  'type_identifier',
  'meta_property',
]);
const CHOICES: ReadonlySet<string> = new Set(['??', '||']);
const CONSTANTS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null, undefined: null };

/**
 * `require('x')` and `import('x')` as a value: a name spelled as this text, which `bindings` answers with the import of
 * the module. So a module may be used where it is loaded (`new (require('x').Client)()`).
 */
export const moduleName = (module: string): string => `require('${module}')`;

/** An expression as it is written. */
export function expressionOf(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const other = (description: string): Expression => ({ ...base, kind: 'other', description });
  const type = nodeType(node);
  if (NAMES.has(type)) return { ...base, kind: 'name', name: node.text };
  if (type in CONSTANTS) return { ...base, kind: 'scalar', value: CONSTANTS[type] ?? null };
  if (isFunction(node)) {
    return lazily({ ...base, kind: 'function', parameters: parameterNames(node) }, 'returns', () =>
      returnedBy(node).map((value) => file.expression(value)),
    );
  }
  switch (type) {
    case 'this':
    case 'super':
      return { ...base, kind: 'self' };
    case 'parenthesized_expression':
    case 'await_expression':
    case 'as_expression':
    case 'satisfies_expression':
    case 'non_null_expression': {
      const [inner] = partsOf(node);
      return inner === undefined ? other('an empty expression') : file.expression(inner);
    }
    case 'type_assertion':
    case 'sequence_expression': {
      const last = partsOf(node).at(-1);
      return last === undefined ? other('an empty expression') : file.expression(last);
    }
    case 'member_expression':
    case 'nested_type_identifier':
    case 'nested_identifier':
      return member(node, file);
    case 'subscript_expression':
      return subscript(node, file);
    case 'call_expression':
    case 'new_expression':
      return call(node, file);
    case 'string':
    case 'template_string':
      return { ...base, kind: 'text', parts: textParts(node, file) };
    case 'number':
      return { ...base, kind: 'scalar', value: numberOf(node.text) };
    case 'unary_expression':
      return unary(node, file);
    case 'array':
      return { ...base, kind: 'list', items: argumentsOf(node, file) };
    case 'object':
      return object(node, file);
    case 'ternary_expression': {
      const options = ['consequence', 'alternative']
        .map((name) => field(node, name))
        .filter((one) => one !== undefined);
      return { ...base, kind: 'choice', options: options.map((option) => file.expression(option)) };
    }
    case 'binary_expression':
    case 'augmented_assignment_expression':
      return binary(node, file);
    case 'assignment_expression': {
      const right = field(node, 'right');
      return right === undefined ? other('an assignment without a value') : file.expression(right);
    }
    default:
      return other(type.replaceAll('_', ' '));
  }
}

function member(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const object = field(node, 'object') ?? field(node, 'module');
  const property = field(node, 'property') ?? field(node, 'name');
  if (object === undefined || property === undefined)
    return { ...base, kind: 'other', description: 'an incomplete member' };
  return { ...base, kind: 'member', object: file.expression(object), property: property.text };
}

/** `x['name']` is `x.name`. */
function subscript(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const object = field(node, 'object');
  const index = field(node, 'index');
  if (object === undefined || index === undefined)
    return { ...base, kind: 'other', description: 'an incomplete index' };
  const property = stringText(index);
  return property === undefined
    ? { ...base, kind: 'index', object: file.expression(object), index: file.expression(index) }
    : { ...base, kind: 'member', object: file.expression(object), property };
}

function call(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const module = requiredModule(node);
  if (module !== undefined) return { ...base, kind: 'name', name: moduleName(module) };
  const construction = node.type === 'new_expression';
  const callee = field(node, construction ? 'constructor' : 'function');
  if (callee === undefined) return { ...base, kind: 'other', description: 'an incomplete call' };
  const list = field(node, 'arguments');
  if (list?.type === 'template_string') return { ...base, kind: 'other', description: 'a tagged template' };
  return lazily({ ...base, kind: 'call', callee: file.expression(callee), construction }, 'arguments', () =>
    list === undefined ? [] : argumentsOf(list, file),
  );
}

function argumentsOf(node: Node, file: SourceFile): readonly Argument[] {
  return partsOf(node).map((part) => {
    if (part.type !== 'spread_element') return { value: file.expression(part) };
    const [inner] = partsOf(part);
    return { spread: true, value: file.expression(inner ?? part) };
  });
}

function textParts(node: Node, file: SourceFile): readonly (string | Expression)[] {
  const parts: (string | Expression)[] = [];
  const addText = (text: string): void => {
    const last = parts.at(-1);
    if (typeof last === 'string') parts[parts.length - 1] = last + text;
    else parts.push(text);
  };
  for (const part of partsOf(node)) {
    if (part.type === 'string_fragment') addText(part.text);
    else if (part.type === 'escape_sequence') addText(unescaped(part.text));
    else {
      const [inner] = partsOf(part);
      parts.push(file.expression(inner ?? part));
    }
  }
  return parts.length === 0 ? [''] : parts;
}

/** `1_000`, `0xff` and `10n` as numbers. */
function numberOf(text: string): number {
  return Number(text.replaceAll('_', '').replace(/n$/, ''));
}

function unary(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const operand = field(node, 'argument');
  const operator = field(node, 'operator')?.type;
  if (operator === 'void') return { ...base, kind: 'scalar', value: null };
  if (operator === '-' && operand?.type === 'number')
    return { ...base, kind: 'scalar', value: -numberOf(operand.text) };
  return { ...base, kind: 'other', description: `the result of ${operator ?? 'an operator'}` };
}

function object(node: Node, file: SourceFile): ObjectExpression {
  const members = partsOf(node).map((part): ObjectExpression['members'][number] => {
    const value = field(part, 'value');
    switch (part.type) {
      case 'shorthand_property_identifier':
        return { key: part.text, value: file.expression(part) };
      case 'pair': {
        const key = propertyName(field(part, 'key'));
        return { ...(key === undefined ? {} : { key }), value: file.expression(value ?? part) };
      }
      case 'method_definition': {
        const key = propertyName(field(part, 'name'));
        return { ...(key === undefined ? {} : { key }), value: file.expression(part) };
      }
      default:
        return { value: spreadObject(partsOf(part)[0] ?? part, file) };
    }
  });
  return { kind: 'object', range: file.range(node), at: node.startIndex, members };
}

/** `...(local && { endpoint })`: the members, or none. */
function spreadObject(node: Node, file: SourceFile): Expression {
  const inner = unwrapped(node);
  const isCondition = inner.type === 'binary_expression' && field(inner, 'operator')?.type === '&&';
  if (!isCondition) return file.expression(node);
  const base = { range: file.range(inner), at: inner.startIndex };
  const options: Expression[] = [file.expression(inner), { ...base, kind: 'object', members: [] }];
  return { ...base, kind: 'choice', options };
}

function binary(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const left = field(node, 'left');
  const right = field(node, 'right');
  const operator = field(node, 'operator')?.type.replace(/=$/, '') ?? '';
  if (left === undefined || right === undefined)
    return { ...base, kind: 'other', description: 'an incomplete expression' };
  if (CHOICES.has(operator)) {
    return { ...base, kind: 'choice', options: [file.expression(left), file.expression(right)] };
  }
  // `ready && client` is used for what it gives when it gives something.
  if (operator === '&&') return file.expression(right);
  if (operator === '+' && node.type === 'binary_expression') {
    const parts = [left, right].flatMap((side): readonly (string | Expression)[] => {
      const expression = file.expression(side);
      return expression.kind === 'text' ? expression.parts : [expression];
    });
    if (
      !parts.some((part) => typeof part !== 'string' && part.kind === 'scalar') ||
      parts.some((part) => typeof part === 'string')
    ) {
      return { ...base, kind: 'text', parts };
    }
  }
  return { ...base, kind: 'other', description: `the result of ${operator === '' ? 'an operator' : operator}` };
}
