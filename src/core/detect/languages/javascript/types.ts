import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import { field, partsOf } from './nodes.js';
import type { SourceFile } from './source-file.js';

/** Generic types whose argument is what a holder of the type has in hand (TypeScript handbook, "Utility Types"). */
const WRAPPERS: ReadonlySet<string> = new Set([
  'Promise',
  'PromiseLike',
  'Awaited',
  'Readonly',
  'Partial',
  'Required',
  'NonNullable',
  'Pick',
  'Omit',
  'InstanceType',
]);

/** A type annotation (or a type) as an expression: the one type that remains without `undefined`, `null` and wrappers. */
export function typeOf(node: Node | undefined, file: SourceFile): Expression | undefined {
  switch (node?.type) {
    case 'type_annotation':
    case 'parenthesized_type':
    case 'readonly_type':
    case 'type_query':
    case 'opting_type_annotation':
      return typeOf(partsOf(node)[0], file);
    case 'identifier':
    case 'type_identifier':
    case 'nested_type_identifier':
    case 'member_expression':
      return file.expression(node);
    case 'union_type':
    case 'intersection_type':
      return onlyType(unionMembers(node), file);
    case 'generic_type': {
      const name = field(node, 'name');
      const inner = field(node, 'type_arguments');
      if (name === undefined) return undefined;
      if (WRAPPERS.has(name.text)) return inner === undefined ? undefined : typeOf(partsOf(inner)[0], file);
      return file.expression(name);
    }
    default:
      return undefined;
  }
}

function unionMembers(node: Node): readonly Node[] {
  return partsOf(node).flatMap((part) => (part.type === 'union_type' ? unionMembers(part) : [part]));
}

function onlyType(members: readonly Node[], file: SourceFile): Expression | undefined {
  const left = members.filter((member) => member.type !== 'literal_type' && member.type !== 'predefined_type');
  return left.length === 1 ? typeOf(left[0], file) : undefined;
}
