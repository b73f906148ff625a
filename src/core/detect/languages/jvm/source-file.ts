import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Range } from '../../../model/source.js';
import type { SourceTree } from '../../../syntax/source-tree.js';
import type { Expression, NameExpression } from '../../expression.js';
import type { Binding, ClassDefinition, FunctionDefinition, ImportBinding } from '../front-end.js';

/** What the parts of a front end ask each other for, about one parsed file. The same node always gives the same object. */
export interface SourceFile {
  readonly tree: SourceTree;
  expression(node: Node): Expression;
  /** A type as an expression, without its arguments; undefined for types of plain data. */
  type(node: Node | undefined): Expression | undefined;
  function(node: Node): FunctionDefinition;
  class(node: Node): ClassDefinition;
  imports(): readonly ImportBinding[];
  bindings(name: string): readonly Binding[];
  range(node: Node): Range;
  /**
   * A name for something that has none in the source, with the binding that says what it is: a value of which only the
   * type is known, an object whose members are meant by their plain names.
   */
  nameFor(node: Node, label: string, binding: () => Binding | undefined): NameExpression;
}
