import assert from 'node:assert/strict';
import { parse as parseYaml } from 'yaml';
import { loadCatalog } from '../../../src/core/catalog/load.js';
import { decode } from '../../../src/core/decode/decode.js';
import {
  parseAwsPolicy,
  parseGcpPolicy,
  type AwsPolicy,
  type AwsPolicySet,
  type GcpPolicy,
} from '../../../src/core/evaluate/index.js';
import { fixesFor, fixesForRow, type FixContext, type KnownPolicies } from '../../../src/core/fix/fixes.js';
import type { Decision } from '../../../src/core/model/decision.js';
import type { Fix, TextEdit } from '../../../src/core/model/fix.js';
import type { InventoryRow } from '../../../src/core/model/inventory.js';
import { testCatalog, testCatalogAssets } from '../../support/catalog.js';

const catalog = testCatalog();
const clock = { now: () => new Date('2026-11-24T10:00:00Z') };
const ROLE = 'arn:aws:iam::111122223333:role/harvest';
const SESSION = 'arn:aws:sts::111122223333:assumed-role/harvest/i-0abc';

const POLICY = `{
  // what the loader may do
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Read",
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::weather-archive/*" // all years
    }
  ]
}
`;

function awsPolicy(text: string, file = 'policies/harvest.json'): AwsPolicy {
  const read = parseAwsPolicy(text, file);
  assert.equal(read.kind, 'read');
  return read.kind === 'read' ? read.policy : assert.fail();
}

function awsKnown(more: Partial<AwsPolicySet> = {}, text = POLICY): KnownPolicies {
  return {
    cloud: 'aws',
    stage: 'prod',
    identity: {
      kind: 'aws-declared',
      cloud: 'aws',
      id: 'prod',
      label: 'harvest',
      arn: ROLE,
      policyFiles: ['policies/harvest.json'],
    },
    set: { principal: ROLE, identity: [awsPolicy(text)], ...more },
  };
}

const context = (...policies: KnownPolicies[]): FixContext => ({ catalog, clock, policies });

function fixes(text: string, known: FixContext = context()): readonly Fix[] {
  const [diagnosis] = decode(text, catalog);
  assert.ok(diagnosis);
  return fixesFor(diagnosis, known);
}

function applied(text: string, { range, text: added }: TextEdit): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: TextEdit['range']['start']): number =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  return text.slice(0, offset(range.start)) + added + text.slice(offset(range.end));
}

const DENIED = `User: ${SESSION} is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::weather-archive/2026/a.csv" because no identity-based policy allows the s3:PutObject action`;

