import assert from 'node:assert/strict';
import { evaluateAws } from '../../../src/core/evaluate/index.js';
import { allow, decide, deny, policyOf, type StatementText } from '../../support/policies.js';

type Verdict = 'allowed' | 'denied' | 'conditional' | 'unknown';

interface Case {
  readonly statement: StatementText;
  readonly action: string;
  readonly resource?: string;
  readonly templates?: readonly string[];
  readonly verdict: Verdict;
}

const QUEUE = 'arn:aws:sqs:us-east-1:111122223333:jobs';
const OBJECT = 'arn:aws:s3:::reports/2026/summary.csv';

function check(cases: Readonly<Record<string, Case>>): void {
  for (const [name, { statement, action, resource, templates, verdict }] of Object.entries(cases)) {
    it(name, () => {
      const more = templates === undefined ? {} : { resourceTemplates: templates };
      assert.equal(decide({ identity: [policyOf([statement])] }, action, resource ?? OBJECT, more).kind, verdict);
    });
  }
}

describe('Action and NotAction (IAM JSON policy elements: Action, NotAction)', () => {
  check({
    'an action by name': { statement: allow('s3:GetObject'), action: 's3:GetObject', verdict: 'allowed' },
    'another action': { statement: allow('s3:GetObject'), action: 's3:PutObject', verdict: 'denied' },
    'case does not matter': { statement: allow('S3:getobject'), action: 's3:GetObject', verdict: 'allowed' },
    'a list': { statement: allow(['s3:GetObject', 's3:PutObject']), action: 's3:PutObject', verdict: 'allowed' },
    'all actions of a service': { statement: allow('s3:*'), action: 's3:PutObject', verdict: 'allowed' },
    'not those of another service': {
      statement: allow('s3:*'),
      action: 's3-object-lambda:GetObject',
      verdict: 'denied',
    },
    'a star within': { statement: allow('iam:*AccessKey*'), action: 'iam:ListAccessKeys', verdict: 'allowed' },
    'a question mark is one character': {
      statement: allow('s3:Get?bject'),
      action: 's3:GetObject',
      verdict: 'allowed',
    },
    'and not none': { statement: allow('s3:GetObject?'), action: 's3:GetObject', verdict: 'denied' },
    everything: { statement: allow('*'), action: 'sqs:SendMessage', resource: QUEUE, verdict: 'allowed' },
    'a wildcard service': { statement: allow('*:Get*'), action: 's3:GetObject', verdict: 'allowed' },
    'NotAction leaves out': {
      statement: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
      action: 'iam:ListUsers',
      verdict: 'denied',
    },
    'NotAction takes in the rest': {
      statement: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
      action: 's3:GetObject',
      verdict: 'allowed',
    },
  });
});

