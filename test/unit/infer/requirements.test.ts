import assert from 'node:assert/strict';
import { requirementsOf, scopeGaps } from '../../../src/core/infer/requirements.js';
import type { CallSite } from '../../../src/core/model/call-site.js';
import type { AnalysedCall, Need } from '../../../src/core/model/requirement.js';
import { siteOf } from './fake-catalog.js';

const PUT: Need = { permission: 's3:PutObject', resources: ['arn:aws:s3:::reports/*'] };

function callAt(file: string, line: number, needs: readonly Need[], parts: Partial<CallSite> = {}): AnalysedCall {
  const range = { start: { line, character: 0 }, end: { line, character: 9 } };
  return {
    site: siteOf({ service: 's3', operation: 'PutObject', ...parts, location: { file, range } }),
    needs,
    scopes: [],
  };
}

describe('requirementsOf', () => {
  it('groups equal needs with their sites, in the order of files and lines', () => {
    const [only, ...others] = requirementsOf([
      callAt('src/b.ts', 2, [PUT], { confidence: 'medium' }),
      callAt('src/a.ts', 9, [PUT]),
      callAt('src/a.ts', 1, [PUT], { confidence: 'low' }),
    ]);
    assert.deepEqual(others, []);
    assert.equal(only?.confidence, 'high');
    assert.deepEqual(
      only?.sites.map(({ location }) => `${location.file}:${location.range.start.line}`),
      ['src/a.ts:1', 'src/a.ts:9', 'src/b.ts:2'],
    );
  });

  it('keeps resources and conditions apart and has the same ids in any order', () => {
    const key: Need = { permission: 'kms:Decrypt', resources: ['*'], condition: { when: 'if a key is used' } };
    const other: Need = { permission: 's3:PutObject', resources: ['arn:aws:s3:::audit/*'] };
    const calls = [callAt('src/a.ts', 1, [PUT, key]), callAt('src/b.ts', 1, [other])];
    const requirements = requirementsOf(calls);
    assert.deepEqual(
      requirements.map(({ id }) => id),
      [
        'aws | kms:Decrypt | * | if a key is used',
        'aws | s3:PutObject | arn:aws:s3:::audit/*',
        'aws | s3:PutObject | arn:aws:s3:::reports/*',
      ],
    );
    assert.deepEqual(requirementsOf([...calls].reverse()), requirements);
    assert.equal(requirements[0]?.service, 'kms', 'the service that checks the permission');
  });

  it('leaves out test code, and by option what was found by name alone', () => {
    const calls = [callAt('test/a.ts', 1, [PUT], { test: true }), callAt('src/a.ts', 1, [PUT], { confidence: 'low' })];
    const files = (options?: Parameters<typeof requirementsOf>[1]): readonly string[] =>
      requirementsOf(calls, options).flatMap(({ sites }) => sites.map(({ location }) => location.file));
    assert.deepEqual(files(), ['src/a.ts']);
    assert.deepEqual(files({ includeTests: true }), ['src/a.ts', 'test/a.ts']);
    assert.deepEqual(files({ includeLow: false }), []);
  });

  it("needs nothing of calls to an emulator or another vendor's endpoint", () => {
    const at = (endpoint: string): number =>
      requirementsOf([callAt('src/a.ts', 1, [PUT], { client: { endpoint } })]).length;
    assert.equal(at('http://localhost:4566'), 0);
    assert.equal(at('https://account.r2.cloudflarestorage.com'), 0);
    assert.equal(at('https://s3.us-east-1.amazonaws.com'), 1);
    assert.equal(at('https://vpce-1a2b.s3.us-east-1.vpce.amazonaws.com'), 1);
  });
});

describe('scopeGaps', () => {
  const READ = 'https://www.googleapis.com/auth/devstorage.read_only';
  const PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';
  const call = (declaredScopes: readonly string[] | undefined, parts: Partial<CallSite> = {}): AnalysedCall => ({
    ...callAt('src/a.ts', 1, [], {
      cloud: 'gcp',
      ...parts,
      ...(declaredScopes === undefined ? {} : { declaredScopes }),
    }),
    scopes: ['https://www.googleapis.com/auth/devstorage.read_write', PLATFORM],
  });

  it('are calls none of whose scopes the client asks for', () => {
    const gap = call([READ]);
    assert.deepEqual(scopeGaps([gap, call([READ, PLATFORM]), call(['cloud-platform'])]), [
      { call: gap, declared: [READ] },
    ]);
  });

  it('say nothing about clients without visible scopes, or test code', () => {
    assert.deepEqual(scopeGaps([call(undefined), call([]), call([READ], { test: true })]), []);
  });
});
