import assert from 'node:assert/strict';
import { placed } from '../../../../src/core/detect/resolver/deferred.js';
import type { CallSite, ClientConfiguration } from '../../../../src/core/model/call-site.js';
import { input, siteOf } from '../../infer/fake-catalog.js';

function at(first: number, last: number, key: string, operation = 'PutObject'): CallSite {
  const range = { start: { line: first, character: 2 }, end: { line: last, character: 9 } };
  const location = { file: 'a.ts', range };
  const evidence = [{ text: `line ${first}`, location }];
  return siteOf({ service: 's3', operation, parameters: input({ Key: key }), location, evidence });
}

const from = (site: CallSite, client: ClientConfiguration): CallSite => ({ ...site, client });
const lines = (sites: readonly CallSite[]): readonly number[] => sites.map((site) => site.location.range.start.line);

describe('sites of requests that are built by one expression and made by another', () => {
  it('are the calls, where the request is built within them', () => {
    const call = at(1, 4, 'other');
    assert.deepEqual(placed([at(2, 3, 'a')], [call]), [call]);
  });

  it('are the constructions elsewhere, with the client of the call and the call as evidence', () => {
    const region = { region: 'eu-west-1' };
    const [site, ...others] = placed([at(2, 3, 'a')], [from(at(8, 8, 'a'), region)]);
    assert.deepEqual(others, []);
    assert.ok(site);
    assert.equal(site.location.range.start.line, 2);
    assert.deepEqual(site.client, region);
    assert.deepEqual(
      site.evidence.map((step) => step.text),
      ['line 2', 'line 8'],
    );
    assert.deepEqual(lines(placed([at(2, 3, 'a')], [at(8, 8, 'not visible')])), [2]);
  });

  it('tell constructions of one operation apart by their input, then by nearness', () => {
    const east = { region: 'us-east-1' };
    const [first, second] = placed([at(2, 2, 'a'), at(5, 5, 'b')], [from(at(9, 9, 'a'), east)]);
    assert.deepEqual([first?.client, second?.client], [east, undefined]);
    const [before, nearer] = placed([at(2, 2, 'a'), at(5, 5, 'a')], [from(at(9, 9, 'a'), east)]);
    assert.deepEqual([before?.client, nearer?.client], [undefined, east]);
  });

  it('are one for a request that is made twice, and the calls where their clients differ', () => {
    assert.deepEqual(lines(placed([at(2, 2, 'a')], [at(4, 4, 'a'), at(6, 6, 'a')])), [2]);
    const clients = [from(at(4, 4, 'a'), { region: 'us-east-1' }), from(at(6, 6, 'a'), { region: 'eu-west-1' })];
    assert.deepEqual(placed([at(2, 2, 'a')], clients), clients);
  });

  it('are calls whose request another file builds, and constructions that another file makes', () => {
    const call = at(4, 4, 'a');
    assert.deepEqual(placed([], [call]), [call]);
    const construction = at(2, 2, 'a', 'GetObject');
    assert.deepEqual(placed([construction], [call]), [call, construction]);
  });
});
