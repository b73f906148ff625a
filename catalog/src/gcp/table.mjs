// The table of one service, in the compact form that src/core/catalog/gcp-rows.ts reads.
import { restMethods } from './discovery.mjs';
import { joinRpcs } from './join.mjs';
import { curatedRows, permissionByRule, targetOf } from './permissions.mjs';
import { resourceRules } from './resources.mjs';
import { byPrivilege } from './scopes.mjs';

const SCOPES = 'https://www.googleapis.com/auth/';
const PLATFORM = `${SCOPES}cloud-platform`;
const TESTING = 'https://cloud.google.com/iam/docs/testing-permissions';

/**
 * @param {import('./services.mjs').Service} service
 * @param {{curated?: object, scopesOnly?: string, dictionary: Map<string, string>, googleapis: string}} sources
 *   `curated`: the service's file in curated/gcp/operations, or what the dictionary alone says of it; `scopesOnly`: the
 *   page of an API whose methods are authorised by scopes alone
 */
export function serviceTable(service, { curated, scopesOnly, dictionary, googleapis }) {
  const methods = new Map();
  for (const version of service.versions)
    for (const [id, method] of restMethods(googleapis, service.id, version))
      if (!methods.has(id)) methods.set(id, method);
  const joined = joinRpcs(service.rpcs, methods.values());
  for (const [rpc, id] of Object.entries(curated?.rpcs ?? {})) {
    if (!methods.has(id))
      throw new Error(`curated/gcp/operations/${service.id}.json: ${rpc} stands for ${id}, which does not exist`);
    joined.set(rpc, id);
  }
  const aliases = new Map();
  for (const [rpc, id] of joined) aliases.set(id, [...(aliases.get(id) ?? []), rpc].sort());
  const known = [...methods.values()];
  for (const rpc of service.rpcs) if (!joined.has(rpc.name)) known.push(asMethod(rpc));
  known.sort((a, b) => (a.id < b.id ? -1 : 1));

  const rows =
    curated === undefined
      ? new Map()
      : curatedRows(
          service.id,
          curated,
          known.map((method) => method.id),
        );
  const pools = { rpcServices: pool(), scopes: pool(), scopeSets: pool(), sources: pool(), resourceSets: pool() };
  const byName = new Map(service.rpcs.map((rpc) => [rpc.name, rpc]));
  const operations = {};
  for (const method of known) {
    const rpcs = (aliases.get(method.id) ?? []).map((name) => byName.get(name)).filter((rpc) => rpc !== undefined);
    const own = byName.get(method.id);
    const bindings = [...rpcs, ...(own === undefined ? [] : [own])].flatMap((rpc) => rpc.http);
    const facts = permissionFacts(method, rows.get(method.id), service, { curated, scopesOnly, dictionary });
    operations[shortName(method.id, service.id)] = {
      ...(method.path === undefined ? {} : { http: `${method.verb} ${method.path}` }),
      ...(aliases.has(method.id)
        ? {
            rpc: aliases
              .get(method.id)
              .map((name) => rpcText(name, pools))
              .join(' '),
          }
        : {}),
      ...scopeSet(method, rpcs, pools, service.id),
      ...requiredText(method),
      ...(facts === undefined
        ? {}
        : {
            ...(facts.origin === 'rule' ? {} : { origin: facts.origin }),
            ...(facts.source === curated?.source || facts.source === scopesOnly
              ? {}
              : { source: pools.sources.index(facts.source) }),
            permissions: facts.permissions.map((fact) => [
              fact.permission,
              pools.resourceSets.index(
                resourceRules(method, bindings, fact.resource ?? targetOf(fact.permission, curated.targets), curated),
              ),
              ...(fact.when === undefined ? [] : [fact.when]),
            ]),
          }),
    };
  }
  const roots = new Set([...methods.keys()].map((id) => id.slice(0, id.indexOf('.'))));
  roots.delete(service.id);
  return {
    service: service.id,
    ...(roots.size === 0 ? {} : { roots: [...roots] }),
    ...(scopesOnly === undefined ? {} : { scopesOnly }),
    ...(curated === undefined ? {} : { source: curated.source }),
    ...(curated?.unknown === undefined ? {} : { unknown: curated.unknown }),
    ...Object.fromEntries(
      Object.entries(pools)
        .filter(([, { values }]) => values.length > 0)
        .map(([name, { values }]) => [name, values]),
    ),
    methods: operations,
  };
}

