import type { Argument, Expression } from '../expression.js';
import type { Binding } from '../languages/front-end.js';
import type { CallArguments } from '../rules.js';
import type { Outcome } from './resolved.js';

/**
 * What was found of the expressions of some files, for as long as these live. What depends on the arguments of one call,
 * or on what was being found out at the time, is not kept.
 */
export class Memory {
  readonly outcomes = new WeakMap<Expression, readonly Outcome[]>();
  readonly bound = new WeakMap<Binding, readonly Outcome[]>();
  readonly arguments = new WeakMap<readonly Argument[], CallArguments>();
}
