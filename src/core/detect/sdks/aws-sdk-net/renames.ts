/**
 * Where the AWS SDK for .NET says otherwise than the API: names of its operations and of members of its requests.
 * Facts by the "AWS SDK for .NET API Reference" (Amazon.S3: class AmazonS3Client and the request classes of
 * Amazon.S3.Model).
 */

/** Methods and request classes without `Async` and `Request`, and the API's operation. Those with a key go to the object. */
const S3_OPERATIONS: Readonly<Record<string, string | { readonly bucket: string; readonly object: string }>> = {
  PutBucket: 'CreateBucket',
  GetObjectMetadata: 'HeadObject',
  InitiateMultipartUpload: 'CreateMultipartUpload',
  CopyPart: 'UploadPartCopy',
  ListVersions: 'ListObjectVersions',
  GetACL: { bucket: 'GetBucketAcl', object: 'GetObjectAcl' },
  PutACL: { bucket: 'PutBucketAcl', object: 'PutObjectAcl' },
  GetCORSConfiguration: 'GetBucketCors',
  PutCORSConfiguration: 'PutBucketCors',
  DeleteCORSConfiguration: 'DeleteBucketCors',
  GetLifecycleConfiguration: 'GetBucketLifecycleConfiguration',
  PutLifecycleConfiguration: 'PutBucketLifecycleConfiguration',
  DeleteLifecycleConfiguration: 'DeleteBucketLifecycle',
  GetBucketNotification: 'GetBucketNotificationConfiguration',
  PutBucketNotification: 'PutBucketNotificationConfiguration',
};

/** Members of the requests of Amazon S3. */
export const S3_MEMBERS: Readonly<Record<string, string>> = {
  BucketName: 'Bucket',
  DestinationBucket: 'Bucket',
  DestinationKey: 'Key',
  CannedACL: 'ACL',
  TagSet: 'Tagging',
  ServerSideEncryptionMethod: 'ServerSideEncryption',
  ServerSideEncryptionKeyManagementServiceKeyId: 'SSEKMSKeyId',
  FilePath: 'Body',
  InputStream: 'Body',
  ContentBody: 'Body',
};

/** Words of the enumerations that decide permissions, by class and member. Others are not spelled as the API does. */
const CONSTANTS: Readonly<Record<string, string>> = {
  'ServerSideEncryptionMethod.AES256': 'AES256',
  'ServerSideEncryptionMethod.AWSKMS': 'aws:kms',
  'ServerSideEncryptionMethod.AWSKMSDSSE': 'aws:kms:dsse',
  'S3CannedACL.Private': 'private',
  'S3CannedACL.PublicRead': 'public-read',
  'S3CannedACL.PublicReadWrite': 'public-read-write',
  'S3CannedACL.AuthenticatedRead': 'authenticated-read',
  'S3CannedACL.BucketOwnerRead': 'bucket-owner-read',
  'S3CannedACL.BucketOwnerFullControl': 'bucket-owner-full-control',
  'S3CannedACL.LogDeliveryWrite': 'log-delivery-write',
  'HttpVerb.GET': 'GET',
  'HttpVerb.PUT': 'PUT',
  'HttpVerb.HEAD': 'HEAD',
  'HttpVerb.DELETE': 'DELETE',
};
const CONSTANT_CLASSES: ReadonlySet<string> = new Set(Object.keys(CONSTANTS).map((name) => name.split('.')[0] ?? ''));

export const isConstantClass = (name: string): boolean => CONSTANT_CLASSES.has(name);
export const constantText = (name: string): string | undefined => CONSTANTS[name];

const bare = new Map(Object.keys(S3_OPERATIONS).map((name) => [name.toLowerCase(), name]));

/** The API's name of an operation of S3 that .NET names otherwise; `hasKey`: an object's key is given. */
export function renamedOperation(service: string, name: string, hasKey: boolean): string | undefined {
  const known = service === 's3' ? bare.get(name.toLowerCase()) : undefined;
  const row = known === undefined ? undefined : S3_OPERATIONS[known];
  if (row === undefined || typeof row === 'string') return row;
  return hasKey ? row.object : row.bucket;
}