/** Ids without the service's own name in front. */
const shortName = (id, service) => (id.startsWith(`${service}.`) ? id.slice(service.length + 1) : id);

/** `google.pubsub.v1.Publisher.Publish` -> `0.Publish`, with the service in the pool. */
function rpcText(name, { rpcServices }) {
  const dot = name.lastIndexOf('.');
  return `${rpcServices.index(name.slice(0, dot))}${name.slice(dot)}`;
}

const asMethod = (rpc) => ({ id: rpc.name, host: rpc.host, required: [], scopes: rpc.scopes, pathParameters: [] });

function scopeSet(method, rpcs, { scopes, scopeSets }, service) {
  const named = method.scopes.length > 0 ? method.scopes : rpcs.flatMap((rpc) => rpc.scopes);
  // The package leaves scopes out for some methods; every method of Google Cloud takes the platform's scope.
  const ordered = byPrivilege(
    named.length > 0 ? named : method.host.endsWith('.googleapis.com') ? [PLATFORM] : [],
    service,
  );
  const index = scopeSets.index(
    ordered.map((scope) => scopes.index(scope.startsWith(SCOPES) ? scope.slice(SCOPES.length) : scope)).join(' '),
  );
  return index === 0 ? {} : { scopes: index };
}

/** Required parameters where they are other than those of the path, in its order. */
function requiredText({ path: url = '', required }) {
  const inPath = [...url.matchAll(/\{\+?(\w+)\}/g)].map((match) => match[1]);
  const same = inPath.length === required.length && inPath.every((name) => required.includes(name));
  return same ? {} : { required: required.join(' ') };
}

/** Permissions of a method with their origin, or undefined where neither a row nor the rule knows them. */
function permissionFacts(method, row, service, { curated, scopesOnly, dictionary }) {
  if (scopesOnly !== undefined) return { origin: 'documented', source: scopesOnly, permissions: [] };
  if (row?.unknown === true) return undefined;
  const rule = curated === undefined ? undefined : permissionByRule(method.id, curated, dictionary);
  if (row === undefined) {
    if (/[.]testIamPermissions$/i.test(method.id)) return { origin: 'documented', source: TESTING, permissions: [] };
    return rule === undefined
      ? undefined
      : { origin: 'rule', source: curated.source, permissions: [{ permission: rule }] };
  }
  const permissions = row.permissions.map((entry) => {
    const fact = typeof entry === 'string' ? { permission: entry } : entry;
    const permission = fact.permission === '$rule' ? rule : fact.permission;
    if (permission === undefined || !dictionary.has(permission))
      throw new Error(
        `curated/gcp/operations/${service.id}.json: ${method.id} names ${permission ?? 'a permission by rule'}, which is not in the dictionary`,
      );
    return { permission, when: conditionOf(fact), resource: fact.resource };
  });
  return { origin: 'curated', source: row.source ?? curated.source, permissions };
}

function conditionOf(fact) {
  if (fact.parameter === undefined)
    return fact.when === undefined ? undefined : { kind: 'circumstance', words: fact.when };
  return {
    kind: 'parameter',
    path: fact.parameter,
    ...(fact.values === undefined ? {} : { values: fact.values }),
    words: fact.when,
  };
}

/** A list of distinct values, each referred to by its index. */
function pool() {
  const values = [];
  const seen = new Map();
  return {
    values,
    index(value) {
      const key = JSON.stringify(value);
      if (!seen.has(key)) seen.set(key, values.push(value) - 1);
      return seen.get(key);
    },
  };
}
