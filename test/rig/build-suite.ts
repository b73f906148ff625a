import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { cacheFolder } from './cache-folder.js';
import { root } from './root.js';
import type { HostSession } from './sessions.js';

/** Bundles a session's tests into the extension's folder; returns the module that exports run(). */
export async function buildSuite(session: HostSession): Promise<string> {
  const source = path.join(root, 'test', 'host', session.tests);
  const tests = existsSync(source) ? readdirSync(source).filter((file) => file.endsWith('.test.ts')) : [];
  if (tests.length === 0)
    throw new Error(`The session ${session.name} has no tests in ${path.relative(root, source)}.`);
  const outdir = path.join(cacheFolder, 'build', session.name);
  rmSync(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: [
      { in: path.join(root, 'test', 'rig', 'suite.ts'), out: 'suite' },
      ...tests.map((file) => ({ in: path.join(source, file), out: path.basename(file, '.ts') })),
    ],
    outdir,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
    mainFields: ['module', 'main'],
    loader: { '.scm': 'text' },
    logLevel: 'warning',
  });
  return path.join(outdir, 'suite.js');
}
