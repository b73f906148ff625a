import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { FunctionDefinition } from '../front-end.js';
import type { Expression } from '../../expression.js';
import {
  field,
  functionAround,
  hasModifier,
  isFunction,
  isLambda,
  isProperty,
  isType,
  partsOf,
  plainName,
  same,
  typeAround,
  valueOf,
} from './nodes.js';
import { parametersOf } from './parameters.js';
import type { SourceFile } from './source-file.js';

/** The declaration that a function belongs to: for an accessor or `=> value` of a property the property. */
export function declarationOf(node: Node): Node {
  if (node.type === 'accessor_declaration') return node.parent?.parent ?? node;
  return node.type === 'arrow_expression_clause' ? (node.parent ?? node) : node;
}

/** The part of a declaration that gives its value: the body, the expression, or the `get` accessor. */
function bodyOf(declaration: Node): Node | undefined {
  if (isProperty(declaration)) {
    const value = field(declaration, 'value');
    if (value?.type === 'arrow_expression_clause') return value;
    const accessors = field(declaration, 'accessors');
    const getter = (accessors === undefined ? [] : partsOf(accessors)).find(
      (one) => field(one, 'name')?.type === 'get',
    );
    return getter === undefined ? undefined : field(getter, 'body');
  }
  if (declaration.type === 'anonymous_method_expression')
    return partsOf(declaration).find((part) => part.type === 'block');
  return isType(declaration) ? undefined : field(declaration, 'body');
}

/** True for a property that is computed; others are fields. */
export const isComputed = (property: Node): boolean => bodyOf(property) !== undefined;

/** Values of the function's own return statements, or its expression. */
export function returnedBy(declaration: Node): readonly Node[] {
  const body = bodyOf(declaration);
  if (body === undefined) return [];
  if (body.type === 'arrow_expression_clause') return partsOf(body);
  return body.type === 'block' ? ownValues(body, 'return_statement') : [body];
}

function ownValues(body: Node, type: string): readonly Node[] {
  const owner = isFunction(body) ? body : functionAround(body);
  return body.descendantsOfType(type).flatMap((statement) => {
    const value = same(functionAround(statement), owner) ? partsOf(statement).at(-1) : undefined;
    return value === undefined ? [] : [value];
  });
}

/** The node that names a function: its own name, or the variable that a lambda is assigned to. */
function nameNode(declaration: Node): Node | undefined {
  if (!isLambda(declaration)) return field(declaration, 'name');
  const holder = declaration.parent;
  return holder?.type === 'variable_declarator' && same(valueOf(holder), declaration)
    ? field(holder, 'name')
    : undefined;
}

function kindOf(declaration: Node): FunctionDefinition['kind'] {
  if (isType(declaration) || declaration.type === 'constructor_declaration') return 'constructor';
  if (isProperty(declaration)) return 'property';
  if (declaration.type !== 'method_declaration') return 'function';
  return hasModifier(declaration, 'static') ? 'static' : 'method';
}

/** `node`: a declaration, or a type whose primary constructor is meant. */
export function functionDefinition(node: Node, file: SourceFile): FunctionDefinition {
  const name = nameNode(node);
  const owner = isType(node)
    ? node
    : isLambda(node) || node.type === 'local_function_statement'
      ? undefined
      : typeAround(node);
  const returnType = isType(node) ? undefined : file.type(field(node, 'returns') ?? field(node, 'type'));
  const body = bodyOf(node);
  return {
    ...(name === undefined ? {} : { name: plainName(name.text) }),
    span: { start: node.startIndex, end: node.endIndex },
    range: file.range(name ?? node),
    parameters: parametersOf(node, file).map((row) => row.parameter),
    kind: kindOf(node),
    ...(owner === undefined ? {} : { owner: file.class(owner) }),
    ...(node.type === 'method_declaration' && body === undefined ? { abstract: true } : {}),
    decorators: attributesOf(node, file),
    ...(returnType === undefined ? {} : { returnType }),
    returns: () => returnedBy(node).map((value) => file.expression(value)),
    yields: () =>
      body?.type === 'block' ? ownValues(body, 'yield_statement').map((value) => file.expression(value)) : [],
  };
}

/** Names of the attributes: `[Fact]`, `[LambdaFunction(..)]`. */
export function attributesOf(node: Node, file: SourceFile): readonly Expression[] {
  return partsOf(node)
    .filter((part) => part.type === 'attribute_list')
    .flatMap((list) => partsOf(list))
    .flatMap((attribute) => {
      const name = field(attribute, 'name');
      return name === undefined ? [] : [file.expression(name)];
    });
}
