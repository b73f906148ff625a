import { UnforbidError } from '../core/model/problem.js';

/** What the codes of Node's sockets, resolver and TLS mean for the user (Node.js documentation, Errors and TLS). */
const CODES: readonly { readonly code: RegExp; readonly advice: string }[] = [
  {
    code: /^(ENOTFOUND|EAI_AGAIN)$/,
    advice: 'the name could not be looked up: check the network connection and the proxy settings',
  },
  {
    code: /^ECONNREFUSED$/,
    advice: 'nothing answers there: check the network connection, the proxy settings, and the endpoint if one is set',
  },
  { code: /TIMEOUT|TIMEDOUT/, advice: 'no answer came in time: check the network connection and the proxy settings' },
  {
    code: /CERT|^UNABLE_TO_|^DEPTH_ZERO|^ERR_TLS|^ERR_SSL|^EPROTO$/,
    advice:
      "the server's certificate is not trusted here: if a proxy inspects traffic, name its certificate authority in NODE_EXTRA_CA_CERTS",
  },
  { code: /./, advice: 'check the network connection and the proxy settings' },
];

/** Longest chain of causes that is followed: a cycle must end. */
const MOST_CAUSES = 6;

/** An UnforbidError `network` with the socket's code, when that is what the error comes from; else undefined. */
export function networkError(error: unknown, provider: string, operation: string): UnforbidError | undefined {
  const code = networkCode(error);
  if (code === undefined) return undefined;
  const advice = CODES.find((row) => row.code.test(code))?.advice ?? '';
  return new UnforbidError('network', `${provider} could not be reached for ${operation} (${code}): ${advice}.`, {
    cause: error,
  });
}

function networkCode(error: unknown): string | undefined {
  let fetchFailed = false;
  let at = error;
  for (let depth = 0; at instanceof Error && depth < MOST_CAUSES; depth++) {
    if ('code' in at && typeof at.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(at.code)) return at.code;
    if (at.name === 'TimeoutError') return 'ETIMEDOUT';
    // Happy eyeballs: the causes of each address tried.
    if (at instanceof AggregateError && at.errors.length > 0) at = at.errors[0];
    else {
      fetchFailed ||= at instanceof TypeError && /fetch failed/.test(at.message);
      at = at.cause;
    }
  }
  return fetchFailed ? 'no connection' : undefined;
}
