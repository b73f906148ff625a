import { UnforbidError } from '../../core/model/problem.js';
import type { ErrorCode } from '../../core/model/problem.js';
import { networkError } from '../network-error.js';

/** What was being done when AWS, or the SDK's credential providers, refused. */
export interface Doing {
  /** Whose credentials: `profile "dev"`, `the default credentials`. */
  readonly who: string;
  /** How the user renews them: `run "aws sso login --profile dev"`. */
  readonly renew: string;
  /** `iam:SimulatePrincipalPolicy`; for getting credentials `credentials`. */
  readonly operation: string;
  /** What an administrator can add when access is denied: a policy's JSON, with its introduction. */
  readonly remedy?: string;
}

interface ErrorRow {
  /** The error's name: the API's error code, or the SDK's class. */
  readonly name: RegExp;
  readonly message?: RegExp;
  readonly code: ErrorCode;
  /** The error's own text may hold a secret, so it is not kept as the cause either. */
  readonly secret?: true;
  readonly sentence: (doing: Doing, name: string) => string;
}

const CREDENTIALS = /^(CredentialsProviderError|TokenProviderError|ProviderError)$/;
/** Some providers throw plain errors. */
const PROVIDERS = /^(CredentialsProviderError|TokenProviderError|ProviderError|Error)$/;

/** Error codes: "IAM API Reference" and "STS API Reference", Common Errors. First match wins. */
const ERRORS: readonly ErrorRow[] = [
  {
    name: /^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired)$/,
    code: 'expired-credentials',
    sentence: ({ who, renew }) => `The credentials of ${who} have expired: ${renew}, then check again.`,
  },
  {
    name: CREDENTIALS,
    message: /multi-factor|MFA/i,
    code: 'no-credentials',
    sentence: ({ who }) =>
      `The role of ${who} asks for a multi-factor code, which is not asked for here: put a session that already has one into a profile and choose that.`,
  },
  {
    name: PROVIDERS,
    message:
      /sso session|session token (associated|not found)|token is expired|re-?authenticate|aws (sso )?login|returned expired/i,
    code: 'expired-credentials',
    sentence: ({ who, renew }) =>
      `${capital(who)} is not signed in, or its session has expired: ${renew}, then check again.`,
  },
  {
    name: PROVIDERS,
    message: /credential_process|^Command failed/i,
    code: 'no-credentials',
    // It repeats the program's command line and output.
    secret: true,
    sentence: ({ who }) => `The credential_process of ${who} gave no credentials: run it in a terminal to see why.`,
  },
  {
    name: CREDENTIALS,
    code: 'no-credentials',
    sentence: ({ who, renew }) => `No credentials could be found for ${who}: ${renew}, or add them to the AWS files.`,
  },
  {
    name: /^SignatureDoesNotMatch$/,
    code: 'no-credentials',
    sentence: ({ who }) =>
      `AWS does not accept the signature made with the credentials of ${who} (SignatureDoesNotMatch): the secret key is wrong, or this machine's clock is.`,
  },
  {
    name: /^(InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|AuthFailure|InvalidToken|IncompleteSignature|MissingAuthenticationToken|NotAuthorized)$/,
    code: 'no-credentials',
    sentence: ({ who, renew }, name) =>
      `AWS does not accept the credentials of ${who} (${name}): the key may be deleted, disabled or mistyped. ${capital(renew)}, or choose another profile.`,
  },
  {
    name: /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|OptInRequired)$/,
    code: 'access-denied',
    sentence: ({ who, operation, remedy }) =>
      `${capital(who)} may not use ${operation}${remedy === undefined ? '' : `: ${remedy}`}`,
  },
  {
    name: /^(Throttling|ThrottlingException|ThrottledException|RequestThrottled|TooManyRequestsException|RequestLimitExceeded|SlowDown|PriorRequestNotComplete)$/,
    code: 'throttled',
    sentence: ({ operation }) =>
      `AWS answers too many requests for ${operation} at the moment: wait a minute, then check again.`,
  },
];

/** The UnforbidError for whatever the SDK threw. Never repeats text that may hold a secret. */
export function explainError(error: unknown, doing: Doing): UnforbidError {
  if (error instanceof UnforbidError) return error;
  const name = error instanceof Error ? error.name : '';
  const message = error instanceof Error ? error.message : String(error);
  const row = ERRORS.find((entry) => entry.name.test(name) && (entry.message?.test(message) ?? true));
  if (row !== undefined) {
    return new UnforbidError(row.code, row.sentence(doing, name), row.secret === true ? {} : { cause: error });
  }
  const network = networkError(error, 'AWS', doing.operation);
  if (network !== undefined) return network;
  return new UnforbidError('internal', `AWS answered ${doing.operation} with ${name || 'an error'}: ${message}`, {
    cause: error,
  });
}

/** The name of an API error, for decisions that depend on it: `NoSuchEntity`, `AccessDenied`. */
export function nameOf(error: unknown): string {
  // The SDK's classes add "Exception" to codes of the Query protocol.
  return error instanceof Error ? error.name.replace(/Exception$/, '') : '';
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
