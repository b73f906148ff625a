// Predefined roles: patterns over the dictionary become lists of permissions.

/**
 * Roles with their permissions. In a row `storage.objects.*` takes every known permission of the collection,
 * `-storage.objects.setIamPolicy` takes one out again, `=roles/x` takes over another role's.
 * @returns {{permissions: string[], roles: Record<string, {permissions: number[], source: string}>}}
 */
export function expandRoles(curated, dictionary) {
  const permissions = [...dictionary.keys()].sort();
  const index = new Map(permissions.map((permission, at) => [permission, at]));
  const expanded = new Map();
  const expand = (role) => {
    const known = expanded.get(role);
    if (known !== undefined) return known;
    const row = curated.roles[role];
    if (row === undefined) throw new Error(`curated/gcp/roles.json: no role ${role}`);
    const held = new Set();
    for (const part of row.permissions.split(/\s+/)) {
      if (part.startsWith('=')) for (const one of expand(part.slice(1))) held.add(one);
      else if (part.startsWith('-')) for (const one of matching(part.slice(1), permissions)) held.delete(one);
      else {
        const hits = matching(part, permissions);
        if (hits.length === 0)
          throw new Error(`curated/gcp/roles.json: ${role} names ${part}, which is not in the dictionary`);
        for (const one of hits) held.add(one);
      }
    }
    expanded.set(role, held);
    return held;
  };
  const roles = {};
  for (const role of Object.keys(curated.roles).sort())
    roles[role] = {
      source: curated.roles[role].source,
      ...(curated.roles[role].suggested === false ? { suggested: false } : {}),
      permissions: [...expand(role)].map((one) => index.get(one)).sort((a, b) => a - b),
    };
  return { permissions, roles };
}

/** `storage.objects.*`, `storage.*.get` or one permission. */
function matching(pattern, permissions) {
  const expression = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
  return permissions.filter((permission) => expression.test(permission));
}
