import { does, document, gives } from './resource-row.js';
import type { CollectionRow, ResourceModel } from './resource-row.js';
import { S3 } from './s3-resources.js';

const DYNAMODB: ResourceModel = {
  resources: {
    ServiceResource: {
      identifiers: [],
      actions: {
        create_table: gives('CreateTable', 'Table'),
        batch_get_item: does('BatchGetItem'),
        batch_write_item: does('BatchWriteItem'),
      },
      collections: { tables: { operation: 'ListTables', resource: 'Table' } },
      makers: { Table: 'Table' },
    },
    Table: {
      identifiers: [['TableName', 'name', 'table_name']],
      actions: {
        ...document('DescribeTable', { delete: 'DeleteTable', update: 'UpdateTable' }),
        ...document('DescribeTable', { put_item: 'PutItem', get_item: 'GetItem', update_item: 'UpdateItem' }),
        delete_item: does('DeleteItem'),
        query: does('Query'),
        scan: does('Scan'),
        wait_until_exists: does('DescribeTable'),
        wait_until_not_exists: does('DescribeTable'),
        // The writer collects puts and deletes and sends them in batches.
        batch_writer: gives('BatchWriteItem', 'BatchWriter'),
      },
    },
    BatchWriter: { identifiers: [['TableName']], actions: {} },
  },
};

const QUEUE = ['QueueUrl', 'url', 'queue_url'] as const;
const SQS: ResourceModel = {
  resources: {
    ServiceResource: {
      identifiers: [],
      actions: { create_queue: gives('CreateQueue', 'Queue'), get_queue_by_name: gives('GetQueueUrl', 'Queue') },
      collections: { queues: { operation: 'ListQueues', resource: 'Queue' } },
      makers: { Queue: 'Queue', Message: 'Message' },
    },
    Queue: {
      identifiers: [QUEUE],
      actions: {
        ...document('GetQueueAttributes', { delete: 'DeleteQueue', purge: 'PurgeQueue', send_message: 'SendMessage' }),
        receive_messages: { operations: ['ReceiveMessage'], returns: 'Message', list: true },
        send_messages: does('SendMessageBatch'),
        delete_messages: does('DeleteMessageBatch'),
        change_message_visibility_batch: does('ChangeMessageVisibilityBatch'),
        set_attributes: does('SetQueueAttributes'),
        add_permission: does('AddPermission'),
        remove_permission: does('RemovePermission'),
      },
      collections: { dead_letter_source_queues: { operation: 'ListDeadLetterSourceQueues', resource: 'Queue' } },
      makers: { Message: 'Message' },
    },
    Message: {
      identifiers: [QUEUE, ['ReceiptHandle', 'receipt_handle']],
      actions: { delete: does('DeleteMessage'), change_visibility: does('ChangeMessageVisibility') },
      makers: { Queue: 'Queue' },
    },
  },
};

const SNS: ResourceModel = {
  resources: {
    ServiceResource: {
      identifiers: [],
      actions: {
        create_topic: gives('CreateTopic', 'Topic'),
        create_platform_application: gives('CreatePlatformApplication', 'PlatformApplication'),
      },
      collections: {
        topics: { operation: 'ListTopics', resource: 'Topic' },
        subscriptions: { operation: 'ListSubscriptions', resource: 'Subscription' },
        platform_applications: { operation: 'ListPlatformApplications', resource: 'PlatformApplication' },
      },
      makers: Object.fromEntries(
        ['Topic', 'Subscription', 'PlatformApplication', 'PlatformEndpoint'].map((name) => [name, name]),
      ),
    },
    Topic: {
      identifiers: [['TopicArn', 'arn']],
      actions: {
        ...document('GetTopicAttributes', {
          delete: 'DeleteTopic',
          publish: 'Publish',
          set_attributes: 'SetTopicAttributes',
        }),
        subscribe: gives('Subscribe', 'Subscription'),
        confirm_subscription: gives('ConfirmSubscription', 'Subscription'),
        add_permission: does('AddPermission'),
        remove_permission: does('RemovePermission'),
      },
      collections: { subscriptions: { operation: 'ListSubscriptionsByTopic', resource: 'Subscription' } },
    },
    Subscription: {
      identifiers: [['SubscriptionArn', 'arn']],
      actions: document('GetSubscriptionAttributes', {
        delete: 'Unsubscribe',
        set_attributes: 'SetSubscriptionAttributes',
      }),
    },
    PlatformApplication: {
      identifiers: [['PlatformApplicationArn', 'arn']],
      actions: {
        ...document('GetPlatformApplicationAttributes', { delete: 'DeletePlatformApplication' }),
        set_attributes: does('SetPlatformApplicationAttributes'),
        create_platform_endpoint: gives('CreatePlatformEndpoint', 'PlatformEndpoint'),
      },
      collections: { endpoints: { operation: 'ListEndpointsByPlatformApplication', resource: 'PlatformEndpoint' } },
    },
    PlatformEndpoint: {
      identifiers: [['EndpointArn', 'arn']],
      actions: document('GetEndpointAttributes', {
        delete: 'DeleteEndpoint',
        set_attributes: 'SetEndpointAttributes',
        publish: 'Publish',
      }),
    },
  },
};

