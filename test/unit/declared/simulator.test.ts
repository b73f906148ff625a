import assert from 'node:assert/strict';
import type { Catalog } from '../../../src/core/catalog/catalog.js';
import { createDeclaredSimulator } from '../../../src/core/declared/simulator.js';
import type { AccessRequest } from '../../../src/core/model/decision.js';
import type { AwsDeclaredIdentity, GcpDeclaredIdentity } from '../../../src/core/model/identity.js';
import { UnforbidError } from '../../../src/core/model/problem.js';

const NOW = new Date('2026-11-24T12:00:00Z');
const clock = { now: () => NOW };

/** What the simulator asks of the catalog, and nothing else. */
const catalog = {
  permission: (cloud: string, permission: string) =>
    permission === 's3:ListAllMyBuckets' ? { cloud, permission, resourceTemplates: [] } : undefined,
  rolePermissions: (role: string) => (role === 'roles/pubsub.publisher' ? ['pubsub.topics.publish'] : undefined),
} as unknown as Catalog;

const POLICY = JSON.stringify(
  {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'ReadReports', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
      {
        Sid: 'Old',
        Effect: 'Allow',
        Action: 's3:PutObject',
        Resource: '*',
        Condition: { DateLessThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } },
      },
    ],
  },
  null,
  2,
);
const BOUNDARY = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sqs:*", "Resource": "*"}}';
const BUCKET = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::reports/secret/*' }],
});
const AGENT = 'agent@shop-dev.iam.gserviceaccount.com';
const GOOGLE = `bindings:\n- members:\n  - serviceAccount:${AGENT}\n  role: roles/pubsub.publisher\netag: BwX=\n`;

const FILES: Readonly<Record<string, string>> = {
  'policies/app.json': POLICY,
  'policies/boundary.json': BOUNDARY,
  'policies/bucket.json': BUCKET,
  'policies/broken.json': '{"Version": "2012-10-17",\n "Statement": [,]}',
  'policies/other.json': '{"name": "reports"}',
  'policies/iam.yaml': GOOGLE,
};

function simulator(files = FILES) {
  const reads: string[] = [];
  const created = createDeclaredSimulator({
    read(file) {
      reads.push(file);
      const content = files[file];
      if (content === undefined) return Promise.reject(new UnforbidError('not-found', `there is no file ${file}`));
      return Promise.resolve(new TextEncoder().encode(content));
    },
    catalog,
    clock,
  });
  return { ...created, reads };
}

const aws = (policyFiles: readonly string[], more: Partial<AwsDeclaredIdentity> = {}): AwsDeclaredIdentity => ({
  kind: 'aws-declared',
  cloud: 'aws',
  id: `aws:${policyFiles.join()}:${JSON.stringify(more)}`,
  label: 'app',
  policyFiles,
  ...more,
});
const gcp = (policyFiles: readonly string[]): GcpDeclaredIdentity => ({
  kind: 'gcp-declared',
  cloud: 'gcp',
  id: `gcp:${policyFiles.join()}`,
  label: AGENT,
  serviceAccount: AGENT,
  policyFiles,
});
const GET: AccessRequest = { permission: 's3:GetObject', resource: 'arn:aws:s3:::reports/2026.csv' };
const PUT: AccessRequest = { permission: 's3:PutObject', resource: 'arn:aws:s3:::reports/2026.csv' };
const PUBLISH: AccessRequest = {
  permission: 'pubsub.topics.publish',
  resource: '//pubsub.googleapis.com/projects/*/topics/jobs',
};

