import assert from 'node:assert/strict';
import { bindingEdit, insertionPoint, statementEdit } from '../../../src/core/declared/insertion.js';
import { parseAwsPolicy, parseGcpPolicy } from '../../../src/core/evaluate/index.js';
import type { TextEdit } from '../../../src/core/model/fix.js';

function apply(text: string, edit: TextEdit | undefined): string {
  assert(edit !== undefined);
  const lines = text.split('\n');
  const offset = ({ line, character }: { line: number; character: number }) =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  return text.slice(0, offset(edit.range.start)) + edit.text + text.slice(offset(edit.range.end));
}

function awsPolicy(text: string) {
  const read = parseAwsPolicy(text, 'app.json');
  if (read.kind === 'malformed') throw new Error(read.problem.message);
  return read.policy;
}

const ADDED = { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::reports/*' } as const;
const added = (text: string) => apply(text, statementEdit(awsPolicy(text), ADDED));

describe('a statement is added', () => {
  const TWO = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "sqs:*", "Resource": "*" } // the queue
  ]
}
`;

  it('at the end of the list, the rest untouched', () => {
    assert.equal(
      added(TWO.replace(' // the queue', '')),
      `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "sqs:*", "Resource": "*" },
    {
      "Effect": "Allow",
      "Action": "s3:PutObject",
      "Resource": "arn:aws:s3:::reports/*"
    }
  ]
}
`,
    );
  });

  it('and comments kept', () => {
    const result = added(TWO);
    assert.match(result, /"\*" \}, \/\/ the queue\n {4}\{\n {6}"Effect"/);
    assert.equal(awsPolicy(result).statements.length, 2);
  });

  it('in the file’s indentation and line ends', () => {
    const tabs = added(
      '{\n\t"Version": "2012-10-17",\n\t"Statement": [\n\t\t{"Effect": "Allow", "Action": "sqs:*", "Resource": "*"}\n\t]\n}\n',
    );
    assert.match(tabs, /\n\t\t\{\n\t\t\t"Effect": "Allow"/);
    const windows = added(TWO.replace(' // the queue', '').replaceAll('\n', '\r\n'));
    assert.equal(windows.split('\n').filter((line) => line !== '' && !line.endsWith('\r')).length, 0);
  });

  it('to an empty list, to a single statement, inside a wrapping', () => {
    const single =
      '{\n  "Version": "2012-10-17",\n  "Statement": {\n    "Effect": "Allow",\n    "Action": "sqs:*",\n    "Resource": "*"\n  }\n}\n';
    for (const text of ['{"Version": "2012-10-17", "Statement": []}', single, `{"PolicyDocument": ${TWO}}`]) {
      const policy = awsPolicy(added(text));
      assert.deepEqual(policy.statements.at(-1)?.actions.patterns, ['s3:putobject']);
      assert.equal(policy.statements.length, awsPolicy(text).statements.length + 1);
    }
    assert.match(added(single), /"Statement": \[\n {4}\{\n {6}"Effect": "Allow",\n {6}"Action": "sqs:\*"/);
  });

  it('in one line where the list is', () => {
    const line = added(
      '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sqs:*", "Resource": "*"}]}',
    );
    assert.equal(line.split('\n').length, 1);
    assert.equal(awsPolicy(line).statements.length, 2);
  });

  it('after the last one: the place that is shown', () => {
    assert.deepEqual(insertionPoint(awsPolicy(TWO))?.range.start, { line: 3, character: 61 });
  });
});

describe('a binding is added', () => {
  const MEMBER = 'serviceAccount:agent@shop-dev.iam.gserviceaccount.com';
  const READER = 'roles/storage.objectViewer';
  const WRITER = 'roles/storage.objectCreator';
  const YAML = `bindings:
- members:
  - user:dana@example.com # the owner
  role: ${READER}
etag: BwX=
version: 1
`;
  const JSON_TEXT = JSON.stringify(
    { bindings: [{ members: ['user:dana@example.com'], role: READER }], etag: 'BwX=' },
    null,
    2,
  );

  function granted(text: string, file: string, grant: Parameters<typeof bindingEdit>[1]) {
    const read = (content: string) => {
      const parsed = parseGcpPolicy(content, file);
      assert(parsed.kind === 'read' && parsed.policy.kind === 'allow', content);
      return parsed.policy;
    };
    const result = apply(text, bindingEdit(read(text), grant));
    return { result, bindings: read(result).bindings };
  }

  for (const [file, text] of [
    ['iam.yaml', YAML],
    ['iam.json', JSON_TEXT],
  ] as const) {
    it(`${file}: to the members of the role`, () => {
      const { bindings } = granted(text, file, { role: READER, member: MEMBER });
      assert.deepEqual(
        bindings.map(({ members }) => members),
        [['user:dana@example.com', MEMBER]],
      );
    });

    it(`${file}: as a binding of its own for another role`, () => {
      const { bindings } = granted(text, file, { role: WRITER, member: MEMBER });
      assert.deepEqual(
        bindings.map(({ role, members }) => [role, members.length]),
        [
          [READER, 1],
          [WRITER, 1],
        ],
      );
    });

    it(`${file}: with a condition never into one without`, () => {
      const condition = { title: 'until new year', expression: 'request.time < timestamp("2027-01-01T00:00:00Z")' };
      const { bindings } = granted(text, file, { role: READER, member: MEMBER, condition });
      assert.deepEqual(
        bindings.map((binding) => binding.condition),
        [undefined, condition],
      );
    });
  }

  it('keeps the comments of YAML', () => {
    assert.match(
      granted(YAML, 'iam.yaml', { role: READER, member: MEMBER }).result,
      /dana@example\.com # the owner\n {2}- serviceAccount/,
    );
  });

  it('in a flow list of YAML', () => {
    const text = `bindings:\n- members: [user:dana@example.com]\n  role: ${READER}\n`;
    assert.deepEqual(granted(text, 'iam.yaml', { role: READER, member: MEMBER }).bindings[0]?.members, [
      'user:dana@example.com',
      MEMBER,
    ]);
  });
});
