import type { EvaluationResult, ResourceSpecificResult, Statement } from '@aws-sdk/client-iam';
import type { Decision, Layer } from '../../core/model/decision.js';
import type { StatementReference } from '../../core/model/identity.js';
import type { Question } from './questions.js';

/** What the simulator says of one action and resource, whichever of its two answer shapes it came in. */
export interface Evaluation {
  readonly verdict: 'allowed' | 'explicitDeny' | 'implicitDeny';
  /** Context keys that the policies ask for and that were not given. */
  readonly missing: readonly string[];
  readonly statements: readonly Statement[];
  readonly allowedByOrganizations?: boolean | undefined;
  readonly allowedByBoundary?: boolean | undefined;
}

/** The simulator's answers to one call, by action and resource. */
export interface Evaluations {
  of(action: string, resource: string): Evaluation | undefined;
}

/**
 * Reads both shapes of answer: one result for each action and resource, or one for each action with
 * `ResourceSpecificResults` ("IAM API Reference", EvaluationResult).
 */
export function evaluationsOf(results: readonly EvaluationResult[], resources: readonly string[]): Evaluations {
  const found = new Map<string, Evaluation>();
  const key = (action: string, resource: string) => `${action.toLowerCase()} ${resource}`;
  for (const result of results) {
    const { EvalActionName: action = '', EvalResourceName: resource, ResourceSpecificResults: specific = [] } = result;
    for (const part of specific) found.set(key(action, part.EvalResourceName ?? ''), ofResource(result, part));
    // With one resource asked about, an answer without a resource's name is the answer for it.
    const subject = resource ?? (resources.length === 1 ? resources[0] : undefined);
    if (subject === undefined || found.has(key(action, subject))) continue;
    if (specific.length === 0 || subject === '*') found.set(key(action, subject), ofResult(result));
  }
  return { of: (action, resource) => found.get(key(action, resource)) };
}

function ofResult(result: EvaluationResult): Evaluation {
  return {
    verdict: verdictOf(result.EvalDecision),
    missing: result.MissingContextValues ?? [],
    statements: result.MatchedStatements ?? [],
    allowedByOrganizations: result.OrganizationsDecisionDetail?.AllowedByOrganizations,
    allowedByBoundary: result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary,
  };
}

function ofResource(result: EvaluationResult, part: ResourceSpecificResult): Evaluation {
  const boundary = part.PermissionsBoundaryDecisionDetail ?? result.PermissionsBoundaryDecisionDetail;
  return {
    verdict: verdictOf(part.EvalResourceDecision),
    missing: part.MissingContextValues ?? result.MissingContextValues ?? [],
    statements: part.MatchedStatements ?? [],
    allowedByOrganizations: result.OrganizationsDecisionDetail?.AllowedByOrganizations,
    allowedByBoundary: boundary?.AllowedByPermissionsBoundary,
  };
}

/** A verdict that a later version of the API adds must not be read as an allow. */
function verdictOf(decision: string | undefined): Evaluation['verdict'] {
  return decision === 'allowed' || decision === 'explicitDeny' ? decision : 'implicitDeny';
}

/** Whose policies were simulated, and when. */
export interface Simulated {
  /** ARN of the user, group or role. */
  readonly principal: string;
  readonly account: string;
  /** ISO 8601 in UTC. */
  readonly time: string;
}

