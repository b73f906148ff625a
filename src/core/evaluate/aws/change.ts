import type { AwsLayer, AwsPolicySet } from './policy.js';
import { parseAwsPolicy } from './parse.js';
import { UnforbidError } from '../../model/problem.js';

/** A statement as it is written in JSON. */
export interface AwsStatementJson {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** The name of the policy that `withStatement` adds; its statements have no place in a file. */
const ADDED_POLICY = 'the added statement';

/**
 * The set with one more statement in a layer of one level (the given set is not changed): what would be decided if the
 * statement were added? Throws an UnforbidError `bad-policy` when the statement is malformed.
 */
export function withStatement(
  set: AwsPolicySet,
  layer: Exclude<AwsLayer, 'scp' | 'rcp'>,
  statement: AwsStatementJson,
): AwsPolicySet {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const read = parseAwsPolicy(text, ADDED_POLICY);
  if (read.kind === 'malformed') throw new UnforbidError('bad-policy', read.problem.message);
  const { document: _document, ...policy } = read.policy;
  const statements = policy.statements.map((one) => ({ ...one, reference: { label: one.reference.label } }));
  return { ...set, [layer]: [...(set[layer] ?? []), { ...policy, statements }] };
}
