import assert from 'node:assert/strict';
import { type AwsLayer, evaluateAws, withStatement } from '../../../src/core/evaluate/index.js';
import { allow, decide, deny, policyOf, type StatementText } from '../../support/policies.js';

const ROLE = 'arn:aws:iam::111122223333:role/app';
const USER = 'arn:aws:iam::111122223333:user/dana';
const SESSION = 'arn:aws:sts::111122223333:assumed-role/app/nightly';
const OBJECT = 'arn:aws:s3:::reports/x';
const GET = 's3:GetObject';
const READ = policyOf([allow('s3:Get*')]);
const OTHER = policyOf([allow('sqs:*')]);
const NO_READ = policyOf([deny('s3:Get*')]);
const FULL = policyOf([allow('*')]);
const NONE = policyOf([deny('organizations:LeaveOrganization')]);

const grantTo = (principal: unknown, more: StatementText = {}) =>
  policyOf([
    { Effect: 'Allow', Principal: principal, Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*', ...more },
  ]);

describe('layers within one account (Policy evaluation logic)', () => {
  type Set = Parameters<typeof decide>[0];
  const cases: readonly [name: string, set: Set, kind: string, layer?: AwsLayer][] = [
    ['no policy at all denies', {}, 'denied', 'identity'],
    ['an identity policy allows', { identity: [READ] }, 'allowed', 'identity'],
    ['one of several allows', { identity: [OTHER, READ] }, 'allowed', 'identity'],
    ['an explicit deny wins over any allow', { identity: [READ, NO_READ] }, 'denied', 'identity'],
    ['in whatever order', { identity: [NO_READ, READ] }, 'denied', 'identity'],
    ['boundary and identity both allow', { identity: [READ], boundary: [READ] }, 'allowed', 'identity'],
    ['the boundary does not allow', { identity: [READ], boundary: [OTHER] }, 'denied', 'boundary'],
    ['the boundary grants nothing by itself', { identity: [OTHER], boundary: [READ] }, 'denied', 'identity'],
    ['the boundary denies', { identity: [READ], boundary: [FULL, NO_READ] }, 'denied', 'boundary'],
    ['the session policy does not allow', { identity: [READ], session: [OTHER] }, 'denied', 'session'],
    ['the session policy allows', { identity: [READ], session: [READ] }, 'allowed', 'identity'],
    ['every level of SCPs must allow', { identity: [READ], scp: [[FULL], [OTHER]] }, 'denied', 'scp'],
    ['and does', { identity: [READ], scp: [[FULL], [OTHER, READ]] }, 'allowed', 'identity'],
    ['an SCP denies', { identity: [READ], scp: [[FULL, NO_READ]] }, 'denied', 'scp'],
    ['an SCP grants nothing by itself', { identity: [], scp: [[FULL]] }, 'denied', 'identity'],
    ['a level of Deny statements alone was not given whole', { identity: [READ], scp: [[NONE]] }, 'unknown'],
    ['which does not matter where the identity lacks it', { identity: [OTHER], scp: [[NONE]] }, 'denied', 'identity'],
    ['an RCP does not allow', { identity: [READ], rcp: [[OTHER]] }, 'denied', 'rcp'],
    ['a VPC endpoint policy does not allow', { identity: [READ], vpce: [OTHER] }, 'denied', 'vpce'],
    ['an empty boundary blocks all', { identity: [READ], boundary: [] }, 'denied', 'boundary'],
  ];
  for (const [name, set, kind, layer] of cases) {
    it(name, () => {
      const outcome = decide(set, GET, OBJECT);
      assert.equal(outcome.kind, kind);
      if (layer !== undefined && outcome.kind !== 'unknown') assert.equal(outcome.layer, layer);
    });
  }

  it('says which further layers lack it', () => {
    const outcome = decide({ identity: [OTHER], boundary: [OTHER] }, GET, OBJECT);
    assert.match(outcome.reason, /Neither does the permissions boundary/);
  });

  it('does not limit service-linked roles by SCPs', () => {
    const principal = 'arn:aws:iam::111122223333:role/aws-service-role/support.amazonaws.com/AWSServiceRoleForSupport';
    assert.equal(decide({ identity: [READ], scp: [[OTHER]], principal }, GET, OBJECT).kind, 'allowed');
  });
});

describe('resource policies and implicit denies in other layers (Policy evaluation logic, table for one account)', () => {
  const rows: readonly [
    who: string,
    principal: string,
    named: unknown,
    other: 'identity' | 'boundary' | 'session',
    kind: string,
  ][] = [
    ['role by its ARN', ROLE, { AWS: ROLE }, 'identity', 'allowed'],
    ['role by its ARN', ROLE, { AWS: ROLE }, 'boundary', 'denied'],
    ['role by its ARN', ROLE, { AWS: ROLE }, 'session', 'denied'],
    ['session by its ARN', SESSION, { AWS: SESSION }, 'identity', 'allowed'],
    ['session by its ARN', SESSION, { AWS: SESSION }, 'boundary', 'allowed'],
    ['session by its ARN', SESSION, { AWS: SESSION }, 'session', 'allowed'],
    ['session by its role', SESSION, { AWS: ROLE }, 'boundary', 'denied'],
    ['user by its ARN', USER, { AWS: USER }, 'identity', 'allowed'],
    ['user by its ARN', USER, { AWS: USER }, 'boundary', 'allowed'],
    ['everyone', ROLE, '*', 'identity', 'allowed'],
    ['everyone', ROLE, { AWS: '*' }, 'identity', 'allowed'],
    ['the account', ROLE, { AWS: 'arn:aws:iam::111122223333:root' }, 'identity', 'denied'],
    ['the account by its number', ROLE, { AWS: '111122223333' }, 'identity', 'denied'],
    ['another role', ROLE, { AWS: 'arn:aws:iam::111122223333:role/web' }, 'identity', 'denied'],
    ['a service', ROLE, { Service: 'lambda.amazonaws.com' }, 'identity', 'denied'],
  ];
  for (const [who, principal, named, other, kind] of rows) {
    it(`${who}, nothing in ${other}: ${kind}`, () => {
      const set = { principal, resource: [grantTo(named)], ...(other === 'identity' ? {} : { [other]: [OTHER] }) };
      assert.equal(decide(set, GET, OBJECT).kind, kind);
    });
  }

  it('denies explicitly over the identity policy', () => {
    const resource = [grantTo('*', { Effect: 'Deny' })];
    const outcome = decide({ identity: [READ], principal: ROLE, resource }, GET, OBJECT);
    assert(outcome.kind === 'denied');
    assert.equal(outcome.layer, 'resource');
    assert.equal(outcome.implicit, false);
  });

  it('is not guessed for NotPrincipal', () => {
    const resource = [
      policyOf([{ Effect: 'Deny', NotPrincipal: { AWS: USER }, Action: 's3:*', Resource: 'arn:aws:s3:::reports/*' }]),
    ];
    const outcome = decide({ identity: [READ], principal: ROLE, resource }, GET, OBJECT);
    assert.equal(outcome.kind, 'unknown');
    assert.match(outcome.reason, /NotPrincipal/);
  });

  it('is open where the identity is not named', () => {
    assert.equal(decide({ resource: [grantTo({ AWS: ROLE })] }, GET, OBJECT).kind, 'conditional');
  });
});

describe('access across accounts (Cross-account policy evaluation logic)', () => {
  const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:jobs';
  const send = (resource?: readonly ReturnType<typeof policyOf>[], identity = [OTHER]) =>
    decide({ identity, principal: ROLE, ...(resource === undefined ? {} : { resource }) }, 'sqs:SendMessage', QUEUE);
  const queuePolicy = (principal: unknown) =>
    policyOf([{ Effect: 'Allow', Principal: principal, Action: 'sqs:*', Resource: QUEUE }]);

  it('needs both sides', () => {
    assert.equal(send([queuePolicy({ AWS: '111122223333' })]).kind, 'allowed');
    assert.equal(send([queuePolicy({ AWS: ROLE })]).kind, 'allowed');
    assert.equal(send([queuePolicy({ AWS: '444455556666' })]).kind, 'denied');
    assert.equal(send([queuePolicy({ AWS: ROLE })], []).kind, 'denied');
  });

  it('is conditional while the policy of the resource is not known', () => {
    const outcome = send();
    assert(outcome.kind === 'conditional');
    assert.match(outcome.ifs[0] ?? '', /account 123456789012/);
  });

  it('is not decided by the policy of another resource', () => {
    assert.equal(send([grantTo('*')]).kind, 'conditional');
  });
});

describe('resources whose own policy must allow (Policy evaluation logic: KMS keys, trust policies)', () => {
  const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  const decrypt = policyOf([allow('kms:Decrypt')]);
  const keyPolicy = (principal: unknown) =>
    policyOf([{ Effect: 'Allow', Principal: principal, Action: 'kms:*', Resource: '*' }], { attachedTo: KEY });

  it('is conditional on the key policy while that is not known', () => {
    const outcome = decide({ identity: [decrypt], principal: ROLE }, 'kms:Decrypt', KEY);
    assert(outcome.kind === 'conditional');
    assert.match(outcome.ifs[0] ?? '', /key policy/);
  });

  it('is decided by the key policy', () => {
    const by = (principal: unknown, identity = [decrypt]) =>
      decide({ identity, principal: ROLE, resource: [keyPolicy(principal)] }, 'kms:Decrypt', KEY).kind;
    assert.equal(by({ AWS: 'arn:aws:iam::111122223333:root' }), 'allowed');
    assert.equal(by({ AWS: 'arn:aws:iam::111122223333:role/web' }), 'denied');
    assert.equal(by({ AWS: ROLE }, []), 'allowed');
  });

  it('does not concern KMS actions without a key', () => {
    assert.equal(
      decide({ identity: [policyOf([allow('kms:ListKeys')])], principal: ROLE }, 'kms:ListKeys', '*', {
        resourceTemplates: [],
      }).kind,
      'allowed',
    );
  });
});

it('sts:GetCallerIdentity needs no permission and cannot be denied (AWS STS API reference)', () => {
  assert.equal(decide({ identity: [policyOf([deny('*')])] }, 'sts:GetCallerIdentity', '*').kind, 'allowed');
});

describe('policies that could not be read', () => {
  const unread = [{ layer: 'identity' as const, name: 'lost.json', reason: 'lost.json cannot be read.' }];

  it('leave undecided what they might have decided', () => {
    assert.equal(decide({ identity: [OTHER], unread }, GET, OBJECT).kind, 'unknown');
    assert.equal(decide({ identity: [READ], unread }, GET, OBJECT).kind, 'unknown');
    assert.equal(decide({ identity: [OTHER], unread }, GET, OBJECT).reason, 'lost.json cannot be read.');
  });

  it('do not lift what the others deny', () => {
    assert.equal(decide({ identity: [NO_READ], unread }, GET, OBJECT).kind, 'denied');
    assert.equal(decide({ identity: [READ], boundary: [OTHER], unread }, GET, OBJECT).kind, 'denied');
  });
});

describe('withStatement', () => {
  const set = { identity: [OTHER] };
  const added = withStatement(set, 'identity', { Effect: 'Allow', Action: GET, Resource: 'arn:aws:s3:::reports/*' });

  it('shows what an added statement would decide, and leaves the set as it was', () => {
    assert.equal(evaluateAws({ action: GET, resource: OBJECT }, added).kind, 'allowed');
    assert.equal(evaluateAws({ action: GET, resource: 'arn:aws:s3:::logs/x' }, added).kind, 'denied');
    assert.equal(evaluateAws({ action: GET, resource: OBJECT }, set).kind, 'denied');
  });

  it('cannot lift an explicit deny', () => {
    const denied = withStatement({ identity: [NO_READ] }, 'identity', { Effect: 'Allow', Action: GET, Resource: '*' });
    assert.equal(evaluateAws({ action: GET, resource: OBJECT }, denied).kind, 'denied');
  });

  it('refuses a malformed statement', () => {
    assert.throws(() => withStatement(set, 'identity', { Effect: 'Allow', Action: 'GetObject', Resource: '*' }), {
      code: 'bad-policy',
    });
  });
});
