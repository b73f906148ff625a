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
    .map(([name, file]) => [name, JSON.parse(fs.readFileSync(file, 'utf8'))]);
}

/** Lines by their first word, which holds letters and digits only: a space sorts before them. */
const byName = (a, b) => (a < b ? -1 : 1);

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
      names: ['', ...[...names].map(([name, list]) => [name, ...list].join(' ')).sort(byName), ''].join('\n'),
    },
  ]);
}

/** The two packed files as buffers. */
function packedCatalog(dataDirectory) {
  const tables = readTables(dataDirectory);
  const offsets = {};
  const pieces = [];
  let position = 0;
  for (const [name, table] of [...tables, ...nameTables(tables)]) {
    const bytes = Buffer.from(JSON.stringify(table));
    offsets[name] = [position, position + bytes.length];
    position += bytes.length;
    pieces.push(bytes);
  }
  return { index: Buffer.from(JSON.stringify({ tables: offsets })), tables: Buffer.concat(pieces) };
}

/** Writes index.json and tables.bin into `outDirectory` (dist/catalog), which is made when missing. */
function packCatalog(dataDirectory, outDirectory) {
  const { index, tables } = packedCatalog(dataDirectory);
  fs.mkdirSync(outDirectory, { recursive: true });
  fs.writeFileSync(path.join(outDirectory, 'index.json'), index);
  fs.writeFileSync(path.join(outDirectory, 'tables.bin'), tables);
}

module.exports = { packCatalog, packedCatalog };
