import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { UnforbidApi } from '../../../src/editor/api.js';
import { COMMANDS } from '../../../src/editor/ids.js';
import { startedExtension, treeText, until } from '../editor.js';
import { plantProfile } from '../planted-profile.js';

describe('restricted mode', () => {
  let api: UnforbidApi;
  before(async () => {
    api = await startedExtension();
  });

  it('still scans, and decides from the policies of the workspace', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    assert.match(api.message(), /Restricted mode: no credential is read/);
    await api.useStage('prod');
    assert.match(await treeText(api), /sqs:DeleteMessage \| denied in prod · agent-jobs · declared/);
  });

  it('reads no credential, even of a stage that is chosen', async () => {
    const profile = await plantProfile();
    await until(async () => {
      await api.useStage(profile.stage);
      return /s3:PutObject \| unknown in planted/.test(await treeText(api));
    }, 'the rows of the planted stage');
    assert.equal(profile.wasRead(), false);
    assert.equal(api.liveLoads(), 0);
    assert.doesNotMatch(await treeText(api), /(allowed|denied) in planted/);
  });

  it('reads no roles, even when the command is run', async () => {
    await vscode.commands.executeCommand(COMMANDS.refreshRoles);
    assert.equal(api.liveLoads(), 0);
  });
});
