import assert from 'node:assert/strict';
import type { Role } from '../../../src/core/catalog/catalog.js';
import {
  mergeRoles,
  packRoleLists,
  parseRoleLists,
  parseRolePage,
  PREDEFINED,
  roleListOf,
  roleParents,
} from '../../../src/core/catalog/gcp-role-list.js';
import { loadCatalog } from '../../../src/core/catalog/load.js';
import { fitsClosely, proposeRoles } from '../../../src/core/catalog/gcp-roles.js';
import { UnforbidError } from '../../../src/core/model/problem.js';
import { testCatalog, testCatalogAssets } from '../../support/catalog.js';

const role = (name: string, permissions: string, suggested = true): Role => ({
  name,
  permissions: new Set(permissions.split(' ')),
  source: 'https://cloud.google.com/iam/docs/roles-permissions',
  suggested,
});

const ROLES: readonly Role[] = [
  role('roles/reports.reader', 'reports.files.get reports.files.list'),
  role('roles/reports.writer', 'reports.files.create'),
  role(
    'roles/reports.admin',
    'reports.files.get reports.files.list reports.files.create reports.files.delete a.b.c d.e.f',
  ),
  role('roles/reports.legacy', 'reports.files.get', false),
  role('roles/jobs.agent', 'jobs.queue.run reports.files.get'),
  role('roles/viewer', 'reports.files.get', false),
];

describe('least roles', () => {
  it('are the smallest of the own service that hold all', () => {
    assert.deepEqual(proposeRoles(['reports.files.get'], ROLES).roles, ['roles/reports.reader']);
    assert.deepEqual(proposeRoles(['reports.files.get', 'reports.files.delete'], ROLES).roles, ['roles/reports.admin']);
  });

  it('are several where none is enough', () => {
    assert.deepEqual(proposeRoles(['reports.files.get', 'reports.files.create'], ROLES.slice(0, 2)).roles, [
      'roles/reports.reader',
      'roles/reports.writer',
    ]);
  });

  it('name several narrower ones beside one that holds far more', () => {
    const others = [...'abcdefghij'].map((letter) => `x.y.${letter}`).join(' ');
    const owner = role('roles/reports.owner', `${others} reports.files.get reports.files.create`);
    const wide = [...ROLES.slice(0, 2), owner];
    const proposal = proposeRoles(['reports.files.get', 'reports.files.create'], wide);
    assert.deepEqual(proposal.roles, ['roles/reports.owner']);
    assert.deepEqual(proposal.narrower, ['roles/reports.reader', 'roles/reports.writer']);
    assert.equal(proposeRoles(['reports.files.get'], wide).narrower, undefined);
  });

  it('are no roles that can be given to routines only ("Work with SQL stored procedures")', () => {
    const { roles } = proposeRoles(['bigquery.tables.getData'], testCatalog().roles());
    assert.deepEqual(roles, ['roles/bigquery.dataViewer']);
    assert.ok(testCatalog().rolePermissions('roles/bigquery.routineDataViewer')?.includes('bigquery.tables.getData'));
  });

  it('say what they hold beyond the need, and what no role holds', () => {
    const { roles, excess, missing } = proposeRoles(['reports.files.get', 'reports.files.teleport'], ROLES);
    assert.deepEqual(
      [roles, excess, missing],
      [['roles/reports.reader'], ['reports.files.list'], ['reports.files.teleport']],
    );
    assert.deepEqual(proposeRoles([], ROLES), { roles: [], excess: [], missing: [] });
  });

  it('are of another service only where the own has none', () => {
    const own = ROLES.filter(({ name }) => name.startsWith('roles/jobs.'));
    assert.deepEqual(proposeRoles(['reports.files.get'], own).roles, ['roles/jobs.agent']);
  });

  it('are never basic roles, whatever is known of them', () => {
    const all = testCatalog().roles();
    for (const { permissions } of all) {
      const [first = ''] = permissions;
      for (const name of proposeRoles([first], all).roles) assert.match(name, /^roles\/\w+\.\w+/, `${first}: ${name}`);
    }
  });

  it('grant what was asked for, for every permission that a role holds', () => {
    const all = testCatalog().roles();
    const held = new Map(all.map(({ name, permissions }) => [name, permissions]));
    const permissions = [...new Set(all.flatMap((each) => (each.suggested ? [...each.permissions] : [])))];
    assert.ok(permissions.length > 3000, String(permissions.length));
    for (const permission of permissions.filter((_, at) => at % 7 === 0)) {
      const { roles, missing } = proposeRoles([permission], all);
      assert.deepEqual(missing, [], permission);
      assert.ok(
        roles.some((name) => held.get(name)?.has(permission)),
        permission,
      );
    }
  });
});

