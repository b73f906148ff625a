import assert from 'node:assert/strict';
import type { ResourceRule } from '../../../src/core/catalog/catalog.js';
import { resourcesOf } from '../../../src/core/infer/resources.js';
import type { CallSite } from '../../../src/core/model/call-site.js';
import type { ObjectValue } from '../../../src/core/model/value.js';
import { unknown } from '../../../src/core/model/value.js';
import { around, input, list, siteOf } from './fake-catalog.js';

const template = (text: string, bind: Record<string, string>): ResourceRule => ({
  kind: 'template',
  type: 'a type',
  template: text,
  bind,
});
const OBJECT = template('arn:${Partition}:s3:::${BucketName}/${ObjectName}', {
  BucketName: 'Bucket',
  ObjectName: 'Key',
});
const ACCESS_POINT = template('arn:${Partition}:s3:${Region}:${Account}:accesspoint/${Name}/object/${ObjectName}', {
  Name: 'Bucket',
  ObjectName: 'Key',
});
const TABLE_ARN = 'arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}';
const TABLE = template(TABLE_ARN, { TableName: 'TableName' });
const INDEX = template(`${TABLE_ARN}/index/\${IndexName}`, { TableName: 'TableName', IndexName: 'IndexName' });
const QUEUE = template('arn:${Partition}:sqs:${Region}:${Account}:${QueueName}', {
  QueueName: 'QueueUrl#-1',
  Account: 'QueueUrl#-2',
});
const KEY = template('arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}', { KeyId: 'KeyId' });
const TOPIC_ARN = 'arn:${Partition}:sns:${Region}:${Account}:${TopicName}';

function bound(
  rules: readonly ResourceRule[],
  parameters: ObjectValue,
  site: Partial<CallSite> = {},
  templates: string[] = [],
): readonly string[] {
  return resourcesOf(rules, siteOf({ service: 's3', operation: 'GetObject', parameters, ...site }), templates);
}

