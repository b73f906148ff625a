import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Argument, Expression } from '../../expression.js';
import { field, partsOf, plainName } from './nodes.js';
import type { SourceFile } from './source-file.js';

/** Makers of expressions that the others are put together from. */
export type Base = { readonly range: Expression['range']; readonly at: number };

export const baseOf = (node: Node, file: SourceFile): Base => ({ range: file.range(node), at: node.startIndex });

export const otherOf = (node: Node, file: SourceFile, description: string): Expression => ({
  ...baseOf(node, file),
  kind: 'other',
  description,
});

export function listOf(node: Node, items: readonly Node[], file: SourceFile): Expression {
  return { ...baseOf(node, file), kind: 'list', items: items.map((item) => ({ value: file.expression(item) })) };
}

export function argumentsIn(list: Node, file: SourceFile): readonly Argument[] {
  return partsOf(list)
    .filter((part) => part.type === 'argument')
    .map((part) => {
      const name = field(part, 'name');
      const value = file.expression(partsOf(part).at(-1) ?? part);
      return name === undefined ? { value } : { name: plainName(name.text), value };
    });
}

/** Something of a type, wherever it comes from. */
export function ofType(node: Node, type: Expression, file: SourceFile): Expression {
  const unseen = { spread: true, value: otherOf(node, file, 'what it was made with') };
  return { ...baseOf(node, file), kind: 'call', callee: type, arguments: [unseen], construction: true };
}
