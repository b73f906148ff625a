import type { StatementReference } from '../../model/identity.js';
import { type Applicability, every, maybe, shortOrList } from '../outcome.js';
import { conditionsHold } from './conditions.js';
import type { AwsContext, Principal } from './context.js';
import type { AwsLayer, AwsPolicy, AwsPolicySet } from './policy.js';
import { principalApplies, type Reach } from './principals.js';
import { attachmentApplies, type RequestedResource, resourceApplies } from './resources.js';
import { statementsFor } from './statements.js';

/** What is compared with the statements of every layer. */
export interface Question {
  readonly action: string;
  readonly resource: RequestedResource;
  readonly context: AwsContext;
  readonly principal: Principal | undefined;
}

/** A statement that applies, or may. */
export interface Hit {
  readonly policy: AwsPolicy;
  readonly reference: StatementReference;
  readonly applies: Applicability;
  readonly reach: Reach;
}

export interface LayerHits {
  readonly layer: AwsLayer;
  readonly policies: readonly AwsPolicy[];
  readonly allows: readonly Hit[];
  readonly denies: readonly Hit[];
}

/** Every statement of the policies that applies to the question, or may apply. */
export function hitsOf(layer: AwsLayer, policies: readonly AwsPolicy[], question: Question): LayerHits {
  const allows: Hit[] = [];
  const denies: Hit[] = [];
  for (const { statement, policy } of statementsFor(policies, question.action)) {
    const resource = resourceApplies(statement, question.resource, question.context);
    if (resource.kind === 'no') continue;
    const condition = conditionsHold(statement.conditions, question.context);
    if (condition.kind === 'no') continue;
    const parts: Applicability[] = [resource, condition];
    if (policy.attachedTo !== undefined) parts.push(attachmentApplies(policy.attachedTo, question.resource));
    else if (layer === 'resource' && (statement.resources?.patterns.every(({ text }) => text === '*') ?? true)) {
      // "*" in the policy of a resource is that resource, and which one it is was not said.
      parts.push(maybe(`${policy.name} is the policy of that resource`));
    }
    for (const { applies, reach } of principalApplies(statement, question.principal)) {
      const all = every([...parts, applies]);
      if (all.kind === 'no') continue;
      (statement.effect === 'Allow' ? allows : denies).push({
        policy,
        reference: statement.reference,
        applies: all,
        reach,
      });
    }
  }
  return { layer, policies, allows, denies };
}

/** Whether the policy is (or may be) that of the requested resource, whatever its statements decide. */
export function bearsOn(policy: AwsPolicy, { resource, context }: Question): boolean {
  if (policy.attachedTo !== undefined) return attachmentApplies(policy.attachedTo, resource).kind !== 'no';
  return policy.statements.some(
    (statement) =>
      statement.resources !== undefined &&
      statement.resources.patterns.some(({ text }) => text !== '*') &&
      resourceApplies(statement, resource, context).kind !== 'no',
  );
}

/** Whether a layer lets the request through, and by which statement. */
export type Standing =
  | { readonly kind: 'yes'; readonly layer: AwsLayer; readonly hit?: Hit }
  | { readonly kind: 'maybe'; readonly layer: AwsLayer; readonly hit?: Hit; readonly ifs: readonly string[] }
  | { readonly kind: 'unsure'; readonly layer: AwsLayer; readonly reason: string }
  | { readonly kind: 'no'; readonly layer: AwsLayer; readonly policies: readonly AwsPolicy[] };

/** The best that the layer's Allow statements give; with `reaches`, only those that name the principal so. */
export function standingOf(hits: LayerHits, unread: AwsPolicySet['unread'], reaches?: readonly Reach[]): Standing {
  const { layer } = hits;
  const allows = reaches === undefined ? hits.allows : hits.allows.filter((hit) => reaches.includes(hit.reach));
  const sure = allows.find((hit) => hit.applies.kind === 'yes');
  if (sure !== undefined) return { kind: 'yes', layer, hit: sure };
  const lost = unread?.find((policy) => policy.layer === layer);
  if (lost !== undefined) return { kind: 'unsure', layer, reason: lost.reason };
  const possible = allows.filter((hit) => hit.applies.kind === 'maybe');
  const first = possible[0];
  if (first !== undefined) {
    const alternatives = possible.map((hit) => (hit.applies.kind === 'maybe' ? hit.applies.ifs : []));
    const single = alternatives[0] ?? [];
    const ifs =
      alternatives.length === 1
        ? single
        : [
            shortOrList(
              alternatives.map((ifs) => ifs.join(' and ')),
              'statements',
            ),
          ];
    return { kind: 'maybe', layer, hit: first, ifs };
  }
  const doubtful = allows.find((hit) => hit.applies.kind === 'unsure');
  if (doubtful?.applies.kind === 'unsure') return { kind: 'unsure', layer, reason: doubtful.applies.reason };
  return { kind: 'no', layer, policies: hits.policies };
}