describe('resources of AWS permissions', () => {
  it('come from literals', () => {
    assert.deepEqual(bound([OBJECT], input({ Bucket: 'reports', Key: 'daily/a.csv' })), [
      'arn:aws:s3:::reports/daily/a.csv',
    ]);
  });

  it('have a star for every unknown part', () => {
    const parameters = input({ Bucket: around('reports-', ''), Key: unknown('parameter key') });
    assert.deepEqual(bound([OBJECT], parameters), ['arn:aws:s3:::reports-*/*']);
    assert.deepEqual(bound([OBJECT], input({ Bucket: 'reports' })), ['arn:aws:s3:::reports/*']);
    assert.deepEqual(bound([OBJECT], input({}, true)), ['arn:aws:s3:::*/*']);
  });

  it('are a star where the permission takes no resource', () => {
    assert.deepEqual(bound([], input({ Bucket: 'reports' })), ['*']);
    assert.deepEqual(bound([{ kind: 'any' }], input({ Bucket: 'reports' })), ['*']);
  });

  it('take region and partition from the client, and leave the account open', () => {
    const at = (region: string): readonly string[] =>
      bound([TABLE], input({ TableName: 'jobs' }), { client: { region } });
    assert.deepEqual(at('eu-central-1'), ['arn:aws:dynamodb:eu-central-1:*:table/jobs']);
    assert.deepEqual(at('cn-north-1'), ['arn:aws-cn:dynamodb:cn-north-1:*:table/jobs']);
    assert.deepEqual(at('us-gov-west-1'), ['arn:aws-us-gov:dynamodb:us-gov-west-1:*:table/jobs']);
  });

  it('are those of the most specific type that the call binds', () => {
    const indexed = input({ TableName: 'jobs', IndexName: 'by-owner' });
    assert.deepEqual(bound([TABLE, INDEX], indexed), ['arn:aws:dynamodb:*:*:table/jobs/index/by-owner']);
    assert.deepEqual(bound([TABLE, INDEX], input({ TableName: 'jobs' })), ['arn:aws:dynamodb:*:*:table/jobs']);
  });

  it('take a whole ARN where a name is expected', () => {
    const arn = 'arn:aws:dynamodb:us-east-1:111122223333:table/jobs';
    assert.deepEqual(bound([TABLE], input({ TableName: arn })), [arn]);
    assert.deepEqual(bound([INDEX], input({ TableName: arn, IndexName: 'by-owner' })), [`${arn}/index/by-owner`]);
  });

  it("take the access point's form for an access point's ARN", () => {
    const point = 'arn:aws:s3:us-east-1:111122223333:accesspoint/reports';
    const parameters = input({ Bucket: point, Key: 'a.csv' });
    assert.deepEqual(bound([OBJECT, ACCESS_POINT], parameters), [`${point}/object/a.csv`]);
  });

  it('take queue, account and region from the address of a queue', () => {
    const jobs = input({ QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111122223333/jobs' });
    assert.deepEqual(bound([QUEUE], jobs), ['arn:aws:sqs:us-east-1:111122223333:jobs']);
    const hidden = input({ QueueUrl: { kind: 'text', parts: [{ hole: 'QUEUE_URL', environment: 'QUEUE_URL' }] } });
    assert.deepEqual(bound([QUEUE], hidden, { client: { region: 'eu-west-1' } }), ['arn:aws:sqs:eu-west-1:*:*']);
  });

  it('are a member that is a whole ARN, or every one of the type where it is not visible', () => {
    const rule: ResourceRule = { kind: 'member', type: 'topic', path: 'TopicArn' };
    const arn = 'arn:aws:sns:us-east-1:111122223333:alerts';
    assert.deepEqual(bound([rule], input({ TopicArn: arn }), {}, [TOPIC_ARN]), [arn]);
    assert.deepEqual(bound([rule], input({ TopicArn: unknown('parameter topic') }), {}, [TOPIC_ARN]), [
      'arn:aws:sns:*:*:*',
    ]);
    assert.deepEqual(bound([rule], input({}, true)), ['*']);
  });

  it('cannot follow the alias of a key', () => {
    assert.deepEqual(bound([KEY], input({ KeyId: 'alias/reports' })), ['arn:aws:kms:*:*:key/*']);
    assert.deepEqual(bound([KEY], input({ KeyId: 'arn:aws:kms:us-east-1:111122223333:alias/reports' })), [
      'arn:aws:kms:*:*:key/*',
    ]);
  });

  it('take both sides of a copy, as text and as an object', () => {
    const source = template('arn:${Partition}:s3:::${BucketName}/${ObjectName}', {
      BucketName: 'CopySource#0',
      ObjectName: 'CopySource#1+',
    });
    assert.deepEqual(bound([source], input({ CopySource: '/reports/daily/a.csv?versionId=3' })), [
      'arn:aws:s3:::reports/daily/a.csv',
    ]);
    const copied = input({ CopySource: input({ Bucket: 'reports', Key: 'daily/a.csv' }) });
    assert.deepEqual(bound([source], copied), ['arn:aws:s3:::reports/daily/a.csv']);
  });

  it('keep the members of one list item together', () => {
    const rule = template('arn:${Partition}:s3:::${BucketName}/${ObjectName}', {
      BucketName: 'Entries[].Bucket',
      ObjectName: 'Entries[].Key',
    });
    const entries = list([input({ Bucket: 'reports', Key: 'a' }), input({ Bucket: 'audit', Key: 'b' })]);
    assert.deepEqual(bound([rule], input({ Entries: entries })), ['arn:aws:s3:::reports/a', 'arn:aws:s3:::audit/b']);
    const more = list([input({ Bucket: 'reports', Key: 'a' })], true);
    assert.deepEqual(bound([rule], input({ Entries: more })), ['arn:aws:s3:::*/*']);
  });

  it('take the keys of a map', () => {
    const rule = template(TABLE_ARN, { TableName: 'RequestItems{}' });
    const requests = input({ jobs: list([]), audit: list([]) });
    assert.deepEqual(bound([rule], input({ RequestItems: requests })), [
      'arn:aws:dynamodb:*:*:table/jobs',
      'arn:aws:dynamodb:*:*:table/audit',
    ]);
  });

  it('pass over a text that a binding is not for', () => {
    const model = template('arn:${Partition}:bedrock:${Region}::foundation-model/${ModelId}', {
      ModelId: 'modelId#0+!us.|eu.',
    });
    const profile = template('arn:${Partition}:bedrock:${Region}:${Account}:inference-profile/${ProfileId}', {
      ProfileId: 'modelId',
    });
    const rules = [model, profile];
    assert.deepEqual(bound(rules, input({ modelId: 'amazon.nova' })), [
      'arn:aws:bedrock:*::foundation-model/amazon.nova',
    ]);
    assert.deepEqual(bound(rules, input({ modelId: 'us.amazon.nova' })), [
      'arn:aws:bedrock:*:*:inference-profile/us.amazon.nova',
    ]);
  });
});

describe('resources of Google permissions', () => {
  const google = { cloud: 'gcp', sdk: 'google-cloud-node', service: 'storage' } as const;
  const object = template('//storage.googleapis.com/projects/_/buckets/{bucket}/objects/{object}', {
    bucket: 'bucket',
    object: 'object',
  });

  it('are full resource names', () => {
    const parameters = input({ bucket: 'reports', object: 'daily/a.csv' });
    assert.deepEqual(bound([object], parameters, google), [
      '//storage.googleapis.com/projects/_/buckets/reports/objects/daily/a.csv',
    ]);
    assert.deepEqual(bound([object], input({ bucket: 'reports' }), google), [
      '//storage.googleapis.com/projects/_/buckets/reports/objects/*',
    ]);
  });

  it('take the project from the client', () => {
    const project = template('//cloudresourcemanager.googleapis.com/projects/{project}', {});
    assert.deepEqual(bound([project], input({}), { ...google, client: { project: 'agents-dev' } }), [
      '//cloudresourcemanager.googleapis.com/projects/agents-dev',
    ]);
    assert.deepEqual(bound([project], input({}), google), ['//cloudresourcemanager.googleapis.com/projects/*']);
  });

  it('take a whole relative name in the place of its last part', () => {
    const topic = template('//pubsub.googleapis.com/{topic}', { topic: 'topic' });
    const pubsub = { ...google, service: 'pubsub' };
    assert.deepEqual(bound([topic], input({ topic: 'projects/p/topics/jobs' }), pubsub), [
      '//pubsub.googleapis.com/projects/p/topics/jobs',
    ]);
    const secret = template('projects/{project}/secrets/{secret}', { secret: 'name' });
    const secrets = { ...google, service: 'secretmanager' };
    assert.deepEqual(bound([secret], input({ name: 'projects/p/secrets/key' }), secrets), [
      '//secretmanager.googleapis.com/projects/p/secrets/key',
    ]);
    assert.deepEqual(bound([secret], input({ name: 'key' }), secrets), [
      '//secretmanager.googleapis.com/projects/*/secrets/key',
    ]);
  });
});
