import type { LibraryTable } from '../../table.js';
import { nodeClient } from './storage.js';

const TOPIC = { topic: 'projects/{project}/topics/{nameOrId}' };
const SUBSCRIPTION = { subscription: 'projects/{project}/subscriptions/{nameOrId}' };
const create = { operation: 'pubsub.projects.subscriptions.create', with: { name: 'subscription' } };

/** @google-cloud/pubsub. */
export const nodePubsub: LibraryTable = {
  library: '@google-cloud/pubsub',
  documentation: 'https://cloud.google.com/nodejs/docs/reference/pubsub/latest',
  namespace: 'pubsub',
  service: 'pubsub',
  modules: {
    '@google-cloud/pubsub': {
      exports: {
        PubSub: 'PubSub',
        Topic: 'Topic',
        Subscription: 'Subscription',
        Message: 'Message',
        Schema: 'Schema',
        v1: 'module:@google-cloud/pubsub/v1',
      },
    },
    '@google-cloud/pubsub/v1': { generated: 'google.pubsub.v1' },
  },
  types: {
    PubSub: {
      construct: { takes: 'options', configure: nodeClient },
      methods: {
        topic: { takes: 'nameOrId', returns: 'Topic', bind: TOPIC },
        subscription: { takes: 'nameOrId', returns: 'Subscription', bind: SUBSCRIPTION },
        snapshot: {
          takes: 'nameOrId',
          returns: 'Snapshot',
          bind: { snapshot: 'projects/{project}/snapshots/{nameOrId}' },
        },
        schema: { takes: 'nameOrId', returns: 'Schema', bind: { name: 'projects/{project}/schemas/{nameOrId}' } },
        createTopic: [
          {
            takes: 'nameOrId',
            when: [{ argument: 'nameOrId', type: 'object' }],
            calls: [
              {
                operation: 'pubsub.projects.topics.create',
                with: { name: 'nameOrId.name', schemaSettings: 'nameOrId.schemaSettings' },
              },
            ],
            returns: '[Topic]',
            bind: { topic: 'projects/{project}/topics/{nameOrId.name}' },
          },
          {
            takes: 'nameOrId',
            calls: [
              { operation: 'pubsub.projects.topics.create', with: { name: 'projects/{project}/topics/{nameOrId}' } },
            ],
            returns: '[Topic]',
            bind: TOPIC,
          },
        ],
        createSubscription: {
          takes: 'topic, nameOrId, options',
          calls: [
            {
              operation: 'pubsub.projects.subscriptions.create',
              with: {
                name: 'projects/{project}/subscriptions/{nameOrId}',
                topic: 'projects/{project}/topics/{topic}',
                pushConfig: 'options.pushConfig',
              },
            },
          ],
          returns: '[Subscription]',
          bind: SUBSCRIPTION,
        },
        getSchemaClient: { returns: 'SchemaClient' },
        createSchema: { takes: 'schemaId', calls: 'pubsub.projects.schemas.create', returns: 'Schema' },
        getTopics: { calls: 'pubsub.projects.topics.list', returns: '[Topic[]]' },
        getTopicsStream: { calls: 'pubsub.projects.topics.list', returns: 'Topic[]' },
        getSubscriptions: { calls: 'pubsub.projects.subscriptions.list', returns: '[Subscription[]]' },
        getSubscriptionsStream: { calls: 'pubsub.projects.subscriptions.list', returns: 'Subscription[]' },
        getSnapshots: { calls: 'pubsub.projects.snapshots.list', returns: '[Snapshot[]]' },
        listSchemas: { calls: 'pubsub.projects.schemas.list' },
        detachSubscription: { takes: 'nameOrId', calls: 'pubsub.projects.subscriptions.detach', bind: SUBSCRIPTION },
        validateSchema: 'pubsub.projects.schemas.validate',
        close: '',
      },
    },
    Topic: {
      construct: { takes: 'pubsub, nameOrId', bind: TOPIC },
      properties: { name: '$topic', iam: 'TopicIam' },
      methods: {
        'publish, publishMessage, publishJSON': 'pubsub.projects.topics.publish',
        'flush, setPublishOptions, resumePublishing': '',
        subscription: { takes: 'nameOrId', returns: 'Subscription', bind: SUBSCRIPTION },
        create: {
          calls: [{ operation: 'pubsub.projects.topics.create', with: { name: 'topic' } }],
          returns: '[Topic]',
        },
        createSubscription: {
          takes: 'nameOrId, options',
          calls: [
            {
              operation: 'pubsub.projects.subscriptions.create',
              with: { name: 'projects/{project}/subscriptions/{nameOrId}', pushConfig: 'options.pushConfig' },
            },
          ],
          returns: '[Subscription]',
          bind: SUBSCRIPTION,
        },
        get: [
          {
            takes: 'options',
            when: [{ argument: 'options.autoCreate', is: true }],
            calls: [
              'pubsub.projects.topics.get',
              { operation: 'pubsub.projects.topics.create', with: { name: 'topic' } },
            ],
            returns: '[Topic]',
          },
          { calls: 'pubsub.projects.topics.get', returns: '[Topic]' },
        ],
        'exists, getMetadata': 'pubsub.projects.topics.get',
        setMetadata: { calls: [{ operation: 'pubsub.projects.topics.patch', with: { name: 'topic' } }] },
        delete: 'pubsub.projects.topics.delete',
        getSubscriptions: { calls: 'pubsub.projects.topics.subscriptions.list', returns: '[Subscription[]]' },
        getSubscriptionsStream: { calls: 'pubsub.projects.topics.subscriptions.list', returns: 'Subscription[]' },
      },
    },
    TopicIam: {
      methods: {
        getPolicy: { calls: [{ operation: 'pubsub.projects.topics.getIamPolicy', with: { resource: 'topic' } }] },
        setPolicy: { calls: [{ operation: 'pubsub.projects.topics.setIamPolicy', with: { resource: 'topic' } }] },
        testPermissions: {
          calls: [{ operation: 'pubsub.projects.topics.testIamPermissions', with: { resource: 'topic' } }],
        },
      },
    },
    Subscription: {
      construct: { takes: 'pubsub, nameOrId', bind: SUBSCRIPTION },
      properties: { name: '$subscription', iam: 'SubscriptionIam' },
      methods: {
        'on, once, addListener': [
          {
            takes: 'event, listener',
            when: [{ argument: 'event', matches: '^message$', words: 'to listen for messages' }],
            calls: 'google.pubsub.v1.Subscriber.StreamingPull',
            returns: 'this',
            passes: ['Message'],
            note: 'a listener for messages opens a stream that pulls them',
          },
          { returns: 'this' },
        ],
        'removeListener, removeAllListeners, off, close, open, setOptions': '',
        create: { calls: [create], returns: '[Subscription]' },
        get: [
          {
            takes: 'options',
            when: [{ argument: 'options.autoCreate', is: true }],
            calls: ['pubsub.projects.subscriptions.get', create],
            returns: '[Subscription]',
          },
          { calls: 'pubsub.projects.subscriptions.get', returns: '[Subscription]' },
        ],
        'exists, getMetadata, detached': 'pubsub.projects.subscriptions.get',
        setMetadata: { calls: [{ operation: 'pubsub.projects.subscriptions.patch', with: { name: 'subscription' } }] },
        modifyPushConfig: 'pubsub.projects.subscriptions.modifyPushConfig',
        delete: 'pubsub.projects.subscriptions.delete',
        seek: 'pubsub.projects.subscriptions.seek',
        createSnapshot: { takes: 'nameOrId', calls: 'pubsub.projects.snapshots.create', returns: '[Snapshot]' },
        snapshot: {
          takes: 'nameOrId',
          returns: 'Snapshot',
          bind: { snapshot: 'projects/{project}/snapshots/{nameOrId}' },
        },
      },
    },
    SubscriptionIam: {
      methods: {
        getPolicy: {
          calls: [{ operation: 'pubsub.projects.subscriptions.getIamPolicy', with: { resource: 'subscription' } }],
        },
        setPolicy: {
          calls: [{ operation: 'pubsub.projects.subscriptions.setIamPolicy', with: { resource: 'subscription' } }],
        },
        testPermissions: {
          calls: [
            { operation: 'pubsub.projects.subscriptions.testIamPermissions', with: { resource: 'subscription' } },
          ],
        },
      },
    },
    Message: { methods: { 'ack, nack, modAck': '', 'ackWithResponse, nackWithResponse, modAckWithResponse': '' } },
    Snapshot: {
      methods: {
        create: 'pubsub.projects.snapshots.create',
        delete: 'pubsub.projects.snapshots.delete',
        seek: { calls: [{ operation: 'pubsub.projects.subscriptions.seek', with: { snapshot: 'snapshot' } }] },
      },
    },
    SchemaClient: { wraps: 'google.pubsub.v1.SchemaService' },
    Schema: {
      methods: {
        create: 'pubsub.projects.schemas.create',
        get: 'pubsub.projects.schemas.get',
        delete: 'pubsub.projects.schemas.delete',
        validateMessage: 'pubsub.projects.schemas.validateMessage',
      },
    },
  },
};
