import * as v from 'valibot';
import { UnforbidError } from '../model/problem.js';
import type { Role } from './catalog.js';
import type { CustomRoleSupport } from './custom-role.js';
import { isProposable, parentOfRole, placesOf, runsOf } from './gcp-roles.js';

/** An answer of the IAM API's methods roles.list with view=FULL ("IAM API reference"). */
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
  readonly roles: readonly PagedRole[];
  /** Empty on the last page. */
  readonly nextPageToken: string;
}

interface PagedRole {
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

/** Roles as they were on a day. */
export interface RoleList {
  /** Whose: `roles` for the predefined ones, `projects/reports-dev` or `organizations/123456789012` for custom ones. */
  readonly parent: string;
  /** `2026-11-24`: the day on which they were read. */
  readonly date: string;
  readonly roles: readonly ListedRole[];
  /** Which permissions custom roles of this parent may hold, where Google was asked. */
  readonly support?: CustomRoleSupport;
}

export interface ListedRole {
  readonly name: string;
  readonly permissions: readonly string[];
  /** False: bindings of it count (or, disabled, give nothing), but it is not to be granted any more. */
  readonly grantable: boolean;
}

/** The parent of predefined roles. */
export const PREDEFINED = 'roles';

/** What came of reading a parent's roles. `note`: a sentence on what could not be learnt besides them. */
export type RoleReading =
  | { readonly kind: 'read'; readonly list: RoleList; readonly note?: string }
  | { readonly kind: 'failed'; readonly parent: string; readonly error: UnforbidError };

/**
 * The parents to read for a project and an organization, by their ids; predefined roles come first. Throws an
 * UnforbidError `bad-arguments` for what is no id: it would be part of an address.
 */
export function roleParents(project: string | undefined, organization: string | undefined): readonly string[] {
  if (project !== undefined && !/^(?:[a-z][a-z0-9.-]*:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/.test(project))
    throw new UnforbidError('bad-arguments', `"${project}" is not the id of a project: write it as in reports-dev.`);
  if (organization !== undefined && !/^\d{1,20}$/.test(organization))
    throw new UnforbidError(
      'bad-arguments',
      `"${organization}" is not the number of an organization: write it as in 123456789012.`,
    );
  return [
    PREDEFINED,
    ...(project === undefined ? [] : [`projects/${project}`]),
    ...(organization === undefined ? [] : [`organizations/${organization}`]),
  ];
}

/**
 * Roles of pages, without deleted ones and those whose permissions the caller may not see. Deprecated ones are kept, since
 * bindings of them still count; of disabled ones nothing does ("IAM documentation": Create and manage custom roles).
 */
export function roleListOf(pages: readonly RolePage[], parent: string, date: string): RoleList {
  const roles = pages
    .flatMap((page) => page.roles)
    .filter((role) => !role.deleted && (role.includedPermissions.length > 0 || role.stage === 'DISABLED'))
    .map(({ name, stage, includedPermissions }): ListedRole => ({
      name,
      permissions: stage === 'DISABLED' ? [] : includedPermissions,
      grantable: stage !== 'DISABLED' && stage !== 'DEPRECATED',
    }));
  return { parent, date, roles };
}

/** An answer of permissions.queryTestablePermissions ("IAM API reference"). */
const SupportPage = v.object({
  permissions: v.optional(
    v.array(v.looseObject({ name: v.string(), customRolesSupportLevel: v.optional(v.string(), 'SUPPORTED') })),
    [],
  ),
  nextPageToken: v.optional(v.string(), ''),
});

/** Permissions that custom roles hold not, or as a test, of one answer. Throws an UnforbidError `network` as above. */
export function parseSupportPage(text: string): CustomRoleSupport & { readonly nextPageToken: string } {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), SupportPage), text);
  if (!parsed.success)
    throw new UnforbidError(
      'network',
      'The list of permissions is not an answer of the IAM API (permissions.queryTestablePermissions): check the proxy settings, and the endpoint if one is set.',
    );
  const { permissions, nextPageToken } = parsed.output;
  const of = (level: string) =>
    permissions.filter((one) => one.customRolesSupportLevel === level).map(({ name }) => name);
  return { unsupported: of('NOT_SUPPORTED'), testing: of('TESTING'), nextPageToken };
}

