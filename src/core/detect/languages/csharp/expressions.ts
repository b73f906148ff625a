import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Argument, Expression } from '../../expression.js';
import { call, construction, initializerOf } from './calls.js';
import { argumentsIn, baseOf, listOf, ofType, otherOf } from './made.js';
import { returnedBy } from './functions.js';
import { field, hasToken, isLambda, partsOf, plainName, unwrapped } from './nodes.js';
import { parameterNames } from './parameters.js';
import type { SourceFile } from './source-file.js';
import { textParts } from './texts.js';
import { genericName, HOLDER_MEMBERS } from './types.js';
import { lazily } from '../lazy-property.js';

const TEXTS: ReadonlySet<string> = new Set([
  'string_literal',
  'verbatim_string_literal',
  'raw_string_literal',
  'interpolated_string_expression',
  'character_literal',
]);

/** An expression (or a type's name) as it is written. */
export function expressionOf(node: Node, file: SourceFile): Expression {
  const inner = unwrapped(node);
  if (inner !== node) return file.expression(inner);
  if (TEXTS.has(node.type)) return { ...baseOf(node, file), kind: 'text', parts: textParts(node, file) };
  if (isLambda(node)) {
    return lazily({ ...baseOf(node, file), kind: 'function', parameters: parameterNames(node) }, 'returns', () =>
      returnedBy(node).map((value) => file.expression(value)),
    );
  }
  const base = baseOf(node, file);
  switch (node.type) {
    case 'identifier':
      return { ...base, kind: 'name', name: plainName(node.text) };
    case 'this':
    case 'base':
    case 'this_expression':
    case 'base_expression':
      return { ...base, kind: 'self' };
    case 'generic_name':
      return file.expression(genericName(node));
    case 'qualified_name':
    case 'member_access_expression':
    case 'conditional_access_expression':
      return member(node, file);
    case 'alias_qualified_name': {
      const name = field(node, 'name');
      return name === undefined ? otherOf(node, file, 'an incomplete name') : file.expression(name);
    }
    case 'element_access_expression':
      return indexed(node, file);
    case 'invocation_expression':
      return call(node, file);
    case 'object_creation_expression':
    case 'implicit_object_creation_expression':
      return construction(node, file);
    case 'anonymous_object_creation_expression':
      return anonymous(node, file);
    case 'initializer_expression':
      return initializerOf(node, file);
    case 'array_creation_expression':
    case 'implicit_array_creation_expression': {
      const items = partsOf(node).find((part) => part.type === 'initializer_expression');
      return items === undefined ? otherOf(node, file, 'an array') : listOf(items, partsOf(items), file);
    }
    case 'element_binding_expression':
    case 'collection_expression':
      return collection(node, file);
    case 'tuple_expression':
      return { ...base, kind: 'list', items: argumentsIn(node, file) };
    case 'integer_literal':
    case 'real_literal':
      return {
        ...base,
        kind: 'scalar',
        value: Number(
          node.text.replace(/_|[a-z]+$/gi, (part) => (/^0x/i.test(node.text) ? part.replace('_', '') : '')),
        ),
      };
    case 'boolean_literal':
      return { ...base, kind: 'scalar', value: node.text === 'true' };
    case 'null_literal':
    case 'default_expression':
      return { ...base, kind: 'scalar', value: null };
    default:
      return operator(node, file);
  }
}

function operator(node: Node, file: SourceFile): Expression {
  const base = baseOf(node, file);
  switch (node.type) {
    case 'cast_expression':
    case 'as_expression':
      return cast(node, file);
    case 'conditional_expression':
      return chosen(node, [field(node, 'consequence'), field(node, 'alternative')], file);
    case 'switch_expression':
      return chosen(
        node,
        partsOf(node).flatMap((arm) => (arm.type === 'switch_expression_arm' ? partsOf(arm).at(-1) : [])),
        file,
      );
    case 'binary_expression':
      return binary(node, file);
    case 'assignment_expression': {
      const right = field(node, 'right');
      return right === undefined ? otherOf(node, file, 'an incomplete assignment') : file.expression(right);
    }
    case 'with_expression': {
      const [changed] = partsOf(node);
      return changed === undefined ? otherOf(node, file, 'an incomplete expression') : file.expression(changed);
    }
    case 'prefix_unary_expression': {
      const [operand] = partsOf(node);
      const value = operand === undefined ? undefined : file.expression(operand);
      if (value?.kind === 'scalar' && typeof value.value === 'number' && hasToken(node, '-'))
        return { ...base, kind: 'scalar', value: -value.value };
      return otherOf(node, file, 'the result of an operator');
    }
    default:
      return otherOf(node, file, node.isNamed ? node.type.replaceAll('_', ' ') : `"${node.type}"`);
  }
}

