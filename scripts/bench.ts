// npm run bench, or npm run bench -- scan for the files of that name: runs every test/bench/*.bench.ts in a process of its
// own, one after the other, so that none disturbs the next. Each prints its ratios and fails when one is over its limit.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../test/rig/root.js';

const folder = path.join(root, 'test', 'bench');
const wanted = process.argv.slice(2);
const files = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((file) => file.endsWith('.bench.ts'))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.startsWith(name)))
  .sort();

const failed: string[] = [];
for (const file of files) {
  console.log(`\n${path.basename(file, '.bench.ts')}`);
  const parameters = [
    '--expose-gc',
    '--require',
    'tsx/cjs',
    '--require',
    './test/register.cjs',
    path.join(folder, file),
  ];
  const { status } = spawnSync(process.execPath, parameters, { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed.push(file);
}
if (files.length === 0)
  console.error(`There is no benchmark${wanted.length > 0 ? ` named ${wanted.join(', ')}` : ''} in test/bench.`);
if (failed.length > 0) console.error(`\nOver the limit or broken: ${failed.join(', ')}`);
if (failed.length > 0 || files.length === 0) process.exitCode = 1;
