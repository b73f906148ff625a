import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCli } from './run-cli.js';

interface Finding {
  readonly file: string;
  readonly operation: string;
  readonly resources: readonly string[];
  readonly evidence: readonly {
    readonly text: string;
    readonly location?: { readonly file: string; readonly range: { readonly start: { readonly line: number } } };
  }[];
}

const WORKSPACE: Readonly<Record<string, string>> = {
  // As people do, the settings of one machine are kept out of git.
  '.gitignore': '.env\n*.tfvars\n',
  '.env': 'ARCHIVE=reports-local\nAPI_KEY=not-a-real-key-1234\nSECRET_NAME=reports/database\n',
  'template.yaml': `AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: {Type: String, AllowedValues: [dev, prod]}
Resources:
  Reports:
    Type: AWS::S3::Bucket
    Properties: {BucketName: !Sub "reports-\${Stage}"}
  Jobs:
    Type: AWS::SQS::Queue
    Properties: {QueueName: jobs}
  Render:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: functions/render
      Handler: app.render
      Environment:
        Variables:
          BUCKET: !Ref Reports
          QUEUE_URL: !Ref Jobs
`,
  'infra/main.tf': `provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["111122223333"]
}
variable "stage" {}
resource "aws_dynamodb_table" "jobs" {
  name = "jobs-\${var.stage}"
}
resource "aws_lambda_function" "export" {
  environment {
    variables = { TABLE = aws_dynamodb_table.jobs.name }
  }
}
`,
  'infra/prod.tfvars': 'stage = "prod"\n',
  'functions/render/app.py': `import os
import boto3
s3 = boto3.client("s3")
sqs = boto3.client("sqs")

def render(event, context):
    s3.put_object(Bucket=os.environ["BUCKET"], Key=f"daily/{event['id']}.html")
    sqs.send_message(QueueUrl=os.environ["QUEUE_URL"], MessageBody="done")
`,
  'tools/export.py': `import os
import boto3
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])

def export(name):
    table.get_item(Key={"id": name})
    boto3.client("s3").get_object(Bucket=os.environ["ARCHIVE"], Key=name)
    boto3.client("secretsmanager").get_secret_value(SecretId=os.environ["SECRET_NAME"])
    boto3.client("sns").publish(TopicArn=os.environ["API_KEY"], Message=name)
`,
};

describe('unforbid scan: names that the workspace defines', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'unforbid-names-'));
    for (const [file, text] of Object.entries(WORKSPACE)) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), text);
    }
    await mkdir(path.join(folder, '.git'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const scan = async (...operands: string[]): Promise<{ findings: readonly Finding[]; err: string; out: string }> => {
    const { code, out, err } = await runCli(['scan', ...operands, '--format', 'json'], { cwd: folder });
    assert.equal(code, 0, err);
    return { findings: (JSON.parse(out) as { findings: Finding[] }).findings, err, out };
  };
  const resourcesOf = (findings: readonly Finding[]): Record<string, readonly string[]> =>
    Object.fromEntries(findings.map(({ operation, resources }) => [operation, resources]));
  const EXPECTED = {
    PutObject: ['arn:aws:s3:::reports-dev/daily/*.html', 'arn:aws:s3:::reports-prod/daily/*.html'],
    SendMessage: ['arn:aws:sqs:eu-west-1:111122223333:jobs'],
    GetItem: ['arn:aws:dynamodb:eu-west-1:111122223333:table/jobs-prod'],
    GetObject: ['arn:aws:s3:::reports-local/*'],
    GetSecretValue: ['arn:aws:secretsmanager:eu-west-1:111122223333:secret:reports/database-??????'],
    // A whole ARN that is not known may lie anywhere.
    Publish: ['arn:aws:sns:*:*:*'],
  };

  it('stand in the resources, from .env, a SAM template and Terraform, also where git ignores the file', async () => {
    const { findings, out } = await scan();
    assert.deepEqual(resourcesOf(findings), EXPECTED);
    assert.ok(!out.includes('not-a-real-key'), 'the value of a secret is shown nowhere');
  });

  it('are the same when one file is named', async () => {
    const { findings } = await scan('functions/render/app.py', 'tools/export.py');
    assert.deepEqual(resourcesOf(findings), {
      ...EXPECTED,
      // Of the folder `infra`, which is not above the file, nothing is read.
      SendMessage: ['arn:aws:sqs:*:*:jobs'],
      GetItem: ['arn:aws:dynamodb:*:*:table/*'],
      GetSecretValue: ['arn:aws:secretsmanager:*:*:secret:reports/database-??????'],
    });
  });

  it('have their places in the evidence', async () => {
    const { findings } = await scan();
    const steps = (operation: string): string[] =>
      (findings.find((finding) => finding.operation === operation)?.evidence ?? []).map(({ text, location }) =>
        location === undefined ? text : `${text}: ${location.file}:${String(location.range.start.line + 1)}`,
      );
    for (const step of [
      'BUCKET is reports-dev (development): template.yaml:19',
      'BUCKET is reports-prod (production): template.yaml:19',
      'Reports is AWS::S3::Bucket reports-prod: template.yaml:6',
    ]) {
      assert.ok(steps('PutObject').includes(step), `${step}\n${steps('PutObject').join('\n')}`);
    }
    for (const step of [
      'TABLE is jobs-prod (production): infra/main.tf:11',
      'var.stage is set: infra/prod.tfvars:1',
      'AWS_REGION is eu-west-1: infra/main.tf:2',
    ]) {
      assert.ok(steps('GetItem').includes(step), `${step}\n${steps('GetItem').join('\n')}`);
    }
    assert.ok(steps('GetObject').includes('ARCHIVE is reports-local: .env:1'));
  });

  it('do not hide what is wrong with a file', async () => {
    await writeFile(path.join(folder, 'infra', 'broken.tf'), 'resource "aws_sqs_queue" "jobs" {\n  name = = 1\n}\n');
    const { findings, err } = await scan();
    assert.deepEqual(resourcesOf(findings), EXPECTED);
    assert.match(err, /^infra\/broken\.tf:2: /m);
  });
});
