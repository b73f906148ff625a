import type { Catalog, Role } from './catalog.js';

/** `data/roles.gcp.json`: roles with places in the list of all permissions, as runs: `3-5 9`. */
export interface RoleTable {
  readonly sources: readonly string[];
  readonly roles: Readonly<Record<string, RoleRow>>;
}

/** `suggested` is false for roles that are known but not proposed (access control lists of old, reviewers of everything). */
type RoleRow = readonly [permissions: string, source: number, suggested?: boolean];

/** Roles over everything; never proposed, whatever a list holds ("Using IAM securely": least privilege). */
const BASIC_ROLES: ReadonlySet<string> = new Set([
  'roles/owner',
  'roles/editor',
  'roles/viewer',
  'roles/admin',
  'roles/writer',
  'roles/reader',
]);

/** The roles of a table. `permissions`: all permissions in the order in which the table counts them. */
export function rolesOf(table: RoleTable, permissions: readonly string[]): readonly Role[] {
  return Object.entries(table.roles).map(([name, [runs, source, suggested]]) => ({
    name,
    permissions: new Set(placesOf(runs).flatMap((place) => permissions[place] ?? [])),
    source: table.sources[source] ?? '',
    suggested: suggested !== false && isProposable(name),
  }));
}

/** Not a basic role. */
export const isProposable = (role: string): boolean => !BASIC_ROLES.has(role);

/** `projects/reports-dev/roles/reader` -> `projects/reports-dev`; undefined for predefined roles. */
export const parentOfRole = (role: string): string | undefined =>
  /^((?:projects|organizations)\/[^/]+)\/roles\//.exec(role)?.[1];

/** `3-5 9` -> 3, 4, 5, 9. Of a run that goes past `most` the place `most` stands for the rest. */
export function placesOf(runs: string, most = Number.MAX_SAFE_INTEGER): readonly number[] {
  return runs.split(' ').flatMap((run) => {
    if (run === '') return [];
    const [from = 0, to = from] = run.split('-').map(Number);
    return Array.from(
      { length: Math.max(0, Math.min(to, most) - Math.min(from, most) + 1) },
      (_, at) => Math.min(from, most) + at,
    );
  });
}

/** 3, 4, 5, 9 -> `3-5 9` */
export function runsOf(places: readonly number[]): string {
  const found: [from: number, to: number][] = [];
  for (const place of [...new Set(places)].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last?.[1] === place - 1) last[1] = place;
    else found.push([place, place]);
  }
  return found.map(([from, to]) => (from === to ? String(from) : `${String(from)}-${String(to)}`)).join(' ');
}

/** What to grant for a set of permissions. */
export interface RoleProposal {
  /** Together they hold everything but `missing`. Of each permission's own service, in order of name. */
  readonly roles: readonly string[];
  /** Several roles that also hold everything, and together less than half of what `roles` do: to grant these is better. */
  readonly narrower?: readonly string[];
  /** What the roles hold beyond what was asked for, sorted. */
  readonly excess: readonly string[];
  /** What `narrower` hold beyond it; present with them. */
  readonly narrowerExcess?: readonly string[];
  /** Permissions that no known role of their service holds: a custom role is the way. */
  readonly missing: readonly string[];
}

/**
 * The least roles that hold all of `permissions`: for each service the smallest role that is enough, several where none
 * alone is; and with them the several that would hold far less, where there are such. Roles of the permission's own
 * service come first; a role of another service is taken only where the service's own hold it not, and basic roles never.
 * Custom roles count as of every service, but only those of `parents` (`projects/reports-dev`), since they can be granted
 * nowhere else.
 */
export function proposeRoles(
  permissions: readonly string[],
  roles: readonly Role[],
  parents: readonly string[] = [],
): RoleProposal {
  const wanted = [...new Set(permissions)];
  const proposable = roles.filter((role) => {
    const parent = role.suggested ? parentOfRole(role.name) : undefined;
    return role.suggested && (parent === undefined || parents.includes(parent));
  });
  const fewest = chooseRoles(wanted, proposable, (needs, among) => single(needs, among) ?? greedy(needs, among));
  const narrow = chooseRoles(wanted, proposable, greedy);
  const held = heldBy(fewest.roles);
  const heldNarrow = heldBy(narrow.roles);
  const beyond = (all: ReadonlySet<string>) => [...all].filter((permission) => !wanted.includes(permission)).sort();
  const isNarrower = heldNarrow.size * NARROWER_FACTOR < held.size;
  return {
    roles: namesOf(fewest.roles),
    ...(isNarrower ? { narrower: namesOf(narrow.roles) } : {}),
    excess: beyond(held),
    ...(isNarrower ? { narrowerExcess: beyond(heldNarrow) } : {}),
    missing: fewest.missing,
  };
}

