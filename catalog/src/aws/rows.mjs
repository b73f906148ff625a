import { bindResources } from './binding.mjs';
import { besides, when as whenGiven, withContext } from './conditions.mjs';
import { automaticPermissions, pathRow, pathTemplate } from './permissions.mjs';

/**
 * What the rows are made from.
 * @typedef {object} Facts
 * @property {ReturnType<typeof import('./actions.mjs').readActions>} actions
 * @property {ReturnType<typeof import('./pages.mjs').readPages>} pages
 * @property {ReturnType<typeof import('./curated.mjs').readCurated>} curated
 * @property {Record<string, any>} table services.yaml
 *
 * @typedef {import('./services.mjs').Service} Service
 * @typedef {import('./operations-v2.mjs').ModelOperation} ModelOperation
 */

/** Types of other prefixes that rows name with the prefix in front. */
const FOREIGN = /^([a-z0-9-]+):(.+)$/;

/** An operation of which only the name is known. @param {string} name @returns {ModelOperation} */
export const nameOnly = (name) => ({ name, method: 'POST', path: '/', unsigned: false, members: [] });

/** The rows of a service's own operations and of those the curated rows add. @param {Service} service @param {Facts} facts */
export function operationRows(service, facts) {
  const curated = facts.curated.get(service.id);
  const names = new Set(service.operations.keys());
  for (const name of curated?.operations.keys() ?? []) {
    if (!names.has(name) && service.modelled)
      throw new Error(`The curated row ${service.id} ${name} names no operation of the model.`);
    names.add(name);
  }
  for (const name of curated?.extras.flatMap((extra) => extra.operations) ?? []) {
    if (!names.has(name)) throw new Error(`The curated extras of ${service.id} name ${name}, which is no operation.`);
  }
  return new Map(
    [...names].map((name) => [name, operationRow(service.operations.get(name) ?? nameOnly(name), service, facts)]),
  );
}

function operationRow(operation, service, { actions, pages, curated: all, table }) {
  const curated = all.get(service.id);
  const row = curated?.operations.get(operation.name);
  const required = operation.members.filter((member) => member.required).map((member) => member.name);
  const head = required.length === 0 ? {} : { required: required.join(' ') };
  if (row?.unknown !== undefined) return { ...head, unknown: row.unknown };
  const found =
    row === undefined
      ? automaticPermissions(operation, service.prefixes, actions, pages)
      : { permissions: row.needs.map(({ permission }) => permission), origin: 'curated', source: row.page };
  if (found === undefined) return { ...head, unknown: reasonFor(service, actions) };
  const bindings = {
    aliases: { ...table.aliases, ...curated?.binding.aliases },
    bind: curated?.binding.bind ?? {},
  };
  const bound = (need) => withResources(need, operation, service, actions, bindings);
  const automatic = (permission) =>
    found.path === undefined ? { permission } : { permission, on: [pathRow(found.path)] };
  const main = (row?.needs ?? found.permissions.map(automatic)).map(bound);
  const extras = (curated?.extras ?? [])
    .filter((extra) => extra.operations.includes(operation.name))
    .flatMap((extra) => extra.needs.map(bound));
  const settled = new Set([...main, ...extras].map(({ permission }) => permission));
  const implied = [...new Set(main.map(({ permission }) => permission))]
    .flatMap((permission) => besides(operation, actions.find(permission), service, actions, table))
    .filter(({ permission }) => !settled.has(permission));
  const needs = [...main, ...extras, ...implied].map((need) => withContext(need, service, table, operation.name));
  return {
    ...head,
    needs: needRows(needs, service.prefix, operation.name, found.source),
    ...(found.origin === 'same-name' ? {} : { origin: found.origin }),
    ...(found.source === undefined ? {} : { source: found.source }),
  };
}

/** A need with its resources, bound by rule where the row does not bind them. Throws when the action does not exist. */
function withResources(need, operation, service, actions, bindings) {
  const action = actions.find(need.permission);
  if (action === undefined)
    throw new Error(`The row of ${operation.name} names ${need.permission}, which is no action.`);
  const templates = actions.services.get(action.prefix).resources;
  const foreign = (row) => (action.prefix === service.prefix || row.startsWith('*') ? row : `${action.prefix}:${row}`);
  const resources =
    need.on === undefined
      ? bindResources(action, templates, operation.members, bindings, operation.name).map((rows) => rows.map(foreign))
      : [need.on];
  return {
    permission: action.permission,
    resources,
    ...(need.when === undefined ? {} : { when: need.when }),
    ...(need.context === undefined ? {} : { context: need.context }),
    ...(need.page === undefined ? {} : { page: need.page }),
  };
}

/**
 * One row for each resource that is checked; none for an action without resources. The permission is shortened as
 * `NeedRow` in src/core/catalog/aws-rows.ts says.
 * @param {import('./conditions.mjs').Need[]} needs @param {string} prefix @param {string} operation
 * @param {string} [source] the operation's own, which needs without one have
 */
export function needRows(needs, prefix, operation, source) {
  const seen = new Set();
  const own = `${prefix}:`;
  return needs
    .flatMap(({ permission, resources, when, context, page }) =>
      (resources.length === 0 ? [[]] : resources).map((list) => {
        const shown = when === undefined ? undefined : withoutWords(when);
        const short =
          permission === own + operation ? '' : permission.startsWith(own) ? permission.slice(own.length) : permission;
        if (page !== undefined && page !== source) return [short, list, shown ?? 0, context ?? 0, page];
        if (context !== undefined) return [short, list, shown ?? 0, context];
        if (shown !== undefined) return [short, list, shown];
        return list.length === 0 ? [short] : [short, list];
      }),
    )
    .filter((row) => {
      const key = JSON.stringify(row);
      return !seen.has(key) && seen.add(key);
    });
}

/** Words that only say that the member is given are left to the reader of the row. */
const withoutWords = ({ words, ...rest }) => (words === whenGiven(rest.path ?? '').words ? rest : { ...rest, words });

const reasonFor = (service, actions) =>
  service.prefixes.some((prefix) => actions.services.has(prefix)) ? 'noAction' : 'noPrefix';

/** The ARN templates that the rows name. @param {Map<string, any>} rows @param {Service} service @param {Facts['actions']} actions */
export function usedTemplates(rows, service, actions, own = {}) {
  const used = new Map();
  for (const [name, row] of rows) {
    for (const [short, list = []] of row.needs ?? []) {
      const permission = short.includes(':') ? short : `${service.prefix}:${short}`;
      for (const resource of list) {
        const [type, binding] = resource.split(' ');
        // A member that is a whole ARN needs no template.
        if (type === '*' || binding?.startsWith('@')) continue;
        const foreign = FOREIGN.exec(type);
        const template =
          own[type] ??
          pathTemplate(type) ??
          actions.services.get(foreign?.[1] ?? permission.split(':')[0])?.resources.get(foreign?.[2] ?? type);
        if (template === undefined)
          throw new Error(`${service.id} ${name}: ${permission} has no resource type ${type}`);
        if (used.has(type) && used.get(type) !== template)
          throw new Error(`${service.id} ${name}: ${type} of ${permission} is another type elsewhere: name its prefix`);
        used.set(type, template);
      }
    }
  }
  return used;
}
