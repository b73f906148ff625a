'use strict';
// Packs src/core/catalog/data into two files: the tables one after the other, and where each begins and ends, so that
// one service is read without the rest. esbuild.js calls it for dist/, the unit tests keep the result in memory.
const fs = require('node:fs');
const path = require('node:path');

/** The catalog's spelling of names, as `normalise` in src/core/catalog/catalog.ts. */
const normalise = (name) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Every JSON file of the data folder by table name: `aws/s3`, `index.aws`. Sorted, so that the result is the same anywhere. */
function readTables(dataDirectory) {
  const tables = new Map();
  const entries = fs.readdirSync(dataDirectory, { withFileTypes: true });
  for (const entry of entries) {
    if (entry.isDirectory()) {
      for (const file of fs.readdirSync(path.join(dataDirectory, entry.name))) {
        if (file.endsWith('.json'))
          tables.set(`${entry.name}/${file.slice(0, -5)}`, path.join(dataDirectory, entry.name, file));
      }
    } else if (entry.name.endsWith('.json')) {
      tables.set(entry.name.slice(0, -5), path.join(dataDirectory, entry.name));
    }
  }
  return [...tables]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, file]) => [name, coded(JSON.parse(fs.readFileSync(file, 'utf8')))]);
}

/** A table of names whose lines are written out (Google's, which are more than the keys of its operations). */
const coded = (table) =>
  Array.isArray(table.names) ? { ...table, names: frontCoded([...table.names].sort(byName)) } : table;

/** Lines by their first word, which holds letters and digits only: a space sorts before them. */
const byName = (a, b) => (a < b ? -1 : 1);

/** Lines in a block: the first of each is written whole. */
const BLOCK = 16;
/** Characters for the count of shared ones; the first marks a line that is whole. */
const COUNTS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Sorted lines, each as the count of characters that it shares with the one before, and the rest. */
function frontCoded(lines) {
  const coded = lines.map((line, index) => {
    const before = index % BLOCK === 0 ? '' : lines[index - 1];
    let shared = 0;
    while (shared < COUNTS.length - 1 && shared < before.length && before[shared] === line[shared]) shared += 1;
    // Only the first line of a block shares nothing: it is where a search begins.
    if (index % BLOCK !== 0 && shared === 0) return `_${line}`;
    return COUNTS[shared] + line.slice(shared);
  });
  return ['', ...coded, ''].join('\n');
}

/** For each folder whose tables have `operations`: normalised operation name -> indexes of the services that have it. */
function nameTables(tables) {
  const byFolder = new Map();
  for (const [name, table] of tables) {
    const [folder, service] = name.split('/');
    // `unlisted` services have no SDK client: nothing in source can call them by name.
    if (service === undefined || table.operations === undefined || table.unlisted) continue;
    const index = byFolder.get(folder) ?? { services: [], names: new Map() };
    byFolder.set(folder, index);
    const position = index.services.push(service) - 1;
    for (const operation of Object.keys(table.operations)) {
      const key = normalise(operation);
      const list = index.names.get(key) ?? [];
      index.names.set(key, list);
      if (!list.includes(position)) list.push(position);
    }
  }
  return [...byFolder].map(([folder, { services, names }]) => [
    `names.${folder}`,
    {
      services,
      // Lines between newlines, sorted: see `NameTable` in src/core/catalog/part.ts.
      names: frontCoded([...names].map(([name, list]) => [name, ...list].join(' ')).sort(byName)),
    },
  ]);
}

/** Tables whose rows are packed as lines of text, so that one row is decoded without the others: folder -> member. */
const LINES = { aws: 'operations', 'aws-actions': 'actions', gcp: 'methods' };

/**
 * Most actions have the name of an operation: their rows follow the operation's in its line, behind a tab, and the ARN
 * templates that both tables have stand with the actions. A third less to download. The table of actions says in `shared`
 * where the others are.
 */
function shareRows(tables) {
  const found = new Map(tables);
  for (const [id, { prefix, owns }] of Object.entries(found.get('index.aws')?.services ?? {})) {
    const [service, actions] = [found.get(`aws/${id}`), found.get(`aws-actions/${prefix}`)];
    if (service === undefined || actions === undefined) continue;
    const resources = Object.entries(service.resources).filter(([type, arn]) => actions.resources[type]?.[0] !== arn);
    const operations = { ...service.operations };
    found.set(`aws/${id}`, { ...service, resources: Object.fromEntries(resources), operations });
    if (!owns) continue;
    const left = {};
    for (const [name, row] of Object.entries(actions.actions)) {
      if (Object.hasOwn(operations, name)) operations[name] = [operations[name], row];
      else left[name] = row;
    }
    found.set(`aws-actions/${prefix}`, { ...actions, shared: id, actions: left });
  }
  return [...found];
}

/** Names of operations are by far the longest text: it stands by itself, so that it is not unescaped. */
function withNames([name, table]) {
  if (!name.startsWith('names.')) return [[name, table]];
  return [
    [name, { services: table.services }],
    [`${name}#`, table.names],
  ];
}

/** The table without its rows, and the rows as lines `PutObject {..}` in the order of the normalised names. */
function withLines([name, table]) {
  const member = LINES[name.split('/')[0]];
  const rows = table[member];
  if (rows === undefined || !name.includes('/')) return [[name, table]];
  const { [member]: _, ...head } = table;
  const text = (row) =>
    member === 'operations' && Array.isArray(row)
      ? row.map((part) => JSON.stringify(part)).join('\t')
      : JSON.stringify(row);
  const lines = Object.entries(rows).map(([key, row]) => [normalise(key), `${key} ${text(row)}`]);
  lines.sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    [name, head],
    [`${name}#`, ['', ...lines.map(([, line]) => line), ''].join('\n')],
  ];
}

/** Tables whose places stand in one block of the index: the block's own place is written out. */
const INDEX_BLOCK = 32;

/** `;0,aws/a 120,aws/a# 300;420,aws/b 99`: see `openTables` in src/core/catalog/tables.ts. */
function indexText(lengths) {
  let start = 0;
  return lengths
    .map(([name, length], at) => {
      if (/[,; ]/.test(name)) throw new Error(`The table "${name}" cannot be told from its place in the index.`);
      const entry = `${at % INDEX_BLOCK === 0 ? `;${start}` : ''},${name} ${length}`;
      start += length;
      return entry;
    })
    .join('');
}

/** The two packed files as buffers. */
function packedCatalog(dataDirectory) {
  const tables = readTables(dataDirectory);
  const lengths = [];
  const pieces = [];
  const named = nameTables(tables);
  for (const [name, table] of [...shareRows(tables).flatMap(withLines), ...named].flatMap(withNames)) {
    // Lines are text as it stands.
    const bytes = Buffer.from(typeof table === 'string' ? table : JSON.stringify(table));
    lengths.push([name, bytes.length]);
    pieces.push(bytes);
  }
  return { index: Buffer.from(JSON.stringify({ tables: indexText(lengths) })), tables: Buffer.concat(pieces) };
}

/** Writes index.json and tables.bin into `outDirectory` (dist/catalog), which is made when missing. */
function packCatalog(dataDirectory, outDirectory) {
  const { index, tables } = packedCatalog(dataDirectory);
  fs.mkdirSync(outDirectory, { recursive: true });
  fs.writeFileSync(path.join(outDirectory, 'index.json'), index);
  fs.writeFileSync(path.join(outDirectory, 'tables.bin'), tables);
}

module.exports = { frontCoded, packCatalog, packedCatalog };
