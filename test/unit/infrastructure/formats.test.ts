import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesOf, infrastructureOf, shownInfrastructure } from '../../support/infrastructure.js';

const FIXTURES = 'test/fixtures/infrastructure';
const UPDATE = process.env['UPDATE_GOLDENS'] === '1';

describe('what files of infrastructure define', () => {
  for (const name of readdirSync(FIXTURES).sort()) {
    it(name.replaceAll('-', ' '), async () => {
      const found = shownInfrastructure(await infrastructureOf(filesOf(path.join(FIXTURES, name))));
      const golden = path.join(FIXTURES, name, 'expected.txt');
      if (UPDATE) writeFileSync(golden, found);
      assert.ok(existsSync(golden), `${golden} is missing: write it with UPDATE_GOLDENS=1`);
      assert.equal(found, readFileSync(golden, 'utf8'));
      for (const secret of ['hunter2', 'not-a-real']) {
        assert.ok(!found.includes(secret), `${name}: a secret is shown`);
      }
    });
  }
});
