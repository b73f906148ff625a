import type { DeclaredSimulator } from '../declared/simulator.js';
import type { Stage } from '../model/identity.js';
import type { KnownPolicies } from './context.js';

/** The policies of the stages' declared identities: what fixes are edited into and certified against. */
export async function knownPolicies(
  stages: readonly Stage[],
  declared: Pick<DeclaredSimulator, 'policiesOf'>,
): Promise<readonly KnownPolicies[]> {
  const known: KnownPolicies[] = [];
  for (const stage of stages) {
    for (const identity of [stage.aws, stage.gcp]) {
      const policies = identity === undefined ? undefined : await declared.policiesOf(identity);
      if (identity === undefined || policies === undefined) continue;
      known.push(
        policies.kind === 'aws'
          ? { cloud: 'aws', stage: stage.name, identity, set: policies.set }
          : { cloud: 'gcp', stage: stage.name, identity, set: policies.set },
      );
    }
  }
  return known;
}
