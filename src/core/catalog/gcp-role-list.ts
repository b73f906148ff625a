import * as v from 'valibot';
import { UnforbidError } from '../model/problem.js';
import type { Role } from './catalog.js';

/** An answer of the IAM API's method roles.list with view=FULL ("IAM API reference"). */
const Page = v.object({
  roles: v.optional(
    v.array(
      v.looseObject({
        name: v.string(),
        includedPermissions: v.optional(v.array(v.string()), []),
        stage: v.optional(v.string(), 'GA'),
        deleted: v.optional(v.boolean(), false),
      }),
    ),
    [],
  ),
  nextPageToken: v.optional(v.string(), ''),
});

/** A page of roles as Google gave it. */
export interface RolePage {
  readonly roles: readonly ListedRole[];
  /** Empty on the last page. */
  readonly nextPageToken: string;
}

interface ListedRole {
  readonly name: string;
  readonly includedPermissions: readonly string[];
  readonly stage: string;
  readonly deleted: boolean;
}

/** Reads one answer of roles.list. Throws an UnforbidError `network` when the text is none. */
export function parseRolePage(text: string): RolePage {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Page), text);
  if (parsed.success) return parsed.output;
  throw new UnforbidError(
    'network',
    'The list of roles is not an answer of the IAM API (roles.list): check the proxy settings, and the endpoint if one is set.',
  );
}

/** Roles as they were on a day, for a cache on disk: JSON of this form is read again by `parseRoleList`. */
export interface RoleList {
  /** `2026-11-24`: the day on which they were read. */
  readonly date: string;
  readonly roles: Readonly<Record<string, readonly string[]>>;
}

const CachedList = v.object({
  date: v.pipe(v.string(), v.isoDate()),
  roles: v.record(v.string(), v.array(v.string())),
});

/** Roles of pages, without deleted, disabled and deprecated ones and those whose permissions the caller may not see. */
export function roleListOf(pages: readonly RolePage[], date: string): RoleList {
  const roles: Record<string, readonly string[]> = {};
  for (const role of pages.flatMap((page) => page.roles)) {
    if (role.deleted || ['DISABLED', 'DEPRECATED'].includes(role.stage) || role.includedPermissions.length === 0)
      continue;
    roles[role.name] = role.includedPermissions;
  }
  return { date, roles };
}

/** A list from the cache, or undefined when the text is none: it is then read anew. */
export function parseRoleList(text: string): RoleList | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), CachedList), text);
  return parsed.success ? parsed.output : undefined;
}

/**
 * The bundled roles with a read list over them: the list's permissions hold where both know a role, and its source says
 * the day. Roles that the bundle marks as not to be proposed stay so; of roles that only the list has, those of Google's
 * own agents are not proposed, nor the basic ones.
 */
export function mergeRoles(bundled: readonly Role[], list: RoleList): readonly Role[] {
  const source = `roles.list, ${list.date}`;
  const merged = new Map(bundled.map((role) => [role.name, role]));
  for (const [name, permissions] of Object.entries(list.roles))
    merged.set(name, {
      name,
      permissions: new Set(permissions),
      source,
      suggested: merged.get(name)?.suggested ?? (/^roles\/\w+\./.test(name) && !/agent$/i.test(name)),
    });
  return [...merged.values()];
}
