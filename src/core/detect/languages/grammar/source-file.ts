import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Range } from '../../../model/source.js';
import type { SourceTree } from '../../../syntax/source-tree.js';
import type { Argument, CallExpression, Expression } from '../../expression.js';
import type { Binding, ClassDefinition, FunctionDefinition, ImportBinding } from '../front-end.js';

/** An expression without its place. */
export type Shape = Expression extends infer E ? (E extends unknown ? Omit<E, 'range' | 'at'> : never) : never;

/** Nodes between which an expression lies, where it has no node of its own. */
export interface Extent {
  readonly startIndex: number;
  readonly endIndex: number;
}

/** What the parts of a front end ask each other for, about one parsed file. The same node always gives the same object. */
export interface SourceFile {
  readonly tree: SourceTree;
  text(node: Extent | null | undefined): string;
  range(node: Extent): Range;
  expression(node: Node | null | undefined): Expression;
  function(node: Node): FunctionDefinition;
  class(node: Node): ClassDefinition;
  imports(): readonly ImportBinding[];
  bindings(name: string): readonly Binding[];
  made(at: Extent, shape: Shape): Expression;
  other(at: Extent, description: string): Expression;
  call(at: Extent, parts: CallParts): CallExpression;
}

/** A call's callee and arguments are made when they are asked for. */
export interface CallParts {
  readonly callee: () => Expression;
  readonly arguments: () => readonly Argument[];
  readonly construction?: boolean;
  readonly bare?: boolean;
}