const VAULT = ['vaultName', 'name', 'vault_name'] as const;
const ACCOUNT = ['accountId', 'id', 'account_id'] as const;
const GLACIER: ResourceModel = {
  resources: {
    ServiceResource: {
      identifiers: [],
      actions: { create_vault: gives('CreateVault', 'Vault') },
      collections: { vaults: { operation: 'ListVaults', resource: 'Vault' } },
      makers: Object.fromEntries(
        ['Account', 'Archive', 'Job', 'MultipartUpload', 'Notification', 'Vault'].map((name) => [name, name]),
      ),
    },
    Account: {
      identifiers: [ACCOUNT],
      actions: { create_vault: gives('CreateVault', 'Vault') },
      collections: { vaults: { operation: 'ListVaults', resource: 'Vault' } },
      makers: { Vault: 'Vault' },
    },
    Vault: {
      identifiers: [ACCOUNT, VAULT],
      actions: {
        ...document('DescribeVault', { create: 'CreateVault', delete: 'DeleteVault' }),
        upload_archive: gives('UploadArchive', 'Archive'),
        initiate_inventory_retrieval: gives('InitiateJob', 'Job'),
        initiate_multipart_upload: gives('InitiateMultipartUpload', 'MultipartUpload'),
      },
      collections: Object.fromEntries(
        ['completed_jobs', 'failed_jobs', 'jobs', 'jobs_in_progress', 'succeeded_jobs']
          .map((name) => [name, { operation: 'ListJobs', resource: 'Job' }])
          .concat([['multipart_uploads', { operation: 'ListMultipartUploads', resource: 'MultipartUpload' }]]) as [
          string,
          CollectionRow,
        ][],
      ),
      makers: {
        Account: 'Account',
        Archive: 'Archive',
        Job: 'Job',
        MultipartUpload: 'MultipartUpload',
        Notification: 'Notification',
      },
    },
    Archive: {
      identifiers: [ACCOUNT, VAULT, ['archiveId', 'id']],
      actions: { delete: does('DeleteArchive'), initiate_archive_retrieval: gives('InitiateJob', 'Job') },
      makers: { Vault: 'Vault' },
    },
    Job: {
      identifiers: [ACCOUNT, VAULT, ['jobId', 'id']],
      actions: document('DescribeJob', { get_output: 'GetJobOutput' }),
      makers: { Vault: 'Vault' },
    },
    MultipartUpload: {
      identifiers: [ACCOUNT, VAULT, ['uploadId', 'id']],
      actions: {
        abort: does('AbortMultipartUpload'),
        complete: does('CompleteMultipartUpload'),
        parts: does('ListParts'),
        upload_part: does('UploadMultipartPart'),
      },
    },
    Notification: {
      identifiers: [ACCOUNT, VAULT],
      actions: document('GetVaultNotifications', { set: 'SetVaultNotifications', delete: 'DeleteVaultNotifications' }),
    },
  },
};

/** By the catalog's service id. Services with resources that are not listed are read by the naming rule in `resources.ts`. */
export const RESOURCE_MODELS: Readonly<Record<string, ResourceModel>> = {
  s3: S3,
  dynamodb: DYNAMODB,
  sqs: SQS,
  sns: SNS,
  glacier: GLACIER,
};
