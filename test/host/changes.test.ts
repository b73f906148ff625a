import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { UnforbidApi } from '../../src/editor/api.js';
import { fileUri, openFile, startedExtension, textOf, treeText, until, withFile } from './editor.js';

const ARCHIVER = `import boto3

s3 = boto3.client("s3")


def archive(name):
    s3.copy_object(Bucket="acme-archive", Key=name, CopySource="acme-agent-reports/" + name)
    s3.put_object_acl(Bucket="acme-archive", Key=name, ACL="private")
`;
const POLICY = 'policies/agent-prod.json';
const CONFIGURATION = 'unforbid.json';

describe('keeping the view current', () => {
  let api: UnforbidApi;
  const tree = () => treeText(api);
  const shows = (pattern: RegExp, what: string) => until(async () => pattern.test(await tree()), what);
  const lacks = (pattern: RegExp, what: string) => until(async () => !pattern.test(await tree()), what);

  before(async () => {
    api = await startedExtension();
  });
  beforeEach(() => api.useStage('prod'));
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('takes in a file that another program creates, and forgets it when it is deleted', async () => {
    await withFile('agent/archiver.py', ARCHIVER, () =>
      shows(/s3:PutObjectAcl \| denied in prod · acme-archive/, 'the new row'),
    );
    await lacks(/PutObjectAcl/, 'the row to go');
  });

  it('forgets what was in a folder that is deleted', async () => {
    await withFile('archive/archiver.py', ARCHIVER, () => shows(/s3:PutObjectAcl/, 'the new row'));
    await vscode.workspace.fs.delete(fileUri('archive'), { recursive: true });
    await lacks(/PutObjectAcl/, 'the row to go');
  });

  it('follows an edit of unforbid.json: another stage, and what is excluded', async () => {
    const text = await textOf(CONFIGURATION);
    const stage =
      '"audit": { "aws": { "role": "arn:aws:iam::111122223333:role/audit", "policies": ["policies/agent-prod.json"] } }, "dev"';
    await withFile(CONFIGURATION, text.replace('"dev"', stage), async () => {
      await until(async () => {
        await api.useStage('audit');
        return /sqs:DeleteMessage \| denied in audit/.test(await tree());
      }, 'the new stage');
      assert.match(api.status(), /stage audit: audit\./);
    });
    // A stage that is gone is not compared with any more.
    await shows(/sqs:DeleteMessage \| allowed in dev/, 'the first stage');
    await api.useStage('prod');
    await withFile(
      CONFIGURATION,
      text.replace('"version": 1,', '"version": 1, "exclude": ["worker/**"],'),
      async () => {
        await api.refresh();
        assert.doesNotMatch(await tree(), /sqs/);
      },
    );
    await api.refresh();
    await shows(/sqs:DeleteMessage/, 'the row to come back');
  });

  it('says what is wrong in a broken unforbid.json, with the line', async () => {
    const text = await textOf(CONFIGURATION);
    await withFile(
      CONFIGURATION,
      text.replace('"policies": ["policies/agent-dev.json"]', '"policies": 5'),
      async () => {
        await until(() => /unforbid\.json:\d+/.test(api.message()), 'the message');
        assert.doesNotMatch(await tree(), /(allowed|denied) in/);
      },
    );
    await until(() => api.message() === '', 'the message to go');
  });

  it('a policy that is broken while it is edited makes its rows unknown, never green, and says where', async () => {
    const editor = await openFile(POLICY);
    await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), '"Statement": [[{,\n'));
    await until(() => /policies\/agent-prod\.json:\d+/.test(api.message()), 'the message');
    const text = await tree();
    const aws = text.slice(0, text.indexOf('Google Cloud'));
    assert.match(aws, /s3:GetObject \| unknown in prod/);
    assert.doesNotMatch(aws, /allowed in prod/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until(() => api.message() === '', 'the message to go');
    await shows(/s3:GetObject \| allowed in prod/, 'the decision to come back');
  });

  it('obeys scan.exclude and inventory.showTests as soon as they are changed', async () => {
    const settings = vscode.workspace.getConfiguration('unforbid');
    const change = (name: string, value: unknown) => settings.update(name, value, vscode.ConfigurationTarget.Global);
    await change('scan.exclude', ['worker/**']);
    await lacks(/sqs/, 'the excluded calls to go');
    await change('scan.exclude', undefined);
    await shows(/sqs:DeleteMessage/, 'the calls to come back');
    await withFile('tests/test_archiver.py', ARCHIVER, async () => {
      await change('inventory.showTests', true);
      await shows(/s3:PutObjectAcl/, 'what test code needs');
      assert.match(await tree(), /test_archiver\.py:8 \| PutObjectAcl · test · tests/);
      await change('inventory.showTests', undefined);
      await lacks(/PutObjectAcl/, 'what test code needs to go');
    });
  });

  it('takes no notice of an untitled document', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: ARCHIVER });
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# a note\n'));
    await new Promise((resolve) => setTimeout(resolve, 700));
    assert.doesNotMatch(await tree(), /PutObjectAcl/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('shows nothing of a scan that is stopped, and everything of the next', async () => {
    const scan = api.refresh();
    assert.equal(api.state(), 'scanning');
    await vscode.commands.executeCommand('unforbid.stopScan');
    await scan;
    assert.equal(api.state(), 'stopped');
    assert.equal(await tree(), '');
    await api.refresh();
    assert.equal(api.state(), 'ready');
    assert.match(await tree(), /sqs:DeleteMessage \| denied in prod/);
  });
});
