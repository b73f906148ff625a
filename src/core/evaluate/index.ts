/**
 * Local policy evaluation: pure, three-valued, the same for policies of the workspace and policies read from a cloud.
 *
 * Parse once (`parseAwsPolicy`, `parseGcpPolicy`), put the policies into a set by layer, and ask: `evaluateAws(request,
 * set)`. A set is never changed: `withStatement` and `withBinding` give the set as it would be, so that a fix can be
 * proven before it is written. Lists of a set are indexed by identity: keep them rather than building them anew.
 */
export { type AwsStatementJson, withStatement } from './aws/change.js';
export { evaluateAws } from './aws/evaluate.js';
export { parseAwsPolicy, parseAwsPolicyTree, policyDocumentPath } from './aws/parse.js';
export type { AwsLayer, AwsPolicy, AwsPolicySet } from './aws/policy.js';
export { awsRequestOf, gcpPrincipal } from './request.js';
export { withBinding } from './gcp/change.js';
export { evaluateGcp } from './gcp/evaluate.js';
export { gcpPolicyKind, parseGcpPolicy, parseGcpPolicyTree } from './gcp/parse.js';
export type { GcpBinding, GcpPolicy, GcpPolicySet } from './gcp/policy.js';
export { decisionOf, type Outcome } from './outcome.js';
