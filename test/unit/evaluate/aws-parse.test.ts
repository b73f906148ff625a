import assert from 'node:assert/strict';
import { parseAwsPolicy } from '../../../src/core/evaluate/index.js';

function problemOf(text: string): string {
  const read = parseAwsPolicy(text, 'policies/dev.json');
  if (read.kind === 'read') return 'read';
  assert.equal(read.problem.file, 'policies/dev.json');
  return read.problem.message;
}

const statement = (fields: string): string => `{"Version": "2012-10-17",\n "Statement": [\n  {${fields}}\n ]}`;

describe('a malformed policy is a sentence with its line', () => {
  const cases: Readonly<Record<string, readonly [text: string, message: RegExp]>> = {
    'an empty file': ['', /dev\.json:1: the file is empty/],
    'no JSON': ['Resources:\n  a: b', /dev\.json:1: the JSON is malformed/],
    'a missing comma': ['{"Version": "2012-10-17"\n "Statement": []}', /dev\.json:2: .*a comma is expected/],
    'a trailing comma': [
      statement('"Effect": "Allow", "Action": "s3:*", "Resource": "*",'),
      /:3: the JSON is malformed/,
    ],
    'another kind of JSON': ['{"name": "reports"}', /has a "Statement"/],
    'a list': ['[]', /has a "Statement"/],
    'an unknown version': ['{"Version": "2020-01-01", "Statement": []}', /:1: the Version of a policy/],
    'an effect in lower case': [
      statement('"Effect": "allow", "Action": "s3:*", "Resource": "*"'),
      /:3: the Effect of statement 1/,
    ],
    'no effect': [statement('"Action": "s3:*", "Resource": "*"'), /:3: the Effect of statement 1/],
    'no action': [statement('"Effect": "Allow", "Resource": "*"'), /neither Action nor NotAction/],
    'both kinds of action': [
      statement('"Effect": "Allow", "Action": "*", "NotAction": "*", "Resource": "*"'),
      /both Action and NotAction/,
    ],
    'an action without service': [
      statement('"Effect": "Allow", "Action": "GetObject", "Resource": "*"'),
      /"GetObject" is not an action/,
    ],
    'no resource': [statement('"Effect": "Allow", "Action": "s3:*"'), /neither Resource nor NotResource/],
    'a resource that is no ARN': [
      statement('"Effect": "Allow", "Action": "s3:*", "Resource": "reports"'),
      /"reports" is not a resource/,
    ],
    'a misspelt key': [
      statement('"Effect": "Deny", "Action": "*", "Resouce": "*"'),
      /:3: statement 1 has the unknown key "Resouce"/,
    ],
    'a key given twice': [
      statement('"Effect": "Allow", "Effect": "Deny", "Action": "*", "Resource": "*"'),
      /"Effect" is given twice/,
    ],
    'an unknown operator': [
      statement(
        '"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringEqual": {"aws:SourceVpc": "vpc-1"}}',
      ),
      /"StringEqual" is not a condition operator/,
    ],
    'a number as action': [statement('"Effect": "Allow", "Action": 1, "Resource": "*"'), /Action holds strings/],
    'a principal that is a list': [statement('"Effect": "Allow", "Action": "*", "Principal": ["*"]'), /a Principal is/],
    'nested out of all measure': ['['.repeat(50_000), /nests more than/],
  };
  for (const [name, [text, message]] of Object.entries(cases)) {
    it(name, () => assert.match(problemOf(text), message));
  }
});

describe('what is read', () => {
  const text = statement('"Sid": "ReadReports", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"');

  it('a policy document, and one within the replies of the API', () => {
    for (const wrapped of [text, `{"PolicyDocument": ${text}}`, `{"PolicyVersion": {"Document": ${text}}}`]) {
      assert.equal(problemOf(wrapped), 'read');
    }
  });

  it('a byte-order mark, comments, and a single statement without brackets', () => {
    assert.equal(problemOf(`\uFEFF${text}`), 'read');
    assert.equal(problemOf(text.replace('"Statement"', '// who may read\n"Statement"')), 'read');
    assert.equal(problemOf('{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}'), 'read');
  });

  it('keeps where each statement stands', () => {
    const read = parseAwsPolicy(text, 'dev.json');
    assert(read.kind === 'read');
    const [first] = read.policy.statements;
    assert.deepEqual(first?.reference, {
      label: 'ReadReports',
      location: { file: 'dev.json', range: { start: { line: 2, character: 2 }, end: { line: 2, character: 86 } } },
    });
  });
});
