import type { LibraryTable } from '../../table.js';
import { storage } from '../operations.js';
import { service } from './service.js';

const { buckets, objects, acl, notifications, hmacKeys } = storage;

/** Bucket and object of a name or description that is given as one value. */
const both = (argument: string): { readonly bucket: string; readonly object: string } => ({
  bucket: argument,
  object: argument,
});
const ofBucket = (argument: string): { readonly bucket: string } => ({ bucket: argument });
const twoTexts = {
  takes: 'bucket, object',
  when: [{ argument: 'object', type: 'text' }],
  bind: { bucket: 'bucket', object: 'object' },
} as const;

/** google-cloud-storage for Java: one interface with all methods, whose first arguments decide. */
export const javaStorage: LibraryTable = {
  library: 'google-cloud-storage',
  documentation:
    'https://cloud.google.com/java/docs/reference/google-cloud-storage/latest/com.google.cloud.storage.Storage',
  namespace: 'storage',
  service: 'storage',
  modules: {
    'com.google.cloud.storage': {
      exports: {
        ...service.exports('Storage'),
        Bucket: 'Bucket',
        Blob: 'Blob',
        BlobId: 'BlobId',
        BlobInfo: 'BlobInfo',
        BucketInfo: 'BucketInfo',
      },
    },
  },
  types: {
    ...service.types('Storage'),
    BlobId: {
      statics: {
        'of, fromGsUtilUri': {
          takes: 'bucket, object',
          returns: 'BlobId',
          bind: { bucket: 'bucket', object: 'object' },
        },
      },
    },
    BlobInfo: {
      statics: {
        newBuilder: { takes: 'bucket, object', returns: 'BlobInfo', bind: { bucket: 'bucket', object: 'object' } },
      },
      methods: { build: { returns: 'this' }, 'setContentType, setMetadata, setStorageClass': { returns: 'this' } },
    },
    BucketInfo: {
      statics: { 'of, newBuilder': { takes: 'bucket', returns: 'BucketInfo', bind: { bucket: 'bucket' } } },
      methods: { 'build, setLocation, setStorageClass': { returns: 'this' } },
    },
    Storage: {
      methods: {
        create: [
          {
            takes: 'info',
            when: [{ argument: 'info', type: 'BucketInfo' }],
            calls: buckets.create,
            returns: 'Bucket',
            bind: ofBucket('info'),
          },
          { takes: 'info, content', calls: objects.write, returns: 'Blob', bind: both('info') },
        ],
        'createFrom, writer, blobWriteSession': {
          takes: 'info',
          calls: objects.write,
          returns: 'Blob',
          bind: both('info'),
        },
        get: [
          {
            takes: 'id',
            when: [{ argument: 'id', type: 'BlobId' }],
            calls: objects.read,
            returns: 'Blob',
            bind: both('id'),
          },
          { ...twoTexts, calls: objects.read, returns: 'Blob' },
          { takes: 'bucket', calls: buckets.get, returns: 'Bucket', bind: { bucket: 'bucket' } },
        ],
        'readAllBytes, reader, downloadTo, blobReadSession': [
          { ...twoTexts, calls: objects.read },
          { takes: 'id', calls: objects.read, bind: both('id') },
        ],
        list: [
          {
            takes: 'bucket',
            when: [{ argument: 'bucket', type: 'text' }],
            calls: objects.list,
            returns: 'Blob[]',
            bind: ofBucket('bucket'),
          },
          { calls: buckets.list, returns: 'Bucket[]' },
        ],
        update: [
          {
            takes: 'info',
            when: [{ argument: 'info', type: 'BucketInfo' }],
            calls: buckets.update,
            returns: 'Bucket',
            bind: ofBucket('info'),
          },
          { takes: 'info', calls: objects.update, returns: 'Blob', bind: both('info') },
        ],
        delete: [
          { takes: 'id', when: [{ argument: 'id', type: 'BlobId' }], calls: objects.delete, bind: both('id') },
          { ...twoTexts, calls: objects.delete },
          { takes: 'bucket', calls: buckets.delete, bind: ofBucket('bucket') },
        ],
        copy: { calls: objects.rewrite, returns: 'CopyWriter' },
        compose: { calls: objects.compose, returns: 'Blob' },
        restore: objects.restore,
        moveBlob: objects.move,
        lockRetentionPolicy: buckets.lock,
        getIamPolicy: buckets.getPolicy,
        setIamPolicy: buckets.setPolicy,
        testIamPermissions: buckets.testPermissions,
        'getAcl, listAcls': acl.list,
        'createAcl, updateAcl': acl.set,
        deleteAcl: acl.delete,
        createNotification: notifications.create,
        getNotification: notifications.get,
        listNotifications: notifications.list,
        deleteNotification: notifications.delete,
        createHmacKey: hmacKeys.create,
        listHmacKeys: hmacKeys.list,
        getHmacKey: hmacKeys.get,
        updateHmacKeyState: hmacKeys.update,
        deleteHmacKey: hmacKeys.delete,
        getServiceAccount: storage.serviceAccount,
        batch: { returns: 'Batch' },
        'signUrl, generateSignedPostPolicyV4': '',
      },
    },
    // Each part of a batch is a request of its own; submit sends them.
    Batch: { methods: { get: objects.read, update: objects.update, delete: objects.delete, submit: '' } },
    CopyWriter: { methods: { 'getResult, copyChunk, isDone': { returns: 'Blob' } } },
    Bucket: {
      methods: {
        create: { takes: 'object', calls: objects.write, returns: 'Blob', bind: { object: 'object' } },
        get: { takes: 'object', calls: objects.read, returns: 'Blob', bind: { object: 'object' } },
        list: { calls: objects.list, returns: 'Blob[]' },
        'exists, reload': buckets.get,
        update: buckets.update,
        delete: buckets.delete,
        lockRetentionPolicy: buckets.lock,
        'getAcl, listAcls': acl.list,
        toBuilder: { returns: 'BucketInfo' },
      },
    },
    Blob: {
      methods: {
        'getContent, downloadTo, reader, exists, reload': objects.read,
        writer: objects.write,
        update: objects.update,
        delete: objects.delete,
        copyTo: { calls: objects.rewrite, returns: 'CopyWriter' },
        'getAcl, listAcls': acl.list,
        createAcl: acl.set,
        toBuilder: { returns: 'BlobInfo' },
        'signUrl, getBlobId, getName': '',
      },
    },
  },
};
