// npm start: builds, prints the permission check of the example, and opens the example in a real VS Code with the
// extension: a desktop VS Code where one is installed or can be downloaded and shown, else VS Code's server on this machine.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { desktopParameters, findDesktop } from '../test/rig/desktop.js';
import { root } from '../test/rig/root.js';
import { startHost, workbenchAddress } from '../test/rig/start-host.js';

const example = path.join(root, 'examples', 'agent-app');

async function main(): Promise<void> {
  const build = spawnSync(process.execPath, ['esbuild.js'], { cwd: root, stdio: 'inherit' });
  if (build.status !== 0) throw new Error('The build failed; its messages are above.');

  const folder = path.relative(root, example);
  console.log(`$ unforbid check ${folder}\n`);
  // Its exit code says that the prod stage lacks permissions, which is what the example is there to show.
  spawnSync(process.execPath, ['dist/cli.js', 'check', folder], { cwd: root, stdio: 'inherit' });
  console.log('');

  const desktop = process.env['TEST_HOST'] === 'browser' ? undefined : await findDesktop('stable', { installed: true });
  if (desktop?.kind === 'found') return openDesktop(desktop.program);
  if (desktop !== undefined)
    console.log(`No desktop VS Code: ${desktop.reason}. VS Code is served on this machine instead.`);
  return serve();
}

/** Resolves when its window is closed. */
async function openDesktop(program: string): Promise<void> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'vsc-'));
  const parameters = [
    example,
    `--extensionDevelopmentPath=${root}`,
    '--new-window',
    ...desktopParameters(dataFolder, false),
  ];
  const child = spawn(program, parameters, { stdio: 'ignore' });
  process.once('exit', () => {
    child.kill();
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  console.log(`VS Code (${program}) opens ${path.relative(root, example)}. Close its window or press Ctrl-C to end.`);
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      resolve();
    });
  });
}

/** Resolves when the server ended. */
async function serve(): Promise<void> {
  const connectionToken = randomBytes(16).toString('hex');
  const host = await startHost({
    mode: 'user',
    install: root,
    connectionToken,
    settings: { 'workbench.colorTheme': 'Default Dark Modern' },
    log: console.log,
  });
  console.log(
    `VS Code ${host.vscode} with Unforbid is at\n\n  ${workbenchAddress(host, { folder: example, connectionToken })}\n`,
  );
  console.log('Open this address in a browser of this machine. Ctrl-C ends it.');
  await host.ended;
}

// process.exit runs the handlers that end what was started and remove its folders.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(0));

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