/** `a.b`, `a?.b`; a named value of a holder (`lazy.Value`) is what it holds. */
function member(node: Node, file: SourceFile): Expression {
  const object = field(node, 'expression') ?? field(node, 'qualifier') ?? field(node, 'condition');
  const binding = node.type === 'conditional_access_expression' ? partsOf(node).at(-1) : node;
  const name = binding === undefined ? undefined : field(binding, 'name');
  if (object === undefined || binding === undefined) return otherOf(node, file, 'an incomplete member');
  if (binding.type === 'element_binding_expression') return indexOf(node, object, binding, file);
  if (name === undefined) return otherOf(node, file, 'an incomplete member');
  const property = plainName(name.type === 'generic_name' ? genericName(name).text : name.text);
  const of = file.expression(object);
  if (HOLDER_MEMBERS.has(property) && isHeld(of, file)) return of;
  return { ...baseOf(node, file), kind: 'member', object: of, property };
}

function isHeld(expression: Expression, file: SourceFile): boolean {
  if (expression.kind === 'name') return file.isHolder(expression.name);
  return expression.kind === 'member' && file.isHolder(expression.property);
}

function indexed(node: Node, file: SourceFile): Expression {
  const object = field(node, 'expression');
  const subscript = field(node, 'subscript');
  return object === undefined || subscript === undefined
    ? otherOf(node, file, 'an incomplete index')
    : indexOf(node, object, subscript, file);
}

function indexOf(node: Node, object: Node, subscript: Node, file: SourceFile): Expression {
  const [argument] = partsOf(subscript);
  const index = argument === undefined ? undefined : partsOf(argument).at(-1);
  return index === undefined
    ? otherOf(node, file, 'an incomplete index')
    : { ...baseOf(node, file), kind: 'index', object: file.expression(object), index: file.expression(index) };
}

/** `new { Name = x, y, z.Key }`: the names stand before their values without a field of the grammar. */
function anonymous(node: Node, file: SourceFile): Expression {
  const members: { key?: string; value: Expression }[] = [];
  const children = node.children;
  for (const [at, child] of children.entries()) {
    if (!child.isNamed || child.type === 'comment' || children[at + 1]?.type === '=') continue;
    const name = children[at - 1]?.type === '=' ? children[at - 2] : child;
    const key = name?.type === 'member_access_expression' ? field(name, 'name')?.text : name?.text;
    members.push({ ...(key === undefined ? {} : { key: plainName(key) }), value: file.expression(child) });
  }
  return { ...baseOf(node, file), kind: 'object', members };
}

/** `[a, ..others]`. */
function collection(node: Node, file: SourceFile): Expression {
  const items = partsOf(node).map((part): Argument => {
    const item = part.type === 'argument' || part.type === 'expression_element' ? (partsOf(part).at(-1) ?? part) : part;
    const spread = item.type === 'range_expression' || item.type === 'spread_element';
    return spread
      ? { spread: true, value: file.expression(partsOf(item)[0] ?? item) }
      : { value: file.expression(item) };
  });
  return { ...baseOf(node, file), kind: 'list', items };
}

/** `(T)value`, `value as T`: the value, or, where its origin does not show, something of the type. */
function cast(node: Node, file: SourceFile): Expression {
  const value = field(node, 'value') ?? field(node, 'left');
  const type = file.type(field(node, 'type') ?? field(node, 'right'));
  if (value === undefined) return otherOf(node, file, 'an incomplete cast');
  const expression = file.expression(value);
  if (type === undefined || (expression.kind !== 'call' && expression.kind !== 'name' && expression.kind !== 'member'))
    return expression;
  return { ...baseOf(node, file), kind: 'choice', options: [expression, ofType(node, type, file)] };
}

function chosen(node: Node, options: readonly (Node | undefined)[], file: SourceFile): Expression {
  const values = options.flatMap((option) =>
    option === undefined || option.type === 'throw_expression' ? [] : [file.expression(option)],
  );
  const [only] = values;
  if (values.length === 1 && only !== undefined) return only;
  return { ...baseOf(node, file), kind: 'choice', options: values };
}

function binary(node: Node, file: SourceFile): Expression {
  const left = field(node, 'left');
  const right = field(node, 'right');
  const sign = field(node, 'operator')?.type ?? '';
  if (left === undefined || right === undefined) return otherOf(node, file, 'an incomplete expression');
  if (sign === '??') return chosen(node, [left, right], file);
  if (sign === '+') {
    const parts = [left, right].flatMap((side): readonly (string | Expression)[] => {
      const expression = file.expression(side);
      return expression.kind === 'text' ? expression.parts : [expression];
    });
    const numbers = parts.some((part) => typeof part !== 'string' && part.kind === 'scalar');
    if (!numbers || parts.some((part) => typeof part === 'string'))
      return { ...baseOf(node, file), kind: 'text', parts };
  }
  return otherOf(node, file, `the result of ${sign === '' ? 'an operator' : sign}`);
}
