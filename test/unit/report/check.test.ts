import assert from 'node:assert/strict';
import { checkJson, checkText } from '../../../src/core/report/check.js';
import { inventory, STAGES } from './samples.js';

describe('the check for people', () => {
  it('shows needs by service with a column for each stage, then why, then the sum', () => {
    assert.equal(
      checkText(inventory(), STAGES),
      `dev: agent-dev
prod: agent-prod

aws kms              dev          prod
  kms:Decrypt        ? unknown    ? unknown    *  with kms:ViaService = sqs.eu-west-1.amazonaws.com  needed if the queue is encrypted

aws sqs              dev          prod
  sqs:DeleteMessage  ✓ allowed    ✗ DENIED     arn:aws:sqs:eu-west-1:111122223333:jobs

Denied
  prod: sqs:DeleteMessage on arn:aws:sqs:eu-west-1:111122223333:jobs
    No statement allows it. [policies of the workspace]
    used at worker/queue.ts:15

Unknown
  dev: kms:Decrypt on * with kms:ViaService = sqs.eu-west-1.amazonaws.com
    The key is not known. [not decided]
    used at worker/queue.ts:15
  prod: kms:Decrypt on * with kms:ViaService = sqs.eu-west-1.amazonaws.com
    The key is not known. [not decided]
    used at worker/queue.ts:15

2 requirements from 1 call site: 1 allowed, 1 denied, 0 conditional, 2 unknown
`,
    );
  });

  it('loses no problem and no skipped file', () => {
    const text = checkText(
      inventory({
        problems: [{ message: 'policies/agent-prod.json:3 is no JSON.' }],
        skipped: [{ file: 'big.py', reason: 'It is larger than 4 MiB.' }],
      }),
      STAGES,
    );
    assert.match(text, /^! policies\/agent-prod\.json:3 is no JSON\.$/m);
    assert.match(text, /^skipped big\.py: It is larger than 4 MiB\.$/m);
  });
});

describe('the check for programs', () => {
  interface CheckAnswer {
    version: number;
    stages: { name: string; aws?: string }[];
    requirements: {
      permission: string;
      when?: string;
      context?: Record<string, string[]>;
      sites: { file: string }[];
      decisions: Record<string, unknown>[];
    }[];
    summary: Record<string, number>;
  }
  const answer = JSON.parse(checkJson(inventory(), STAGES)) as CheckAnswer;

  it('has the members of the contract', () => {
    assert.equal(answer.version, 1);
    assert.deepEqual(answer.stages, [
      { name: 'dev', aws: 'agent-dev' },
      { name: 'prod', aws: 'agent-prod' },
    ]);
    assert.deepEqual(answer.summary, { allowed: 1, denied: 1, conditional: 0, unknown: 2 });
  });

  it('says for each decision who decided, by what and how', () => {
    const [key, queue] = answer.requirements;
    assert.equal(key?.when, 'if the queue is encrypted');
    assert.deepEqual(key.context, { 'kms:ViaService': ['sqs.eu-west-1.amazonaws.com'] });
    assert.deepEqual(
      queue?.sites.map(({ file }) => file),
      ['worker/queue.ts'],
    );
    assert.deepEqual(queue?.decisions[0], {
      stage: 'dev',
      identity: 'agent-dev',
      decision: 'allowed',
      layer: 'identity',
      statement: 'Jobs (policies/agent-dev.json:5)',
      rung: 'declared',
      time: '2026-11-24T12:00:00.000Z',
      reason: 'Allowed by Jobs (policies/agent-dev.json:5).',
    });
    assert.deepEqual(
      [queue?.decisions[1]?.['decision'], queue?.decisions[1]?.['statement'], key?.decisions[0]?.['layer']],
      ['denied', null, null],
    );
  });
});
