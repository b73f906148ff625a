import assert from 'node:assert/strict';
import { join } from 'node:path';
import { listCredentials } from '../../../src/cloud/gcp/index.js';
import { userCredentials } from '../../support/fake-google.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import type { TemporaryFolder } from '../../support/temporary-folder.js';

describe('listCredentials', () => {
  let home: TemporaryFolder;
  afterEach(() => home.remove());

  it("lists application-default credentials with the project of gcloud's active configuration", async () => {
    home = temporaryFolder({
      'application_default_credentials.json': userCredentials,
      active_config: 'work\n',
      'configurations/config_work':
        '[core]\naccount = ana@example.com\nproject = reports-dev\n[compute]\nproject = other\n',
    });
    const identities = await listCredentials({ environment: { CLOUDSDK_CONFIG: home.path } }).list();
    assert.deepEqual(identities, [
      {
        kind: 'gcp-credential',
        cloud: 'gcp',
        id: 'gcp-credential:default',
        label: 'application-default credentials',
        project: 'reports-dev',
      },
    ]);
  });

  it('does not read the credential file', async () => {
    home = temporaryFolder({ 'key.json': 'this is no JSON, and reading it would say so' });
    const environment = {
      CLOUDSDK_CONFIG: home.path,
      GOOGLE_APPLICATION_CREDENTIALS: join(home.path, 'key.json'),
      GOOGLE_CLOUD_PROJECT: 'reports-prod',
    };
    const [identity] = await listCredentials({ environment }).list();
    assert.ok(identity?.kind === 'gcp-credential');
    assert.equal(identity.project, 'reports-prod');
  });

  it('is empty where there are none', async () => {
    home = temporaryFolder();
    assert.deepEqual(await listCredentials({ environment: { CLOUDSDK_CONFIG: home.path } }).list(), []);
  });
});
