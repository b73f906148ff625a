import assert from 'node:assert/strict';
import { decode } from '../../../src/core/decode/decode.js';
import { testCatalog } from '../../support/catalog.js';
import { errorCases, spokenOf } from './fixtures.js';

const catalog = testCatalog();

for (const family of ['aws', 'google', 'other'] as const) {
  describe(`decode: wordings of ${family}`, () => {
    for (const { name, text, expect } of errorCases(family)) {
      it(name, () => {
        const found = decode(text, catalog);
        assert.deepEqual(
          found.map((diagnosis, index) => spokenOf(diagnosis, expect[index] ?? { kind: diagnosis.kind })),
          expect,
        );
      });
    }
  });
}

describe('decode: texts without a permission error', () => {
  for (const { name, text } of errorCases('negative')) {
    it(name, () => assert.deepEqual(decode(text, catalog), []));
  }
  it('empty text', () => assert.deepEqual(decode('', catalog), []));
});
