// Google's half of the catalog: one table for each service, the roles, and the index of names.
import fs from 'node:fs';
import path from 'node:path';
import { dictionaryOf } from './permissions.mjs';
import { expandRoles } from './roles.mjs';
import { services as allServices } from './services.mjs';
import { serviceTable } from './table.mjs';
import { CURATED, packageFolder, packageVersion, readJson } from '../packages.mjs';
import { byText, jsonLines, normalise } from '../text.mjs';

const folder = path.join(CURATED, 'gcp');

/**
 * Writes `<out>/gcp/<service>.json` and, of all services, `index`, `names`, `permissions` and `roles` (`<out>/roles.gcp.json`).
 * @param {{out: string, log: (line: string) => void}} options `out`: the folder of the data
 */
export function buildGcp({ out, log }) {
  const files = filesIn('permissions');
  const dictionary = dictionaryOf([...files.values()]);
  const operations = filesIn('operations');
  const scopesOnly = readJson(path.join(folder, 'scopes-only.json')).services;
  const googleapis = packageFolder('googleapis');
  const services = allServices(googleapis, packageFolder('google-proto-files'));
  for (const id of [...operations.keys(), ...Object.keys(scopesOnly)])
    if (!services.some((service) => service.id === id))
      throw new Error(`curated/gcp names a service ${id}, which does not exist`);

  fs.rmSync(path.join(out, 'gcp'), { recursive: true, force: true });
  fs.mkdirSync(path.join(out, 'gcp'), { recursive: true });
  const names = new Map();
  const counts = { operations: 0, known: 0 };
  services.forEach((service, position) => {
    const curated = operations.get(service.id) ?? fromDictionary(service.id, files);
    const table = serviceTable(service, { curated, scopesOnly: scopesOnly[service.id], dictionary, googleapis });
    write(path.join(out, 'gcp', `${service.id}.json`), table, 2);
    for (const name of spokenNames(table)) names.set(name, [...(names.get(name) ?? []), position]);
    const rows = Object.values(table.methods);
    counts.operations += rows.length;
    counts.known += rows.filter((row) => row.permissions !== undefined).length;
  });
  const permissions = groupPermissions(dictionary);
  const expanded = expandRoles([...filesIn('roles').values()], listed(permissions));
  write(path.join(out, 'roles.gcp.json'), expanded, 2);
  write(
    path.join(out, 'index.gcp.json'),
    {
      sources: Object.fromEntries(
        ['google-proto-files', 'googleapis'].map((name) => [name, packageVersion(name).version]),
      ),
      services: services.map((service) => service.id),
    },
    2,
  );
  write(path.join(out, 'permissions.gcp.json'), permissions, 1);
  write(
    path.join(out, 'names.gcp.json'),
    {
      services: services.map((service) => service.id),
      // Packed as `NameTable` in src/core/catalog/part.ts.
      names: [...names].map(([name, list]) => [name, ...list].join(' ')).sort(byText),
    },
    1,
  );
  log(
    `gcp: ${services.length} services, ${counts.operations} operations, permissions of ${counts.known}; ` +
      `${dictionary.size} permissions, ${Object.keys(expanded.roles).length} roles`,
  );
}

/** The JSON files of a folder of the curated tables by name, in order of name. */
function filesIn(name) {
  const directory = path.join(folder, name);
  return new Map(
    fs
      .readdirSync(directory)
      .sort()
      .map((file) => [file.replace(/\.json$/, ''), readJson(path.join(directory, file))]),
  );
}

/** Of a service without a file of rows: its dictionary, where there is one of its name. */
function fromDictionary(service, files) {
  for (const file of files.values()) {
    const entry = file.prefix === service ? file : file.services?.[service];
    if (entry !== undefined) return { permissionPrefix: service, source: entry.source };
  }
  return undefined;
}

const write = (file, value, depth) => fs.writeFileSync(file, `${jsonLines(value, depth)}\n`);

/** Normalised names that code may call an operation by: the last part of its id and of its RPCs. */
function spokenNames(table) {
  const found = new Set();
  for (const [name, row] of Object.entries(table.methods))
    for (const spelling of [name, ...(row.rpc ?? '').split(' ')])
      if (spelling !== '') found.add(normalise(spelling.slice(spelling.lastIndexOf('.') + 1)));
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

/** Permissions in the order in which roles count them: group by group. */
const listed = (groups) =>
  Object.entries(groups).flatMap(([group, verbs]) => verbs.split(' ').map((verb) => `${group}.${verb}`));
