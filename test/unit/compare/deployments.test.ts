import assert from 'node:assert/strict';
import { takeInventory } from '../../../src/core/compare/compare.js';
import { createDeclaredSimulator } from '../../../src/core/declared/simulator.js';
import type { Identity, Stage } from '../../../src/core/model/identity.js';
import type { Deployments } from '../../../src/core/model/requirement.js';
import { site } from '../../support/calls.js';
import { testCatalog } from '../../support/catalog.js';
import { allow } from '../../support/policies.js';

const clock = { now: () => new Date('2026-11-24T12:00:00Z') };
const DEV = 'arn:aws:s3:::reports-dev/daily.html';
const PROD = 'arn:aws:s3:::reports-prod/daily.html';

const role = (name: string): Identity => ({
  kind: 'aws-declared',
  cloud: 'aws',
  id: name,
  label: name,
  arn: `arn:aws:iam::111122223333:role/${name}`,
  policyFiles: [`${name}.json`],
});
const POLICIES: Readonly<Record<string, string>> = { 'dev.json': DEV, 'prod.json': PROD, 'blue.json': PROD };

/** The decisions about s3:PutObject on each bucket, by stage, where deployments have these. */
async function decisions(
  deployments: Readonly<Record<string, Deployments>>,
  stages: readonly Stage[],
): Promise<Record<string, readonly string[]>> {
  const read = (file: string): Promise<Uint8Array> => {
    const policy = { Version: '2012-10-17', Statement: [allow('s3:PutObject', POLICIES[file] ?? '')] };
    return Promise.resolve(new TextEncoder().encode(JSON.stringify(policy)));
  };
  const simulator = createDeclaredSimulator({ read, catalog: testCatalog(), clock });
  const need = { permission: 's3:PutObject', resources: Object.keys(deployments), deployments };
  const { rows } = await takeInventory({
    calls: [{ site: site({ file: 'store.py' }), needs: [need], scopes: [] }],
    skipped: [],
    problems: [],
    stages,
    simulatorFor: () => simulator,
    clock,
  });
  return Object.fromEntries(
    rows.map((row) => [row.requirement.resource, row.decisions.map(({ decision }) => decision.kind)]),
  );
}

describe('requirements whose resource some deployments have', () => {
  const stages: readonly Stage[] = [
    { name: 'dev', aws: role('dev') },
    { name: 'prod', aws: role('prod') },
  ];

  it('are asked of the stages that have it, and unknown for the others', async () => {
    const of = (stage: string): Deployments => ({ kind: 'only', stages: [stage] });
    assert.deepEqual(await decisions({ [DEV]: of('development'), [PROD]: of('production') }, stages), {
      [DEV]: ['allowed', 'unknown'],
      [PROD]: ['unknown', 'allowed'],
    });
  });

  it('are never denied for sure where a stage has another value of the name, or no usual name', async () => {
    const all = { [DEV]: { kind: 'except', stages: ['production'] } } as const;
    assert.deepEqual(await decisions(all, stages), { [DEV]: ['allowed', 'conditional'] });
    const blue = [{ name: 'blue', aws: role('blue') }];
    assert.deepEqual(await decisions({ [DEV]: { kind: 'only', stages: ['development'] } }, blue), {
      [DEV]: ['conditional'],
    });
  });
});
