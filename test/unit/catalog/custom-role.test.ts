import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { customRoles } from '../../../src/core/catalog/custom-role.js';

describe('custom roles', () => {
  it('hold each permission once, in the form that gcloud reads', () => {
    const { roles, excluded } = customRoles(
      ['storage.objects.get', 'pubsub.topics.publish', 'storage.objects.get'],
      'Reports: reader & publisher',
    );
    assert.equal(roles.length, 1);
    assert.deepEqual(parse(roles[0]?.yaml ?? ''), {
      title: 'Reports: reader & publisher',
      description: 'Least permissions, made by Unforbid from the calls of the code',
      stage: 'GA',
      includedPermissions: ['pubsub.topics.publish', 'storage.objects.get'],
    });
    assert.deepEqual(excluded, []);
  });

  it('have an id that IAM takes, the same for the same permissions', () => {
    const idOf = (permissions: readonly string[]) => customRoles(permissions, 'Reports').roles[0]?.id;
    assert.equal(idOf(['storage.objects.get']), 'unforbid.storage.objects.get');
    const two = idOf(['storage.objects.get', 'storage.objects.list']);
    assert.match(two ?? '', /^unforbid\.storage\.[a-z0-9]+$/);
    assert.equal(idOf(['storage.objects.list', 'storage.objects.get']), two);
    assert.notEqual(idOf(['storage.objects.get', 'storage.objects.create']), two);
    const federation = idOf(['iam.googleapis.com/workloadIdentityPoolProviderKeys.undelete']);
    assert.match(federation ?? '', /^[a-zA-Z0-9_.]{3,64}$/);
  });

  it('are several where one would be past the limits of IAM ("Quotas and limits")', () => {
    const many = Array.from({ length: 7001 }, (_, at) => `reports.files.read${String(at)}`);
    const large = Array.from({ length: 1500 }, (_, at) => `reports.${'x'.repeat(60)}.read${String(at)}`);
    for (const permissions of [many, large]) {
      const { roles } = customRoles(permissions, 'Ä'.repeat(80));
      assert.ok(roles.length > 1);
      assert.deepEqual(
        roles.flatMap((role) => role.permissions),
        [...permissions].sort(),
      );
      assert.equal(new Set(roles.map((role) => role.id)).size, roles.length);
      for (const [at, role] of roles.entries()) {
        assert.ok(role.permissions.length <= 3000);
        assert.ok(Buffer.byteLength(role.permissions.join('')) + Buffer.byteLength(role.title) <= 64 * 1024);
        assert.ok(Buffer.byteLength(role.title) <= 100, role.title);
        assert.match(role.title, new RegExp(`\\(${String(at + 1)} of ${String(roles.length)}\\)$`));
      }
    }
  });

  it('leave out by name what a role of a project cannot hold, and what Google does not support', () => {
    const permissions = [
      'resourcemanager.projects.list',
      'resourcemanager.folders.get',
      'storage.objects.get',
      'jobs.queue.run',
    ];
    const { roles, excluded } = customRoles(permissions, 'Reports', 'project', {
      unsupported: ['jobs.queue.run'],
      testing: [],
    });
    assert.deepEqual(roles[0]?.permissions, ['storage.objects.get']);
    assert.deepEqual(
      excluded.map(({ permission }) => permission),
      ['jobs.queue.run', 'resourcemanager.folders.get', 'resourcemanager.projects.list'],
    );
    assert.match(excluded[0]?.reason ?? '', /does not support/);
    assert.match(excluded[1]?.reason ?? '', /organization/);
    assert.deepEqual(
      customRoles(permissions, 'Reports', 'organization').excluded.map(({ permission }) => permission),
      [],
    );
    assert.deepEqual(customRoles(['resourcemanager.projects.list'], 'Reports').roles, []);
  });

  it('are of stage BETA when a permission is supported only as a test', () => {
    const stage = (permission: string, testing: readonly string[] = []) =>
      customRoles([permission, 'storage.objects.get'], 'Reports', 'project', { unsupported: [], testing }).roles[0]
        ?.stage;
    assert.equal(stage('appengine.memcache.flush'), 'BETA');
    assert.equal(stage('storage.objects.list', ['storage.objects.list']), 'BETA');
    assert.equal(stage('storage.objects.list'), 'GA');
  });
});
