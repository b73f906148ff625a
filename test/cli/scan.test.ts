import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EXAMPLE, hasStackTrace, runCli } from './run-cli.js';

interface Finding {
  file: string;
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
  language: string;
  provider: string;
  service: string;
  operation: string;
  permissions: string[];
  conditional?: { permission: string; when: string }[];
  scopes?: string[];
  resources: string[];
  confidence: string;
}
interface ScanAnswer {
  version: number;
  findings: Finding[];
  skipped: { file: string; reason: string }[];
}

describe('unforbid scan', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'unforbid-scan-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const scan = async (...args: string[]): Promise<ScanAnswer> => {
    const run = await runCli(['scan', ...args, '--format', 'json']);
    assert.equal(run.code, 0, run.err);
    return JSON.parse(run.out) as ScanAnswer;
  };

  it('finds every call of the example, in both languages and clouds', async () => {
    const { version, findings } = await scan(EXAMPLE);
    assert.equal(version, 1);
    const calls = findings.map(({ file, operation }) => `${file} ${operation}`).sort();
    assert.deepEqual(calls, [
      'agent/jobs.py bigquery.jobs.insert',
      'agent/jobs.py secretmanager.projects.secrets.versions.access',
      'agent/jobs.py storage.objects.get',
      'agent/jobs.py storage.objects.list',
      'agent/reports.py ListObjectsV2',
      'agent/reports.py PutObject',
      'agent/reports.py PutObject',
      'agent/reports.py pubsub.projects.topics.publish',
      'worker/src/publish.ts GetObject',
      'worker/src/publish.ts pubsub.projects.topics.publish',
      'worker/src/publish.ts storage.objects.get',
      'worker/src/queue.ts DeleteMessage',
      'worker/src/queue.ts ReceiveMessage',
    ]);
  });

  it('names resources from literals and constants', async () => {
    const { findings } = await scan(EXAMPLE);
    const resources = (operation: string, file: string) =>
      findings.filter((each) => each.operation === operation && each.file === file).map((each) => each.resources);
    assert.deepEqual(resources('PutObject', 'agent/reports.py'), [
      ['arn:aws:s3:::acme-agent-reports/daily/*.json'],
      ['arn:aws:s3:::acme-agent-reports/archive/*.json'],
    ]);
    assert.deepEqual(resources('ReceiveMessage', 'worker/src/queue.ts'), [
      ['arn:aws:sqs:eu-west-1:111122223333:agent-jobs'],
    ]);
    assert.deepEqual(resources('secretmanager.projects.secrets.versions.access', 'agent/jobs.py'), [
      ['//secretmanager.googleapis.com/projects/acme-agent/secrets/model-api-key/versions/latest'],
    ]);
  });

  it('gives ranges from the head of the chain to the closing bracket, counted from 0', async () => {
    await writeFile(
      path.join(folder, 'upload.py'),
      'import boto3\n\ns3 = boto3.client("s3")\n\n\ndef upload(body):\n    return s3.put_object(\n        Bucket="reports", Key="a", Body=body\n    )\n',
    );
    const { findings } = await scan(folder);
    assert.deepEqual(findings[0]?.range, { start: { line: 6, character: 11 }, end: { line: 8, character: 5 } });
  });

  it('decides what source decides: a given ACL is needed, an absent one is not, **kwargs is conditional', async () => {
    await writeFile(
      path.join(folder, 'upload.py'),
      [
        'import boto3',
        's3 = boto3.client("s3")',
        's3.put_object(Bucket="reports", Key="a", ACL="public-read")',
        's3.put_object(Bucket="reports", Key="b")',
        'def put(**extra):',
        '    s3.put_object(Bucket="reports", Key="c", **extra)',
      ].join('\n'),
    );
    const { findings } = await scan(folder);
    const acl = findings.map((each) => [
      each.permissions.includes('s3:PutObjectAcl'),
      (each.conditional ?? []).some(({ permission }) => permission === 's3:PutObjectAcl'),
    ]);
    assert.deepEqual(acl, [
      [true, false],
      [false, false],
      [false, true],
    ]);
  });

  it('takes file names relative to the working directory when files are given', async () => {
    await mkdir(path.join(folder, 'src'));
    await writeFile(path.join(folder, 'src', 'a.py'), 'import boto3\nboto3.client("sqs").list_queues()\n');
    await writeFile(path.join(folder, 'src', 'b.py'), 'import boto3\nboto3.client("sns").list_topics()\n');
    const run = await runCli(['scan', 'src/a.py', '--format', 'json'], { cwd: folder });
    const { findings } = JSON.parse(run.out) as ScanAnswer;
    assert.deepEqual(
      findings.map(({ file }) => file),
      ['src/a.py'],
    );
  });

  it('honours .gitignore and leaves dependencies out', async () => {
    const call = 'import boto3\nboto3.client("sqs").list_queues()\n';
    for (const each of ['node_modules/x', 'generated', 'src'])
      await mkdir(path.join(folder, each), { recursive: true });
    await writeFile(path.join(folder, '.gitignore'), 'generated/\n');
    for (const each of ['node_modules/x/a.py', 'generated/a.py', 'src/a.py'])
      await writeFile(path.join(folder, each), call);
    const { findings } = await scan(folder);
    assert.deepEqual(
      findings.map(({ file }) => file),
      ['src/a.py'],
    );
  });

  it('lists a file that is not UTF-8 with the reason, and goes on', async () => {
    await writeFile(
      path.join(folder, 'latin.py'),
      Buffer.from('import boto3\n# caf\xe9\nboto3.client("sqs").list_queues()\n', 'latin1'),
    );
    await writeFile(path.join(folder, 'good.py'), 'import boto3\nboto3.client("sns").list_topics()\n');
    const { findings, skipped } = await scan(folder);
    assert.deepEqual(
      findings.map(({ operation }) => operation),
      ['ListTopics'],
    );
    assert.equal(skipped[0]?.file, 'latin.py');
    assert.match(skipped[0].reason, /UTF-8/);
  });

  it('says which path does not exist, and exits 2', async () => {
    const run = await runCli(['scan', path.join(folder, 'missing')]);
    assert.equal(run.code, 2);
    assert.equal(run.out, '');
    assert.match(run.err, /missing cannot be read: there is no such file or folder/);
    assert.equal(hasStackTrace(run.err), false);
  });

  it('exits 0 for a folder with no calls, and says so', async () => {
    const run = await runCli(['scan', folder]);
    assert.equal(run.code, 0);
    assert.match(run.out, /^0 call sites in 0 files/m);
  });

  it('follows clients into files that import no SDK, over two files', async () => {
    await mkdir(path.join(folder, 'app'));
    const files = {
      'app/clients.py': 'import boto3\n\nreports = boto3.client("s3", region_name="eu-west-1")\n',
      'app/archive.py':
        'from .clients import reports\n\n\nclass Archive:\n    def __init__(self):\n        self.client = reports\n',
      'app/job.py':
        'from .archive import Archive\n\n\nclass Job(Archive):\n    def run(self):\n        self.client.put_object(Bucket="reports", Key="a.csv")\n',
      'app/decoy.py': 'def put_object(Bucket, Key):\n    return None\n\n\nput_object(Bucket="reports", Key="a.csv")\n',
    };
    for (const [file, text] of Object.entries(files)) await writeFile(path.join(folder, file), text);
    const { findings } = await scan(folder);
    assert.deepEqual(
      findings.map(({ file, operation, resources, confidence }) => ({ file, operation, resources, confidence })),
      [
        {
          file: 'app/job.py',
          operation: 'PutObject',
          resources: ['arn:aws:s3:::reports/a.csv'],
          confidence: 'high',
        },
      ],
    );
  });
});
