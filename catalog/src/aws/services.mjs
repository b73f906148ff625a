import { normalise } from '../text.mjs';
import { readVersion2 } from './operations-v2.mjs';
import { readVersion3 } from './operations-v3.mjs';

/**
 * A service with the operations of the newest model and the IAM prefixes its permissions may have.
 * @typedef {import('./operations-v2.mjs').Model & {prefixes: string[], prefix: string, owns: boolean, listed: boolean, modelled: boolean, package?: string}} Service
 */

/**
 * All services: those of the version 2 SDK, overridden operation by operation from the version 3 clients that are
 * installed, then those that are known by name only, then the IAM prefixes that no SDK is known for.
 * @param {ReturnType<typeof import('./actions.mjs').readActions>} actions
 * @param {{prefixes: Record<string, string[]>, owners: Record<string, string>, clients: Record<string, {prefix: string, package?: string}>}} table
 * @returns {Service[]}
 */
export function readServices(actions, table) {
  const models = new Map(readVersion2().map((model) => [model.id, model]));
  /** The operations that the older models mark as deprecated. */
  const earlier = new Map(
    [...models].map(([id, { operations }]) => [
      id,
      [...operations.values()].filter((each) => each.deprecated).map(({ name }) => name),
    ]),
  );
  for (const client of readVersion3()) {
    const base = models.get(client.id);
    models.set(client.id, {
      ...(base ?? { endpoint: client.signing }),
      ...client,
      endpoint: base?.endpoint ?? client.signing,
      spellings: base?.spellings ?? [],
      // Operations that a client no longer has are deprecated, and callable through other SDKs.
      operations: new Map([...(base?.operations ?? []), ...client.operations]),
      waiters: new Map([...(base?.waiters ?? []), ...client.waiters]),
      protocol: client.protocol ?? base?.protocol,
      target: client.target ?? base?.target,
    });
  }
  /** @type {Service[]} */
  const services = [...models.values()].map((model) => {
    const prefixes = table.prefixes[model.id] ?? [model.signing];
    const deprecated = new Set(
      [...model.operations.values()].filter((each) => each.deprecated).map(({ name }) => name),
    );
    for (const name of earlier.get(model.id) ?? []) deprecated.add(name);
    return { ...model, deprecated, prefixes, prefix: prefixes[0], owns: false, listed: true, modelled: true };
  });
  for (const [id, { prefix, package: name }] of Object.entries(table.clients)) {
    if (models.has(id)) throw new Error(`services.yaml: the client ${id} has a model: take its row out`);
    services.push(unmodelled(id, prefix, true, name));
  }
  const known = new Set(services.map(({ prefix }) => prefix));
  const ids = new Set(services.map(({ id }) => id));
  for (const prefix of actions.services.keys()) {
    // A prefix may have the name of a service whose actions have another one (`opensearch`, whose actions are `es:`).
    if (!known.has(prefix) && !ids.has(prefix)) services.push(unmodelled(prefix, prefix, false));
  }
  for (const [prefix, sharing] of grouped(services)) {
    owner(prefix, sharing, table.owners).owns = true;
  }
  return services.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const unmodelled = (id, prefix, listed, name) => ({
  id,
  name: undefined,
  signing: prefix,
  endpoint: undefined,
  spellings: [],
  operations: new Map(),
  waiters: new Map(),
  deprecated: new Set(),
  source: 'list',
  prefixes: [prefix],
  prefix,
  owns: false,
  listed,
  modelled: false,
  ...(name === undefined ? {} : { package: name }),
});

function grouped(services) {
  const groups = new Map();
  for (const service of services) groups.set(service.prefix, [...(groups.get(service.prefix) ?? []), service]);
  return groups;
}

/** The service that a prefix stands for: by the table, by name, else the one with the most operations. */
function owner(prefix, sharing, owners) {
  const wanted = owners[prefix];
  const byRow = sharing.find(({ id }) => id === wanted);
  if (wanted !== undefined && byRow === undefined)
    throw new Error(`services.yaml: the owner ${wanted} of ${prefix} is no service`);
  const byName = sharing.find(({ id }) => normalise(id) === normalise(prefix));
  return (
    byRow ?? byName ?? [...sharing].sort((a, b) => b.operations.size - a.operations.size || (a.id < b.id ? -1 : 1))[0]
  );
}
