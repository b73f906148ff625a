import assert from 'node:assert/strict';
import { credentialIdentity, readRoles } from '../../../src/cloud/gcp/index.js';
import { UnforbidError } from '../../../src/core/model/problem.js';
import { googleError, startFakeGoogle, token, userCredentials } from '../../support/fake-google.js';
import type { FakeGoogle, GoogleCall, GoogleReply } from '../../support/fake-google.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import type { TemporaryFolder } from '../../support/temporary-folder.js';

describe('predefined roles from the IAM API', () => {
  let home: TemporaryFolder;
  let google: FakeGoogle | undefined;
  beforeEach(() => (home = temporaryFolder({ 'application_default_credentials.json': userCredentials })));
  afterEach(async () => {
    home.remove();
    await google?.close();
    google = undefined;
  });

  const read = async (answer: (call: GoogleCall, pages: number) => GoogleReply) => {
    let pages = 0;
    google = await startFakeGoogle((call) => {
      if (call.route === 'POST /token') return token('example-access-token');
      return call.route === 'GET /v1/roles' ? answer(call, (pages += 1)) : undefined;
    });
    return readRoles(
      credentialIdentity(undefined, 'reports-dev'),
      {
        fetch: google.fetch,
        clock: { now: () => new Date('2026-11-24T12:00:00Z') },
        pause: () => Promise.resolve(),
        environment: { CLOUDSDK_CONFIG: home.path, METADATA_SERVER_DETECTION: 'none' },
      },
      new AbortController().signal,
    );
  };

  const reader = { name: 'roles/reports.reader', includedPermissions: ['reports.files.get'] };
  const writer = { name: 'roles/reports.writer', includedPermissions: ['reports.files.create'] };

  it('are read page by page, past an outage, with the day', async () => {
    const list = await read((_call, pages) => {
      if (pages === 1) return { status: 200, json: { roles: [reader], nextPageToken: 'second' } };
      if (pages === 2) return googleError(503, 'UNAVAILABLE', 'try again');
      return { status: 200, json: { roles: [writer] } };
    });
    assert.deepEqual(list, {
      date: '2026-11-24',
      roles: { 'roles/reports.reader': ['reports.files.get'], 'roles/reports.writer': ['reports.files.create'] },
    });
  });

  it('say in a sentence why they cannot be read', async () => {
    await assert.rejects(
      read(() => googleError(403, 'PERMISSION_DENIED', 'Permission iam.roles.list denied')),
      (error: unknown) =>
        error instanceof UnforbidError &&
        error.code === 'access-denied' &&
        /ask about the predefined roles/.test(error.message),
    );
    await google?.close();
    await assert.rejects(
      read(() => ({ status: 200, json: 'roles' })),
      (error: unknown) => error instanceof UnforbidError && error.code === 'network',
    );
  });
});
