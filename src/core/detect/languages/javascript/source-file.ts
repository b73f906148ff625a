import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Range } from '../../../model/source.js';
import type { SourceTree } from '../../../syntax/source-tree.js';
import type { Expression } from '../../expression.js';
import type { ClassDefinition, FunctionDefinition } from '../front-end.js';

/**
 * What the parts of this front end ask each other for, about one parsed file. Everything is made on demand and once:
 * the same node always gives the same object.
 */
export interface SourceFile {
  readonly tree: SourceTree;
  expression(node: Node): Expression;
  /** A type as an expression, without `| undefined`, `Promise<>` and the like; undefined when no one type remains. */
  type(node: Node | undefined): Expression | undefined;
  function(node: Node): FunctionDefinition;
  /** Of a class, an interface, an object type, or an object literal (whose methods share `this`). */
  class(node: Node): ClassDefinition;
  range(node: Node): Range;
}
