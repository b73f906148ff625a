/**
 * The resource interface of boto3 from curated/aws/boto3.yaml, checked against the models: every operation, waiter,
 * member and resource that a row names must exist. The form is `ResourceClass` in src/core/catalog/boto3.ts.
 *
 * @typedef {import('./services.mjs').Service} Service
 */

const SERVICE_RESOURCE = 'ServiceResource';

/**
 * @param {readonly Service[]} services @param {Record<string, any>} table
 * @returns {Map<string, object>} service id -> table
 */
export function resourceModels(services, table) {
  return new Map(
    Object.entries(table).map(([id, { page, resources }]) => {
      const service = services.find((each) => each.id === id);
      if (service === undefined) throw new Error(`boto3.yaml: ${id} is no service`);
      const classes = Object.keys(resources);
      const read = (name) => resourceClass(name, resources[name], service, classes);
      return [id, { page, resources: Object.fromEntries(classes.map((name) => [name, read(name)])) }];
    }),
  );
}

function resourceClass(name, row, service, classes) {
  const {
    identifiers = {},
    actions = {},
    injected = {},
    collections = {},
    batch = {},
    makers = {},
    references = {},
  } = row;
  const where = `boto3.yaml: ${service.id} ${name}`;
  const known = (resource) => {
    if (!classes.includes(resource) && resource !== 'BatchWriter')
      throw new Error(`${where} names the resource ${resource}`);
    return resource;
  };
  const parse = (text) => parseRow(text, identifiers, service, where);
  const action = (text) => {
    const { operation, returns, list, ...more } = parse(text);
    return {
      operations: [operation],
      ...more,
      ...(returns === undefined ? {} : { returns: known(returns), ...(list ? { list } : {}) }),
    };
  };
  const own = Object.fromEntries(Object.entries(actions).map(([method, text]) => [method, action(text)]));
  const added = Object.fromEntries(
    Object.entries(injected).map(([method, { operations, ...more }]) => {
      const rows = operations.map(parse);
      return [method, { operations: rows.map(({ operation }) => operation), ...bindings(rows), ...more }];
    }),
  );
  const all = { ...own, ...added };
  const made =
    name === SERVICE_RESOURCE
      ? { ...Object.fromEntries(classes.filter((each) => each !== name).map((each) => [each, each])), ...makers }
      : makers;
  return clean({
    identifiers: Object.entries(identifiers).map(([identifier, member]) => [
      identifier,
      ...(member === null ? [] : [member]),
    ]),
    actions: all.load === undefined ? all : { ...all, reload: all.load },
    collections: Object.fromEntries(
      Object.entries(collections).map(([collection, text]) => {
        const { operation, returns, list: _, ...more } = parse(text);
        return [collection, { operation, ...more, resource: known(returns) }];
      }),
    ),
    batch: Object.fromEntries(Object.entries(batch).map(([method, text]) => [method, action(text)])),
    makers: Object.fromEntries(Object.entries(made).map(([method, resource]) => [method, known(resource)])),
    references: Object.fromEntries(
      Object.entries(references).map(([property, resource]) => [property, known(resource)]),
    ),
  });
}

/** The bindings of several operations that one method requests: their union. */
const bindings = (rows) =>
  clean({
    bind: Object.assign({}, ...rows.map(({ bind }) => bind ?? {})),
    fixed: Object.assign({}, ...rows.map(({ fixed }) => fixed ?? {})),
  });

/** Without members that hold nothing. */
const clean = (object) =>
  Object.fromEntries(
    Object.entries(object).filter(([key, value]) => key === 'identifiers' || Object.keys(value).length > 0),
  );

/** `DeleteObjects Bucket=bucket_name Delete.Objects[].Key=key > Object[]` */
function parseRow(text, identifiers, service, where) {
  const [call, made] = text.split(' > ');
  const [first, ...words] = call.split(' ');
  const operation = first === 'waiter' ? service.waiters.get(words.shift()) : first;
  const model = service.operations.get(operation);
  if (model === undefined) throw new Error(`${where}: "${text}" names no operation or waiter`);
  const bind = {};
  const fixed = {};
  for (const word of words) {
    const [, path, sign, value] = /^([^=:]+)([=:])(.*)$/.exec(word) ?? [];
    if (sign === '=') bind[path] = value;
    else if (sign === ':') fixed[path] = value;
    else if (word !== '-') throw new Error(`${where}: "${word}" in "${text}"`);
  }
  const has = (path) => model.members.some((member) => member.name === path.split(/[.[]/)[0]);
  if (Object.keys(bind).length === 0 && !words.includes('-')) {
    for (const [identifier, member] of Object.entries(identifiers))
      if (member !== null && has(member)) bind[member] = identifier;
  }
  for (const path of [...Object.keys(bind), ...Object.keys(fixed)]) {
    if (!has(path)) throw new Error(`${where}: ${operation} has no member ${path}`);
  }
  for (const identifier of Object.values(bind)) {
    if (!Object.hasOwn(identifiers, identifier))
      throw new Error(`${where}: "${text}" names the identifier ${identifier}`);
  }
  const list = made?.endsWith('[]');
  return {
    operation,
    ...(Object.keys(bind).length === 0 ? {} : { bind }),
    ...(Object.keys(fixed).length === 0 ? {} : { fixed }),
    ...(made === undefined ? {} : { returns: list ? made.slice(0, -2) : made, ...(list ? { list } : {}) }),
  };
}
