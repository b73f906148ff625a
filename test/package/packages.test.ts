import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import manifest from '../../package.json';
import { readShippedWasm } from '../../scripts/third-party.js';
import { copyProject } from '../rig/project-copy.js';
import { root } from '../rig/root.js';

const MEGABYTE = 1_000_000;
const WASM = readShippedWasm(root).map((each) => `dist/wasm/${each.asset}`);
const TEXTS = ['CHANGELOG.md', 'LICENSE', 'README.md', 'THIRD-PARTY-NOTICES.txt', 'package.json'];

describe('packages', function () {
  this.timeout(240_000);
  const temporary = mkdtempSync(path.join(tmpdir(), 'package-'));
  const project = path.join(temporary, 'project');

  before(() => {
    copyProject(project);
  });
  after(() => {
    rmSync(temporary, { recursive: true, force: true });
  });

  describe('npm pack', () => {
    const installed = path.join(temporary, 'installed');
    let tarball: string;

    before(() => {
      run('npm', ['pack', '--loglevel=error'], project);
      const made = readdirSync(project).find((file) => file.endsWith('.tgz'));
      assert.ok(made, 'npm pack made no tarball.');
      tarball = path.join(project, made);
    });

    it('holds the command line, its data and its texts, and nothing else', () => {
      const files = run('tar', ['-tzf', tarball], project)
        .stdout.trim()
        .split('\n')
        .map((file) => file.replace(/^package\//, ''));
      const bundles = ['dist/aws.js', 'dist/cli.js', 'dist/gcp.js', 'dist/worker.js'];
      const catalog = files.filter((file) => file.startsWith('dist/catalog/'));
      assert.ok(catalog.length > 0, 'The catalog is missing.');
      assert.deepEqual(files.sort(), [...bundles, ...catalog, ...WASM, ...TEXTS].sort());
    });

    it('installs without a network', () => {
      mkdirSync(installed);
      writeFileSync(path.join(installed, 'package.json'), JSON.stringify({ name: 'pipeline', private: true }));
      const cache = path.join(temporary, 'empty-cache');
      run(
        'npm',
        ['install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', '--cache', cache, tarball],
        installed,
      );
      assert.ok(existsSync(path.join(installed, 'node_modules', '.bin', 'unforbid')));
    });

    it('then checks the example without a network', () => {
      const example = path.join(temporary, 'agent-app');
      cpSync(path.join(root, 'examples', 'agent-app'), example, { recursive: true });
      const attempts = path.join(temporary, 'network-attempts.txt');
      const environment = {
        NODE_OPTIONS: `--require ${JSON.stringify(path.join(import.meta.dirname, 'no-network.cjs'))}`,
        NETWORK_ATTEMPTS_FILE: attempts,
      };
      const command = path.join(installed, 'node_modules', '.bin', 'unforbid');
      const check = (stage: string): { code: number; summary: Record<string, number> } => {
        const parameters = ['check', '--stage', stage, '--format', 'json'];
        const { status, stdout, stderr } = run(command, parameters, example, { environment, codes: [0, 1] });
        assert.equal(stderr, '');
        const { summary } = JSON.parse(stdout) as { summary: Record<string, number> };
        return { code: status, summary };
      };
      const dev = check('dev');
      assert.equal(dev.code, 0);
      assert.equal(dev.summary['denied'], 0);
      assert.ok(
        (dev.summary['allowed'] ?? 0) >= 10,
        `Only ${String(dev.summary['allowed'])} requirements are allowed in dev.`,
      );
      const prod = check('prod');
      assert.equal(prod.code, 1);
      assert.ok((prod.summary['denied'] ?? 0) > 0);
      assert.equal(existsSync(attempts) ? readFileSync(attempts, 'utf8') : '', '');
    });
  });

  describe('npm run package', () => {
    let files: string[];

    before(async () => {
      run('npm', ['run', '--silent', 'package'], project);
      files = await listFiles({ cwd: project, packageManager: PackageManager.None });
    });

    it('makes a .vsix of its version, below five megabytes', () => {
      const vsix = path.join(project, `${manifest.name}-${manifest.version}.vsix`);
      assert.ok(existsSync(vsix));
      assert.ok(statSync(vsix).size < 5 * MEGABYTE, `${statSync(vsix).size} bytes`);
    });

    it('holds every file that the manifest names', () => {
      const { files: _npm, bin: _program, scripts: _scripts, ...shipped } = manifest;
      const named = [...JSON.stringify(shipped).matchAll(/"(?:\.\/|(?=(?:dist|media)\/))([^"]+\.\w+)"/g)].map(
        (match) => match[1],
      );
      const missing = named.filter((file) => !files.includes(file ?? ''));
      assert.deepEqual(missing, []);
      assert.ok(named.includes('dist/extension.js'));
    });

    it('holds the bundles, the data and the texts, and nothing of the toolchain', () => {
      const bundles = ['aws', 'extension', 'gcp', 'infrastructure', 'worker'].map((name) => `dist/${name}.js`);
      const rest = files.filter((file) => !/^(dist\/catalog|media)\//.test(file));
      assert.deepEqual(rest.sort(), [...bundles, ...WASM, ...TEXTS, 'unforbid.schema.json'].sort());
    });
  });
});

function run(
  program: string,
  parameters: readonly string[],
  folder: string,
  options: { environment?: Record<string, string>; codes?: readonly number[] } = {},
): { status: number; stdout: string; stderr: string } {
  const { status, stdout, stderr, error } = spawnSync(program, parameters, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...options.environment },
    shell: process.platform === 'win32',
  });
  const expected = options.codes ?? [0];
  assert.ok(
    status !== null && expected.includes(status),
    `${program} ${parameters.join(' ')} ended with ${String(status)}: ${error?.message ?? ''}\n${stdout}\n${stderr}`,
  );
  return { status, stdout, stderr };
}
