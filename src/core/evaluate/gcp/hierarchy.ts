import { covers, globPattern, meets } from '../pattern.js';
import { type Applicability, maybe, NO, YES } from '../outcome.js';

const PROJECT = /^\/\/cloudresourcemanager\.googleapis\.com\/projects\/([^/]+)$/;

/** The project whose policy it is; undefined for a policy of something else, or of nothing named. */
export function projectOf(owner: string | undefined): string | undefined {
  return owner === undefined ? undefined : PROJECT.exec(owner)?.[1];
}

/** True for a policy that stands at a project or above it: where every request must find its grant if nowhere below. */
export function isProjectLevel(resource: string | undefined): boolean {
  return resource === undefined || /^\/\/cloudresourcemanager\.googleapis\.com\//.test(resource);
}

/** The request's resource with its unknown project filled in. Bucket names hold no project (`projects/_`). */
export function resourceInProject(resource: string, project: string | undefined): string {
  return project === undefined ? resource : resource.replace(/^(\/\/[^/]+\/projects\/)\*(?=\/|$)/, `$1${project}`);
}

/**
 * Whether a policy of `owner` bears on the resource: it is the resource's own, or that of something it lies in
 * (documentation: "Policy inheritance"). Folders and organizations are taken as parents of the project; a bucket, whose
 * name does not show its project, as lying in the project whose policy was given.
 */
export function inherits(resource: string, owner: string | undefined): Applicability {
  if (owner === undefined) return YES;
  const project = projectOf(owner);
  if (project === undefined && isProjectLevel(owner)) return YES;
  if (project !== undefined) {
    const own = /^\/\/[^/]+\/projects\/([^/]+)/.exec(resource)?.[1];
    if (own === project || own === '_') return YES;
    return own === undefined || own.includes('*') ? maybe(`the resource is in project ${project}`) : NO;
  }
  const inner = globPattern(resource);
  const trees = [globPattern(owner), globPattern(`${owner}/*`)];
  if (trees.some((tree) => covers(tree, inner))) return YES;
  return trees.some((tree) => meets(tree, inner)) ? maybe(`the resource is within ${owner}`) : NO;
}
