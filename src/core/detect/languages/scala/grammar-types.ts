import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import { field, partsOf } from '../jvm/nodes.js';
import type { ScopeTypes } from '../jvm/scopes.js';

export const SCALA_SCOPES: ScopeTypes = {
  functions: new Set(['function_definition', 'function_declaration', 'lambda_expression']),
  blocks: new Set(['block', 'indented_block', 'case_clause', 'for_expression']),
  branches: new Set(['block', 'indented_block', 'if_expression', 'case_clause', 'while_expression', 'for_expression']),
  classes: new Set(['class_definition', 'object_definition', 'trait_definition', 'enum_definition', 'package_object']),
};

export const isTypeDefinition = (node: Node): boolean => SCALA_SCOPES.classes.has(node.type);
/** A defined type, or the body of an anonymous class. */
export const isClass = (node: Node): boolean =>
  isTypeDefinition(node) || (node.type === 'template_body' && node.parent?.type === 'instance_expression');
export const isFunction = (node: Node): boolean => SCALA_SCOPES.functions.has(node.type) || isPlaceholder(node);

/** An argument that begins with `_` is a function of it: `s3.putObject(_.bucket("reports"))`. */
export function isPlaceholder(node: Node): boolean {
  if (node.parent?.type !== 'arguments' || node.type === 'wildcard') return false;
  return headOf(node).type === 'wildcard';
}

/** The head of a chain of members and calls. */
function headOf(node: Node): Node {
  let head = node;
  for (;;) {
    const inner =
      head.type === 'call_expression'
        ? field(head, 'function')
        : head.type === 'field_expression'
          ? field(head, 'value')
          : undefined;
    if (inner === undefined) return head;
    head = inner;
  }
}

/** Where a class's members stand; that of an anonymous class is the class. */
export const bodyOf = (node: Node): Node | undefined => (node.type === 'template_body' ? node : field(node, 'body'));

/** Members in the order of the text. */
export function membersOf(node: Node): readonly Node[] {
  const body = bodyOf(node);
  return body === undefined ? [] : partsOf(body);
}

/** `def this(..)` is a further constructor. */
export const isConstructor = (node: Node): boolean => field(node, 'name')?.text === 'this';