describe('roles of the catalog', () => {
  it('hold only permissions of the dictionary, and name a page', () => {
    const all = testCatalog().roles();
    assert.ok(all.length >= 220, String(all.length));
    for (const { name, permissions, source } of all) {
      assert.ok(permissions.size > 0, name);
      assert.match(source, /^https:\/\//, name);
      for (const permission of permissions)
        assert.ok(testCatalog().permission('gcp', permission) !== undefined, `${name}: ${permission}`);
    }
  });
});

/**
 * What the page of each service says of its roles ("IAM roles and permissions index", and the access control pages): what
 * they hold, and after `but not` what they hold not.
 */
const DOCUMENTED: Readonly<Record<string, string>> = {
  'roles/storage.objectViewer':
    'storage.objects.get storage.objects.list but not storage.objects.create storage.buckets.get',
  'roles/storage.objectCreator': 'storage.objects.create but not storage.objects.get storage.objects.delete',
  'roles/storage.objectUser':
    'storage.objects.create storage.objects.delete storage.objects.get but not storage.objects.setIamPolicy',
  'roles/storage.admin': 'storage.buckets.create cloudkms.keyHandles.create monitoring.timeSeries.create',
  'roles/pubsub.publisher': 'pubsub.topics.publish but not pubsub.topics.get',
  'roles/pubsub.subscriber':
    'pubsub.subscriptions.consume pubsub.topics.attachSubscription but not pubsub.subscriptions.get',
  'roles/pubsub.viewer': 'pubsub.topics.list serviceusage.services.list but not pubsub.topics.publish',
  'roles/pubsub.editor': 'pubsub.topics.create cloudkms.keyHandles.create but not pubsub.topics.setIamPolicy',
  'roles/bigquery.dataViewer': 'bigquery.tables.getData but not bigquery.jobs.create bigquery.tables.updateData',
  'roles/bigquery.dataEditor': 'bigquery.tables.updateData but not bigquery.jobs.create bigquery.datasets.delete',
  'roles/bigquery.jobUser': 'bigquery.jobs.create but not bigquery.tables.getData',
  'roles/bigquery.user': 'bigquery.jobs.create bigquery.datasets.create but not bigquery.tables.getData',
  'roles/spanner.admin': 'cloudkms.keyHandles.list monitoring.timeSeries.create spanner.databases.write',
  'roles/spanner.databaseReader': 'spanner.databases.select spanner.databases.get but not spanner.databases.write',
  'roles/spanner.databaseUser': 'spanner.databases.write spanner.sessions.create but not spanner.databases.create',
  'roles/redis.admin':
    'redis.clusters.connect compute.networks.list networkconnectivity.serviceConnectionPolicies.list cloudkms.operations.get',
  'roles/redis.viewer': 'redis.instances.get but not redis.instances.update redis.clusters.connect',
  'roles/cloudfunctions.admin':
    'cloudfunctions.functions.setIamPolicy run.services.setIamPolicy eventarc.triggers.create artifactregistry.files.download cloudbuild.builds.get',
  'roles/cloudfunctions.developer':
    'cloudfunctions.functions.create run.services.create eventarc.triggers.create but not cloudfunctions.functions.setIamPolicy run.services.setIamPolicy',
  'roles/cloudfunctions.invoker': 'cloudfunctions.functions.invoke but not cloudfunctions.functions.get',
  'roles/run.invoker': 'run.routes.invoke run.jobs.run but not run.services.get',
  'roles/run.developer': 'run.services.create but not run.services.setIamPolicy',
  'roles/secretmanager.secretAccessor': 'secretmanager.versions.access but not secretmanager.secrets.get',
  'roles/secretmanager.viewer': 'secretmanager.secrets.list but not secretmanager.versions.access',
  'roles/cloudkms.cryptoKeyEncrypterDecrypter':
    'cloudkms.cryptoKeyVersions.useToEncrypt cloudkms.cryptoKeyVersions.useToDecrypt but not cloudkms.cryptoKeys.create',
  'roles/iam.serviceAccountTokenCreator':
    'iam.serviceAccounts.getAccessToken iam.serviceAccounts.signBlob but not iam.serviceAccounts.actAs',
  'roles/iam.serviceAccountUser': 'iam.serviceAccounts.actAs but not iam.serviceAccounts.getAccessToken',
  'roles/iam.securityReviewer':
    'storage.buckets.getIamPolicy pubsub.topics.list container.pods.list but not storage.objects.get container.secrets.list',
  'roles/logging.logWriter': 'logging.logEntries.create but not logging.logEntries.list',
  'roles/monitoring.metricWriter': 'monitoring.timeSeries.create but not monitoring.timeSeries.list',
  'roles/datastore.user': 'datastore.entities.create appengine.applications.get but not datastore.databases.import',
  'roles/artifactregistry.reader':
    'artifactregistry.repositories.downloadArtifacts but not artifactregistry.repositories.uploadArtifacts',
  'roles/cloudtasks.enqueuer': 'cloudtasks.tasks.create but not cloudtasks.queues.create',
  'roles/compute.networkViewer': 'compute.networks.list but not compute.networks.create',
  'roles/resourcemanager.tagViewer': 'bigquery.tables.listTagBindings but not bigquery.tables.createTagBinding',
};

describe('roles by their documentation', () => {
  it('are thirty or more', () => assert.ok(Object.keys(DOCUMENTED).length >= 30));

  for (const [name, text] of Object.entries(DOCUMENTED))
    it(`${name} holds ${text}`, () => {
      const held = new Set(testCatalog().rolePermissions(name));
      const [has = '', hasNot = ''] = text.split(' but not ');
      for (const permission of has.split(' ')) assert.ok(held.has(permission), permission);
      for (const permission of hasNot.split(' ').filter((each) => each !== '')) {
        assert.ok(!held.has(permission), permission);
        assert.ok(testCatalog().permission('gcp', permission), `${permission} exists`);
      }
    });
});

describe('lists of roles read from the IAM API', () => {
  const page = JSON.stringify({
    roles: [
      { name: 'roles/reports.reader', title: 'Reader', stage: 'GA', includedPermissions: ['reports.files.get'] },
      { name: 'roles/reports.exporter', includedPermissions: ['reports.files.export'] },
      { name: 'roles/reports.serviceAgent', includedPermissions: ['reports.files.get'] },
      { name: 'roles/reports.past', stage: 'DEPRECATED', includedPermissions: ['reports.files.burn'] },
      { name: 'roles/reports.gone', deleted: true, includedPermissions: ['reports.files.get'] },
      { name: 'roles/reports.hidden' },
      { name: 'roles/editor', includedPermissions: ['reports.files.create'] },
    ],
    nextPageToken: 'more',
  });
  const own = JSON.stringify({
    roles: [
      { name: 'projects/reports-dev/roles/courier', includedPermissions: ['jobs.queue.run', 'reports.files.get'] },
      { name: 'projects/reports-dev/roles/closed', stage: 'DISABLED', includedPermissions: ['reports.files.get'] },
    ],
  });
  const predefined = roleListOf([parseRolePage(page)], PREDEFINED, '2026-11-24');
  const custom = {
    ...roleListOf([parseRolePage(own)], 'projects/reports-dev', '2026-11-20'),
    support: { unsupported: ['jobs.queue.drop'], testing: [] },
  };

  it('keep the roles that count, and their parent and day', () => {
    assert.equal(parseRolePage(page).nextPageToken, 'more');
    assert.deepEqual(predefined.roles.map(({ name }) => name).sort(), [
      'roles/editor',
      'roles/reports.exporter',
      'roles/reports.past',
      'roles/reports.reader',
      'roles/reports.serviceAgent',
    ]);
    assert.deepEqual(parseRoleLists(packRoleLists([predefined, custom])), [predefined, custom], 'as kept on disk');
  });

  it('come before the bundle, with their day, and agents, basic and deprecated roles are not proposed', () => {
    const merged = mergeRoles(ROLES, [predefined, custom]);
    const of = (name: string) => merged.find((each) => each.name === name);
    assert.deepEqual([...(of('roles/reports.reader')?.permissions ?? [])], ['reports.files.get']);
    assert.equal(of('roles/reports.reader')?.source, 'roles.list, read 2026-11-24');
    assert.equal(of('projects/reports-dev/roles/courier')?.source, 'roles.list, read 2026-11-20');
    assert.equal(of('roles/reports.writer')?.source, ROLES[1]?.source);
    assert.deepEqual(proposeRoles(['reports.files.export'], merged).roles, ['roles/reports.exporter']);
    for (const name of ['roles/reports.serviceAgent', 'roles/editor', 'roles/reports.past'])
      assert.equal(of(name)?.suggested, false, name);
    assert.deepEqual(
      [...(of('roles/reports.past')?.permissions ?? [])],
      ['reports.files.burn'],
      'bindings of it count',
    );
    assert.deepEqual(
      [...(of('projects/reports-dev/roles/closed')?.permissions ?? ['?'])],
      [],
      'disabled: gives nothing',
    );
  });

  it('propose custom roles only where they can be granted', () => {
    const merged = mergeRoles(ROLES, [predefined, custom]);
    const need = ['reports.files.get', 'jobs.queue.run'];
    assert.deepEqual(proposeRoles(need, merged, ['projects/reports-dev']), {
      roles: ['projects/reports-dev/roles/courier'],
      excess: [],
      missing: [],
    });
    for (const parents of [[], ['projects/reports-prod']])
      assert.ok(!proposeRoles(need, merged, parents).roles.some((name) => name.startsWith('projects/')));
  });

  it('are in all answers of the catalog, at once when others were read', () => {
    let lists = [predefined];
    const catalog = loadCatalog(testCatalogAssets(), { googleRoles: () => lists });
    assert.deepEqual(catalog.rolePermissions('roles/reports.reader'), ['reports.files.get']);
    assert.equal(catalog.rolePermissions('roles/reports.reader'), catalog.rolePermissions('roles/reports.reader'));
    assert.equal(catalog.rolePermissions('projects/reports-dev/roles/courier'), undefined);
    assert.deepEqual(catalog.rolesFor(['reports.files.export']), ['roles/reports.exporter']);
    lists = [predefined, custom];
    assert.deepEqual(catalog.rolePermissions('projects/reports-dev/roles/courier'), custom.roles[0]?.permissions);
    assert.deepEqual(catalog.customRoleSupport?.('projects/reports-dev'), custom.support);
    assert.equal(catalog.customRoleSupport?.('projects/reports-prod'), undefined);
  });

  it('say so when the text is something else', () => {
    assert.throws(() => parseRolePage('<html>'), UnforbidError);
    const list = { parent: 'roles', date: '2026-11-24', roles: { 'roles/reports.reader': '0-1' } };
    const text = (change: object, one: object = {}) =>
      JSON.stringify({ version: 1, permissions: ['a.b.get', 'a.b.list'], lists: [{ ...list, ...one }], ...change });
    assert.ok(parseRoleLists(text({})));
    for (const broken of [
      '{"roles":{}}',
      'not json',
      text({ version: 2 }),
      text({ permissions: ['a.b.get'] }),
      text({}, { date: 'yesterday' }),
      text({}, { roles: { 'roles/reports.reader': '0-999999999999' } }),
      text({}, { roles: { 'roles/reports.reader': 'all' } }),
    ])
      assert.equal(parseRoleLists(broken), undefined, broken);
  });

  it('take ids of projects and organizations only', () => {
    assert.deepEqual(roleParents('reports-dev', '123456789012'), [
      'roles',
      'projects/reports-dev',
      'organizations/123456789012',
    ]);
    assert.deepEqual(roleParents('example.com:reports-dev', undefined), ['roles', 'projects/example.com:reports-dev']);
    for (const project of ['', '../roles', 'reports-dev/roles?x=', 'Reports'])
      assert.throws(() => roleParents(project, undefined), UnforbidError, project);
    assert.throws(() => roleParents(undefined, 'example.com'), UnforbidError);
  });
});

describe('a proposal', () => {
  it('fits closely when it holds all, and little more', () => {
    const all = testCatalog().roles();
    const fits = (...need: readonly string[]) => fitsClosely(proposeRoles(need, all));
    assert.equal(fits('pubsub.topics.publish'), true);
    assert.equal(fits('storage.objects.create'), true);
    assert.equal(fits('compute.instances.start'), false, 'compute roles hold hundreds of permissions');
    assert.equal(fits('spanner.databases.teleport'), false);
  });
});