describe('fixes: a grant of AWS', () => {
  it('is the statement that flips the request, certified over the layers that are known', () => {
    const [grant] = fixes(DENIED, context(awsKnown()));
    assert.equal(grant?.kind, 'grant-permission');
    assert.deepEqual(JSON.parse(grant.snippet?.text ?? ''), {
      Sid: 'AllowS3PutObject',
      Effect: 'Allow',
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::weather-archive/2026/a.csv',
    });
    assert.deepEqual(grant.certification, { certified: true, by: 'local evaluator', layers: ['identity'] });
  });

  it('is added to the policy file that belongs to the identity; comments and the rest stay', () => {
    const [grant] = fixes(DENIED, context(awsKnown()));
    assert.ok(grant?.edit);
    assert.equal(grant.edit.file, 'policies/harvest.json');
    const changed = applied(POLICY, grant.edit);
    assert.equal(awsPolicy(changed).statements.length, 2);
    for (const line of POLICY.trimEnd().split('\n').slice(0, 9)) assert.ok(changed.includes(line), line);
    assert.match(changed, /\n {4}\{\n {6}"Sid": "AllowS3PutObject",/);
  });

  it('goes into a policy of one statement without brackets too', () => {
    const single =
      '{\n\t"Version": "2012-10-17",\n\t"Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::weather-archive/*" }\n}\n';
    const [grant] = fixes(DENIED, context(awsKnown({}, single)));
    assert.ok(grant?.edit);
    assert.equal(awsPolicy(applied(single, grant.edit)).statements.length, 2);
  });

  it('has a twin that ends, certified inside and outside of its time', () => {
    const [, until] = fixes(DENIED, context(awsKnown()));
    assert.match(until?.snippet?.text ?? '', /"aws:CurrentTime": "2026-12-01T00:00:00Z"/);
    assert.equal(until?.certification.certified, true);
  });

  it('comes as a command for the role behind the session, quoted for a shell', () => {
    const [grant] = fixes(DENIED);
    assert.match(
      grant?.command ?? '',
      /^aws iam put-role-policy --role-name harvest --policy-name \S+ --policy-document '\{"Version":"2012-10-17",.*\}'$/,
    );
  });

  it('is never certified without policies, and says why', () => {
    const [grant] = fixes(DENIED);
    assert.deepEqual(grant?.certification, { certified: false, reason: `No policies of ${SESSION} are known here.` });
    assert.equal(grant.edit, undefined);
  });

  it('is not certified while another known layer still blocks', () => {
    const boundary = awsPolicy(POLICY, 'policies/boundary.json');
    const [grant] = fixes(DENIED, context(awsKnown({ boundary: [boundary] })));
    assert.equal(grant?.certification.certified, false);
  });

  it('is not certified where the known policies allow it already', () => {
    const allowing = POLICY.replace('s3:GetObject', 's3:PutObject');
    const [grant] = fixes(DENIED, context(awsKnown({}, allowing)));
    assert.match(grant?.certification.certified === false ? grant.certification.reason : '', /already allow/);
  });

  it('never names a wildcard where the resource is not known: it is left to be filled in', () => {
    const [grant] = fixes(
      'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
      context(awsKnown()),
    );
    const statement = JSON.parse(grant?.snippet?.text ?? '{}') as { Resource: string };
    assert.doesNotMatch(JSON.stringify(statement), /\*/);
    assert.equal(grant?.command, undefined);
    assert.equal(grant?.edit, undefined);
  });

  it('names "*" only for an action that takes no resource, and says so', () => {
    const [grant] = fixes(
      'User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ec2:DescribeInstances on resource: * because no identity-based policy allows the ec2:DescribeInstances action',
    );
    assert.match(grant?.note ?? '', /cannot be limited to a resource/);
  });

  it('of a list names the bucket, not the object', () => {
    const [grant] = fixes(
      `User: ${SESSION} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::weather-archive/2026/" because no identity-based policy allows the s3:ListBucket action`,
    );
    assert.equal(
      (JSON.parse(grant?.snippet?.text ?? '{}') as { Resource: string }).Resource,
      'arn:aws:s3:::weather-archive',
    );
  });
});

describe('fixes: what no grant can lift', () => {
  const layers: Readonly<Record<string, { phrase: string; kind: Fix['kind']; actor: Fix['actor'] }>> = {
    'an explicit deny': {
      phrase: 'with an explicit deny in an identity-based policy',
      kind: 'remove-deny',
      actor: 'iam-admin',
    },
    'an explicit deny of the resource': {
      phrase: 'with an explicit deny in a resource-based policy',
      kind: 'remove-deny',
      actor: 'resource-owner',
    },
    'a service control policy': {
      phrase: 'because no service control policy allows the s3:PutObject action',
      kind: 'contact-admin',
      actor: 'organization-admin',
    },
    'a resource control policy': {
      phrase: 'with an explicit deny in a resource control policy',
      kind: 'contact-admin',
      actor: 'organization-admin',
    },
    'a boundary': {
      phrase: 'because no permissions boundary allows the s3:PutObject action',
      kind: 'contact-admin',
      actor: 'iam-admin',
    },
    'a session policy': {
      phrase: 'because no session policy allows the s3:PutObject action',
      kind: 'contact-admin',
      actor: 'iam-admin',
    },
    'a VPC endpoint policy': {
      phrase: 'because no VPC endpoint policy allows the s3:PutObject action',
      kind: 'fix-network',
      actor: 'network-admin',
    },
  };
  for (const [name, { phrase, kind, actor }] of Object.entries(layers)) {
    it(`${name}: who must act, with the text to send, and no Allow`, () => {
      const found = fixes(
        `User: ${SESSION} is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::weather-archive/a" ${phrase}`,
        context(awsKnown()),
      );
      assert.equal(found[0]?.kind, kind);
      assert.equal(found[0]?.actor, actor);
      assert.match(found[0]?.snippet?.text ?? '', /Permission: s3:PutObject/);
      assert.deepEqual(
        found.filter(
          (fix) =>
            fix.kind === 'grant-permission' || fix.edit !== undefined || /"Effect"/.test(fix.snippet?.text ?? ''),
        ),
        [],
      );
    });
  }

  it('a role of IAM Identity Center gets no command: its permission set is to be changed', () => {
    const [grant] = fixes(
      'User: arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Reader_0123456789abcdef/ada is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:eu-west-1:111122223333:harvest because no identity-based policy allows the sqs:SendMessage action',
    );
    assert.equal(grant?.command, undefined);
    assert.match(grant?.note ?? '', /permission set/);
  });
});

const EXPORT = `{
  "bindings": [
    {
      "role": "roles/pubsub.viewer",
      "members": ["serviceAccount:loader@rain-lab.iam.gserviceaccount.com"]
    }
  ],
  "etag": "BwX=",
  "version": 3
}
`;

function gcpKnown(): KnownPolicies {
  const read = parseGcpPolicy(EXPORT, 'policies/rain-lab.json');
  const policy: GcpPolicy = read.kind === 'read' ? read.policy : assert.fail();
  return {
    cloud: 'gcp',
    stage: 'prod',
    identity: {
      kind: 'gcp-declared',
      cloud: 'gcp',
      id: 'prod',
      label: 'loader',
      serviceAccount: 'loader@rain-lab.iam.gserviceaccount.com',
      policyFiles: ['policies/rain-lab.json'],
    },
    set: {
      principal: 'serviceAccount:loader@rain-lab.iam.gserviceaccount.com',
      project: 'rain-lab',
      policies: [policy],
      rolePermissions: (role) => catalog.rolePermissions(role),
    },
  };
}

const GCP_DENIED =
  "loader@rain-lab.iam.gserviceaccount.com does not have secretmanager.versions.access access. Permission 'secretmanager.versions.access' denied on resource 'projects/rain-lab/secrets/db/versions/latest' (or it may not exist).";

describe('fixes: a grant of Google', () => {
  it('is the least role on the lowest resource, as a command', () => {
    const [grant] = fixes(GCP_DENIED);
    assert.equal(
      grant?.command,
      'gcloud secrets add-iam-policy-binding db --project=rain-lab --member=serviceAccount:loader@rain-lab.iam.gserviceaccount.com --role=roles/secretmanager.secretAccessor --condition=None',
    );
  });

  it('has a twin that ends', () => {
    const [, until] = fixes(GCP_DENIED);
    assert.match(
      until?.command ?? '',
      /'--condition=expression=request\.time < timestamp\("2026-12-01T00:00:00Z"\),title=until-2026-12-01'$/,
    );
  });

  it('is added to the exported policy of the project', () => {
    const [grant] = fixes(GCP_DENIED, context(gcpKnown()));
    assert.ok(grant?.edit);
    const read = parseGcpPolicy(applied(EXPORT, grant.edit), 'policies/rain-lab.json');
    assert.equal(read.kind === 'read' && read.policy.kind === 'allow' ? read.policy.bindings.length : 0, 2);
  });

  it('says what a role holds beyond the permission instead of calling it exact', () => {
    const [grant] = fixes(
      'loader@rain-lab.iam.gserviceaccount.com does not have storage.objects.get access to the Google Cloud Storage object. gs://rain-data/a.csv',
      context(gcpKnown()),
    );
    assert.ok(grant);
    const certified = grant.certification;
    assert.ok(
      certified.certified || /further permissions|not certainly allowed/.test(certified.reason),
      JSON.stringify(certified),
    );
  });

  it('is one grant for each role where no single one holds all, and none is called sufficient', () => {
    const [refused] = decode(GCP_DENIED, catalog);
    assert.ok(refused);
    const permissions = ['bigquery.jobs.create', 'bigquery.tables.getData'];
    const grants = fixesFor({ ...refused, permissions, resource: 'projects/rain-lab' }, context(gcpKnown())).filter(
      ({ title }) => title.startsWith('Grant roles/') && title.includes(' to '),
    );
    const roles = catalog.rolesFor(permissions);
    assert.equal(roles.length, 2);
    assert.deepEqual(
      grants.map(({ title }) => roles.findIndex((role) => title.includes(role))),
      [0, 1],
    );
    for (const { certification, note } of grants) {
      assert.equal(certification.certified, false);
      assert.match(note ?? '', /needed together/);
    }
  });

  const refusedOf = (permissions: readonly string[], resource = 'projects/rain-lab') => {
    const [refused] = decode(GCP_DENIED, catalog);
    assert.ok(refused);
    return { ...refused, permissions: [...permissions], resource };
  };

  it('is a custom role as well where every role holds far more, certified because it holds nothing else', () => {
    const found = fixesFor(refusedOf(['compute.instances.start']), context(gcpKnown()));
    const [least] = found;
    assert.match(least?.title ?? '', /^Grant roles\/compute\./);
    const own = found.find(({ snippet }) => snippet?.format === 'yaml');
    assert.ok(own);
    assert.deepEqual(parseYaml(own.snippet?.text ?? ''), {
      title: 'Missing permissions of a call',
      description: 'Least permissions, made by Unforbid from the calls of the code',
      stage: 'GA',
      includedPermissions: ['compute.instances.start'],
    });
    assert.equal(
      own.command,
      "gcloud iam roles create unforbid.compute.instances.start --project=rain-lab '--title=Missing permissions of a call' --permissions=compute.instances.start --stage=GA && gcloud projects add-iam-policy-binding rain-lab --member=serviceAccount:loader@rain-lab.iam.gserviceaccount.com --role=projects/rain-lab/roles/unforbid.compute.instances.start --condition=None",
    );
    assert.deepEqual(own.certification, { certified: true, by: 'local evaluator', layers: ['allow-policy'] });
    assert.equal(least?.certification.certified, false);
    const until = found.at(-1);
    assert.match(until?.command ?? '', /roles create .* && .*until-2026-12-01/);
    assert.ok(found.every((fix) => !/roles\/(owner|editor|viewer)\b/.test(`${fix.title} ${fix.command ?? ''}`)));
  });

  it('is no custom role where a role fits closely', () => {
    const found = fixesFor(refusedOf(['pubsub.topics.publish']), context(gcpKnown()));
    assert.ok(found.every(({ snippet }) => snippet?.format !== 'yaml'));
  });

  it('is no custom role for a name that may be no permission at all', () => {
    const found = fixesFor(refusedOf(['spanner.databases.teleport']), context(gcpKnown()));
    assert.deepEqual(
      found.map(({ snippet }) => snippet?.format),
      ['text'],
    );
  });

  it('names what a custom role of a project cannot hold, and is then not certified', () => {
    const found = fixesFor(refusedOf(['resourcemanager.folders.get', 'compute.instances.start']), context(gcpKnown()));
    const own = found.find(({ snippet }) => snippet?.format === 'yaml');
    assert.match(own?.note ?? '', /resourcemanager\.folders\.get is left out, because/);
    assert.equal(own?.certification.certified, false);
  });

  it('is the project’s own custom role where one was read, with the day; it decides in the evaluator too', () => {
    const name = 'projects/rain-lab/roles/starter';
    const list = {
      parent: 'projects/rain-lab',
      date: '2026-11-24',
      roles: [{ name, permissions: ['compute.instances.start'], grantable: true }],
    };
    const lists = [list];
    const read = loadCatalog(testCatalogAssets(), { googleRoles: () => lists });
    const known = gcpKnown();
    assert.ok(known.cloud === 'gcp');
    const set = { ...known.set, rolePermissions: (role: string) => read.rolePermissions(role) };
    const [grant] = fixesFor(refusedOf(['compute.instances.start']), {
      ...context({ ...known, set }),
      catalog: read,
    });
    assert.match(grant?.title ?? '', /^Grant projects\/rain-lab\/roles\/starter to /);
    assert.match(grant?.note ?? '', /starter holds is from roles\.list, read 2026-11-24\./);
    assert.equal(grant?.certification.certified, true);
  });

  it('goes to the bucket for objects', () => {
    const [grant] = fixes(
      'loader@rain-lab.iam.gserviceaccount.com does not have storage.objects.get access to the Google Cloud Storage object gs://rain-data/a.csv',
    );
    assert.match(grant?.command ?? '', /^gcloud storage buckets add-iam-policy-binding gs:\/\/rain-data --member=/);
  });
});

describe('fixes: other causes', () => {
  const expected: readonly (readonly [string, Fix['kind'], RegExp | undefined])[] = [
    [
      'The provided token has expired. (ExpiredToken) when calling the ListBuckets operation',
      'refresh-credentials',
      /^aws sso login$/,
    ],
    [
      '{"error":{"code":403,"status":"PERMISSION_DENIED","details":[{"reason":"SERVICE_DISABLED","metadata":{"service":"vision.googleapis.com"}}]}}',
      'enable-api',
      /^gcloud services enable vision\.googleapis\.com$/,
    ],
    [
      'SignatureDoesNotMatch: Signature expired: 20261124T080000Z is now earlier than 20261124T081000Z',
      'fix-clock',
      undefined,
    ],
    [
      '<html><head><title>403 Forbidden</title></head><body><center>nginx</center></body></html>',
      'not-a-permission-problem',
      undefined,
    ],
    [
      'requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: https://rain.example/x',
      'investigate',
      undefined,
    ],
  ];
  for (const [text, kind, command] of expected) {
    it(kind, () => {
      const [fix] = fixes(text);
      assert.equal(fix?.kind, kind);
      if (command) assert.match(fix.command ?? '', command);
      assert.equal(fix.certification.certified, false);
    });
  }

  it('no secret of the text comes back in a summary or a fix', () => {
    const secret = 'Ab1'.repeat(40);
    const text = `GET https://x.s3.amazonaws.com/a?X-Amz-Signature=${secret}\nAuthorization: Bearer ${secret}\nYou are not authorized to perform this operation. Encoded authorization failure message: ${secret}`;
    for (const diagnosis of decode(text, catalog)) {
      const shown = JSON.stringify([diagnosis.summary, diagnosis.resource, fixesFor(diagnosis, context())]);
      assert.ok(!shown.includes(secret), shown);
    }
  });
});

describe('fixes: an inventory row', () => {
  function row(decision: Decision): InventoryRow {
    const requirement = {
      id: 'r',
      cloud: 'aws' as const,
      service: 's3',
      permission: 's3:PutObject',
      resource: 'arn:aws:s3:::weather-archive/2026/a.csv',
      confidence: 'high' as const,
      sites: [],
    };
    return { requirement, decisions: [{ stage: 'prod', decision }] };
  }
  const base = { rung: 'declared' as const, reason: 'No statement allows it.', time: '2026-11-24T10:00:00Z' };

  it('denied for lack of a statement: the certified grant for that stage', () => {
    const [grant] = fixesForRow(
      row({ ...base, kind: 'denied', layer: 'identity', implicit: true }),
      'prod',
      context(awsKnown()),
    );
    assert.equal(grant?.certification.certified, true);
    assert.ok(grant.edit);
  });

  it('denied by a service control policy: whoever owns it', () => {
    const found = fixesForRow(
      row({ ...base, kind: 'denied', layer: 'scp', implicit: false }),
      'prod',
      context(awsKnown()),
    );
    assert.deepEqual([...new Set(found.map(({ kind }) => kind))], ['contact-admin']);
  });

  it('allowed: nothing; unknown and conditional: a question, not a grant', () => {
    assert.deepEqual(
      fixesForRow(row({ ...base, kind: 'allowed', layer: 'identity' }), 'prod', context(awsKnown())),
      [],
    );
    assert.equal(fixesForRow(row({ ...base, kind: 'unknown' }), 'prod', context())[0]?.kind, 'investigate');
    assert.equal(
      fixesForRow(
        row({ ...base, kind: 'conditional', layer: 'identity', ifs: ['allowed if aws:SourceVpc equals vpc-1'] }),
        'prod',
        context(),
      )[0]?.kind,
      'investigate',
    );
    assert.deepEqual(fixesForRow(row({ ...base, kind: 'allowed', layer: 'identity' }), 'dev', context()), []);
  });

  describe('of a request that is checked with a context', () => {
    const PASSED = 'iam:PassedToService';
    const passRole = (...services: string[]): InventoryRow => {
      const found = row({ ...base, kind: 'denied', layer: 'identity', implicit: true });
      return {
        ...found,
        requirement: {
          ...found.requirement,
          service: 'iam',
          permission: 'iam:PassRole',
          resource: ROLE,
          context: { [PASSED]: services },
        },
      };
    };
    const statementOf = (fix: Fix | undefined) => JSON.parse(fix?.snippet?.text ?? '{}') as Record<string, unknown>;

    it('limits the grant to it, certified', () => {
      const found = fixesForRow(passRole('lambda.amazonaws.com'), 'prod', context(awsKnown()));
      const [grant, until] = found;
      assert.deepEqual(statementOf(grant), {
        Sid: 'AllowIamPassRole',
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: ROLE,
        Condition: { StringEquals: { [PASSED]: 'lambda.amazonaws.com' } },
      });
      assert.equal(grant?.certification.certified, true);
      assert.match(grant.edit?.text ?? '', /iam:PassedToService/);
      assert.match(grant.command ?? '', /iam:PassedToService/);
      assert.deepEqual(Object.keys(statementOf(until).Condition as object), ['StringEquals', 'DateLessThan']);
      assert.equal(until?.certification.certified, true);
    });

    it('names every service that it may be, and is certified for each', () => {
      const services = ['ecs-tasks.amazonaws.com', 'ecs.amazonaws.com'];
      const [grant] = fixesForRow(passRole(...services), 'prod', context(awsKnown()));
      assert.deepEqual(statementOf(grant).Condition, { StringEquals: { [PASSED]: services } });
      assert.equal(grant?.certification.certified, true);
    });

    it('of an error follows from the operation that it names', () => {
      const [grant] = fixes(
        `An error occurred (AccessDeniedException) when calling the CreateFunction operation: User: ${SESSION} is not authorized to perform: iam:PassRole on resource: ${ROLE} because no identity-based policy allows the iam:PassRole action`,
        context(awsKnown()),
      );
      assert.deepEqual(statementOf(grant).Condition, { StringEquals: { [PASSED]: 'lambda.amazonaws.com' } });
      assert.equal(grant?.certification.certified, true);
    });

    it('limits the use of a key to the service that asks for it', () => {
      const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
      const [grant] = fixes(
        `An error occurred (AccessDenied) when calling the PutObject operation: User: ${SESSION} is not authorized to perform: kms:GenerateDataKey on resource: ${key} because no identity-based policy allows the kms:GenerateDataKey action`,
        context(awsKnown()),
      );
      assert.deepEqual(statementOf(grant).Condition, {
        StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
      });
    });
  });
});
