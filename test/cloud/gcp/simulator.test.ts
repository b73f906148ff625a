import assert from 'node:assert/strict';
import { join } from 'node:path';
import { createGcpSimulator, credentialIdentity } from '../../../src/cloud/gcp/index.js';
import type { GcpOptions } from '../../../src/cloud/gcp/index.js';
import type { AccessRequest, Decision } from '../../../src/core/model/decision.js';
import type { Identity } from '../../../src/core/model/identity.js';
import {
  googleError,
  granted,
  serviceAccountKey,
  startFakeGoogle,
  token,
  userCredentials,
} from '../../support/fake-google.js';
import type { FakeGoogle, GoogleCall, GoogleReply } from '../../support/fake-google.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import type { TemporaryFolder } from '../../support/temporary-folder.js';

const TOKEN = 'example-access-token';
const DEFAULT = credentialIdentity(undefined, 'reports-dev');
const BUCKET = '//storage.googleapis.com/projects/_/buckets/reports';
const TOPIC = '//pubsub.googleapis.com/projects/reports-dev/topics/jobs';
const PROJECT = '//cloudresourcemanager.googleapis.com/projects/reports-dev';
const AT = {
  bucket: 'GET /storage/v1/b/reports/iam/testPermissions',
  topic: 'POST /v1/projects/reports-dev/topics/jobs:testIamPermissions',
  project: 'POST /v3/projects/reports-dev:testIamPermissions',
  token: 'POST /token',
};

