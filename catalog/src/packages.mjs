// The packages are read as files: their entry points are not run, except where said.
import fs from 'node:fs';
import path from 'node:path';

export const PACKAGES = path.join(import.meta.dirname, '../node_modules');
export const CURATED = path.join(import.meta.dirname, '../curated');

/** @param {string} file */
export const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

/** Folder of an installed package. @param {string} name */
export function packageFolder(name) {
  const folder = path.join(PACKAGES, name);
  if (!fs.existsSync(folder)) throw new Error(`The package ${name} is not installed: run "npm ci" in catalog/.`);
  return folder;
}

/** Name and version as the package itself says, for the provenance. @param {string} name */
export function packageVersion(name) {
  const { name: own, version } = readJson(path.join(packageFolder(name), 'package.json'));
  return { name: own, version };
}

/** Installed packages of a scope whose names start so, sorted. @param {string} scope @param {string} start */
export const packagesStarting = (scope, start) =>
  fs
    .readdirSync(path.join(PACKAGES, scope))
    .filter((name) => name.startsWith(start))
    .sort()
    .map((name) => `${scope}/${name}`);
