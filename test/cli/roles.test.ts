import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { googleError, startFakeGoogle, token, userCredentials } from '../support/fake-google.js';
import type { FakeGoogle, GoogleHandler } from '../support/fake-google.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import type { TemporaryFolder } from '../support/temporary-folder.js';
import { hasStackTrace, runCli } from './run-cli.js';

interface Answer {
  readonly case: number | string;
  readonly roles: readonly string[];
  readonly excess: readonly string[];
  readonly missing: readonly string[];
}

const ask = async (cases: readonly { case: number | string; need: readonly string[] }[]): Promise<Answer[]> => {
  const { code, out, err } = await runCli(['roles', '--format', 'json'], { input: JSON.stringify(cases) });
  assert.equal(code, 0, err);
  return JSON.parse(out) as Answer[];
};

describe('unforbid roles', () => {
  it('answers each case with the least roles, in order', async () => {
    const answers = await ask([
      { case: 7, need: ['pubsub.topics.publish'] },
      { case: 'reports', need: ['storage.objects.get', 'bigquery.jobs.create'] },
      { case: 9, need: ['spanner.databases.teleport'] },
      { case: 10, need: [] },
    ]);
    assert.deepEqual(
      answers.map(({ case: name, roles }) => [name, ...roles]),
      [[7, 'roles/pubsub.publisher'], ['reports', 'roles/bigquery.jobUser', 'roles/storage.objectViewer'], [9], [10]],
    );
    assert.deepEqual(answers[0]?.excess, []);
    assert.ok(answers[1]?.excess.includes('storage.objects.list'), 'what is granted beyond the need is said');
    assert.deepEqual(answers[2]?.missing, ['spanner.databases.teleport']);
  });

  it('says what it reads when the input is something else', async () => {
    for (const input of ['', 'not json', '{"need":["storage.objects.get"]}', '[{"case":1}]']) {
      const { code, out, err } = await runCli(['roles'], { input });
      assert.equal(code, 2, input);
      assert.equal(out, '');
      assert.match(err, /write \[\{"case": 1, "need": \["storage\.objects\.get"\]\}\]/);
      assert.ok(!hasStackTrace(err));
    }
  });

  it('shows its form in the help', async () => {
    const { code, out } = await runCli(['roles', '--help']);
    assert.equal(code, 0);
    assert.match(out, /"roles": \["roles\/storage\.objectViewer"\]/);
  });
});

