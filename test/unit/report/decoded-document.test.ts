import assert from 'node:assert/strict';
import type { CallSite } from '../../../src/core/model/call-site.js';
import type { Diagnosis } from '../../../src/core/model/diagnosis.js';
import type { Fix } from '../../../src/core/model/fix.js';
import { decodedDocument, type DecodedError } from '../../../src/core/report/decoded-document.js';
import { deniedDelete, grantFix, queueCall } from './samples.js';

const FOLDER = 'file:///projects/agent';

function error(change: Partial<DecodedError> = {}): DecodedError {
  return {
    diagnosis: deniedDelete(),
    fixes: [grantFix()],
    callSites: [{ site: queueCall().site, reason: 'DeleteMessage needs sqs:DeleteMessage' }],
    folder: FOLDER,
    ...change,
  };
}

const lineOf = (text: string, part: string): number => text.split('\n').findIndex((line) => line.includes(part));

describe('the decoded error as a document', () => {
  it('says what happened, where the code does it and what to do', () => {
    assert.equal(
      decodedDocument([error()]).text,
      `# AWS refuses sqs:DeleteMessage to agent-prod: nothing allows it.

- Cause: nothing grants the permission (missing-permission)
- Status: 403
- Who: arn:aws:iam::111122223333:role/agent-prod
- Permission: sqs:DeleteMessage
- Resource: arn:aws:sqs:eu-west-1:111122223333:jobs
- Decided by: the caller’s own policies

## Where the code does this

- worker/queue.ts:15: DeleteMessage needs sqs:DeleteMessage

## What to do

1. Allow sqs:DeleteMessage on the queue
   Proven by the local evaluator (layers known: identity).
   Takes effect within seconds.

   \`\`\`json
   {
     "Effect": "Allow"
   }
   \`\`\`

   \`\`\`sh
   aws iam put-role-policy --role-name agent-prod
   \`\`\`
`,
    );
  });

  it('offers at each line what can be done there', () => {
    const { text, actions } = decodedDocument([error()]);
    const callLine = lineOf(text, 'worker/queue.ts:15');
    const fixLine = lineOf(text, '1. Allow');
    assert.deepEqual(
      actions.map(({ line, action }) => [line, action.kind, action.kind === 'copy' ? action.what : undefined]),
      [
        [callLine, 'open', undefined],
        [fixLine, 'apply', undefined],
        [fixLine, 'copy', 'grant'],
        [fixLine, 'copy', 'command'],
      ],
    );
  });

  it('has one part for each error, in their order', () => {
    const second: Diagnosis = { ...deniedDelete(), kind: 'expired-credential', summary: 'The token has expired.' };
    const { text } = decodedDocument([error(), error({ diagnosis: second })]);
    assert.deepEqual(
      text.split('\n').filter((line) => line.startsWith('# ') || line === '---'),
      ['# AWS refuses sqs:DeleteMessage to agent-prod: nothing allows it.', '---', '# The token has expired.'],
    );
  });

  it('says why a fix is not proven', () => {
    const unproven: Fix = { ...grantFix(), certification: { certified: false, reason: 'No policy is known.' } };
    assert.match(decodedDocument([error({ fixes: [unproven] })]).text, /^ {3}Not proven: No policy is known\.$/m);
  });

  it('says that a permission follows from the operation', () => {
    const diagnosis = { ...deniedDelete(), permissionsInferred: true };
    assert.match(decodedDocument([error({ diagnosis })]).text, /Permission: sqs:DeleteMessage \(follows from/);
  });

  it('names the operation of a call where the reason does not', () => {
    const site: CallSite = queueCall().site;
    const { text } = decodedDocument([error({ callSites: [{ site, reason: 'the stack names it' }] })]);
    assert.match(text, /^- worker\/queue\.ts:15: sqs DeleteMessage: the stack names it$/m);
  });

  for (const [what, change, sentence] of [
    ['no folder is open', { folder: undefined, callSites: [] }, 'Open a folder to see'],
    ['no call fits', { callSites: [] }, 'No call that was found in this workspace'],
    [
      'the provider is none whose calls are known',
      { diagnosis: { ...deniedDelete(), provider: 'github' as const }, callSites: [] },
      'Only calls of AWS and Google Cloud are looked for',
    ],
  ] as const) {
    it(`is honest about call sites when ${what}`, () => {
      const { text, actions } = decodedDocument([error(change)]);
      assert.ok(text.includes(sentence), text);
      assert.equal(actions.filter(({ action }) => action.kind === 'open').length, 0);
    });
  }

  it('applies nothing where no folder is open', () => {
    const { actions } = decodedDocument([error({ folder: undefined })]);
    assert.deepEqual(
      actions.map(({ action }) => action.kind),
      ['copy', 'copy'],
    );
  });

  it('says that there is no error, and what to paste', () => {
    const { text, actions } = decodedDocument([]);
    assert.match(text, /^# No permission error found\n/);
    assert.match(text, /Paste the whole error/);
    assert.deepEqual(actions, []);
  });
});
