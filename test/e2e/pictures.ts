// npm run pictures: drives a real VS Code as a user would, checks what is seen on the way, and writes the README's
// pictures into media/, in the dark and the light theme. With PICTURES_FOLDER all pictures of the way are written there.
import { existsSync, readFileSync, statSync } from 'node:fs';
import assert from 'node:assert/strict';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { root } from '../rig/root.js';
import { startBrowser } from '../rig/start-host.js';
import { showFailedStart, showStates } from './states.js';
import { showExample } from './example.js';

/** Of both themes; the README shows those of the dark one. */
const README_PICTURES = ['inventory', 'hover', 'decoded'];
const MAXIMUM_BYTES = 250_000;

const log = (line: string): void => {
  console.log(line);
};

/** Takes a picture where it is wanted: those of the README always, the others only with PICTURES_FOLDER. */
async function takePicture(page: Page, name: string): Promise<void> {
  const all = process.env['PICTURES_FOLDER'];
  if (all === undefined && !README_PICTURES.some((each) => name.startsWith(`${each}-`))) return;
  const file = path.join(all ?? path.join(root, 'media'), `${name}.png`);
  await page.screenshot({ path: file });
  assert.ok(statSync(file).size <= MAXIMUM_BYTES, `${file} is too large for a README`);
}

async function icon(browser: Browser): Promise<void> {
  const source = path.join(root, 'media', 'icon.svg');
  assert.ok(existsSync(source));
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  await page.setContent(`<style>body{margin:0}</style>${readFileSync(source, 'utf8')}`);
  const folder = process.env['PICTURES_FOLDER'] ?? path.join(root, 'media');
  await page.screenshot({ path: path.join(folder, 'icon.png'), omitBackground: true });
  await page.close();
}

async function main(): Promise<void> {
  const browser = await startBrowser(log);
  try {
    await icon(browser);
    for (const theme of ['dark', 'light'] as const) {
      await showExample(browser, theme, takePicture, log);
      log(`ok  the example, ${theme}`);
    }
    await showStates(browser, takePicture, log);
    log('ok  empty states, two folders, a failed scan');
    await showFailedStart(browser, takePicture, log);
    log('ok  a failed start');
  } finally {
    await browser.close();
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));
main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
