/**
 * Secrets that occur in pasted errors and logs, by the published form of each. What identifies without granting anything
 * (access key ids, account ids, ARNs, addresses) stays: it is needed to find the principal.
 */
interface SecretForm {
  readonly name: string;
  /** Global. Groups 1 and 2, where present, are kept before and after the secret. */
  readonly pattern: RegExp;
}

const KEY_NAMES = [
  'aws_?secret_?access_?key',
  'secret_?access_?key',
  'secret_?key',
  'client_?secret',
  'aws_?session_?token',
  'session_?token',
  'security_?token',
  'access_?token',
  'refresh_?token',
  'id_?token',
  'auth_?token',
  'private_?key',
  'api_?key',
  'password',
  'passwd',
  'pwd',
  'account_?key',
  'shared_?access_?key',
  'secret_?value',
  'secret_?string',
]
  .join('|')
  .replaceAll('_?', '[_-]?');

const FORMS: readonly SecretForm[] = [
  { name: 'private key', pattern: /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----)[^-]{1,8000}(-----END|$)/g },
  {
    name: 'authorization header',
    pattern:
      /(\bauthorization["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?:(?:bearer|basic|token)[ \t]{1,4})?)(?!AWS4-HMAC)[^\s"',;]{8,4000}/gi,
  },
  { name: 'bearer token', pattern: /(\bbearer[ \t]{1,4})[A-Za-z0-9._~+/=-]{16,4000}/gi },
  {
    name: 'signature',
    pattern:
      /(\b(?:x-amz-signature|x-goog-signature|x-amz-security-token|signature|sig)["']?[ \t]{0,2}[=:][ \t]{0,2}["']?)[A-Za-z0-9%+/=_-]{20,4000}/gi,
  },
  {
    name: 'named secret',
    pattern: new RegExp(`((?:${KEY_NAMES})["']?[ \\t]{0,4}[:=][ \\t]{0,4}["']?)[^\\s"',;&}<]{6,4000}`, 'gi'),
  },
  { name: 'access token of Google', pattern: /\bya29\.[A-Za-z0-9._-]{10,2000}/g },
  { name: 'API key of Google', pattern: /\bAIza[A-Za-z0-9_-]{30,60}/g },
  { name: 'token of GitHub', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{20,255})/g },
  { name: 'token of GitLab', pattern: /\bglpat-[A-Za-z0-9_-]{15,100}/g },
  { name: 'token of Slack', pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,250}/g },
  { name: 'key of Stripe', pattern: /\b[rs]k_(?:live|test)_[A-Za-z0-9*]{8,250}/g },
  {
    name: 'JSON Web Token',
    pattern: /\beyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,4000}(?:\.[A-Za-z0-9_-]{0,2000})?/g,
  },
  {
    name: 'encoded authorization message',
    pattern: /(\bencoded authorization (?:failure )?message:?\s{0,4})[A-Za-z0-9_-]{40,20000}/gi,
  },
  {
    name: 'user information of an address',
    pattern: /(\b[a-z][a-z0-9+.-]{1,15}:\/\/[^\s/:@]{1,100}:)[^\s/:@]{1,200}(@)/gi,
  },
];

/** What stands in a secret's place. */
export const REDACTED = '[redacted]';

/** Each form with its replacement: what its groups keep stands around the mark. */
const REPLACEMENTS = FORMS.map(({ pattern }) => {
  const groups = (new RegExp(`${pattern.source}|`).exec('')?.length ?? 1) - 1;
  return { pattern, by: `${groups > 0 ? '$1' : ''}${REDACTED}${groups > 1 ? '$2' : ''}` };
});

/** The text with every secret replaced. Applying it again changes nothing. Time is linear in the text. */
export function redact(text: string): string {
  let redacted = text;
  for (const { pattern, by } of REPLACEMENTS) redacted = redacted.replace(pattern, by);
  return redacted;
}
