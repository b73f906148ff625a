import type { AccessRequest, Decision } from '../../core/model/decision.js';
import type { Identity } from '../../core/model/identity.js';
import { messageOf } from '../../core/model/problem.js';
import type { Simulator } from '../../core/ports.js';
import { cancellable, now, undecided } from '../cancellable.js';
import { inParallel } from '../in-parallel.js';
import { connect } from './client.js';
import type { GcpConnection, GcpOptions } from './client.js';
import { targetsOf } from './targets.js';
import type { Target, Targets } from './targets.js';

/** Permissions in one request: the most that the services take. */
const PERMISSIONS_IN_A_CALL = 100;
const CALLS_AT_ONCE = 4;

/** `storage.objects.get`; wildcards are refused by the services. */
const PERMISSION = /^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+){2,}$/;

/**
 * Asks testIamPermissions of each resource what the caller may do on it: the application-default credentials, a key
 * file, or a declared service account by impersonation. Credentials are read when `simulate` is called, and anew each
 * time. Rejects with an UnforbidError when nothing could be asked; what one service refuses to answer is `unknown`
 * with its reason. What a cancel leaves is `unknown` too.
 */
export function createGcpSimulator(options: GcpOptions = {}): Simulator {
  return cancellable(
    (identity, requests, signal) => simulate(identity, requests, options, signal),
    CANCELLED,
    options.clock,
  );
}

const CANCELLED = 'The check was stopped before Google was asked.';

async function simulate(
  identity: Identity,
  requests: readonly AccessRequest[],
  options: GcpOptions,
  signal: AbortSignal,
): Promise<readonly Decision[]> {
  if (identity.cloud !== 'gcp') {
    return requests.map(() => undecided(`${identity.label} is not an identity of Google Cloud.`, options.clock));
  }
  const connection = await connect(identity, options);
  return new Inquiry(connection, options, signal).run(requests);
}

interface Question {
  readonly index: number;
  readonly permission: string;
  readonly resource: string;
  readonly targets: Targets;
  /** Set when the resource itself does not know the permission: its project is then where it is checked. */
  readonly notThere?: boolean;
}

/** What was learnt of the permissions asked of one target. */
interface TargetAnswer {
  readonly granted: ReadonlySet<string>;
  /** Permissions that the target does not know, with its words. */
  readonly invalid: ReadonlyMap<string, string>;
}

/** One run for one identity. */
class Inquiry {
  private readonly decisions = new Map<number, Decision>();
  private answered = 0;
  private failure: Error | undefined;

  constructor(
    private readonly connection: GcpConnection,
    private readonly options: GcpOptions,
    private readonly signal: AbortSignal,
  ) {}

  async run(requests: readonly AccessRequest[]): Promise<readonly Decision[]> {
    const questions: Question[] = [];
    for (const [index, { permission, resource }] of requests.entries()) {
      if (PERMISSION.test(permission)) {
        questions.push({ index, permission, resource, targets: targetsOf(resource, this.connection.project) });
      } else {
        this.undecided(index, `"${permission}" is not the name of one permission, so it cannot be tested.`);
      }
    }
    const direct = questions.filter(({ targets }) => targets.own !== undefined);
    const moved = await this.ask(
      direct,
      ({ targets }) => targets.own,
      (question, target, answer) => this.settleOwn(question, target, answer),
    );
    const indirect = questions.filter(({ targets }) => targets.own === undefined);
    const lost = await this.ask(
      [...moved, ...indirect],
      ({ targets }) => targets.project,
      (question, target, answer) => this.settleProject(question, target, answer),
    );
    for (const question of lost) this.undecided(question.index, noTarget(question));
    if (this.answered === 0 && this.failure !== undefined && !this.signal.aborted) throw this.failure;
    return requests.map((_, index) => this.decisions.get(index) ?? undecided(CANCELLED, this.options.clock));
  }

  /** Asks each target once about all its questions; gives back those that `settle` leaves open or that have no target. */
  private async ask(
    questions: readonly Question[],
    targetOf: (question: Question) => Target | undefined,
    settle: (question: Question, target: Target, answer: TargetAnswer) => Question | undefined,
  ): Promise<Question[]> {
    const open: Question[] = [];
    const groups = new Map<string, { target: Target; questions: Question[] }>();
    for (const question of questions) {
      const target = targetOf(question);
      if (target === undefined) {
        open.push(question);
        continue;
      }
      const group = groups.get(target.url) ?? { target, questions: [] };
      group.questions.push(question);
      groups.set(target.url, group);
    }
    await inParallel([...groups.values()], CALLS_AT_ONCE, async ({ target, questions: asked }) => {
      if (this.signal.aborted) return;
      try {
        const answer = await this.test(target, [...new Set(asked.map(({ permission }) => permission))]);
        this.answered += 1;
        for (const question of asked) {
          const left = settle(question, target, answer);
          if (left !== undefined) open.push(left);
        }
      } catch (error) {
        if (this.signal.aborted) return;
        this.failure ??= error instanceof Error ? error : new Error(String(error));
        for (const { index } of asked) this.undecided(index, messageOf(error));
      }
    });
    return open.sort((a, b) => a.index - b.index);
  }

