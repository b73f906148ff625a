import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import { partOf } from '../jvm/nodes.js';
import type { ScopeTypes } from '../jvm/scopes.js';

export const KOTLIN_SCOPES: ScopeTypes = {
  functions: new Set([
    'function_declaration',
    'secondary_constructor',
    'lambda_literal',
    'anonymous_function',
    'getter',
    'setter',
  ]),
  blocks: new Set(['block', 'for_statement', 'when_entry', 'catch_block', 'control_structure_body', 'when_expression']),
  branches: new Set([
    'block',
    'if_expression',
    'when_entry',
    'catch_block',
    'for_statement',
    'while_statement',
    'do_while_statement',
  ]),
  classes: new Set(['class_declaration', 'object_declaration', 'companion_object', 'object_literal']),
};

export const isFunction = (node: Node): boolean => KOTLIN_SCOPES.functions.has(node.type);
export const isClass = (node: Node): boolean => KOTLIN_SCOPES.classes.has(node.type);
/** Where a class's members stand. */
export const bodyOf = (node: Node): Node | undefined => partOf(node, 'class_body', 'enum_class_body');
export const isLambda = (node: Node): boolean => node.type === 'lambda_literal';

/** The part of a declaration that is its value: what is no name, type, modifier or accessor. */
export function valueOf(declaration: Node): Node | undefined {
  const value = declaration.namedChildren.filter((part) => !NO_VALUE.has(part.type)).at(-1);
  return value;
}
const NO_VALUE: ReadonlySet<string> = new Set([
  'modifiers',
  'variable_declaration',
  'multi_variable_declaration',
  'property_delegate',
  'getter',
  'setter',
  'type_parameters',
  'type_constraints',
  'user_type',
  'nullable_type',
  'line_comment',
  'block_comment',
]);

/** A type among the parts of a node: of a parameter, a variable, a function. */
export const typeIn = (node: Node | undefined): Node | undefined =>
  partOf(node, 'user_type', 'nullable_type', 'function_type', 'parenthesized_type', 'non_nullable_type');

/** `val` or `var` of a constructor's parameter: it is a field too. */
export const isProperty = (node: Node): boolean =>
  node.children.some((child) => child.type === 'val' || child.type === 'var');
