import { stringify } from 'yaml';

/** Where a custom role is made, which decides what it may hold. */
export type CustomRoleLevel = 'project' | 'organization';

/** What Google says of permissions in custom roles, where it was asked (permissions.queryTestablePermissions). */
export interface CustomRoleSupport {
  /** Support level NOT_SUPPORTED. */
  readonly unsupported: readonly string[];
  /** Support level TESTING. */
  readonly testing: readonly string[];
}

/** Custom roles that together hold exactly what was asked for, and what none can hold. */
export interface CustomRoles {
  /** Several where one would be too large. */
  readonly roles: readonly CustomRole[];
  readonly excluded: readonly ExcludedPermission[];
}

export interface CustomRole {
  /** `unforbid.storage.objects.get`; the name in bindings is `projects/reports-dev/roles/` and this. */
  readonly id: string;
  readonly title: string;
  readonly stage: 'GA' | 'BETA';
  /** Sorted, each once. */
  readonly permissions: readonly string[];
  /** As `gcloud iam roles create <id> --file` takes it. */
  readonly yaml: string;
}

export interface ExcludedPermission {
  readonly permission: string;
  /** A clause after "left out, because". */
  readonly reason: string;
}

/** "IAM documentation": Quotas and limits, Custom roles. Sizes in bytes. */
const LIMITS = { id: 64, title: 100, permissions: 3000, whole: 64 * 1024 } as const;

const DESCRIPTION = 'Least permissions, made by Unforbid from the calls of the code';

/**
 * Permissions of resources that lie above projects: a role of a project takes none of them ("IAM documentation": Create
 * and manage custom roles, View available permissions).
 */
const ABOVE_PROJECTS =
  /^(?:resourcemanager\.(?:folders|organizations|tagKeys|tagValues|tagHolds)\.|resourcemanager\.projects\.(?:list|create)$|accesscontextmanager\.|billing\.accounts\.)/;

/** Permissions that the documentation shows with the support level TESTING (Create and manage custom roles). */
const TESTING: ReadonlySet<string> = new Set([
  'appengine.applications.disable',
  'appengine.memcache.addKey',
  'appengine.memcache.flush',
]);

/** Custom roles for exactly these permissions. A role with permissions of support level TESTING is of stage BETA. */
export function customRoles(
  permissions: readonly string[],
  title: string,
  level: CustomRoleLevel = 'project',
  support: CustomRoleSupport = { unsupported: [], testing: [] },
): CustomRoles {
  const unsupported = new Set(support.unsupported);
  const testing = new Set([...TESTING, ...support.testing]);
  const excluded: ExcludedPermission[] = [];
  const held: string[] = [];
  for (const permission of [...new Set(permissions)].sort()) {
    const reason = unsupported.has(permission)
      ? 'Google does not support it in custom roles'
      : level === 'project' && ABOVE_PROJECTS.test(permission)
        ? 'a role of a project cannot hold it: make the role in the organization (--organization)'
        : undefined;
    if (reason === undefined) held.push(permission);
    else excluded.push({ permission, reason });
  }
  const parts = split(held, LIMITS.whole - LIMITS.title - DESCRIPTION.length);
  const roles = parts.map((part, at): CustomRole => {
    const count = parts.length > 1 ? ` (${String(at + 1)} of ${String(parts.length)})` : '';
    const named = `${cut(title, LIMITS.title - count.length)}${count}`;
    const stage = part.some((permission) => testing.has(permission)) ? 'BETA' : 'GA';
    return {
      id: idOf(part),
      title: named,
      stage,
      permissions: part,
      yaml: stringify({ title: named, description: DESCRIPTION, stage, includedPermissions: part }),
    };
  });
  return { roles, excluded };
}

/** Runs of permissions, none longer or larger than a role may be. */
function split(permissions: readonly string[], bytes: number): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let left = 0;
  for (const permission of permissions) {
    const last = parts.at(-1);
    // Names of permissions are ASCII.
    if (last === undefined || last.length >= LIMITS.permissions || permission.length > left) {
      parts.push([permission]);
      left = bytes - permission.length;
    } else {
      last.push(permission);
      left -= permission.length;
    }
  }
  return parts;
}

/** The longest beginning of a text that is no longer than so many bytes of UTF-8. */
function cut(text: string, bytes: number): string {
  let kept = '';
  let size = 0;
  for (const character of text) {
    size += new TextEncoder().encode(character).length;
    if (size > bytes) break;
    kept += character;
  }
  return kept;
}

/** The same permissions give the same id, others another: letters, digits, points and underscores are allowed. */
function idOf(permissions: readonly string[]): string {
  const [first = ''] = permissions;
  const alone = `unforbid.${first.replace(/[^\w.]/g, '_')}`;
  if (permissions.length === 1 && alone.length <= LIMITS.id) return alone;
  const service = first.slice(0, first.search(/[^\w]/)).slice(0, 30);
  return `unforbid.${service}.${digest(permissions.join(' '))}`;
}

/** FNV-1a, 32 bits: to tell sets of permissions apart, not to keep a secret. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(36);
}
