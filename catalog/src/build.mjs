// Writes src/core/catalog/data, or with --check compares it with what the packages and curated tables give.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { awsTables } from './aws/build.mjs';
import { jsonLines } from './text.mjs';

const DATA = path.join(import.meta.dirname, '../../src/core/catalog/data');
const GCP = path.join(import.meta.dirname, 'gcp/build.mjs');

/**
 * Writes the tables of AWS: `aws/<service>.json`, `aws-actions/<prefix>.json`, `helpers.aws.json`,
 * `index.aws.json`, `partitions.aws.json`.
 * @param {{out: string, log: (line: string) => void}} options
 */
export function buildAws({ out, log }) {
  const { files, sources, counts } = awsTables();
  for (const folder of ['aws', 'aws-actions']) fs.rmSync(path.join(out, folder), { recursive: true, force: true });
  for (const [name, { value, depth }] of files) {
    const file = path.join(out, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, `${jsonLines(value, depth)}\n`);
  }
  log(`aws: ${counts.services} services, ${counts.operations} operations, ${counts.unknown} of them not known`);
  return { sources };
}

/** Builds everything into a folder. @param {string} out @param {(line: string) => void} log */
async function buildAll(out, log) {
  buildAws({ out, log });
  if (fs.existsSync(GCP)) {
    const { buildGcp } = await import('./gcp/build.mjs');
    await buildGcp({ out, log });
  }
}

/** Relative names of all files below a folder. @param {string} folder */
function filesBelow(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

/** Names of the files that differ between the committed data and a fresh build. @param {(line: string) => void} log */
async function differences(log) {
  const fresh = fs.mkdtempSync(path.join(os.tmpdir(), 'catalog-'));
  try {
    await buildAll(fresh, log);
    const names = new Set([...filesBelow(fresh), ...filesBelow(DATA)]);
    const content = (folder, name) =>
      fs.existsSync(path.join(folder, name)) ? fs.readFileSync(path.join(folder, name)) : undefined;
    return [...names].sort().filter((name) => {
      const [made, committed] = [content(fresh, name), content(DATA, name)];
      return made === undefined || committed === undefined || !made.equals(committed);
    });
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
}

if (process.argv.includes('--check')) {
  const names = await differences(console.error);
  for (const name of names) console.log(name);
  if (names.length > 0) {
    console.error(
      `${names.length} files of src/core/catalog/data differ from a fresh build: run "npm run build" in catalog/.`,
    );
    process.exitCode = 1;
  } else {
    console.error('src/core/catalog/data is what the packages and curated tables give.');
  }
} else {
  await buildAll(DATA, console.error);
}
