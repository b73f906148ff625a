import type { LibraryTable, MethodRow } from '../../table.js';
import { storage } from '../operations.js';

const { buckets, objects, acl, notifications, hmacKeys } = storage;

/** Gets by a request unless `skip_lookup` is given. */
const looked = (operation: string): NonNullable<MethodRow['calls']> => [
  { operation, when: [{ absent: 'skip_lookup' }] },
];

/** google-cloud-storage for Ruby. */
export const rubyStorage: LibraryTable = {
  library: 'google-cloud-storage',
  documentation: 'https://cloud.google.com/ruby/docs/reference/google-cloud-storage/latest',
  namespace: 'storage',
  service: 'storage',
  modules: {
    'Google.Cloud.Storage': {
      exports: {
        '()': {
          returns: 'Project',
          configure: { project: 'project_id', keyFile: 'credentials', endpoint: 'endpoint' },
        },
        anonymous: { returns: 'Project' },
        Project: 'Project',
        Bucket: 'Bucket',
        File: 'File',
      },
    },
  },
  types: {
    Project: {
      knownAs: 'storage, storage_client, gcs',
      methods: {
        'bucket, find_bucket': {
          takes: 'bucket',
          calls: looked(buckets.get),
          returns: 'Bucket',
          bind: { bucket: 'bucket' },
        },
        'buckets, find_buckets': { calls: buckets.list, returns: 'Bucket[]' },
        create_bucket: { takes: 'bucket', calls: buckets.create, returns: 'Bucket', bind: { bucket: 'bucket' } },
        service_account_email: storage.serviceAccount,
        'hmac_keys, find_hmac_keys': { calls: hmacKeys.list, returns: 'HmacKey[]' },
        'hmac_key, find_hmac_key': { calls: hmacKeys.get, returns: 'HmacKey' },
        create_hmac_key: { calls: hmacKeys.create, returns: 'HmacKey' },
        'signed_url, project_id': '',
      },
    },
    Bucket: {
      knownAs: 'bucket',
      methods: {
        'files, find_files': { calls: objects.list, returns: 'File[]' },
        'file, find_file': {
          takes: 'object',
          calls: looked(objects.read),
          returns: 'File',
          bind: { object: 'object' },
        },
        'create_file, upload_file, new_file': {
          takes: 'source, object',
          calls: objects.write,
          returns: 'File',
          bind: { object: 'object' },
        },
        'compose, compose_file, combine': { calls: objects.compose, returns: 'File' },
        move_file: { takes: 'object', calls: objects.move, returns: 'File', bind: { object: 'object' } },
        restore_file: { takes: 'object', calls: objects.restore, returns: 'File', bind: { object: 'object' } },
        delete: buckets.delete,
        update: buckets.update,
        'reload!, refresh!': buckets.get,
        'lock_retention_policy!': buckets.lock,
        policy: buckets.getPolicy,
        update_policy: buckets.setPolicy,
        test_permissions: buckets.testPermissions,
        notifications: notifications.list,
        notification: notifications.get,
        'create_notification, new_notification': notifications.create,
        'signed_url, generate_signed_post_policy_v4, post_object, url, name': '',
      },
    },
    File: {
      knownAs: 'file',
      methods: {
        download: objects.read,
        delete: objects.delete,
        'copy, rewrite, rotate': { calls: objects.rewrite, returns: 'File' },
        update: objects.update,
        'reload!, refresh!': objects.read,
        acl: { returns: 'Acl' },
        'signed_url, public_url, url, name': '',
      },
    },
    Acl: {
      methods: {
        'owners, readers, reload!': acl.list,
        'add_owner, add_reader': acl.set,
        delete: acl.delete,
        'auth!, owner_full!, owner_read!, private!, project_private!, public!': objects.update,
      },
    },
    HmacKey: { methods: { 'active!, inactive!': hmacKeys.update, delete: hmacKeys.delete, 'reload!': hmacKeys.get } },
  },
};
