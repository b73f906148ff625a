import assert from 'node:assert/strict';
import {
  evaluateGcp,
  type GcpPolicy,
  type GcpPolicySet,
  parseGcpPolicy,
  withBinding,
} from '../../../src/core/evaluate/index.js';

const AGENT = 'serviceAccount:agent@shop-dev.iam.gserviceaccount.com';
const BUCKET = '//storage.googleapis.com/projects/_/buckets/reports';
const OBJECT = `${BUCKET}/objects/2026.csv`;
const TOPIC = '//pubsub.googleapis.com/projects/shop-dev/topics/jobs';
const PROJECT = '//cloudresourcemanager.googleapis.com/projects/shop-dev';

const ROLES: Readonly<Record<string, readonly string[]>> = {
  'roles/storage.objectViewer': ['storage.objects.get', 'storage.objects.list'],
  'roles/storage.legacyBucketReader': ['storage.objects.list'],
  'roles/pubsub.publisher': ['pubsub.topics.publish'],
  'roles/editor': ['pubsub.topics.publish'],
};

function read(content: unknown, resource?: string): GcpPolicy {
  const parsed = parseGcpPolicy(
    JSON.stringify(content, null, 2),
    'iam.json',
    resource === undefined ? {} : { resource },
  );
  if (parsed.kind === 'malformed') throw new Error(parsed.problem.message);
  return parsed.policy;
}

const grant = (role: string, members: readonly string[], condition?: unknown) => ({
  role,
  members,
  ...(condition === undefined ? {} : { condition }),
});
const allowing = (bindings: readonly unknown[], resource?: string) =>
  read({ bindings, etag: 'BwX=', version: 1 }, resource);

function setOf(policies: readonly GcpPolicy[], more: Partial<GcpPolicySet> = {}): GcpPolicySet {
  return { principal: AGENT, policies, rolePermissions: (role) => ROLES[role], ...more };
}

const decide = (policies: readonly GcpPolicy[], permission: string, resource: string, more?: Partial<GcpPolicySet>) =>
  evaluateGcp({ permission, resource }, setOf(policies, more));

