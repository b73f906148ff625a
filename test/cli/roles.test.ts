import assert from 'node:assert/strict';
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

describe('unforbid explain, of Google Cloud', () => {
  const explain = async (name: string): Promise<string> => {
    const { code, out, err } = await runCli(['explain', name]);
    assert.equal(code, 0, err);
    return out;
  };

  it('shows permissions, scopes, roles and sources of a method', async () => {
    const out = await explain('storage.objects.insert');
    assert.match(out, /^storage storage\.objects\.insert\n/);
    assert.match(out, /\n {2}storage\.objects\.create\n/);
    assert.match(out, /storage\.objects\.delete {2}needed if an object of that name exists already/);
    assert.match(out, /least role: roles\/storage\.objectCreator \(https:\/\/cloud\.google\.com\//);
    assert.match(out, /auth\/devstorage\.read_write\n.*auth\/devstorage\.full_control/);
    assert.match(out, /known: curated from .*https:\/\//);
  });

  it('takes the name of an RPC', async () => {
    assert.match(await explain('google.pubsub.v1.Publisher.Publish'), /^pubsub pubsub\.projects\.topics\.publish\n/);
    assert.match(await explain('google.bigtable.v2.Bigtable.ReadRows'), /\n {2}bigtable\.tables\.readRows\n/);
  });

  it('says that methods of Workspace need scopes and no permission, the narrowest first', async () => {
    const out = await explain('gmail.users.messages.list');
    assert.match(out, /needs no IAM permission: a token with one of its scopes/);
    assert.match(out, /gmail\.metadata\n.*gmail\.readonly\n.*gmail\.modify\n.*mail\.google\.com/);
    assert.match(await explain('directory.users.list'), /admin\.directory\.user\.readonly/);
  });

  it('shows the roles that hold a permission', async () => {
    assert.match(
      await explain('pubsub.topics.publish'),
      /least role: roles\/pubsub\.publisher .*\n.*roles\/pubsub\.editor/,
    );
  });

  it('says why permissions are not known', async () => {
    const { code, err } = await runCli(['explain', 'alloydb.projects.locations.clusters.list']);
    assert.equal(code, 2);
    assert.match(err, /no list of the permissions of alloydb/);
  });
});
