import type { Range } from '../../../model/source.js';
import type { SourceTree } from '../../../syntax/source-tree.js';
import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Binding, ClassDefinition, FunctionDefinition } from '../front-end.js';

/**
 * What the parts of this front end ask each other for, about one parsed file. Everything is made on demand and once:
 * the same node always gives the same object.
 */
export interface SourceFile {
  readonly tree: SourceTree;
  expression(node: Node): Expression;
  /** A type as an expression, without `?`, `Task<>` and the like; undefined for `var` and types of the language. */
  type(node: Node | undefined): Expression | undefined;
  /** Of a method, constructor, accessor, lambda, or a type with a primary constructor. */
  function(node: Node): FunctionDefinition;
  class(node: Node): ClassDefinition;
  range(node: Node): Range;
  /** The local variables, parameters and types of this name. */
  bindings(name: string): readonly Binding[];
  /** True for a name that is declared as `Lazy<T>`, `IOptions<T>`: its `Value` is what it holds. */
  isHolder(name: string): boolean;
}
