import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
    const gone = path.join(temporary, 'gone');
    const folders = [example, billing, gone].map((folder) => ({ path: folder }));
    writeFiles(temporary, { 'both.code-workspace': JSON.stringify({ folders }) });
    const page = await open({ workspace });
    const workbench = new Workbench(page);
    await workbench.ready();
    await workbench.openViewContainer('Unforbid');
    for (const row of ['agent-app', 'billing']) await workbench.treeRow(VIEW, row).waitFor();
    await workbench.treeRow(VIEW, 'agent-app').locator('.monaco-tl-twistie').click();
    await workbench.treeRow(VIEW, 'dynamodb:PutItem').waitFor();
    // The third folder of the workspace is not there, which the others do not suffer from.
    await page.locator('.tree-explorer-viewlet-tree-view .message', { hasText: `${gone} does not exist` }).waitFor();
    await picture(page, 'two-folders');
    await page.context().close();

    writeFiles(temporary, { 'gone.code-workspace': JSON.stringify({ folders: [{ path: gone }] }) });
    const empty = await open({ workspace: path.join(temporary, 'gone.code-workspace') });
    const alone = new Workbench(empty);
    await alone.ready();
    await alone.openViewContainer('Unforbid');
    await empty.locator('.welcome-view-content', { hasText: 'The scan failed' }).waitFor();
    await alone.notification(`${gone} does not exist`).waitFor();
    await picture(empty, 'failed-scan');
    await empty.context().close();
  });
}

/** An extension that cannot start says so: here its command is taken already, as by another extension. */
export async function showFailedStart(browser: Browser, picture: Picture, log: (line: string) => void): Promise<void> {
  const install = mkdtempSync(path.join(tmpdir(), 'taken-'));
  try {
    cpSync(path.join(root, 'dist', 'extension.js'), path.join(install, 'extension.js'));
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
    writeFiles(install, {
      'package.json': JSON.stringify({ ...manifest, main: './main.js' }),
      'main.js': `require('vscode').commands.registerCommand('unforbid.refresh', () => {});
module.exports = require('./extension.js');
`,
    });
    await withSession({ browser, theme: 'dark', install, log }, async ({ open }) => {
      const page = await open({});
      const workbench = new Workbench(page);
      await workbench.ready();
      await workbench.openViewContainer('Unforbid');
      await workbench.notification('Unforbid could not start').waitFor();
      await picture(page, 'failed-start');
      await page.context().close();
    });
  } finally {
    rmSync(install, { recursive: true, force: true });
  }
}
