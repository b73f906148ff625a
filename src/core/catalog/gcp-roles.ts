/** `data/roles.gcp.json`: roles with indexes into `permissions`. */
export interface RoleTable {
  readonly permissions: readonly string[];
  readonly roles: Readonly<Record<string, RoleRow>>;
}

interface RoleRow {
  readonly permissions: readonly number[];
  /** The documentation page. */
  readonly source: string;
  /** False: known, but not one to propose (roles for access control lists of old, reviewers of everything). */
  readonly suggested?: false;
}

/** Roles over everything; never proposed, whatever a table holds ("Using IAM securely": least privilege). */
const BASIC_ROLES: ReadonlySet<string> = new Set(['roles/owner', 'roles/editor', 'roles/viewer']);

/**
 * The smallest roles that together hold all of `permissions`, for each service its own: one role where one is enough,
 * else the fewest that a greedy choice finds. Empty when a permission is in no known role of its service.
 */
export function suggestRoles(permissions: readonly string[], table: RoleTable): readonly string[] {
  const indexes = new Map(table.permissions.map((permission, at) => [permission, at]));
  const byService = new Map<string, number[]>();
  for (const permission of new Set(permissions)) {
    const at = indexes.get(permission);
    if (at === undefined) return [];
    const service = serviceOf(permission);
    byService.set(service, [...(byService.get(service) ?? []), at]);
  }
  const chosen: string[] = [];
  for (const [service, wanted] of byService) {
    const roles = cover(wanted, candidates(service, table));
    if (roles === undefined) return [];
    chosen.push(...roles);
  }
  return [...new Set(chosen)].sort();
}

/** `iam.googleapis.com/workforcePools.get` -> `iam`. */
function serviceOf(permission: string): string {
  return permission.slice(0, permission.indexOf('.'));
}

interface Candidate {
  readonly role: string;
  readonly holds: ReadonlySet<number>;
}

/** The service's roles, smallest first. */
function candidates(service: string, table: RoleTable): readonly Candidate[] {
  return Object.entries(table.roles)
    .filter(([role, row]) => role.startsWith(`roles/${service}.`) && row.suggested !== false && !BASIC_ROLES.has(role))
    .map(([role, row]) => ({ role, holds: new Set(row.permissions) }))
    .sort((a, b) => a.holds.size - b.holds.size || (a.role < b.role ? -1 : 1));
}

function cover(wanted: readonly number[], roles: readonly Candidate[]): readonly string[] | undefined {
  const single = roles.find(({ holds }) => wanted.every((at) => holds.has(at)));
  const several = greedy(wanted, roles);
  if (single === undefined) return several?.map(({ role }) => role);
  // Two narrow roles are better than one that holds far more than both.
  const size = (several ?? []).reduce((sum, { holds }) => sum + holds.size, 0);
  return several !== undefined && size * 2 < single.holds.size ? several.map(({ role }) => role) : [single.role];
}

function greedy(wanted: readonly number[], roles: readonly Candidate[]): readonly Candidate[] | undefined {
  const left = new Set(wanted);
  const chosen: Candidate[] = [];
  while (left.size > 0) {
    let best: Candidate | undefined;
    let bestShare = 0;
    for (const candidate of roles) {
      const share = [...left].filter((at) => candidate.holds.has(at)).length / candidate.holds.size;
      if (share > bestShare) [best, bestShare] = [candidate, share];
    }
    if (best === undefined) return undefined;
    chosen.push(best);
    for (const at of best.holds) left.delete(at);
  }
  return withoutIdle(wanted, chosen);
}

/** Without roles whose part the others hold: a later choice may hold all that an earlier one was taken for. */
function withoutIdle(wanted: readonly number[], chosen: readonly Candidate[]): readonly Candidate[] {
  let kept = chosen;
  for (const candidate of chosen) {
    const others = kept.filter((other) => other !== candidate);
    if (wanted.every((at) => others.some(({ holds }) => holds.has(at)))) kept = others;
  }
  return kept;
}