export const isRenamed = (normalised: string): boolean => bare.has(normalised);

/**
 * Members that short overloads take in order: `PublishAsync(topicArn, message)`. Overloads of the clients of the "AWS SDK
 * for .NET API Reference"; an operation that is not listed takes its required member, where it has one only.
 */
export const OVERLOADS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  s3: {
    CreateBucket: ['Bucket'],
    DeleteBucket: ['Bucket'],
    GetObject: ['Bucket', 'Key', 'VersionId'],
    HeadObject: ['Bucket', 'Key', 'VersionId'],
    DeleteObject: ['Bucket', 'Key', 'VersionId'],
    ListObjects: ['Bucket', 'Prefix'],
    ListObjectsV2: ['Bucket', 'Prefix'],
    ListObjectVersions: ['Bucket', 'Prefix'],
    CopyObject: ['SourceBucket', 'SourceKey', 'DestinationBucket', 'DestinationKey'],
    UploadPartCopy: ['SourceBucket', 'SourceKey', 'DestinationBucket', 'DestinationKey', 'UploadId'],
    CreateMultipartUpload: ['Bucket', 'Key'],
    AbortMultipartUpload: ['Bucket', 'Key', 'UploadId'],
    ListParts: ['Bucket', 'Key', 'UploadId'],
    ListMultipartUploads: ['Bucket', 'Prefix'],
    RestoreObject: ['Bucket', 'Key', 'Days'],
    GetBucketAcl: ['Bucket'],
    PutBucketPolicy: ['Bucket', 'Policy'],
    PutBucketCors: ['Bucket', 'CORSConfiguration'],
    PutBucketLifecycleConfiguration: ['Bucket', 'LifecycleConfiguration'],
    PutBucketTagging: ['Bucket', 'Tagging'],
    PutBucketWebsite: ['Bucket', 'WebsiteConfiguration'],
  },
  dynamodb: {
    GetItem: ['TableName', 'Key', 'ConsistentRead'],
    PutItem: ['TableName', 'Item', 'ReturnValues'],
    UpdateItem: ['TableName', 'Key', 'AttributeUpdates', 'ReturnValues'],
    DeleteItem: ['TableName', 'Key', 'ReturnValues'],
    Scan: ['TableName', 'AttributesToGet'],
    BatchGetItem: ['RequestItems'],
    BatchWriteItem: ['RequestItems'],
    CreateTable: ['TableName', 'KeySchema', 'AttributeDefinitions', 'ProvisionedThroughput'],
    UpdateTable: ['TableName', 'ProvisionedThroughput'],
    ListTables: ['ExclusiveStartTableName', 'Limit'],
  },
  sqs: {
    SendMessage: ['QueueUrl', 'MessageBody'],
    SendMessageBatch: ['QueueUrl', 'Entries'],
    ReceiveMessage: ['QueueUrl'],
    DeleteMessage: ['QueueUrl', 'ReceiptHandle'],
    DeleteMessageBatch: ['QueueUrl', 'Entries'],
    ChangeMessageVisibility: ['QueueUrl', 'ReceiptHandle', 'VisibilityTimeout'],
    GetQueueAttributes: ['QueueUrl', 'AttributeNames'],
    SetQueueAttributes: ['QueueUrl', 'Attributes'],
    AddPermission: ['QueueUrl', 'Label', 'AWSAccountIds', 'Actions'],
    RemovePermission: ['QueueUrl', 'Label'],
    ListQueues: ['QueueNamePrefix'],
  },
  sns: {
    Publish: ['TopicArn', 'Message', 'Subject'],
    Subscribe: ['TopicArn', 'Protocol', 'Endpoint'],
    SetTopicAttributes: ['TopicArn', 'AttributeName', 'AttributeValue'],
    ConfirmSubscription: ['TopicArn', 'Token', 'AuthenticateOnUnsubscribe'],
    ListSubscriptionsByTopic: ['TopicArn', 'NextToken'],
    AddPermission: ['TopicArn', 'Label', 'AWSAccountId', 'ActionName'],
    RemovePermission: ['TopicArn', 'Label'],
  },
};
