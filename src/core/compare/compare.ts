import { requirementsOf, scopeGaps } from '../infer/requirements.js';
import type { AccessRequest, Decision } from '../model/decision.js';
import type { Identity, Stage } from '../model/identity.js';
import type { Inventory, InventoryRow, Problem, StageDecision } from '../model/inventory.js';
import { messageOf } from '../model/problem.js';
import type { AnalysedCall, Requirement } from '../model/requirement.js';
import type { SkippedFile } from '../model/source.js';
import type { Cancel, Clock, Simulator } from '../ports.js';
import { requestsOf, together } from './alternatives.js';
import { hasResource } from './deployments.js';

export interface InventoryInput {
  readonly calls: readonly AnalysedCall[];
  readonly skipped: readonly SkippedFile[];
  readonly problems: readonly Problem[];
  readonly stages: readonly Stage[];
  /** Also what only test code needs. Default: false. */
  readonly includeTests?: boolean;
  /** Undefined: this identity may not, or cannot, be examined now. */
  readonly simulatorFor: (identity: Identity) => Simulator | undefined;
  readonly clock: Clock;
}

/**
 * Compares what the calls need with what the identities of the stages have. Each identity is asked once, for all its
 * requests; one that fails makes its own rows `unknown` with the reason and adds a problem, the others are decided.
 * Cancelling gives at once what is known by then, the rest `unknown`.
 */
export async function takeInventory(input: InventoryInput, cancel?: Cancel): Promise<Inventory> {
  const requirements = requirementsOf(input.calls, { includeTests: input.includeTests ?? false });
  const identities = new Map<string, Identity>();
  for (const { aws, gcp } of input.stages)
    for (const identity of [aws, gcp]) if (identity !== undefined) identities.set(identity.id, identity);

  const problems: Problem[] = [...input.problems];
  const decided = new Map<string, DecisionsOfIdentity>();
  await Promise.all(
    [...identities.values()].map(async (identity) => {
      decided.set(identity.id, await decisionsOf(identity, requirements, input, problems, cancel));
    }),
  );
  return {
    calls: input.calls,
    rows: requirements.map((requirement) => ({
      requirement,
      decisions: input.stages.map((stage) => stageDecision(requirement, stage, decided, input.clock)),
    })),
    scopeGaps: scopeGaps(input.calls),
    skipped: input.skipped,
    problems: unique(problems),
  };
}

/**
 * The decision of a row for a stage as it is defined now; undefined when it was reached for another identity (the stage
 * was switched or edited since) or when the stage was not examined: such a row is to be decided again, never shown.
 */
export function currentDecision(row: InventoryRow, stage: Stage): Decision | undefined {
  const found = row.decisions.find((one) => one.stage === stage.name);
  return found !== undefined && found.identity?.id === stage[row.requirement.cloud]?.id ? found.decision : undefined;
}

/** Answers by request: what one identity was asked, and the decision. */
type DecisionsOfIdentity = ReadonlyMap<string, Decision>;

const requestKey = ({ permission, resource, context = {} }: AccessRequest): string =>
  JSON.stringify([permission, resource, Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))]);

async function decisionsOf(
  identity: Identity,
  requirements: readonly Requirement[],
  input: InventoryInput,
  problems: Problem[],
  cancel: Cancel | undefined,
): Promise<DecisionsOfIdentity> {
  const requests = new Map<string, AccessRequest>();
  for (const requirement of requirements) {
    if (requirement.cloud !== identity.cloud) continue;
    const stages = input.stages.filter((stage) => stage[identity.cloud]?.id === identity.id);
    if (stages.every((stage) => hasResource(requirement, stage) === 'no')) continue;
    // A requirement that is conditional in the code and one that is not ask the cloud the same.
    for (const request of requestsOf(requirement)) requests.set(requestKey(request), request);
  }
  const all = (reason: string): DecisionsOfIdentity => {
    const decision = undecided(reason, input.clock);
    return new Map([...requests.keys()].map((key) => [key, decision]));
  };
  if (requests.size === 0) return new Map();
  if (isCancelled(cancel)) return all(CANCELLED);
  const simulator = input.simulatorFor(identity);
  if (simulator === undefined) {
    return all(`${identity.label} can only be decided by asking the cloud, which is done when you ask for it.`);
  }
  try {
    const answers = await untilCancelled(simulator.simulate(identity, [...requests.values()], cancel), cancel);
    if (answers === undefined) return all(CANCELLED);
    const missing = undecided(
      `${identity.label}: the answer left this request out; run the comparison again.`,
      input.clock,
    );
    return new Map([...requests.keys()].map((key, index) => [key, answers[index] ?? missing]));
  } catch (error) {
    if (isCancelled(cancel)) return all(CANCELLED);
    const message = messageOf(error, `Examining ${identity.label} failed`);
    problems.push({ message });
    return all(message);
  } finally {
    problems.push(...(simulator.problems?.() ?? []));
  }
}

