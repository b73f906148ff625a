import type { Range } from '../model/source.js';

/**
 * The language-neutral form in which a front end hands source to the resolver. It is made on demand, for the
 * surroundings of candidates only; it says what is written, never what it means.
 */
export type Expression =
  | NameExpression
  | SelfExpression
  | MemberExpression
  | IndexExpression
  | CallExpression
  | TextExpression
  | ScalarExpression
  | ListExpression
  | ObjectExpression
  | ChoiceExpression
  | FunctionExpression
  | OtherExpression;

interface ExpressionBase {
  readonly range: Range;
  /** Offset in the text (UTF-16 code units) of the expression's start: where its names are looked up. */
  readonly at: number;
}

/** `called`: it is what a call calls, in languages where a method and a field of one name are told apart by that. */
export interface NameExpression extends ExpressionBase {
  readonly kind: 'name';
  readonly name: string;
  readonly called?: boolean;
}

/** `self`, `cls`, `this`: the instance (or class) whose method this stands in. */
export interface SelfExpression extends ExpressionBase {
  readonly kind: 'self';
}

export interface MemberExpression extends ExpressionBase {
  readonly kind: 'member';
  readonly object: Expression;
  readonly property: string;
  readonly called?: boolean;
}

export interface IndexExpression extends ExpressionBase {
  readonly kind: 'index';
  readonly object: Expression;
  readonly index: Expression;
}

/** A call or construction. `range` reaches from the head of its chain to the closing bracket. */
export interface CallExpression extends ExpressionBase {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  readonly construction: boolean;
  /** Written without arguments where that may as well read an attribute (Ruby's `store.client`): it gives what is no function as it is. */
  readonly bare?: boolean;
}

/** `name` for keyword arguments; `spread` for `*args`, `**kwargs`, `...rest`. */
export interface Argument {
  readonly name?: string;
  readonly spread?: boolean;
  readonly value: Expression;
}

/** A string literal (one string part) or a template. */
export interface TextExpression extends ExpressionBase {
  readonly kind: 'text';
  readonly parts: readonly (string | Expression)[];
}

export interface ScalarExpression extends ExpressionBase {
  readonly kind: 'scalar';
  readonly value: number | boolean | null;
}

export interface ListExpression extends ExpressionBase {
  readonly kind: 'list';
  readonly items: readonly Argument[];
}

/** A dictionary or object literal; `key` undefined: a spread or computed key. */
export interface ObjectExpression extends ExpressionBase {
  readonly kind: 'object';
  readonly members: readonly { readonly key?: string; readonly value: Expression }[];
}

/** One of several: `a or b`, `c ? a : b`, `a ?? b`. */
export interface ChoiceExpression extends ExpressionBase {
  readonly kind: 'choice';
  readonly options: readonly Expression[];
}

/** A lambda, arrow function or function expression. */
export interface FunctionExpression extends ExpressionBase {
  readonly kind: 'function';
  readonly parameters: readonly string[];
  /** Of an expression body, or the return statements' values. */
  readonly returns: readonly Expression[];
}

export interface OtherExpression extends ExpressionBase {
  readonly kind: 'other';
  /** In words, for "why is this unknown": `comprehension`. */
  readonly description: string;
}
