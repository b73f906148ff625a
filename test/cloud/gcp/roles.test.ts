import assert from 'node:assert/strict';
import { credentialIdentity, readRoles } from '../../../src/cloud/gcp/index.js';
import type { RoleReading } from '../../../src/core/catalog/gcp-role-list.js';
import { UnforbidError } from '../../../src/core/model/problem.js';
import { googleError, startFakeGoogle, token, userCredentials } from '../../support/fake-google.js';
import type { FakeGoogle, GoogleCall, GoogleReply } from '../../support/fake-google.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import type { TemporaryFolder } from '../../support/temporary-folder.js';

const AT = {
  roles: 'GET /v1/roles',
  custom: 'GET /v1/projects/reports-dev/roles',
  support: 'POST /v1/permissions:queryTestablePermissions',
};

describe('roles from the IAM API', () => {
  let home: TemporaryFolder;
  let google: FakeGoogle | undefined;
  beforeEach(() => (home = temporaryFolder({ 'application_default_credentials.json': userCredentials })));
  afterEach(async () => {
    home.remove();
    await google?.close();
    google = undefined;
  });

  const read = async (
    answer: (call: GoogleCall, pages: number) => GoogleReply | undefined,
    parents: readonly string[] = ['roles'],
    signal = new AbortController().signal,
  ): Promise<readonly RoleReading[]> => {
    let pages = 0;
    await google?.close();
    google = await startFakeGoogle((call) =>
      call.route === 'POST /token' ? token('example-access-token') : answer(call, (pages += 1)),
    );
    return readRoles(
      credentialIdentity(undefined, 'reports-dev'),
      parents,
      {
        fetch: google.fetch,
        clock: { now: () => new Date('2026-11-24T12:00:00Z') },
        pause: () => Promise.resolve(),
        environment: { CLOUDSDK_CONFIG: home.path, METADATA_SERVER_DETECTION: 'none' },
      },
      signal,
    );
  };
  const sentenceOf = (reading: RoleReading | undefined): string =>
    reading?.kind === 'failed' ? reading.error.message : assert.fail('it was read');

  const reader = { name: 'roles/reports.reader', includedPermissions: ['reports.files.get'] };
  const writer = { name: 'roles/reports.writer', includedPermissions: ['reports.files.create'] };
  const courier = { name: 'projects/reports-dev/roles/courier', includedPermissions: ['jobs.queue.run'] };

  it('are read page by page, past an outage and throttling, with the day', async () => {
    const [reading] = await read((_call, pages) => {
      if (pages === 1) return { json: { roles: [reader], nextPageToken: 'second&page' } };
      if (pages === 2) return googleError(503, 'UNAVAILABLE', 'try again');
      if (pages === 3)
        return { ...googleError(429, 'RESOURCE_EXHAUSTED', 'slow down'), headers: { 'retry-after': '1' } };
      return { json: { roles: [writer] } };
    });
    assert.deepEqual(reading, {
      kind: 'read',
      list: {
        parent: 'roles',
        date: '2026-11-24',
        roles: [
          { name: 'roles/reports.reader', permissions: ['reports.files.get'], grantable: true },
          { name: 'roles/reports.writer', permissions: ['reports.files.create'], grantable: true },
        ],
      },
    });
    assert.deepEqual([...new Set(google?.hosts)].sort(), ['iam.googleapis.com', 'oauth2.googleapis.com']);
  });

  it('of a project come with what its custom roles may hold, page by page', async () => {
    const levels = [
      { name: 'jobs.queue.drop', customRolesSupportLevel: 'NOT_SUPPORTED' },
      { name: 'jobs.queue.pause', customRolesSupportLevel: 'TESTING' },
      { name: 'jobs.queue.run' },
    ];
    const [, custom] = await read(
      (call) => {
        if (call.route === AT.roles) return { json: { roles: [reader] } };
        if (call.route === AT.custom) return { json: { roles: [courier] } };
        if (call.route !== AT.support) return undefined;
        const { pageToken, fullResourceName } = JSON.parse(call.body) as Record<string, string>;
        assert.equal(fullResourceName, '//cloudresourcemanager.googleapis.com/projects/reports-dev');
        return pageToken === undefined
          ? { json: { permissions: levels.slice(0, 1), nextPageToken: 'second' } }
          : { json: { permissions: levels.slice(1) } };
      },
      ['roles', 'projects/reports-dev'],
    );
    assert.ok(custom?.kind === 'read');
    assert.deepEqual(custom.list.roles, [{ name: courier.name, permissions: ['jobs.queue.run'], grantable: true }]);
    assert.deepEqual(custom.list.support, { unsupported: ['jobs.queue.drop'], testing: ['jobs.queue.pause'] });
  });

  it('are read all the same where those of a project are denied, and a sentence says so', async () => {
    const [predefined, custom] = await read(
      (call) =>
        call.route === AT.roles
          ? { json: { roles: [reader] } }
          : googleError(403, 'PERMISSION_DENIED', "Permission 'iam.roles.list' denied"),
      ['roles', 'projects/reports-dev'],
    );
    assert.equal(predefined?.kind, 'read');
    assert.match(
      sentenceOf(custom),
      /ask about the custom roles of projects\/reports-dev: Permission 'iam\.roles\.list'/,
    );
  });

  it('are kept where only the question what custom roles may hold is refused', async () => {
    const [custom] = await read(
      (call) =>
        call.route === AT.custom ? { json: { roles: [courier] } } : googleError(403, 'PERMISSION_DENIED', 'denied'),
      ['projects/reports-dev'],
    );
    assert.ok(custom?.kind === 'read' && custom.list.roles.length === 1 && custom.list.support === undefined);
    assert.match(custom.note ?? '', /permissions of custom roles/);
  });

  it('say in a sentence why they cannot be read', async () => {
    const [denied] = await read(() => googleError(403, 'PERMISSION_DENIED', 'Permission iam.roles.list denied'));
    assert.match(sentenceOf(denied), /ask about the predefined roles/);
    const [throttled] = await read(() => googleError(429, 'RESOURCE_EXHAUSTED', 'slow down'));
    assert.match(sentenceOf(throttled), /too many requests .*wait a minute/);
    const [other] = await read(() => ({ json: 'roles' }));
    assert.match(sentenceOf(other), /not an answer of the IAM API/);
    const [endless] = await read(() => ({ json: { roles: [reader], nextPageToken: 'again' } }));
    assert.match(sentenceOf(endless), /does not end/);
  });

  it('are not asked for without credentials', async () => {
    home.remove();
    await assert.rejects(
      read(() => ({ json: { roles: [reader] } })),
      (error: unknown) => error instanceof UnforbidError && error.code === 'no-credentials',
    );
    assert.deepEqual(google?.calls, []);
  });

  it('stop between pages when the user stops', async () => {
    const stop = new AbortController();
    await assert.rejects(
      read(
        (_call, pages) => {
          if (pages === 2) stop.abort();
          return { json: { roles: [reader], nextPageToken: 'again' } };
        },
        ['roles'],
        stop.signal,
      ),
    );
    assert.equal(google?.calls.filter(({ route }) => route === AT.roles).length, 2);
  });
});
