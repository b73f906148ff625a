import assert from 'node:assert/strict';
import type { ResourceRule } from '../../../src/core/catalog/catalog.js';
import { testCatalog } from '../../support/catalog.js';

const catalog = testCatalog();

/** The alternatives of the first rule for a permission, in short: `bucket BucketName=Bucket`, `topic @TopicArn`, `any`. */
function bindings(service: string, operation: string, permission: string): readonly string[] {
  const lookup = catalog.operation('aws', service, operation);
  const rule =
    lookup.kind === 'known' ? lookup.operation.permissions.find((each) => each.permission === permission) : undefined;
  assert.ok(rule, `${service} ${operation} ${permission}`);
  return rule.resources.map(shortly);
}

function shortly(rule: ResourceRule): string {
  switch (rule.kind) {
    case 'any':
      return 'any';
    case 'member':
      return `${rule.type} @${rule.path}`;
    case 'template':
      return [rule.type, ...Object.entries(rule.bind).map(([name, path]) => `${name}=${path}`)].join(' ');
  }
}

/** How each call shows the resource. The formats are those of the Service Authorization Reference. */
const BOUND: readonly (readonly [service: string, operation: string, permission: string, ...rows: string[]])[] = [
  [
    's3',
    'GetObject',
    's3:GetObject',
    'object BucketName=Bucket ObjectName=Key',
    'accesspointobject AccessPointName=Bucket ObjectName=Key',
  ],
  ['s3', 'ListObjectsV2', 's3:ListBucket', 'bucket BucketName=Bucket', 'accesspoint AccessPointName=Bucket'],
  ['s3', 'CopyObject', 's3:GetObject', 'object BucketName=CopySource#0 ObjectName=CopySource#1+'],
  ['s3', 'DeleteObjects', 's3:DeleteObject', 'object BucketName=Bucket ObjectName=Delete.Objects[].Key'],
  ['sqs', 'ReceiveMessage', 'sqs:ReceiveMessage', 'queue Account=QueueUrl#-2 QueueName=QueueUrl#-1'],
  ['sqs', 'CreateQueue', 'sqs:CreateQueue', 'queue QueueName=QueueName'],
  ['sns', 'Publish', 'sns:Publish', 'topic @TopicArn', 'topic @TargetArn'],
  ['dynamodb', 'PutItem', 'dynamodb:PutItem', 'table TableName=TableName'],
  ['dynamodb', 'Query', 'dynamodb:Query', 'index TableName=TableName IndexName=IndexName', 'table TableName=TableName'],
  ['dynamodb', 'BatchGetItem', 'dynamodb:BatchGetItem', 'table TableName=RequestItems{}'],
  ['dynamodb', 'TransactWriteItems', 'dynamodb:PutItem', 'table TableName=TransactItems[].Put.TableName'],
  [
    'lambda',
    'Invoke',
    'lambda:InvokeFunction',
    'function-alias FunctionName=FunctionName Alias=Qualifier',
    'function FunctionName=FunctionName',
  ],
  ['lambda', 'CreateFunction', 'iam:PassRole', 'iam:role @Role', 'iam:role RoleNameWithPath=Role'],
  ['secrets-manager', 'GetSecretValue', 'secretsmanager:GetSecretValue', 'Secret SecretId=SecretId'],
  ['ssm', 'GetParameter', 'ssm:GetParameter', 'parameter ParameterNameWithoutLeadingSlash=Name#0+'],
  ['kms', 'Decrypt', 'kms:Decrypt', 'key KeyId=KeyId'],
  ['kms', 'ReEncrypt', 'kms:ReEncryptFrom', 'key KeyId=SourceKeyId'],
  ['sfn', 'StartExecution', 'states:StartExecution', 'statemachine @stateMachineArn'],
  [
    'cloudwatch-logs',
    'PutLogEvents',
    'logs:PutLogEvents',
    'log-stream LogGroupName=logGroupName LogStreamName=logStreamName',
  ],
  ['eventbridge', 'PutEvents', 'events:PutEvents', 'event-bus EventBusName=Entries[].EventBusName'],
  ['kinesis', 'PutRecord', 'kinesis:PutRecord', 'stream StreamName=StreamName', 'stream @StreamARN'],
  ['sts', 'AssumeRole', 'sts:AssumeRole', 'role @RoleArn'],
  ['iam', 'AttachRolePolicy', 'iam:AttachRolePolicy', 'role RoleNameWithPath=RoleName'],
  ['ec2', 'TerminateInstances', 'ec2:TerminateInstances', 'instance InstanceId=InstanceIds[]'],
  ['ec2', 'DescribeInstances', 'ec2:DescribeInstances'],
  ['eks', 'DescribeCluster', 'eks:DescribeCluster', 'cluster ClusterName=name'],
  ['cloudwatch', 'PutMetricData', 'cloudwatch:PutMetricData', 'any'],
];

