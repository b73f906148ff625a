import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyProject } from '../rig/project-copy.js';
import { root } from '../rig/root.js';

/** npm start where there is no desktop VS Code, on a copy of the project: it builds. */
describe('npm start', function () {
  this.timeout(120_000);
  const temporary = mkdtempSync(path.join(tmpdir(), 'start-'));
  const project = path.join(temporary, 'project');
  // Whatever the command leaves in the system's temporary folder would be seen here. Short, for the sockets below it.
  const scratch = path.join(temporary, 't');
  let child: ChildProcess;
  let output = '';
  let address: URL;

  before(async () => {
    copyProject(project);
    mkdirSync(scratch);
    child = spawn(process.execPath, [path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), 'scripts/start.ts'], {
      cwd: project,
      env: { ...process.env, TEST_HOST: 'browser', TMPDIR: scratch, TEMP: scratch, TMP: scratch },
    });
    address = await new Promise<URL>((resolve, reject) => {
      const read = (data: Buffer): void => {
        output += data.toString();
        const found = /http:\/\/127\.0\.0\.1:\S+/.exec(output)?.[0];
        if (found !== undefined && output.includes('Ctrl-C')) resolve(new URL(found));
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', read);
      child.once('close', (code) => {
        reject(new Error(`It ended with ${String(code)} before it printed an address:\n${output}`));
      });
    });
  });
  after(() => {
    child.kill('SIGKILL');
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  });

  it('prints the check of the example, and starts though permissions are missing', () => {
    const printed = output.slice(0, output.indexOf('http://'));
    assert.match(printed, /\$ unforbid check examples\/agent-app\n/);
    assert.match(printed, /denied/);
  });

  it('serves VS Code on this machine alone, to whoever has the token', async () => {
    assert.equal(address.hostname, '127.0.0.1');
    assert.ok((address.searchParams.get('tkn') ?? '').length >= 32);
    assert.equal(address.searchParams.get('folder'), path.join(project, 'examples', 'agent-app'));
    const withToken = await fetch(address, { redirect: 'manual' });
    assert.ok(withToken.status < 400, `The address answers ${withToken.status}.`);
    const stranger = await fetch(`${address.origin}/`, { redirect: 'manual' });
    assert.equal(stranger.status, 403);
  });

  it('ends on Ctrl-C and leaves nothing', async () => {
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGINT');
    await ended;
    await assert.rejects(fetch(`${address.origin}/`));
    assert.deepEqual(
      readdirSync(scratch).filter((name) => name.startsWith('vsc-')),
      [],
    );
  });
});