describe('Google Cloud simulator', () => {
  let home: TemporaryFolder;
  let google: FakeGoogle | undefined;
  beforeEach(() => (home = temporaryFolder({ 'application_default_credentials.json': userCredentials })));
  afterEach(async () => {
    home.remove();
    await google?.close();
    google = undefined;
  });

  /** Asks a fake that gives tokens and answers everything else with `answer`. */
  const ask = async (
    requests: readonly AccessRequest[],
    answer: (call: GoogleCall) => GoogleReply | undefined,
    options: GcpOptions = {},
    identity: Identity = DEFAULT,
  ): Promise<readonly Decision[]> => {
    await google?.close();
    google = await startFakeGoogle((call) => answer(call) ?? (call.route === AT.token ? token(TOKEN) : undefined));
    const simulator = createGcpSimulator({
      fetch: google.fetch,
      clock: { now: () => new Date('2026-11-24T12:00:00Z') },
      pause: () => Promise.resolve(),
      ...options,
      environment: { CLOUDSDK_CONFIG: home.path, METADATA_SERVER_DETECTION: 'none', ...options.environment },
    });
    return simulator.simulate(identity, requests);
  };
  const answers =
    (held: Readonly<Record<string, readonly string[]>>) =>
    (call: GoogleCall): GoogleReply | undefined => {
      const permissions = held[call.route];
      return permissions === undefined ? undefined : granted(call, permissions);
    };
  const asked = () => (google?.calls ?? []).filter(({ route }) => route !== AT.token);
  const kinds = (decisions: readonly Decision[]) => decisions.map(({ kind }) => kind);

  it('asks each resource in its own form, with the credentials of the identity', async () => {
    const decisions = await ask(
      [
        { permission: 'storage.objects.get', resource: `${BUCKET}/objects/2026.csv` },
        { permission: 'storage.objects.create', resource: BUCKET },
        { permission: 'pubsub.topics.publish', resource: TOPIC },
        { permission: 'bigquery.jobs.create', resource: PROJECT },
      ],
      answers({
        [AT.bucket]: ['storage.objects.get'],
        [AT.topic]: ['pubsub.topics.publish'],
        [AT.project]: ['bigquery.jobs.create'],
      }),
    );
    assert.deepEqual(kinds(decisions), ['allowed', 'denied', 'allowed', 'allowed']);
    assert.deepEqual(
      asked()
        .map(({ route, permissions }) => [route, permissions.length])
        .sort(),
      [
        [AT.bucket, 2],
        [AT.topic, 1],
        [AT.project, 1],
      ],
    );
    assert.ok(asked().every((call) => call.token === TOKEN));
    assert.deepEqual([...new Set(google?.hosts)].sort(), [
      'cloudresourcemanager.googleapis.com',
      'oauth2.googleapis.com',
      'pubsub.googleapis.com',
      'storage.googleapis.com',
    ]);
    for (const decision of decisions) {
      assert.equal(decision.rung, 'live-simulation');
      assert.equal(decision.time, '2026-11-24T12:00:00.000Z');
    }
    const [, denied] = decisions;
    assert.ok(denied?.kind === 'denied');
    assert.equal(denied.layer, 'allow-policy');
    assert.equal(denied.implicit, true);
  });

  it('asks nothing, and reads no credential, before it is told to', async () => {
    home.write({ 'application_default_credentials.json': 'no JSON' });
    assert.deepEqual(await ask([], () => undefined), []);
    assert.equal(google?.calls.length, 0);
  });

  it('says of an empty answer that the resource may not exist', async () => {
    const [decision] = await ask(
      [{ permission: 'pubsub.topics.publish', resource: TOPIC }],
      answers({ [AT.topic]: [] }),
    );
    assert.equal(decision?.kind, 'denied');
    assert.match(decision?.reason ?? '', /if there were no such topic/);
  });

  it('is unknown for a resource that is not there', async () => {
    const decisions = await ask(
      [
        { permission: 'pubsub.topics.publish', resource: TOPIC },
        { permission: 'storage.objects.get', resource: BUCKET },
      ],
      answers({ [AT.bucket]: ['storage.objects.get'] }),
    );
    assert.deepEqual(kinds(decisions), ['unknown', 'allowed']);
    assert.match(decisions[0]?.reason ?? '', /There is no topic jobs/);
  });

  it('asks the project about a permission that the resource does not know, and about resources that cannot be asked', async () => {
    const dataset = '//bigquery.googleapis.com/projects/reports-dev/datasets/sales';
    const decisions = await ask(
      [
        { permission: 'pubsub.topics.create', resource: TOPIC },
        { permission: 'pubsub.topics.list', resource: TOPIC },
        { permission: 'bigquery.tables.create', resource: dataset },
        { permission: 'bigquery.datasets.get', resource: dataset },
        { permission: 'pubsub.topics.publish', resource: '//pubsub.googleapis.com/projects/*/topics/*' },
      ],
      (call) => {
        if (call.route === AT.topic) return googleError(400, 'INVALID_ARGUMENT', 'A permission is not valid here.');
        return answers({ [AT.project]: ['pubsub.topics.create', 'bigquery.tables.create'] })(call);
      },
    );
    assert.deepEqual(kinds(decisions), ['allowed', 'denied', 'allowed', 'unknown', 'unknown']);
    assert.match(decisions[2]?.reason ?? '', /on project reports-dev, and so on everything in it/);
    assert.match(decisions[3]?.reason ?? '', /a resource of this kind cannot be asked by itself/);
    assert.match(decisions[4]?.reason ?? '', /does not show which topic is meant/);
  });

  it('is unknown where neither the resource nor a project is known', async () => {
    const [decision] = await ask(
      [{ permission: 'pubsub.topics.publish', resource: '*' }],
      () => undefined,
      {},
      credentialIdentity(join(home.path, 'key.json')),
    ).catch(() => []);
    assert.equal(decision, undefined, 'a key file that does not exist is an error of its own');
    home.write({
      'application_default_credentials.json': JSON.stringify({
        ...JSON.parse(userCredentials),
        quota_project_id: undefined,
      }),
    });
    const [open] = await ask(
      [{ permission: 'pubsub.topics.publish', resource: '*' }],
      () => undefined,
      {},
      credentialIdentity(),
    );
    assert.equal(open?.kind, 'unknown');
    assert.match(open?.reason ?? '', /Set the project of this identity/);
  });

  it('finds the invalid names of a batch, and asks at most 100 at once', async () => {
    const requests = Array.from({ length: 230 }, (_, index) => ({
      permission: index % 70 === 3 ? `pubsub.broken.n${String(index)}` : `pubsub.topics.n${String(index)}`,
      resource: PROJECT,
    }));
    const decisions = await ask([...requests, { permission: 'pubsub.topics.*', resource: PROJECT }], (call) => {
      if (call.route === AT.token) return undefined;
      assert.ok(call.permissions.length <= 100);
      const broken = call.permissions.some((permission) => permission.includes('broken'));
      return broken ? googleError(400, 'INVALID_ARGUMENT', 'Invalid permissions.') : granted(call, call.permissions);
    });
    const unknown = decisions.flatMap((decision, index) => (decision.kind === 'unknown' ? [index] : []));
    assert.deepEqual(unknown, [3, 73, 143, 213, 230]);
    assert.ok(asked().length < 60);
  });

  it('sets an invalid name aside at once when the refusal names it', async () => {
    const decisions = await ask(
      ['pubsub.topics.publish', 'pubsub.topics.fly', 'pubsub.topics.get'].map((permission) => ({
        permission,
        resource: PROJECT,
      })),
      (call) => {
        if (call.route === AT.token) return undefined;
        return call.permissions.includes('pubsub.topics.fly')
          ? googleError(400, 'INVALID_ARGUMENT', 'Permission pubsub.topics.fly is not valid for this resource.')
          : granted(call, call.permissions);
      },
    );
    assert.deepEqual(kinds(decisions), ['allowed', 'unknown', 'allowed']);
    assert.equal(asked().length, 2);
  });

  it('waits and tries again when throttled, and says so when that does not end', async () => {
    let refused = 0;
    const request = { permission: 'pubsub.topics.publish', resource: TOPIC };
    const throttled = googleError(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded.');
    const [decision] = await ask([request], (call) =>
      call.route === AT.topic ? (refused++ < 2 ? throttled : granted(call, call.permissions)) : undefined,
    );
    assert.equal(decision?.kind, 'allowed');
    await assert.rejects(
      ask([request], (call) => (call.route === AT.topic ? throttled : undefined), { attempts: 2 }),
      { code: 'throttled', message: /wait a minute/ },
    );
    assert.equal(asked().length, 2);
  });

  it('acts as a declared service account by impersonation', async () => {
    const agent: Identity = {
      kind: 'gcp-declared',
      cloud: 'gcp',
      id: 'agent',
      label: 'agent',
      serviceAccount: 'agent@reports-prod.iam.gserviceaccount.com',
      policyFiles: [],
    };
    const impersonate = `POST /v1/projects/-/serviceAccounts/${agent.serviceAccount}:generateAccessToken`;
    const request = { permission: 'pubsub.topics.publish', resource: '//pubsub.googleapis.com/projects/*/topics/jobs' };
    const [decision] = await ask(
      [request],
      (call) => {
        if (call.route === impersonate)
          return { json: { accessToken: 'agent-token', expireTime: '2030-01-01T00:00:00Z' } };
        return call.token === 'agent-token' ? granted(call, ['pubsub.topics.publish']) : undefined;
      },
      {},
      agent,
    );
    assert.equal(decision?.kind, 'allowed');
    assert.match(decision?.reason ?? '', /agent@reports-prod/);
    assert.equal(asked().at(-1)?.route, 'POST /v1/projects/reports-prod/topics/jobs:testIamPermissions');
    await assert.rejects(
      ask(
        [request],
        (call) => (call.route === impersonate ? googleError(403, 'PERMISSION_DENIED', 'denied') : undefined),
        {},
        agent,
      ),
      { code: 'access-denied', message: /roles\/iam\.serviceAccountTokenCreator/ },
    );
  });

  it('takes other addresses from the options and from the variables of gcloud', async () => {
    google = await startFakeGoogle((call) =>
      call.route === AT.token ? token(TOKEN) : granted(call, ['pubsub.topics.publish']),
    );
    const simulator = createGcpSimulator({
      endpoints: { 'oauth2.googleapis.com': google.url },
      environment: { CLOUDSDK_CONFIG: home.path, CLOUDSDK_API_ENDPOINT_OVERRIDES_PUBSUB: `${google.url}/` },
    });
    const [decision] = await simulator.simulate(DEFAULT, [{ permission: 'pubsub.topics.publish', resource: TOPIC }]);
    assert.equal(decision?.kind, 'allowed');
  });

  describe('in bad situations', () => {
    const request = { permission: 'pubsub.topics.publish', resource: TOPIC };

    it('says how to sign in when there are no credentials, or they have expired', async () => {
      const expired = {
        status: 400,
        json: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
      };
      await assert.rejects(
        ask([request], (call) => (call.route === AT.token ? expired : undefined)),
        { code: 'expired-credentials', message: /run "gcloud auth application-default login"/ },
      );
      home.remove();
      await assert.rejects(
        ask([request], () => undefined),
        { code: 'no-credentials', message: /run "gcloud auth application-default login"/ },
      );
    });

    it('tells a rejected key, a missing key file and one that is none', async () => {
      home.write({
        'key.json': serviceAccountKey('agent@reports-dev.iam.gserviceaccount.com'),
        'note.json': 'private words',
      });
      const rejected = { status: 400, json: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' } };
      await assert.rejects(
        ask(
          [request],
          (call) => (call.route === AT.token ? rejected : undefined),
          {},
          credentialIdentity(join(home.path, 'key.json')),
        ),
        (error: Error & { code?: string }) => {
          assert.equal(error.code, 'no-credentials');
          assert.match(error.message, /does not accept agent@reports-dev/);
          assert.ok(!error.message.includes('PRIVATE KEY'));
          return true;
        },
      );
      for (const [file, sentence] of [
        ['none.json', /cannot be read/],
        ['note.json', /is not a credential file of Google/],
      ] as const) {
        await assert.rejects(
          ask([request], () => undefined, {}, credentialIdentity(join(home.path, file))),
          (error: Error & { code?: string }) => {
            assert.equal(error.code, 'no-credentials');
            assert.match(error.message, sentence);
            assert.ok(!error.message.includes('private words'));
            return true;
          },
        );
      }
    });

    it('names the command when an API is disabled, and keeps the other answers', async () => {
      const disabled = googleError(403, 'PERMISSION_DENIED', 'API has not been used.', 'SERVICE_DISABLED');
      const decisions = await ask([request, { permission: 'storage.objects.get', resource: BUCKET }], (call) =>
        call.route === AT.topic ? disabled : answers({ [AT.bucket]: [] })(call),
      );
      assert.deepEqual(kinds(decisions), ['unknown', 'denied']);
      assert.match(decisions[0]?.reason ?? '', /gcloud services enable pubsub\.googleapis\.com --project reports-dev/);
    });

    it('says the code when the network is out, and that an answer is not Google’s', async () => {
      const refused = Object.assign(new TypeError('fetch failed'), {
        cause: Object.assign(new Error('x'), { code: 'ENOTFOUND' }),
      });
      await assert.rejects(
        ask([request], () => undefined, { fetch: () => Promise.reject(refused) }),
        { code: 'network', message: /ENOTFOUND/ },
      );
      await assert.rejects(
        ask([request], (call) => (call.route === AT.topic ? { json: 'please sign in to the proxy' } : undefined)),
        { code: 'network', message: /check the proxy settings/ },
      );
    });

    it('never repeats a credential', async () => {
      const failing = [
        (call: GoogleCall) =>
          call.route === AT.token ? { status: 400, json: { error: 'invalid_client' } } : undefined,
        () => googleError(401, 'UNAUTHENTICATED', 'bad token'),
        (call: GoogleCall) => (call.route === AT.token ? undefined : googleError(403, 'PERMISSION_DENIED', 'no')),
      ];
      for (const answer of failing) {
        await assert.rejects(ask([request], answer), (error: Error) => {
          const text = `${error.message} ${JSON.stringify(error)} ${String(error.cause)}`;
          for (const secret of ['example-refresh-token', 'example-client-secret', TOKEN])
            assert.ok(!text.includes(secret));
          return true;
        });
      }
    });

    it('answers unknown for what a cancel leaves, and is no error', async () => {
      google = await startFakeGoogle(() => token(TOKEN));
      const cancel = new AbortController();
      const simulator = createGcpSimulator({
        environment: { CLOUDSDK_CONFIG: home.path },
        fetch: (input, init) => {
          cancel.abort();
          return (google as FakeGoogle).fetch(input, init);
        },
      });
      const [decision] = await simulator.simulate(DEFAULT, [request], cancel.signal);
      assert.equal(decision?.kind, 'unknown');
      assert.match(decision?.reason ?? '', /stopped/);
    });
  });
});
