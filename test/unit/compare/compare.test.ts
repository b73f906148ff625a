import assert from 'node:assert/strict';
import { currentDecision, takeInventory } from '../../../src/core/compare/compare.js';
import type { AccessRequest, Decision } from '../../../src/core/model/decision.js';
import type { Identity, Stage } from '../../../src/core/model/identity.js';
import { UnforbidError } from '../../../src/core/model/problem.js';
import type { Simulator } from '../../../src/core/ports.js';
import { callNeeding } from '../../support/calls.js';

const clock = { now: () => new Date('2026-11-24T12:00:00Z') };
const OBJECT = 'arn:aws:s3:::reports/*';
const TOPIC = '//pubsub.googleapis.com/projects/shop-dev/topics/jobs';

const profile = (name: string): Identity => ({
  kind: 'aws-profile',
  cloud: 'aws',
  id: `aws-profile:${name}`,
  label: name,
  profile: name,
});
const KEY: Identity = {
  kind: 'gcp-credential',
  cloud: 'gcp',
  id: 'gcp-credential:key',
  label: 'key.json',
  keyFile: 'key.json',
};
const DEV: Stage = { name: 'dev', aws: profile('dev'), gcp: KEY };
const PROD: Stage = { name: 'prod', aws: profile('prod') };

const CALLS = [
  callNeeding('aws', ['s3:GetObject', OBJECT], ['s3:PutObject', OBJECT]),
  callNeeding('aws', ['kms:Decrypt', '*', 'when the bucket is encrypted with a key of your own']),
  callNeeding('gcp', ['pubsub.topics.publish', TOPIC]),
];

function answer(kind: 'allowed' | 'denied', by: Identity): Decision {
  const base = {
    rung: 'declared',
    reason: `decided for ${by.label}`,
    time: clock.now().toISOString(),
    layer: 'identity',
  } as const;
  return kind === 'allowed' ? { kind, ...base } : { kind, implicit: true, ...base };
}

/** Allows everything but these permissions, and remembers what it was asked. */
function fake(denied: readonly string[] = []): Simulator & { asked: (readonly AccessRequest[])[] } {
  const asked: (readonly AccessRequest[])[] = [];
  return {
    asked,
    simulate(identity, requests) {
      asked.push(requests);
      return Promise.resolve(
        requests.map(({ permission }) => answer(denied.includes(permission) ? 'denied' : 'allowed', identity)),
      );
    },
  };
}

const inventory = (stages: readonly Stage[], simulatorFor: (identity: Identity) => Simulator | undefined) => ({
  calls: CALLS,
  skipped: [],
  problems: [],
  stages,
  simulatorFor,
  clock,
});

function verdicts({ rows }: Awaited<ReturnType<typeof takeInventory>>): Record<string, string[]> {
  return Object.fromEntries(
    rows.map(({ requirement, decisions }) => [requirement.permission, decisions.map(({ decision }) => decision.kind)]),
  );
}

