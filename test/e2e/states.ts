import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { root } from '../rig/root.js';
import { Workbench } from '../rig/workbench.js';
import { withSession, writeFiles, type Picture } from './session.js';

const VIEW = 'Permissions';
const BILLING = `import boto3

boto3.client("dynamodb").put_item(TableName="invoices", Item={})
`;

/** What the view says when it has no rows, and that each of several folders has rows of its own. */
export async function showStates(browser: Browser, picture: Picture, log: (line: string) => void): Promise<void> {
  await withSession({ browser, theme: 'dark', install: root, log }, async ({ temporary, open }) => {
    const nothing = path.join(temporary, 'notes');
    writeFiles(nothing, { 'README.md': '# Notes\n', 'total.py': 'print(1 + 1)\n' });
    const states = [
      { name: 'no-folder', open: {}, text: 'Open a folder to see which cloud permissions', button: 'Open Folder' },
      { name: 'nothing-found', open: { folder: nothing }, text: 'No call of an AWS or Google', button: 'Scan Again' },
    ];
    for (const state of states) {
      const page = await open(state.open);
      const workbench = new Workbench(page);
      await workbench.ready();
      await workbench.openViewContainer('Unforbid');
      const welcome = page.locator('.welcome-view-content', { hasText: state.text });
      await welcome.waitFor();
      await welcome.locator('.monaco-button', { hasText: state.button }).waitFor();
      await picture(page, state.name);
      await page.context().close();
    }

    const [example, billing] = [path.join(temporary, 'agent-app'), path.join(temporary, 'billing')];
    cpSync(path.join(root, 'examples', 'agent-app'), example, { recursive: true });
    writeFiles(billing, { 'invoices.py': BILLING });
    const workspace = path.join(temporary, 'both.code-workspace');
    writeFiles(temporary, {
      'both.code-workspace': JSON.stringify({ folders: [{ path: example }, { path: billing }] }),
    });
    const page = await open({ workspace });
    const workbench = new Workbench(page);
    await workbench.ready();
    await workbench.openViewContainer('Unforbid');
    for (const row of ['agent-app', 'billing']) await workbench.treeRow(VIEW, row).waitFor();
    await workbench.treeRow(VIEW, 'agent-app').locator('.monaco-tl-twistie').click();
    await workbench.treeRow(VIEW, 'dynamodb:PutItem').waitFor();
    await picture(page, 'two-folders');
    await page.context().close();
  });
}

/** A scan that cannot run and an extension that cannot start say so. */
export async function showFailures(browser: Browser, picture: Picture, log: (line: string) => void): Promise<void> {
  await withSession({ browser, theme: 'dark', install: root, log }, async ({ host, temporary, open }) => {
    // Another extension has our command: registering it fails.
    writeFiles(path.join(host.dataFolder, 'extensions', 'example.rival-1.0.0'), {
      'package.json': JSON.stringify({
        name: 'rival',
        publisher: 'example',
        version: '1.0.0',
        engines: { vscode: '*' },
        activationEvents: ['*'],
        main: './main.js',
      }),
      'main.js': `exports.activate = () => require('vscode').commands.registerCommand('unforbid.refresh', () => {});\n`,
    });
    const folder = path.join(temporary, 'billing');
    writeFiles(folder, { 'invoices.py': BILLING });
    const page = await open({ folder });
    const workbench = new Workbench(page);
    await workbench.ready();
    await workbench.openViewContainer('Unforbid');
    await workbench.notification('Unforbid could not start').waitFor();
    await picture(page, 'failed-start');
    await page.context().close();
  });

  const crippled = mkdtempSync(path.join(tmpdir(), 'crippled-'));
  try {
    withoutWorker(crippled);
    await withSession({ browser, theme: 'dark', install: crippled, log }, async ({ temporary, open }) => {
      const folder = path.join(temporary, 'billing');
      writeFiles(folder, { 'invoices.py': BILLING });
      const page = await open({ folder });
      const workbench = new Workbench(page);
      await workbench.ready();
      await workbench.openViewContainer('Unforbid');
      await page.locator('.welcome-view-content', { hasText: 'The scan failed' }).waitFor();
      await picture(page, 'failed-scan');
      await page.context().close();
    });
  } finally {
    rmSync(crippled, { recursive: true, force: true });
  }
}

/** The extension as built, without the program that scans. */
function withoutWorker(folder: string): void {
  mkdirSync(path.join(folder, 'dist'));
  for (const name of ['package.json', 'media']) symlinkSync(path.join(root, name), path.join(folder, name));
  for (const name of readdirSync(path.join(root, 'dist'))) {
    if (!name.startsWith('worker.')) symlinkSync(path.join(root, 'dist', name), path.join(folder, 'dist', name));
  }
}
