import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Argument, Expression, ObjectExpression } from '../../expression.js';
import { argumentsIn, baseOf, listOf, ofType, otherOf } from './made.js';
import {
  enclosing,
  field,
  hasModifier,
  isLambda,
  isProperty,
  partsOf,
  plainName,
  unwrapped,
  valueOf,
  wrapped,
} from './nodes.js';
import type { SourceFile } from './source-file.js';
import { formatted } from './texts.js';
import { genericName, isHolderType, typeArgument } from './types.js';
import { lazily } from '../lazy-property.js';

/**
 * Methods of containers that give something of the type that they are asked for: `provider.GetRequiredService<T>()`
 * ("Dependency injection in .NET"; Autofac, Simple Injector and test fixtures have the like).
 */
const SERVICE_GETTERS: ReadonlySet<string> = new Set([
  'GetRequiredService',
  'GetService',
  'GetRequiredKeyedService',
  'GetKeyedService',
  'GetInstance',
  'Resolve',
  'CreateServiceClient',
  'CreateInstance',
]);
const COLLECTIONS: ReadonlySet<string> = new Set(['List', 'HashSet', 'Collection', 'Queue', 'SortedSet', 'LinkedList']);
const DICTIONARIES = /Dictionary$/;

export function call(node: Node, file: SourceFile): Expression {
  const callee = field(node, 'function');
  const list = field(node, 'arguments');
  if (callee === undefined) return otherOf(node, file, 'an incomplete call');
  const whole = callee.text.length < 40 ? callee.text : '';
  if (list !== undefined) {
    if (whole === 'nameof') return { ...baseOf(node, file), kind: 'text', parts: [lastWord(list.text)] };
    const parts = /^[sS]tring\s*\.\s*Format$/.test(whole) ? formatted(list, file) : undefined;
    if (parts !== undefined) return { ...baseOf(node, file), kind: 'text', parts };
    const asked = askedType(callee, list);
    const type = asked === undefined ? undefined : file.type(asked);
    if (type !== undefined) return ofType(node, type, file);
  }
  return lazily(
    { ...baseOf(node, file), kind: 'call', callee: file.expression(callee), construction: false },
    'arguments',
    () => (list === undefined ? [] : argumentsIn(list, file)),
  );
}

const lastWord = (text: string): string => /(\w+)\W*$/.exec(text)?.[1] ?? '';

/** The type argument of a service getter, or the `typeof(T)` that it is given. */
function askedType(callee: Node, list: Node): Node | undefined {
  const binding = callee.type === 'conditional_access_expression' ? partsOf(callee).at(-1) : callee;
  const name = callee.type === 'generic_name' ? callee : binding === undefined ? undefined : field(binding, 'name');
  if (name === undefined) return undefined;
  const word = name.type === 'generic_name' ? genericName(name).text : name.text;
  if (!SERVICE_GETTERS.has(word)) return undefined;
  if (name.type === 'generic_name') return typeArgument(name);
  const asked = partsOf(list)
    .map((argument) => partsOf(argument).at(-1))
    .find((value) => value?.type === 'typeof_expression');
  return asked === undefined ? undefined : field(asked, 'type');
}

/** `new T(a) { Name = x }`: the members that are set are named arguments. */
export function construction(node: Node, file: SourceFile): Expression {
  const type = field(node, 'type') ?? targetType(node);
  const list = field(node, 'arguments') ?? partsOf(node).find((part) => part.type === 'argument_list');
  const initializer = partsOf(node).find((part) => part.type === 'initializer_expression');
  const name = type?.type === 'generic_name' ? genericName(type).text : '';
  if (isHolderType(name) && list !== undefined) return held(node, list, type, file);
  if (type === undefined) {
    return initializer === undefined ? otherOf(node, file, 'a new object') : initializerOf(initializer, file);
  }
  if (COLLECTIONS.has(name)) return listOf(node, initializer === undefined ? [] : partsOf(initializer), file);
  if (DICTIONARIES.test(name)) return dictionaryOf(node, initializer, file);
  const callee = file.type(type) ?? file.expression(type);
  return lazily({ ...baseOf(node, file), kind: 'call', callee, construction: true }, 'arguments', () => [
    ...(list === undefined ? [] : argumentsIn(list, file)),
    ...(initializer === undefined ? [] : membersOf(initializer, file)),
  ]);
}

