import assert from 'node:assert/strict';
import { allow, decide, deny, policyOf } from '../../support/policies.js';

type Context = Readonly<Record<string, string | readonly string[]>>;
const MISSING: readonly string[] = [];

/** condition, context, verdict of an Allow under it. An empty list: the key is known to be missing. */
type Row = readonly [
  condition: Record<string, Record<string, unknown>>,
  context: Context,
  verdict: 'allowed' | 'denied' | 'conditional',
];

function verdictOf(condition: unknown, context: Context, principal?: string): string {
  const policy = policyOf([allow('s3:GetObject', '*', { Condition: condition })]);
  const set = { identity: [policy], ...(principal === undefined ? {} : { principal }) };
  return decide(set, 's3:GetObject', 'arn:aws:s3:::reports/x', { context }).kind;
}

function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    for (const [condition, context, verdict] of rows) {
      it(`${JSON.stringify(condition)} with ${JSON.stringify(context)}: ${verdict}`, () => {
        assert.equal(verdictOf(condition, context), verdict);
      });
    }
  });
}

const VPC = 'aws:SourceVpc';
const MFA = 'aws:MultiFactorAuthPresent';
const TAG = 'aws:PrincipalTag/team';
const AGE = 'aws:MultiFactorAuthAge';
const NOW = 'aws:CurrentTime';
const IP = 'aws:SourceIp';
const ARN = 'aws:SourceArn';
const KEYS = 'aws:TagKeys';

table('string operators (IAM JSON policy elements: Condition operators)', [
  [{ StringEquals: { [VPC]: 'vpc-1' } }, { [VPC]: 'vpc-1' }, 'allowed'],
  [{ StringEquals: { [VPC]: 'vpc-1' } }, { [VPC]: 'vpc-2' }, 'denied'],
  [{ StringEquals: { [VPC]: 'vpc-1' } }, { 'AWS:sourcevpc': 'vpc-1' }, 'allowed'],
  [{ StringEquals: { [VPC]: ['vpc-1', 'vpc-2'] } }, { [VPC]: 'vpc-2' }, 'allowed'],
  [{ StringEquals: { [VPC]: 'VPC-1' } }, { [VPC]: 'vpc-1' }, 'denied'],
  [{ StringEquals: { [VPC]: 'vpc-*' } }, { [VPC]: 'vpc-1' }, 'denied'],
  [{ StringNotEquals: { [VPC]: ['vpc-1', 'vpc-2'] } }, { [VPC]: 'vpc-2' }, 'denied'],
  [{ StringNotEquals: { [VPC]: ['vpc-1', 'vpc-2'] } }, { [VPC]: 'vpc-3' }, 'allowed'],
  [{ StringEqualsIgnoreCase: { [TAG]: 'Reports' } }, { [TAG]: 'reports' }, 'allowed'],
  [{ StringNotEqualsIgnoreCase: { [TAG]: 'Reports' } }, { [TAG]: 'reports' }, 'denied'],
  [{ StringLike: { [TAG]: 'rep*' } }, { [TAG]: 'reports' }, 'allowed'],
  [{ StringLike: { [TAG]: 'rep?' } }, { [TAG]: 'reports' }, 'denied'],
  [{ StringNotLike: { [TAG]: 'rep*' } }, { [TAG]: 'reports' }, 'denied'],
]);

