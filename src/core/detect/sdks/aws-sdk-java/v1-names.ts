/**
 * The AWS SDK for Java 1.x where it has names of its own ("AWS SDK for Java API Reference - 1.x"): methods that are not
 * named after their operation, and the short forms that take members one by one.
 */
export const SDK = 'aws-sdk-java-v1';

/** Methods of a service's client -> the operation they request, where the names differ. */
export const RENAMED_METHODS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  s3: {
    getObjectMetadata: 'HeadObject',
    doesObjectExist: 'HeadObject',
    doesBucketExist: 'HeadBucket',
    doesBucketExistV2: 'GetBucketAcl',
    getObjectAsString: 'GetObject',
    deleteVersion: 'DeleteObject',
    listVersions: 'ListObjectVersions',
    listNextBatchOfObjects: 'ListObjects',
    listNextBatchOfVersions: 'ListObjectVersions',
    initiateMultipartUpload: 'CreateMultipartUpload',
    copyPart: 'UploadPartCopy',
    setObjectAcl: 'PutObjectAcl',
    setBucketAcl: 'PutBucketAcl',
    setBucketPolicy: 'PutBucketPolicy',
    getBucketLoggingConfiguration: 'GetBucketLogging',
    setBucketLoggingConfiguration: 'PutBucketLogging',
    getBucketVersioningConfiguration: 'GetBucketVersioning',
    setBucketVersioningConfiguration: 'PutBucketVersioning',
    setBucketLifecycleConfiguration: 'PutBucketLifecycleConfiguration',
    deleteBucketLifecycleConfiguration: 'DeleteBucketLifecycle',
    getBucketCrossOriginConfiguration: 'GetBucketCors',
    setBucketCrossOriginConfiguration: 'PutBucketCors',
    deleteBucketCrossOriginConfiguration: 'DeleteBucketCors',
    getBucketTaggingConfiguration: 'GetBucketTagging',
    setBucketTaggingConfiguration: 'PutBucketTagging',
    deleteBucketTaggingConfiguration: 'DeleteBucketTagging',
    setBucketNotificationConfiguration: 'PutBucketNotificationConfiguration',
    getBucketWebsiteConfiguration: 'GetBucketWebsite',
    setBucketWebsiteConfiguration: 'PutBucketWebsite',
    deleteBucketWebsiteConfiguration: 'DeleteBucketWebsite',
    getBucketAccelerateConfiguration: 'GetBucketAccelerateConfiguration',
    setBucketAccelerateConfiguration: 'PutBucketAccelerateConfiguration',
    setBucketEncryption: 'PutBucketEncryption',
    deleteBucketEncryption: 'DeleteBucketEncryption',
    getBucketReplicationConfiguration: 'GetBucketReplication',
    setBucketReplicationConfiguration: 'PutBucketReplication',
    deleteBucketReplicationConfiguration: 'DeleteBucketReplication',
    setPublicAccessBlock: 'PutPublicAccessBlock',
    setObjectTagging: 'PutObjectTagging',
    setObjectLegalHold: 'PutObjectLegalHold',
    setObjectRetention: 'PutObjectRetention',
    setObjectLockConfiguration: 'PutObjectLockConfiguration',
    setBucketOwnershipControls: 'PutBucketOwnershipControls',
    setBucketAnalyticsConfiguration: 'PutBucketAnalyticsConfiguration',
    setBucketMetricsConfiguration: 'PutBucketMetricsConfiguration',
    setBucketInventoryConfiguration: 'PutBucketInventoryConfiguration',
    setBucketIntelligentTieringConfiguration: 'PutBucketIntelligentTieringConfiguration',
    enableRequesterPays: 'PutBucketRequestPayment',
    disableRequesterPays: 'PutBucketRequestPayment',
    isRequesterPaysEnabled: 'GetBucketRequestPayment',
    restoreObjectV2: 'RestoreObject',
    getS3AccountOwner: 'ListBuckets',
    listParts: 'ListParts',
    generatePresignedUrl: 'GetObject',
  },
};

/** Requests of a service whose class is not named after its operation. */
export const RENAMED_REQUESTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  s3: {
    GetObjectMetadata: 'HeadObject',
    InitiateMultipartUpload: 'CreateMultipartUpload',
    CopyPart: 'UploadPartCopy',
    DeleteVersion: 'DeleteObject',
    ListVersions: 'ListObjectVersions',
    GeneratePresignedUrl: 'GetObject',
    SetBucketPolicy: 'PutBucketPolicy',
    SetBucketAcl: 'PutBucketAcl',
    SetObjectAcl: 'PutObjectAcl',
    SetObjectTagging: 'PutObjectTagging',
    SetBucketVersioningConfiguration: 'PutBucketVersioning',
    SetBucketLifecycleConfiguration: 'PutBucketLifecycleConfiguration',
    SetBucketWebsiteConfiguration: 'PutBucketWebsite',
    SetBucketCrossOriginConfiguration: 'PutBucketCors',
    SetBucketTaggingConfiguration: 'PutBucketTagging',
    SetBucketNotificationConfiguration: 'PutBucketNotificationConfiguration',
    SetBucketEncryption: 'PutBucketEncryption',
    SetBucketLoggingConfiguration: 'PutBucketLogging',
    SetPublicAccessBlock: 'PutPublicAccessBlock',
  },
};

