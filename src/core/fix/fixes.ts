import type { Decision, Layer } from '../model/decision.js';
import type { DenySource, Diagnosis } from '../model/diagnosis.js';
import type { Fix } from '../model/fix.js';
import type { InventoryRow } from '../model/inventory.js';
import { redact } from '../redaction/redact.js';
import { uncertified } from './certify.js';
import type { FixContext } from './context.js';
import { grantAws, limitText } from './grant-aws.js';
import { grantGcp } from './grant-gcp.js';
import { grantOther } from './grant-other.js';
import { askOwner, remedyFor } from './remedies.js';
import type { Refusal } from './request.js';

export type { FixContext, KnownPolicies } from './context.js';

/** Layers in which the caller's own Allow cannot take effect before their owner changes them. */
const LIMITS: ReadonlySet<DenySource> = new Set(['boundary', 'session', 'scp', 'rcp', 'vpce']);

/** Remedies of a decoded error, best first; never empty. Certified only where the policies of its principal are known. */
export function fixesFor(diagnosis: Diagnosis, context: FixContext): readonly Fix[] {
  return clean(diagnosisFixes(diagnosis, context));
}

function diagnosisFixes(diagnosis: Diagnosis, context: FixContext): Fix[] {
  if (diagnosis.kind === 'explicit-deny') return [remedyFor('explicit-deny', diagnosis), askOwner(diagnosis)];
  if (diagnosis.kind !== 'missing-permission' && diagnosis.kind !== 'kms')
    return [remedyFor(diagnosis.kind, diagnosis)];
  if (diagnosis.denySource !== null && LIMITS.has(diagnosis.denySource)) return [limitText(diagnosis)];
  const fixes = granted(diagnosis, context);
  const inferred = diagnosis.permissionsInferred && diagnosis.permissions.length > 0;
  return inferred
    ? fixes.map((fix) => ({
        ...fix,
        note: `${fix.note ?? ''} The permission is inferred from the operation; the answer does not state it.`.trim(),
      }))
    : fixes;
}

function granted(refusal: Refusal & { kind?: string }, context: FixContext): Fix[] {
  if (refusal.permissions.length === 0) {
    return refusal.provider === 'aws' || refusal.provider === 'gcp'
      ? [
          {
            ...remedyFor('unspecified-denial', refusal),
            kind: 'grant-permission',
            title: 'Find out which permission is missing, then grant it',
          },
        ]
      : grantOther(refusal);
  }
  const fixes =
    refusal.provider === 'aws'
      ? grantAws(refusal, context)
      : refusal.provider === 'gcp'
        ? grantGcp(refusal, context)
        : grantOther(refusal);
  const keyPolicy =
    refusal.kind === 'kms' && refusal.provider === 'aws'
      ? [
          {
            ...remedyFor('resource-policy', refusal),
            title: 'Let the caller use the key by its key policy, where that does not leave it to IAM policies',
          },
        ]
      : [];
  return [...fixes, ...keyPolicy];
}

/**
 * Remedies for what a stage lacks: an inventory row as decided for the stage of that name. Empty where it is allowed;
 * what is unknown or conditional gets the questions to answer, not a grant.
 */
export function fixesForRow(row: InventoryRow, stage: string, context: FixContext): readonly Fix[] {
  const found = row.decisions.find((one) => one.stage === stage);
  if (!found) return [];
  const { decision, identity } = found;
  if (decision.kind === 'allowed') return [];
  const refusal = refusalOf(row, decision, stage, context);
  if (decision.kind === 'unknown')
    return clean([
      question(
        identity === undefined ? `Name an identity for the stage ${stage}` : 'Find out what decides',
        decision.reason,
      ),
    ]);
  if (decision.kind === 'conditional')
    return clean([question('Make sure that the condition holds', decision.ifs.join('\n'))]);
  if (!decision.implicit)
    return clean([
      remedyFor(isGuardrail(decision.layer) ? 'org-guardrail' : 'explicit-deny', refusal),
      askOwner(refusal),
    ]);
  if (refusal.denySource !== null && LIMITS.has(refusal.denySource))
    return clean([isGuardrail(decision.layer) ? askOwner(refusal) : limitText(refusal)]);
  const only = { ...context, policies: context.policies.filter((known) => known.stage === stage) };
  return clean(granted(refusal, only));
}

function isGuardrail(layer: Layer): boolean {
  return layer === 'scp' || layer === 'rcp' || layer === 'organization' || layer === 'principal-access-boundary';
}

const DENY_SOURCES: ReadonlySet<string> = new Set<DenySource>([
  'identity',
  'resource',
  'scp',
  'rcp',
  'boundary',
  'session',
  'vpce',
]);

function refusalOf(
  { requirement }: InventoryRow,
  decision: Exclude<Decision, { kind: 'allowed' }>,
  stage: string,
  context: FixContext,
): Refusal {
  const known = context.policies.find((one) => one.stage === stage && one.cloud === requirement.cloud);
  const layer = decision.kind === 'unknown' ? undefined : decision.layer;
  return {
    provider: requirement.cloud,
    principal: known?.set.principal ?? null,
    permissions: [requirement.permission],
    resource: requirement.resource,
    scopes: [],
    denySource: layer !== undefined && DENY_SOURCES.has(layer) ? (layer as DenySource) : null,
    policyArn: decision.kind === 'unknown' ? null : (decision.statement?.policyArn ?? null),
    operation: null,
    ...(requirement.context === undefined ? {} : { context: requirement.context }),
  };
}

function question(title: string, text: string): Fix {
  return {
    title,
    kind: 'investigate',
    actor: 'you',
    snippet: { format: 'text', text },
    certification: uncertified('What is not known cannot be proven.'),
  };
}

/** Nothing secret leaves in what is shown or copied. Edits are made of the parts above and hold nothing of the text. */
function clean(fixes: readonly Fix[]): readonly Fix[] {
  return fixes.map((fix) => ({
    ...fix,
    title: redact(fix.title),
    ...(fix.command !== undefined && { command: redact(fix.command) }),
    ...(fix.snippet && { snippet: { ...fix.snippet, text: redact(fix.snippet.text) } }),
  }));
}
