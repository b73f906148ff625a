import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { FunctionDefinition } from '../front-end.js';
import {
  enclosing,
  field,
  fieldsNamed,
  hasToken,
  isClass,
  isFunction,
  partsOf,
  propertyName,
  same,
  wrapped,
  parentOf,
} from './nodes.js';
import { parametersOf } from './parameters.js';
import type { SourceFile } from './source-file.js';

/** The function around a node whose `return` and parameters hold there. */
export function functionAround(node: Node): Node | undefined {
  return enclosing(node, isFunction);
}

/** Values of the function's own return statements, or its expression body. */
export function returnedBy(node: Node): readonly Node[] {
  const body = field(node, 'body');
  if (body === undefined) return [];
  if (body.type !== 'statement_block') return [body];
  return ownValues(node, body, 'return_statement');
}

function ownValues(owner: Node, body: Node, type: string): readonly Node[] {
  const values: Node[] = [];
  for (const statement of body.descendantsOfType(type)) {
    if (statement === null || !same(functionAround(statement), owner)) continue;
    const value = partsOf(statement).at(-1);
    if (value !== undefined) values.push(value);
  }
  return values;
}

/** The node that names a function: its own name, or the variable, property or field it is assigned to. */
function nameNode(node: Node): Node | undefined {
  const own = field(node, 'name');
  if (own !== undefined) return own;
  const value = wrapped(node);
  const holder = parentOf(value);
  switch (holder?.type) {
    case 'variable_declarator':
      return same(field(holder, 'value'), value) ? field(holder, 'name') : undefined;
    case 'assignment_expression': {
      const left = same(field(holder, 'right'), value) ? field(holder, 'left') : undefined;
      return left?.type === 'member_expression' ? field(left, 'property') : left;
    }
    case 'pair':
      return field(holder, 'key');
    case 'field_definition':
    case 'public_field_definition':
      return field(holder, 'name') ?? field(holder, 'property');
    default:
      return undefined;
  }
}

function grandparentOf(node: Node): Node | undefined {
  const parent = parentOf(node);
  return (parent === null ? null : parentOf(parent)) ?? undefined;
}

/** The class (or object literal) whose method a function is; a field's arrow function counts. */
export function ownerOf(node: Node): Node | undefined {
  const holder = node.type === 'method_definition' ? parentOf(node) : parentOf(wrapped(node));
  switch (holder?.type) {
    case 'class_body':
      return parentOf(holder) ?? undefined;
    case 'object':
      return holder;
    case 'pair':
      return parentOf(holder) ?? undefined;
    case 'field_definition':
    case 'public_field_definition':
      return grandparentOf(holder);
    default:
      return undefined;
  }
}

function kindOf(node: Node): FunctionDefinition['kind'] {
  if (node.type !== 'method_definition') return ownerOf(node) === undefined ? 'function' : 'method';
  if (hasToken(node, 'get')) return 'property';
  if (hasToken(node, 'static')) return 'static';
  return field(node, 'name')?.text === 'constructor' ? 'constructor' : 'method';
}

export function functionDefinition(node: Node, file: SourceFile): FunctionDefinition {
  const name = nameNode(node);
  const text = name?.type.endsWith('pattern') === true ? undefined : propertyName(name);
  const owner = ownerOf(node);
  const returnType = file.type(field(node, 'return_type'));
  const body = field(node, 'body');
  const definition: FunctionDefinition = {
    ...(text === undefined ? {} : { name: text }),
    span: { start: node.startIndex, end: node.endIndex },
    range: file.range(name ?? node),
    parameters: parametersOf(node, file).map((row) => row.parameter),
    kind: kindOf(node),
    ...(owner === undefined ? {} : { owner: file.class(owner) }),
    decorators: decoratorsOf(node, file),
    ...(returnType === undefined ? {} : { returnType }),
    returns: () => returnedBy(node).map((value) => file.expression(value)),
    yields: () =>
      body === undefined ? [] : ownValues(node, body, 'yield_expression').map((value) => file.expression(value)),
  };
  return definition;
}

/** Decorators stand before a method in the class body, before a class, or inside an export statement. */
export function decoratorsOf(node: Node, file: SourceFile): FunctionDefinition['decorators'] {
  const found = [...fieldsNamed(node, 'decorator'), ...partsOf(node).filter((part) => part.type === 'decorator')];
  if (node.type === 'method_definition' || isClass(node)) {
    for (let before = node.previousNamedSibling; before?.type === 'decorator'; before = before.previousNamedSibling) {
      found.unshift(before);
    }
  }
  const unique = found.filter((one, index) => found.findIndex((other) => same(one, other)) === index);
  return unique.flatMap((decorator) => partsOf(decorator).map((inner) => file.expression(inner)));
}
