// Google's half of the catalog: one table for each service, the roles, and the index of names.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { restMethods } from './discovery.mjs';
import { joinRpcs } from './join.mjs';
import { curatedRows, dictionaryOf, permissionByRule, targetOf } from './permissions.mjs';
import { rpcsOf } from './protos.mjs';
import { resourceRules } from './resources.mjs';
import { expandRoles } from './roles.mjs';
import { byPrivilege } from './scopes.mjs';
import { services } from './services.mjs';
import { jsonLines } from '../text.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const packages = path.resolve(here, '../../node_modules');
const curatedFolder = path.resolve(here, '../../curated/gcp');
const PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';

const json = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));
const versionOf = (name) => json(path.join(packages, name, 'package.json')).version;

/**
 * Writes `<out>/gcp/<service>.json`, `<out>/roles.gcp.json` and `<out>/index.gcp.json`.
 * @param {{out: string, log: (line: string) => void}} options `out`: the folder of the data
 * @returns {Record<string, string>} the packages read, with their versions
 */
export function buildGcp({ out, log }) {
  const provenance = Object.fromEntries(['google-proto-files', 'googleapis'].map((name) => [name, versionOf(name)]));
  const folder = path.join(curatedFolder, 'permissions');
  const dictionary = dictionaryOf(
    fs
      .readdirSync(folder)
      .sort()
      .map((file) => json(path.join(folder, file))),
  );
  fs.mkdirSync(path.join(out, 'gcp'), { recursive: true });
  const names = new Map();
  for (const service of services) {
    const table = serviceTable(service, dictionary, provenance);
    write(path.join(out, 'gcp', `${service.id}.json`), table, 2);
    for (const name of spokenNames(table)) names.set(name, [...(names.get(name) ?? []), service.id]);
    const operations = Object.values(table.operations);
    const known = operations.filter((operation) => operation.permissions !== undefined).length;
    log(`gcp ${service.id}: ${operations.length} operations, permissions of ${known}`);
  }
  write(path.join(out, 'roles.gcp.json'), expandRoles(json(path.join(curatedFolder, 'roles.json')), dictionary), 2);
  write(
    path.join(out, 'index.gcp.json'),
    {
      sources: provenance,
      permissions: groupPermissions(dictionary),
      services: services.map((service) => service.id),
      names: Object.fromEntries(
        [...names]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, ids]) => [name, ids.map((id) => services.findIndex((one) => one.id === id))]),
      ),
    },
    2,
  );
  return provenance;
}

const write = (file, value, depth) => fs.writeFileSync(file, `${jsonLines(value, depth)}\n`);

function serviceTable(service, dictionary, provenance) {
  const curated = json(path.join(curatedFolder, 'operations', `${service.id}.json`));
  const methods = new Map();
  for (const version of service.versions)
    for (const [id, method] of restMethods(path.join(packages, 'googleapis'), ...version.split('/')))
      if (!methods.has(id)) methods.set(id, method);
  const rpcs = service.protos.flatMap((folder) => rpcsOf(path.join(packages, 'google-proto-files'), folder));
  const joined = joinRpcs(rpcs, methods.values());
  for (const [rpc, id] of Object.entries(curated.rpcs)) joined.set(rpc, id);
  const ofMethod = new Map();
  for (const [rpc, id] of joined) {
    if (!methods.has(id))
      throw new Error(`curated/gcp/operations/${service.id}.json: ${rpc} stands for ${id}, which does not exist`);
    ofMethod.set(id, [...(ofMethod.get(id) ?? []), rpc]);
  }
  const known = [...methods.values()];
  for (const rpc of rpcs) if (!joined.has(rpc.name)) known.push(asMethod(rpc));
  known.sort((a, b) => (a.id < b.id ? -1 : 1));
  const rows = curatedRows(
    curated,
    known.map((method) => method.id),
  );
  for (const name of rows.keys())
    if (
      !known.some((method) => method.id === name) &&
      !curated.rows.some((row) => row.methods.includes('*') && row.methods.split(' ').includes(name))
    )
      throw new Error(`curated/gcp/operations/${service.id}.json names ${name}, which does not exist`);

  const lists = { scopeSets: pool(), resourceSets: pool() };
  const operations = {};
  for (const method of known) {
    const aliases = (ofMethod.get(method.id) ?? []).sort();
    const facts = permissionFacts(method, rows.get(method.id), curated, dictionary);
    const bindings = rpcs
      .filter((rpc) => aliases.includes(rpc.name) || rpc.name === method.id)
      .flatMap((rpc) => rpc.http);
    operations[method.id] = {
      ...(method.path === undefined ? {} : { http: `${method.verb} ${method.path}` }),
      ...(aliases.length === 0 ? {} : { rpc: aliases }),
      scopes: lists.scopeSets.index(byPrivilege(scopesOf(method, aliases, rpcs))),
      ...(method.required.length === 0 ? {} : { required: method.required }),
      ...(facts === undefined
        ? {}
        : {
            origin: facts.origin,
            ...(facts.source === curated.source ? {} : { source: facts.source }),
            permissions: facts.permissions.map((fact) => ({
              permission: fact.permission,
              ...(fact.when === undefined ? {} : { when: fact.when }),
              resources: lists.resourceSets.index(
                resourceRules(method, bindings, fact.resource ?? targetOf(fact.permission, curated.targets), curated),
              ),
            })),
          }),
    };
  }
  return {
    service: service.id,
    source: curated.source,
    generatedFrom: `googleapis ${provenance.googleapis}, google-proto-files ${provenance['google-proto-files']}`,
    scopeSets: lists.scopeSets.values,
    resourceSets: lists.resourceSets.values,
    operations,
  };
}