/** The decision for a question, with what the simulator does not look at said in its reason. */
export function decisionOf(question: Question, evaluation: Evaluation, simulated: Simulated): Decision {
  const { principal, account, time } = simulated;
  const base = { rung: 'live-simulation', time } as const;
  const { layer, statement } = deciding(evaluation);
  const cited = statement === undefined ? {} : { statement };
  const assumed = question.assumed.length === 0 ? '' : ` (${question.assumed.join(' and ')} taken from the identity)`;
  const on = question.resource === '*' ? '' : ` on ${question.resource}${assumed}`;
  const asked = `${question.action}${on}`;
  const by = `IAM's policy simulator, for ${principal}`;

  if (evaluation.missing.length > 0) {
    const ifs = evaluation.missing.map((key) => `${key} has a value that the policies' conditions accept`);
    const reason = `${by}: ${OUTCOMES[evaluation.verdict]} when ${evaluation.missing.join(', ')} is not given; its value can change that.`;
    return { kind: 'conditional', ...base, layer, ...cited, ifs, reason };
  }
  if (question.breadth === 'open') return openDecision(question, evaluation, by, base, layer, cited);
  if (evaluation.verdict === 'allowed') {
    const owner = question.resource.split(':')[4] ?? '';
    if (/^\d{12}$/.test(owner) && owner !== account) {
      const ifs = [`the resource policy in account ${owner} allows it as well`];
      const reason = `${by}: allowed by its own policies; the resource is in account ${owner}, whose policies were not read.`;
      return { kind: 'conditional', ...base, layer: 'resource', ...cited, ifs, reason };
    }
    const all = question.breadth === 'below' ? ' A denial of single names in it would not show here.' : '';
    return { kind: 'allowed', ...base, layer, ...cited, reason: `${by}: allows ${asked}.${all}` };
  }
  const implicit = evaluation.verdict === 'implicitDeny';
  const reason = `${by}: ${implicit ? (NO_ALLOW[layer] ?? NO_ALLOW.identity) : 'a statement denies'} ${asked}.${implicit ? caveat(question) : ''}`;
  return { kind: 'denied', ...base, layer, implicit, ...(implicit ? {} : cited), reason };
}

const OUTCOMES: Readonly<Record<Evaluation['verdict'], string>> = {
  allowed: 'allowed',
  explicitDeny: 'denied by a statement',
  implicitDeny: 'not allowed',
};

const NO_ALLOW: Partial<Record<Layer, string>> & { readonly identity: string } = {
  identity: 'no statement allows',
  boundary: 'its permissions boundary does not allow',
  scp: 'the service control policies of its organization do not allow',
};

function caveat({ breadth }: Question): string {
  const some = breadth === 'below' ? ' A statement that allows only some names in it would not show here.' : '';
  return `${some} The simulator does not look at the policies of the resource itself.`;
}

type Base = { readonly rung: 'live-simulation'; readonly time: string };

/** The simulator answered for a resource literally called `*`: a broad allow is worth something, a denial is not. */
function openDecision(
  { action, resource }: Question,
  { verdict }: Evaluation,
  by: string,
  base: Base,
  layer: Layer,
  cited: { statement?: StatementReference },
): Decision {
  if (verdict === 'allowed') {
    const ifs = [`no statement denies it for the one resource that ${resource} stands for`];
    return {
      kind: 'conditional',
      ...base,
      layer,
      ...cited,
      ifs,
      reason: `${by}: allows ${action} on every resource like ${resource}.`,
    };
  }
  const what = verdict === 'explicitDeny' ? 'a statement denies' : 'no statement allows';
  const reason = `${by}: ${what} ${action} for every resource like ${resource}, and the source does not show which one is meant.`;
  return { kind: 'unknown', ...base, reason };
}

/** The layer that decided, and the statement, where the answer names one. */
function deciding(evaluation: Evaluation): { layer: Layer; statement?: StatementReference } {
  const [first] = evaluation.statements;
  const statement = first === undefined ? {} : { statement: referenceOf(first) };
  if (evaluation.verdict === 'allowed') {
    return { layer: first?.SourcePolicyType === 'resource' ? 'resource' : 'identity', ...statement };
  }
  if (evaluation.allowedByOrganizations === false) return { layer: 'scp', ...statement };
  if (evaluation.allowedByBoundary === false) return { layer: 'boundary', ...statement };
  return { layer: first?.SourcePolicyType === 'resource' ? 'resource' : 'identity', ...statement };
}

/** A statement is known by its policy and by its place in the policy's text. */
function referenceOf({ SourcePolicyId: policy = 'a policy', StartPosition: start }: Statement): StatementReference {
  const label = start?.Line === undefined ? policy : `${policy}, line ${String(start.Line)}`;
  return policy.startsWith('arn:') ? { label, policyArn: policy } : { label };
}
