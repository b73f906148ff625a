import { spawn } from 'node:child_process';
import path from 'node:path';

export const PROJECT = path.resolve(__dirname, '..', '..');
const NO_CACHE = path.join(PROJECT, 'test', 'no-cache');
export const EXAMPLE = path.join(PROJECT, 'examples', 'agent-app');

export interface CliRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line as a user would; `input` is its standard input. */
export function runCli(
  args: readonly string[],
  options: { input?: string | Uint8Array; cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(PROJECT, 'dist', 'cli.js'), ...args], {
      cwd: options.cwd ?? PROJECT,
      // No cache of the user who runs the tests: answers must not hang on what was refreshed there.
      env: { ...process.env, XDG_CACHE_HOME: NO_CACHE, LOCALAPPDATA: NO_CACHE, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

/** What no answer may hold: a stack trace. */
export function hasStackTrace(text: string): boolean {
  return /^\s+at .+:\d+:\d+\)?$/m.test(text);
}
