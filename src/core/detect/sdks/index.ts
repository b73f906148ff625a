import type { Catalog } from '../../catalog/catalog.js';
import type { SdkRules } from '../rules.js';
import { awsSdkJsV3Rules } from './aws-sdk-js-v3/index.js';
import { boto3Rules } from './boto3/index.js';
import { googleCloudNodeRules, googleCloudPythonRules } from './google-cloud/index.js';

/** Every SDK family that is read: a further family is a further row. */
export function allRules(catalog: Catalog): readonly SdkRules[] {
  return [
    boto3Rules(catalog),
    awsSdkJsV3Rules(catalog),
    googleCloudPythonRules(catalog),
    googleCloudNodeRules(catalog),
  ];
}

/** A catalog that knows nothing: enough for what rule sets say without looking anything up. */
const emptyCatalog: Catalog = {
  serviceNamed: () => undefined,
  operation: () => ({ kind: 'unknown', reason: 'no catalog is loaded' }),
  isOperationName: () => false,
  servicesWith: () => [],
  waiter: () => undefined,
  permission: () => undefined,
  rolePermissions: () => undefined,
  rolesFor: () => [],
  roles: () => [],
  operations: () => [],
  provenance: { date: '', sources: {} },
};

/** The marks of all families: which files are worth parsing can be told before any catalog is loaded. */
export function allMarks(): readonly string[] {
  return allRules(emptyCatalog).flatMap((rules) => rules.marks);
}
