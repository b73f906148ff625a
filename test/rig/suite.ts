// Runs inside the extension host, of desktop VS Code and of the browser host alike: VS Code loads this module, with the
// bundled tests beside it, and calls run().
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import type MochaClass from 'mocha';

const TEST_MILLISECONDS = 30_000;

/** Rejects when a test failed or none ran. */
export async function run(): Promise<void> {
  redirectConsole();
  // Only now: mocha keeps the console.log that it finds when it is loaded.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const Mocha = require('mocha') as typeof MochaClass;
  const mocha = new Mocha({ ui: 'bdd', timeout: TEST_MILLISECONDS, color: false });
  for (const file of readdirSync(__dirname).sort())
    if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      const resultFile = process.env['TEST_RESULT_FILE'];
      if (resultFile !== undefined) writeFileSync(resultFile, JSON.stringify({ passes, failures, pending }));
      if (failures > 0) reject(new Error(`${failures} host tests failed.`));
      else if (passes === 0) reject(new Error('No host test ran.'));
      else resolve();
    });
  });
}

/**
 * The browser host names a file that its driver reads; desktop VS Code prints the console by itself. The property is
 * defined anew because VS Code ignores an assignment to it.
 */
function redirectConsole(): void {
  const file = process.env['TEST_OUTPUT_FILE'];
  if (file === undefined) return;
  for (const method of ['log', 'info', 'warn', 'error', 'debug']) {
    const value = (...words: unknown[]): void => {
      appendFileSync(file, `${format(...words)}\n`);
    };
    Object.defineProperty(console, method, { configurable: true, writable: true, value });
  }
}
