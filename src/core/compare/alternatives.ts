import type { AccessRequest, Decision, RequestContext, Verdict } from '../model/decision.js';
import type { FixedContext, Requirement } from '../model/requirement.js';

/**
 * The requests that a requirement stands for: one for each combination of the values that its context may have, a single
 * one where it has none. Never empty.
 */
export function requestsOf({ permission, resource, context }: Requirement): readonly AccessRequest[] {
  if (context === undefined) return [{ permission, resource }];
  return combinations(context).map((values) => ({ permission, resource, context: values }));
}

/** Each combination of one value for each key. */
export function combinations(context: FixedContext): readonly RequestContext[] {
  return Object.entries(context).reduce<readonly RequestContext[]>(
    (found, [key, values]) => found.flatMap((one) => values.map((value) => ({ ...one, [key]: value }))),
    [{}],
  );
}

/** A decision and the request that it answers. */
export interface Answer {
  readonly request: AccessRequest;
  readonly decision: Decision;
}

/**
 * The decision about a request of which only this is known, that it is one of these: theirs where they are decided alike;
 * allowed if it is one of those that are, where some are; unknown where none is and some are not known.
 */
export function together(answers: readonly Answer[]): Decision {
  const [first, ...others] = answers;
  if (first === undefined) throw new Error('no request was asked');
  if (others.every(({ decision }) => sameAnswer(decision, first.decision))) return first.decision;
  const { rung, time } = first.decision;
  const reason = `It depends on what the source does not show: ${reasons(answers)}`;
  const open = answers.filter(({ decision }) => decision.kind === 'allowed' || decision.kind === 'conditional');
  const [layered] = open.length > 0 ? open : answers;
  if (open.length === 0 || layered === undefined || !('layer' in layered.decision)) {
    return { kind: 'unknown', rung, time, reason };
  }
  const { layer } = layered.decision;
  const statement = layered.decision.statement;
  return {
    kind: 'conditional',
    layer,
    ...(statement === undefined ? {} : { statement }),
    rung,
    time,
    ifs: [open.map(({ request, decision }) => [contextWords(request), ...ifsOf(decision)].join(' and ')).join(', or ')],
    reason,
  };
}

const ifsOf = (decision: Decision): readonly string[] => (decision.kind === 'conditional' ? decision.ifs : []);

/** Decided alike, and on the same conditions: which of the requests it is makes no difference. */
function sameAnswer(a: Decision, b: Decision): boolean {
  return a.kind === b.kind && JSON.stringify(ifsOf(a)) === JSON.stringify(ifsOf(b));
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  allowed: 'allowed',
  conditional: 'conditional',
  denied: 'denied',
  unknown: 'not known',
};

/** "allowed if iam:PassedToService is ecs.amazonaws.com; denied if …: <why>". */
function reasons(answers: readonly Answer[]): string {
  const kinds = [...new Set(answers.map(({ decision }) => decision.kind))];
  return kinds
    .map((kind) => {
      const some = answers.filter(({ decision }) => decision.kind === kind);
      const words = some.map(({ request }) => contextWords(request)).join(' or ');
      const why = kind === 'allowed' ? '' : ` (${some[0]?.decision.reason ?? ''})`;
      return `${VERDICTS[kind]} if ${words}${why}`;
    })
    .join('; ');
}

const contextWords = ({ context = {} }: AccessRequest): string =>
  Object.entries(context)
    .map(([key, value]) => `${key} is ${[value].flat().join(', ')}`)
    .join(' and ');
