import type { Cancel } from '../core/ports.js';

/** An AbortSignal that follows a Cancel, for APIs that take the platform's own; `release` when the work is over. */
export function signalOf(cancel: Cancel | undefined): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  if (cancel?.aborted === true) abort();
  cancel?.addEventListener('abort', abort);
  return { signal: controller.signal, release: () => cancel?.removeEventListener('abort', abort) };
}
