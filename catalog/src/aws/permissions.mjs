/**
 * Which actions an operation needs by the automatic rules, without the curated rows.
 * @typedef {import('./operations-v2.mjs').ModelOperation} ModelOperation
 * @typedef {{permissions: string[], origin: 'same-name'|'rule'|'documented', source?: string, path?: string}} Found `path`: the resource is this path of the API
 */

/** API Gateway names its older actions after the HTTP verb: "Using identity-based policies" of its developer guide. */
const VERBS = {
  prefix: 'apigateway',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html',
};

/**
 * @param {ModelOperation} operation
 * @param {readonly string[]} prefixes the service's own first
 * @param {ReturnType<typeof import('./actions.mjs').readActions>} actions
 * @param {ReturnType<typeof import('./pages.mjs').readPages>} pages
 * @returns {Found | undefined}
 */
export function automaticPermissions(operation, prefixes, actions, pages) {
  if (operation.unsigned) return { permissions: [], origin: 'rule', source: 'unsigned' };
  for (const prefix of prefixes) {
    for (const name of [operation.name, `${operation.name}V2`]) {
      const action = actions.find(`${prefix}:${name}`);
      if (action !== undefined) return { permissions: [action.permission], origin: 'same-name' };
    }
  }
  if (prefixes[0] === VERBS.prefix) {
    // The version of the API is no part of the resource: `/v2/apis/{ApiId}` is `/apis/{ApiId}`.
    const path = operation.path.split('?')[0].replace(/^\/v2\//, '/');
    return { permissions: [`${VERBS.prefix}:${operation.method}`], origin: 'rule', source: VERBS.source, path };
  }
  for (const prefix of prefixes) {
    const documented = pages.get(prefix)?.get(operation.name.toLowerCase()) ?? [];
    const valid = documented.filter(({ action }) => actions.find(action) !== undefined);
    // Several actions that link to one page are cases of the operation: which of them is needed takes a curated row.
    if (valid.length === 1)
      return { permissions: [actions.find(valid[0].action).permission], origin: 'documented', source: valid[0].page };
  }
  return undefined;
}

const PATH_ARN = 'arn:${Partition}:apigateway:${Region}::';

/** The resource of a path of API Gateway, as a row that names the path as its type. @param {string} path */
export const pathRow = (path) =>
  [path, ...[...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => `${name}=${name}`)].join(' ');

/** The ARN template of a path that stands as a type in a row; undefined for other types. @param {string} type */
export const pathTemplate = (type) => (type.startsWith('/') ? PATH_ARN + type.replace(/\{/g, '${') : undefined);
