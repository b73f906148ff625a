import type { LibraryTable } from '../../table.js';

const IN = { bucket: 'bucket_or_name' };
const read = 'storage.objects.get';
const write = 'storage.objects.insert';

/** google-cloud-storage for Python. */
export const pythonStorage: LibraryTable = {
  library: 'google-cloud-storage',
  documentation: 'https://cloud.google.com/python/docs/reference/storage/latest',
  namespace: 'storage',
  service: 'storage',
  modules: {
    'google.cloud.storage': {
      exports: {
        Client: 'Client',
        Bucket: 'Bucket',
        Blob: 'Blob',
        ACL: 'Acl',
        transfer_manager: 'module:google.cloud.storage.transfer_manager',
      },
    },
    'google.cloud.storage.transfer_manager': {
      exports: {
        upload_many: { takes: 'file_blob_pairs', calls: write },
        upload_many_from_filenames: {
          takes: 'bucket, filenames',
          calls: [{ operation: write, with: { bucket: 'bucket' } }],
        },
        upload_chunks_concurrently: {
          takes: 'filename, blob',
          calls: [{ operation: write, with: { bucket: 'blob', object: 'blob' } }],
        },
        download_many: { takes: 'blob_file_pairs', calls: read },
        download_many_to_path: {
          takes: 'bucket, blob_names',
          calls: [{ operation: read, with: { bucket: 'bucket' } }],
        },
        download_chunks_concurrently: {
          takes: 'blob, filename',
          calls: [{ operation: read, with: { bucket: 'blob', object: 'blob' } }],
        },
      },
    },
    'google.cloud.storage_control, google.cloud.storage_control_v2': { generated: 'google.storage.control.v2' },
  },
  types: {
    Client: {
      construct: {
        takes: 'project, credentials',
        configure: { project: 'project', credentials: 'credentials', endpoint: 'client_options.api_endpoint' },
      },
      statics: {
        create_anonymous_client: { returns: 'Client' },
        from_service_account_json: {
          takes: 'json_credentials_path',
          returns: 'Client',
          configure: { keyFile: 'json_credentials_path', project: 'project' },
        },
        from_service_account_info: { takes: 'info', returns: 'Client', configure: { project: 'project' } },
      },
      methods: {
        bucket: { takes: 'bucket_name, user_project', returns: 'Bucket', bind: { bucket: 'bucket_name' } },
        get_bucket: { takes: 'bucket_or_name', calls: 'storage.buckets.get', returns: 'Bucket', bind: IN },
        lookup_bucket: {
          takes: 'bucket_name',
          calls: 'storage.buckets.get',
          returns: 'Bucket',
          bind: { bucket: 'bucket_name' },
        },
        create_bucket: {
          takes: 'bucket_or_name, requester_pays, project',
          calls: [
            {
              operation: 'storage.buckets.insert',
              with: { project: 'project', enableObjectRetention: 'enable_object_retention' },
            },
          ],
          returns: 'Bucket',
          bind: IN,
        },
        list_buckets: {
          takes: 'max_results',
          calls: [{ operation: 'storage.buckets.list', with: { projection: 'projection', project: 'project' } }],
          returns: 'Bucket[]',
        },
        list_blobs: {
          takes: 'bucket_or_name',
          calls: [{ operation: 'storage.objects.list', with: { projection: 'projection', prefix: 'prefix' } }],
          returns: 'Blob[]',
          bind: IN,
        },
        download_blob_to_file: {
          takes: 'blob_or_uri, file_obj',
          calls: read,
          parse: { argument: 'blob_or_uri', patterns: ['gs://{bucket}/{object}'] },
        },
        get_service_account_email: { calls: 'storage.projects.serviceAccount.get' },
        create_hmac_key: { takes: 'service_account_email', calls: 'storage.projects.hmacKeys.create' },
        list_hmac_keys: { calls: 'storage.projects.hmacKeys.list', returns: 'HmacKey[]' },
        get_hmac_key_metadata: { takes: 'access_id', calls: 'storage.projects.hmacKeys.get', returns: 'HmacKey' },
        batch: { returns: 'Batch' },
        generate_signed_post_policy_v4: {
          note: 'signs with the key of its credentials; without a key it calls signBlob',
        },
      },
    },
    Batch: { methods: {} },
    HmacKey: {
      methods: {
        update: 'storage.projects.hmacKeys.update',
        delete: 'storage.projects.hmacKeys.delete',
        'reload, exists': 'storage.projects.hmacKeys.get',
      },
    },
    Bucket: {
      construct: { takes: 'client, name', bind: { bucket: 'name' } },
      properties: { name: '$bucket', acl: 'Acl', default_object_acl: 'Acl' },
      methods: {
        blob: { takes: 'blob_name', returns: 'Blob', bind: { object: 'blob_name' } },
        get_blob: { takes: 'blob_name', calls: read, returns: 'Blob', bind: { object: 'blob_name' } },
        list_blobs: {
          calls: [{ operation: 'storage.objects.list', with: { projection: 'projection', prefix: 'prefix' } }],
          returns: 'Blob[]',
        },
        copy_blob: {
          takes: 'blob, destination_bucket, new_name',
          calls: [
            {
              operation: 'storage.objects.copy',
              with: {
                sourceBucket: 'bucket',
                sourceObject: 'blob.object',
                destinationBucket: 'destination_bucket.bucket',
                destinationObject: 'new_name',
              },
            },
          ],
          returns: 'Blob',
          bind: { object: 'new_name' },
        },
        rename_blob: {
          takes: 'blob, new_name',
          calls: [
            {
              operation: 'storage.objects.copy',
              with: {
                sourceBucket: 'bucket',
                sourceObject: 'blob.object',
                destinationBucket: 'bucket',
                destinationObject: 'new_name',
              },
            },
            { operation: 'storage.objects.delete', with: { object: 'blob.object' } },
          ],
          returns: 'Blob',
          bind: { object: 'new_name' },
          note: 'rename_blob copies the object and deletes the old one',
        },
        move_blob: {
          takes: 'blob, new_name',
          calls: [
            { operation: 'storage.objects.move', with: { sourceObject: 'blob.object', destinationObject: 'new_name' } },
          ],
          returns: 'Blob',
        },
        delete_blob: { takes: 'blob_name', calls: 'storage.objects.delete', bind: { object: 'blob_name' } },
        delete_blobs: { takes: 'blobs', calls: 'storage.objects.delete' },
        restore_blob: {
          takes: 'blob_name',
          calls: 'storage.objects.restore',
          returns: 'Blob',
          bind: { object: 'blob_name' },
        },
        delete: [
          {
            takes: 'force',
            when: [{ argument: 'force', is: true }],
            calls: ['storage.buckets.delete', 'storage.objects.list', 'storage.objects.delete'],
            note: 'delete(force=True) deletes the objects first',
          },
          { calls: 'storage.buckets.delete' },
        ],
        create: { calls: [{ operation: 'storage.buckets.insert', with: { project: 'project' } }] },
        'exists, reload': 'storage.buckets.get',
        'patch, update, make_private': 'storage.buckets.patch',
        make_public: {
          takes: 'recursive',
          calls: [
            'storage.buckets.patch',
            { operation: 'storage.objects.list', when: [{ argument: 'recursive', is: true }] },
          ],
        },
        lock_retention_policy: 'storage.buckets.lockRetentionPolicy',
        get_iam_policy: 'storage.buckets.getIamPolicy',
        set_iam_policy: 'storage.buckets.setIamPolicy',
        test_iam_permissions: 'storage.buckets.testIamPermissions',
        notification: { returns: 'Notification' },
        list_notifications: { calls: 'storage.notifications.list', returns: 'Notification[]' },
        get_notification: { calls: 'storage.notifications.get', returns: 'Notification' },
      },
    },
    Blob: {
      construct: { takes: 'name, bucket', bind: { object: 'name', bucket: 'bucket' } },
      statics: {
        'from_string, from_uri': {
          takes: 'uri',
          returns: 'Blob',
          parse: { argument: 'uri', patterns: ['gs://{bucket}/{object}'] },
        },
      },
      properties: { name: '$object', bucket: 'Bucket', acl: 'Acl' },
      methods: {
        'download_as_bytes, download_as_string, download_as_text, download_to_file, download_to_filename': read,
        'reload, exists': read,
        'upload_from_file, upload_from_filename, upload_from_string, create_resumable_upload_session': write,
        open: [
          {
            takes: 'mode',
            when: [{ argument: 'mode', matches: '^[wx]', otherwise: 'r', words: 'to write to the file' }],
            calls: write,
            returns: 'BlobFile',
          },
          {
            takes: 'mode',
            when: [{ argument: 'mode', matches: '^r', otherwise: 'r', words: 'to read the file' }],
            calls: read,
            returns: 'BlobFile',
          },
        ],
        delete: 'storage.objects.delete',
        compose: {
          takes: 'sources',
          calls: [
            {
              operation: 'storage.objects.compose',
              with: { destinationBucket: 'bucket', destinationObject: 'object' },
            },
          ],
        },
        rewrite: {
          takes: 'source',
          calls: [
            {
              operation: 'storage.objects.rewrite',
              with: {
                destinationBucket: 'bucket',
                destinationObject: 'object',
                sourceBucket: 'source.bucket',
                sourceObject: 'source.object',
              },
            },
          ],
        },
        update_storage_class: {
          calls: [
            {
              operation: 'storage.objects.rewrite',
              with: {
                destinationBucket: 'bucket',
                destinationObject: 'object',
                sourceBucket: 'bucket',
                sourceObject: 'object',
              },
            },
          ],
          note: 'update_storage_class rewrites the object',
        },
        'patch, update': 'storage.objects.patch',
        'make_public, make_private': { calls: [{ operation: 'storage.objects.patch', with: { acl: '=changed' } }] },
        get_iam_policy: 'storage.objects.getIamPolicy',
        set_iam_policy: 'storage.objects.setIamPolicy',
        test_iam_permissions: 'storage.objects.testIamPermissions',
        generate_signed_url: { note: 'signs with the key of its credentials; without a key it calls signBlob' },
      },
    },
    BlobFile: { methods: {} },
    Acl: {
      methods: {
        reload: 'storage.objectAccessControls.list',
        'save, save_predefined, clear': 'storage.objectAccessControls.insert',
      },
    },
    Notification: {
      methods: {
        create: 'storage.notifications.insert',
        delete: 'storage.notifications.delete',
        'exists, reload': 'storage.notifications.get',
      },
    },
  },
};
