import assert from 'node:assert/strict';
import { decode } from '../../../src/core/decode/decode.js';
import { COMMON } from '../../../src/core/decode/infer.js';
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

describe('decode: names of the catalog', () => {
  it('spells a permission as IAM does, however the service prints it', () => {
    const text =
      'User: arn:aws:iam::111122223333:user/dev is not authorized to perform: sqs:receivemessage on resource: ' +
      'arn:aws:sqs:eu-west-1:111122223333:jobs because no identity-based policy allows the sqs:receivemessage action';
    assert.deepEqual(decode(text, catalog)[0]?.permissions, ['sqs:ReceiveMessage']);
  });

  it('looks for a bare operation only in services that exist', () => {
    for (const service of COMMON) assert.equal(catalog.serviceNamed('service-id', service), service);
  });
});
