import * as v from 'valibot';
import { UnforbidError } from '../../core/model/problem.js';
import type { ErrorCode } from '../../core/model/problem.js';
import { networkError } from '../network-error.js';
import type { Target } from './targets.js';

/** The error of Google's JSON APIs ("API design guide": Errors). */
const ErrorBody = v.object({
  error: v.looseObject({
    message: v.optional(v.string(), ''),
    status: v.optional(v.string(), ''),
    details: v.optional(v.array(v.looseObject({ reason: v.optional(v.string()) })), []),
    /** The older form of Cloud Storage and BigQuery. */
    errors: v.optional(v.array(v.looseObject({ reason: v.optional(v.string()) })), []),
  }),
});

/** What was asked about, in the words of a sentence. */
type Asked = Pick<Target, 'label' | 'service' | 'scope'> & { readonly project?: string | undefined };

/** An answer that is no success. */
export interface Refusal {
  readonly httpStatus: number;
  readonly message: string;
  /** `SERVICE_DISABLED`, `forbidden`; empty where none is given. */
  readonly reason: string;
}

export function refusalOf(httpStatus: number, body: string): Refusal {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), ErrorBody), body);
  // Not Google's own words: a proxy's page, which is not repeated.
  if (!parsed.success) return { httpStatus, message: `HTTP ${String(httpStatus)}`, reason: '' };
  const { message, details, errors } = parsed.output.error;
  const reason = [...details, ...errors].find((detail) => detail.reason !== undefined)?.reason ?? '';
  return { httpStatus, message, reason };
}

interface RefusalRow {
  readonly when: (refusal: Refusal) => boolean;
  readonly code: ErrorCode;
  readonly sentence: (refusal: Refusal, target: Asked, who: string) => string;
}

const project = ({ project: id }: Asked) => (id === undefined ? '' : ` --project ${id}`);

/** First match wins. Reasons: "Google Cloud APIs" reference, google.api.ErrorReason. */
const REFUSALS: readonly RefusalRow[] = [
  {
    when: ({ reason }) => reason === 'SERVICE_DISABLED' || reason === 'accessNotConfigured',
    code: 'access-denied',
    sentence: (_refusal, target) =>
      `The API ${target.service} is not enabled, so ${target.label} cannot be asked: run "gcloud services enable ${target.service}${project(target)}".`,
  },
  {
    when: ({ reason }) => reason === 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' || reason === 'insufficientPermissions',
    code: 'access-denied',
    sentence: (_refusal, target, who) =>
      `The token of ${who} lacks the scope ${target.scope}: sign in with it, "gcloud auth application-default login --scopes=${target.scope}".`,
  },
  {
    when: ({ httpStatus }) => httpStatus === 401,
    code: 'expired-credentials',
    sentence: (_refusal, _target, who) =>
      `Google does not accept the token of ${who} any more: sign in again, then check again.`,
  },
  {
    when: ({ httpStatus }) => httpStatus === 403,
    code: 'access-denied',
    sentence: ({ message }, target, who) => `Google does not let ${who} ask about ${target.label}: ${message}`,
  },
  {
    when: ({ httpStatus }) => httpStatus === 404,
    code: 'not-found',
    sentence: (_refusal, target) =>
      `There is no ${target.label}, or it is hidden from this identity: check its name and project.`,
  },
  {
    when: ({ httpStatus }) => httpStatus === 429,
    code: 'throttled',
    sentence: (_refusal, target) =>
      `Google answers too many requests about ${target.label} at the moment: wait a minute, then check again.`,
  },
  {
    when: ({ httpStatus }) => httpStatus >= 500,
    code: 'network',
    sentence: ({ httpStatus }, target) =>
      `${target.service} is out of order at the moment (HTTP ${String(httpStatus)}): check again later.`,
  },
];

export function explainRefusal(refusal: Refusal, target: Asked, who: string): UnforbidError {
  const row = REFUSALS.find((entry) => entry.when(refusal));
  if (row !== undefined) return new UnforbidError(row.code, row.sentence(refusal, target, who));
  return new UnforbidError('internal', `Google answered the question about ${target.label} with: ${refusal.message}`);
}

interface TokenRow {
  readonly text: RegExp;
  readonly code: ErrorCode;
  readonly sentence: (who: string, serviceAccount: string | undefined) => string;
}

/** What token servers and google-auth-library say ("OAuth 2.0", RFC 6749 section 5.2; Google's reauthentication). */
const TOKEN_ERRORS: readonly TokenRow[] = [
  {
    text: /unable to impersonate|generateAccessToken/i,
    code: 'access-denied',
    sentence: (who, account = 'the service account') =>
      `${capital(who)} may not act as ${account}: an administrator can allow it with "gcloud iam service-accounts add-iam-policy-binding ${account} --role=roles/iam.serviceAccountTokenCreator --member=..." for this identity.`,
  },
  {
    text: /invalid_rapt|invalid_grant.*(expired|revoked)|reauth/i,
    code: 'expired-credentials',
    sentence: (who) =>
      `The sign-in of ${who} has expired: run "gcloud auth application-default login", then check again.`,
  },
  {
    text: /invalid_grant/i,
    code: 'no-credentials',
    sentence: (who) =>
      `Google does not accept ${who} (invalid_grant): the key may be deleted or disabled, or this machine's clock is wrong.`,
  },
  {
    text: /invalid_client|unauthorized_client|deleted_client/i,
    code: 'no-credentials',
    sentence: (who) => `Google does not accept ${who}: sign in again with "gcloud auth application-default login".`,
  },
  {
    text: /could not load the default credentials|could not refresh access token/i,
    code: 'no-credentials',
    sentence: () => NO_DEFAULT_CREDENTIALS,
  },
];

export const NO_DEFAULT_CREDENTIALS =
  'There are no application-default credentials here: run "gcloud auth application-default login", or name a key file in GOOGLE_APPLICATION_CREDENTIALS.';

/** The UnforbidError for a token that was not given. Holds nothing of the credential. */
export function explainTokenError(error: unknown, who: string, serviceAccount?: string): UnforbidError {
  if (error instanceof UnforbidError) return error;
  const text = `${tokenAnswer(error)} ${error instanceof Error ? error.message : ''}`;
  const row = TOKEN_ERRORS.find((entry) => entry.text.test(text));
  // The cause is left out: the library's errors carry the request, and with it the credential.
  if (row !== undefined) return new UnforbidError(row.code, row.sentence(who, serviceAccount));
  const network = networkError(error, 'Google', 'an access token');
  if (network !== undefined) return new UnforbidError(network.code, network.message);
  return new UnforbidError(
    'no-credentials',
    `No access token could be got for ${who}: check the credentials, or sign in again.`,
  );
}

const TokenAnswer = v.object({
  response: v.object({
    data: v.looseObject({
      error: v.optional(v.unknown()),
      error_description: v.optional(v.string(), ''),
      error_subtype: v.optional(v.string(), ''),
    }),
  }),
});

function tokenAnswer(error: unknown): string {
  const parsed = v.safeParse(TokenAnswer, error);
  if (!parsed.success) return '';
  const { error: code, error_description: description, error_subtype: subtype } = parsed.output.response.data;
  return `${typeof code === 'string' ? code : ''} ${subtype} ${description}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
