import type { LibraryTable } from '../../table.js';
import { pubsub } from '../operations.js';

const { topics, subscriptions, snapshots, schemas } = pubsub;

const ofTopic = { topic: 'projects/{project}/topics/{topic}' } as const;
const ofSubscription = { subscription: 'projects/{project}/subscriptions/{subscription}' } as const;

/** google/cloud-pubsub for PHP. */
export const phpPubsub: LibraryTable = {
  library: 'google/cloud-pubsub',
  documentation: 'https://cloud.google.com/php/docs/reference/cloud-pubsub/latest',
  namespace: 'pubsub',
  service: 'pubsub',
  modules: {
    'Google.Cloud.PubSub': { exports: { PubSubClient: 'PubSubClient', Topic: 'Topic', Subscription: 'Subscription' } },
    'Google.Cloud.PubSub.V1': { generated: 'google.pubsub.v1' },
  },
  types: {
    PubSubClient: {
      construct: { takes: 'options', configure: { project: 'options.projectId', keyFile: 'options.keyFilePath' } },
      methods: {
        topic: { takes: 'topic', returns: 'Topic', bind: ofTopic },
        createTopic: { takes: 'topic', calls: topics.create, returns: 'Topic', bind: ofTopic },
        topics: { calls: topics.list, returns: 'Topic[]' },
        subscription: { takes: 'subscription', returns: 'Subscription', bind: ofSubscription },
        subscribe: {
          takes: 'subscription, topic',
          calls: subscriptions.create,
          returns: 'Subscription',
          bind: ofSubscription,
        },
        subscriptions: { calls: subscriptions.list, returns: 'Subscription[]' },
        snapshots: { calls: snapshots.list, returns: 'Snapshot[]' },
        createSnapshot: snapshots.create,
        createSchema: schemas.create,
        schemas: schemas.list,
        validateSchema: schemas.validate,
        'consume, message, timestamp, duration': '',
      },
    },
    Topic: {
      knownAs: 'topic',
      methods: {
        'publish, publishBatch': pubsub.publish,
        batchPublisher: { returns: 'Publisher' },
        create: topics.create,
        update: topics.update,
        delete: topics.delete,
        'info, reload, exists': topics.get,
        subscribe: {
          takes: 'subscription',
          calls: subscriptions.create,
          returns: 'Subscription',
          bind: ofSubscription,
        },
        subscription: { takes: 'subscription', returns: 'Subscription', bind: ofSubscription },
        subscriptions: { calls: topics.subscriptions, returns: 'Subscription[]' },
        iam: { returns: 'TopicIam' },
        name: '',
      },
    },
    Publisher: { methods: { publish: pubsub.publish } },
    Subscription: {
      knownAs: 'subscription',
      methods: {
        pull: pubsub.pull,
        'acknowledge, acknowledgeBatch': pubsub.acknowledge,
        'modifyAckDeadline, modifyAckDeadlineBatch': pubsub.extend,
        create: subscriptions.create,
        update: subscriptions.update,
        delete: subscriptions.delete,
        'info, reload, exists': subscriptions.get,
        'seekToTime, seekToSnapshot': subscriptions.seek,
        detach: subscriptions.detach,
        iam: { returns: 'SubscriptionIam' },
        name: '',
      },
    },
    Snapshot: { methods: { create: snapshots.create, delete: snapshots.delete } },
    TopicIam: { methods: { 'policy, reload': topics.getPolicy, setPolicy: topics.setPolicy } },
    SubscriptionIam: { methods: { 'policy, reload': subscriptions.getPolicy, setPolicy: subscriptions.setPolicy } },
  },
};
