import type { Deployments } from '../model/requirement.js';

/** What holds in either of two ways. Undefined: every deployment. */
export function either(one: Deployments | undefined, other: Deployments | undefined): Deployments | undefined {
  if (one === undefined || other === undefined) return undefined;
  if (one.kind === 'only' && other.kind === 'only') return only([...one.stages, ...other.stages]);
  const [except, rest] = one.kind === 'except' ? [one, other] : [other, one];
  const left = except.stages.filter((stage) => rest.stages.includes(stage) === (rest.kind === 'except'));
  return left.length === 0 ? undefined : { kind: 'except', stages: left };
}

export const only = (stages: readonly string[]): Deployments => ({ kind: 'only', stages: [...new Set(stages)].sort() });
