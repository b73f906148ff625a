import assert from 'node:assert/strict';
import type { AccessRequest, Decision } from '../../../src/core/model/decision.js';
import type { Identity } from '../../../src/core/model/identity.js';
import { UnforbidError } from '../../../src/core/model/problem.js';
import { LiveAnswers } from '../../../src/editor/live-answers.js';

const IDENTITY: Identity = {
  kind: 'aws-profile',
  cloud: 'aws',
  id: 'aws-profile:prod',
  label: 'prod (profile)',
  profile: 'prod',
};
const READ: AccessRequest = { permission: 's3:GetObject', resource: 'arn:aws:s3:::reports/*' };
const WRITE: AccessRequest = { permission: 's3:PutObject', resource: 'arn:aws:s3:::reports/*' };
const clock = { now: () => new Date('2026-11-24T12:00:00Z') };
const allowed: Decision = {
  kind: 'allowed',
  layer: 'identity',
  rung: 'live-simulation',
  reason: 'Allowed.',
  time: '2026-11-24T09:00:00.000Z',
};

/** A cloud that counts how often it is asked. */
function cloud(answer: (requests: readonly AccessRequest[]) => readonly Decision[]) {
  const asked: (readonly AccessRequest[])[] = [];
  const answers = new LiveAnswers(
    () => ({
      simulate: (_identity, requests) => {
        asked.push(requests);
        return new Promise((resolve) => resolve(answer(requests)));
      },
    }),
    clock,
  );
  return { answers, asked };
}

const decide = (answers: LiveAnswers, asking: 'ask' | 'repeat', ...requests: AccessRequest[]) =>
  answers.simulator(IDENTITY, asking)?.simulate(IDENTITY, requests);

describe('answers of the cloud', () => {
  it('are not asked for by a comparison that only repeats', () => {
    const { answers, asked } = cloud((requests) => requests.map(() => allowed));
    assert.equal(answers.simulator(IDENTITY, 'repeat'), undefined);
    assert.equal(asked.length, 0);
  });

  it('are repeated with the time at which they were given', async () => {
    const { answers, asked } = cloud((requests) => requests.map(() => allowed));
    await decide(answers, 'ask', READ);
    assert.deepEqual(await decide(answers, 'repeat', READ), [allowed]);
    assert.equal(asked.length, 1);
  });

  it('are unknown for what the code began to need since, until the cloud is asked again', async () => {
    const { answers } = cloud((requests) => requests.map(() => allowed));
    await decide(answers, 'ask', READ);
    const [known, later] = (await decide(answers, 'repeat', READ, WRITE)) ?? [];
    assert.equal(known?.kind, 'allowed');
    assert.equal(later?.kind, 'unknown');
    assert.match(later.reason, /Scan again/);
    await decide(answers, 'ask', READ, WRITE);
    assert.deepEqual(
      (await decide(answers, 'repeat', WRITE, READ))?.map(({ kind }) => kind),
      ['allowed', 'allowed'],
    );
  });

  it('that failed go on failing for the same reason, and never turn into an older answer', async () => {
    let reachable = true;
    const { answers, asked } = cloud((requests) => {
      if (!reachable) throw new UnforbidError('expired-credentials', 'The session of profile "prod" has expired.');
      return requests.map(() => allowed);
    });
    await decide(answers, 'ask', READ);
    reachable = false;
    await assert.rejects(async () => decide(answers, 'ask', READ), { code: 'expired-credentials' });
    await assert.rejects(async () => decide(answers, 'repeat', READ), { code: 'expired-credentials' });
    assert.equal(asked.length, 2);
  });
});
