import type { ArgumentValue } from './rules.js';

/**
 * The address that a client is built with, as far as source shows it: `http://localhost:4566`, parts that are not known
 * as `*` (`https://*.r2.cloudflarestorage.com`), environment variables as `${S3_ENDPOINT}`. Undefined where none may be
 * given at all (`local ? 'http://localhost:4566' : undefined`), or nothing of it is seen: the client may ask the cloud.
 */
export function endpointText(value: ArgumentValue | undefined): string | undefined {
  if (value?.kind !== 'text' || value.optional === true) return undefined;
  const written = value.parts.map((part) => {
    if (typeof part === 'string') return part;
    return part.environment === undefined ? '*' : `\${${part.environment}}`;
  });
  const endpoint = written.join('');
  return /^[*:/\s]*$/.test(endpoint) ? undefined : endpoint;
}
