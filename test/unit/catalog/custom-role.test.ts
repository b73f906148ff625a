import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { customRoleYaml } from '../../../src/core/catalog/custom-role.js';

describe('custom roles', () => {
  it('hold each permission once, in the form that gcloud reads', () => {
    const yaml = customRoleYaml(
      ['storage.objects.get', 'pubsub.topics.publish', 'storage.objects.get'],
      'Reports: reader & publisher',
    );
    assert.deepEqual(parse(yaml), {
      title: 'Reports: reader & publisher',
      description: 'Least permissions, made by Unforbid from the calls of the code',
      stage: 'GA',
      includedPermissions: ['pubsub.topics.publish', 'storage.objects.get'],
    });
  });
});
