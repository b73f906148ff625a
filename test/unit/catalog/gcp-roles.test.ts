import assert from 'node:assert/strict';
import type { Role } from '../../../src/core/catalog/catalog.js';
import { mergeRoles, parseRoleList, parseRolePage, roleListOf } from '../../../src/core/catalog/gcp-role-list.js';
import { proposeRoles } from '../../../src/core/catalog/gcp-roles.js';
import { UnforbidError } from '../../../src/core/model/problem.js';
import { testCatalog } from '../../support/catalog.js';

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

describe('a list of roles read from the IAM API', () => {
  const page = JSON.stringify({
    roles: [
      { name: 'roles/reports.reader', title: 'Reader', stage: 'GA', includedPermissions: ['reports.files.get'] },
      { name: 'roles/reports.exporter', includedPermissions: ['reports.files.export'] },
      { name: 'roles/reports.serviceAgent', includedPermissions: ['reports.files.get'] },
      { name: 'roles/reports.past', stage: 'DISABLED', includedPermissions: ['reports.files.get'] },
      { name: 'roles/reports.gone', deleted: true, includedPermissions: ['reports.files.get'] },
      { name: 'roles/reports.hidden' },
      { name: 'roles/editor', includedPermissions: ['reports.files.create'] },
    ],
    nextPageToken: 'more',
  });

  it('keeps the roles that can be granted, with the day', () => {
    const read = parseRolePage(page);
    assert.equal(read.nextPageToken, 'more');
    const list = roleListOf([read], '2026-11-24');
    assert.deepEqual(Object.keys(list.roles).sort(), [
      'roles/editor',
      'roles/reports.exporter',
      'roles/reports.reader',
      'roles/reports.serviceAgent',
    ]);
    assert.deepEqual(parseRoleList(JSON.stringify(list)), list, 'as it is kept on disk');
  });

  it('replaces what the bundle says of a role, and shows its day', () => {
    const merged = mergeRoles(ROLES, roleListOf([parseRolePage(page)], '2026-11-24'));
    const of = (name: string) => merged.find((each) => each.name === name);
    assert.deepEqual([...(of('roles/reports.reader')?.permissions ?? [])], ['reports.files.get']);
    assert.equal(of('roles/reports.reader')?.source, 'roles.list, 2026-11-24');
    assert.equal(of('roles/reports.writer')?.source, ROLES[1]?.source);
    assert.deepEqual(proposeRoles(['reports.files.export'], merged).roles, ['roles/reports.exporter']);
    assert.equal(of('roles/reports.serviceAgent')?.suggested, false);
    assert.equal(of('roles/editor')?.suggested, false);
  });

  it('says so when the text is something else', () => {
    assert.throws(() => parseRolePage('<html>'), UnforbidError);
    assert.equal(parseRoleList('{"roles":{}}'), undefined);
    assert.equal(parseRoleList('not json'), undefined);
  });
});