table('numbers, dates, booleans (Condition operators)', [
  [{ NumericLessThan: { [AGE]: '3600' } }, { [AGE]: '300' }, 'allowed'],
  [{ NumericLessThan: { [AGE]: 3600 } }, { [AGE]: '3600' }, 'denied'],
  [{ NumericLessThanEquals: { [AGE]: '3600' } }, { [AGE]: '3600' }, 'allowed'],
  [{ NumericGreaterThan: { [AGE]: '3600' } }, { [AGE]: '300' }, 'denied'],
  [{ NumericGreaterThanEquals: { [AGE]: '300' } }, { [AGE]: '300' }, 'allowed'],
  [{ NumericEquals: { [AGE]: '10' } }, { [AGE]: '10.0' }, 'allowed'],
  [{ NumericNotEquals: { [AGE]: '10' } }, { [AGE]: '10' }, 'denied'],
  [{ DateLessThan: { [NOW]: '2026-12-31T23:59:59Z' } }, { [NOW]: '2026-11-24T12:00:00Z' }, 'allowed'],
  [{ DateLessThan: { [NOW]: '2026-11-01T00:00:00Z' } }, { [NOW]: '2026-11-24T12:00:00Z' }, 'denied'],
  [{ DateGreaterThanEquals: { [NOW]: '2026-11-24' } }, { [NOW]: '2026-11-24T00:00:00Z' }, 'allowed'],
  [{ DateGreaterThan: { [NOW]: '1764000000' } }, { [NOW]: '2026-11-24T00:00:00Z' }, 'allowed'],
  [{ Bool: { [MFA]: 'true' } }, { [MFA]: 'true' }, 'allowed'],
  [{ Bool: { [MFA]: true } }, { [MFA]: 'false' }, 'denied'],
]);

table('addresses (Condition operators: IP address)', [
  [{ IpAddress: { [IP]: '203.0.113.0/24' } }, { [IP]: '203.0.113.9' }, 'allowed'],
  [{ IpAddress: { [IP]: '203.0.113.0/24' } }, { [IP]: '203.0.114.9' }, 'denied'],
  [{ IpAddress: { [IP]: '203.0.113.9' } }, { [IP]: '203.0.113.9' }, 'allowed'],
  [{ NotIpAddress: { [IP]: ['203.0.113.0/24', '198.51.100.0/24'] } }, { [IP]: '198.51.100.1' }, 'denied'],
  [{ IpAddress: { [IP]: '2001:DB8:1234:5678::/64' } }, { [IP]: '2001:db8:1234:5678::1' }, 'allowed'],
  [{ IpAddress: { [IP]: '2001:DB8::/32' } }, { [IP]: '203.0.113.9' }, 'denied'],
]);

table('ARNs (Condition operators: ARN)', [
  [
    { ArnEquals: { [ARN]: 'arn:aws:sns:*:111122223333:jobs' } },
    { [ARN]: 'arn:aws:sns:us-east-1:111122223333:jobs' },
    'allowed',
  ],
  [{ ArnLike: { [ARN]: 'arn:aws:sns:*:jobs' } }, { [ARN]: 'arn:aws:sns:us-east-1:111122223333:jobs' }, 'denied'],
  [{ ArnLike: { [ARN]: 'arn:aws:s3:::rep*' } }, { [ARN]: 'arn:aws:s3:::reports' }, 'allowed'],
  [{ ArnNotLike: { [ARN]: 'arn:aws:s3:::rep*' } }, { [ARN]: 'arn:aws:s3:::reports' }, 'denied'],
  [{ ArnNotEquals: { [ARN]: 'arn:aws:s3:::logs' } }, { [ARN]: 'arn:aws:s3:::reports' }, 'allowed'],
]);

table('keys that are missing (Condition operators: IfExists, Null; negated operators)', [
  [{ StringEquals: { [VPC]: 'vpc-1' } }, { [VPC]: MISSING }, 'denied'],
  [{ StringNotEquals: { [VPC]: 'vpc-1' } }, { [VPC]: MISSING }, 'allowed'],
  [{ StringNotLike: { [VPC]: 'vpc-*' } }, { [VPC]: MISSING }, 'allowed'],
  [{ NotIpAddress: { [IP]: '203.0.113.0/24' } }, { [IP]: MISSING }, 'allowed'],
  [{ ArnNotLike: { [ARN]: 'arn:aws:s3:::logs' } }, { [ARN]: MISSING }, 'allowed'],
  [{ Bool: { [MFA]: 'false' } }, { [MFA]: MISSING }, 'denied'],
  [{ BoolIfExists: { [MFA]: 'true' } }, { [MFA]: MISSING }, 'allowed'],
  [{ BoolIfExists: { [MFA]: 'true' } }, { [MFA]: 'false' }, 'denied'],
  [{ StringEqualsIfExists: { [VPC]: 'vpc-1' } }, { [VPC]: MISSING }, 'allowed'],
  [{ Null: { [MFA]: 'true' } }, { [MFA]: MISSING }, 'allowed'],
  [{ Null: { [MFA]: 'true' } }, { [MFA]: 'false' }, 'denied'],
  [{ Null: { [MFA]: false } }, { [MFA]: 'false' }, 'allowed'],
]);