/** Members that setters name differently from the API. */
export const RENAMED_MEMBERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  s3: {
    bucketName: 'Bucket',
    cannedAcl: 'ACL',
    accessControlList: 'AccessControlPolicy',
    sSEAwsKeyManagementParams: 'SSEKMSKeyId',
  },
};

const URL_OF_QUEUE = ['QueueUrl'];
const NAME_OF_TABLE = ['TableName'];

/**
 * Members that an operation's constructor and the short form of its method take one by one, in order; what follows them
 * is of no interest. Only texts are taken: the first of a longer form may be of another kind.
 */
export const POSITIONAL_MEMBERS: Readonly<Record<string, Readonly<Record<string, readonly (string | undefined)[]>>>> = {
  s3: {
    CopyObject: ['sourceBucketName', 'sourceKey', 'Bucket', 'Key'],
    DeleteObject: ['Bucket', 'Key', 'VersionId'],
    ListObjects: ['Bucket', 'Prefix'],
    ListObjectsV2: ['Bucket', 'Prefix'],
    ListObjectVersions: ['Bucket', 'Prefix'],
    SelectObjectContent: [],
    ListBuckets: [],
  },
  sqs: {
    SendMessage: ['QueueUrl', 'MessageBody'],
    SendMessageBatch: URL_OF_QUEUE,
    ReceiveMessage: URL_OF_QUEUE,
    DeleteMessage: ['QueueUrl', 'ReceiptHandle'],
    DeleteMessageBatch: URL_OF_QUEUE,
    ChangeMessageVisibility: ['QueueUrl', 'ReceiptHandle'],
    CreateQueue: ['QueueName'],
    GetQueueUrl: ['QueueName'],
    DeleteQueue: URL_OF_QUEUE,
    PurgeQueue: URL_OF_QUEUE,
    GetQueueAttributes: URL_OF_QUEUE,
    SetQueueAttributes: URL_OF_QUEUE,
    ListQueues: ['QueueNamePrefix'],
  },
  sns: {
    Publish: ['TopicArn', 'Message', 'Subject'],
    CreateTopic: ['Name'],
    DeleteTopic: ['TopicArn'],
    Subscribe: ['TopicArn', 'Protocol', 'Endpoint'],
    Unsubscribe: ['SubscriptionArn'],
    ConfirmSubscription: ['TopicArn', 'Token'],
    GetTopicAttributes: ['TopicArn'],
    SetTopicAttributes: ['TopicArn', 'AttributeName', 'AttributeValue'],
    ListSubscriptionsByTopic: ['TopicArn'],
  },
  dynamodb: {
    GetItem: NAME_OF_TABLE,
    PutItem: NAME_OF_TABLE,
    UpdateItem: NAME_OF_TABLE,
    DeleteItem: NAME_OF_TABLE,
    Query: NAME_OF_TABLE,
    Scan: NAME_OF_TABLE,
    DescribeTable: NAME_OF_TABLE,
    UpdateTable: NAME_OF_TABLE,
    DeleteTable: NAME_OF_TABLE,
    CreateTable: NAME_OF_TABLE,
    ListTables: ['ExclusiveStartTableName'],
  },
  kinesis: {
    PutRecord: ['StreamName'],
    CreateStream: ['StreamName'],
    DeleteStream: ['StreamName'],
    DescribeStream: ['StreamName'],
    GetShardIterator: ['StreamName', 'ShardId', 'ShardIteratorType'],
  },
  ssm: { GetParameter: [] },
};

/** Of S3, every short form begins with the bucket and, where the operation has one, the key. */
export const S3_POSITIONAL = ['Bucket', 'Key'] as const;

/** HTTP methods as the third or fourth argument of `generatePresignedUrl`, and what the address then does. */
export const SIGNED_METHODS: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
  HEAD: 'HeadObject',
};

/** Iterables over all pages of a listing: static methods of classes of `com.amazonaws.services.s3.iterable`. */
export const ITERABLES: Readonly<Record<string, string>> = {
  S3Objects: 'ListObjects',
  S3Versions: 'ListObjectVersions',
};

/** Objects of the document model that its client gives, with what they settle by position. */
export const DERIVED_OBJECTS: readonly {
  readonly of: string;
  readonly method: string;
  readonly gives: string;
  readonly members: readonly string[];
}[] = [
  { of: 'DynamoDB', method: 'getTable', gives: 'Table', members: ['TableName'] },
  { of: 'Table', method: 'getIndex', gives: 'Index', members: ['IndexName'] },
];
