import type { Catalog } from '../catalog/catalog.js';
import { assumedRole } from '../decode/values.js';
import type { AwsPolicySet, GcpPolicySet } from '../evaluate/index.js';
import type { Identity } from '../model/identity.js';
import type { Clock } from '../ports.js';

/** Policies that are known of the identity of a stage: read from the workspace, or through an API. */
export type KnownPolicies =
  | { readonly cloud: 'aws'; readonly stage: string; readonly identity: Identity; readonly set: AwsPolicySet }
  | { readonly cloud: 'gcp'; readonly stage: string; readonly identity: Identity; readonly set: GcpPolicySet };

/** What fixes are made from. Without policies fixes are texts and commands, and none is certified. */
export interface FixContext {
  readonly catalog: Catalog;
  readonly clock: Clock;
  readonly policies: readonly KnownPolicies[];
}

type AwsKnown = Extract<KnownPolicies, { cloud: 'aws' }>;
type GcpKnown = Extract<KnownPolicies, { cloud: 'gcp' }>;

/** Name and account of a role or user, also of a session's role. The path is left out: a session does not show it. */
function nameOf(arn: string): string | undefined {
  const session = assumedRole(arn);
  if (session) return `${session.account}:role/${session.role}`;
  const match = /^arn:[a-z-]+:iam::(\d{12}):(role|user)\/(?:.{0,512}\/)?([^/]+)$/.exec(arn);
  return match ? `${match[1] ?? ''}:${match[2] ?? ''}/${match[3] ?? ''}` : undefined;
}

/**
 * The known policies of the principal that an error names. A text that names nobody is taken to be about the only
 * identity that is known; with several it stays open.
 */
export function awsPoliciesOf(context: FixContext, principal: string | null): AwsKnown | undefined {
  const known = context.policies.filter((one) => one.cloud === 'aws');
  if (principal === null) return known.length === 1 ? known[0] : undefined;
  const name = nameOf(principal);
  return name === undefined
    ? undefined
    : known.find((one) => one.set.principal !== undefined && nameOf(one.set.principal) === name);
}

export function gcpPoliciesOf(context: FixContext, principal: string | null): GcpKnown | undefined {
  const known = context.policies.filter((one) => one.cloud === 'gcp');
  if (principal === null) return known.length === 1 ? known[0] : undefined;
  const address = principal.replace(/^(?:serviceAccount|user|principal):/i, '').toLowerCase();
  return known.find((one) => one.set.principal.replace(/^\w{1,30}:/, '').toLowerCase() === address);
}
