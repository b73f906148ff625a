// Predefined roles: patterns over the dictionary become lists of permissions.

/**
 * Roles with their permissions. In a row `storage.objects.*` takes every known permission of the collection,
 * `-storage.objects.setIamPolicy` takes one out again, `=roles/x` takes over another role's. Several stand between bars:
 * `compute.{disks|images}.{get|list}`; `$autokey` is a set of the file's `sets`, which many roles hold alike. A row may be its pattern alone; its page is then that of the file or of its part
 * (`pages`).
 * The list of permissions is not written with them: places in it are, as runs (`3-5 9`).
 * @param {object[]} files of curated/gcp/roles
 * @param {string[]} permissions all permissions of the dictionary, in the order of the index
 * @returns {{sources: string[], roles: Record<string, [permissions: string, source: number, suggested?: false]>}}
 */
export function expandRoles(files, permissions) {
  const curated = { roles: {} };
  const sets = Object.assign({}, ...files.map((file) => file.sets ?? {}));
  for (const file of files.flatMap((each) => each.pages ?? [each]))
    for (const [role, row] of Object.entries(file.roles)) {
      if (curated.roles[role] !== undefined) throw new Error(`curated/gcp/roles: ${role} stands there twice`);
      const source = row.source ?? file.source;
      curated.roles[role] = typeof row === 'string' ? { permissions: row, source } : { ...row, source };
    }
  const index = new Map(permissions.map((permission, at) => [permission, at]));
  const expanded = new Map();
  const expand = (role) => {
    const known = expanded.get(role);
    if (known !== undefined) return known;
    const row = curated.roles[role];
    if (row === undefined) throw new Error(`curated/gcp/roles: no role ${role}`);
    const held = new Set();
    const parts = row.permissions.split(/\s+/).flatMap((part) => {
      if (!part.startsWith('$')) return [part];
      if (sets[part] === undefined) throw new Error(`curated/gcp/roles: ${role} names no set ${part}`);
      return sets[part].split(' ');
    });
    for (const part of parts) {
      if (part.startsWith('=')) for (const one of expand(part.slice(1))) held.add(one);
      else if (part.startsWith('-')) for (const one of matching(part.slice(1), permissions)) held.delete(one);
      else {
        const hits = matching(part, permissions);
        if (hits.length === 0)
          throw new Error(`curated/gcp/roles: ${role} names ${part}, which is not in the dictionary`);
        for (const one of hits) held.add(one);
      }
    }
    expanded.set(role, held);
    return held;
  };
  const sources = [...new Set(Object.values(curated.roles).map((row) => row.source))].sort();
  const roles = {};
  for (const role of Object.keys(curated.roles).sort()) {
    const { source, suggested } = curated.roles[role];
    const places = [...expand(role)].map((one) => index.get(one)).sort((a, b) => a - b);
    roles[role] = [runs(places), sources.indexOf(source), ...(suggested === false ? [false] : [])];
  }
  return { sources, roles };
}

/** `[3, 4, 5, 9]` -> `3-5 9` */
function runs(places) {
  const found = [];
  for (const place of places) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === place - 1) last[1] = place;
    else found.push([place, place]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(' ');
}

/** `storage.objects.*`, `storage.*.get`, `compute.{disks|images}.{get|list}` or one permission. */
function matching(pattern, permissions) {
  const expression = new RegExp(
    `^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('{', '(?:').replaceAll('}', ')')}$`,
  );
  return permissions.filter((permission) => expression.test(permission));
}
