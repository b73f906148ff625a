import assert from 'node:assert/strict';
import type { ResourceClass } from '../../../src/core/catalog/boto3.js';
import { testCatalog } from '../../support/catalog.js';

const aws = testCatalog().aws;
assert.ok(aws);

function classOf(service: string, name: string): ResourceClass {
  const found = aws?.resourceModel(service)?.resources[name];
  assert.ok(found, `${service} ${name}`);
  return found;
}

const SERVICES = ['cloudformation', 'cloudwatch', 'dynamodb', 'ec2', 'glacier', 'iam', 'opsworks', 's3', 'sns', 'sqs'];

describe('resource interface of boto3', () => {
  it('has the ten services, and no other', () => {
    for (const service of SERVICES) assert.ok(aws.resourceModel(service), service);
    assert.equal(aws.resourceModel('lambda'), undefined);
  });

  it('requests what each page of the documentation says', () => {
    for (const [service, name, method, operation, bind] of [
      ['s3', 'Bucket', 'put_object', 'PutObject', { Bucket: 'name' }],
      ['s3', 'Bucket', 'load', 'ListBuckets', undefined],
      ['s3', 'Object', 'get', 'GetObject', { Bucket: 'bucket_name', Key: 'key' }],
      ['s3', 'Object', 'load', 'HeadObject', { Bucket: 'bucket_name', Key: 'key' }],
      ['s3', 'Bucket', 'wait_until_exists', 'HeadBucket', { Bucket: 'name' }],
      ['s3', 'BucketVersioning', 'enable', 'PutBucketVersioning', { Bucket: 'bucket_name' }],
      [
        's3',
        'MultipartUpload',
        'abort',
        'AbortMultipartUpload',
        { Bucket: 'bucket_name', Key: 'object_key', UploadId: 'id' },
      ],
      ['dynamodb', 'Table', 'put_item', 'PutItem', { TableName: 'name' }],
      ['dynamodb', 'Table', 'reload', 'DescribeTable', { TableName: 'name' }],
      ['sqs', 'Queue', 'send_messages', 'SendMessageBatch', { QueueUrl: 'url' }],
      ['sqs', 'Message', 'delete', 'DeleteMessage', { QueueUrl: 'queue_url', ReceiptHandle: 'receipt_handle' }],
      ['sns', 'Topic', 'publish', 'Publish', { TopicArn: 'arn' }],
      ['sns', 'PlatformEndpoint', 'publish', 'Publish', { TargetArn: 'arn' }],
      ['ec2', 'Instance', 'stop', 'StopInstances', { 'InstanceIds[]': 'id' }],
      ['ec2', 'Instance', 'attach_volume', 'AttachVolume', { InstanceId: 'id' }],
      ['ec2', 'Instance', 'create_tags', 'CreateTags', { 'Resources[]': 'id' }],
      ['ec2', 'SecurityGroup', 'authorize_ingress', 'AuthorizeSecurityGroupIngress', { GroupId: 'id' }],
      ['ec2', 'Vpc', 'create_subnet', 'CreateSubnet', { VpcId: 'id' }],
      ['iam', 'Role', 'attach_policy', 'AttachRolePolicy', { RoleName: 'name' }],
      ['iam', 'Policy', 'attach_role', 'AttachRolePolicy', { PolicyArn: 'arn' }],
      ['iam', 'User', 'add_group', 'AddUserToGroup', { UserName: 'name' }],
      ['iam', 'AccessKey', 'activate', 'UpdateAccessKey', { UserName: 'user_name', AccessKeyId: 'id' }],
      ['cloudformation', 'Stack', 'update', 'UpdateStack', { StackName: 'name' }],
      [
        'cloudwatch',
        'Metric',
        'put_data',
        'PutMetricData',
        { Namespace: 'namespace', 'MetricData[].MetricName': 'name' },
      ],
      ['cloudwatch', 'Alarm', 'delete', 'DeleteAlarms', { 'AlarmNames[]': 'name' }],
      ['glacier', 'Vault', 'upload_archive', 'UploadArchive', { vaultName: 'name', accountId: 'account_id' }],
      ['opsworks', 'Stack', 'delete', 'DeleteStack', { StackId: 'id' }],
    ] as const) {
      const action = classOf(service, name).actions?.[method];
      assert.deepEqual(action?.operations, [operation], `${service} ${name}.${method}`);
      assert.deepEqual(action.bind, bind, `${service} ${name}.${method}`);
    }
  });

  it('sends the constants that tell its methods apart', () => {
    const { actions = {} } = classOf('s3', 'BucketVersioning');
    assert.equal(actions['enable']?.fixed?.['VersioningConfiguration.Status'], 'Enabled');
    assert.equal(actions['suspend']?.fixed?.['VersioningConfiguration.Status'], 'Suspended');
  });

  it('lists collections, and acts on all of their elements', () => {
    assert.deepEqual(classOf('s3', 'Bucket').collections?.['objects'], {
      operation: 'ListObjects',
      bind: { Bucket: 'name' },
      resource: 'ObjectSummary',
    });
    assert.deepEqual(classOf('s3', 'ObjectSummary').batch?.['delete']?.operations, ['DeleteObjects']);
    assert.deepEqual(classOf('ec2', 'Instance').batch?.['terminate']?.bind, { 'InstanceIds[]': 'id' });
    assert.equal(classOf('iam', 'Role').collections?.['attached_policies']?.operation, 'ListAttachedRolePolicies');
  });

  it('makes resources of resources, of the service all', () => {
    assert.equal(classOf('s3', 'Bucket').makers?.['Acl'], 'BucketAcl');
    assert.equal(classOf('s3', 'ServiceResource').makers?.['ObjectSummary'], 'ObjectSummary');
    assert.equal(classOf('ec2', 'Instance').references?.['vpc'], 'Vpc');
  });

  it('has what boto3 adds by hand', () => {
    assert.deepEqual(classOf('s3', 'Bucket').actions?.['upload_file'], {
      operations: ['PutObject'],
      bind: { Bucket: 'name' },
      positional: ['', 'Key'],
    });
    assert.deepEqual(classOf('s3', 'Object').actions?.['download_file']?.operations, ['HeadObject', 'GetObject']);
    assert.deepEqual(classOf('dynamodb', 'Table').actions?.['batch_writer']?.operations, ['BatchWriteItem']);
  });

  it('names only operations of the service', () => {
    let rows = 0;
    for (const service of SERVICES) {
      for (const [name, row] of Object.entries(aws.resourceModel(service)?.resources ?? {})) {
        const operations = [
          ...Object.values(row.actions ?? {}).flatMap((action) => action.operations),
          ...Object.values(row.batch ?? {}).flatMap((action) => action.operations),
          ...Object.values(row.collections ?? {}).map((collection) => collection.operation),
        ];
        rows += operations.length;
        for (const operation of operations) {
          assert.notEqual(
            testCatalog().operation('aws', service, operation).kind,
            'unknown',
            `${service} ${name} ${operation}`,
          );
        }
      }
    }
    assert.ok(rows > 500, `${rows}`);
  });
});

