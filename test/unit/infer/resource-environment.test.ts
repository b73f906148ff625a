import assert from 'node:assert/strict';
import { inferCall } from '../../../src/core/infer/infer.js';
import { leavesNames, resolveNames } from '../../../src/core/infer/resource-environment.js';
import type { ClientConfiguration } from '../../../src/core/model/call-site.js';
import type { AnalysedCall } from '../../../src/core/model/requirement.js';
import type { TextValue } from '../../../src/core/model/value.js';
import { testCatalog } from '../../support/catalog.js';
import { filesNamed, infrastructureOf } from '../../support/infrastructure.js';
import { siteOf } from './fake-catalog.js';

const variable = (name: string): TextValue => ({ kind: 'text', parts: [{ hole: name, environment: name }] });

/** `s3.put_object(Bucket=os.environ["BUCKET"], Key="daily.html")` in a file. */
function putObject(file: string, client?: ClientConfiguration): AnalysedCall {
  const site = siteOf({
    service: 's3',
    operation: 'PutObject',
    parameters: {
      kind: 'object',
      members: { Bucket: variable('BUCKET'), Key: { kind: 'text', parts: ['daily.html'] } },
      open: false,
    },
    ...(client === undefined ? {} : { client }),
  });
  return inferCall({ ...site, location: { ...site.location, file } }, testCatalog());
}

function getItem(client?: ClientConfiguration, file = 'jobs.py'): AnalysedCall {
  const site = siteOf({
    service: 'dynamodb',
    operation: 'GetItem',
    parameters: { kind: 'object', members: { TableName: variable('TABLE') }, open: false },
    ...(client === undefined ? {} : { client }),
  });
  return inferCall({ ...site, location: { ...site.location, file } }, testCatalog());
}

async function resolved(call: AnalysedCall, texts: Readonly<Record<string, string>>): Promise<AnalysedCall> {
  const [answer] = resolveNames([call], await infrastructureOf(filesNamed(texts)), testCatalog());
  assert.ok(answer);
  return answer;
}

const resources = ({ needs }: AnalysedCall, permission: string): readonly string[] =>
  needs.find((need) => need.permission === permission && need.condition === undefined)?.resources ?? [];

async function buckets(file: string, texts: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const found = resources(await resolved(putObject(file), texts), 's3:PutObject');
  return found.map((resource) => resource.replace(/^arn:aws:s3:::/, '').replace(/\/daily\.html$/, ''));
}

/** A function whose code is a folder, with a variable. */
const lambda = (name: string, folder: string, bucket: string, handler = 'app.main'): string => `
  ${name}:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: ${folder}
      Handler: ${handler}
      Environment: {Variables: {BUCKET: ${bucket}}}`;

