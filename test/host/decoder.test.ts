import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering, startedExtension, until } from './editor.js';

const DENIED =
  'AccessDenied: User: arn:aws:sts::111122223333:assumed-role/agent-prod/worker is not authorized to perform: sqs:deletemessage ' +
  'on resource: arn:aws:sqs:eu-west-1:111122223333:agent-jobs because no identity-based policy allows the sqs:deletemessage action';

const TRACEBACK = `Traceback (most recent call last):
  File "agent/reports.py", line 30, in archive
    self.s3.put_object(Bucket=REPORTS_BUCKET, Key=f"archive/{name}.json", Body=body)
botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the PutObject operation: Access Denied
`;

async function decoded(text: string): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('unforbid.decode', text);
  return answer();
}

async function answer(): Promise<vscode.TextDocument> {
  return until(() => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.scheme === 'unforbid' && document;
  }, 'the answer');
}

describe('Unforbid: Decode 403...', () => {
  before(startedExtension);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('shows cause, missing permission, resource and fixes in a read-only markdown document', async () => {
    const document = await decoded(DENIED);
    const text = document.getText();
    assert.equal(document.languageId, 'markdown');
    assert.equal(document.isUntitled, false);
    assert.match(text, /^- Cause: nothing grants the permission/m);
    assert.match(text, /^- Permission: sqs:DeleteMessage$/im);
    assert.match(text, /^- Resource: arn:aws:sqs:eu-west-1:111122223333:agent-jobs$/m);
    assert.match(text, /^## What to do$/m);
    assert.match(text, /"Effect": "Allow"/);
    assert.doesNotMatch(text, /"Resource": "\*"/);
  });

  it('jumps to the call site that makes the request', async () => {
    const document = await decoded(DENIED);
    assert.match(document.getText(), /worker\/src\/queue\.ts:\d+: DeleteMessage needs sqs:DeleteMessage/);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      20,
    );
    const jump = lenses.find(({ command }) => command?.title.includes('Go to this call'));
    assert.ok(jump?.command);
    await vscode.commands.executeCommand(jump.command.command, ...(jump.command.arguments as unknown[]));
    const editor = await until(() => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.path.endsWith('worker/src/queue.ts') === true && active;
    }, 'the call site');
    assert.match(editor.document.getText(editor.selection), /DeleteMessageCommand/);
  });

  it('offers to add the grant to the policy file, and to copy it', async () => {
    const document = await decoded(DENIED);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      40,
    );
    const titles = lenses.map(({ command }) => command?.title ?? '');
    assert.ok(
      titles.some((title) => title.includes('Add to policies/agent-prod.json')),
      titles.join('; '),
    );
    const copy = lenses.find(({ command }) => command?.title.includes('Copy the grant'));
    assert.ok(copy?.command);
    await vscode.commands.executeCommand(copy.command.command, ...(copy.command.arguments as unknown[]));
    assert.match(await vscode.env.clipboard.readText(), /sqs:DeleteMessage/i);
  });

  it('decodes the selection of the editor', async () => {
    const scratch = await vscode.workspace.openTextDocument({ content: `log line\n${DENIED}\nlog line\n` });
    const shown = await vscode.window.showTextDocument(scratch);
    shown.selection = new vscode.Selection(1, 0, 2, 0);
    await vscode.commands.executeCommand('unforbid.decodeSelection');
    await until(() => vscode.window.activeTextEditor?.document.uri.scheme === 'unforbid', 'the answer');
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /sqs:DeleteMessage/i);
  });

  it('says that a text holds no permission error', async () => {
    const document = await decoded('Build finished in 12 s.');
    assert.match(document.getText(), /^# No permission error found/);
  });

  it('offers the error of the clipboard in one line, and decodes all of its lines', async () => {
    await vscode.env.clipboard.writeText(TRACEBACK);
    let offered: string | undefined;
    await answering(
      ({ value }) => (offered = value),
      () => vscode.commands.executeCommand('unforbid.decode'),
    );
    assert.match(offered ?? '', /AccessDenied/);
    assert.doesNotMatch(offered ?? '', /\n/);
    const document = await answer();
    // Only the stack frame, two lines above the error, tells the line.
    assert.match(document.getText(), /agent\/reports\.py:30/);
  });

  it('decodes what is pasted into the one line of the box with the line breaks it had', async () => {
    await vscode.env.clipboard.writeText('nothing of interest');
    await answering(
      ({ value }) => {
        assert.equal(value, undefined, 'a clipboard without an error is not offered');
        void vscode.env.clipboard.writeText(TRACEBACK);
        return TRACEBACK.replace(/\n/g, '');
      },
      () => vscode.commands.executeCommand('unforbid.decode'),
    );
    assert.match((await answer()).getText(), /agent\/reports\.py:30/);
  });

  it('decodes a pasted text whose line breaks are lost', async () => {
    const document = await decoded(TRACEBACK.replace(/\s*\n\s*/g, ' '));
    assert.match(document.getText(), /s3:PutObject/);
  });

  it('prefers a selected error to the clipboard and asks nothing', async () => {
    await vscode.env.clipboard.writeText(TRACEBACK);
    const scratch = await vscode.workspace.openTextDocument({ content: DENIED });
    const shown = await vscode.window.showTextDocument(scratch);
    shown.selection = new vscode.Selection(0, 0, 1, 0);
    await vscode.commands.executeCommand('unforbid.decode');
    assert.match((await answer()).getText(), /sqs:DeleteMessage/i);
  });
});