describe('helpers of the SDKs', () => {
  const operations = (sdk: Parameters<NonNullable<typeof aws>['helpers']>[0], method: string): readonly string[] =>
    aws
      .helpers(sdk)
      .flatMap((helper) =>
        (helper.methods[method] ?? []).map(([operation, when]) => (when === undefined ? operation : `${operation}?`)),
      );

  it('request what their pages say', () => {
    for (const [sdk, method, ...expected] of [
      ['js-v3', 'PutCommand', 'PutItem'],
      ['js-v2', 'DocumentClient.get', 'GetItem'],
      ['java-v2', 'DynamoDbTable.scan', 'Scan'],
      ['java-v1', 'DynamoDBMapper.load', 'GetItem'],
      ['dotnet', 'DynamoDBContext.SaveAsync', 'UpdateItem'],
      ['go-v2', 'Downloader.Download', 'GetObject'],
      ['java-v2', 'S3Presigner.presignPutObject', 'PutObject'],
      ['java-v2', 'SqsAsyncBatchManager.sendMessage', 'SendMessageBatch'],
      ['python-powertools', 'get_secret', 'GetSecretValue'],
      ['typescript-powertools', 'getParameter', 'GetParameter'],
      ['python-powertools', 'DynamoDBPersistenceLayer', 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
      ['python-powertools', 'process_partial_response'],
    ] as const) {
      assert.deepEqual(operations(sdk, method), expected, `${sdk} ${method}`);
    }
    assert.equal(operations('js-v3', 'Upload.done')[0], 'PutObject');
    assert.ok(operations('js-v3', 'Upload.done').includes('AbortMultipartUpload?'));
  });

  it('have a page each, and operations that exist', () => {
    for (const { service, page, methods, module } of aws.helpers()) {
      assert.match(page, /^https:\/\/docs\./, module);
      for (const [operation] of Object.values(methods).flat()) {
        assert.equal(testCatalog().operation('aws', service, operation).kind, 'known', `${module} ${operation}`);
      }
    }
  });
});