describe('takeInventory', () => {
  it('decides every requirement for every stage, in the order of the stages', async () => {
    const denying = fake(['s3:PutObject']);
    const taken = await takeInventory(
      inventory([DEV, PROD], (identity) => (identity.id.endsWith('prod') ? denying : fake())),
    );
    assert.deepEqual(verdicts(taken), {
      'kms:Decrypt': ['allowed', 'allowed'],
      's3:GetObject': ['allowed', 'allowed'],
      's3:PutObject': ['allowed', 'denied'],
      'pubsub.topics.publish': ['allowed', 'unknown'],
    });
    const put = taken.rows.find(({ requirement }) => requirement.permission === 's3:PutObject');
    assert.deepEqual(
      put?.decisions.map(({ stage, identity }) => [stage, identity?.label]),
      [
        ['dev', 'dev'],
        ['prod', 'prod'],
      ],
    );
  });

  it('decides what is needed only sometimes; lacking it is a condition of the call, no denial', async () => {
    const { rows } = await takeInventory(inventory([DEV], () => fake(['kms:Decrypt'])));
    const row = rows.find(({ requirement }) => requirement.permission === 'kms:Decrypt');
    const decision = row?.decisions[0]?.decision;
    assert(decision?.kind === 'conditional');
    assert.match(decision.reason, /It is needed only when the bucket is encrypted with a key of your own/);
    assert.match(decision.reason, /decided for dev/);
  });

  it('asks each identity once, for all its requests, each once', async () => {
    const one = fake();
    const calls = [...CALLS, ...CALLS, callNeeding('aws', ['s3:GetObject', OBJECT, 'sometimes'])];
    await takeInventory({
      ...inventory(
        [
          { name: 'dev', aws: profile('dev') },
          { name: 'test', aws: profile('dev') },
        ],
        () => one,
      ),
      calls,
    });
    assert.equal(one.asked.length, 1);
    assert.deepEqual(one.asked[0]?.map(({ permission }) => permission).sort(), [
      'kms:Decrypt',
      's3:GetObject',
      's3:PutObject',
    ]);
  });

  it('says which stage names no identity of the cloud', async () => {
    const { rows } = await takeInventory(inventory([PROD], () => fake()));
    const decision = rows.find(({ requirement }) => requirement.cloud === 'gcp')?.decisions[0];
    assert.equal(decision?.identity, undefined);
    assert.equal(decision?.decision.reason, 'Stage "prod" names no Google identity.');
  });

  it('leaves undecided what may not be asked', async () => {
    const taken = await takeInventory(inventory([PROD], () => undefined));
    const [row] = taken.rows;
    assert(row?.decisions[0]?.decision.kind === 'unknown');
    assert.equal(row.decisions[0].decision.rung, 'none');
    assert.match(row.decisions[0].decision.reason, /prod can only be decided by asking the cloud/);
    assert.deepEqual(taken.problems, []);
  });

  it('one that fails is unknown with its reason, the others are decided', async () => {
    const expired: Simulator = {
      simulate: () =>
        Promise.reject(new UnforbidError('expired-credentials', 'The session of prod has expired; log in again.')),
    };
    const taken = await takeInventory(
      inventory([DEV, PROD], (identity) => (identity.id.endsWith('prod') ? expired : fake())),
    );
    assert.deepEqual(verdicts(taken)['s3:GetObject'], ['allowed', 'unknown']);
    assert.equal(
      taken.rows.find(({ requirement }) => requirement.cloud === 'aws')?.decisions[1]?.decision.reason,
      'The session of prod has expired; log in again.',
    );
    assert.deepEqual(taken.problems, [{ message: 'The session of prod has expired; log in again.' }]);
  });

  it('an answer that is too short leaves the rest unknown', async () => {
    const short: Simulator = { simulate: (identity) => Promise.resolve([answer('allowed', identity)]) };
    const kinds = Object.values(verdicts(await takeInventory(inventory([PROD], () => short)))).flat();
    assert.deepEqual(kinds.filter((kind) => kind === 'allowed').length, 1);
  });

  it('hands on what a simulator found wrong with its inputs, once', async () => {
    const problem = { message: 'app.json:3: the JSON is malformed' };
    const one: Simulator = { ...fake(), problems: () => [problem] };
    const taken = await takeInventory({ ...inventory([DEV, PROD], () => one), problems: [problem] });
    assert.deepEqual(taken.problems, [problem]);
  });

  it('gives up a hanging simulator when cancelled, without an error', async () => {
    const controller = new AbortController();
    const hanging: Simulator = { simulate: () => new Promise(() => undefined) };
    const working = takeInventory(
      inventory([DEV, PROD], (identity) => (identity.cloud === 'gcp' ? fake() : hanging)),
      controller.signal,
    );
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    const taken = await working;
    assert.deepEqual(verdicts(taken)['s3:GetObject'], ['unknown', 'unknown']);
    assert.deepEqual(verdicts(taken)['pubsub.topics.publish'], ['allowed', 'unknown']);
    assert.match(taken.rows[0]?.decisions[0]?.decision.reason ?? '', /cancelled/);
    assert.deepEqual(taken.problems, []);
  });

  it('asks nobody when cancelled before', async () => {
    const one = fake();
    await takeInventory(
      inventory([DEV], () => one),
      AbortSignal.abort(),
    );
    assert.deepEqual(one.asked, []);
  });
});

describe('currentDecision', () => {
  it('is the row’s decision only while the stage has the identity it was reached for', async () => {
    const { rows } = await takeInventory(inventory([DEV], () => fake()));
    const row = rows.find(({ requirement }) => requirement.permission === 's3:GetObject');
    assert(row !== undefined);
    assert.equal(currentDecision(row, DEV)?.kind, 'allowed');
    assert.equal(currentDecision(row, { ...DEV, aws: profile('other') }), undefined);
    assert.equal(currentDecision(row, { name: 'dev' }), undefined);
    assert.equal(currentDecision(row, PROD), undefined);
  });
});
