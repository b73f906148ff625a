import { normalise } from '../text.mjs';
import { bindResources } from './binding.mjs';
import { besides, withContext } from './conditions.mjs';
import { automaticPermissions } from './permissions.mjs';
import { nameOnly, needRows } from './rows.mjs';

/**
 * Actions that no known operation has, taken as operations of the same name: newer than the models, or of services
 * without one. Only where the action's documentation is the API page of that name, in the series of pages of a service.
 *
 * @typedef {import('./rows.mjs').Facts} Facts
 * @typedef {import('./services.mjs').Service} Service
 */

/**
 * @param {readonly Service[]} services @param {Facts} facts
 * @returns {Map<string, Map<string, object>>} service id -> operation -> row
 */
export function assumedOperations(services, facts) {
  const claimed = claimedActions(services, facts);
  const found = new Map(services.map(({ id }) => [id, new Map()]));
  for (const [prefix, { actions }] of facts.actions.services) {
    const sharing = services.filter((service) => service.prefix === prefix);
    const series = seriesOf(sharing, facts);
    for (const action of actions.values()) {
      if (action.permissionOnly || claimed.has(action.permission.toLowerCase())) continue;
      const page = pageOf(action, facts);
      if (page === undefined) continue;
      const service = series.get(seriesName(page, action.name)) ?? sharing.find((each) => each.owns && !each.modelled);
      if (service === undefined || hasOperation(service, action.name)) continue;
      found.get(service.id).set(action.name, assumedRow(action, service, facts));
    }
  }
  return found;
}

const hasOperation = (service, name) =>
  [...service.operations.keys()].some((known) => normalise(known) === normalise(name));

/** The API page that has the action's own name. */
const pageOf = (action, { pages }) =>
  pages
    .get(action.prefix)
    ?.get(action.name.toLowerCase())
    ?.find((page) => page.action.toLowerCase() === action.permission.toLowerCase())?.page;

/** A page's address up to the operation: each API has its own guide, or its own word before the operation. */
const seriesName = (page, name) => page.slice(0, page.toLowerCase().lastIndexOf(`${name.toLowerCase()}.html`));

/** Which of the services that share a prefix each series documents: the one with most operations in it. */
function seriesOf(sharing, facts) {
  const best = new Map();
  for (const service of sharing) {
    const counts = new Map();
    for (const name of service.operations.keys()) {
      const action = facts.actions.find(`${service.prefix}:${name}`);
      const page = action === undefined ? undefined : pageOf(action, facts);
      if (page === undefined) continue;
      const series = seriesName(page, name);
      counts.set(series, (counts.get(series) ?? 0) + 1);
    }
    for (const [series, count] of counts) {
      if (count > (best.get(series)?.count ?? 0)) best.set(series, { service, count });
    }
  }
  return new Map([...best].map(([series, { service }]) => [series, service]));
}

/** Actions that some operation has already, by the rules or the rows. */
function claimedActions(services, { actions, pages, curated }) {
  const claimed = new Set();
  for (const service of services) {
    const rows = curated.get(service.id);
    for (const operation of service.operations.values()) {
      const permissions =
        rows?.operations.get(operation.name)?.needs?.map(({ permission }) => permission) ??
        automaticPermissions(operation, service.prefixes, actions, pages)?.permissions ??
        [];
      for (const permission of permissions) claimed.add(permission.toLowerCase());
    }
    for (const { needs } of rows?.extras ?? []) {
      for (const { permission } of needs) claimed.add(permission.toLowerCase());
    }
  }
  return claimed;
}

function assumedRow(action, service, { actions, table }) {
  const templates = actions.services.get(service.prefix).resources;
  const resources = bindResources(action, templates, [], { aliases: table.aliases, bind: {} });
  const implied = besides(nameOnly(action.name), action, { ...service, modelled: false }, actions, table);
  const needs = [{ permission: action.permission, resources }, ...implied].map((need) =>
    withContext(need, service, table, action.name),
  );
  return { needs: needRows(needs, service.prefix, action.name), source: 'assumed' };
}
