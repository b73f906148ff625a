import { globPattern, relation } from '../pattern.js';
import { type Applicability, every, maybe, NO, orList, unsure, YES } from '../outcome.js';
import type { AwsContext } from './context.js';
import { type ConditionOperator, NULL_OPERATOR, OPERATORS } from './operators.js';
import type { ConditionTest, Template } from './policy.js';
import { resolve } from './variables.js';

/**
 * Whether a statement's Condition holds: all operators and keys must ("IAM JSON policy elements: Condition"). A key that
 * is not known gives `maybe` with the test in words; one that is known to be missing is decided as documented.
 */
export function conditionsHold(tests: readonly ConditionTest[], context: AwsContext): Applicability {
  return tests.length === 0 ? YES : every(tests.map((test) => testHolds(test, context)));
}

function testHolds(test: ConditionTest, context: AwsContext): Applicability {
  const entry = context.get(test.key);
  if (test.base === NULL_OPERATOR) {
    if (entry.kind === 'unknown') return maybe(phrase(test));
    const wanted = test.values.some((value) => value.text.toLowerCase() === 'true');
    return wanted === (entry.kind === 'absent') ? YES : NO;
  }
  const operator = OPERATORS[test.base];
  if (operator === undefined) return unsure(`the condition operator ${test.operator} is not known`);
  if (entry.kind === 'unknown') return maybe(phrase(test));
  if (entry.kind === 'absent') return holdsWhenMissing(test, operator) ? YES : NO;
  if (test.set === undefined && entry.values.length > 1) {
    return unsure(`${test.key} has several values, but ${test.operator} compares one`);
  }
  const results = entry.values.map((value) => valueHolds(value, test, operator, context));
  const decisive = test.set === 'any' ? 'yes' : 'no';
  const settled = results.find((result) => result.kind === decisive);
  if (settled !== undefined) return settled;
  return results.find((result) => result.kind !== 'yes' && result.kind !== 'no') ?? results[0] ?? NO;
}

/** "…IfExists condition operators", "Condition operators in a policy", and "Multivalued context keys" of the IAM guide. */
function holdsWhenMissing(test: ConditionTest, operator: ConditionOperator): boolean {
  if (test.ifExists || test.set === 'all') return true;
  return test.set === 'any' ? false : operator.negated;
}

/** One context value against all values of the test: any may match; a negated operator wants none to. */
function valueHolds(
  actual: string,
  test: ConditionTest,
  operator: ConditionOperator,
  context: AwsContext,
): Applicability {
  let open: Applicability | undefined;
  for (const value of test.values) {
    const result = valueMatches(actual, value, test, operator, context);
    if (result === 'missing') return NO;
    if (result === true) return operator.negated ? NO : YES;
    if (result !== false) open ??= maybe(result.dependsOn);
  }
  return open ?? (operator.negated ? YES : NO);
}

/** `dependsOn`: a policy variable in it is not known. `missing`: a variable has no value, so the statement fails. */
function valueMatches(
  actual: string,
  value: Template,
  test: ConditionTest,
  operator: ConditionOperator,
  context: AwsContext,
): boolean | 'missing' | { readonly dependsOn: string } {
  const resolution = resolve(value, context);
  if (resolution.kind === 'missing') return 'missing';
  if (actual.includes('*')) {
    // Known in part: each text that it stands for matches, or none does, or it depends on the part that is not known.
    const related = operator.pattern && relation(operator.pattern(resolution.pieces), globPattern(actual));
    if (related === 'apart') return false;
    return related === 'covers' && resolution.unknown.length === 0 ? true : { dependsOn: phrase(test) };
  }
  const matched = operator.matches(actual, resolution.pieces);
  // With a hole the pattern is wider than the real one: no match is certain, a match is not.
  if (!matched || resolution.unknown.length === 0) return matched;
  const verb = operator.negated ? 'is not' : 'is';
  return { dependsOn: `${actual} ${verb} like ${value.text} (${orList(resolution.unknown)} is not known)` };
}

/** The test in words that follow "if": `aws:SourceVpc equals vpc-1 or vpc-2`. */
function phrase(test: ConditionTest): string {
  const values = orList(test.values.map((value) => (value.text === '' ? '""' : value.text)));
  if (test.base === NULL_OPERATOR) return `${test.key} is ${values.toLowerCase() === 'true' ? 'missing' : 'present'}`;
  const words = OPERATORS[test.base]?.words ?? test.operator;
  const subject = test.set === undefined ? test.key : `${test.set === 'all' ? 'every' : 'a'} value of ${test.key}`;
  return `${subject} ${words} ${values}${test.ifExists ? ' or is missing' : ''}`;
}