describe('resources of AWS permissions', () => {
  for (const [service, operation, permission, ...rows] of BOUND) {
    it(`${operation} shows the resource of ${permission} in ${rows.join(', or ') || 'nothing: it takes none'}`, () => {
      assert.deepEqual(bindings(service, operation, permission), rows);
    });
  }

  it('checks an instance and a volume each by itself', () => {
    const lookup = catalog.operation('aws', 'ec2', 'AttachVolume');
    assert.deepEqual(
      lookup.kind === 'known' ? lookup.operation.permissions.map((rule) => rule.resources.map(shortly)) : [],
      [['instance InstanceId=InstanceId'], ['volume VolumeId=VolumeId']],
    );
  });

  it('takes the path of an API Gateway call as its resource', () => {
    const lookup = catalog.operation('aws', 'api-gateway', 'GetResource');
    const rule = lookup.kind === 'known' ? lookup.operation.permissions[0]?.resources[0] : undefined;
    assert.deepEqual(rule, {
      kind: 'template',
      type: '/restapis/{restApiId}/resources/{resourceId}',
      template: 'arn:${Partition}:apigateway:${Region}::/restapis/${restApiId}/resources/${resourceId}',
      bind: { restApiId: 'restApiId', resourceId: 'resourceId' },
    });
  });

  it('leaves room for the six characters that end a secret’s ARN', () => {
    const lookup = catalog.operation('aws', 'secrets-manager', 'GetSecretValue');
    const rule = lookup.kind === 'known' ? lookup.operation.permissions[0]?.resources[0] : undefined;
    assert.match(rule?.kind === 'template' ? rule.template : '', /:secret:\$\{SecretId\}-\?{6}$/);
  });

  it('fill the place of an id by a name only for services whose ids are the names', () => {
    const filled = new Set<string>();
    for (const { service, permissions } of catalog.operations('aws')) {
      for (const rule of permissions.flatMap((each) => each.resources)) {
        if (rule.kind !== 'template') continue;
        for (const [placeholder, binding] of Object.entries(rule.bind)) {
          const member = /(\w+)[^\w]*$/.exec(binding.split('#')[0] ?? '')?.[1] ?? '';
          if (/[a-z]Id$/.test(placeholder) && placeholder !== 'ResourceId' && /names?$/i.test(member))
            filled.add(`${service} ${placeholder}`);
        }
      }
    }
    assert.deepEqual([...filled].sort(), [
      'iotfleetwise VehicleId',
      'rekognition StreamprocessorId',
      'secrets-manager SecretId',
    ]);
  });

  it('binds only placeholders that the template has', () => {
    for (const { service, name, permissions } of catalog.operations('aws')) {
      for (const rule of permissions.flatMap((each) => each.resources)) {
        if (rule.kind !== 'template') continue;
        for (const placeholder of Object.keys(rule.bind)) {
          assert.ok(
            rule.template.includes(`\${${placeholder}}`),
            `${service} ${name}: ${placeholder} in ${rule.template}`,
          );
        }
      }
    }
  });
});
