import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../rig/root.js';

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

const axe = readFileSync(createRequire(path.join(root, 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe-core finds serious or critical in one part of the page, as readable lines. Left out: colours, which are the
 * theme's; and whether names hold the visible text, since a tree's label and description have no space between them in
 * the page (a host test looks at the names).
 */
export async function accessibilityProblems(page: Page, selector: string): Promise<string[]> {
  await page.evaluate(axe);
  const run = `axe.run(document.querySelector(${JSON.stringify(await marked(page, selector))}), {
    rules: { 'color-contrast': { enabled: false }, 'label-content-name-mismatch': { enabled: false } },
  }).then((result) => result.violations)`;
  const violations: Violation[] = await page.evaluate(run);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

/** Playwright's selectors are richer than the page's: the element is marked so that the page finds it. */
async function marked(page: Page, selector: string): Promise<string> {
  await page
    .locator(selector)
    .first()
    .evaluate((element) => {
      (element as { id: string }).id ||= 'under-examination';
    });
  return `#${await page
    .locator(selector)
    .first()
    .evaluate((element) => (element as { id: string }).id)}`;
}