/** Permissions beyond the need that a proposal may hold and still fit; with more, an own role is offered beside it. */
const LITTLE_EXCESS = 10;

/** Whether predefined roles hold all that is needed, and little more. */
export const fitsClosely = (proposal: RoleProposal): boolean =>
  proposal.missing.length === 0 && (proposal.narrowerExcess ?? proposal.excess).length <= LITTLE_EXCESS;

/** Several roles are better than fewer that hold more than this many times what they hold. */
const NARROWER_FACTOR = 2;

const heldBy = (roles: readonly Role[]): ReadonlySet<string> => new Set(roles.flatMap((role) => [...role.permissions]));

const namesOf = (roles: readonly Role[]): readonly string[] => roles.map((role) => role.name).sort();

/** Roles for each service by `choose`, which is given what one of its roles holds, and the roles, smallest first. */
function chooseRoles(
  wanted: readonly string[],
  roles: readonly Role[],
  choose: (wanted: readonly string[], roles: readonly Role[]) => readonly Role[],
): { readonly roles: readonly Role[]; readonly missing: readonly string[] } {
  const chosen = new Set<Role>();
  const missing: string[] = [];
  for (const [service, group] of groups(wanted)) {
    const own = bySize(
      roles.filter((role) => parentOfRole(role.name) !== undefined || serviceOfRole(role.name) === service),
    );
    const inOwn = group.filter((permission) => own.some((role) => role.permissions.has(permission)));
    if (inOwn.length > 0) for (const role of choose(inOwn, own)) chosen.add(role);
    const others = group.filter((permission) => ![...chosen].some((role) => role.permissions.has(permission)));
    const inOthers = others.filter((permission) => roles.some((role) => role.permissions.has(permission)));
    if (inOthers.length > 0) for (const role of choose(inOthers, bySize(roles))) chosen.add(role);
    missing.push(...others.filter((permission) => !inOthers.includes(permission)));
  }
  return { roles: withoutIdle(wanted, [...chosen]), missing };
}

/** `iam.googleapis.com/workforcePools.get` -> `iam`. */
const serviceOf = (permission: string): string => permission.slice(0, permission.indexOf('.'));

/** `roles/cloudbuild.builds.viewer` -> `cloudbuild`. */
const serviceOfRole = (role: string): string => /^(?:roles\/)?([^.]*)/.exec(role)?.[1] ?? '';

function groups(permissions: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const permission of permissions)
    found.set(serviceOf(permission), [...(found.get(serviceOf(permission)) ?? []), permission]);
  return found;
}

const bySize = (roles: readonly Role[]): readonly Role[] =>
  [...roles].sort((a, b) => a.permissions.size - b.permissions.size || (a.name < b.name ? -1 : 1));

const single = (wanted: readonly string[], roles: readonly Role[]): readonly Role[] | undefined => {
  const found = roles.find(({ permissions }) => wanted.every((permission) => permissions.has(permission)));
  return found === undefined ? undefined : [found];
};

function greedy(wanted: readonly string[], roles: readonly Role[]): readonly Role[] {
  const left = new Set(wanted);
  const chosen: Role[] = [];
  while (left.size > 0) {
    let best: Role | undefined;
    let bestShare = 0;
    for (const role of roles) {
      let gained = 0;
      for (const permission of left) if (role.permissions.has(permission)) gained += 1;
      const share = gained / role.permissions.size;
      if (share > bestShare) [best, bestShare] = [role, share];
    }
    if (best === undefined) break;
    chosen.push(best);
    for (const permission of best.permissions) left.delete(permission);
  }
  return withoutIdle(wanted, chosen);
}

/** Without roles whose part the others hold: a later choice may hold all that an earlier one was taken for. */
function withoutIdle(wanted: readonly string[], chosen: readonly Role[]): readonly Role[] {
  let kept = chosen;
  for (const role of chosen) {
    const others = kept.filter((other) => other !== role);
    const needed = wanted.some(
      (permission) =>
        role.permissions.has(permission) && !others.some(({ permissions }) => permissions.has(permission)),
    );
    if (!needed) kept = others;
  }
  return kept;
}

/** Whether the dictionary has the permission, or a role holds it: those of services newer than the dictionary. */
export function isKnownPermission(permission: string, catalog: Pick<Catalog, 'permission' | 'roles'>): boolean {
  return (
    catalog.permission('gcp', permission) !== undefined ||
    catalog.roles().some((role) => role.permissions.has(permission))
  );
}
