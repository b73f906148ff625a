import assert from 'node:assert/strict';
import type { UnforbidApi } from '../../src/editor/api.js';
import { startedExtension, treeText, until } from './editor.js';
import { plantProfile } from './planted-profile.js';

// Last of its session (files run in the order of their names): it replaces the workspace's unforbid.json.
describe('a live profile in a trusted workspace', () => {
  let api: UnforbidApi;
  before(async () => {
    api = await startedExtension();
  });

  it('is read when it is chosen, not before; a service that cannot be reached gives unknown, never green', async () => {
    const profile = await plantProfile();
    await until(async () => {
      await api.refresh();
      return /s3:PutObject \| unknown in planted/.test(await treeText(api));
    }, 'the rows of the planted stage');
    assert.equal(profile.wasRead(), false);
    await api.useStage(profile.stage);
    assert.equal(profile.wasRead(), true);
    assert.match(await treeText(api), /s3:PutObject \| unknown in planted/);
  });
});
