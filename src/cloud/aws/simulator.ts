import { SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import type { ContextEntry, EvaluationResult } from '@aws-sdk/client-iam';
import type { AccessRequest, Decision } from '../../core/model/decision.js';
import type { Identity } from '../../core/model/identity.js';
import { messageOf, UnforbidError } from '../../core/model/problem.js';
import type { Simulator } from '../../core/ports.js';
import { cancellable, now, undecided } from '../cancellable.js';
import { inParallel } from '../in-parallel.js';
import { connect } from './client.js';
import type { AwsConnection, AwsOptions } from './client.js';
import { explainError, nameOf } from './errors.js';
import { entriesOf, knownEntries } from './known-context.js';
import { principalOf, selfExaminationPolicy } from './principal.js';
import type { Principal } from './principal.js';
import { batchesOf, batchOf, halves, questionOf } from './questions.js';
import type { Batch, Question } from './questions.js';
import { decisionOf, evaluationsOf } from './results.js';
import type { Evaluation } from './results.js';

/** Calls under way at once: more are throttled ("IAM and AWS STS quotas"). */
const CALLS_AT_ONCE = 2;

/**
 * Asks IAM's SimulatePrincipalPolicy what an identity may do: a profile's own principal, or a declared principal by its
 * ARN (asked with the default credentials). Credentials are read when `simulate` is called, and anew each time, so that
 * renewed ones count at once. Rejects with an UnforbidError when nothing could be asked; what could not be asked after
 * that is `unknown` with the reason. What a cancel leaves is `unknown` too.
 */
export function createAwsSimulator(options: AwsOptions = {}): Simulator {
  return cancellable(
    (identity, requests, signal) => simulate(identity, requests, options, signal),
    CANCELLED,
    options.clock,
  );
}

const CANCELLED = 'The check was stopped before AWS was asked.';

async function simulate(
  identity: Identity,
  requests: readonly AccessRequest[],
  options: AwsOptions,
  signal: AbortSignal,
): Promise<readonly Decision[]> {
  if (identity.kind !== 'aws-profile' && identity.kind !== 'aws-declared') {
    return requests.map(() => undecided(`${identity.label} is not an identity of AWS.`, options.clock));
  }
  const connection = await connect(identity, options);
  try {
    const principal = await principalOf(identity, connection, signal);
    if (principal.kind === 'not-simulated') return requests.map(() => undecided(principal.reason, options.clock));
    return await new Simulation(connection, principal, options, signal).run(requests);
  } finally {
    connection.close();
  }
}

/** One run for one principal. */
class Simulation {
  private readonly decisions = new Map<number, Decision>();
  /** The ARN that the simulator takes, once it has taken one. */
  private source: string | undefined;
  private asked = 0;
  private failure: unknown;

  constructor(
    private readonly connection: AwsConnection,
    private readonly principal: Extract<Principal, { kind: 'entity' }>,
    private readonly options: AwsOptions,
    private readonly signal: AbortSignal,
  ) {}

  async run(requests: readonly AccessRequest[]): Promise<readonly Decision[]> {
    const { account, partition } = this.principal;
    const { region, regionKnown } = this.connection;
    const { resourceTemplates } = this.options;
    const around = { account, partition, ...(regionKnown ? { region } : {}), resourceTemplates };
    const questions: Question[] = [];
    for (const [index, request] of requests.entries()) {
      const question = questionOf(request, index, around);
      if (typeof question === 'string') this.decisions.set(index, undecided(question, this.options.clock));
      else questions.push(question);
    }
    const [first, ...rest] = batchesOf(questions);
    // The first call settles the principal's ARN, and whether anything can be asked at all.
    if (first !== undefined) await this.ask(first);
    await inParallel(rest, CALLS_AT_ONCE, (batch) => this.ask(batch));
    const left = this.failure === undefined ? CANCELLED : messageOf(this.failure);
    return requests.map((_, index) => this.decisions.get(index) ?? undecided(left, this.options.clock));
  }

  /** Asks a batch; a name that the service refuses costs only its own answer. */
  private async ask(batch: Batch): Promise<void> {
    if (this.signal.aborted || this.failure !== undefined) return;
    try {
      await this.answer(batch);
      this.asked += 1;
    } catch (error) {
      if (this.signal.aborted) return;
      if (!/^(InvalidInput|ValidationError|Validation|PolicyEvaluation)$/.test(nameOf(error))) return this.fail(error);
      const smaller = halves(batch);
      if (smaller === undefined) {
        for (const { index, action } of batch.questions) {
          const reason = `IAM's policy simulator does not take ${action} on this resource: ${messageOf(error)}`;
          this.decisions.set(index, undecided(reason, this.options.clock));
        }
      } else {
        for (const half of smaller) await this.ask(half);
      }
    }
  }

  /** Nothing asked yet: the caller is told. Later: what was answered stays, the rest is unknown for this reason. */
  private fail(error: unknown): void {
    const { doing } = this.connection;
    if (nameOf(error) === 'NoSuchEntity') error = this.noSuchPrincipal(error);
    const remedy = `an administrator can allow it with this policy: ${selfExaminationPolicy(this.principal)}`;
    this.failure = explainError(error, { ...doing, operation: 'iam:SimulatePrincipalPolicy', remedy });
    if (this.asked === 0) throw this.failure;
  }

  private noSuchPrincipal(cause: unknown): UnforbidError {
    const { account, arns, guessed, name } = this.principal;
    if (!guessed) {
      return new UnforbidError('not-found', `Account ${account} has no ${arns[0] ?? name}: check its name and path.`, {
        cause,
      });
    }
    const policy = selfExaminationPolicy(this.principal);
    const message = `The path of the role ${name} could not be read (iam:GetRole), so it cannot be simulated; an administrator can allow it with this policy: ${policy}`;
    return new UnforbidError('access-denied', message, { cause });
  }

  private async answer(batch: Batch): Promise<void> {
    const time = now(this.options.clock);
    const entries = entriesOf(batch.context);
    const evaluations = evaluationsOf(await this.call(batch, entries), batch.resources);
    const again: Question[] = [];
    const settle = (question: Question, evaluation: Evaluation | undefined) => {
      const { source = '' } = this;
      const simulated = { principal: source, account: this.principal.account, time: time.toISOString() };
      const decision =
        evaluation === undefined
          ? undecided(
              `IAM's policy simulator gave no answer for ${question.action} on ${question.resource}.`,
              this.options.clock,
            )
          : decisionOf(question, evaluation, simulated);
      this.decisions.set(question.index, decision);
    };
    const missing = new Set<string>();
    for (const question of batch.questions) {
      const evaluation = evaluations.of(question.action, question.resource);
      settle(question, evaluation);
      if (evaluation === undefined || evaluation.missing.length === 0) continue;
      for (const key of evaluation.missing) missing.add(key);
      again.push(question);
    }
    const caller = { principal: this.source ?? '', account: this.principal.account, time };
    const known = knownEntries([...missing], caller);
    if (known.length === 0) return;
    const second = batchOf(again);
    const better = evaluationsOf(await this.call(second, [...entries, ...known]), second.resources);
    for (const question of again) settle(question, better.of(question.action, question.resource));
  }

  /** All pages of one call's answer. */
  private async call(batch: Batch, context: readonly ContextEntry[]): Promise<EvaluationResult[]> {
    if (this.source !== undefined) return this.pages(this.source, batch, context);
    for (const [index, arn] of this.principal.arns.entries()) {
      try {
        const results = await this.pages(arn, batch, context);
        this.source = arn;
        return results;
      } catch (error) {
        const last = index === this.principal.arns.length - 1;
        if (last || nameOf(error) !== 'NoSuchEntity') throw error;
      }
    }
    return [];
  }

  private async pages(arn: string, batch: Batch, context: readonly ContextEntry[]): Promise<EvaluationResult[]> {
    const results: EvaluationResult[] = [];
    let marker: string | undefined;
    do {
      const page = await this.connection.iam.send(
        new SimulatePrincipalPolicyCommand({
          PolicySourceArn: arn,
          ActionNames: [...batch.actions],
          ResourceArns: [...batch.resources],
          ...(context.length === 0 ? {} : { ContextEntries: [...context] }),
          ...(marker === undefined ? {} : { Marker: marker }),
        }),
        { abortSignal: this.signal },
      );
      results.push(...(page.EvaluationResults ?? []));
      marker = page.IsTruncated === true ? page.Marker : undefined;
    } while (marker !== undefined);
    return results;
  }
}
