import assert from 'node:assert/strict';
import { takeInventory } from '../../../src/core/compare/compare.js';
import { createDeclaredSimulator } from '../../../src/core/declared/simulator.js';
import type { Decision } from '../../../src/core/model/decision.js';
import type { Identity } from '../../../src/core/model/identity.js';
import type { FixedContext } from '../../../src/core/model/requirement.js';
import { site } from '../../support/calls.js';
import { testCatalog } from '../../support/catalog.js';
import { allow, type StatementText } from '../../support/policies.js';

const clock = { now: () => new Date('2026-11-24T12:00:00Z') };
const ROLE = 'arn:aws:iam::111122223333:role/reports';
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd';
const PASSED = 'iam:PassedToService';
const VIA = 'kms:ViaService';

const DEPLOY: Identity = {
  kind: 'aws-declared',
  cloud: 'aws',
  id: 'deploy',
  label: 'deploy',
  arn: 'arn:aws:iam::111122223333:role/deploy',
  policyFiles: ['deploy.json', 'key.json'],
  policyResources: { 'key.json': KEY },
};

/** Leaves the key to the policies of IAM, as the default policy of a key does. */
const KEY_POLICY = allow('kms:*', '*', { Principal: { AWS: 'arn:aws:iam::111122223333:root' } });

/** The decision about one permission that is checked with this context, under a policy of these statements. */
async function decisionFor(
  [permission, resource]: readonly [string, string],
  context: FixedContext,
  statements: readonly StatementText[],
  identity: Identity = DEPLOY,
): Promise<Decision> {
  const read = (file: string): Promise<Uint8Array> => {
    const Statement = file === 'key.json' ? [KEY_POLICY] : statements;
    return Promise.resolve(new TextEncoder().encode(JSON.stringify({ Version: '2012-10-17', Statement })));
  };
  const simulator = createDeclaredSimulator({ read, catalog: testCatalog(), clock });
  const { rows } = await takeInventory({
    calls: [{ site: site({ file: 'deploy.py' }), needs: [{ permission, resources: [resource], context }], scopes: [] }],
    skipped: [],
    problems: [],
    stages: [{ name: 'dev', aws: identity }],
    simulatorFor: () => simulator,
    clock,
  });
  const decision = rows[0]?.decisions[0]?.decision;
  assert.ok(decision);
  return decision;
}

const PASS = ['iam:PassRole', ROLE] as const;
const DECRYPT = ['kms:Decrypt', KEY] as const;
const passTo = (...services: string[]): StatementText =>
  allow('iam:PassRole', ROLE, { Condition: { StringEquals: { [PASSED]: services } } });
const via = (operator: string, host: string): StatementText =>
  allow('kms:Decrypt', KEY, { Condition: { [operator]: { [VIA]: host } } });

describe('requirements with a fixed context', () => {
  const lambda = { [PASSED]: ['lambda.amazonaws.com'] };

  it('are denied where the policy passes the role to another service only, and allowed where to this one', async () => {
    assert.equal((await decisionFor(PASS, lambda, [passTo('ecs-tasks.amazonaws.com')])).kind, 'denied');
    assert.equal((await decisionFor(PASS, lambda, [passTo('lambda.amazonaws.com')])).kind, 'allowed');
  });

  it('of several possible values are decided where all are decided alike', async () => {
    const ecs = { [PASSED]: ['ecs-tasks.amazonaws.com', 'ecs.amazonaws.com'] };
    assert.equal((await decisionFor(PASS, ecs, [passTo(...ecs[PASSED])])).kind, 'allowed');
    assert.equal((await decisionFor(PASS, ecs, [passTo('lambda.amazonaws.com')])).kind, 'denied');
    const open = await decisionFor(PASS, ecs, [passTo('ecs-tasks.amazonaws.com')]);
    assert.ok(open.kind === 'conditional');
    assert.deepEqual(open.ifs, ['iam:PassedToService is ecs-tasks.amazonaws.com']);
    assert.match(open.reason, /allowed if iam:PassedToService is ecs-tasks\S+; denied if .* is ecs\.amazonaws\.com/);
  });

  it('are decided by the host of the service through which a key is used', async () => {
    const s3 = { [VIA]: ['s3.eu-west-1.amazonaws.com'] };
    assert.equal((await decisionFor(DECRYPT, s3, [via('StringEquals', s3[VIA][0] ?? '')])).kind, 'allowed');
    assert.equal((await decisionFor(DECRYPT, s3, [via('StringEquals', 'sqs.eu-west-1.amazonaws.com')])).kind, 'denied');
  });

  it('with a region that is not known are conditional only where the policy asks for one', async () => {
    const s3 = { [VIA]: ['s3.*.amazonaws.com'] };
    const ask = async (...policy: [operator: string, host: string]) =>
      (await decisionFor(DECRYPT, s3, [via(...policy)])).kind;
    assert.equal(await ask('StringLike', 's3.*.amazonaws.com'), 'allowed');
    assert.equal(await ask('StringEquals', 's3.eu-west-1.amazonaws.com'), 'conditional');
    assert.equal(await ask('StringEquals', 'sqs.eu-west-1.amazonaws.com'), 'denied');
    assert.equal(await ask('StringNotEquals', 's3.eu-west-1.amazonaws.com'), 'conditional');
    assert.equal(await ask('StringNotLike', 'sqs.*.amazonaws.com'), 'allowed');
  });

  it('take the region of the identity where the source shows none', async () => {
    const identity: Identity = { ...DEPLOY, region: 'eu-west-1' };
    const policy = [via('StringEquals', 's3.eu-west-1.amazonaws.com')];
    assert.equal((await decisionFor(DECRYPT, { [VIA]: ['s3.*.amazonaws.com'] }, policy, identity)).kind, 'allowed');
  });
});
