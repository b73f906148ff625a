import type { AccessRequest, Decision } from '../core/model/decision.js';
import type { Identity } from '../core/model/identity.js';
import type { Clock, Simulator } from '../core/ports.js';

/** Whether a comparison may ask the cloud now, or only repeats what the cloud answered when it was last asked. */
export type Asking = 'ask' | 'repeat';

type Outcome =
  | { readonly kind: 'answered'; readonly decisions: Map<string, Decision> }
  | { readonly kind: 'failed'; readonly error: unknown };

/**
 * The cloud is asked when the user chooses an identity or scans again, not at each keystroke: in between its answers
 * are repeated, each with the time at which it was given, and what is new since then is `unknown`.
 */
export class LiveAnswers {
  private readonly outcomes = new Map<string, Outcome>();

  constructor(
    private readonly live: (identity: Identity) => Simulator,
    private readonly clock: Clock,
  ) {}

  /** Undefined when only repeating, and this identity has never been asked. */
  simulator(identity: Identity, asking: Asking): Simulator | undefined {
    if (asking === 'ask') return { simulate: (...question) => this.ask(...question) };
    const outcome = this.outcomes.get(identity.id);
    return outcome === undefined ? undefined : { simulate: (_identity, requests) => this.repeat(outcome, requests) };
  }

  private async ask(...[identity, requests, cancel]: Parameters<Simulator['simulate']>): Promise<readonly Decision[]> {
    try {
      const answers = await this.live(identity).simulate(identity, requests, cancel);
      if (cancel?.aborted === true) return answers;
      const known = this.outcomes.get(identity.id);
      // Folders of one workspace ask the same identity one after the other, each for its own requests.
      const decisions = known?.kind === 'answered' ? known.decisions : new Map<string, Decision>();
      requests.forEach((request, index) => {
        const decision = answers[index];
        if (decision !== undefined) decisions.set(keyOf(request), decision);
      });
      this.outcomes.set(identity.id, { kind: 'answered', decisions });
      return answers;
    } catch (error) {
      this.outcomes.set(identity.id, { kind: 'failed', error });
      throw error;
    }
  }

  private async repeat(outcome: Outcome, requests: readonly AccessRequest[]): Promise<readonly Decision[]> {
    if (outcome.kind === 'failed') throw outcome.error;
    const time = this.clock.now().toISOString();
    const reason = 'The code began to need this after the cloud was last asked. Scan again to ask about it.';
    return Promise.resolve(
      requests.map(
        (request) => outcome.decisions.get(keyOf(request)) ?? { kind: 'unknown', rung: 'none', reason, time },
      ),
    );
  }
}

function keyOf({ permission, resource }: AccessRequest): string {
  return `${permission} ${resource}`;
}
