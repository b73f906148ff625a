import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { HostVersion } from './get-host.js';
import { newPage, startBrowser, startHost, workbenchAddress } from './start-host.js';

/** Numbers of a suite that ran to its end. */
export interface SuiteResult {
  readonly passes: number;
  readonly failures: number;
  readonly pending: number;
}

export interface SuiteRun {
  readonly version: HostVersion;
  /** The extension's folder. */
  readonly extension: string;
  /** A module that exports run(), inside that folder: elsewhere it would get another instance of VS Code's API. */
  readonly tests: string;
  readonly folder: string;
  readonly trust: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: (line: string) => void;
}

const SUITE_MILLISECONDS = 180_000;
const OUTPUT_POLL_MILLISECONDS = 50;

/**
 * Runs a mocha suite inside the extension host of the browser host; its output goes to `log`. Undefined when the host
 * ended before the suite did, for which the reason is logged. Only the suite's own result file is believed: the workbench
 * reports success when its extension host dies.
 */
export async function runInHost(run: SuiteRun): Promise<SuiteResult | undefined> {
  const temporary = mkdtempSync(path.join(tmpdir(), 'suite-'));
  const resultFile = path.join(temporary, 'result.json');
  const outputFile = path.join(temporary, 'output.txt');
  writeFileSync(outputFile, '');
  const output = followFile(outputFile, run.log);
  const remove = (): void => {
    rmSync(temporary, { recursive: true, force: true });
  };
  process.once('exit', remove);
  const host = await startHost({
    version: run.version,
    mode: 'driver',
    trust: run.trust,
    environment: { ...run.environment, TEST_OUTPUT_FILE: outputFile, TEST_RESULT_FILE: resultFile },
    log: run.log,
  });
  const browser = await startBrowser(run.log).catch(async (error: unknown) => {
    await host.stop();
    throw error;
  });
  try {
    const page = await newPage(browser, host);
    const errors = new Set<string>();
    const ended = new Promise<string | undefined>((resolve) => {
      const timer = setTimeout(() => {
        resolve(`The tests did not end in ${SUITE_MILLISECONDS / 1000} s.`);
      }, SUITE_MILLISECONDS);
      timer.unref();
      page.on('crash', () => {
        resolve('The page crashed.');
      });
      // Two functions that the workbench calls where it finds them: it has them for VS Code's own browser tests.
      void page.exposeFunction('codeAutomationExit', () => {
        resolve(undefined);
      });
    });
    await page.exposeFunction('codeAutomationLog', (type: string, words: readonly unknown[]) => {
      if (type === 'error') errors.add(words.map(String).join(' '));
    });
    await page.goto(workbenchAddress(host, { folder: run.folder, extension: run.extension, tests: run.tests }));
    const reason = await ended;
    output.read();
    const result = readResult(resultFile);
    if (result === undefined) {
      run.log(reason ?? 'The extension host ended before the tests did.');
      for (const error of errors) run.log(error.split('\n').slice(0, 12).join('\n'));
      run.log(extensionHostLog(host.dataFolder));
    }
    return result;
  } finally {
    output.close();
    await browser.close().catch(() => undefined);
    await host.stop();
    process.off('exit', remove);
    remove();
  }
}

/** Undefined when the suite wrote none, or it is not whole. */
export function readResult(file: string): SuiteResult | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SuiteResult;
  } catch {
    return undefined;
  }
}

/** Hands whole lines that are added to a file to `log`. */
function followFile(file: string, log: (line: string) => void): { read(): void; close(): void } {
  const descriptor = openSync(file, 'r');
  const buffer = Buffer.alloc(65_536);
  let rest = Buffer.alloc(0);
  const read = (): void => {
    for (let size; (size = readSync(descriptor, buffer, 0, buffer.length, null)) > 0;) {
      rest = Buffer.concat([rest, buffer.subarray(0, size)]);
    }
    const end = rest.lastIndexOf('\n');
    if (end < 0) return;
    log(rest.subarray(0, end).toString('utf8'));
    rest = rest.subarray(end + 1);
  };
  const timer = setInterval(read, OUTPUT_POLL_MILLISECONDS);
  return {
    read,
    close: () => {
      clearInterval(timer);
      read();
      closeSync(descriptor);
    },
  };
}

/** The last lines of what the extension host logged. */
function extensionHostLog(dataFolder: string): string {
  const logs = path.join(dataFolder, 'data', 'logs');
  if (!existsSync(logs)) return '';
  const files = readdirSync(logs, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('remoteexthost.log'),
  );
  return files
    .map((file) => readFileSync(path.join(logs, file), 'utf8').trimEnd().split('\n').slice(-20).join('\n'))
    .join('\n');
}
