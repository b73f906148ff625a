import fs from 'node:fs';
import path from 'node:path';
import { packageFolder, readJson } from '../packages.mjs';
import { kebab } from '../text.mjs';

/**
 * A member of an operation's input, unfolded to a depth that covers what permissions depend on.
 * @typedef {object} Member
 * @property {string} name
 * @property {boolean} required
 * @property {'structure'|'list'|'map'|'scalar'|'text'} type
 * @property {Member[]} members of a structure, or of the items of a list or the values of a map when these are structures
 */

/**
 * @typedef {object} ModelOperation
 * @property {string} name
 * @property {string} method HTTP verb
 * @property {string} path request URI with `{Member}` in braces
 * @property {string} [uri] request URI as on the wire, with `{label}` and `{label+}`
 * @property {string[]} [asks] required query parameters (`?partNumber`) and headers (`!x-amz-copy-source`)
 * @property {boolean} [deprecated]
 * @property {boolean} unsigned no credentials are needed
 * @property {Member[]} members
 */

/**
 * @typedef {object} Model
 * @property {string} id catalog's service id: the service's own id in kebab case
 * @property {string} name `Secrets Manager`
 * @property {string} endpoint
 * @property {string} signing name in the signature: usually the IAM prefix
 * @property {string[]} spellings further names: that of the file
 * @property {string} [abbreviation] `AWS SFN`
 * @property {string} [fullName] `AWS Step Functions`
 * @property {string} [class] client class of the version 2 SDK
 * @property {string} protocol `json`, `rest-json`, `rest-xml`, `query`, `ec2`
 * @property {string} [target] start of the X-Amz-Target header
 * @property {Map<string, ModelOperation>} operations
 * @property {Map<string, string>} waiters waiter -> operation
 * @property {string} source package
 */

/** Levels of structures that are unfolded. */
export const DEPTH = 3;

/** The models of the version 2 SDK: all services to September 2024. The newest version of each service counts. */
export function readVersion2() {
  const folder = path.join(packageFolder('aws-sdk'), 'apis');
  /** @type {Map<string, Model & {version: string}>} */
  const models = new Map();
  // The SDK's class of each model: `{"cloudwatch": {"prefix": "monitoring", "name": "CloudWatch"}}`.
  const classes = new Map(
    Object.entries(readJson(path.join(folder, 'metadata.json'))).map(([key, { prefix, name }]) => [
      prefix ?? key,
      name,
    ]),
  );
  for (const file of fs.readdirSync(folder).sort()) {
    if (!file.endsWith('.min.json')) continue;
    const api = readJson(path.join(folder, file));
    const { metadata } = api;
    if (metadata?.serviceId === undefined) continue;
    const id = kebab(metadata.serviceId);
    const known = models.get(id);
    if (known !== undefined && known.version >= metadata.apiVersion) continue;
    const waiterFile = path.join(folder, file.replace('.min.json', '.waiters2.json'));
    const waiters = fs.existsSync(waiterFile) ? readJson(waiterFile).waiters : {};
    models.set(id, {
      id,
      version: metadata.apiVersion,
      name: metadata.serviceId,
      endpoint: metadata.endpointPrefix,
      signing: metadata.signingName ?? metadata.endpointPrefix,
      spellings: [file.replace(/-\d{4}-\d{2}-\d{2}\.min\.json$/, '')],
      abbreviation: metadata.serviceAbbreviation,
      fullName: metadata.serviceFullName,
      class: classes.get(file.replace(/-\d{4}-\d{2}-\d{2}\.min\.json$/, '')),
      protocol: metadata.protocol,
      target: metadata.targetPrefix,
      operations: new Map(Object.entries(api.operations).map(([name, row]) => [name, operation(name, row, api)])),
      waiters: new Map(Object.entries(waiters).map(([name, waiter]) => [name, waiter.operation])),
      source: 'aws-sdk',
    });
  }
  return [...models.values()];
}

/** Places of a request where a required member tells one operation from another, and the signs they are written with. */
const ASKED = { querystring: '?', header: '!' };

function operation(name, row, api) {
  const shapes = api.shapes ?? {};
  const inputShape = resolve(row.input, shapes);
  const input = inputShape?.members ?? {};
  // Labels of the path are named as on the wire; here by the member.
  const labels = new Map(Object.entries(input).map(([member, shape]) => [shape.locationName ?? member, member]));
  return {
    name,
    method: row.http?.method ?? 'POST',
    uri: row.http?.requestUri,
    asks: Object.entries(input)
      .filter(([member, { location }]) => inputShape?.required?.includes(member) && location in ASKED)
      .map(([member, { location, locationName }]) => ASKED[location] + (locationName ?? member)),
    deprecated: row.deprecated === true,
    path: (row.http?.requestUri ?? '/').replace(/\{([^}+]+)\+?\}/g, (_, label) => `{${labels.get(label) ?? label}}`),
    unsigned:
      row.authtype === 'none' ||
      row.authtype?.startsWith('smithy.api#noAuth') ||
      row.auth?.includes('smithy.api#noAuth') === true,
    members: row.input === undefined ? [] : members(row.input, shapes, DEPTH),
  };
}

/** A shape with its reference followed. */
const resolve = (shape, shapes) => (shape?.shape === undefined ? shape : { ...shapes[shape.shape], ...shape });

function members(shape, shapes, depth) {
  const { members: list = {}, required = [] } = resolve(shape, shapes) ?? {};
  if (depth === 0) return [];
  return Object.entries(list).map(([name, reference]) => {
    const member = resolve(reference, shapes);
    const type = member?.type ?? 'string';
    const item = type === 'list' ? member.member : type === 'map' ? member.value : undefined;
    const inner = type === 'structure' ? member : item;
    return {
      name,
      required: required.includes(name),
      type: ['structure', 'list', 'map'].includes(type) ? type : type === 'string' ? 'text' : 'scalar',
      members: inner === undefined ? [] : members(inner, shapes, depth - 1),
    };
  });
}
