import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import { enclosing, field } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';
import { bare, CLASS_TYPES, declaredBy, functionDeclarator, segmentsOf } from './nodes.js';

export const CONSTRUCTOR = 'constructor';

/** The name of a function with its scopes: a node of a definition or of a declaration in a class. */
export function functionName(node: Node): Node | undefined {
  const declarator = functionDeclarator(node);
  return declarator && declaredBy(declarator).name;
}

/** The class that a function is a member of: the one around it, or the last of the scopes of its name. */
export function ownerName(node: Node, file: SourceFile): string | undefined {
  const name = functionName(node);
  if (name?.type === 'qualified_identifier') return segmentsOf(name, (part) => file.text(part)).at(-2);
  const body = memberHolder(node);
  return body?.type === 'field_declaration_list' ? file.text(bare(field(body.parent, 'name'))) : undefined;
}

/** What a function stands in, without the template that it may be. */
function memberHolder(node: Node): Node | undefined {
  const { parent } = node;
  return (parent?.type === 'template_declaration' ? parent.parent : parent) ?? undefined;
}

/** True for a function that stands right in a class. */
export const isMember = (node: Node): boolean =>
  memberHolder(node)?.type === 'field_declaration_list' && enclosing(node, CLASS_TYPES) !== undefined;
