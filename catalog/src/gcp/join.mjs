// Which RPC is which REST method: by verb and path, and where paths hide the collections (`/v1/{+name}`) by the
// collections that the method's id names.

/** Path segments that tell nothing: the version. */
const version = (segment) => /^v\d+$/.test(segment) || segment === '';

function keyOfRest(method) {
  const collections = method.id.split('.').slice(1, -1).join('/');
  const custom = /:(\w+)$/.exec(method.path)?.[1] ?? '';
  return {
    exact: `${method.verb} ${literal(method.path)}`,
    collections: `${method.verb} ${collections}:${custom}`,
    list: trailing(method.path),
  };
}

const literal = (path) => path.replace(/\{[^}]*\}/g, '*');

/** Whether the path ends in a collection name (list, create) rather than in a resource. */
const trailing = (path) => /\/\w+(:\w+)?$/.test(path.replace(/\{[^}]*\}/g, '{}'));

function keysOfRpc({ verb, path }) {
  const open = path.replace(/\{[^=}]*=([^}]*)\}/g, '$1').replace(/\{[^}]*\}/g, '*');
  const [before, custom = ''] = open.split(/:(?=\w+$)/);
  const names = before.split('/').filter((segment) => !version(segment) && !segment.startsWith('*'));
  return {
    exact: `${verb} ${open.replace(/\*\*/g, '*')}`,
    collections: `${verb} ${names.join('/')}:${custom}`,
    list: trailing(path),
  };
}

/**
 * REST id of each RPC; RPCs without one are left out.
 * @returns {Map<string, string>}
 */
export function joinRpcs(rpcs, methods) {
  const exact = new Map();
  const collections = new Map();
  const names = new Map();
  for (const method of methods) {
    const key = keyOfRest(method);
    // `/v1/{+name}` is shared by many methods; a path with a collection before its first parameter is not.
    if (!exact.has(key.exact) && /\/v\d+\/\w+(\/|$|:)/.test(method.path)) exact.set(key.exact, method.id);
    const name = `${key.collections} ${key.list}`;
    if (!collections.has(name)) collections.set(name, method.id);
    const own = method.id.slice(method.id.lastIndexOf('.') + 1);
    const spoken = `${method.verb} ${own}`;
    if (!names.has(spoken) || (method.id.includes('.projects.') && !names.get(spoken).includes('.projects.')))
      names.set(spoken, method.id);
  }
  const found = new Map();
  for (const rpc of rpcs) {
    // A project's binding is the usual one where an RPC serves projects, folders and organizations alike.
    const bindings = [...rpc.http].sort(
      (a, b) => Number(b.path.includes('=projects/')) - Number(a.path.includes('=projects/')),
    );
    for (const binding of bindings) {
      const key = keysOfRpc(binding);
      const id = exact.get(key.exact) ?? collections.get(`${key.collections} ${key.list}`);
      if (id !== undefined) {
        found.set(rpc.name, id);
        break;
      }
    }
    // Singletons (`/publicKey`, `/settings`): the method has the RPC's name.
    const spoken = rpc.name.slice(rpc.name.lastIndexOf('.') + 1);
    const byName = bindings
      .map(({ verb }) => names.get(`${verb} ${spoken[0].toLowerCase()}${spoken.slice(1)}`))
      .find((id) => id !== undefined);
    if (!found.has(rpc.name) && byName !== undefined) found.set(rpc.name, byName);
  }
  return found;
}
