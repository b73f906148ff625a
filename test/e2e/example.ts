import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { root } from '../rig/root.js';
import { Workbench } from '../rig/workbench.js';
import { accessibilityProblems } from './accessibility.js';
import { withSession, type Picture, type Theme } from './session.js';

const VIEW = 'Permissions';

/** What Python prints: the error is in the last line, the call in the line above. */
const DENIED = `Traceback (most recent call last):
  File "agent/reports.py", line 26, in names
    pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=REPORTS_BUCKET, Prefix="daily/")
botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the ListObjectsV2 operation: User: arn:aws:sts::111122223333:assumed-role/agent-prod/worker is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::acme-agent-reports" because no identity-based policy allows the s3:ListBucket action
`;

/** The example's way from code to decision to fix: tree and squiggle, hover, quick fix, decoded error, call site. */
export async function showExample(
  browser: Browser,
  theme: Theme,
  picture: Picture,
  log: (line: string) => void,
): Promise<void> {
  await withSession({ browser, theme, install: root, log }, async ({ temporary, open }) => {
    const folder = path.join(temporary, 'agent-app');
    cpSync(path.join(root, 'examples', 'agent-app'), folder, { recursive: true });
    const page = await open({ folder });
    const take = async (name: string) => {
      // What the mouse rests on would show its own tooltip over the picture.
      await page.mouse.move(640, 740);
      await page.waitForTimeout(300);
      await picture(page, `${name}-${theme}`);
    };
    await walk(page, take);
    await page.context().close();
  });
}

async function walk(page: Page, take: (name: string) => Promise<void>): Promise<void> {
  const workbench = new Workbench(page);
  await workbench.ready();
  await workbench.openViewContainer('Unforbid');
  await workbench.treeRow(VIEW, 'Amazon Web Services').waitFor();

  // The picker of the status item makes prod the active stage.
  await workbench.statusItems.filter({ hasText: 'dev' }).click();
  await workbench.quickPickRow('prod').waitFor();
  await take('picker');
  await workbench.quickPickRow('prod').click();
  await workbench.statusItems.filter({ hasText: 'prod' }).waitFor();
  await workbench.treeRow(VIEW, 'sqs:DeleteMessage').waitFor();

  await workbench.openFile('queue.ts');
  await workbench.squiggles('warning').first().waitFor();
  await widenSideBar(page, 160);
  await workbench.treeRow(VIEW, 'sqs:DeleteMessage').locator('.monaco-tl-twistie').click();
  await workbench.treeRow(VIEW, 'queue.ts:').waitFor();
  assert.deepEqual(await accessibilityProblems(page, `.pane:has(.pane-header[aria-label^="${VIEW}"])`), []);
  await languageServerIdle(page);
  await take('inventory');

  const line = lineOf('DeleteMessageCommand({');
  const hover = await workbench.hoverAt(line, 40, 'in dev');
  assert.match(await hover.innerText(), /denied in prod/);
  await page.locator('.monaco-hover:visible', { hasText: 'Quick Fix' }).first().waitFor();
  await take('hover');
  await page.keyboard.press('Escape');
  await workbench.goTo(line, 40);
  const fixes = await workbench.quickFixes();
  const titles = await fixes.allInnerTexts();
  assert.ok(
    titles.some((title) => title.includes('policies/agent-prod.json')),
    titles.join('; '),
  );
  await take('quick-fix');
  await page.keyboard.press('Escape');

  // A real paste of several lines into the one line of the input box.
  await workbench.runCommand('Unforbid: Decode 403...');
  await workbench.quickInput.locator('.quick-input-title', { hasText: 'Decode a 403' }).waitFor();
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(DENIED)})`);
  await page.keyboard.press('Control+v');
  await take('input');
  await page.keyboard.press('Enter');
  await workbench.editorLines('Where the code does this').waitFor();
  const jump = page.locator('.codelens-decoration a', { hasText: 'Go to this call' }).first();
  await jump.waitFor();
  // The colours of the document come a little later than its text.
  await page.locator('.monaco-editor .view-line span[class*="mtkb"]').first().waitFor();
  await take('decoded');
  await jump.click();
  await workbench.editorLines('get_paginator("list_objects_v2")').first().waitFor();
}

/** As one who works with the view would have it. */
async function widenSideBar(page: Page, pixels: number): Promise<void> {
  const sideBar = await page.locator('.part.sidebar').boundingBox();
  assert.ok(sideBar);
  const edge = sideBar.x + sideBar.width;
  await page.mouse.move(edge, sideBar.y + 400);
  await page.mouse.down();
  await page.mouse.move(edge + pixels, sideBar.y + 400, { steps: 8 });
  await page.mouse.up();
  const wider = await page.locator('.part.sidebar').boundingBox();
  assert.ok(wider && wider.width > sideBar.width + pixels / 2, 'the side bar did not become wider');
}

/** VS Code's own language server has a progress text in the status bar until it has read the file. */
async function languageServerIdle(page: Page): Promise<void> {
  await page.locator('.statusbar-item', { hasText: /Analyzing|Initializing/ }).waitFor({ state: 'hidden' });
}

/** The number of a line of the example's queue.ts, from 1. */
function lineOf(text: string): number {
  const source = readFileSync(path.join(root, 'examples', 'agent-app', 'worker', 'src', 'queue.ts'), 'utf8');
  const index = source.split('\n').findIndex((each) => each.includes(text));
  assert.ok(index >= 0, `the example has no line with ${text}`);
  return index + 1;
}
