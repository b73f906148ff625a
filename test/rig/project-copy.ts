import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cache-folder.js';
import { root } from './root.js';

/** What a build and a package are made from. */
const SOURCES = [
  '.vscodeignore',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'esbuild.js',
  'examples',
  'media',
  'package.json',
  'scripts',
  'src',
  'test/rig',
  'tsconfig.json',
  'unforbid.schema.json',
];

/** Copies the project to an empty folder, where it can be built while other tests read the project's own dist/. */
export function copyProject(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of SOURCES) {
    if (existsSync(path.join(root, name))) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  }
  mkdirSync(cacheFolder, { recursive: true });
  // Installed packages, and the VS Code that the host tests have fetched.
  for (const name of ['node_modules', '.vscode-test'])
    symlinkSync(path.join(root, name), path.join(folder, name), 'junction');
}
