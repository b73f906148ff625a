import { existsSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests, SilentReporter } from '@vscode/test-electron';
import { readResult, type SuiteResult, type SuiteRun } from './run-in-host.js';
import { cacheFolder } from './cache-folder.js';

/** Without an answer for so long the network is taken to be missing. */
const DOWNLOAD_IDLE_MILLISECONDS = 8_000;

/** A desktop VS Code, or why there is none here. */
export type Desktop =
  { readonly kind: 'found'; readonly program: string } | { readonly kind: 'none'; readonly reason: string };

/** VSCODE_PATH, else an installed one when `installed` is asked for, else a download into .vscode-test/. */
export async function findDesktop(version: string, options: { installed: boolean }): Promise<Desktop> {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return { kind: 'none', reason: 'there is no display (xvfb-run gives one)' };
  }
  const chosen = process.env['VSCODE_PATH'];
  if (options.installed && chosen !== undefined && chosen !== '') {
    if (statSync(chosen, { throwIfNoEntry: false })?.isFile() === true) return { kind: 'found', program: chosen };
    return { kind: 'none', reason: `VSCODE_PATH names ${chosen}, which is no file` };
  }
  const installed = options.installed ? installedDesktop() : undefined;
  if (installed !== undefined) return { kind: 'found', program: installed };
  try {
    const reporter = new SilentReporter();
    const download = { version, timeout: DOWNLOAD_IDLE_MILLISECONDS, cachePath: cacheFolder, reporter };
    return { kind: 'found', program: await downloadAndUnzipVSCode(download) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'none', reason: `it could not be downloaded (${reason})` };
  }
}

/** Runs a suite in desktop VS Code, whose output goes to this process's own. As runInHost otherwise. */
export async function runOnDesktop(program: string, run: SuiteRun): Promise<SuiteResult | undefined> {
  const temporary = mkdtempSync(path.join(tmpdir(), 'vsc-'));
  const resultFile = path.join(temporary, 'result.json');
  try {
    await runTests({
      vscodeExecutablePath: program,
      extensionDevelopmentPath: run.extension,
      extensionTestsPath: run.tests,
      extensionTestsEnv: { ...run.environment, TEST_RESULT_FILE: resultFile },
      launchArgs: [run.folder, '--disable-extensions', ...desktopParameters(temporary, run.trust)],
    });
  } catch (error) {
    // The result file says which tests failed; without one the run itself did.
    if (readResult(resultFile) === undefined) run.log(error instanceof Error ? error.message : String(error));
  }
  const result = readResult(resultFile);
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  return result;
}

/** Parameters that keep a desktop VS Code apart from the user's own windows, settings and extensions. */
export function desktopParameters(dataFolder: string, trust: boolean): string[] {
  const separate = [
    `--user-data-dir=${path.join(dataFolder, 'user')}`,
    `--extensions-dir=${path.join(dataFolder, 'ext')}`,
  ];
  const quiet = ['--disable-telemetry', '--disable-updates', '--skip-welcome', '--skip-release-notes'];
  // As root, in a container, Chromium's sandbox cannot be made.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...separate, ...quiet, ...root, ...(trust ? [] : ['--disable-workspace-trust'])];
}

/**
 * The program itself behind the command `code` on the PATH: the command returns at once, and what it started could not be
 * ended with us.
 */
function installedDesktop(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const command = folders
    .map((folder) => path.join(folder, process.platform === 'win32' ? 'code.cmd' : 'code'))
    .find((file) => existsSync(file));
  if (command === undefined) return undefined;
  const bin = path.dirname(realpathSync(command));
  const candidates = {
    // <folder>/bin/code beside <folder>/code
    linux: [path.join(bin, '..', 'code')],
    // Visual Studio Code.app/Contents/Resources/app/bin/code
    darwin: ['Electron', 'Code'].map((name) => path.join(bin, '..', '..', '..', 'MacOS', name)),
    win32: [path.join(bin, '..', 'Code.exe')],
  }[process.platform as string];
  return candidates?.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}
