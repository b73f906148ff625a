import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listProfiles } from '../../../src/cloud/aws/index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import type { TemporaryFolder } from '../../support/temporary-folder.js';

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

describe('listProfiles', () => {
  let home: TemporaryFolder;
  afterEach(() => home.remove());

  it('lists the profiles of both files, without sessions, services and secrets', async () => {
    home = temporaryFolder();
    const mark = join(home.path, 'was-run');
    home.write({
      '.aws/config': `[default]\nregion = eu-west-1\n[profile staging]\nsso_session = corp\n[sso-session corp]\nsso_region = eu-west-1\n[services local]\niam =\n  endpoint_url = http://127.0.0.1:1\n[profile build]\ncredential_process = touch ${mark}\n`,
      '.aws/credentials': `[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${SECRET}\n[archive]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${SECRET}\n`,
    });
    const identities = await listProfiles({ environment: { HOME: home.path } }).list();
    assert.deepEqual(
      identities.map((identity) => identity.kind === 'aws-profile' && identity.profile),
      ['default', 'archive', 'build', 'staging'],
    );
    assert.deepEqual(identities[3], {
      kind: 'aws-profile',
      cloud: 'aws',
      id: 'aws-profile:staging',
      label: 'staging (profile)',
      profile: 'staging',
    });
    assert.ok(!JSON.stringify(identities).includes(SECRET));
    assert.ok(!existsSync(mark), 'listing ran a credential_process');
  });

  it('honours AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, and sees later changes', async () => {
    home = temporaryFolder({
      'ci/config': '[profile deploy]\nregion = eu-west-1\n',
      'ci/keys': '[jobs]\nregion = x\n',
    });
    const source = listProfiles({
      environment: {
        HOME: join(home.path, 'nobody'),
        AWS_CONFIG_FILE: join(home.path, 'ci/config'),
        AWS_SHARED_CREDENTIALS_FILE: join(home.path, 'ci/keys'),
      },
    });
    const names = async () => (await source.list()).map(({ label }) => label);
    assert.deepEqual(await names(), ['deploy (profile)', 'jobs (profile)']);
    home.write({ 'ci/config': '[profile release]\nregion = eu-west-1\n' });
    assert.deepEqual(await names(), ['jobs (profile)', 'release (profile)']);
  });

  it('is empty where there are no files', async () => {
    home = temporaryFolder();
    assert.deepEqual(await listProfiles({ environment: { HOME: home.path } }).list(), []);
  });
});