describe('allow policies (Understanding allow policies)', () => {
  const viewer = allowing([grant('roles/storage.objectViewer', [AGENT])]);

  it('a role of the member allows its permissions', () => {
    const outcome = decide([viewer], 'storage.objects.get', OBJECT);
    assert(outcome.kind === 'allowed');
    assert.equal(outcome.statement?.label, 'binding 1 (roles/storage.objectViewer)');
    assert.equal(outcome.statement.location?.range.start.line, 2);
  });

  it('and no others', () => {
    const outcome = decide([viewer], 'storage.objects.delete', OBJECT);
    assert(outcome.kind === 'denied');
    assert.equal(outcome.implicit, true);
    assert.match(outcome.reason, /iam\.json grants storage\.objects\.delete/);
  });

  describe('members (Principal identifiers)', () => {
    const rows: readonly [member: string, kind: string][] = [
      [AGENT, 'allowed'],
      ['serviceAccount:Agent@shop-dev.iam.gserviceaccount.com', 'allowed'],
      ['serviceAccount:other@shop-dev.iam.gserviceaccount.com', 'denied'],
      ['allUsers', 'allowed'],
      ['allAuthenticatedUsers', 'allowed'],
      ['user:dana@example.com', 'denied'],
      ['domain:example.com', 'denied'],
      ['group:agents@example.com', 'unknown'],
      ['principalSet://cloudresourcemanager.googleapis.com/projects/123456789012/type/ServiceAccount', 'unknown'],
      ['principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/pool/*', 'denied'],
      ['deleted:serviceAccount:agent@shop-dev.iam.gserviceaccount.com?uid=123', 'denied'],
    ];
    for (const [member, kind] of rows) {
      it(`${member}: ${kind}`, () => {
        assert.equal(
          decide([allowing([grant('roles/storage.objectViewer', [member])])], 'storage.objects.get', OBJECT).kind,
          kind,
        );
      });
    }

    it('a group is named in the reason', () => {
      const outcome = decide(
        [allowing([grant('roles/storage.objectViewer', ['group:agents@example.com'])])],
        'storage.objects.get',
        OBJECT,
      );
      assert.match(outcome.reason, /belongs to group:agents@example\.com is not known/);
    });

    it('a group is no matter where another binding allows', () => {
      const policy = allowing([
        grant('roles/storage.objectViewer', ['group:agents@example.com']),
        grant('roles/storage.objectViewer', [AGENT]),
      ]);
      assert.equal(decide([policy], 'storage.objects.get', OBJECT).kind, 'allowed');
    });

    it('a user of a domain', () => {
      const policy = allowing([grant('roles/storage.objectViewer', ['domain:example.com'])]);
      assert.equal(
        decide([policy], 'storage.objects.get', OBJECT, { principal: 'user:dana@example.com' }).kind,
        'allowed',
      );
    });

    it('editors of the project, by the project’s own policy', () => {
      const bucket = allowing([grant('roles/storage.legacyBucketReader', ['projectEditor:shop-dev'])], BUCKET);
      const list = (project: readonly GcpPolicy[]) => decide([bucket, ...project], 'storage.objects.list', BUCKET).kind;
      assert.equal(list([allowing([grant('roles/editor', [AGENT])], PROJECT)]), 'allowed');
      assert.equal(list([allowing([grant('roles/editor', ['user:dana@example.com'])], PROJECT)]), 'denied');
      assert.equal(list([]), 'unknown');
    });
  });

  describe('roles', () => {
    it('one that is not known leaves it open', () => {
      const outcome = decide(
        [allowing([grant('projects/shop-dev/roles/reporter', [AGENT])])],
        'storage.objects.get',
        OBJECT,
      );
      assert.equal(outcome.kind, 'unknown');
      assert.match(outcome.reason, /permissions of projects\/shop-dev\/roles\/reporter are not known/);
    });

    it('a custom role from its export', () => {
      const role = read({
        name: 'projects/shop-dev/roles/reporter',
        includedPermissions: ['storage.objects.get'],
        stage: 'GA',
      });
      const policies = [allowing([grant('projects/shop-dev/roles/reporter', [AGENT])]), role];
      assert.equal(decide(policies, 'storage.objects.get', OBJECT).kind, 'allowed');
      assert.equal(decide(policies, 'storage.objects.list', OBJECT).kind, 'denied');
    });

    it('one that is not known, of another member, is no matter', () => {
      const policy = allowing([grant('roles/custom', ['user:dana@example.com'])]);
      assert.equal(decide([policy], 'storage.objects.get', OBJECT).kind, 'denied');
    });
  });

  it('a condition makes it conditional, in its own words', () => {
    const condition = { title: 'until new year', expression: 'request.time < timestamp("2027-01-01T00:00:00Z")' };
    const outcome = decide(
      [allowing([grant('roles/storage.objectViewer', [AGENT], condition)])],
      'storage.objects.get',
      OBJECT,
    );
    assert(outcome.kind === 'conditional');
    assert.deepEqual(outcome.ifs, [`allowed if the condition "until new year" holds: ${condition.expression}`]);
  });
});

