import assert from 'node:assert/strict';
import { unmade } from '../../../../src/core/detect/resolver/deferred.js';
import type { CallSite } from '../../../../src/core/model/call-site.js';
import { input, siteOf } from '../../infer/fake-catalog.js';

function at(first: number, last: number, key: string, operation = 'PutObject'): CallSite {
  const range = { start: { line: first, character: 2 }, end: { line: last, character: 9 } };
  return siteOf({ service: 's3', operation, parameters: input({ Key: key }), location: { file: 'a.ts', range } });
}

describe('constructions whose request no call makes', () => {
  it('are not those inside the call that sends them', () => {
    assert.deepEqual(unmade([at(2, 3, 'a')], [at(1, 4, 'other')]), []);
  });

  it('are not those that a call sends further down', () => {
    assert.deepEqual(unmade([at(2, 3, 'a'), at(5, 5, 'b')], [at(8, 8, 'b'), at(9, 9, 'a')]), []);
    assert.deepEqual(unmade([at(2, 3, 'a')], [at(8, 8, 'not visible')]), []);
  });

  it('are those left over when each call has its own', () => {
    const handedOut = at(9, 9, 'b');
    assert.deepEqual(unmade([at(2, 2, 'a'), handedOut], [at(4, 4, 'a')]), [handedOut]);
    const other = at(2, 2, 'a', 'GetObject');
    assert.deepEqual(unmade([other], [at(4, 4, 'a')]), [other]);
  });
});
