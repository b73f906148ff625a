import type { Fix } from './fix.js';

/** Who printed the error. Providers beyond AWS and Google are only decoded. `generic`: the text names no provider. */
export type ErrorProvider =
  | 'aws'
  | 'gcp'
  | 'azure'
  | 'github'
  | 'gitlab'
  | 'kubernetes'
  | 'oauth'
  | 'slack'
  | 'stripe'
  | 'cloudflare'
  | 'snowflake'
  | 'docker'
  | 'generic';

/** The causes, as in the error corpus' definitions. */
export type DiagnosisKind =
  | 'missing-permission'
  | 'explicit-deny'
  | 'resource-policy'
  | 'trust-policy'
  | 'missing-scope'
  | 'org-guardrail'
  | 'network-perimeter'
  | 'key-restriction'
  | 'service-disabled'
  | 'feature-access'
  | 'billing'
  | 'quota'
  | 'expired-credential'
  | 'invalid-credential'
  | 'clock-skew'
  | 'kms'
  | 'not-found-or-denied'
  | 'unspecified-denial'
  | 'web-block';

export type DenySource = 'identity' | 'resource' | 'scp' | 'rcp' | 'boundary' | 'session' | 'vpce';

/** A decoded error. Members are null where the text does not say. */
export interface Diagnosis {
  readonly provider: ErrorProvider;
  readonly kind: DiagnosisKind;
  readonly httpStatus: number | null;
  readonly principal: string | null;
  readonly permissions: readonly string[];
  /** True when the permissions follow from the operation's name and are not stated. */
  readonly permissionsInferred: boolean;
  readonly scopes: readonly string[];
  readonly resource: string | null;
  readonly denySource: DenySource | null;
  /** The operation the text names: service id (where known) and operation. Used to find call sites. */
  readonly operation: { readonly service: string | null; readonly name: string } | null;
  /** The denying policy, where the message names it. */
  readonly policyArn: string | null;
  /** An AWS encoded authorization message, to be decoded by STS on request. */
  readonly encodedMessage: string | null;
  /** One sentence for the user: what happened and why. */
  readonly summary: string;
  /** Where in the (original) text it was found: offsets in UTF-16 code units. */
  readonly span: { readonly start: number; readonly end: number };
}

/** A diagnosis with its remedies, best first. */
export interface ExplainedDiagnosis {
  readonly diagnosis: Diagnosis;
  readonly fixes: readonly Fix[];
}
