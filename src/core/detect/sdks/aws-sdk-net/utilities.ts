/**
 * Methods beyond the API's operations: those that the SDK adds to its clients, classes around clients, and how their
 * arguments name the request's members. Facts by the pages that each row names.
 */

/** An operation by the catalog's name; `service` if not the client's; `when` follows "needed ". */
export interface UtilityOperation {
  readonly operation: string;
  readonly service?: string;
  readonly when?: string;
}

export interface UtilityRow {
  readonly operations: readonly UtilityOperation[];
  /** Members in the order of the parameters; an empty text: an argument that is no member. */
  readonly takes: readonly string[];
  /** Set where the HTTP verb of the request decides the operation. */
  readonly byVerb?: boolean;
}

const one = (operation: string, ...takes: readonly string[]): UtilityRow => ({ operations: [{ operation }], takes });

const UPLOAD = [
  { operation: 'PutObject' },
  { operation: 'AbortMultipartUpload', when: 'when an upload in several parts fails' },
];

/** "AWS SDK for .NET API Reference": ICoreAmazonS3, IAmazonS3 and their extension methods. */
const S3_CLIENT: Readonly<Record<string, UtilityRow>> = {
  GetPreSignedURL: { operations: [{ operation: 'GetObject' }], takes: [], byVerb: true },
  GeneratePreSignedURL: { operations: [{ operation: 'GetObject' }], takes: ['Bucket', 'Key'], byVerb: true },
  CreatePresignedPost: one('PutObject'),
  UploadObjectFromFilePath: { operations: UPLOAD, takes: ['Bucket', 'Key', ''] },
  UploadObjectFromStream: { operations: UPLOAD, takes: ['Bucket', 'Key', ''] },
  DownloadToFilePath: one('GetObject', 'Bucket', 'Key'),
  GetObjectStream: one('GetObject', 'Bucket', 'Key'),
  GetAllObjectKeys: one('ListObjects', 'Bucket', 'Prefix'),
  Delete: one('DeleteObject', 'Bucket', 'Key'),
  Deletes: one('DeleteObjects', 'Bucket'),
  EnsureBucketExists: one('CreateBucket', 'Bucket'),
  DoesS3BucketExist: one('GetBucketAcl', 'Bucket'),
  MakeObjectPublic: one('PutObjectAcl', 'Bucket', 'Key'),
};

/** "AWS SDK for .NET API Reference": IAmazonSimpleNotificationService. */
const SNS_CLIENT: Readonly<Record<string, UtilityRow>> = {
  FindTopic: one('ListTopics'),
  SubscribeQueue: {
    operations: [
      { operation: 'Subscribe' },
      { operation: 'GetQueueAttributes', service: 'sqs' },
      { operation: 'SetQueueAttributes', service: 'sqs' },
    ],
    takes: ['TopicArn', '', 'QueueUrl'],
  },
  SubscribeQueueToTopics: {
    operations: [
      { operation: 'Subscribe' },
      { operation: 'GetQueueAttributes', service: 'sqs' },
      { operation: 'SetQueueAttributes', service: 'sqs' },
    ],
    takes: ['', '', 'QueueUrl'],
  },
  AuthorizeS3ToPublish: {
    operations: [{ operation: 'GetTopicAttributes' }, { operation: 'SetTopicAttributes' }],
    takes: ['TopicArn'],
  },
};

/** "AWS SDK for .NET API Reference": IAmazonSQS. */
const SQS_CLIENT: Readonly<Record<string, UtilityRow>> = {
  AuthorizeS3ToSendMessage: {
    operations: [{ operation: 'GetQueueAttributes' }, { operation: 'SetQueueAttributes' }],
    takes: ['QueueUrl'],
  },
};

const CLIENT_METHODS: Readonly<Record<string, Readonly<Record<string, UtilityRow>>>> = {
  s3: S3_CLIENT,
  sns: SNS_CLIENT,
  sqs: SQS_CLIENT,
};

/** The row of a method that the SDK adds to a client; `name` without `Async`. */
export function clientUtility(service: string, name: string): UtilityRow | undefined {
  const rows = CLIENT_METHODS[service];
  return rows !== undefined && Object.hasOwn(rows, name) ? rows[name] : undefined;
}

/** Static methods that take a client first: "AWS SDK for .NET API Reference", Amazon.S3.Util.AmazonS3Util. */
export const STATIC_UTILITIES: Readonly<Record<string, Readonly<Record<string, UtilityRow>>>> = {
  AmazonS3Util: {
    DoesS3BucketExistV2: one('GetBucketAcl', '', 'Bucket'),
    DoesS3BucketExist: one('HeadBucket', '', 'Bucket'),
    DeleteS3BucketWithObjects: {
      operations: [{ operation: 'ListObjectVersions' }, { operation: 'DeleteObjects' }, { operation: 'DeleteBucket' }],
      takes: ['', 'Bucket'],
    },
  },
};