describe('inheritance (Policy inheritance)', () => {
  const publisher = (resource?: string) => allowing([grant('roles/pubsub.publisher', [AGENT])], resource);
  const rows: readonly [owner: string | undefined, asked: string, kind: string][] = [
    [undefined, TOPIC, 'allowed'],
    [PROJECT, TOPIC, 'allowed'],
    [PROJECT, '//pubsub.googleapis.com/projects/shop-prod/topics/jobs', 'unknown'],
    [PROJECT, '//pubsub.googleapis.com/projects/*/topics/jobs', 'conditional'],
    [PROJECT, '//storage.googleapis.com/projects/_/buckets/reports', 'allowed'],
    ['//cloudresourcemanager.googleapis.com/folders/42', TOPIC, 'allowed'],
    [TOPIC, TOPIC, 'allowed'],
    [TOPIC, '//pubsub.googleapis.com/projects/shop-dev/topics/jobs-dead', 'unknown'],
    [TOPIC, '//pubsub.googleapis.com/projects/shop-dev/topics/*', 'conditional'],
    [TOPIC, '*', 'conditional'],
  ];
  for (const [owner, asked, kind] of rows) {
    it(`policy of ${owner ?? 'the project'}, asked for ${asked}: ${kind}`, () => {
      assert.equal(decide([publisher(owner)], 'pubsub.topics.publish', asked).kind, kind);
    });
  }

  it('a bucket’s policy covers its objects', () => {
    const bucket = allowing([grant('roles/storage.objectViewer', [AGENT])], BUCKET);
    assert.equal(decide([bucket], 'storage.objects.get', OBJECT).kind, 'allowed');
    assert.equal(
      decide([bucket], 'storage.objects.get', '//storage.googleapis.com/projects/_/buckets/reports-old/objects/x').kind,
      'unknown',
    );
  });

  it('the project of the stage stands in where the code shows none', () => {
    const asked = '//pubsub.googleapis.com/projects/*/topics/jobs';
    assert.equal(decide([publisher(PROJECT)], 'pubsub.topics.publish', asked, { project: 'shop-dev' }).kind, 'allowed');
    assert.equal(
      decide([publisher(PROJECT)], 'pubsub.topics.publish', asked, { project: 'shop-prod' }).kind,
      'unknown',
    );
  });
});

describe('deny policies (Deny policies; Principal identifiers for deny policies)', () => {
  const viewer = allowing([grant('roles/storage.objectViewer', [AGENT])]);
  const OWN = 'principal://iam.googleapis.com/projects/-/serviceAccounts/agent@shop-dev.iam.gserviceaccount.com';
  const denying = (rule: Record<string, unknown>) =>
    read({
      name: 'policies/p',
      rules: [
        { denyRule: { deniedPrincipals: [OWN], deniedPermissions: ['storage.googleapis.com/objects.get'], ...rule } },
      ],
    });
  const rows: readonly [name: string, rule: Record<string, unknown>, kind: string][] = [
    ['the permission to the principal', {}, 'denied'],
    ['everyone', { deniedPrincipals: ['principalSet://goog/public:all'] }, 'denied'],
    ['another principal', { deniedPrincipals: ['principal://goog/subject/dana@example.com'] }, 'allowed'],
    [
      'everyone but the principal',
      { deniedPrincipals: ['principalSet://goog/public:all'], exceptionPrincipals: [OWN] },
      'allowed',
    ],
    ['a group', { deniedPrincipals: ['principalSet://goog/group/agents@example.com'] }, 'unknown'],
    ['another permission', { deniedPermissions: ['storage.googleapis.com/objects.delete'] }, 'allowed'],
    ['all verbs of the resource', { deniedPermissions: ['storage.googleapis.com/objects.*'] }, 'denied'],
    [
      'all but this permission',
      {
        deniedPermissions: ['storage.googleapis.com/*.*'],
        exceptionPermissions: ['storage.googleapis.com/objects.get'],
      },
      'allowed',
    ],
    [
      'on a tag that is not known',
      { denialCondition: { title: 'not test', expression: "!resource.matchTag('1/env','test')" } },
      'conditional',
    ],
  ];
  for (const [name, rule, kind] of rows) {
    it(`${name}: ${kind}`, () => {
      assert.equal(decide([viewer, denying(rule)], 'storage.objects.get', OBJECT).kind, kind);
    });
  }

  it('wins over every allow, and says so', () => {
    const outcome = decide([viewer, denying({})], 'storage.objects.get', OBJECT);
    assert(outcome.kind === 'denied');
    assert.equal(outcome.layer, 'deny-policy');
    assert.equal(outcome.implicit, false);
  });
});

