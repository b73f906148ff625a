import type { LibraryTable } from '../../table.js';
import { functions } from '../functions.js';
import { storage } from '../operations.js';

const { buckets, objects, acl, notifications, hmacKeys } = storage;

/** cloud.google.com/go/storage. */
export const goStorage: LibraryTable = {
  library: 'cloud.google.com/go/storage',
  documentation: 'https://pkg.go.dev/cloud.google.com/go/storage',
  namespace: 'storage',
  service: 'storage',
  modules: {
    'cloud.google.com/go/storage': {
      exports: {
        ...functions('NewClient, NewGRPCClient', { returns: 'Client' }),
        Client: 'Client',
        BucketHandle: 'Bucket',
        ObjectHandle: 'Object',
      },
    },
    'cloud.google.com/go/storage/control/apiv2': { generated: 'google.storage.control.v2' },
  },
  types: {
    Client: {
      knownAs: 'storageClient, gcs',
      methods: {
        Bucket: { takes: 'name', returns: 'Bucket', bind: { bucket: 'name' } },
        Buckets: { calls: buckets.list, returns: 'Bucket[]' },
        HMACKeyHandle: { returns: 'HmacKey' },
        CreateHMACKey: hmacKeys.create,
        ListHMACKeys: hmacKeys.list,
        ServiceAccount: storage.serviceAccount,
        Close: '',
      },
    },
    Bucket: {
      methods: {
        Object: { takes: 'name', returns: 'Object', bind: { object: 'name' } },
        Objects: { calls: objects.list },
        Create: buckets.create,
        Attrs: buckets.get,
        Update: buckets.update,
        Delete: buckets.delete,
        LockRetentionPolicy: buckets.lock,
        IAM: { returns: 'Policy' },
        ACL: { returns: 'Acl' },
        DefaultObjectACL: { returns: 'Acl' },
        AddNotification: notifications.create,
        Notifications: notifications.list,
        DeleteNotification: notifications.delete,
        'If, UserProject, Retryer, SetObjectRetention': { returns: 'this' },
        'SignedURL, GenerateSignedPostPolicyV4': '',
      },
    },
    Policy: {
      methods: {
        Policy: buckets.getPolicy,
        V3: { returns: 'this' },
        SetPolicy: buckets.setPolicy,
        TestPermissions: buckets.testPermissions,
      },
    },
    Acl: { methods: { List: acl.list, Set: acl.set, Delete: acl.delete } },
    Object: {
      knownAs: 'obj',
      methods: {
        'NewReader, NewRangeReader, NewMultiRangeDownloader': objects.read,
        NewWriter: {
          calls: objects.write,
          note: 'the object is made when the writer is closed',
        },
        Attrs: objects.read,
        Update: objects.update,
        Delete: objects.delete,
        Restore: objects.restore,
        Move: objects.move,
        CopierFrom: { returns: 'Copier' },
        ComposerFrom: { returns: 'Composer' },
        ACL: { returns: 'Acl' },
        'If, Generation, Key, Retryer, ReadCompressed, SoftDeleted, OverrideUnlockedRetention': { returns: 'this' },
        'BucketName, ObjectName': '',
      },
    },
    Copier: { methods: { Run: objects.rewrite } },
    Composer: { methods: { Run: objects.compose } },
    HmacKey: { methods: { Get: hmacKeys.get, Update: hmacKeys.update, Delete: hmacKeys.delete } },
  },
};
