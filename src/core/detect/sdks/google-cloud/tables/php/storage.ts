import type { LibraryTable } from '../../table.js';
import { storage } from '../operations.js';

const { buckets, objects, acl, notifications, hmacKeys } = storage;

/** google/cloud-storage for PHP. */
export const phpStorage: LibraryTable = {
  library: 'google/cloud-storage',
  documentation: 'https://cloud.google.com/php/docs/reference/cloud-storage/latest',
  namespace: 'storage',
  service: 'storage',
  modules: {
    'Google.Cloud.Storage': { exports: { StorageClient: 'StorageClient', Bucket: 'Bucket', StorageObject: 'Object' } },
  },
  types: {
    StorageClient: {
      construct: {
        takes: 'options',
        configure: { project: 'options.projectId', keyFile: 'options.keyFilePath', endpoint: 'options.apiEndpoint' },
      },
      methods: {
        bucket: { takes: 'bucket', returns: 'Bucket', bind: { bucket: 'bucket' } },
        buckets: { calls: buckets.list, returns: 'Bucket[]' },
        createBucket: { takes: 'bucket', calls: buckets.create, returns: 'Bucket', bind: { bucket: 'bucket' } },
        getServiceAccount: storage.serviceAccount,
        hmacKeys: { calls: hmacKeys.list, returns: 'HmacKey[]' },
        hmacKey: { returns: 'HmacKey' },
        createHmacKey: hmacKeys.create,
        'registerStreamWrapper, unregisterStreamWrapper, signedUrlUploader, timestamp': '',
      },
    },
    Bucket: {
      knownAs: 'bucket',
      methods: {
        object: { takes: 'object', returns: 'Object', bind: { object: 'object' } },
        objects: { calls: objects.list, returns: 'Object[]' },
        'upload, uploadAsync': {
          takes: 'data, options',
          calls: objects.write,
          returns: 'Object',
          bind: { object: 'options.name' },
        },
        'getResumableUploader, getStreamableUploader': {
          takes: 'data, options',
          calls: objects.write,
          returns: 'Uploader',
          bind: { object: 'options.name' },
        },
        compose: { takes: 'sources, object', calls: objects.compose, returns: 'Object', bind: { object: 'object' } },
        restore: { takes: 'object', calls: objects.restore, returns: 'Object', bind: { object: 'object' } },
        delete: buckets.delete,
        update: buckets.update,
        'info, reload, exists': buckets.get,
        lockRetentionPolicy: buckets.lock,
        iam: { returns: 'Iam' },
        'acl, defaultAcl': { returns: 'Acl' },
        notifications: notifications.list,
        createNotification: notifications.create,
        'name, signedUrl, generateSignedPostPolicyV4, currentLifecycle': '',
      },
    },
    Object: {
      methods: {
        'downloadAsString, downloadAsStream, downloadAsStreamAsync, downloadToFile': objects.read,
        delete: objects.delete,
        'rewrite, copy': { calls: objects.rewrite, returns: 'Object' },
        rename: { calls: `${objects.rewrite} ${objects.delete}`, returns: 'Object' },
        update: objects.update,
        'info, reload, exists': objects.read,
        acl: { returns: 'Acl' },
        'name, signedUrl, signedUploadUrl, gcsUri, identity': '',
        beginSignedUploadSession: objects.write,
      },
    },
    Uploader: { methods: { 'upload, resume, getResumeUri': '' } },
    Iam: {
      methods: {
        'policy, reload': buckets.getPolicy,
        setPolicy: buckets.setPolicy,
        testPermissions: buckets.testPermissions,
      },
    },
    Acl: { methods: { get: acl.list, 'add, update': acl.set, delete: acl.delete } },
    HmacKey: { methods: { 'reload, info': hmacKeys.get, update: hmacKeys.update, delete: hmacKeys.delete } },
  },
};
