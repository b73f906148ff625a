import { stageNamed } from '../infrastructure/places.js';
import type { Stage } from '../model/identity.js';
import type { Requirement } from '../model/requirement.js';

/**
 * Whether a stage's deployment has the resource of a requirement, by the names that the workspace's files define:
 * `perhaps` where the stage has another value for the name, or is called by no usual name of a deployment.
 */
export function hasResource({ deployments }: Requirement, { name }: Stage): 'yes' | 'no' | 'perhaps' {
  if (deployments === undefined) return 'yes';
  const { kind, stages } = deployments;
  const usual = stageNamed(name);
  const listed = stages.includes(usual ?? name);
  if (kind === 'except') return listed ? 'perhaps' : 'yes';
  if (listed) return 'yes';
  return usual === undefined ? 'perhaps' : 'no';
}
