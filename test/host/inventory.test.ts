import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { UnforbidApi } from '../../src/editor/api.js';
import { labelOf, openFile, startedExtension, treeText, until, workspaceRoot } from './editor.js';

describe('the permissions view', () => {
  let api: UnforbidApi;
  before(async () => {
    api = await startedExtension();
    await api.useStage('prod');
  });

  it('shows provider, service, permission and call site, with the decision of the active stage and its rung', async () => {
    const text = await treeText(api);
    assert.match(text, /^Amazon Web Services \| 3 denied, 3 conditional, 3 allowed$/m);
    assert.match(text, /^Google Cloud \| 1 denied, 2 conditional, 6 allowed$/m);
    assert.match(text, /^ {2}sqs \| 1 denied, 1 allowed$/m);
    assert.match(text, /^ {4}sqs:DeleteMessage \| denied in prod · agent-jobs · declared$/m);
    assert.match(text, /^ {6}queue\.ts:\d+ \| DeleteMessage · worker\/src$/m);
    // What a customer-managed key would need is a condition, not a denial and not a permission that is there.
    assert.match(text, /^ {4}kms:Decrypt \| conditional in prod · if the queue is encrypted .* · key\/\* · declared$/m);
  });

  it('follows the active stage', async () => {
    await api.useStage('dev');
    const text = await treeText(api);
    assert.doesNotMatch(text, /denied/);
    assert.match(text, /sqs:DeleteMessage \| allowed in dev · agent-jobs · declared/);
    await api.useStage('prod');
  });

  it('shows a call that is typed into an open document, and forgets it when it is undone', async () => {
    const editor = await openFile('agent/reports.py');
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    await editor.edit((edit) =>
      edit.insert(
        end,
        '\n    def forget(self, name):\n        self.s3.delete_object(Bucket=REPORTS_BUCKET, Key=name)\n',
      ),
    );
    await until(async () => (await treeText(api)).includes('s3:DeleteObject'), 'the new permission');
    await vscode.commands.executeCommand('undo');
    await until(async () => !(await treeText(api)).includes('s3:DeleteObject'), 'the permission to go');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('goes green when the policy file is changed on disk', async () => {
    const policy = vscode.Uri.joinPath(workspaceRoot(), 'policies', 'agent-prod.json');
    const before = await vscode.workspace.fs.readFile(policy);
    const changed = new TextDecoder()
      .decode(before)
      .replace('"sqs:ReceiveMessage"', '"sqs:ReceiveMessage", "sqs:DeleteMessage"');
    await vscode.workspace.fs.writeFile(policy, new TextEncoder().encode(changed));
    try {
      await until(
        async () => /sqs:DeleteMessage \| allowed in prod/.test(await treeText(api)),
        'the row to turn green',
      );
    } finally {
      await vscode.workspace.fs.writeFile(policy, before);
    }
    await until(
      async () => /sqs:DeleteMessage \| denied in prod/.test(await treeText(api)),
      'the row to turn red again',
    );
  });

  it('loads no live adapter as long as nobody asked for one', () => {
    assert.equal(api.liveLoads(), 0);
  });

  it('shows the worst first', async () => {
    const services = [...(await treeText(api)).matchAll(/^ {2}(\w+) \| \d+ (\w+)/gm)].map(([, , state]) => state);
    assert.deepEqual(services.slice(0, 3), ['denied', 'denied', 'conditional']);
  });

  it('gives each row a name that can be read aloud, and rows of a denial their actions', async () => {
    const items: vscode.TreeItem[] = [];
    const walk = async (node?: unknown): Promise<void> => {
      for (const child of (await api.inventory.getChildren(node as never)) ?? []) {
        items.push(await api.inventory.getTreeItem(child));
        await walk(child);
      }
    };
    await walk();
    for (const item of items) {
      const { id, description, accessibilityInformation } = item;
      const name = accessibilityInformation?.label ?? '';
      assert.ok(name.startsWith(`${labelOf(item)} ${String(description)}`), `${String(id)} is read as ${name}`);
    }
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length, 'ids are unique');
    const row = items.find(({ label }) => label === 'sqs:DeleteMessage');
    assert.match(
      row?.accessibilityInformation?.label ?? '',
      /^sqs:DeleteMessage denied in prod · agent-jobs · declared, on arn:aws:sqs:[^,]*:agent-jobs, 1 call site$/,
    );
    assert.match(row?.contextValue ?? '', /\bdenied\b/);
  });

  it('the status item names the stage and its identities', async () => {
    await api.useStage('prod');
    assert.match(api.status(), /stage prod: agent-prod · agent-prod@acme-agent\.iam\.gserviceaccount\.com/);
  });
});