describe('declared identities', () => {
  it('are decided from their policy files, with rung, time and the statement’s place', async () => {
    const [get, put] = await simulator().simulate(aws(['policies/app.json']), [GET, PUT]);
    assert(get?.kind === 'allowed');
    assert.equal(get.rung, 'declared');
    assert.equal(get.time, '2026-11-24T12:00:00.000Z');
    assert.equal(get.statement?.label, 'ReadReports');
    assert.equal(get.statement.location?.file, 'policies/app.json');
    assert.equal(put?.kind, 'denied', 'a grant that has run out is none');
  });

  it('are limited by their boundary, and by policies of resources', async () => {
    const decide = async (identity: AwsDeclaredIdentity, request: AccessRequest) =>
      (await simulator().simulate(identity, [request]))[0];
    const bound = await decide(aws(['policies/app.json'], { boundaryFiles: ['policies/boundary.json'] }), GET);
    assert(bound?.kind === 'denied' && bound.layer === 'boundary');
    const secret = { ...GET, resource: 'arn:aws:s3:::reports/secret/x' };
    const denied = await decide(aws(['policies/app.json', 'policies/bucket.json']), secret);
    assert(denied?.kind === 'denied' && denied.layer === 'resource' && !denied.implicit);
    const scp = await decide(aws(['policies/app.json'], { scpFiles: [['policies/boundary.json']] }), GET);
    assert(scp?.kind === 'denied' && scp.layer === 'scp');
  });

  it('know from the catalog which actions take no resource', async () => {
    const list = { permission: 's3:ListAllMyBuckets', resource: '*' };
    const only = { 'p.json': POLICY.replace('s3:GetObject', 's3:*') };
    assert.equal((await simulator(only).simulate(aws(['p.json']), [list]))[0]?.kind, 'denied');
  });

  it('of Google are decided from exports, YAML too', async () => {
    const [publish, other] = await simulator().simulate(gcp(['policies/iam.yaml']), [
      PUBLISH,
      { ...PUBLISH, permission: 'pubsub.topics.delete' },
    ]);
    assert(publish?.kind === 'allowed' && publish.layer === 'allow-policy');
    assert.equal(publish.statement?.location?.range.start.line, 1);
    assert.equal(other?.kind, 'denied');
  });

  it('each file is read once', async () => {
    const one = simulator();
    await Promise.all([
      one.simulate(aws(['policies/app.json']), [GET]),
      one.simulate(aws(['policies/app.json'], { region: 'eu-west-1' }), [GET]),
    ]);
    assert.deepEqual(one.reads, ['policies/app.json']);
  });

  it('show their policies with positions', async () => {
    const policies = await simulator().policiesOf(aws(['policies/app.json', 'policies/bucket.json']));
    assert(policies?.kind === 'aws');
    assert.deepEqual(
      policies.set.identity.map(({ name }) => name),
      ['policies/app.json'],
    );
    assert.deepEqual(
      policies.set.resource?.map(({ name }) => name),
      ['policies/bucket.json'],
    );
    assert.equal(policies.set.identity[0]?.statements[1]?.reference.location?.range.start.line, 9);
  });
});

describe('policy files that cannot be used', () => {
  const cases: readonly [file: string, reason: RegExp][] = [
    ['policies/lost.json', /policies\/lost\.json cannot be read \(there is no file/],
    ['policies/broken.json', /policies\/broken\.json:2: the JSON is malformed/],
    ['policies/other.json', /policies\/other\.json is neither an IAM policy/],
    ['policies/iam.yaml', /holds a policy of Google but stands under "aws"/],
  ];
  for (const [file, reason] of cases) {
    it(`${file}: unknown with the reason, and a problem`, async () => {
      const one = simulator();
      const decisions = await one.simulate(aws([file]), [GET, PUT]);
      assert.deepEqual(
        decisions.map(({ kind }) => kind),
        ['unknown', 'unknown'],
      );
      assert.match(decisions[0]?.reason ?? '', reason);
      assert.equal(one.problems().length, 1);
      assert.match(one.problems()[0]?.message ?? '', reason);
      assert.equal(one.problems()[0]?.file, file);
    });
  }

  it('a file that is not UTF-8', async () => {
    const one = createDeclaredSimulator({
      read: () => Promise.resolve(Uint8Array.of(0x7b, 0xff, 0x7d)),
      catalog,
      clock,
    });
    assert.match((await one.simulate(aws(['latin.json']), [GET]))[0]?.reason ?? '', /latin\.json is not UTF-8/);
  });

  it('the others are still used: what they deny stays denied', async () => {
    const secret = { ...GET, resource: 'arn:aws:s3:::reports/secret/x' };
    const identity = aws(['policies/bucket.json', 'policies/broken.json']);
    const [denied, open] = await simulator().simulate(identity, [secret, GET]);
    assert.equal(denied?.kind, 'denied');
    assert.equal(open?.kind, 'unknown');
  });

  it('one of Google likewise', async () => {
    const one = simulator();
    assert.equal((await one.simulate(gcp(['policies/iam.yaml', 'policies/lost.json']), [PUBLISH]))[0]?.kind, 'unknown');
    assert.equal(one.problems().length, 1);
  });
});

it('an identity that is not declared is unknown here', async () => {
  const profile = { kind: 'aws-profile', cloud: 'aws', id: 'p', label: 'dev', profile: 'dev' } as const;
  const [decision] = await simulator().simulate(profile, [GET]);
  assert(decision?.kind === 'unknown' && decision.rung === 'none');
});
