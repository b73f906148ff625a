import { matches, type Pattern } from '../pattern.js';
import { addressInBlock } from './address.js';
import { arnPattern, type Piece, valuePattern } from './variables.js';

/** One condition operator (documentation: "IAM JSON policy elements: Condition operators"). */
export interface ConditionOperator {
  /** True for the operators that hold when the value matches none, and when the key is missing. */
  readonly negated: boolean;
  /** Does the context value match the policy's value? A negated operator holds when none of its values matches. */
  readonly matches: (actual: string, expected: readonly Piece[]) => boolean;
  /** The texts that the policy's value stands for, where the operator compares texts: a value known in part is one too. */
  readonly pattern?: (expected: readonly Piece[]) => Pattern;
  /** Said between key and values: "aws:SourceVpc equals vpc-1". */
  readonly words: string;
  /** Policy variables may be used in the values of string and ARN operators only. */
  readonly variables: boolean;
}

type Match = ConditionOperator['matches'];

const plain = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (piece === 'hole' ? '' : piece.text)).join('');

const exactly = (expected: readonly Piece[]): Pattern => valuePattern(expected, false);
const withWildcards = (expected: readonly Piece[]): Pattern => valuePattern(expected, true);
const equals: Match = (actual, expected) => matches(exactly(expected), actual);
const equalsIgnoringCase: Match = (actual, expected) =>
  matches(valuePattern(lower(expected), false), actual.toLowerCase());
const like: Match = (actual, expected) => matches(withWildcards(expected), actual);
const arnLike: Match = (actual, expected) => actual.startsWith('arn:') && matches(arnPattern(expected, false), actual);
const bool: Match = (actual, expected) => actual.toLowerCase() === plain(expected).toLowerCase();
const address: Match = (actual, expected) => addressInBlock(actual, plain(expected));

function lower(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece) => (piece === 'hole' ? piece : { text: piece.text.toLowerCase(), literal: piece.literal }));
}

function numeric(compare: (actual: number, expected: number) => boolean): Match {
  return (actual, expected) => {
    const [left, right] = [numberOf(actual), numberOf(plain(expected))];
    return left !== undefined && right !== undefined && compare(left, right);
  };
}

function date(compare: (actual: number, expected: number) => boolean): Match {
  return (actual, expected) => {
    const [left, right] = [timeOf(actual), timeOf(plain(expected))];
    return left !== undefined && right !== undefined && compare(left, right);
  };
}

function numberOf(text: string): number | undefined {
  return /^\s*[-+]?\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}

/** Seconds of the epoch, or an ISO 8601 date. Milliseconds. */
function timeOf(text: string): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

const row = (
  words: string,
  match: Match,
  negated = false,
  variables = false,
  pattern?: ConditionOperator['pattern'],
): ConditionOperator => ({
  words,
  matches: match,
  negated,
  variables,
  ...(pattern === undefined ? {} : { pattern }),
});
const same = (a: number, b: number): boolean => a === b;
const less = (a: number, b: number): boolean => a < b;
const lessOrSame = (a: number, b: number): boolean => a <= b;
const greater = (a: number, b: number): boolean => a > b;
const greaterOrSame = (a: number, b: number): boolean => a >= b;

/** Every operator but Null, which asks only whether the key is there. */
export const OPERATORS: Readonly<Record<string, ConditionOperator>> = {
  StringEquals: row('equals', equals, false, true, exactly),
  StringNotEquals: row('does not equal', equals, true, true, exactly),
  StringEqualsIgnoreCase: row('equals (in any case)', equalsIgnoringCase, false, true),
  StringNotEqualsIgnoreCase: row('does not equal (in any case)', equalsIgnoringCase, true, true),
  StringLike: row('is like', like, false, true, withWildcards),
  StringNotLike: row('is not like', like, true, true, withWildcards),
  NumericEquals: row('equals', numeric(same)),
  NumericNotEquals: row('does not equal', numeric(same), true),
  NumericLessThan: row('is less than', numeric(less)),
  NumericLessThanEquals: row('is at most', numeric(lessOrSame)),
  NumericGreaterThan: row('is greater than', numeric(greater)),
  NumericGreaterThanEquals: row('is at least', numeric(greaterOrSame)),
  DateEquals: row('is', date(same)),
  DateNotEquals: row('is not', date(same), true),
  DateLessThan: row('is before', date(less)),
  DateLessThanEquals: row('is not after', date(lessOrSame)),
  DateGreaterThan: row('is after', date(greater)),
  DateGreaterThanEquals: row('is not before', date(greaterOrSame)),
  Bool: row('is', bool),
  BinaryEquals: row('equals', equals),
  IpAddress: row('is in', address),
  NotIpAddress: row('is not in', address, true),
  // ArnEquals and ArnLike behave alike: both take wildcards.
  ArnEquals: row('is like', arnLike, false, true),
  ArnLike: row('is like', arnLike, false, true),
  ArnNotEquals: row('is not like', arnLike, true, true),
  ArnNotLike: row('is not like', arnLike, true, true),
};

export const NULL_OPERATOR = 'Null';
