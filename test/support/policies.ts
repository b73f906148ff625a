import { type AwsPolicy, type AwsPolicySet, evaluateAws, parseAwsPolicy } from '../../src/core/evaluate/index.js';

/** A statement as written, by default one that allows `Action` on everything. */
export type StatementText = Readonly<Record<string, unknown>>;

export const allow = (Action: unknown, Resource: unknown = '*', more: StatementText = {}): StatementText => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

export const deny = (Action: unknown, Resource: unknown = '*', more: StatementText = {}): StatementText => ({
  Effect: 'Deny',
  Action,
  Resource,
  ...more,
});

/** Parses a policy of these statements; fails when it is malformed. */
export function policyOf(
  statements: readonly StatementText[],
  options: { attachedTo?: string; version?: string } = {},
): AwsPolicy {
  const text = JSON.stringify({ Version: options.version ?? '2012-10-17', Statement: statements }, null, 2);
  const { version: _version, ...rest } = options;
  const read = parseAwsPolicy(text, 'policy.json', rest);
  if (read.kind === 'malformed') throw new Error(read.problem.message);
  return read.policy;
}

/** The kind of the decision, for tables of cases. */
export function decide(
  set: Omit<AwsPolicySet, 'identity'> & { identity?: readonly AwsPolicy[] },
  action: string,
  resource = '*',
  more: { context?: Readonly<Record<string, string | readonly string[]>>; resourceTemplates?: readonly string[] } = {},
) {
  return evaluateAws({ action, resource, ...more }, { identity: [], ...set });
}
