import assert from 'node:assert/strict';
import { hasStackTrace, runCli } from './run-cli.js';

interface DecodeAnswer {
  version: number;
  diagnoses: {
    provider: string;
    kind: string;
    httpStatus: number | null;
    principal: string | null;
    permissions: string[];
    resource: string | null;
    denySource: string;
    fixes: { title: string; kind: string; command?: string; snippet?: string; certified?: unknown }[];
  }[];
}

const DENIED =
  'An error occurred (AccessDenied) when calling the PutObject operation: User: arn:aws:sts::111122223333:assumed-role/agent-prod/worker ' +
  'is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::acme-agent-reports/archive/a.json" ' +
  'with an explicit deny in an identity-based policy';

const decode = async (input: string | Uint8Array): Promise<DecodeAnswer> => {
  const run = await runCli(['decode', '--format', 'json'], { input });
  assert.equal(run.code, 0, run.err);
  return JSON.parse(run.out) as DecodeAnswer;
};

describe('unforbid decode', () => {
  it('tells cause, principal, permission, resource and layer', async () => {
    const { version, diagnoses } = await decode(DENIED);
    assert.equal(version, 1);
    assert.equal(diagnoses.length, 1);
    const [diagnosis] = diagnoses;
    assert.equal(diagnosis?.provider, 'aws');
    assert.equal(diagnosis.kind, 'explicit-deny');
    assert.equal(diagnosis.principal, 'arn:aws:sts::111122223333:assumed-role/agent-prod/worker');
    assert.deepEqual(diagnosis.permissions, ['s3:PutObject']);
    assert.equal(diagnosis.resource, 'arn:aws:s3:::acme-agent-reports/archive/a.json');
    assert.equal(diagnosis.denySource, 'identity');
  });

  it('never offers an Allow against an explicit deny', async () => {
    const { diagnoses } = await decode(DENIED);
    assert.ok(diagnoses[0] && diagnoses[0].fixes.length > 0);
    for (const fix of diagnoses[0].fixes) {
      assert.notEqual(fix.kind, 'grant-permission');
      assert.doesNotMatch(fix.snippet ?? '', /"Effect": "Allow"/);
    }
  });

  it('claims no proof where no policy is known', async () => {
    const { diagnoses } = await decode(
      DENIED.replace('with an explicit deny in an', 'because no').replace(
        'policy',
        'policy allows the s3:PutObject action',
      ),
    );
    assert.equal(diagnoses[0]?.kind, 'missing-permission');
    for (const fix of diagnoses[0].fixes) assert.equal(fix.certified, false);
  });

  it('answers batches line by line', async () => {
    const input = [
      { id: 'a', text: DENIED },
      { id: 'b', text: 'All tests passed.' },
    ]
      .map((row) => JSON.stringify(row))
      .join('\n');
    const run = await runCli(['decode', '--batch', '--format', 'json'], { input });
    assert.equal(run.code, 0);
    const rows = run.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; diagnoses: unknown[] });
    assert.deepEqual(
      rows.map(({ id, diagnoses }) => [id, diagnoses.length]),
      [
        ['a', 1],
        ['b', 0],
      ],
    );
  });

  it('says what to do about empty input, and exits 2', async () => {
    const run = await runCli(['decode'], { input: '  \n' });
    assert.equal(run.code, 2);
    assert.match(run.err, /Standard input is empty/);
  });

  it('says that a text holds no permission error, and exits 0', async () => {
    const run = await runCli(['decode'], { input: 'Build finished in 12 s.\n' });
    assert.equal(run.code, 0);
    assert.match(run.out, /No permission error was found/);
  });

  it('finds the one error in 5 MB of log', async () => {
    const line = '2026-11-20T10:00:00Z INFO request handled in 12 ms path=/jobs status=200 user agent-worker\n';
    const log = line.repeat(Math.ceil(5_000_000 / line.length / 2));
    const { diagnoses } = await decode(`${log}${DENIED}\n${log}`);
    assert.deepEqual(
      diagnoses.map(({ kind }) => kind),
      ['explicit-deny'],
    );
  });

  it('reads text that is not UTF-8, and says so', async () => {
    const run = await runCli(['decode', '--format', 'json'], {
      input: Buffer.from(`Fehler für job: ${DENIED}`, 'latin1'),
    });
    assert.equal(run.code, 0);
    assert.equal((JSON.parse(run.out) as DecodeAnswer).diagnoses.length, 1);
    assert.match(run.err, /not UTF-8/);
  });

  it('names the line of a broken batch', async () => {
    const run = await runCli(['decode', '--batch'], { input: '{"id":1,"text":"x"}\n{oops\n' });
    assert.equal(run.code, 2);
    assert.match(run.err, /Line 2 of the batch is not JSON/);
    assert.equal(hasStackTrace(run.err), false);
  });

  it('does not print a secret that was pasted with the error', async () => {
    const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
    const run = await runCli(['decode'], { input: `AWS_SECRET_ACCESS_KEY=${secret}\n${DENIED}` });
    assert.doesNotMatch(run.out + run.err, /wJalrXUtnFEMI/);
  });
});