describe('Resource and NotResource (IAM JSON policy elements: Resource, NotResource; IAM ARNs)', () => {
  const on = (Resource: unknown) => allow('*', Resource);
  const not = (NotResource: unknown) => ({ Effect: 'Allow', Action: '*', NotResource });
  const get = 's3:GetObject';
  check({
    'the same ARN': { statement: on(OBJECT), action: get, verdict: 'allowed' },
    'resources keep their case': { statement: on('arn:aws:s3:::Reports/*'), action: get, verdict: 'denied' },
    'a star crosses slashes': { statement: on('arn:aws:s3:::reports/*'), action: get, verdict: 'allowed' },
    'a star within a path': { statement: on('arn:aws:s3:::reports/*/summary.csv'), action: get, verdict: 'allowed' },
    'the bucket is not its objects': { statement: on('arn:aws:s3:::reports'), action: get, verdict: 'denied' },
    'objects are not the bucket': {
      statement: on('arn:aws:s3:::reports/*'),
      action: 's3:ListBucket',
      resource: 'arn:aws:s3:::reports',
      verdict: 'denied',
    },
    'a question mark': { statement: on('arn:aws:s3:::report?/*'), action: get, verdict: 'allowed' },
    'every region and account': {
      statement: on('arn:aws:sqs:*:*:jobs'),
      action: 'sqs:SendMessage',
      resource: QUEUE,
      verdict: 'allowed',
    },
    'another region': {
      statement: on('arn:aws:sqs:eu-west-1:*:jobs'),
      action: 'sqs:SendMessage',
      resource: QUEUE,
      verdict: 'denied',
    },
    'a star within a field stays in it': {
      statement: on('arn:aws:sqs:us-*1:jobs'),
      action: 'sqs:SendMessage',
      resource: QUEUE,
      verdict: 'denied',
    },
    'a star that ends a field runs on': {
      statement: on('arn:aws:sqs:*:jobs'),
      action: 'sqs:SendMessage',
      resource: QUEUE,
      verdict: 'allowed',
    },
    'an incomplete ARN is completed': {
      statement: on('arn:aws:sqs'),
      action: 'sqs:SendMessage',
      resource: QUEUE,
      verdict: 'allowed',
    },
    'another partition': { statement: on('arn:aws-cn:s3:::reports/*'), action: get, verdict: 'denied' },
    'colons within the resource part': {
      statement: on('arn:aws:logs:*:*:log-group:/app:*'),
      action: 'logs:PutLogEvents',
      resource: 'arn:aws:logs:us-east-1:111122223333:log-group:/app:log-stream:main',
      verdict: 'allowed',
    },
    'NotResource leaves out': { statement: not('arn:aws:s3:::reports/*'), action: get, verdict: 'denied' },
    'NotResource takes in the rest': { statement: not('arn:aws:s3:::secrets/*'), action: get, verdict: 'allowed' },
    'NotResource of several': {
      statement: not(['arn:aws:s3:::secrets/*', 'arn:aws:s3:::reports/*']),
      action: get,
      verdict: 'denied',
    },
  });

  describe('actions without resource-level permissions need "*" (Resource: note)', () => {
    const templates: readonly string[] = [];
    check({
      star: { statement: on('*'), action: 's3:ListAllMyBuckets', resource: '*', templates, verdict: 'allowed' },
      'an ARN does not do': {
        statement: on('arn:aws:s3:::*'),
        action: 's3:ListAllMyBuckets',
        resource: '*',
        templates,
        verdict: 'denied',
      },
      'whatever the call names': { statement: on(OBJECT), action: 's3:ListAllMyBuckets', templates, verdict: 'denied' },
    });
  });

  describe('a resource that the code shows in part', () => {
    const object = ['arn:${Partition}:s3:::${BucketName}/${ObjectName}'];
    const bucket = ['arn:${Partition}:s3:::${BucketName}'];
    check({
      'covered whole': {
        statement: on('arn:aws:s3:::reports/*'),
        action: get,
        resource: 'arn:aws:s3:::reports/2026/*',
        verdict: 'allowed',
      },
      'covered in part': {
        statement: on('arn:aws:s3:::reports/*'),
        action: get,
        resource: 'arn:aws:s3:::*/*',
        verdict: 'conditional',
      },
      'out of reach': {
        statement: on('arn:aws:s3:::reports/*'),
        action: get,
        resource: 'arn:aws:s3:::logs-*/*',
        verdict: 'denied',
      },
      'excluded in part': {
        statement: not('arn:aws:s3:::secrets/*'),
        action: get,
        resource: 'arn:aws:s3:::*/*',
        verdict: 'conditional',
      },
      'any object, star granted': {
        statement: on('*'),
        action: get,
        resource: '*',
        templates: object,
        verdict: 'allowed',
      },
      'any object, one bucket granted': {
        statement: on('arn:aws:s3:::reports/*'),
        action: get,
        resource: '*',
        templates: object,
        verdict: 'conditional',
      },
      'any object, only a queue granted': {
        statement: on(QUEUE),
        action: get,
        resource: '*',
        templates: object,
        verdict: 'denied',
      },
      'no bucket has a slash in its name': {
        statement: on('arn:aws:s3:::reports/*'),
        action: 's3:ListBucket',
        resource: 'arn:aws:s3:::*',
        templates: bucket,
        verdict: 'denied',
      },
    });

    it('says within what it is allowed', () => {
      const outcome = decide({ identity: [policyOf([on('arn:aws:s3:::reports/*')])] }, get, 'arn:aws:s3:::*/*');
      assert(outcome.kind === 'conditional');
      assert.deepEqual(outcome.ifs, ['allowed if the resource is within arn:aws:s3:::reports/*']);
    });

    it('takes the account of the identity and the region of its stage where the code shows none', () => {
      const set = { identity: [policyOf([allow('sqs:*', QUEUE)])], principal: 'arn:aws:iam::111122223333:role/worker' };
      assert.equal(decide(set, 'sqs:SendMessage', 'arn:aws:sqs:us-east-1:*:jobs').kind, 'allowed');
      assert.equal(decide(set, 'sqs:SendMessage', 'arn:aws:sqs:*:*:jobs').kind, 'conditional');
      assert.equal(decide({ ...set, region: 'us-east-1' }, 'sqs:SendMessage', 'arn:aws:sqs:*:*:jobs').kind, 'allowed');
      assert.equal(decide({ ...set, region: 'eu-west-1' }, 'sqs:SendMessage', 'arn:aws:sqs:*:*:jobs').kind, 'denied');
    });
  });
});