describe('unforbid roles --custom', () => {
  it('prints a role that gcloud takes, and names what it cannot hold', async () => {
    const { code, out, err } = await runCli([
      'roles',
      '--custom',
      'storage.objects.get',
      'resourcemanager.projects.list',
      'spanner.databases.teleport',
    ]);
    assert.equal(code, 0, err);
    assert.match(out, /^# gcloud iam roles create unforbid\.\S+ --file=/);
    const role = parse(out) as { includedPermissions: string[]; stage: string };
    assert.deepEqual(role.includedPermissions, ['spanner.databases.teleport', 'storage.objects.get']);
    assert.equal(role.stage, 'GA');
    assert.match(err, /resourcemanager\.projects\.list is left out, because .*--organization/);
    assert.match(err, /does not know spanner\.databases\.teleport/);
  });

  it('prints the same as data', async () => {
    const input = JSON.stringify([{ case: 'reports', need: ['storage.objects.get', 'storage.objects.create'] }]);
    const { code, out, err } = await runCli(['roles', '--custom', '--format', 'json'], { input });
    assert.equal(code, 0, err);
    const [answer] = JSON.parse(out) as { case: string; roles: { permissions: string[] }[]; excluded: unknown[] }[];
    assert.deepEqual(
      [answer?.case, answer?.roles.map(({ permissions }) => permissions), answer?.excluded],
      ['reports', [['storage.objects.create', 'storage.objects.get']], []],
    );
    assert.equal((await runCli(['roles', '--format', 'yaml', 'storage.objects.get'])).code, 2);
  });
});

describe('unforbid roles --refresh', () => {
  let home: TemporaryFolder;
  let google: FakeGoogle;
  beforeEach(() => (home = temporaryFolder({ 'gcloud/application_default_credentials.json': userCredentials })));
  afterEach(async () => {
    home.remove();
    await google.close();
  });

  const start = async (handler: GoogleHandler): Promise<void> => {
    google = await startFakeGoogle((call) =>
      call.route === 'POST /token' ? token('example-access-token') : handler(call),
    );
  };
  const run = (args: readonly string[], input = '') =>
    runCli(args, {
      input,
      env: {
        HOME: home.path,
        XDG_CACHE_HOME: `${home.path}/cache`,
        LOCALAPPDATA: `${home.path}/cache`,
        CLOUDSDK_CONFIG: `${home.path}/gcloud`,
        GOOGLE_APPLICATION_CREDENTIALS: '',
        METADATA_SERVER_DETECTION: 'none',
        CLOUDSDK_AUTH_TOKEN_HOST: google.url,
        CLOUDSDK_API_ENDPOINT_OVERRIDES_IAM: google.url,
      },
    });
  const today = new Date().toISOString().slice(0, 10);

  const handler: GoogleHandler = ({ route }) => {
    if (route === 'GET /v1/roles')
      return {
        json: {
          roles: [
            { name: 'roles/pubsub.courier', includedPermissions: ['pubsub.topics.publish', 'pubsub.topics.get'] },
          ],
        },
      };
    if (route === 'GET /v1/projects/reports-dev/roles')
      return {
        json: {
          roles: [
            {
              name: 'projects/reports-dev/roles/courier',
              includedPermissions: ['pubsub.topics.get', 'pubsub.topics.publish', 'pubsub.topics.attachSubscription'],
            },
          ],
        },
      };
    if (route === 'POST /v1/permissions:queryTestablePermissions')
      return { json: { permissions: [{ name: 'pubsub.topics.get', customRolesSupportLevel: 'NOT_SUPPORTED' }] } };
    return undefined;
  };

  it('reads the roles once; later commands use them, and say from which day they are', async () => {
    await start(handler);
    const refreshed = await run(['roles', '--refresh', '--project', 'reports-dev']);
    assert.equal(refreshed.code, 0, refreshed.err);
    assert.match(refreshed.err, new RegExp(`1 predefined roles of Google Cloud, from roles\\.list, read ${today}`));
    assert.match(refreshed.err, /1 custom roles of projects\/reports-dev/);
    const asked = google.calls.length;

    const role = await run(['explain', 'roles/pubsub.courier']);
    assert.match(role.out, /pubsub\.topics\.publish/);
    assert.match(role.out, new RegExp(`roles\\.list, read ${today}`));
    assert.match((await run(['explain', 'projects/reports-dev/roles/courier'])).out, /attachSubscription/);

    const need = ['pubsub.topics.publish', 'pubsub.topics.get', 'pubsub.topics.attachSubscription'];
    const proposal = async (...more: readonly string[]) => {
      const { code, out, err } = await run(['roles', ...more, ...need]);
      assert.equal(code, 0, err);
      return (JSON.parse(out) as { roles: string[]; read?: Record<string, string> }[])[0];
    };
    assert.deepEqual((await proposal('--project', 'reports-dev'))?.roles, ['projects/reports-dev/roles/courier']);
    assert.deepEqual((await proposal('--project', 'reports-dev'))?.read, {
      'projects/reports-dev/roles/courier': today,
    });
    assert.ok(!(await proposal())?.roles.some((name) => name.startsWith('projects/')));

    const custom = await run(['roles', '--custom', '--project', 'reports-dev', ...need]);
    assert.match(custom.err, /pubsub\.topics\.get is left out, because Google does not support it/);
    assert.equal(google.calls.length, asked, 'only --refresh asks');
  });

  it('keeps what could be read when the rest is denied, and exits 2 with the sentence', async () => {
    await start((call) =>
      call.route === 'GET /v1/roles'
        ? handler(call)
        : googleError(403, 'PERMISSION_DENIED', "Permission 'iam.roles.list' denied"),
    );
    const { code, out, err } = await run(['roles', '--refresh', '--project', 'reports-dev']);
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, /Google does not let .* ask about the custom roles of projects\/reports-dev/);
    assert.ok(!hasStackTrace(err));
    assert.equal((await run(['explain', 'roles/pubsub.courier'])).code, 0);
  });

  it('asks nobody for what is no project', async () => {
    await start(handler);
    const { code, err } = await run(['roles', '--refresh', '--project', '../roles']);
    assert.equal(code, 2);
    assert.match(err, /not the id of a project/);
    assert.deepEqual(google.calls, []);
  });
});
