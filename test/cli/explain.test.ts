import assert from 'node:assert/strict';
import { runCli } from './run-cli.js';

async function explain(name: string): Promise<string> {
  const { code, out, err } = await runCli(['explain', name]);
  assert.equal(code, 0, err);
  assert.equal(err, '');
  return out;
}

async function refusal(name: string): Promise<string> {
  const { code, out, err } = await runCli(['explain', name]);
  assert.equal(code, 2);
  assert.equal(out, '');
  return err;
}

/** Lines that are longer than a terminal is wide must be one name that cannot be broken. */
function fits(text: string): void {
  for (const line of text.split('\n')) assert.ok(line.length <= 80 || !line.trim().includes(' '), line);
}

describe('unforbid explain', () => {
  it('shows an operation: permissions, conditions, resources with their members, sources', async () => {
    const out = await explain('s3:CopyObject');
    assert.match(
      out,
      /^s3:CopyObject\n {2}exists in aws, .*other partitions unknown\n\nEvery call needs\n {2}s3:GetObject\n/,
    );
    assert.match(out, /on arn:\$\{Partition\}:s3:::<CopySource, part 1>\/<CopySource, part 2 on>/);
    assert.match(out, /s3:PutObjectAcl\n +needed when one of these is given: ACL, GrantFullControl/);
    assert.match(out, /kms:Decrypt\n +needed if .*\n +checked with kms:ViaService = s3\.\$\{Region\}\.amazonaws\.com/);
    assert.match(out, /s3:PutObjectTagging +Tagging, Write, SCP and RCP, \d+ condition keys/);
    assert.match(out, /Sources\n {2}permissions: curated from .*\n? *https:\/\/docs\.aws\.amazon\.com\//);
    assert.match(out, /@aws-sdk\/client-s3 \d/);
    fits(out);
  });

  it('shows to which service a role is passed', async () => {
    assert.match(
      await explain('lambda:CreateFunction'),
      /iam:PassRole\n +checked with iam:PassedToService = lambda\.amazonaws\.com\n +on the iam:role whose whole name is <Role>/,
    );
  });

  it('shows an action: access level, policies above it, resources, condition keys, and the operations that need it', async () => {
    const out = await explain('iam:PassRole');
    assert.match(out, /^iam:PassRole \(IAM action\)\n {2}access level: Write\n.*SCP\n/);
    assert.match(out, /role \(required\): arn:/);
    assert.match(out, /iam:PassedToService/);
    assert.match(out, /Operations that need it\n(?: {2}\S.*\n)+ {2}and \d+ more/);
    fits(out);
    const object = await explain('s3:GetObject');
    assert.match(object, /^s3:GetObject\n/);
    assert.match(object, /\ns3:GetObject \(IAM action\)\n[^]*s3:CopyObject\n/);
  });

  it('takes an operation by the names of SDKs', async () => {
    assert.match(await explain('s3.copy_object'), /^s3:CopyObject\n/);
    assert.match(await explain('logs:put_log_events'), /^cloudwatch-logs:PutLogEvents\n/);
  });

  it('names the operations that a name without a service may be', async () => {
    const out = await explain('put_object');
    assert.match(out, /^2 operations are called put_object\..*explain s3:PutObject\n {2}s3:PutObject\n/);
  });

  it('does not invent what it does not know, and says what may be meant', async () => {
    assert.match(await refusal('s3:TeleportObject'), /no operation "s3:TeleportObject"/);
    assert.match(await refusal('s3:GetObjct'), /Did you mean s3:GetObject\?/);
    assert.match(await refusal('roles/storage.objectVewer'), /Did you mean roles\/storage\.objectViewer/);
    assert.match(await refusal('nonsense'), /Write AWS operations as service:Operation/);
  });

  it('prints the whole entry as JSON', async () => {
    const { out } = await runCli(['explain', 'lambda:CreateFunction', '--format', 'json']);
    const answer = JSON.parse(out) as {
      version: number;
      entries: {
        kind: string;
        needs?: { permission: string; context?: Record<string, string[]>; fact?: { conditionKeys: string[] } }[];
        neededBy?: { operation: string }[];
      }[];
    };
    assert.equal(answer.version, 1);
    const [operation, action] = answer.entries;
    assert.deepEqual([operation?.kind, action?.kind], ['operation', 'permission']);
    const pass = operation?.needs?.find(({ permission }) => permission === 'iam:PassRole');
    assert.deepEqual(pass?.context, { 'iam:PassedToService': ['lambda.amazonaws.com'] });
    assert.ok((operation?.needs?.[0]?.fact?.conditionKeys.length ?? 0) > 0);
    assert.ok(action?.neededBy?.some((each) => each.operation === 'lambda:CreateFunction'));
  });
});

describe('unforbid explain, of Google Cloud', () => {
  it('shows permissions, scopes, roles and sources of a method', async () => {
    const out = await explain('storage.objects.insert');
    assert.match(out, /^storage\.objects\.insert\n/);
    assert.match(out, /\n {2}storage\.objects\.create\n/);
    assert.match(out, /storage\.objects\.delete\n +needed if an object of that name exists already/);
    assert.match(out, /Least role: roles\/storage\.objectCreator\n/);
    assert.match(out, /roles\/storage\.objectCreator +\d+ more permissions/);
    assert.match(out, /known from https:\/\/cloud\.google\.com\//);
    assert.match(out, /auth\/devstorage\.read_write\n.*auth\/devstorage\.full_control/);
    assert.match(out, /permissions: curated from .*\n? *https:\/\//);
    fits(out);
  });

  it('takes the name of an RPC', async () => {
    assert.match(await explain('google.pubsub.v1.Publisher.Publish'), /^pubsub\.projects\.topics\.publish\n/);
    assert.match(await explain('google.bigtable.v2.Bigtable.ReadRows'), /\n {2}bigtable\.tables\.readRows\n/);
  });

  it('says that methods of Workspace need scopes and no permission, the narrowest first', async () => {
    const out = await explain('gmail.users.messages.list');
    assert.match(out, /needs no IAM permission: a token with one of its scopes/);
    assert.match(out, /gmail\.metadata\n.*gmail\.readonly\n.*gmail\.modify\n.*mail\.google\.com/);
    assert.match(await explain('directory.users.list'), /admin\.directory\.user\.readonly/);
  });

  it('shows the roles that hold a permission, the narrowest first, with what they hold besides', async () => {
    assert.match(
      await explain('pubsub.topics.publish'),
      /Least role: roles\/pubsub\.publisher\n.*\n {2}roles\/pubsub\.publisher +nothing more\n[^]*roles\/pubsub\.editor +\d+ more permissions/,
    );
  });

  it('shows what a role holds', async () => {
    const out = await explain('roles/storage.objectViewer');
    assert.match(out, /^role roles\/storage\.objectViewer\n {2}holds \d+ permissions\n[^]* {2}storage\.objects\.get\n/);
    assert.match(out, /Sources\n {2}permissions: https:\/\/cloud\.google\.com\//);
  });

  it('says why permissions are not known', async () => {
    assert.match(await refusal('alloydb.projects.locations.clusters.list'), /no list of the permissions of alloydb/);
  });
});
