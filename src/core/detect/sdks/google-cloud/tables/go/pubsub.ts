import type { LibraryTable } from '../../table.js';
import { functions } from '../functions.js';
import { pubsub } from '../operations.js';

const { topics, subscriptions, snapshots, schemas } = pubsub;
const topicName = 'projects/{project}/topics/{id}';
const subscriptionName = 'projects/{project}/subscriptions/{id}';

/** cloud.google.com/go/pubsub: version 1 with its handles, and version 2, which has generated clients for administration. */
export const goPubsub: LibraryTable = {
  library: 'cloud.google.com/go/pubsub',
  documentation: 'https://pkg.go.dev/cloud.google.com/go/pubsub',
  namespace: 'pubsub',
  service: 'pubsub',
  modules: {
    'cloud.google.com/go/pubsub, cloud.google.com/go/pubsub/v2': {
      exports: {
        ...functions('NewClient, NewClientWithConfig', {
          takes: 'ctx, project',
          returns: 'Client',
          configure: { project: 'project' },
        }),
        NewSchemaClient: { takes: 'ctx, project', returns: 'SchemaClient', configure: { project: 'project' } },
        Client: 'Client',
        Topic: 'Topic',
        Subscription: 'Subscription',
        Publisher: 'Topic',
        Subscriber: 'Subscription',
      },
    },
    'cloud.google.com/go/pubsub/apiv1, cloud.google.com/go/pubsub/v2/apiv1': { generated: 'google.pubsub.v1' },
  },
  types: {
    Client: {
      knownAs: 'pubsubClient',
      properties: {
        TopicAdminClient: 'TopicAdmin',
        SubscriptionAdminClient: 'SubscriptionAdmin',
      },
      methods: {
        'Topic, TopicInProject': { takes: 'id', returns: 'Topic', bind: { topic: topicName } },
        Publisher: { takes: 'id', returns: 'Topic', bind: { topic: topicName } },
        'CreateTopic, CreateTopicWithConfig': {
          takes: 'ctx, id',
          calls: [{ operation: topics.create, with: { name: topicName } }],
          returns: 'Topic',
          bind: { topic: topicName },
        },
        Topics: { calls: topics.list, returns: 'Topic[]' },
        'Subscription, SubscriptionInProject, Subscriber': {
          takes: 'id',
          returns: 'Subscription',
          bind: { subscription: subscriptionName },
        },
        CreateSubscription: {
          takes: 'ctx, id, config',
          calls: [{ operation: subscriptions.create, with: { name: subscriptionName } }],
          returns: 'Subscription',
          bind: { subscription: subscriptionName },
        },
        Subscriptions: { calls: subscriptions.list, returns: 'Subscription[]' },
        DetachSubscription: subscriptions.detach,
        Snapshot: { returns: 'Snapshot' },
        Snapshots: snapshots.list,
        Close: '',
      },
    },
    TopicAdmin: { wraps: 'google.pubsub.v1.Publisher' },
    SubscriptionAdmin: { wraps: 'google.pubsub.v1.Subscriber' },
    Topic: {
      methods: {
        Publish: { calls: pubsub.publish, returns: 'Result' },
        'Config, Exists': topics.get,
        Update: topics.update,
        Delete: topics.delete,
        Subscriptions: { calls: topics.subscriptions, returns: 'Subscription[]' },
        IAM: { returns: 'TopicPolicy' },
        'Stop, Flush, ID, String, ResumePublish': '',
      },
    },
    TopicPolicy: { methods: { Policy: topics.getPolicy, V3: { returns: 'this' }, SetPolicy: topics.setPolicy } },
    Result: { methods: { 'Get, Ready': '' } },
    Subscription: {
      knownAs: 'sub',
      methods: {
        Receive: {
          calls: pubsub.stream,
          passes: ['Context', 'Message'],
          note: 'Receive pulls messages over a stream until its context ends',
        },
        'Config, Exists': subscriptions.get,
        Update: subscriptions.update,
        Delete: subscriptions.delete,
        'SeekToTime, SeekToSnapshot': subscriptions.seek,
        CreateSnapshot: { calls: snapshots.create, returns: 'Snapshot' },
        IAM: { returns: 'SubscriptionPolicy' },
        'ID, String': '',
      },
    },
    Context: {},
    SubscriptionPolicy: {
      methods: { Policy: subscriptions.getPolicy, V3: { returns: 'this' }, SetPolicy: subscriptions.setPolicy },
    },
    // Acknowledgements go over the stream that Receive opened.
    Message: { methods: { 'Ack, Nack, AckWithResult, NackWithResult': '' } },
    Snapshot: { methods: { Delete: snapshots.delete } },
    SchemaClient: {
      methods: {
        CreateSchema: schemas.create,
        Schema: schemas.get,
        Schemas: schemas.list,
        DeleteSchema: schemas.delete,
        'ValidateSchema, ValidateSchemaWithConfig': schemas.validate,
        Close: '',
      },
    },
  },
};