describe('names that source leaves to environment variables', () => {
  it('are those that the workspace defines; without a definition they stay unknown', async () => {
    assert.deepEqual(await buckets('store.py', { '.env': 'BUCKET=reports\n' }), ['reports']);
    assert.deepEqual(await buckets('store.py', { '.env': 'TABLE=jobs\n' }), ['*']);
  });

  it('are all of them where deployments differ, each with its stage and place in the evidence', async () => {
    const texts = { '.env': 'BUCKET=reports-dev\n', '.env.production': '\nBUCKET=reports-prod\n' };
    assert.deepEqual(await buckets('store.py', texts), ['reports-dev', 'reports-prod']);
    const { site } = await resolved(putObject('store.py'), texts);
    assert.deepEqual(
      site.evidence.slice(-2).map(({ text, location }) => [text, location?.file, location?.range.start.line]),
      [
        ['BUCKET is reports-dev', '.env', 0],
        ['BUCKET is reports-prod (production)', '.env.production', 1],
      ],
    );
  });

  it('say which deployments have them; a value without a stage holds where no other is given', async () => {
    const deployments = async (texts: Readonly<Record<string, string>>): Promise<unknown> => {
      const { needs } = await resolved(putObject('store.py'), texts);
      return needs.find((need) => need.permission === 's3:PutObject')?.deployments;
    };
    assert.deepEqual(await deployments({ '.env': 'BUCKET=reports\n' }), undefined);
    assert.deepEqual(await deployments({ '.env.dev': 'BUCKET=reports-dev\n', '.env.prod': 'BUCKET=reports-prod\n' }), {
      'arn:aws:s3:::reports-dev/daily.html': { kind: 'only', stages: ['development'] },
      'arn:aws:s3:::reports-prod/daily.html': { kind: 'only', stages: ['production'] },
    });
    assert.deepEqual(await deployments({ '.env': 'BUCKET=reports\n', '.env.prod': 'BUCKET=reports-prod\n' }), {
      'arn:aws:s3:::reports/daily.html': { kind: 'except', stages: ['production'] },
      'arn:aws:s3:::reports-prod/daily.html': { kind: 'only', stages: ['production'] },
    });
  });

  it('keep what no file shows beside the value of another deployment', async () => {
    const template = `Resources:
  Uploads: {Type: AWS::S3::Bucket}
  Render: {Type: AWS::Lambda::Function, Properties: {Environment: {Variables: {BUCKET: !Ref Uploads}}}}`;
    assert.deepEqual(await buckets('store.py', { 'template.yaml': template, '.env.dev': 'BUCKET=uploads-dev\n' }), [
      'uploads-dev',
      '*',
    ]);
  });

  it('are of the workload that runs the file, of the function whose entry it is before its neighbours', async () => {
    const template = `Resources:${lambda('Render', 'functions/render', 'rendered')}${lambda('Export', 'functions/export', 'exported')}`;
    const texts = { 'template.yaml': template, '.env': 'BUCKET=local\n' };
    assert.deepEqual(await buckets('functions/render/app.py', texts), ['rendered']);
    assert.deepEqual(await buckets('functions/export/write.py', texts), ['exported']);
    assert.deepEqual(await buckets('shared/store.py', texts), ['local', 'rendered', 'exported']);
    const together = `Resources:${lambda('Render', '.', 'rendered', 'src/render.main')}${lambda('Export', '.', 'exported', 'src/export.main')}`;
    assert.deepEqual(await buckets('src/export.py', { 'template.yaml': together }), ['exported']);
    assert.deepEqual(await buckets('src/store.py', { 'template.yaml': together }), ['rendered', 'exported']);
  });

  it('are of the nearest settings, and of no other project of the workspace', async () => {
    const texts = {
      '.env': 'BUCKET=of-all\n',
      'services/web/.env': 'BUCKET=of-web\n',
      'services/mail/.env': 'BUCKET=of-mail\n',
    };
    assert.deepEqual(await buckets('services/web/src/store.py', texts), ['of-web']);
    assert.deepEqual(await buckets('services/other/store.py', texts), ['of-all']);
    const apart = { 'services/web/.env': 'BUCKET=of-web\n', 'services/mail/.env': 'BUCKET=of-mail\n' };
    assert.deepEqual(await buckets('tools/copy.py', apart), ['*'], 'which of the two is meant, no file says');
    assert.deepEqual(await buckets('tools/copy.py', { 'services/web/.env': 'BUCKET=of-web\n' }), ['of-web']);
  });

  it('are of a folder of infrastructure for the code beside it', async () => {
    const main =
      'resource "aws_lambda_function" "render" {\n  environment {\n    variables = { BUCKET = "NAME" }\n  }\n}\n';
    const texts = {
      'services/web/infra/main.tf': main.replace('NAME', 'of-web'),
      'services/mail/infra/main.tf': main.replace('NAME', 'of-mail'),
    };
    assert.deepEqual(await buckets('services/mail/src/store.py', texts), ['of-mail']);
  });

  it('keep what no file shows as a pattern, which says nothing beside a value that one does', async () => {
    const template = (bucket: string): string => `Resources:
  Uploads: {Type: AWS::S3::Bucket}
  Render: {Type: AWS::Lambda::Function, Properties: {Environment: {Variables: {BUCKET: ${bucket}}}}}`;
    assert.deepEqual(await buckets('store.py', { 'template.yaml': template('!Sub "reports-${AWS::StackName}"') }), [
      'reports-*',
    ]);
    assert.deepEqual(await buckets('store.py', { 'template.yaml': template('!Ref Uploads') }), ['*']);
    const call = await resolved(putObject('store.py'), { 'template.yaml': template('!Ref Uploads') });
    assert.match(call.site.evidence.map(({ text }) => text).join('\n'), /BUCKET is .*Uploads.*, which no file shows/);
    assert.deepEqual(
      await buckets('store.py', { 'template.yaml': template('!Ref Uploads'), '.env': 'BUCKET=uploads-dev\n' }),
      ['uploads-dev'],
    );
  });

  it('follow variables that name others, and stop where these go in circles', async () => {
    assert.deepEqual(
      await buckets('store.py', {
        'compose.yaml': 'services:\n  web:\n    environment:\n      BUCKET: "reports-${STAGE}"\n',
        '.env.staging': 'STAGE=staging\n',
      }),
      ['reports-staging'],
    );
    const circle = {
      'compose.yaml': 'services:\n  web:\n    environment: {BUCKET: "a-${OTHER}", OTHER: "b-${BUCKET}"}\n',
    };
    assert.deepEqual(await buckets('store.py', circle), ['a-b-*']);
  });

  it('are not taken from secrets', async () => {
    const call = await resolved(putObject('store.py'), {
      '.env': 'BUCKET=AIzaSyEXAMPLEexampleEXAMPLEexampleEXAMPLE\n',
    });
    assert.deepEqual(resources(call, 's3:PutObject'), ['arn:aws:s3:::*/daily.html']);
    assert.ok(!JSON.stringify(call).includes('AIza'));
  });
});

