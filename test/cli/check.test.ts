import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EXAMPLE, hasStackTrace, runCli } from './run-cli.js';

interface CheckAnswer {
  version: number;
  stages: { name: string; aws?: string; gcp?: string }[];
  requirements: {
    permission: string;
    resource: string;
    sites: { file: string }[];
    decisions: {
      stage: string;
      identity: string;
      decision: string;
      layer: string | null;
      statement: string | null;
      rung: string;
      time: string;
      reason: string;
    }[];
  }[];
  summary: Record<string, number>;
  problems: { message: string; file?: string }[];
}

describe('unforbid check', () => {
  let folder: string;
  beforeEach(async () => {
    folder = path.join(await mkdtemp(path.join(tmpdir(), 'unforbid-check-')), 'agent-app');
    await cp(EXAMPLE, folder, { recursive: true });
  });
  afterEach(() => rm(path.dirname(folder), { recursive: true, force: true }));

  const check = async (...args: string[]) => {
    const run = await runCli(['check', folder, '--format', 'json', ...args]);
    return { ...run, answer: run.out === '' ? undefined : (JSON.parse(run.out) as CheckAnswer) };
  };
  const verdicts = (answer: CheckAnswer, stage: string, verdict: string) =>
    answer.requirements
      .filter(({ decisions }) => decisions.some((each) => each.stage === stage && each.decision === verdict))
      .map(({ permission, resource }) => `${permission} ${resource}`)
      .sort();

  it('lets dev do all of it', async () => {
    const { code, answer, err } = await check('--stage', 'dev');
    assert.ok(answer, err);
    assert.deepEqual(verdicts(answer, 'dev', 'denied'), []);
    assert.deepEqual(verdicts(answer, 'dev', 'unknown'), []);
    assert.equal(code, 0);
  });

  it('finds what prod lacks, and exits 1', async () => {
    const { code, answer } = await check();
    assert.ok(answer);
    assert.deepEqual(verdicts(answer, 'prod', 'denied'), [
      'pubsub.topics.publish //pubsub.googleapis.com/projects/acme-agent/topics/reports-finished',
      's3:ListBucket arn:aws:s3:::acme-agent-reports',
      's3:PutObject arn:aws:s3:::acme-agent-reports/archive/*.json',
      'sqs:DeleteMessage arn:aws:sqs:eu-west-1:111122223333:agent-jobs',
    ]);
    assert.equal(code, 1);
  });

  it('names the layer, the statement with its line, the rung and the time of each decision', async () => {
    const { answer } = await check('--stage', 'prod');
    const archive = answer?.requirements.find(({ resource }) => resource.endsWith('/archive/*.json'));
    const decision = archive?.decisions[0];
    assert.equal(decision?.decision, 'denied');
    assert.equal(decision.layer, 'identity');
    assert.equal(decision.rung, 'declared');
    assert.match(decision.statement ?? '', /^KeepTheArchive \(policies\/agent-prod\.json:\d+\)$/);
    assert.ok(!Number.isNaN(Date.parse(decision.time)));
  });

  it('prints a table for a person, with the denials and where the code needs them', async () => {
    const run = await runCli(['check', folder, '--stage', 'prod']);
    assert.equal(run.code, 1);
    assert.match(run.out, /sqs:DeleteMessage\s+✗ DENIED/);
    assert.match(run.out, /used at worker\/src\/queue\.ts:\d+/);
  });

  it('follows an edit of the policy', async () => {
    const policy = path.join(folder, 'policies', 'agent-prod.json');
    await writeFile(
      policy,
      (await readFile(policy, 'utf8')).replace('"sqs:ReceiveMessage"', '"sqs:ReceiveMessage", "sqs:DeleteMessage"'),
    );
    const { answer } = await check('--stage', 'prod');
    assert.ok(answer);
    assert.ok(!verdicts(answer, 'prod', 'denied').some((each) => each.startsWith('sqs:')));
  });

  it('leaves a denial that unforbid.json ignores out of the exit code', async () => {
    const configuration = path.join(folder, 'unforbid.json');
    const ignored = ['pubsub.topics.publish', 's3:ListBucket', 's3:PutObject', 'sqs:DeleteMessage'].map(
      (permission) => ({
        permission,
        reason: 'asked for',
      }),
    );
    await writeFile(
      configuration,
      (await readFile(configuration, 'utf8')).replace(
        '"version": 1,',
        `"version": 1, "ignore": ${JSON.stringify(ignored)},`,
      ),
    );
    const { code } = await check('--stage', 'prod');
    assert.equal(code, 0);
  });

  it('exits 2 without unforbid.json, and says what to do', async () => {
    await rm(path.join(folder, 'unforbid.json'));
    const { code, err, out } = await check();
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, /No identity to compare with/);
  });

  it('decides nothing from a policy that is not JSON: says file and line, exits 2 when nothing is left', async () => {
    await writeFile(
      path.join(folder, 'policies', 'agent-prod.json'),
      '{\n  "Version": "2012-10-17",\n  "Statement": [ {,\n',
    );
    const { answer, err } = await check('--stage', 'prod');
    assert.ok(answer, err);
    const problem = answer.problems.find(({ file }) => file === 'policies/agent-prod.json');
    assert.match(problem?.message ?? '', /policies\/agent-prod\.json:3/);
    const aws = answer.requirements.filter(({ permission }) => permission.includes(':'));
    assert.ok(aws.length > 0);
    for (const { decisions } of aws) assert.equal(decisions[0]?.decision, 'unknown');
    assert.equal(hasStackTrace(err), false);
  });

  it('exits 2 when nothing could be decided', async () => {
    const policies = path.join(folder, 'policies');
    for (const file of ['agent-prod.json', 'project-acme-agent.json', 'bucket-acme-agent-jobs.json'])
      await rm(path.join(policies, file));
    const { code, answer } = await check('--stage', 'prod');
    assert.equal(code, 2);
    assert.match(JSON.stringify(answer?.problems), /agent-prod\.json/);
  });

  it('asks no profile without --live: the decision is unknown with that reason', async () => {
    await writeFile(
      path.join(folder, 'unforbid.json'),
      '{"version":1,"stages":{"prod":{"aws":{"profile":"acme-prod"}}}}',
    );
    const { code, answer, err } = await check();
    assert.equal(code, 2);
    assert.match(answer?.requirements.flatMap(({ decisions }) => decisions)[0]?.reason ?? '', /by asking the cloud/);
    assert.match(err, /acme-prod.*--live/);
  });

  it('names a missing profile when asked live, and sends nothing', async () => {
    await writeFile(
      path.join(folder, 'unforbid.json'),
      '{"version":1,"stages":{"prod":{"aws":{"profile":"acme-prod"}}}}',
    );
    const run = await runCli(['check', folder, '--live', '--format', 'json'], {
      env: {
        AWS_CONFIG_FILE: path.join(folder, 'no-config'),
        AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'no-credentials'),
        AWS_EC2_METADATA_DISABLED: 'true',
      },
    });
    assert.equal(run.code, 2, run.err);
    assert.match(run.out, /acme-prod/);
    assert.equal(hasStackTrace(run.out + run.err), false);
  });

  it('refuses an unknown stage, format or option in a sentence', async () => {
    for (const [args, sentence] of [
      [['--stage', 'staging'], /no stage "staging".*dev, prod/],
      [['--format', 'xml'], /--format xml is not known/],
      [['--fail-on', 'allowed'], /--fail-on allowed is not known/],
      [['--colour'], /'--colour'/],
    ] as const) {
      const run = await runCli(['check', folder, ...args]);
      assert.equal(run.code, 2);
      assert.match(run.err, sentence);
      assert.equal(hasStackTrace(run.err), false);
    }
  });
});
