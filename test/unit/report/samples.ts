import type { Decision } from '../../../src/core/model/decision.js';
import type { Diagnosis } from '../../../src/core/model/diagnosis.js';
import type { Fix } from '../../../src/core/model/fix.js';
import type { Stage } from '../../../src/core/model/identity.js';
import type { Inventory, InventoryRow } from '../../../src/core/model/inventory.js';
import type { AnalysedCall, Condition, FixedContext } from '../../../src/core/model/requirement.js';

const TIME = '2026-11-24T12:00:00.000Z';
const QUEUE = 'arn:aws:sqs:eu-west-1:111122223333:jobs';

const ENCRYPTED: Condition = { when: 'if the queue is encrypted' };
const VIA_QUEUES: FixedContext = { 'kms:ViaService': ['sqs.eu-west-1.amazonaws.com'] };

/** A call in worker/queue.ts, line 15, that takes a message off the queue. */
export function queueCall(): AnalysedCall {
  return {
    site: {
      location: {
        file: 'worker/queue.ts',
        range: { start: { line: 14, character: 6 }, end: { line: 14, character: 60 } },
      },
      language: 'typescript',
      sdk: 'aws-sdk-js-v3',
      cloud: 'aws',
      service: 'sqs',
      operation: 'DeleteMessage',
      parameters: { kind: 'object', members: {}, open: false },
      confidence: 'high',
      evidence: [{ text: 'sqs is new SQSClient()' }],
      test: false,
    },
    needs: [
      { permission: 'sqs:DeleteMessage', resources: [QUEUE] },
      { permission: 'kms:Decrypt', resources: ['*'], condition: ENCRYPTED, context: VIA_QUEUES },
    ],
    scopes: [],
  };
}

export function deniedDelete(): Diagnosis {
  return {
    provider: 'aws',
    kind: 'missing-permission',
    httpStatus: 403,
    principal: 'arn:aws:iam::111122223333:role/agent-prod',
    permissions: ['sqs:DeleteMessage'],
    permissionsInferred: false,
    scopes: [],
    resource: QUEUE,
    denySource: 'identity',
    operation: { service: 'sqs', name: 'DeleteMessage' },
    policyArn: null,
    encodedMessage: null,
    summary: 'AWS refuses sqs:DeleteMessage to agent-prod: nothing allows it.',
    span: { start: 0, end: 10 },
  };
}

export function grantFix(): Fix {
  const start = { line: 3, character: 0 };
  return {
    title: 'Allow sqs:DeleteMessage on the queue',
    kind: 'grant-permission',
    actor: 'iam-admin',
    command: 'aws iam put-role-policy --role-name agent-prod',
    snippet: { format: 'json', text: '{\n  "Effect": "Allow"\n}' },
    edit: { file: 'policies/agent-prod.json', range: { start, end: start }, text: '{}' },
    certification: { certified: true, by: 'local evaluator', layers: ['identity'] },
    note: 'Takes effect within seconds.',
  };
}

const identity = (stage: string): NonNullable<Stage['aws']> => ({
  kind: 'aws-declared',
  cloud: 'aws',
  id: `aws-declared:${stage}`,
  label: `agent-${stage}`,
  policyFiles: [`policies/agent-${stage}.json`],
});

export const STAGES: readonly Stage[] = ['dev', 'prod'].map((name) => ({ name, aws: identity(name) }));

const DECISIONS: Readonly<Record<string, Decision>> = {
  dev: {
    kind: 'allowed',
    layer: 'identity',
    rung: 'declared',
    time: TIME,
    reason: 'Allowed by Jobs (policies/agent-dev.json:5).',
    statement: {
      label: 'Jobs',
      location: {
        file: 'policies/agent-dev.json',
        range: { start: { line: 4, character: 4 }, end: { line: 9, character: 5 } },
      },
    },
  },
  prod: {
    kind: 'denied',
    implicit: true,
    layer: 'identity',
    rung: 'declared',
    time: TIME,
    reason: 'No statement allows it.',
  },
};

/** The queue call's two needs beside two stages: dev has the permission, prod has not; the key is a condition. */
export function inventory(change: Partial<Inventory> = {}): Inventory {
  const call = queueCall();
  const row = (permission: string, resource: string, decide: (stage: string) => Decision): InventoryRow => ({
    requirement: {
      id: `aws | ${permission} | ${resource}`,
      cloud: 'aws',
      service: permission.split(':')[0] ?? '',
      permission,
      resource,
      confidence: 'high',
      sites: [call.site],
      ...(permission === 'kms:Decrypt' && { condition: ENCRYPTED, context: VIA_QUEUES }),
    },
    decisions: STAGES.map((stage) => ({
      stage: stage.name,
      ...(stage.aws && { identity: stage.aws }),
      decision: decide(stage.name),
    })),
  });
  return {
    calls: [call],
    rows: [
      row('kms:Decrypt', '*', () => ({ kind: 'unknown', rung: 'none', reason: 'The key is not known.', time: TIME })),
      row('sqs:DeleteMessage', QUEUE, (stage) => DECISIONS[stage] as Decision),
    ],
    scopeGaps: [],
    skipped: [],
    problems: [],
    ...change,
  };
}
