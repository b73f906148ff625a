import { does, document, gives } from './resource-row.js';
import type { ResourceModel, ResourceRow } from './resource-row.js';

/** S3 transfer methods of Bucket and Object ("S3 customization reference"): a transfer asks for the object's size before it fetches or copies. */
const bucketTransfers: ResourceRow['actions'] = {
  upload_file: { operations: ['PutObject'], positional: ['', 'Key'] },
  upload_fileobj: { operations: ['PutObject'], positional: ['', 'Key'] },
  download_file: { operations: ['HeadObject', 'GetObject'], positional: ['Key'] },
  download_fileobj: { operations: ['HeadObject', 'GetObject'], positional: ['Key'] },
  copy: { operations: ['HeadObject', 'CopyObject'], positional: ['CopySource', 'Key'] },
};
const objectTransfers: ResourceRow['actions'] = {
  upload_file: does('PutObject'),
  upload_fileobj: does('PutObject'),
  download_file: does('HeadObject', 'GetObject'),
  download_fileobj: does('HeadObject', 'GetObject'),
  copy: { operations: ['HeadObject', 'CopyObject'], positional: ['CopySource'] },
};

const BUCKET = ['Bucket', 'name', 'bucket_name'] as const;
const KEY = ['Key', 'key', 'object_key'] as const;
const bucketDocument = (load: string, more: Readonly<Record<string, string>>): ResourceRow => ({
  identifiers: [BUCKET],
  actions: document(load, more),
  references: { Bucket: 'Bucket' },
});
const lifecycle = bucketDocument('GetBucketLifecycleConfiguration', {
  put: 'PutBucketLifecycleConfiguration',
  delete: 'DeleteBucketLifecycle',
});
const objectActions: ResourceRow['actions'] = {
  ...document('HeadObject', { get: 'GetObject', put: 'PutObject', delete: 'DeleteObject', copy_from: 'CopyObject' }),
  restore_object: does('RestoreObject'),
  initiate_multipart_upload: gives('CreateMultipartUpload', 'MultipartUpload'),
  wait_until_exists: does('HeadObject'),
  wait_until_not_exists: does('HeadObject'),
};
const objectMakers = {
  Acl: 'ObjectAcl',
  Bucket: 'Bucket',
  MultipartUpload: 'MultipartUpload',
  Object: 'Object',
  Version: 'ObjectVersion',
};

/** Amazon S3 (Boto3 documentation, page "S3"). */
export const S3: ResourceModel = {
  resources: {
    ServiceResource: {
      identifiers: [],
      actions: { create_bucket: gives('CreateBucket', 'Bucket') },
      collections: { buckets: { operation: 'ListBuckets', resource: 'Bucket' } },
      makers: Object.fromEntries(
        [
          ...['Bucket', 'BucketAcl', 'BucketCors', 'BucketLifecycle', 'BucketLifecycleConfiguration', 'BucketLogging'],
          ...['BucketNotification', 'BucketPolicy', 'BucketRequestPayment', 'BucketTagging', 'BucketVersioning'],
          ...[
            'BucketWebsite',
            'MultipartUpload',
            'MultipartUploadPart',
            'Object',
            'ObjectAcl',
            'ObjectSummary',
            'ObjectVersion',
          ],
        ].map((name) => [name, name]),
      ),
    },
    Bucket: {
      identifiers: [BUCKET],
      actions: {
        ...bucketTransfers,
        ...document('ListBuckets', { create: 'CreateBucket', delete: 'DeleteBucket', delete_objects: 'DeleteObjects' }),
        put_object: gives('PutObject', 'Object'),
        wait_until_exists: does('HeadBucket'),
        wait_until_not_exists: does('HeadBucket'),
      },
      collections: {
        objects: { operation: 'ListObjects', resource: 'ObjectSummary', batch: { delete: 'DeleteObjects' } },
        object_versions: {
          operation: 'ListObjectVersions',
          resource: 'ObjectVersion',
          batch: { delete: 'DeleteObjects' },
        },
        multipart_uploads: { operation: 'ListMultipartUploads', resource: 'MultipartUpload' },
      },
      makers: {
        Object: 'Object',
        ...Object.fromEntries(
          [
            'Acl',
            'Cors',
            'Lifecycle',
            'LifecycleConfiguration',
            'Logging',
            'Notification',
            'Policy',
            'RequestPayment',
            'Tagging',
            'Versioning',
            'Website',
          ].map((part) => [part, `Bucket${part}`]),
        ),
      },
    },
    Object: { identifiers: [BUCKET, KEY], actions: { ...objectTransfers, ...objectActions }, makers: objectMakers },
    ObjectSummary: { identifiers: [BUCKET, KEY], actions: objectActions, makers: objectMakers },
    ObjectVersion: {
      identifiers: [BUCKET, KEY, ['VersionId', 'id']],
      actions: { get: does('GetObject'), head: does('HeadObject'), delete: does('DeleteObject') },
      makers: { Object: 'Object' },
    },
    ObjectAcl: {
      identifiers: [BUCKET, KEY],
      actions: document('GetObjectAcl', { put: 'PutObjectAcl' }),
      makers: { Object: 'Object' },
    },
    MultipartUpload: {
      identifiers: [BUCKET, KEY, ['UploadId', 'id', 'multipart_upload_id']],
      actions: { abort: does('AbortMultipartUpload'), complete: gives('CompleteMultipartUpload', 'Object') },
      collections: { parts: { operation: 'ListParts', resource: 'MultipartUploadPart' } },
      makers: { Part: 'MultipartUploadPart', Object: 'Object' },
    },
    MultipartUploadPart: {
      identifiers: [BUCKET, KEY, ['UploadId', 'multipart_upload_id'], ['PartNumber', 'part_number']],
      actions: { upload: does('UploadPart'), copy_from: does('UploadPartCopy') },
    },
    BucketAcl: bucketDocument('GetBucketAcl', { put: 'PutBucketAcl' }),
    BucketCors: bucketDocument('GetBucketCors', { put: 'PutBucketCors', delete: 'DeleteBucketCors' }),
    BucketLifecycle: lifecycle,
    BucketLifecycleConfiguration: lifecycle,
    BucketLogging: bucketDocument('GetBucketLogging', { put: 'PutBucketLogging' }),
    BucketNotification: bucketDocument('GetBucketNotificationConfiguration', {
      put: 'PutBucketNotificationConfiguration',
    }),
    BucketPolicy: bucketDocument('GetBucketPolicy', { put: 'PutBucketPolicy', delete: 'DeleteBucketPolicy' }),
    BucketRequestPayment: bucketDocument('GetBucketRequestPayment', { put: 'PutBucketRequestPayment' }),
    BucketTagging: bucketDocument('GetBucketTagging', { put: 'PutBucketTagging', delete: 'DeleteBucketTagging' }),
    BucketVersioning: bucketDocument('GetBucketVersioning', {
      put: 'PutBucketVersioning',
      enable: 'PutBucketVersioning',
      suspend: 'PutBucketVersioning',
    }),
    BucketWebsite: bucketDocument('GetBucketWebsite', { put: 'PutBucketWebsite', delete: 'DeleteBucketWebsite' }),
  },
};