/** The type of `new()`: that of the variable, field, property or method result it is for. */
function targetType(node: Node): Node | undefined {
  const holder = wrapped(node).parent;
  switch (holder?.type) {
    case 'variable_declarator':
      return holder.parent === null ? undefined : withoutNull(field(holder.parent, 'type'));
    case 'property_declaration':
      return withoutNull(field(holder, 'type'));
    case 'return_statement':
    case 'arrow_expression_clause': {
      const owner = enclosing(holder, (one) => isLambda(one) || RETURNING.has(one.type) || isProperty(one));
      const type = owner === undefined ? undefined : (field(owner, 'returns') ?? field(owner, 'type'));
      const result =
        type?.type === 'generic_name' && /^(?:Value)?Task$/.test(genericName(type).text) ? typeArgument(type) : type;
      return withoutNull(result);
    }
    default:
      return undefined;
  }
}

const RETURNING: ReadonlySet<string> = new Set(['method_declaration', 'local_function_statement']);
const withoutNull = (type: Node | undefined): Node | undefined =>
  type?.type === 'nullable_type' ? field(type, 'type') : type?.type === 'implicit_type' ? undefined : type;

/** `new Lazy<T>(() => value)` is the value; without a function, something of the type. */
function held(node: Node, list: Node, type: Node | undefined, file: SourceFile): Expression {
  const [argument] = partsOf(list);
  const given = argument === undefined ? undefined : partsOf(argument).at(-1);
  const made = given === undefined ? undefined : unwrapped(given);
  if (made !== undefined && isLambda(made)) {
    return { ...baseOf(node, file), kind: 'call', callee: file.expression(made), arguments: [], construction: false };
  }
  if (made !== undefined)
    return { ...baseOf(node, file), kind: 'call', callee: file.expression(made), arguments: [], construction: false };
  const inner = file.type(type);
  return inner === undefined ? otherOf(node, file, 'a value made later') : ofType(node, inner, file);
}

function membersOf(initializer: Node, file: SourceFile): readonly Argument[] {
  return partsOf(initializer).flatMap((part): Argument[] => {
    const { key, value } = assignmentOf(part, file);
    return key === undefined ? [] : [{ name: key, value }];
  });
}

/** `Name = value`, `["name"] = value`. */
function assignmentOf(part: Node, file: SourceFile): { readonly key?: string; readonly value: Expression } {
  const left = part.type === 'assignment_expression' ? field(part, 'left') : undefined;
  const right = field(part, 'right');
  if (left === undefined || right === undefined) return { value: file.expression(part) };
  const key = left.type === 'identifier' ? plainName(left.text) : literalKey(partsOf(left)[0], file);
  return { ...(key === undefined ? {} : { key }), value: file.expression(right) };
}

function literalKey(argument: Node | undefined, file: SourceFile): string | undefined {
  const node = argument?.type === 'argument' ? partsOf(argument).at(-1) : argument;
  const value = node?.type === 'identifier' ? constantNamed(node.text, file) : node;
  const expression = value === undefined ? undefined : file.expression(value);
  if (expression?.kind !== 'text' || expression.parts.length !== 1) return undefined;
  const [text] = expression.parts;
  return typeof text === 'string' ? text : undefined;
}

/** The value of `const string Name = "..."` in this file. */
function constantNamed(name: string, file: SourceFile): Node | undefined {
  for (const offset of file.tree.occurrences(name)) {
    const declarator = file.tree.nodeAt(offset).parent;
    const declaration = declarator?.type === 'variable_declarator' ? declarator.parent?.parent : undefined;
    if (declarator && declaration && hasModifier(declaration, 'const')) return valueOf(declarator);
  }
  return undefined;
}

/** An initializer without a type: an object where members are set, a dictionary of pairs, else a list. */
export function initializerOf(node: Node, file: SourceFile): Expression {
  const parts = partsOf(node);
  const pairs = parts.length > 0 && parts.every((part) => part.type === 'initializer_expression');
  if (pairs || parts.some((part) => part.type === 'assignment_expression')) return dictionaryOf(node, node, file);
  return listOf(node, parts, file);
}

function dictionaryOf(node: Node, initializer: Node | undefined, file: SourceFile): ObjectExpression {
  const members = (initializer === undefined ? [] : partsOf(initializer)).map((part) => {
    if (part.type !== 'initializer_expression') return assignmentOf(part, file);
    const [name, value] = partsOf(part);
    const key = literalKey(name, file);
    return { ...(key === undefined ? {} : { key }), value: file.expression(value ?? part) };
  });
  return { ...baseOf(node, file), kind: 'object', members };
}
