import type { DenySource, Diagnosis, DiagnosisKind, ErrorProvider } from '../model/diagnosis.js';
import { redact } from '../redaction/redact.js';

/** The provider as it is shown. */
export const PROVIDER_NAMES: Readonly<Record<ErrorProvider, string>> = {
  aws: 'AWS',
  gcp: 'Google Cloud',
  azure: 'Azure',
  github: 'GitHub',
  gitlab: 'GitLab',
  kubernetes: 'Kubernetes',
  oauth: 'The service',
  slack: 'Slack',
  stripe: 'Stripe',
  cloudflare: 'Cloudflare',
  snowflake: 'Snowflake',
  docker: 'The registry',
  generic: 'The server',
};

export const LAYER_WORDS: Readonly<Record<DenySource, string>> = {
  identity: 'identity-based policy',
  resource: 'resource-based policy',
  scp: 'service control policy (SCP)',
  rcp: 'resource control policy (RCP)',
  boundary: 'permissions boundary',
  session: 'session policy',
  vpce: 'VPC endpoint policy',
};

type Parts = Omit<Diagnosis, 'summary'>;

const CAUSES: Readonly<Record<DiagnosisKind, (parts: Parts) => string>> = {
  'missing-permission': ({ denySource }) =>
    denySource ? `no ${LAYER_WORDS[denySource]} allows it` : 'nothing allows it',
  'explicit-deny': ({ denySource }) =>
    denySource ? `a ${LAYER_WORDS[denySource]} denies it explicitly` : 'a policy denies it explicitly',
  'resource-policy': () => 'the rules on the resource itself do not let the caller in',
  'trust-policy': () => "the role's trust policy does not let the caller assume it",
  'missing-scope': ({ scopes }) =>
    scopes.length > 0
      ? `the token lacks a scope that covers it (${scopes.join(', ')})`
      : 'the token lacks a scope that covers it',
  'org-guardrail': ({ denySource }) =>
    denySource
      ? `a ${LAYER_WORDS[denySource]} does not permit it (AWS says "explicit deny" also where it merely does not allow)`
      : 'a rule set above the caller does not permit it',
  'network-perimeter': ({ denySource }) =>
    denySource
      ? `a ${LAYER_WORDS[denySource]} does not permit it`
      : 'the network or perimeter that the request came through does not permit it',
  'key-restriction': () => "the API key's own restrictions do not permit it",
  'service-disabled': ({ resource }) => `${resource ?? 'the API'} is not enabled for the account or project`,
  'feature-access': () => 'the account has not been given access to the feature',
  billing: () => 'billing is off for the project or account',
  quota: () => 'a rate limit or quota is used up; waiting or a higher quota helps, a grant does not',
  'expired-credential': () => 'the credential is past its time',
  'invalid-credential': () => 'the credential is missing, unknown or wrong; this is not about permissions',
  'clock-skew': () => 'the clock of the caller differs too much from the time of the service',
  kms: () => 'the use of the encryption key is not permitted',
  'not-found-or-denied': () =>
    'the resource does not exist or is hidden from the caller; the answer is the same for both',
  'unspecified-denial': () => 'the answer names no reason',
  'web-block': () => 'a web server, firewall or application refuses it; cloud permissions are not involved',
};

/** One sentence: who was refused what on what, and why. Redacted. */
export function summaryOf(parts: Parts): string {
  const what = parts.permissions.length > 0 ? parts.permissions.join(', ') : (parts.operation?.name ?? 'the request');
  const inferred = parts.permissionsInferred ? ' (inferred from the operation)' : '';
  const who = parts.principal === null ? '' : ` to ${parts.principal}`;
  const onWhat = parts.resource === null || parts.kind === 'service-disabled' ? '' : ` on ${parts.resource}`;
  return redact(
    `${PROVIDER_NAMES[parts.provider]} refuses ${what}${inferred}${who}${onWhat}: ${CAUSES[parts.kind](parts)}.`,
  );
}
