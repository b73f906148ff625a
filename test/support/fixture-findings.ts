import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mayHoldCode } from '../../src/core/detect/embedded/file-names.js';
import { createScanner } from '../../src/core/detect/scanner.js';
import type { Scanner } from '../../src/core/detect/scanner.js';
import { inferCall } from '../../src/core/infer/infer.js';
import type { AnalysedCall } from '../../src/core/model/requirement.js';
import { wasmAssets } from './assets.js';
import { testCatalog } from './catalog.js';

const GOLDEN = 'expected.txt';
const UPDATE = process.env['UPDATE_GOLDENS'] === '1';

/**
 * One test for each case in `folder` (`test/fixtures/aws/typescript`): the findings in its files, as readable text, are
 * those of its `expected.txt`. Permissions that are needed only under a condition are the catalog's matter and are left
 * out. `UPDATE_GOLDENS=1` writes the files anew; read the difference before you commit it.
 */
export function describeFixtures(folder: string): void {
  describe(`findings in ${folder}`, () => {
    let scanner: Scanner;
    before(() => {
      scanner = createScanner({ catalog: testCatalog(), assets: wasmAssets() });
    });
    after(() => scanner.dispose());

    for (const name of readdirSync(folder).sort()) {
      it(name.replaceAll('-', ' '), async () => {
        const found = await findings(path.join(folder, name), scanner);
        const golden = path.join(folder, name, GOLDEN);
        if (UPDATE) writeFileSync(golden, found);
        assert.ok(existsSync(golden), `${golden} is missing: write it with UPDATE_GOLDENS=1`);
        assert.equal(found, readFileSync(golden, 'utf8'));
        assert.equal(scanner.liveTrees, 0, 'no tree is left');
      });
    }
  });
}

async function findings(folder: string, scanner: Scanner): Promise<string> {
  const lines: string[] = [];
  for (const file of filesIn(folder)) {
    if (!mayHoldCode(file) || file === GOLDEN) continue;
    const { sites, skipped } = await scanner.scan(file, readFileSync(path.join(folder, file)));
    if (skipped !== undefined) lines.push(`${file} skipped: ${skipped.reason}`);
    for (const site of sites) lines.push(...shown(inferCall(site, testCatalog())));
  }
  return `${lines.join('\n')}\n`;
}

/** Files of a case, also in folders: pipelines are known by theirs. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** `store.ts:16-20 s3:PutObject high`, then what it needs; lines as an editor counts them. */
function shown(call: AnalysedCall): readonly string[] {
  const { site } = call;
  const { start, end } = site.location.range;
  const lines = end.line > start.line ? `${start.line + 1}-${end.line + 1}` : `${start.line + 1}`;
  const cell = site.location.cell === undefined ? '' : `cell ${String(site.location.cell)}:`;
  const client = Object.entries(site.client ?? {}).map(([name, value]) => `${name}=${String(value)}`);
  const notes = [
    site.confidence,
    ...(site.test ? ['test'] : []),
    ...client,
    ...(site.when === undefined ? [] : [site.when]),
  ];
  const needs = call.needs
    .filter((need) => need.condition === undefined || need.condition.when === site.when)
    .map((need) => `  ${need.permission} on ${need.resources.join(', ')}`);
  const unknown = call.unknown === undefined ? [] : [`  unknown: ${call.unknown}`];
  return [
    `${site.location.file}:${cell}${lines} ${site.service}:${site.operation} (${notes.join(', ')})`,
    ...needs,
    ...unknown,
  ];
}
