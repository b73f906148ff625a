import type { AccessRequest, Decision } from '../core/model/decision.js';
import type { Identity } from '../core/model/identity.js';
import type { Clock, Simulator } from '../core/ports.js';
import { signalOf } from './signal.js';

/** The clock's time; the machine's own without a clock. */
export const now = (clock: Clock | undefined): Date => clock?.now() ?? new Date();

/** What a live simulator could not learn, at the time of the clock. */
export function undecided(reason: string, clock: Clock | undefined): Decision {
  return { kind: 'unknown', rung: 'live-simulation', reason, time: now(clock).toISOString() };
}

/** A simulator whose requests are all `unknown`, with `cancelled` as the reason, when it was stopped while asking. */
export function cancellable(
  ask: (identity: Identity, requests: readonly AccessRequest[], signal: AbortSignal) => Promise<readonly Decision[]>,
  cancelled: string,
  clock: Clock | undefined,
): Simulator {
  return {
    async simulate(identity, requests, cancel) {
      if (requests.length === 0) return [];
      const { signal, release } = signalOf(cancel);
      try {
        return await ask(identity, requests, signal);
      } catch (error) {
        if (!signal.aborted) throw error;
        return requests.map(() => undecided(cancelled, clock));
      } finally {
        release();
      }
    },
  };
}
