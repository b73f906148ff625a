// The host tests, on the newest and on the lowest supported VS Code: in the desktop program where one can be had and
// shown, else in VS Code's server with headless Chromium.
//   TEST_HOST=desktop   desktop or fail, so that a pipeline never falls back unseen
//   TEST_HOST=browser   do not try the desktop
//   VSCODE_PATH         an installed desktop VS Code, used as the newest
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSuite } from './build-suite.js';
import { findDesktop, runOnDesktop } from './desktop.js';
import { HOSTS, type HostVersion } from './get-host.js';
import { root } from './root.js';
import { runInHost, type SuiteResult, type SuiteRun } from './run-in-host.js';
import { HOST_SESSIONS, type HostSession } from './sessions.js';

/** The lowest is the one of engines.vscode in package.json. */
const VERSIONS: readonly { readonly desktop: string; readonly browser: HostVersion; readonly installed: boolean }[] = [
  { desktop: 'stable', browser: '4.139.1', installed: true },
  { desktop: '1.100.0', browser: '4.100.3', installed: false },
];

const log = (line: string): void => {
  console.log(line);
};

async function main(): Promise<void> {
  const total = { passes: 0, failures: 0, pending: 0 };
  everyTestHasASession();
  const suites = new Map<HostSession, string>();
  for (const session of HOST_SESSIONS) suites.set(session, await buildSuite(session));
  for (const version of VERSIONS) {
    const host = await chooseHost(version);
    for (const [session, tests] of suites) {
      log(`\n${host.name}, session ${session.name}`);
      const result = await runSession(session, tests, version.browser, host.run);
      total.passes += result?.passes ?? 0;
      // A suite without a result is one failure more: nothing passes by not running.
      total.failures += result === undefined || result.passes + result.failures === 0 ? 1 : result.failures;
      total.pending += result?.pending ?? 0;
    }
  }
  const file = process.env['TEST_RESULT_FILE'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(total));
  if (total.failures > 0 || total.pending > 0) process.exitCode = 1;
}

/** A test file in a folder without a session would never run, and nobody would notice. */
function everyTestHasASession(): void {
  const host = path.join(root, 'test', 'host');
  const files = readdirSync(host, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  const folders = new Set(HOST_SESSIONS.map((session) => path.normalize(session.tests)));
  const lost = files.filter((file) => !folders.has(path.dirname(file)));
  if (lost.length > 0) throw new Error(`No session of test/rig/sessions.ts runs ${lost.join(', ')} of test/host.`);
}

interface ChosenHost {
  readonly name: string;
  readonly run: (run: SuiteRun) => Promise<SuiteResult | undefined>;
}

async function chooseHost(version: (typeof VERSIONS)[number]): Promise<ChosenHost> {
  const wish = process.env['TEST_HOST'];
  if (wish !== 'browser') {
    const desktop = await findDesktop(version.desktop, version);
    if (desktop.kind === 'found') {
      return { name: `Desktop VS Code ${version.desktop}`, run: (run) => runOnDesktop(desktop.program, run) };
    }
    if (wish === 'desktop') throw new Error(`No desktop VS Code ${version.desktop}: ${desktop.reason}.`);
    log(`No desktop VS Code ${version.desktop}: ${desktop.reason}.`);
  }
  return { name: `VS Code ${HOSTS[version.browser].vscode} served to headless Chromium`, run: runInHost };
}

/** On a copy of the workspace, with an empty home folder and none of the user's cloud settings. */
async function runSession(
  session: HostSession,
  tests: string,
  version: HostVersion,
  run: ChosenHost['run'],
): Promise<SuiteResult | undefined> {
  const temporary = mkdtempSync(path.join(tmpdir(), 'session-'));
  const remove = (): void => {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  process.once('exit', remove);
  try {
    const folder = path.join(temporary, path.basename(session.folder));
    cpSync(path.join(root, session.folder), folder, { recursive: true });
    const home = path.join(temporary, 'home');
    mkdirSync(home);
    const environment = withoutCloud(home);
    return await run({ version, extension: root, tests, folder, trust: session.restricted, environment, log });
  } finally {
    process.off('exit', remove);
    remove();
  }
}

function withoutCloud(home: string): Record<string, string | undefined> {
  const names = Object.keys(process.env).filter((name) => /^(AWS_|GOOGLE_|CLOUDSDK_|GCLOUD_|GCP_)/.test(name));
  return { ...Object.fromEntries(names.map((name) => [name, undefined])), HOME: home, USERPROFILE: home };
}

// Without these, ending this process would leave what it started; process.exit runs the handlers that end it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
