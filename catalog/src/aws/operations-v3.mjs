import fs from 'node:fs';
import path from 'node:path';
import { packageFolder, packagesStarting } from '../packages.mjs';
import { DEPTH } from './operations-v2.mjs';
import { kebab } from '../text.mjs';

// A schema is an array that starts with its kind; a member may also be a number that stands for a simple type.
const LIST = 1;
const MAP = 2;
const STRUCTURE = 3;
const UNION = 4;
const OPERATION = 9;
/** Bits of a simple type that make it a list or a map of that type. */
const LIST_OF = 64;
const MAP_OF = 128;

/** Names of the protocols in the clients -> in the version 2 models. */
const PROTOCOLS = { Json: 'json', RestJson: 'rest-json', RestXml: 'rest-xml', Query: 'query', Ec2Query: 'ec2' };

/** The models of the installed version 3 clients, in the form of the version 2 ones. */
export function readVersion3() {
  return packagesStarting('@aws-sdk', 'client-').map(readClient);
}

function readClient(packageName) {
  const folder = path.join(packageFolder(packageName), 'dist-es');
  const schemas = evaluate(fs.readFileSync(path.join(folder, 'schemas/schemas_0.js'), 'utf8'));
  const schemes = fs.readFileSync(path.join(folder, 'auth/httpAuthSchemeProvider.js'), 'utf8');
  const unsigned = unsignedOperations(schemes);
  const shared = fs.readFileSync(path.join(folder, 'runtimeConfig.shared.js'), 'utf8');
  const name = /serviceId: config\?\.serviceId \?\? "([^"]+)"/.exec(shared)?.[1];
  if (name === undefined) throw new Error(`${packageName}: no service id in runtimeConfig.shared.js`);
  const operations = new Map();
  for (const schema of schemas) {
    if (schema[0] !== OPERATION) continue;
    const [, , operation, traits, input] = schema;
    const http = typeof traits === 'object' && traits !== null ? (traits.http ?? []) : [];
    operations.set(operation, {
      name: operation,
      method: http[0] ?? 'POST',
      path: http[1] ?? '/',
      uri: http[1],
      asks: asked(input()),
      unsigned: unsigned.has(operation),
      members: members(input(), DEPTH),
    });
  }
  return {
    id: kebab(name),
    name,
    package: packageName.slice('@aws-sdk/client-'.length),
    signing: /signingProperties: \{\s*name: "([^"]+)"/.exec(schemes)?.[1],
    spellings: [],
    protocol: PROTOCOLS[/protocol \?\? (?:Aws|S3)(\w+?)(?:\d_\d)?Protocol/.exec(shared)?.[1] ?? ''],
    target: /serviceTarget: "([^"]+)"/.exec(shared)?.[1],
    operations,
    waiters: readWaiters(path.join(folder, 'waiters')),
    source: packageName,
  };
}

/**
 * The exported schemas of a generated module. It is evaluated without its imports; what it registers is of no interest.
 * The source is a package pinned in the lockfile, and this runs only when the catalog is built.
 */
function evaluate(source) {
  const names = [...source.matchAll(/^export (?:const|var|let) ([\w$]+)/gm)].map(([, name]) => name);
  // Holds for both forms of the generated code: made with `new`, or got from `for`.
  const stub = 'class TypeRegistry { static for() { return new TypeRegistry(); } registerError() {} register() {} }';
  const imported = [...source.matchAll(/^import \{([^}]*)\} from [^;]+;/gm)]
    .flatMap(([, list]) => list.split(','))
    .map((item) => item.trim().split(' as ').at(-1).trim())
    .filter((item) => item !== '' && item !== 'TypeRegistry');
  const body = source.replace(/^import [^;]+;/gm, '').replace(/^export /gm, '');
  const classes = imported.map((item) => `const ${item} = class {};`).join('\n');
  return new Function(`${stub}\n${classes}\n${body}\nreturn [${names.join(',')}];`)().filter(Array.isArray);
}

/** Operations whose authentication is "none": groups of `case` labels before a block that offers it. */
function unsignedOperations(source) {
  const found = new Set();
  for (const [, labels, block] of source.matchAll(/((?:case "[^"]+":\s*)+)\{([^}]*)\}/g)) {
    if (!block.includes('NoAuth')) continue;
    for (const [, name] of labels.matchAll(/case "([^"]+)"/g)) found.add(name);
  }
  return found;
}

function readWaiters(folder) {
  const waiters = new Map();
  if (!fs.existsSync(folder)) return waiters;
  for (const file of fs.readdirSync(folder).sort()) {
    const name = /^waitFor(\w+)\.js$/.exec(file)?.[1];
    if (name === undefined) continue;
    const command = /import \{ (\w+)Command/.exec(fs.readFileSync(path.join(folder, file), 'utf8'))?.[1];
    if (command !== undefined) waiters.set(name, command);
  }
  return waiters;
}

/** A reference (`() => schema`), or a schema with traits beside it (`[schema, traits]`). */
function unwrap(schema) {
  let value = schema;
  while (
    typeof value === 'function' ||
    (Array.isArray(value) && (typeof value[0] !== 'number' || value.length === 2))
  ) {
    value = typeof value === 'function' ? value() : value[0];
  }
  return value;
}

function members(schema, depth) {
  const structure = unwrap(schema);
  if (depth === 0 || !Array.isArray(structure)) return [];
  const [kind, , , , names, schemas, requiredCount = 0] = structure;
  if (Math.abs(kind) !== STRUCTURE && kind !== UNION) return [];
  return names.map((name, index) => ({ name, required: index < requiredCount, ...described(schemas[index], depth) }));
}

/** Required query parameters and headers of an input, as `ModelOperation.asks`. */
function asked(schema) {
  const structure = unwrap(schema);
  if (!Array.isArray(structure) || Math.abs(structure[0]) !== STRUCTURE) return [];
  const [, , , , , schemas, requiredCount = 0] = structure;
  return schemas.slice(0, requiredCount).flatMap((member) => {
    const traits = Array.isArray(member) && member.length === 2 ? member[1] : undefined;
    if (typeof traits !== 'object' || traits === null) return [];
    if (traits.httpQuery !== undefined) return [`?${traits.httpQuery}`];
    return traits.httpHeader === undefined ? [] : [`!${traits.httpHeader}`];
  });
}

function described(schema, depth) {
  const value = unwrap(schema);
  if (typeof value === 'number') {
    const type = value >= MAP_OF ? 'map' : value >= LIST_OF ? 'list' : value === 0 ? 'text' : 'scalar';
    return { type, members: [] };
  }
  if (!Array.isArray(value)) return { type: 'scalar', members: [] };
  const kind = Math.abs(value[0]);
  if (kind === LIST) return { type: 'list', members: members(value[4], depth - 1) };
  if (kind === MAP) return { type: 'map', members: members(value[5], depth - 1) };
  if (kind === STRUCTURE || kind === UNION) return { type: 'structure', members: members(value, depth - 1) };
  return { type: value[4] === 0 ? 'text' : 'scalar', members: [] };
}
