import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { ScopeTypes } from '../jvm/scopes.js';

const LOOPS = ['for_statement', 'enhanced_for_statement', 'while_statement', 'do_statement'];

export const JAVA_SCOPES: ScopeTypes = {
  functions: new Set([
    'method_declaration',
    'constructor_declaration',
    'compact_constructor_declaration',
    'lambda_expression',
  ]),
  blocks: new Set([
    'block',
    'constructor_body',
    'for_statement',
    'enhanced_for_statement',
    'try_with_resources_statement',
    'catch_clause',
    'switch_block_statement_group',
    'switch_rule',
    'if_statement',
  ]),
  branches: new Set([
    'block',
    'if_statement',
    'switch_rule',
    'switch_block_statement_group',
    'catch_clause',
    'ternary_expression',
    ...LOOPS,
  ]),
  classes: new Set([
    'class_declaration',
    'interface_declaration',
    'enum_declaration',
    'record_declaration',
    'annotation_type_declaration',
  ]),
};

export const isFunction = (node: Node): boolean => JAVA_SCOPES.functions.has(node.type);
export const isTypeDeclaration = (node: Node): boolean => JAVA_SCOPES.classes.has(node.type);
/** The body of a type; that of an anonymous class is the class. */
export const bodyOf = (node: Node): Node | undefined =>
  node.type === 'class_body' ? node : (node.childForFieldName('body') ?? undefined);
/** A declared type, or the body of an anonymous class. */
export const isClass = (node: Node): boolean =>
  isTypeDeclaration(node) || (node.type === 'class_body' && !isTypeDeclaration(node.parent ?? node));
