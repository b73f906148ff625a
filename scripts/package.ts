// Makes unforbid-<version>.vsix from the production build. vsce refuses a folder that has both its own allow-list
// (.vscodeignore) and npm's (`files`), and this one has both: the package is made from a copy of what ships.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import manifest from '../package.json';

const root = path.resolve(import.meta.dirname, '..');
const allowList = '.vscodeignore';

async function main(): Promise<void> {
  const npm = { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' } as const;
  const { status } = spawnSync('npm', ['run', '--silent', 'vscode:prepublish'], npm);
  if (status !== 0) throw new Error('the production build failed, its messages are above.');

  const staging = mkdtempSync(path.join(tmpdir(), 'vsix-'));
  try {
    const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
    for (const file of [...files, allowList]) cpSync(path.join(root, file), path.join(staging, file));
    // What only this repository needs: npm's allow-list, and scripts that vsce would run.
    const { files: _files, scripts: _scripts, devDependencies: _devDependencies, ...shipped } = manifest;
    writeFileSync(path.join(staging, 'package.json'), JSON.stringify(shipped, null, 2));
    await createVSIX({
      cwd: staging,
      packagePath: path.join(root, `${manifest.name}-${manifest.version}.vsix`),
      // Everything is in the bundles.
      dependencies: false,
      // The README's pictures lie in the package: no repository address is needed to show them.
      rewriteRelativeLinks: false,
      allowMissingRepository: true,
    });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(`The package could not be made: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