  private async test(target: Target, permissions: readonly string[]): Promise<TargetAnswer> {
    const granted = new Set<string>();
    const invalid = new Map<string, string>();
    const queue: (readonly string[])[] = [];
    for (let at = 0; at < permissions.length; at += PERMISSIONS_IN_A_CALL) {
      queue.push(permissions.slice(at, at + PERMISSIONS_IN_A_CALL));
    }
    for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
      const answer = await this.connection.test(target, batch, this.signal);
      if (answer.kind === 'granted') for (const permission of answer.permissions) granted.add(permission);
      else if (batch.length === 1) invalid.set(batch[0] ?? '', answer.message);
      else queue.push(...withoutInvalid(batch, answer.message, invalid));
    }
    return { granted, invalid };
  }

  private settleOwn(question: Question, target: Target, answer: TargetAnswer): Question | undefined {
    const { permission, targets } = question;
    const invalid = answer.invalid.get(permission);
    if (invalid !== undefined) {
      const elsewhere = targets.project !== undefined && targets.project.url !== target.url;
      if (elsewhere) return { ...question, notThere: true };
      this.undecided(question.index, `The ${target.label} does not know ${permission}: ${invalid}`);
      return undefined;
    }
    if (answer.granted.has(permission)) this.allow(question, `on ${target.label}`);
    else this.deny(question, target, answer, targets.below);
    return undefined;
  }

  private settleProject(question: Question, target: Target, answer: TargetAnswer): undefined {
    const { index, permission, resource, targets, notThere = false } = question;
    const invalid = answer.invalid.get(permission);
    if (invalid !== undefined) {
      this.undecided(index, `${permission} cannot be tested on the ${target.label}: ${invalid}`);
    } else if (answer.granted.has(permission)) {
      this.allow(question, `on ${target.label}, and so on everything in it`);
    } else if (notThere) {
      this.deny(question, target, answer, false);
    } else {
      const reason = `${this.connection.who} does not have ${permission} on the whole ${target.label}; whether ${resource} itself grants it is not known, because ${targets.missing}.`;
      this.undecided(index, reason);
    }
    return undefined;
  }

  private allow({ index, permission }: Question, where: string): void {
    const reason = `testIamPermissions: ${this.connection.who} has ${permission} ${where}.`;
    this.decisions.set(index, { kind: 'allowed', layer: 'allow-policy', reason, ...this.base() });
  }

  private deny({ index, permission }: Question, target: Target, answer: TargetAnswer, below: boolean): void {
    const reason = [
      `testIamPermissions: ${this.connection.who} does not have ${permission} on ${target.label}.`,
      // The method answers the same for a resource that does not exist (its reference page).
      answer.granted.size === 0
        ? `It would answer the same if there were no such ${target.noun}: check that it exists.`
        : '',
      below ? 'A grant that is limited to single items in it would not show here.' : '',
    ];
    const text = reason.filter((part) => part !== '').join(' ');
    this.decisions.set(index, { kind: 'denied', layer: 'allow-policy', implicit: true, reason: text, ...this.base() });
  }

  private undecided(index: number, reason: string): void {
    this.decisions.set(index, undecided(reason, this.options.clock));
  }

  private base(): { rung: 'live-simulation'; time: string } {
    return { rung: 'live-simulation', time: now(this.options.clock).toISOString() };
  }
}

/** Names that the refusal mentions are set aside; where it mentions none, the batch is halved until it is found. */
function withoutInvalid(
  batch: readonly string[],
  message: string,
  invalid: Map<string, string>,
): readonly (readonly string[])[] {
  const words = new Set(message.split(/[^A-Za-z0-9.]+/).map((word) => word.replace(/\.$/, '')));
  const named = batch.filter((permission) => words.has(permission));
  if (named.length > 0 && named.length < batch.length) {
    for (const permission of named) invalid.set(permission, message);
    return [batch.filter((permission) => !words.has(permission))];
  }
  const middle = Math.ceil(batch.length / 2);
  return [batch.slice(0, middle), batch.slice(middle)];
}

function noTarget({ resource, targets, permission }: Question): string {
  return `${permission} on ${resource} cannot be tested: ${targets.missing === '' ? 'the resource does not know it' : targets.missing}, and no project is known. Set the project of this identity.`;
}
