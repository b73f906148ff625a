import assert from 'node:assert/strict';
import { decodeJson, decodeText } from '../../../src/core/report/diagnoses.js';
import { scanJson, scanText } from '../../../src/core/report/findings.js';
import { deniedDelete, grantFix, queueCall } from './samples.js';

describe('findings for people', () => {
  it('shows each call with what it needs below it, by file', () => {
    const later = queueCall();
    const test = { ...later, site: { ...later.site, test: true, confidence: 'low' as const } };
    assert.equal(
      scanText([queueCall(), test], [{ file: 'old.py', reason: 'It is not UTF-8.' }]),
      `worker/queue.ts
  15:7  sqs DeleteMessage
      sqs:DeleteMessage  arn:aws:sqs:eu-west-1:111122223333:jobs
      kms:Decrypt  *  with kms:ViaService = sqs.eu-west-1.amazonaws.com  needed if the queue is encrypted
  15:7  sqs DeleteMessage  (low confidence, test)
      sqs:DeleteMessage  arn:aws:sqs:eu-west-1:111122223333:jobs
      kms:Decrypt  *  with kms:ViaService = sqs.eu-west-1.amazonaws.com  needed if the queue is encrypted

2 call sites in 1 file
skipped old.py: It is not UTF-8.
`,
    );
  });

  it('is short when there is nothing', () => {
    assert.equal(scanText([], []), '0 call sites in 0 files\n');
  });
});

describe('findings for programs', () => {
  it('keeps what is conditional apart from what is always needed', () => {
    const { version, findings, skipped } = JSON.parse(scanJson([queueCall()], [])) as {
      version: number;
      findings: Record<string, unknown>[];
      skipped: unknown[];
    };
    assert.equal(version, 1);
    assert.deepEqual(skipped, []);
    const [finding] = findings;
    assert.deepEqual(finding?.['permissions'], ['sqs:DeleteMessage']);
    assert.deepEqual(finding['conditional'], [{ permission: 'kms:Decrypt', when: 'if the queue is encrypted' }]);
    assert.deepEqual(finding['contexts'], [
      { permission: 'kms:Decrypt', context: { 'kms:ViaService': ['sqs.eu-west-1.amazonaws.com'] } },
    ]);
    assert.deepEqual(finding['resources'], ['arn:aws:sqs:eu-west-1:111122223333:jobs']);
    assert.deepEqual(
      [finding['language'], finding['provider'], finding['service'], finding['operation'], finding['confidence']],
      ['typescript', 'aws', 'sqs', 'DeleteMessage', 'high'],
    );
    assert.equal('test' in finding, false);
    assert.equal('scopes' in finding, false);
  });

  it('calls the dialects of a language by one name', () => {
    const call = queueCall();
    const tsx = { ...call, site: { ...call.site, language: 'typescriptreact' as const } };
    assert.match(scanJson([tsx], []), /"language":"typescript"/);
  });
});

describe('diagnoses', () => {
  const explained = { diagnosis: deniedDelete(), fixes: [grantFix()] };

  it('tells people the cause, what it is about and what to do', () => {
    const text = decodeText([explained]);
    assert.match(text, /^AWS refuses sqs:DeleteMessage/);
    for (const part of ['permission', 'sqs:DeleteMessage', 'jobs', '1. Allow sqs:DeleteMessage on the queue']) {
      assert.ok(text.includes(part), part);
    }
    assert.match(text, /\(proven by the local evaluator\)/);
    assert.match(text, / {7}aws iam put-role-policy/);
  });

  it('numbers the errors when there are several, and says so when there is none', () => {
    assert.match(decodeText([explained, explained]), /^2 errors found\./);
    assert.match(decodeText([]), /^No permission error was found/);
  });

  it('tells programs the certification by what and over which layers, or why there is none', () => {
    const unproven = { ...grantFix(), certification: { certified: false as const, reason: 'No policy is known.' } };
    const answer = JSON.parse(decodeJson([{ ...explained, fixes: [grantFix(), unproven] }])) as {
      diagnoses: { denySource: string; fixes: { certified: unknown; reason?: string }[] }[];
    };
    const [diagnosis] = answer.diagnoses;
    assert.equal(diagnosis?.denySource, 'identity');
    assert.deepEqual(diagnosis.fixes[0]?.certified, { by: 'local evaluator', layers: ['identity'] });
    assert.deepEqual([diagnosis.fixes[1]?.certified, diagnosis.fixes[1]?.reason], [false, 'No policy is known.']);
  });
});