table('keys with several values (Multivalued context keys; set operators)', [
  [{ 'ForAllValues:StringEquals': { [KEYS]: ['team', 'stage'] } }, { [KEYS]: ['team'] }, 'allowed'],
  [{ 'ForAllValues:StringEquals': { [KEYS]: ['team', 'stage'] } }, { [KEYS]: ['team', 'owner'] }, 'denied'],
  [{ 'ForAllValues:StringEquals': { [KEYS]: ['team'] } }, { [KEYS]: MISSING }, 'allowed'],
  [{ 'ForAnyValue:StringEquals': { [KEYS]: ['team'] } }, { [KEYS]: ['owner', 'team'] }, 'allowed'],
  [{ 'ForAnyValue:StringEquals': { [KEYS]: ['team'] } }, { [KEYS]: ['owner'] }, 'denied'],
  [{ 'ForAnyValue:StringEquals': { [KEYS]: ['team'] } }, { [KEYS]: MISSING }, 'denied'],
  [{ 'ForAllValues:StringNotEquals': { [KEYS]: ['secret'] } }, { [KEYS]: ['team', 'secret'] }, 'denied'],
  [{ 'ForAnyValue:StringNotEquals': { [KEYS]: ['secret'] } }, { [KEYS]: ['team', 'secret'] }, 'allowed'],
  [{ 'ForAnyValue:StringLike': { [KEYS]: 'te*' } }, { [KEYS]: ['team'] }, 'allowed'],
]);

table('several operators and keys must all hold (Condition: evaluation logic)', [
  [{ StringEquals: { [VPC]: 'vpc-1' }, Bool: { [MFA]: 'true' } }, { [VPC]: 'vpc-1', [MFA]: 'true' }, 'allowed'],
  [{ StringEquals: { [VPC]: 'vpc-1' }, Bool: { [MFA]: 'true' } }, { [VPC]: 'vpc-1', [MFA]: 'false' }, 'denied'],
  [{ StringEquals: { [VPC]: 'vpc-1', [TAG]: 'a' } }, { [VPC]: 'vpc-1', [TAG]: 'b' }, 'denied'],
  [{ StringEquals: { [VPC]: 'vpc-1' }, Bool: { [MFA]: 'true' } }, { [MFA]: 'true' }, 'conditional'],
  [{ StringEquals: { [VPC]: 'vpc-1' }, Bool: { [MFA]: 'true' } }, { [MFA]: 'false' }, 'denied'],
  [{ StringNotEquals: { [VPC]: 'vpc-1' } }, {}, 'conditional'],
  [{ BoolIfExists: { [MFA]: 'true' } }, {}, 'conditional'],
  [{ Null: { [MFA]: 'true' } }, {}, 'conditional'],
  [{ 'ForAllValues:StringEquals': { [KEYS]: ['team'] } }, {}, 'conditional'],
]);

