/**
 * The one error class for what a user can act on. `message` is a sentence: what is wrong, where, and what to do. `code`
 * is stable (tests and callers compare it), `cause` keeps the original error.
 */
export class UnforbidError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'UnforbidError';
  }
}

export type ErrorCode =
  | 'bad-arguments'
  | 'bad-configuration'
  | 'bad-policy'
  | 'not-found'
  | 'unreadable'
  | 'no-identity'
  | 'no-credentials'
  | 'expired-credentials'
  | 'access-denied'
  | 'throttled'
  | 'network'
  | 'untrusted'
  | 'internal';

/** The sentence of any thrown value; for errors of others it starts with what was being done. */
export function messageOf(error: unknown, doing?: string): string {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof UnforbidError || doing === undefined ? message : `${doing}: ${message}`;
}
