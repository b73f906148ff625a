import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import { field, partsOf } from '../grammar/nodes.js';
import { elementType } from './types.js';

/** Key and value of an element `key: value`. */
export const keyOf = (element: Node): Node | undefined => partsOf(field(element, 'key'))[0];
export const valueOf = (element: Node): Node | undefined => field(element, 'value');

/** The literal that an element stands in, and its type; undefined: the type is not known. */
export function typeOfLiteral(value: Node): Node | undefined {
  const holder = value.parent;
  if (holder?.type === 'composite_literal') return field(holder, 'type');
  // An element of a literal of a slice or map leaves its type out.
  const outer = holder?.type === 'literal_element' ? holder.parent : undefined;
  const list = outer?.type === 'keyed_element' ? outer.parent : outer;
  return list?.type === 'literal_value' ? elementType(typeOfLiteral(list)) : undefined;
}