const asMethod = (rpc) => ({ id: rpc.name, host: rpc.host, required: [], scopes: rpc.scopes, pathParameters: [] });

function scopesOf(method, aliases, rpcs) {
  if (method.scopes.length > 0) return method.scopes;
  const ofRpc = rpcs.filter((rpc) => aliases.includes(rpc.name)).flatMap((rpc) => rpc.scopes);
  // The package leaves scopes out for some methods; every method of Google Cloud takes the platform's scope.
  return ofRpc.length > 0 ? ofRpc : [PLATFORM];
}

/** Permissions of a method with their origin, or undefined where neither a row nor the rule knows them. */
function permissionFacts(method, row, curated, dictionary) {
  const rule = permissionByRule(method.id, curated, dictionary);
  if (row === undefined) {
    if (method.id.endsWith('.testIamPermissions'))
      return { origin: 'documented', source: 'https://cloud.google.com/iam/docs/testing-permissions', permissions: [] };
    return rule === undefined
      ? undefined
      : { origin: 'rule', source: curated.source, permissions: [{ permission: rule }] };
  }
  const permissions = row.permissions.map((entry) => {
    const fact = typeof entry === 'string' ? { permission: entry } : entry;
    const permission = fact.permission === '$rule' ? rule : fact.permission;
    if (permission === undefined || !dictionary.has(permission))
      throw new Error(
        `curated/gcp/operations: ${method.id} names ${permission ?? 'a permission by rule'}, which is not in the dictionary`,
      );
    const when =
      fact.parameter !== undefined
        ? {
            kind: 'parameter',
            path: fact.parameter,
            ...(fact.values === undefined ? {} : { values: fact.values }),
            words: fact.when,
          }
        : fact.when !== undefined
          ? { kind: 'circumstance', words: fact.when }
          : undefined;
    return { permission, when, resource: fact.resource };
  });
  return { origin: 'curated', source: row.source ?? curated.source, permissions };
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

/** Normalised names that code may call an operation by: the last part of its id and of its RPCs. */
function spokenNames(table) {
  const found = new Set();
  for (const [name, operation] of Object.entries(table.operations))
    for (const spelling of [name, ...(operation.rpc ?? [])])
      found.add(
        spelling
          .slice(spelling.lastIndexOf('.') + 1)
          .toLowerCase()
          .replace(/[^a-z0-9]/g, ''),
      );
  return found;
}

/** `{"storage.objects": "create delete get"}` */
function groupPermissions(dictionary) {
  const groups = {};
  for (const permission of [...dictionary.keys()].sort()) {
    const dot = permission.lastIndexOf('.');
    (groups[permission.slice(0, dot)] ??= []).push(permission.slice(dot + 1));
  }
  return Object.fromEntries(Object.entries(groups).map(([key, verbs]) => [key, verbs.join(' ')]));
}
