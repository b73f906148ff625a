import type { AwsStatementJson } from '../evaluate/index.js';
import type { Clock } from '../ports.js';
import type { BindingCondition } from './render/gcloud.js';

/** How long a time-bound grant holds, in days: long enough to find out whether it is needed for good. */
const DAYS = 7;

/** Midnight in UTC after that many days, in ISO 8601 without fractions. */
export function endOfGrant(clock: Clock): string {
  const now = clock.now();
  const end = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + DAYS));
  return end.toISOString().replace('.000', '');
}

/** The same statement until `end` (IAM user guide, "AWS: Allows access within specific dates"). */
export function untilStatement(statement: AwsStatementJson, end: string): AwsStatementJson {
  return {
    ...statement,
    Sid: `${statement.Sid ?? 'Allow'}Until${end.slice(0, 10).replaceAll('-', '')}`,
    Condition: { ...statement.Condition, DateLessThan: { 'aws:CurrentTime': end } },
  };
}

/** A binding's condition until `end` (IAM documentation, "Configure temporary access"). */
export function untilCondition(end: string): BindingCondition {
  return { expression: `request.time < timestamp("${end}")`, title: `until-${end.slice(0, 10)}` };
}