/** Parameters of the methods of classes around clients, where they are not one request. */
export const HELPER_PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  'TransferUtility.Upload': ['', 'Bucket', 'Key'],
  'TransferUtility.UploadDirectory': ['', 'Bucket'],
  'TransferUtility.Download': ['', 'Bucket', 'Key'],
  'TransferUtility.DownloadDirectory': ['Bucket', 'Prefix'],
  'TransferUtility.OpenStream': ['Bucket', 'Key'],
  'TransferUtility.AbortMultipartUploads': ['Bucket'],
  'ArchiveTransferManager.CreateVault': ['vaultName'],
  'ArchiveTransferManager.DeleteVault': ['vaultName'],
  'ArchiveTransferManager.DeleteArchive': ['vaultName', 'archiveId'],
  'ArchiveTransferManager.Upload': ['vaultName', ''],
  'ArchiveTransferManager.Download': ['vaultName', ''],
  'Table.GetItem': ['Key'],
  'Table.PutItem': ['Item'],
  'SecretsManagerCache.GetSecretString': ['SecretId'],
  'SecretsManagerCache.GetSecretBinary': ['SecretId'],
};

const IN_PARTS = 'for an archive of more than 10 MB';
const ARCHIVE_UPLOAD = [
  ['UploadArchive'],
  ['InitiateMultipartUpload', IN_PARTS],
  ['UploadMultipartPart', IN_PARTS],
  ['CompleteMultipartUpload', IN_PARTS],
] as const;
const ARCHIVE_DOWNLOAD = [
  ['InitiateJob'],
  ['GetJobOutput'],
  ['sns:CreateTopic'],
  ['sns:Subscribe'],
  ['sns:DeleteTopic'],
  ['sqs:CreateQueue'],
  ['sqs:GetQueueAttributes'],
  ['sqs:SetQueueAttributes'],
  ['sqs:ReceiveMessage'],
  ['sqs:DeleteMessage'],
  ['sqs:DeleteQueue'],
] as const;

/** Classes around clients that the catalog's tables do not have; `sqs:` before an operation names another service. */
export const FURTHER_HELPERS: readonly {
  readonly module: string;
  readonly service: string;
  readonly methods: Readonly<Record<string, readonly (readonly [operation: string, when?: string])[]>>;
}[] = [
  {
    // "AWS Secrets Manager User Guide": get a secret using .NET with client-side caching.
    module: 'Amazon.SecretsManager.Extensions.Caching',
    service: 'secrets-manager',
    methods: {
      'SecretsManagerCache.GetSecretString': [['DescribeSecret'], ['GetSecretValue']],
      'SecretsManagerCache.GetSecretBinary': [['DescribeSecret'], ['GetSecretValue']],
      'SecretsManagerCache.RefreshNowAsync': [['DescribeSecret'], ['GetSecretValue']],
    },
  },
  {
    // "Amazon S3 Glacier Developer Guide": using the AWS SDK for .NET, high-level API. A download waits for its job by a
    // topic and a queue of its own.
    module: 'Amazon.Glacier.Transfer',
    service: 'glacier',
    methods: {
      'ArchiveTransferManager.CreateVault': [['CreateVault']],
      'ArchiveTransferManager.CreateVaultAsync': [['CreateVault']],
      'ArchiveTransferManager.DeleteVault': [['DeleteVault']],
      'ArchiveTransferManager.DeleteVaultAsync': [['DeleteVault']],
      'ArchiveTransferManager.DeleteArchive': [['DeleteArchive']],
      'ArchiveTransferManager.DeleteArchiveAsync': [['DeleteArchive']],
      'ArchiveTransferManager.Upload': ARCHIVE_UPLOAD,
      'ArchiveTransferManager.UploadAsync': ARCHIVE_UPLOAD,
      'ArchiveTransferManager.Download': ARCHIVE_DOWNLOAD,
      'ArchiveTransferManager.DownloadAsync': ARCHIVE_DOWNLOAD,
    },
  },
];

/** Model classes whose members decide permissions (Amazon.DynamoDBv2.Model, Amazon.S3.Model). */
export const MODEL_CLASSES: Readonly<Record<string, ReadonlySet<string>>> = {
  dynamodb: new Set([
    'TransactWriteItem',
    'TransactGetItem',
    'Put',
    'Update',
    'Delete',
    'Get',
    'ConditionCheck',
    'KeysAndAttributes',
    'BatchStatementRequest',
    'ParameterizedStatement',
  ]),
  s3: new Set(['KeyVersion']),
};

export const UTILITY_NAMES: readonly string[] = [
  ...Object.values(CLIENT_METHODS).flatMap((rows) => Object.keys(rows)),
  ...Object.values(STATIC_UTILITIES).flatMap((rows) => Object.keys(rows)),
];