describe('regions, accounts and projects that source leaves to the surroundings', () => {
  const settings = 'TABLE=jobs\nAWS_REGION=eu-west-1\n';

  it('are those of the workspace, unless the client names its own', async () => {
    const get = async (client?: ClientConfiguration): Promise<readonly string[]> =>
      resources(await resolved(getItem(client), { '.env': settings }), 'dynamodb:GetItem');
    assert.deepEqual(await get(), ['arn:aws:dynamodb:eu-west-1:*:table/jobs']);
    assert.deepEqual(await get({ region: 'us-west-2' }), ['arn:aws:dynamodb:us-west-2:*:table/jobs']);
    assert.deepEqual(await get({ profile: 'other' }), ['arn:aws:dynamodb:*:*:table/jobs']);
    const account = 'provider "aws" {\n  allowed_account_ids = ["111122223333"]\n}\n';
    const inAccount = async (client?: ClientConfiguration): Promise<readonly string[]> =>
      resources(await resolved(getItem(client), { '.env': settings, 'main.tf': account }), 'dynamodb:GetItem');
    assert.deepEqual(await inAccount(), ['arn:aws:dynamodb:eu-west-1:111122223333:table/jobs']);
    assert.deepEqual(await inAccount({ role: 'arn:aws:iam::123456789012:role/jobs' }), [
      'arn:aws:dynamodb:eu-west-1:*:table/jobs',
    ]);
  });

  it('belong to the deployment whose names they stand beside', async () => {
    const texts = {
      '.env.development': 'TABLE=jobs-dev\nAWS_REGION=eu-west-1\n',
      '.env.production': 'TABLE=jobs-prod\nAWS_REGION=us-east-1\n',
    };
    assert.deepEqual(resources(await resolved(getItem(), texts), 'dynamodb:GetItem'), [
      'arn:aws:dynamodb:eu-west-1:*:table/jobs-dev',
      'arn:aws:dynamodb:us-east-1:*:table/jobs-prod',
    ]);
  });

  it('are looked for only where a call lacks them', () => {
    assert.equal(leavesNames([putObject('store.py')]), true);
    assert.equal(leavesNames([getItem({ region: 'eu-west-1', account: '111122223333' })]), true, 'the table');
    const site = siteOf({ service: 'sts', operation: 'GetCallerIdentity' });
    assert.equal(leavesNames([inferCall(site, testCatalog())]), false);
  });
});
