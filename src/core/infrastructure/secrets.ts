import { redact } from '../redaction/redact.js';
import type { Outcome } from './model.js';
import { patternOf } from './outcomes.js';

/** Words of a variable's name by which its value may be a secret. */
const SECRET_WORDS =
  /(?:^|_)(?:KEYS?|APIKEY|TOKENS?|SECRETS?|PASSWORDS?|PASSWD|PWD|PASSPHRASE|CREDENTIALS?|PRIVATE|SALT|SIGNATURE|AUTH|COOKIE|WEBHOOK|DSN)(?:_|$)/;
/** Last words that say the value is what something is called: SECRET_NAME, KEY_ALIAS, TOKEN_TABLE. */
const NAMES_SOMETHING =
  /_(?:NAME|ARN|ALIAS|PREFIX|TABLE|BUCKET|QUEUE|TOPIC|STREAM|DATASET|DATABASE|COLLECTION|REGION|PROJECT|FUNCTION)$/;
/** Whole names of resources show what they are. */
const WHOLE_NAME =
  /^(?:arn:[a-z-]+:[a-z0-9-]+:|(?:\/\/[a-z]+\.googleapis\.com\/)?(?:projects|organizations)\/[^/]+\/[a-z])/i;

/** `reportsApiKey`, `reports.api-key` as REPORTS_API_KEY. */
const upperWords = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();

/**
 * True for a value that may be a secret, by its variable's name or by its own form: it is neither used nor shown. The
 * name or address of a declared resource is none.
 */
export function mayBeSecret(name: string, outcome: Outcome): boolean {
  if (outcome.names === 'resource' || outcome.parts.every((part) => typeof part !== 'string')) return false;
  const text = patternOf(outcome.parts);
  if (redact(text) !== text || redact(`${name}=${text}`) !== `${name}=${text}`) return !WHOLE_NAME.test(text);
  const words = upperWords(name);
  return SECRET_WORDS.test(words) && !NAMES_SOMETHING.test(words) && !WHOLE_NAME.test(text);
}

/** A value on the way to another: where it may be a secret, only that there is one goes on. */
export const withoutSecrets = (name: string, outcomes: readonly Outcome[]): readonly Outcome[] =>
  outcomes.map((outcome) => (mayBeSecret(name, outcome) ? { parts: [{ hole: name }], steps: [] } : outcome));