describe('policy variables (IAM policy elements: Variables and tags)', () => {
  const home = allow('s3:GetObject', 'arn:aws:s3:::homes/${aws:username}/*');
  const file = 'arn:aws:s3:::homes/dana/notes.txt';
  const user = 'arn:aws:iam::111122223333:user/staff/dana';

  it('stands for the value of the request', () => {
    assert.equal(decide({ identity: [policyOf([home])], principal: user }, 's3:GetObject', file).kind, 'allowed');
    assert.equal(
      decide({ identity: [policyOf([home])], principal: user }, 's3:GetObject', 'arn:aws:s3:::homes/robin/x').kind,
      'denied',
    );
  });

  it('makes the statement fail when the key has no value: a role has no user name', () => {
    const principal = 'arn:aws:iam::111122223333:role/app';
    assert.equal(decide({ identity: [policyOf([home])], principal }, 's3:GetObject', file).kind, 'denied');
  });

  it('takes its default then', () => {
    const statement = allow('s3:GetObject', "arn:aws:s3:::homes/${aws:PrincipalTag/team, 'dana'}/*");
    const context = { 'aws:PrincipalTag/team': [] };
    assert.equal(decide({ identity: [policyOf([statement])] }, 's3:GetObject', file, { context }).kind, 'allowed');
  });

  it('leaves the decision open when the value is not known', () => {
    assert.equal(decide({ identity: [policyOf([home])] }, 's3:GetObject', file).kind, 'conditional');
    assert.equal(decide({ identity: [policyOf([home])] }, 's3:GetObject', 'arn:aws:s3:::reports/x').kind, 'denied');
  });

  it('is plain text before version 2012-10-17', () => {
    const old = policyOf([home], { version: '2008-10-17' });
    assert.equal(decide({ identity: [old], principal: user }, 's3:GetObject', file).kind, 'denied');
  });

  it('writes the characters of wildcards as ${*} and ${?}', () => {
    const policy = policyOf([allow('s3:GetObject', 'arn:aws:s3:::reports/${*}/${?}')]);
    assert.equal(decide({ identity: [policy] }, 's3:GetObject', 'arn:aws:s3:::reports/*/?').kind, 'conditional');
    assert.equal(decide({ identity: [policy] }, 's3:GetObject', 'arn:aws:s3:::reports/a/b').kind, 'denied');
  });

  it('does not read wildcards into a value', () => {
    const policy = policyOf([allow('s3:GetObject', 'arn:aws:s3:::homes/${aws:PrincipalTag/team}/x')]);
    const context = { 'aws:PrincipalTag/team': '*' };
    assert.equal(
      decide({ identity: [policy] }, 's3:GetObject', 'arn:aws:s3:::homes/dana/x', { context }).kind,
      'denied',
    );
  });
});

describe('what a decision says', () => {
  const policy = policyOf([
    allow('s3:GetObject', 'arn:aws:s3:::reports/*', { Sid: 'ReadReports' }),
    deny('s3:DeleteObject'),
  ]);

  it('names the statement by its Sid, with its place', () => {
    const outcome = evaluateAws({ action: 's3:GetObject', resource: OBJECT }, { identity: [policy] });
    assert(outcome.kind === 'allowed');
    assert.equal(outcome.layer, 'identity');
    assert.equal(outcome.statement?.label, 'ReadReports');
    assert.equal(outcome.statement.location?.file, 'policy.json');
    assert.equal(outcome.statement.location.range.start.line, 3);
    assert.equal(outcome.reason, 'Allowed by ReadReports (policy.json:4).');
  });

  it('names a statement without Sid by its number', () => {
    const outcome = evaluateAws({ action: 's3:DeleteObject', resource: OBJECT }, { identity: [policy] });
    assert(outcome.kind === 'denied');
    assert.equal(outcome.implicit, false);
    assert.equal(outcome.statement?.label, 'statement 2');
  });

  it('says which policies were looked through when nothing allows', () => {
    const outcome = evaluateAws({ action: 's3:PutObject', resource: OBJECT }, { identity: [policy] });
    assert(outcome.kind === 'denied');
    assert.equal(outcome.implicit, true);
    assert.match(outcome.reason, /policy\.json/);
    assert.match(outcome.reason, /s3:PutObject on arn:aws:s3:::reports/);
  });

  it('lists the layers that took part', () => {
    const outcome = evaluateAws(
      { action: 's3:GetObject', resource: OBJECT },
      { identity: [policy], boundary: [policy] },
    );
    assert.deepEqual(outcome.layers, ['identity', 'boundary']);
  });
});
