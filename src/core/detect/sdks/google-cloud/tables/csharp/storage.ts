import type { LibraryTable } from '../../table.js';
import { storage } from '../operations.js';
import { client, creates, withAsync } from './clients.js';

const { buckets, objects, notifications, hmacKeys } = storage;
const bucket = { takes: 'bucket', bind: { bucket: 'bucket' } };
const object = { takes: 'bucket, object', bind: { bucket: 'bucket', object: 'object' } };

/** Google.Cloud.Storage.V1. */
export const csharpStorage: LibraryTable = {
  library: 'Google.Cloud.Storage.V1',
  documentation: 'https://cloud.google.com/dotnet/docs/reference/Google.Cloud.Storage.V1/latest',
  namespace: 'storage',
  service: 'storage',
  modules: {
    'Google.Cloud.Storage.V1': {
      exports: { StorageClient: 'StorageClient', StorageClientBuilder: 'StorageClientBuilder', UrlSigner: 'UrlSigner' },
    },
    'Google.Cloud.Storage.Control.V2': { generated: 'google.storage.control.v2' },
  },
  types: {
    ...client('StorageClient'),
    UrlSigner: { methods: {} },
    StorageClient: {
      statics: creates('StorageClient', { takes: 'credentials', configure: { credentials: 'credentials' } }),
      methods: {
        [withAsync('CreateBucket')]: {
          takes: 'project, name',
          bind: { project: 'project', name: 'name' },
          calls: buckets.create,
        },
        [withAsync('GetBucket')]: { ...bucket, calls: buckets.get },
        [withAsync('ListBuckets')]: buckets.list,
        [withAsync('UpdateBucket, PatchBucket')]: buckets.update,
        [withAsync('DeleteBucket')]: { ...bucket, calls: buckets.delete },
        [withAsync('LockBucketRetentionPolicy')]: { ...bucket, calls: buckets.lock },
        [withAsync('GetBucketIamPolicy')]: { ...bucket, calls: buckets.getPolicy },
        [withAsync('SetBucketIamPolicy')]: { ...bucket, calls: buckets.setPolicy },
        [withAsync('TestBucketIamPermissions')]: { ...bucket, calls: buckets.testPermissions },
        [withAsync('UploadObject, InitiateUploadSession')]: { ...object, calls: objects.write },
        [withAsync('DownloadObject, GetObject')]: { ...object, calls: objects.read },
        [withAsync('ListObjects')]: {
          takes: 'bucket, prefix',
          bind: { bucket: 'bucket', prefix: 'prefix' },
          calls: objects.list,
        },
        [withAsync('UpdateObject, PatchObject')]: objects.update,
        [withAsync('DeleteObject')]: { ...object, calls: objects.delete },
        [withAsync('CopyObject')]: {
          takes: 'sourceBucket, sourceObject, destinationBucket, destinationObject',
          bind: {
            sourceBucket: 'sourceBucket',
            sourceObject: 'sourceObject',
            destinationBucket: 'destinationBucket|sourceBucket',
            destinationObject: 'destinationObject|sourceObject',
          },
          calls: objects.rewrite,
        },
        [withAsync('ComposeObject')]: objects.compose,
        [withAsync('RestoreObject')]: objects.restore,
        [withAsync('CreateNotification')]: { ...bucket, calls: notifications.create },
        [withAsync('GetNotification')]: { ...bucket, calls: notifications.get },
        [withAsync('ListNotifications')]: { ...bucket, calls: notifications.list },
        [withAsync('DeleteNotification')]: { ...bucket, calls: notifications.delete },
        [withAsync('CreateHmacKey')]: hmacKeys.create,
        [withAsync('GetHmacKey')]: hmacKeys.get,
        [withAsync('ListHmacKeys')]: hmacKeys.list,
        [withAsync('UpdateHmacKey')]: hmacKeys.update,
        [withAsync('DeleteHmacKey')]: hmacKeys.delete,
        [withAsync('GetStorageServiceAccountEmail')]: storage.serviceAccount,
        CreateObjectUploader: { ...object, returns: 'Uploader' },
        'CreateUrlSigner, Dispose': '',
      },
    },
    Uploader: { methods: { 'Upload, UploadAsync, Resume, ResumeAsync': objects.write } },
  },
};