describe('a key that is not known', () => {
  const outcomeOf = (statements: Parameters<typeof policyOf>[0]) =>
    decide({ identity: [policyOf(statements)] }, 's3:GetObject', 'arn:aws:s3:::reports/x');

  it('gives "allowed if" with the test in words', () => {
    const outcome = outcomeOf([
      allow('s3:*', '*', {
        Condition: { StringEquals: { 'aws:SourceVpc': ['vpc-1', 'vpc-2'] }, BoolIfExists: { [MFA]: 'true' } },
      }),
    ]);
    assert(outcome.kind === 'conditional');
    assert.deepEqual(outcome.ifs, [
      'allowed if aws:SourceVpc equals vpc-1 or vpc-2',
      'allowed if aws:MultiFactorAuthPresent is true or is missing',
    ]);
  });

  it('gives "denied if" for a Deny, beside what allows', () => {
    const outcome = outcomeOf([
      allow('s3:*'),
      deny('*', '*', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ]);
    assert(outcome.kind === 'conditional');
    assert.deepEqual(outcome.ifs, ['denied if aws:SecureTransport is false']);
    assert.equal(outcome.statement?.label, 'statement 2');
  });

  it('is no matter where another statement allows without it', () => {
    const statements = [allow('s3:*', '*', { Condition: { StringEquals: { [VPC]: 'vpc-1' } } }), allow('s3:GetObject')];
    assert.equal(outcomeOf(statements).kind, 'allowed');
  });

  it('leaves a request denied that nothing allows anyway', () => {
    assert.equal(outcomeOf([deny('*', '*', { Condition: { StringEquals: { [VPC]: 'vpc-1' } } })]).kind, 'denied');
  });

  it('names the alternatives of several statements', () => {
    const statements = ['vpc-1', 'vpc-2'].map((vpc) =>
      allow('s3:*', '*', { Condition: { StringEquals: { [VPC]: vpc } } }),
    );
    const outcome = outcomeOf(statements);
    assert(outcome.kind === 'conditional');
    assert.deepEqual(outcome.ifs, ['allowed if aws:SourceVpc equals vpc-1 or aws:SourceVpc equals vpc-2']);
  });

  it('is unknown where several values meet an operator for one', () => {
    const policy = policyOf([allow('s3:*', '*', { Condition: { StringEquals: { [KEYS]: 'team' } } })]);
    const context = { [KEYS]: ['team', 'owner'] };
    const outcome = decide({ identity: [policy] }, 's3:GetObject', 'arn:aws:s3:::reports/x', { context });
    assert.equal(outcome.kind, 'unknown');
    assert.match(outcome.reason, /several values/);
  });
});

describe('context that follows from the request (AWS global condition context keys)', () => {
  const ROLE = 'arn:aws:iam::111122223333:role/app/worker';
  const cases: readonly [condition: unknown, principal: string | undefined, verdict: string][] = [
    [{ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app/*' } }, ROLE, 'allowed'],
    [{ StringEquals: { 'aws:PrincipalAccount': '123456789012' } }, ROLE, 'denied'],
    [{ StringEquals: { 'aws:PrincipalType': 'User' } }, ROLE, 'denied'],
    [{ StringLike: { 'aws:username': 'dana' } }, ROLE, 'denied'],
    [{ StringEquals: { 'aws:username': 'dana' } }, 'arn:aws:iam::111122223333:user/dana', 'allowed'],
    [{ Bool: { 'aws:PrincipalIsAWSService': 'true' } }, ROLE, 'denied'],
    [{ StringEquals: { 'aws:PrincipalAccount': '111122223333' } }, undefined, 'conditional'],
  ];
  for (const [condition, principal, verdict] of cases) {
    it(`${JSON.stringify(condition)} for ${principal ?? 'an unnamed identity'}: ${verdict}`, () => {
      assert.equal(verdictOf(condition, {}, principal), verdict);
    });
  }

  it('takes the region from the resource', () => {
    const policy = policyOf([
      allow('sqs:*'),
      deny('*', '*', { Condition: { StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } } }),
    ]);
    const at = (region: string) =>
      decide({ identity: [policy] }, 'sqs:SendMessage', `arn:aws:sqs:${region}:111122223333:jobs`).kind;
    assert.equal(at('us-east-1'), 'allowed');
    assert.equal(at('eu-west-1'), 'denied');
    assert.equal(at('*'), 'conditional');
  });
});

describe('policy variables in conditions', () => {
  it('are replaced in string operators', () => {
    const condition = { StringLike: { 's3:prefix': '${aws:username}/*' } };
    const user = 'arn:aws:iam::111122223333:user/dana';
    assert.equal(verdictOf(condition, { 's3:prefix': 'dana/x' }, user), 'allowed');
    assert.equal(verdictOf(condition, { 's3:prefix': 'robin/x' }, user), 'denied');
    assert.equal(verdictOf(condition, { 's3:prefix': 'dana/x' }), 'conditional');
    assert.equal(verdictOf(condition, { 's3:prefix': 'x' }), 'denied');
  });
});
