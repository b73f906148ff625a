// Permissions of methods: curated rows first, then Google's naming rule `<service>.<collection>.<verb>`, which is
// followed only where the dictionary has that permission.

/** Words of the dictionary's grammar for verbs that come together. */
const VERB_SETS = {
  '+all': 'create delete get list update',
  '+iam': 'getIamPolicy setIamPolicy',
  '+tags': 'createTagBinding deleteTagBinding listEffectiveTags listTagBindings',
  '+operations': 'cancel delete get list',
  '+read': 'get list',
};

/**
 * The dictionary of valid permissions of the files in curated/gcp/permissions. A file holds one prefix, or several
 * below `services`: `{prefix: {source, permissions: {collection: "+all +iam move"}}}`.
 * @returns {Map<string, string>} permission -> documentation page
 */
export function dictionaryOf(files) {
  const known = new Map();
  const add = (prefix, { source, permissions }) => {
    const joint = prefix.endsWith('.googleapis.com') ? '/' : '.';
    for (const [collections, verbs] of Object.entries(permissions))
      for (const collection of collections.split(' '))
        for (const verb of verbs.split(' '))
          for (const one of (VERB_SETS[verb] ?? verb).split(' ')) {
            if (one.startsWith('+')) throw new Error(`curated/gcp/permissions: ${prefix} has an unknown word ${one}`);
            known.set(`${prefix}${joint}${collection}.${one}`, source);
          }
  };
  for (const file of files) {
    if (file.prefix !== undefined) add(file.prefix, file);
    for (const [prefix, entry] of Object.entries(file.services ?? {})) add(prefix, entry);
  }
  return known;
}

/** Verbs of permissions that a method's verb may stand for, in the order in which they are tried. */
function verbsOf(method) {
  const renamed = RENAMED[method];
  const batch = /^batch([A-Z]\w*)$/.exec(method)?.[1];
  return [method, ...(renamed ?? []), ...(batch === undefined ? [] : verbsOf(lower(batch)))];
}

const RENAMED = {
  insert: ['create'],
  patch: ['update'],
  aggregatedList: ['list'],
  replaceService: ['update'],
  replaceJob: ['update'],
  replaceWorkerPool: ['update'],
  replaceInstance: ['update'],
  bulkInsert: ['create'],
  wait: ['get'],
};

/** `getSettings`, `listAssets`: the verb and the collection in one word. */
const SPOKEN = /^(get|list|update|create|delete|set|fetch|query|search)([A-Z]\w*)$/;

/** Collections that say where, not what (`regionDisks`, `globalAddresses`). */
const PLACES = /^(?:region|zone|global|organization|folder|project|location)s?(?=[A-Z])/;

/**
 * The permission that the naming rule gives for a method, or undefined where the dictionary has none of that name.
 * Curated names of collections are tried from the longest path to the last collection, then what a collection's place
 * leaves of it, then the collection that the method's own name says.
 */
export function permissionByRule(id, curated, dictionary) {
  const [, ...segments] = id.split('.');
  const method = segments.pop() ?? '';
  const has = (collection, verb) => {
    const joint = curated.permissionPrefix.endsWith('.googleapis.com') ? '/' : '.';
    const candidate = collection.includes('/')
      ? `${collection}.${verb}`
      : `${curated.permissionPrefix}${joint}${collection}.${verb}`;
    return dictionary.has(candidate) ? candidate : undefined;
  };
  const collections = collectionsOf(segments, curated.collections ?? {});
  for (const verb of verbsOf(method))
    for (const collection of collections) {
      const found = has(collection, verb);
      if (found !== undefined) return found;
    }
  const [, verb, thing] = SPOKEN.exec(method) ?? [];
  if (thing === undefined) return undefined;
  for (const collection of [lower(thing), `${lower(thing)}s`, lower(thing).replace(/y$/, 'ies')])
    for (const mapped of [curated.collections?.[collection], collection]) {
      const found = mapped === undefined ? undefined : has(mapped, verb);
      if (found !== undefined) return found;
    }
  return undefined;
}

/** Names of the permission's collection for the collections of a method, the likeliest first. */
function collectionsOf(segments, curated) {
  const found = [];
  for (let length = segments.length; length > 0; length--) {
    const mapped = curated[segments.slice(-length).join('.')];
    if (mapped !== undefined) found.push(mapped);
  }
  if (found.length > 0) return found;
  const last = segments.at(-1);
  if (last === undefined) return [];
  const placeless = lower(last.replace(PLACES, ''));
  return [...new Set([last, curated[placeless] ?? placeless])];
}

const lower = (name) => (name === '' ? '' : name[0].toLowerCase() + name.slice(1));

/** A pattern over dotted names: `*` takes any parts. */
const expressionOf = (pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);

/**
 * Curated rows by method. A `*` in a row's method stands for any collections; a method by its whole name comes before
 * any pattern, and an earlier row before a later one. Short rows stand in `map`: `{"*.queues.pause": "queues.pause"}`,
 * with the method's service and the permissions' prefix left out, several permissions separated by spaces, an empty
 * text for methods that need none, and `-` for what is known not to be known by rule.
 * @param {Iterable<string>} names all operation names of the service
 */
export function curatedRows(service, curated, names) {
  const all = [...names];
  const found = new Map();
  const rows = [
    ...(curated.rows ?? []),
    ...Object.entries(curated.map ?? {}).map(([methods, permissions]) => ({
      methods: methods
        .split(' ')
        .map((method) =>
          method.startsWith('google.') || method.startsWith('*.google.') ? method : `${service}.${method}`,
        )
        .join(' '),
      ...(permissions === '-' ? { unknown: true } : {}),
      permissions: permissions
        .split(' ')
        .filter((permission) => permission !== '' && permission !== '-')
        .map((permission) =>
          permission.startsWith('$') || permission.includes('/') || permission.split('.').length > 2
            ? permission
            : `${curated.permissionPrefix}.${permission}`,
        ),
    })),
  ];
  const missing = [];
  for (const row of rows)
    for (const pattern of row.methods.split(' ')) {
      const expression = expressionOf(pattern);
      const hits = pattern.includes('*') ? all.filter((name) => expression.test(name)) : [pattern];
      if (!hits.some((hit) => all.includes(hit))) missing.push(pattern);
      const exact = !pattern.includes('*');
      for (const hit of hits) {
        const known = found.get(hit);
        if (known === undefined || (exact && !known.exact)) found.set(hit, { row, exact });
      }
    }
  if (missing.length > 0)
    throw new Error(`curated/gcp/operations/${service}.json names what is no operation: ${missing.join(' ')}`);
  return new Map([...found].map(([name, { row }]) => [name, row]));
}

/** The name of the resource list for a permission: the longest matching key of the curated targets. */
export function targetOf(permission, targets = {}) {
  let key = permission;
  for (;;) {
    if (Object.hasOwn(targets, key)) return targets[key];
    const dot = key.lastIndexOf('.');
    if (dot < 0) return undefined;
    key = key.slice(0, dot);
  }
}
