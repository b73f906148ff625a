import type { ConfigureRow, LibraryTable } from '../../table.js';

const read = 'storage.objects.get';
const write = 'storage.objects.insert';
const iam = {
  getPolicy: 'storage.buckets.getIamPolicy',
  setPolicy: 'storage.buckets.setIamPolicy',
  testPermissions: 'storage.buckets.testIamPermissions',
};

/** What all hand-written clients for Node.js take. */
export const nodeClient: ConfigureRow = {
  project: 'options.projectId',
  keyFile: 'options.keyFilename',
  endpoint: 'options.apiEndpoint',
  credentials: 'options.authClient',
  scopes: 'options.scopes',
};

/** @google-cloud/storage, and the buckets that firebase-admin gives. */
export const nodeStorage: LibraryTable = {
  library: '@google-cloud/storage',
  documentation: 'https://cloud.google.com/nodejs/docs/reference/storage/latest',
  namespace: 'storage',
  service: 'storage',
  modules: {
    '@google-cloud/storage': {
      exports: {
        Storage: 'Storage',
        Bucket: 'Bucket',
        File: 'File',
        TransferManager: 'TransferManager',
        '()': 'Storage',
      },
    },
    '@google-cloud/storage-control': { generated: 'google.storage.control.v2' },
    'firebase-admin/storage': { exports: { getStorage: { returns: 'FirebaseStorage' } } },
  },
  types: {
    Storage: {
      construct: { takes: 'options', configure: nodeClient },
      methods: {
        bucket: { takes: 'name', returns: 'Bucket', bind: { bucket: 'name' } },
        createBucket: { takes: 'name', calls: 'storage.buckets.insert', returns: '[Bucket]', bind: { bucket: 'name' } },
        getBuckets: { calls: 'storage.buckets.list', returns: '[Bucket[]]' },
        getBucketsStream: { calls: 'storage.buckets.list', returns: 'Bucket[]' },
        hmacKey: { returns: 'HmacKey' },
        createHmacKey: { calls: 'storage.projects.hmacKeys.create', returns: '[HmacKey]' },
        getHmacKeys: { calls: 'storage.projects.hmacKeys.list', returns: '[HmacKey[]]' },
        getServiceAccount: 'storage.projects.serviceAccount.get',
      },
    },
    FirebaseStorage: { methods: { bucket: { takes: 'name', returns: 'Bucket', bind: { bucket: 'name' } } } },
    HmacKey: {
      methods: {
        'get, getMetadata': 'storage.projects.hmacKeys.get',
        setMetadata: 'storage.projects.hmacKeys.update',
        delete: 'storage.projects.hmacKeys.delete',
      },
    },
    Bucket: {
      construct: { takes: 'storage, name', bind: { bucket: 'name' } },
      properties: { name: '$bucket', iam: 'BucketIam', acl: 'Acl' },
      methods: {
        file: { takes: 'name', returns: 'File', bind: { object: 'name' } },
        get: [
          {
            takes: 'options',
            when: [{ argument: 'options.autoCreate', is: true }],
            calls: 'storage.buckets.get storage.buckets.insert',
            returns: '[Bucket]',
          },
          { calls: 'storage.buckets.get', returns: '[Bucket]' },
        ],
        'exists, getMetadata, getLabels': 'storage.buckets.get',
        create: { calls: 'storage.buckets.insert', returns: '[Bucket]' },
        delete: 'storage.buckets.delete',
        'setMetadata, addLifecycleRule, setLabels, deleteLabels, setStorageClass, setCorsConfiguration, setRetentionPeriod, removeRetentionPeriod, enableRequesterPays, disableRequesterPays, enableLogging, makePrivate':
          'storage.buckets.patch',
        makePublic: {
          calls: ['storage.buckets.patch', { operation: 'storage.buckets.patch', with: { acl: '=changed' } }],
        },
        lock: 'storage.buckets.lockRetentionPolicy',
        upload: {
          takes: 'pathString, options',
          calls: [{ operation: write, with: { object: 'options.destination' } }],
          returns: '[File]',
          bind: { object: 'options.destination' },
        },
        getFiles: {
          takes: 'query',
          calls: [{ operation: 'storage.objects.list', with: { prefix: 'query.prefix' } }],
          returns: '[File[]]',
        },
        getFilesStream: { takes: 'query', calls: 'storage.objects.list', returns: 'File[]' },
        deleteFiles: { calls: ['storage.objects.list', 'storage.objects.delete'] },
        combine: {
          takes: 'sources, destination',
          calls: [
            {
              operation: 'storage.objects.compose',
              with: { destinationBucket: 'bucket', destinationObject: 'destination' },
            },
          ],
          returns: '[File]',
        },
        createNotification: { calls: 'storage.notifications.insert', returns: '[Notification]' },
        getNotifications: { calls: 'storage.notifications.list', returns: '[Notification[]]' },
        notification: { returns: 'Notification' },
        getSignedUrl: { note: 'signs with the key of its credentials; without a key it calls signBlob' },
      },
    },
    BucketIam: { methods: iam },
    File: {
      construct: { takes: 'bucket, name', bind: { bucket: 'bucket', object: 'name' } },
      properties: { name: '$object', bucket: 'Bucket', acl: 'Acl' },
      methods: {
        'download, createReadStream, getMetadata, exists, isPublic, getExpirationDate': read,
        get: { calls: read, returns: '[File]' },
        'save, createWriteStream, createResumableUpload': write,
        delete: 'storage.objects.delete',
        'setMetadata, setStorageClass, makePrivate, rotateEncryptionKey': 'storage.objects.patch',
        makePublic: {
          calls: [{ operation: 'storage.objectAccessControls.insert' }],
          note: 'makePublic adds an access control for all users',
        },
        copy: {
          takes: 'destination',
          calls: [
            {
              operation: 'storage.objects.rewrite',
              with: {
                sourceBucket: 'bucket',
                sourceObject: 'object',
                destinationBucket: 'destination.bucket',
                destinationObject: 'destination.object',
              },
            },
          ],
          returns: '[File]',
        },
        'move, rename': {
          takes: 'destination',
          calls: [
            {
              operation: 'storage.objects.rewrite',
              with: {
                sourceBucket: 'bucket',
                sourceObject: 'object',
                destinationBucket: 'destination.bucket',
                destinationObject: 'destination.object',
              },
            },
            'storage.objects.delete',
          ],
          returns: '[File]',
          note: 'it copies the file and deletes the old one',
        },
        moveFileAtomic: {
          takes: 'destination',
          calls: [{ operation: 'storage.objects.move', with: { sourceObject: 'object' } }],
        },
        restore: { calls: 'storage.objects.restore', returns: 'File' },
        'getSignedUrl, generateSignedPostPolicyV4, publicUrl': {
          note: 'signs with the key of its credentials; without a key it calls signBlob',
        },
      },
    },
    Acl: {
      methods: {
        get: 'storage.objectAccessControls.get',
        'add, update': 'storage.objectAccessControls.insert',
        delete: 'storage.objectAccessControls.delete',
      },
    },
    Notification: {
      methods: {
        'get, exists, getMetadata': 'storage.notifications.get',
        create: 'storage.notifications.insert',
        delete: 'storage.notifications.delete',
      },
    },
    TransferManager: {
      construct: { takes: 'bucket', bind: { bucket: 'bucket' } },
      methods: {
        'uploadManyFiles, uploadFileInChunks': write,
        'downloadManyFiles, downloadFileInChunks': read,
      },
    },
  },
};
