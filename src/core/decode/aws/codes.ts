import type { DiagnosisKind } from '../../model/diagnosis.js';

/** What an AWS error code says by itself. `status` where the service contract fixes it. */
export interface ErrorCode {
  readonly kind: DiagnosisKind;
  readonly status?: number;
}

const denial: ErrorCode = { kind: 'unspecified-denial' };
const expired: ErrorCode = { kind: 'expired-credential' };
const invalid: ErrorCode = { kind: 'invalid-credential' };

/**
 * Error codes that are about access: IAM "Common errors", S3 "List of error codes", EC2 "Error codes for the Amazon EC2
 * API", and the exceptions of the JSON services. Without the ending `Exception`.
 */
export const CODES: Readonly<Record<string, ErrorCode>> = {
  AccessDenied: denial,
  UnauthorizedOperation: { ...denial, status: 403 },
  AuthorizationError: denial,
  NotAuthorized: denial,
  Forbidden: denial,
  AllAccessDisabled: { kind: 'feature-access', status: 403 },
  KMSAccessDenied: { kind: 'kms' },
  'KMS.AccessDenied': { kind: 'kms' },
  KmsAccessDenied: { kind: 'kms' },
  ExpiredToken: expired,
  RequestExpired: expired,
  TokenRefreshRequired: expired,
  InvalidClientTokenId: invalid,
  InvalidAccessKeyId: invalid,
  SignatureDoesNotMatch: invalid,
  InvalidSignature: invalid,
  IncompleteSignature: invalid,
  UnrecognizedClient: invalid,
  AuthFailure: invalid,
  MissingAuthenticationToken: invalid,
  InvalidToken: invalid,
  InvalidSecurity: invalid,
  InvalidIdentityToken: invalid,
  RequestTimeTooSkewed: { kind: 'clock-skew', status: 403 },
  OptInRequired: { kind: 'service-disabled' },
  NotSignedUp: { kind: 'service-disabled' },
  SubscriptionRequired: { kind: 'feature-access' },
  MissingKey: { kind: 'invalid-credential', status: 403 },
};

/** Longest first, so that no code hides another that begins with it. */
export const CODE_NAMES = Object.keys(CODES)
  .sort((left, right) => right.length - left.length)
  .map((code) => code.replace('.', '\\.'))
  .join('|');

/** Codes of one word that other systems print too: only believed beside something of AWS. */
export const SHARED_CODES = new Set([
  'Forbidden',
  'InvalidToken',
  'NotAuthorized',
  'AuthorizationError',
  'AccessDenied',
]);