it('a policy that could not be read leaves it undecided', () => {
  const unread = [{ name: 'lost.json', reason: 'lost.json cannot be read.' }];
  const viewer = allowing([grant('roles/storage.objectViewer', [AGENT])]);
  assert.equal(decide([viewer], 'storage.objects.get', OBJECT, { unread }).kind, 'unknown');
});

it('withBinding shows what a grant would decide', () => {
  const before = setOf([allowing([])]);
  const after = withBinding(before, { role: 'roles/pubsub.publisher', members: [AGENT] }, TOPIC);
  assert.equal(evaluateGcp({ permission: 'pubsub.topics.publish', resource: TOPIC }, before).kind, 'denied');
  assert.equal(evaluateGcp({ permission: 'pubsub.topics.publish', resource: TOPIC }, after).kind, 'allowed');
});

describe('exports as gcloud writes them', () => {
  it('YAML, with positions', () => {
    const text = `bindings:\n- members:\n  - ${AGENT}\n  role: roles/pubsub.publisher\netag: BwX=\nversion: 1\n`;
    const parsed = parseGcpPolicy(text, 'iam.yaml');
    assert(parsed.kind === 'read' && parsed.policy.kind === 'allow');
    assert.deepEqual(parsed.policy.bindings[0]?.members, [AGENT]);
    assert.equal(parsed.policy.bindings[0].reference.location?.range.start.line, 1);
  });

  it('a policy without bindings is one', () => {
    assert.equal(decide([read({ etag: 'ACAB' })], 'storage.objects.get', OBJECT).kind, 'denied');
  });

  const malformed: readonly [text: string, file: string, message: RegExp][] = [
    ['{"bindings": {}}', 'iam.json', /iam\.json:1: "bindings" is a list/],
    ['{"bindings": [{"members": []}]}', 'iam.json', /binding 1 has no "role"/],
    ['bindings:\n- role: a\n   members: b\n', 'iam.yaml', /iam\.yaml:\d: the YAML is malformed/],
    ['{"a": 1}', 'iam.json', /no Google policy/],
    ['bindings:\n- role: a\n  members:\n  - 12\n', 'iam.yaml', /iam\.yaml:4: the members of binding 1 holds strings/],
  ];
  for (const [text, file, message] of malformed) {
    it(`malformed: ${JSON.stringify(text)}`, () => {
      const parsed = parseGcpPolicy(text, file);
      assert(parsed.kind === 'malformed');
      assert.match(parsed.problem.message, message);
    });
  }
});

describe('what a decision takes for granted is said with it', () => {
  const PROJECT = '//cloudresourcemanager.googleapis.com/projects/shop-dev';
  const policy = allowing(
    [grant('roles/pubsub.publisher', [AGENT]), grant('roles/storage.objectViewer', [AGENT])],
    PROJECT,
  );

  it('an unknown project is the one that the stage names', () => {
    const outcome = decide([policy], 'pubsub.topics.publish', '//pubsub.googleapis.com/projects/*/topics/jobs', {
      project: 'shop-dev',
    });
    assert.equal(outcome.kind, 'allowed');
    assert.match(outcome.reason, /taken to lie in project shop-dev, which the stage names/);
  });

  it('a bucket lies in the project whose policy was given', () => {
    for (const permission of ['storage.objects.get', 'storage.objects.delete']) {
      assert.match(decide([policy], permission, OBJECT).reason, /bucket is taken to lie in project shop-dev/);
    }
  });

  it('nothing where the resource shows its project, or has a policy of its own', () => {
    const topic = decide([policy], 'pubsub.topics.publish', '//pubsub.googleapis.com/projects/shop-dev/topics/jobs');
    const own = allowing([grant('roles/storage.objectViewer', [AGENT])], BUCKET);
    for (const { kind, reason } of [topic, decide([own, policy], 'storage.objects.get', OBJECT)]) {
      assert.equal(kind, 'allowed');
      assert.doesNotMatch(reason, /taken to lie/);
    }
  });
});
