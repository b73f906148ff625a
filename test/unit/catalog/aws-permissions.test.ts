import assert from 'node:assert/strict';
import type { PermissionRule, When } from '../../../src/core/catalog/catalog.js';
import { plainNeeds } from '../../../src/core/catalog/catalog.js';
import { testCatalog } from '../../support/catalog.js';

const catalog = testCatalog();

function rulesOf(service: string, operation: string): readonly PermissionRule[] {
  const lookup = catalog.operation('aws', service, operation);
  assert.equal(lookup.kind, 'known', `${service} ${operation}`);
  return lookup.kind === 'known' ? lookup.operation.permissions : [];
}

const always = (service: string, operation: string): readonly string[] => {
  const lookup = catalog.operation('aws', service, operation);
  return lookup.kind === 'known' ? plainNeeds(lookup.operation) : [];
};

const conditions = (service: string, operation: string, permission: string): readonly When[] =>
  rulesOf(service, operation).flatMap((rule) =>
    rule.permission === permission && rule.when !== undefined ? [rule.when] : [],
  );

/** What every valid call needs, by the page of AWS that says so. */
const DOCUMENTED: readonly (readonly [page: string, service: string, operation: string, ...permissions: string[]])[] = [
  // "Required permissions for Amazon S3 API operations", S3 user guide
  ['S3', 's3', 'GetObject', 's3:GetObject'],
  ['S3', 's3', 'HeadObject', 's3:GetObject'],
  ['S3', 's3', 'ListObjectsV2', 's3:ListBucket'],
  ['S3', 's3', 'HeadBucket', 's3:ListBucket'],
  ['S3', 's3', 'ListBuckets', 's3:ListAllMyBuckets'],
  ['S3', 's3', 'ListObjectVersions', 's3:ListBucketVersions'],
  ['S3', 's3', 'ListParts', 's3:ListMultipartUploadParts'],
  ['S3', 's3', 'CreateMultipartUpload', 's3:PutObject'],
  ['S3', 's3', 'UploadPart', 's3:PutObject'],
  ['S3', 's3', 'CopyObject', 's3:GetObject', 's3:PutObject'],
  ['S3', 's3', 'DeleteObjects', 's3:DeleteObject'],
  ['S3', 's3', 'DeleteBucketCors', 's3:PutBucketCORS'],
  ['S3', 's3', 'DeleteBucketEncryption', 's3:PutEncryptionConfiguration'],
  ['S3', 's3', 'GetBucketLifecycleConfiguration', 's3:GetLifecycleConfiguration'],
  ['S3', 's3', 'PutBucketNotificationConfiguration', 's3:PutBucketNotification'],
  ['S3', 's3', 'ListBucketMetricsConfigurations', 's3:GetMetricsConfiguration'],
  ['S3', 's3', 'GetPublicAccessBlock', 's3:GetBucketPublicAccessBlock'],
  ['S3', 's3-control', 'GetPublicAccessBlock', 's3:GetAccountPublicAccessBlock'],
  ['S3', 's3-control', 'CreateBucket', 's3-outposts:CreateBucket'],
  // "Amazon SQS API permissions", "Amazon SNS API permissions"
  ['SQS', 'sqs', 'SendMessageBatch', 'sqs:SendMessage'],
  ['SQS', 'sqs', 'DeleteMessageBatch', 'sqs:DeleteMessage'],
  ['SNS', 'sns', 'PublishBatch', 'sns:Publish'],
  // "Lambda API permissions reference"; creating a function passes its role
  ['Lambda', 'lambda', 'Invoke', 'lambda:InvokeFunction'],
  ['Lambda', 'lambda', 'CreateFunction', 'lambda:CreateFunction', 'iam:PassRole'],
  // "AWS KMS permissions"
  ['KMS', 'kms', 'ReEncrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
  ['KMS', 'kms', 'Decrypt', 'kms:Decrypt'],
  // "Using IAM with DynamoDB transactions"
  ['DynamoDB', 'dynamodb', 'TransactGetItems', 'dynamodb:GetItem'],
  ['DynamoDB', 'dynamodb', 'Query', 'dynamodb:Query'],
  ['DynamoDB', 'dynamodb-streams', 'GetRecords', 'dynamodb:GetRecords'],
  // "Prerequisites for running model inference" of Bedrock
  ['Bedrock', 'bedrock-runtime', 'Converse', 'bedrock:InvokeModel'],
  ['Bedrock', 'bedrock-runtime', 'ConverseStream', 'bedrock:InvokeModelWithResponseStream'],
  // "Actions, resources, and condition keys for Amazon API Gateway Management": the verb is the action
  ['API Gateway', 'api-gateway', 'CreateRestApi', 'apigateway:POST'],
  ['API Gateway', 'api-gateway', 'UpdateStage', 'apigateway:PATCH'],
  ['API Gateway', 'apigatewayv2', 'GetApi', 'apigateway:GET'],
  ['API Gateway', 'apigatewaymanagementapi', 'PostToConnection', 'execute-api:ManageConnections'],
  // Prefixes that differ from the service's name
  ['States', 'sfn', 'StartExecution', 'states:StartExecution'],
  ['EventBridge', 'eventbridge', 'PutEvents', 'events:PutEvents'],
  ['CloudWatch', 'cloudwatch', 'PutMetricData', 'cloudwatch:PutMetricData'],
  ['Logs', 'cloudwatch-logs', 'PutLogEvents', 'logs:PutLogEvents'],
  ['IoT', 'iot-data-plane', 'Publish', 'iot:Publish'],
  ['Tagging', 'resource-groups-tagging-api', 'GetResources', 'tag:GetResources'],
  ['Keyspaces', 'keyspaces', 'CreateTable', 'cassandra:Create'],
  ['Budgets', 'budgets', 'DescribeBudgets', 'budgets:ViewBudget'],
  ['Timestream', 'timestream-query', 'Query', 'timestream:Select', 'timestream:DescribeEndpoints'],
  ['Neptune', 'neptunedata', 'GetGremlinQueryStatus', 'neptune-db:GetQueryStatus'],
  ['Secrets Manager', 'secrets-manager', 'GetSecretValue', 'secretsmanager:GetSecretValue'],
];

describe('permissions of AWS operations', () => {
  for (const [page, service, operation, ...permissions] of DOCUMENTED) {
    it(`${page}: ${service} ${operation} needs ${permissions.join(' and ')}`, () => {
      assert.deepEqual([...always(service, operation)].sort(), [...permissions].sort());
    });
  }

  it('needs nothing where AWS checks no permission', () => {
    for (const [service, operation] of [
      ['sts', 'GetCallerIdentity'],
      ['sts', 'AssumeRoleWithWebIdentity'],
      ['cognito-identity-provider', 'InitiateAuth'],
      ['cognito-identity', 'GetId'],
      ['codecatalyst', 'ListSpaces'],
    ] as const) {
      assert.deepEqual(rulesOf(service, operation), [], `${service} ${operation}`);
    }
  });

  it('needs an object ACL permission only with an ACL', () => {
    assert.deepEqual(
      conditions('s3', 'PutObject', 's3:PutObjectAcl').map((when) =>
        when.kind === 'parameter' ? when.path : when.kind,
      ),
      ['ACL', 'GrantFullControl', 'GrantRead', 'GrantReadACP', 'GrantWriteACP'],
    );
  });

  it('needs tagging, versions and retention only with their members', () => {
    const paths: readonly (readonly [string, string, string])[] = [
      ['PutObject', 's3:PutObjectTagging', 'Tagging'],
      ['PutObject', 's3:PutObjectRetention', 'ObjectLockMode'],
      ['GetObject', 's3:GetObjectVersion', 'VersionId'],
      ['DeleteObject', 's3:DeleteObjectVersion', 'VersionId'],
    ];
    for (const [operation, permission, path] of paths) {
      const [when] = conditions('s3', operation, permission);
      assert.equal(when?.kind === 'parameter' ? when.path : undefined, path, permission);
    }
  });

  it('names a key of one’s own as a circumstance, for reading and writing', () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['s3', 'GetObject', 'kms:Decrypt'],
      ['s3', 'PutObject', 'kms:GenerateDataKey'],
      ['sqs', 'SendMessage', 'kms:GenerateDataKey'],
      ['sqs', 'ReceiveMessage', 'kms:Decrypt'],
      ['sns', 'Publish', 'kms:GenerateDataKey'],
      ['dynamodb', 'PutItem', 'kms:Decrypt'],
      ['kinesis', 'PutRecord', 'kms:GenerateDataKey'],
      ['cloudwatch-logs', 'GetLogEvents', 'kms:Decrypt'],
      ['secrets-manager', 'GetSecretValue', 'kms:Decrypt'],
      ['ssm', 'GetParameter', 'kms:Decrypt'],
      ['redshift-data', 'ExecuteStatement', 'kms:Decrypt'],
    ];
    for (const [service, operation, permission] of cases) {
      const found = conditions(service, operation, permission);
      assert.ok(found.length > 0 && found.every((when) => when.kind === 'circumstance'), `${service} ${operation}`);
      assert.match(found[0]?.words ?? '', /^if .*customer-managed KMS key/);
    }
  });

  it('never needs a key without saying when', () => {
    for (const { service, name, permissions } of catalog.operations('aws')) {
      for (const { permission, when } of permissions) {
        if (permission.startsWith('kms:') && service !== 'kms')
          assert.ok(when !== undefined && when.words !== '', `${service} ${name} ${permission}`);
      }
    }
  });

  it('needs no key of its caller where the service itself uses the key', () => {
    assert.deepEqual(conditions('eventbridge', 'PutEvents', 'kms:GenerateDataKey'), []);
  });

  it('needs what the page of the operation in the API reference names besides', () => {
    const cases: readonly (readonly [service: string, operation: string, permission: string, when: string])[] = [
      ['secrets-manager', 'CreateSecret', 'secretsmanager:ReplicateSecretToRegions', 'when AddReplicaRegions is given'],
      ['secrets-manager', 'RotateSecret', 'lambda:InvokeFunction', 'if a Lambda function rotates the secret'],
      ['kinesis', 'CreateStream', 'kinesis:TagResource', 'when Tags is given'],
      ['redshift', 'GetClusterCredentials', 'redshift:JoinGroup', 'when DbGroups is given'],
      ['organizations', 'CreatePolicy', 'organizations:TagResource', 'when Tags is given'],
      ['budgets', 'CreateBudget', 'budgets:TagResource', 'when ResourceTags is given'],
      ['s3', 'ListParts', 'kms:Decrypt', 'if the object is encrypted with a customer-managed KMS key'],
      ['cloudwatch-logs', 'PutAccountPolicy', 'logs:PutTransformer', 'when policyType is TRANSFORMER_POLICY'],
    ];
    for (const [service, operation, permission, words] of cases) {
      assert.deepEqual(
        conditions(service, operation, permission).map((when) => when.words),
        [words],
        `${service} ${operation} ${permission}`,
      );
    }
    assert.ok(
      rulesOf('efs', 'CreateMountTarget').some(({ permission }) => permission === 'ec2:CreateNetworkInterface'),
    );
  });

  it('reads a version of an object with the permission for versions alone', () => {
    for (const operation of ['GetObject', 'HeadObject', 'GetObjectAttributes']) {
      const [when] = conditions('s3', operation, 's3:GetObject');
      assert.deepEqual(when, { kind: 'absent', path: 'VersionId', words: 'when VersionId is not given' }, operation);
    }
  });

  it('says to which service a role is passed, which service asks KMS and whose linked role it is', () => {
    const context = (service: string, operation: string, permission: string): unknown =>
      rulesOf(service, operation).find((rule) => rule.permission === permission)?.context;
    const cases: readonly (readonly [string, string, string, Readonly<Record<string, readonly string[]>>])[] = [
      ['lambda', 'CreateFunction', 'iam:PassRole', { 'iam:PassedToService': ['lambda.amazonaws.com'] }],
      ['sfn', 'CreateStateMachine', 'iam:PassRole', { 'iam:PassedToService': ['states.amazonaws.com'] }],
      ['s3', 'GetObject', 'kms:Decrypt', { 'kms:ViaService': ['s3.${Region}.amazonaws.com'] }],
      [
        'secrets-manager',
        'GetSecretValue',
        'kms:Decrypt',
        { 'kms:ViaService': ['secretsmanager.${Region}.amazonaws.com'] },
      ],
      ['rds', 'CreateDBInstance', 'kms:CreateGrant', { 'kms:ViaService': ['rds.${Region}.amazonaws.com'] }],
      [
        'auto-scaling',
        'CreateAutoScalingGroup',
        'iam:CreateServiceLinkedRole',
        { 'iam:AWSServiceName': ['autoscaling.amazonaws.com'] },
      ],
    ];
    for (const [service, operation, permission, expected] of cases) {
      assert.deepEqual(context(service, operation, permission), expected, `${service} ${operation}`);
    }
    assert.equal(context('kms', 'Decrypt', 'kms:Decrypt'), undefined, 'a direct call comes through no service');
  });

  it('tells the statements of PartiQL by their first word', () => {
    const [when] = conditions('dynamodb', 'BatchExecuteStatement', 'dynamodb:PartiQLSelect');
    assert.deepEqual(when, {
      kind: 'parameter',
      path: 'Statements[].Statement',
      values: ['SELECT'],
      words: 'if the statement is a SELECT',
    });
  });

  it('says of the services that applications call most when a dependent permission is needed', () => {
    const common = ['sqs', 'sns', 'kinesis', 'secrets-manager', 'ssm', 'eventbridge', 'cloudwatch-logs', 'iam', 'sts'];
    const vague: string[] = [];
    for (const { service, name, permissions } of catalog.operations('aws')) {
      if (!common.includes(service)) continue;
      for (const { permission, when } of permissions)
        if (when?.kind === 'circumstance' && when.words.includes('dependent action'))
          vague.push(`${name} ${permission}`);
    }
    assert.deepEqual(vague, []);
  });

  it('asks KMS for a key of one’s own only when the call names it', () => {
    for (const [service, operation, path] of [
      ['rds', 'CreateDBInstance', 'KmsKeyId'],
      ['ec2', 'CreateVolume', 'KmsKeyId'],
      ['efs', 'CreateFileSystem', 'KmsKeyId'],
      ['lambda', 'CreateFunction', 'KMSKeyArn'],
    ] as const) {
      const [when] = conditions(service, operation, 'kms:CreateGrant');
      assert.equal(when?.kind === 'parameter' ? when.path : undefined, path, operation);
    }
  });

  it('takes the kind of item of a transaction as the condition', () => {
    const [put] = conditions('dynamodb', 'TransactWriteItems', 'dynamodb:PutItem');
    assert.equal(put?.kind === 'parameter' ? put.path : undefined, 'TransactItems[].Put');
    assert.deepEqual(always('dynamodb', 'TransactWriteItems'), []);
  });

  it('passes a role that an optional member names only when it is given', () => {
    const [when] = conditions('cloudformation', 'CreateStack', 'iam:PassRole');
    assert.equal(when?.kind === 'parameter' ? when.path : undefined, 'RoleARN');
    assert.deepEqual(conditions('lambda', 'CreateFunction', 'iam:PassRole'), [], 'the role of a function is required');
  });

  it('says why an operation is not known', () => {
    for (const [service, operation, reason] of [
      ['s3', 'GetThing', /no operation "GetThing" of AWS service "s3"/],
      ['nowhere', 'GetObject', /no AWS service "nowhere"/],
      ['iotthingsgraph', 'GetEntities', /no entry for this service/],
      ['finspace-data', 'CreateDataset', /no IAM action is known/],
    ] as const) {
      const lookup = catalog.operation('aws', service, operation);
      assert.match(lookup.kind === 'unknown' ? lookup.reason : '', reason);
    }
  });

  it('names only permissions that exist', () => {
    const invented = new Set<string>();
    let rules = 0;
    for (const operation of catalog.operations('aws')) {
      for (const { permission } of operation.permissions) {
        rules += 1;
        if (catalog.permission('aws', permission)?.permission !== permission) invented.add(permission);
      }
    }
    assert.deepEqual([...invented], []);
    assert.ok(rules > 20_000, `${rules} rules`);
  });

  it('has a source for every operation', () => {
    for (const { service, name, source, origin } of catalog.operations('aws')) {
      assert.notEqual(source, '', `${service} ${name}`);
      if (origin === 'documented' || origin === 'curated') assert.match(source, /^https:\/\/docs\.aws\.amazon\.com\//);
    }
  });
});
