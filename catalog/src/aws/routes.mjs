/**
 * How a request of a REST service shows its operation: `PUT /{}/{+}?partNumber?uploadId!x-amz-copy-source`. Labels are
 * nameless, greedy ones have a plus; query parameters that must be there follow (`?list-type=2` with its value), then
 * headers. Read by src/core/catalog/requests.ts.
 *
 * @typedef {import('./operations-v2.mjs').ModelOperation} ModelOperation
 * @typedef {import('./services.mjs').Service} Service
 */

const REST = new Set(['rest-json', 'rest-xml']);

/** @param {ModelOperation} operation @param {Service} service @returns {string | undefined} */
function routeOf(operation, service) {
  if (operation.uri === undefined) return undefined;
  const [path = '/', ...queries] = operation.uri.split(/[?&]/);
  // Newer clients put the bucket into the host's name; a request is read as if it were in the path.
  const inHost =
    service.id === 's3' && !path.includes('{Bucket}') && operation.members.some(({ name }) => name === 'Bucket');
  const labels = (inHost ? `/{Bucket}${path === '/' ? '' : path}` : path).replace(/\{[^}+]+(\+?)\}/g, '{$1}');
  // A parameter that only repeats the operation's name need not be there.
  const asked = [
    ...queries.filter((query) => !query.startsWith('x-id=')).map((query) => `?${query}`),
    ...(operation.asks ?? []),
  ];
  return `${operation.method} ${labels}${[...new Set(asked)].sort().reverse().join('').toLowerCase()}`;
}

/**
 * Operation -> route. A deprecated operation gives way to a newer one with the same route.
 * @param {Service} service @param {readonly string[]} [elsewhere] operations of another host, which their routes would not tell apart
 * @returns {Map<string, string>}
 */
export function routes(service, elsewhere = []) {
  if (!REST.has(service.protocol)) return new Map();
  const found = new Map();
  for (const operation of service.operations.values()) {
    const route = routeOf(operation, service);
    if (route !== undefined && !elsewhere.includes(operation.name)) found.set(operation.name, route);
  }
  const current = new Set([...found].filter(([name]) => !isDeprecated(service, name)).map(([, route]) => route));
  return new Map([...found].filter(([name, route]) => !isDeprecated(service, name) || !current.has(route)));
}

/** The newest models leave deprecated operations out, or have them as before: the older models mark them. */
const isDeprecated = (service, name) => service.deprecated.has(name);
