import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { UnforbidApi } from '../../src/editor/api.js';
import {
  answering,
  fileUri,
  openFile,
  ourDiagnostics,
  startedExtension,
  textOf,
  treeText,
  until,
  workspaceRoot,
} from './editor.js';

const QUEUE = 'worker/src/queue.ts';

describe('diagnostics and quick fixes', () => {
  let api: UnforbidApi;
  before(async () => {
    api = await startedExtension();
    await api.useStage('prod');
    await openFile(QUEUE);
    await until(() => ourDiagnostics(QUEUE).length > 0, 'the diagnostic');
  });

  it('marks the denied call once, with severity, code, link, reason and the rung', () => {
    const [diagnostic, ...others] = ourDiagnostics(QUEUE);
    assert.deepEqual(others, []);
    assert.ok(diagnostic);
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(
      diagnostic.message,
      /^sqs:DeleteMessage is denied in prod \(agent-prod\): .* arn:aws:sqs:eu-west-1:111122223333:agent-jobs/,
    );
    assert.match(diagnostic.message, /\[declared policies\]/);
    const code = diagnostic.code as { value: string; target: vscode.Uri };
    assert.equal(code.value, 'denied');
    assert.match(code.target.toString(), /^https:\/\/docs\.aws\.amazon\.com\//);
  });

  it('marks nothing that the stage allows', async () => {
    await api.useStage('dev');
    await until(() => ourDiagnostics(QUEUE).length === 0, 'the diagnostic to go');
    await api.useStage('prod');
    await until(() => ourDiagnostics(QUEUE).length === 1, 'the diagnostic to come back');
  });

  it('obeys the severity setting', async () => {
    const settings = vscode.workspace.getConfiguration('unforbid');
    await settings.update('diagnostics.denied', 'off', vscode.ConfigurationTarget.Global);
    try {
      await until(() => ourDiagnostics(QUEUE).length === 0, 'the diagnostic to go');
    } finally {
      await settings.update('diagnostics.denied', undefined, vscode.ConfigurationTarget.Global);
    }
    await until(() => ourDiagnostics(QUEUE).length === 1, 'the diagnostic to come back');
  });

  it('explains the call in a hover: operation, permission, both stages, the documentation', async () => {
    const [diagnostic] = ourDiagnostics(QUEUE);
    assert.ok(diagnostic);
    const uri = vscode.Uri.joinPath(workspaceRoot(), ...QUEUE.split('/'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      diagnostic.range.start.translate(0, 8),
    );
    const text = hovers
      .flatMap((hover) => hover.contents.map((each) => (typeof each === 'string' ? each : each.value)))
      .join('\n');
    assert.match(text, /sqs DeleteMessage/);
    assert.match(text, /`sqs:DeleteMessage` on `arn:aws:sqs:eu-west-1:111122223333:agent-jobs`/);
    assert.match(text, /\*\*allowed\*\* in dev/);
    assert.match(text, /\*\*denied\*\* in prod/);
    assert.match(text, /<summary>How this is known<\/summary>[^]*@aws\\-sdk\/client\\-sqs/);
  });

  it('adds the statement to the policy file of the stage, and the squiggle goes', async () => {
    const [diagnostic] = ourDiagnostics(QUEUE);
    assert.ok(diagnostic);
    const uri = vscode.Uri.joinPath(workspaceRoot(), ...QUEUE.split('/'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      diagnostic.range,
    );
    const titles = actions.map(({ title }) => title);
    const apply = actions.find(({ command }) => command?.command === 'unforbid.internal.applyFix');
    assert.ok(apply?.command, `no fix that edits a file among: ${titles.join('; ')}`);
    assert.match(apply.title, /policies\/agent-prod\.json/);
    assert.ok(titles.some((title) => title.startsWith('Copy: ')));
    assert.ok(titles.some((title) => title.startsWith('Ignore sqs:DeleteMessage')));

    await vscode.commands.executeCommand(apply.command.command, ...(apply.command.arguments as unknown[]));
    const policy = vscode.Uri.joinPath(workspaceRoot(), 'policies', 'agent-prod.json');
    const document = await vscode.workspace.openTextDocument(policy);
    assert.equal(document.isDirty, true, 'the edit is left for the user to save');
    const { Statement } = JSON.parse(document.getText()) as { Statement: { Action: unknown; Resource: unknown }[] };
    assert.deepEqual(
      Statement.filter(({ Action }) => JSON.stringify(Action).includes('sqs:DeleteMessage')).map(
        ({ Resource }) => Resource,
      ),
      ['arn:aws:sqs:eu-west-1:111122223333:agent-jobs'],
    );
    const untouched = await vscode.workspace.fs.readFile(policy);
    await document.save();
    await until(() => ourDiagnostics(QUEUE).length === 0, 'the squiggle to go');
    await vscode.workspace.fs.writeFile(policy, untouched);
    await until(() => ourDiagnostics(QUEUE).length === 1, 'the squiggle to come back');
  });

  it('ignores a permission in unforbid.json with the reason given, and keeps its comments', async () => {
    const before = await textOf('unforbid.json');
    const [diagnostic] = ourDiagnostics(QUEUE);
    assert.ok(diagnostic);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      fileUri(QUEUE),
      diagnostic.range,
    );
    const ignore = actions.find(({ title }) => title.startsWith('Ignore sqs:DeleteMessage'))?.command;
    assert.ok(ignore);
    const run = () => vscode.commands.executeCommand(ignore.command, ...(ignore.arguments as unknown[]));
    await answering((options) => {
      assert.equal(typeof options.validateInput?.(' '), 'string', 'a reason must be given');
      return 'The queue is emptied by hand';
    }, run);
    const after = await textOf('unforbid.json');
    for (const [comment] of before.matchAll(/\/\/.*/g)) assert.ok(after.includes(comment), comment);
    assert.match(after, /"reason": "The queue is emptied by hand"/);
    assert.equal(after.length > before.length && after.startsWith(before.slice(0, 200)), true);
    await until(() => ourDiagnostics(QUEUE).length === 0, 'the squiggle to go');
    assert.match(await treeText(api), /sqs:DeleteMessage \| ignored · denied in prod/);
    await vscode.workspace.fs.writeFile(fileUri('unforbid.json'), new TextEncoder().encode(before));
    await until(() => ourDiagnostics(QUEUE).length === 1, 'the squiggle to come back');
  });
});