/** The form on disk: permissions once, roles as places among them, in runs (`3-5 9`). */
const PackedLists = v.object({
  version: v.literal(1),
  permissions: v.array(v.string()),
  lists: v.array(
    v.object({
      parent: v.string(),
      date: v.pipe(v.string(), v.isoDate()),
      roles: v.record(v.string(), v.pipe(v.string(), v.regex(/^-?(?:\d+(?:-\d+)?(?: \d+(?:-\d+)?)*)?$/))),
      support: v.optional(v.object({ unsupported: v.array(v.string()), testing: v.array(v.string()) })),
    }),
  ),
});

/** Lists as a text for a cache on disk; `parseRoleLists` reads it again. A role not to be granted has a `-` in front. */
export function packRoleLists(lists: readonly RoleList[]): string {
  const permissions = [...new Set(lists.flatMap(({ roles }) => roles.flatMap((role) => [...role.permissions])))].sort();
  const place = new Map(permissions.map((permission, at) => [permission, at]));
  const pack = ({ permissions: held, grantable }: ListedRole): string =>
    `${grantable ? '' : '-'}${runsOf(held.map((permission) => place.get(permission) ?? 0))}`;
  return JSON.stringify({
    version: 1,
    permissions,
    lists: lists.map(({ parent, date, roles, support }) => ({
      parent,
      date,
      ...(support && { support }),
      roles: Object.fromEntries(roles.map((role) => [role.name, pack(role)])),
    })),
  });
}

/** Lists from a cache, or undefined when the text is none of ours or damaged. */
export function parseRoleLists(text: string): readonly RoleList[] | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), PackedLists), text);
  if (!parsed.success) return undefined;
  const { permissions, lists } = parsed.output;
  let whole = true;
  const unpack = (runs: string): readonly string[] =>
    placesOf(runs.replace(/^-/, ''), permissions.length).map((at) => {
      const permission = permissions[at];
      whole &&= permission !== undefined;
      return permission ?? '';
    });
  const read = lists.map(({ parent, date, roles, support }) => ({
    parent,
    date,
    ...(support && { support }),
    roles: Object.entries(roles).map(([name, runs]) => ({
      name,
      permissions: unpack(runs),
      grantable: !runs.startsWith('-'),
    })),
  }));
  return whole ? read : undefined;
}

/** How the source of a role of a list begins; its day follows. */
export const LIST_SOURCE = 'roles.list, read ';

/**
 * The bundled roles with read lists over them: a list's permissions hold where both know a role, and its source says the
 * day. Roles that the bundle marks as not to be proposed stay so; of roles that only a list has, those of Google's own
 * agents are not proposed, nor the basic ones. Custom roles are proposed only where they can be granted (`proposeRoles`).
 */
export function mergeRoles(bundled: readonly Role[], lists: readonly RoleList[]): readonly Role[] {
  const merged = new Map(bundled.map((role) => [role.name, role]));
  for (const { date, roles } of lists)
    for (const { name, permissions, grantable } of roles)
      merged.set(name, {
        name,
        permissions: new Set(permissions),
        source: `${LIST_SOURCE}${date}`,
        suggested: grantable && permissions.length > 0 && (merged.get(name)?.suggested ?? isListedProposable(name)),
      });
  return [...merged.values()];
}

function isListedProposable(name: string): boolean {
  if (parentOfRole(name) !== undefined) return true;
  return isProposable(name) && /^roles\/[\w-]+\./.test(name) && !/agent$/i.test(name);
}
