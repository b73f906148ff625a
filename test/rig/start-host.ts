import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findBrowser } from './find-browser.js';
import { getHost, type HostVersion } from './get-host.js';

export interface HostOptions {
  readonly version?: HostVersion;
  /**
   * `driver`: VS Code's own test mode, without which a built workbench ignores the extension and tests named in its
   * address. It never shows a notification and refuses every modal dialog. `user`: what a user has, with `install`.
   */
  readonly mode: 'driver' | 'user';
  /** The extension's folder (linked) or a .vsix, for the mode `user`. */
  readonly install?: string;
  /** True leaves workspace trust on: a folder opens in restricted mode. */
  readonly trust?: boolean;
  /** Only whoever knows it is let in. Without one, any program of this machine may connect while the host runs. */
  readonly connectionToken?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** For the extension host, which inherits it from the server. Undefined takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly log: (line: string) => void;
}

/** A running server of VS Code with a data folder that goes away with it. */
export interface RunningHost {
  readonly vscode: string;
  /** `http://127.0.0.1:<port>` */
  readonly address: string;
  readonly dataFolder: string;
  /** Resolves when the server ended, by itself or by `stop`. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const SETTINGS: Readonly<Record<string, unknown>> = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // A second extension host, in the browser, that nothing here uses.
  'extensions.webWorker': false,
  // In a browser VS Code saves by itself after a second; what a test leaves unsaved must stay so.
  'files.autoSave': 'off',
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

const START_MILLISECONDS = 60_000;
const STOP_MILLISECONDS = 3_000;

/** Starts VS Code's server on a free port of 127.0.0.1. It also ends, and its folder goes, when this process exits. */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const host = getHost(options.version ?? '4.139.1', options.log);
  // A short path: sockets are made below it, and their names may have about a hundred characters.
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'vsc-'));
  const trust = options.trust === true;
  const extensions = path.join(dataFolder, 'extensions');
  const user = path.join(dataFolder, 'data', 'User');
  mkdirSync(extensions);
  mkdirSync(user, { recursive: true });
  const settings = { ...SETTINGS, 'security.workspace.trust.enabled': trust, ...options.settings };
  writeFileSync(path.join(user, 'settings.json'), JSON.stringify(settings, null, 2));

  const parameters = [
    host.server,
    ...['--host', '127.0.0.1', '--port', '0', '--server-data-dir', dataFolder, '--accept-server-license-terms'],
    ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override', '--log', 'info'],
    ...(trust ? [] : ['--disable-workspace-trust']),
    ...(options.mode === 'driver' ? ['--enable-smoke-test-driver'] : []),
    ...tokenParameters(options.connectionToken, dataFolder),
    ...installParameters(options.install, extensions),
  ];
  const server = spawn(host.node, parameters, {
    cwd: host.code,
    env: hostEnvironment(dataFolder, options.environment),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that the extension host can be ended with it: left alone, that one waits three hours
    // for the page to come back.
    detached: process.platform !== 'win32',
  });
  const remove = (): void => {
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const onExit = (): void => {
    killGroup(server);
    remove();
  };
  process.once('exit', onExit);
  const ended = new Promise<void>((resolve) => {
    server.once('close', () => {
      resolve();
    });
  });

  const stop = async (): Promise<void> => {
    process.off('exit', onExit);
    server.kill('SIGTERM');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, STOP_MILLISECONDS).unref())]);
    killGroup(server);
    remove();
  };
  try {
    return { vscode: host.vscode, address: await listening(server), dataFolder, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Address of a page that opens `folder`; in the mode `driver` with the extension under development and its tests. */
export function workbenchAddress(
  host: Pick<RunningHost, 'address'>,
  page: { folder?: string; extension?: string; tests?: string; connectionToken?: string },
): string {
  const authority = new URL(host.address).host;
  const remote = (file: string): string => {
    const absolute = path.resolve(file).replaceAll('\\', '/');
    return `vscode-remote://${authority}${encodeURI(absolute.startsWith('/') ? absolute : `/${absolute}`)}`;
  };
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...(page.extension === undefined ? [] : [['extensionDevelopmentPath', remote(page.extension)]]),
    ...(page.tests === undefined ? [] : [['extensionTestsPath', remote(page.tests)]]),
  ];
  const query = new URLSearchParams();
  if (page.connectionToken !== undefined) query.set('tkn', page.connectionToken);
  if (page.folder !== undefined) query.set('folder', path.resolve(page.folder));
  query.set('payload', JSON.stringify(payload));
  return `${host.address}/?${query.toString()}`;
}

/** Headless, and shut off from everything but this machine. */
export async function startBrowser(log: (line: string) => void): Promise<Browser> {
  const { program, environment } = findBrowser(log);
  return chromium.launch({
    executablePath: program,
    headless: true,
    env: { ...process.env, ...environment },
    args: [
      // Chromium refuses to run as root with its sandbox, and containers have no other user.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/** A page that may use the clipboard, of the given size in pixels. */
export async function newPage(
  browser: Browser,
  host: RunningHost,
  { width = 1280, height = 800, scale = 1 }: { width?: number; height?: number; scale?: number } = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: host.address });
  return context.newPage();
}

function tokenParameters(token: string | undefined, folder: string): string[] {
  if (token === undefined) return ['--without-connection-token'];
  // In a file that only this user can read: command lines are visible to every user of the machine.
  const file = path.join(folder, 'token');
  writeFileSync(file, token, { mode: 0o600 });
  return ['--connection-token-file', file];
}

function installParameters(install: string | undefined, extensions: string): string[] {
  if (install === undefined) return [];
  if (install.endsWith('.vsix')) return ['--install-extension', path.resolve(install), '--start-server'];
  const manifest = JSON.parse(readFileSync(path.join(install, 'package.json'), 'utf8')) as Record<string, string>;
  const name = `${manifest['publisher']}.${manifest['name']}-${manifest['version']}`;
  symlinkSync(path.resolve(install), path.join(extensions, name), 'junction');
  return [];
}

function hostEnvironment(
  dataFolder: string,
  extra: Readonly<Record<string, string | undefined>> = {},
): Record<string, string | undefined> {
  const inherited = Object.entries(process.env).filter(
    // What an outer VS Code or the shell may have left, and what would make this server behave as that one's child.
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|PORT$)/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    // No extension gallery is asked.
    EXTENSIONS_GALLERY: '{}',
    // Sockets are made here and go away with the folder.
    XDG_RUNTIME_DIR: dataFolder,
    ...extra,
  };
}

function listening(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (reason: string): void => {
      clearTimeout(timer);
      reject(new Error(`${reason}\n${output}`));
    };
    const timer = setTimeout(() => {
      fail(`VS Code's server did not start in ${START_MILLISECONDS / 1000} s.`);
    }, START_MILLISECONDS);
    const read = (data: Buffer): void => {
      output += data.toString();
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      // The pipes must be emptied to the end, or the server would block.
      output = '';
      resolve(`http://127.0.0.1:${port}`);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('error', (error) => {
      fail(`VS Code's server could not be started: ${error.message}`);
    });
    server.once('exit', (code) => {
      fail(`VS Code's server ended with exit code ${String(code)}.`);
    });
  });
}

function killGroup(server: ChildProcess): void {
  if (server.pid === undefined) return;
  try {
    if (process.platform === 'win32') server.kill();
    else process.kill(-server.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