/** A call and not a comparison in place: the answer changes while one waits. */
const isCancelled = (cancel: Cancel | undefined): boolean => cancel?.aborted === true;

const CANCELLED = 'The comparison was cancelled before this was decided.';

/** The promise's value, or undefined as soon as the work is cancelled: a hanging request does not hold the user up. */
async function untilCancelled<T>(work: Promise<T>, cancel: Cancel | undefined): Promise<T | undefined> {
  if (cancel === undefined) return work;
  let stop = (): void => undefined;
  const cancelled = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
    cancel.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([work, cancelled]);
  } finally {
    cancel.removeEventListener('abort', stop);
  }
}

function stageDecision(
  requirement: Requirement,
  stage: Stage,
  decided: ReadonlyMap<string, DecisionsOfIdentity>,
  clock: Clock,
): StageDecision {
  const identity = stage[requirement.cloud];
  if (identity === undefined) {
    const cloud = requirement.cloud === 'aws' ? 'AWS' : 'Google';
    return { stage: stage.name, decision: undecided(`Stage "${stage.name}" names no ${cloud} identity.`, clock) };
  }
  const has = hasResource(requirement, stage);
  if (has === 'no') {
    const owners = requirement.deployments?.stages.join(', ') ?? '';
    const reason = `${requirement.resource} is of ${owners} by the workspace's definitions: "${stage.name}" is not asked for it.`;
    return { stage: stage.name, identity, decision: undecided(reason, clock) };
  }
  const answers = requestsOf(requirement).map((request) => ({
    request,
    decision: decided.get(identity.id)?.get(requestKey(request)) ?? undecided('This was not asked.', clock),
  }));
  return { stage: stage.name, identity, decision: inStage(weighed(requirement, together(answers)), has, stage) };
}

/**
 * A permission that the call needs only under a condition which source does not show: lacking it is no denial of the
 * call, but a condition for it to succeed.
 */
function weighed({ condition }: Requirement, decision: Decision): Decision {
  if (condition === undefined || decision.kind !== 'denied') return decision;
  const { layer, statement, rung, time, reason } = decision;
  return {
    kind: 'conditional',
    layer,
    ...(statement !== undefined && { statement }),
    rung,
    time,
    ifs: [`the call does not need it (it is needed ${condition.when})`],
    reason: `It is needed only ${condition.when}; then it is denied: ${reason}`,
  };
}

/** Lacking what a stage may not even use is no denial, but a condition. */
function inStage(decision: Decision, has: 'yes' | 'perhaps', stage: Stage): Decision {
  if (has === 'yes' || decision.kind !== 'denied') return decision;
  const { layer, statement, rung, time, reason } = decision;
  return {
    kind: 'conditional',
    layer,
    ...(statement !== undefined && { statement }),
    rung,
    time,
    ifs: [`"${stage.name}" does not use this resource`],
    reason: `The workspace's definitions leave open whether "${stage.name}" uses it; if it does, it is denied: ${reason}`,
  };
}

function undecided(reason: string, clock: Clock): Decision {
  return { kind: 'unknown', rung: 'none', reason, time: clock.now().toISOString() };
}

function unique(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [problem.message, problem])).values()];
}
