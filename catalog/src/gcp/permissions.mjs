// Permissions of methods: curated rows first, then Google's naming rule `<service>.<collection>.<verb>`, which is
// followed only where the dictionary has that permission.

/** Verbs of methods and the verbs of permissions where they differ. */
const VERBS = {
  insert: 'create',
  patch: 'update',
  replaceService: 'update',
  replaceJob: 'update',
  replaceWorkerPool: 'update',
  replaceInstance: 'update',
};

/**
 * The dictionary of valid permissions of the files in curated/gcp/permissions.
 * @returns {Map<string, string>} permission -> documentation page
 */
export function dictionaryOf(files) {
  const known = new Map();
  for (const { prefix, source, permissions } of files) {
    const joint = prefix.endsWith('.googleapis.com') ? '/' : '.';
    for (const [collection, verbs] of Object.entries(permissions))
      for (const verb of verbs.split(' ')) known.set(`${prefix}${joint}${collection}.${verb}`, source);
  }
  return known;
}

/**
 * The permission that the naming rule gives for a method, or undefined where the dictionary has none of that name.
 * Curated names of collections are tried from the longest path to the last collection alone.
 */
export function permissionByRule(id, curated, dictionary) {
  const [, ...segments] = id.split('.');
  const method = segments.pop();
  const verb = VERBS[method] ?? method;
  for (let length = segments.length; length > 0; length--) {
    const path = segments.slice(-length).join('.');
    const collection = curated.collections[path] ?? (length === 1 ? path : undefined);
    if (collection === undefined) continue;
    const candidate = collection.includes('/')
      ? `${collection}.${verb}`
      : `${curated.permissionPrefix}.${collection}.${verb}`;
    if (dictionary.has(candidate)) return candidate;
  }
  return undefined;
}

/**
 * Curated rows by method. A `*` in a row's method stands for any collections.
 * @param {Iterable<string>} names all operation names of the service
 */
export function curatedRows(curated, names) {
  const all = [...names];
  const found = new Map();
  for (const row of curated.rows)
    for (const pattern of row.methods.split(' ')) {
      const expression = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.+')}$`);
      const hits = pattern.includes('*') ? all.filter((name) => expression.test(name)) : [pattern];
      for (const hit of hits) if (!found.has(hit) || !pattern.includes('*')) found.set(hit, row);
    }
  return found;
}

/** The name of the resource list for a permission: the longest matching key of the curated targets. */
export function targetOf(permission, targets) {
  let key = permission;
  for (;;) {
    if (Object.hasOwn(targets, key)) return targets[key];
    const dot = key.lastIndexOf('.');
    if (dot < 0) return undefined;
    key = key.slice(0, dot);
  }
}
