import type { LibraryTable, MethodRow } from '../../table.js';
import { pubsub } from '../operations.js';

const { topics, subscriptions, snapshots, schemas } = pubsub;

const looked = (operation: string): NonNullable<MethodRow['calls']> => [
  { operation, when: [{ absent: 'skip_lookup' }] },
];
const ofTopic = { topic: 'projects/{project}/topics/{topic}' } as const;
const ofSubscription = { subscription: 'projects/{project}/subscriptions/{subscription}' } as const;

/** google-cloud-pubsub for Ruby, also the publishers and subscribers of its version 3. */
export const rubyPubsub: LibraryTable = {
  library: 'google-cloud-pubsub',
  documentation: 'https://cloud.google.com/ruby/docs/reference/google-cloud-pubsub/latest',
  namespace: 'pubsub',
  service: 'pubsub',
  modules: {
    'Google.Cloud.PubSub, Google.Cloud.Pubsub': {
      exports: {
        '()': {
          returns: 'Project',
          configure: { project: 'project_id', keyFile: 'credentials', endpoint: 'endpoint' },
        },
        Project: 'Project',
        Topic: 'Topic',
        Subscription: 'Subscription',
      },
    },
  },
  types: {
    Project: {
      knownAs: 'pubsub, pubsub_client',
      methods: {
        'topic, find_topic, get_topic, publisher': {
          takes: 'topic',
          calls: looked(topics.get),
          returns: 'Topic',
          bind: ofTopic,
        },
        'create_topic, new_topic': { takes: 'topic', calls: topics.create, returns: 'Topic', bind: ofTopic },
        'topics, find_topics, list_topics': { calls: topics.list, returns: 'Topic[]' },
        'subscription, find_subscription, get_subscription, subscriber': {
          takes: 'subscription',
          calls: looked(subscriptions.get),
          returns: 'Subscription',
          bind: ofSubscription,
        },
        'subscriptions, find_subscriptions, list_subscriptions': {
          calls: subscriptions.list,
          returns: 'Subscription[]',
        },
        'snapshots, find_snapshots, list_snapshots': { calls: snapshots.list, returns: 'Snapshot[]' },
        topic_admin: { returns: 'TopicAdmin' },
        subscription_admin: { returns: 'SubscriptionAdmin' },
        'schemas, find_schemas, list_schemas': schemas.list,
        'schema, find_schema, get_schema': schemas.get,
        'create_schema, new_schema': schemas.create,
        'project_id, topic_path, subscription_path': '',
      },
    },
    TopicAdmin: { wraps: 'google.pubsub.v1.TopicAdmin' },
    SubscriptionAdmin: { wraps: 'google.pubsub.v1.SubscriptionAdmin' },
    Topic: {
      knownAs: 'topic, publisher',
      methods: {
        'publish, publish_async': pubsub.publish,
        'subscribe, create_subscription, new_subscription': {
          takes: 'subscription',
          calls: subscriptions.create,
          returns: 'Subscription',
          bind: ofSubscription,
        },
        'subscription, find_subscription, get_subscription': {
          takes: 'subscription',
          calls: looked(subscriptions.get),
          returns: 'Subscription',
          bind: ofSubscription,
        },
        'subscriptions, find_subscriptions, list_subscriptions': topics.subscriptions,
        delete: topics.delete,
        'reload!, refresh!': topics.get,
        policy: topics.getPolicy,
        update_policy: topics.setPolicy,
        'enable_message_ordering!, async_publisher, name': '',
      },
    },
    Subscription: {
      knownAs: 'subscription, subscriber, sub',
      methods: {
        listen: {
          calls: pubsub.stream,
          returns: 'Subscriber',
          passes: ['Message'],
          note: 'it pulls messages over a stream once it is started',
        },
        pull: { calls: pubsub.pull, returns: 'Pulled[]' },
        wait_for_messages: { calls: pubsub.pull, returns: 'Pulled[]' },
        'acknowledge, ack': pubsub.acknowledge,
        'modify_ack_deadline, delay': pubsub.extend,
        delete: subscriptions.delete,
        'reload!, refresh!': subscriptions.get,
        seek: subscriptions.seek,
        detach: subscriptions.detach,
        'create_snapshot, new_snapshot': { calls: snapshots.create, returns: 'Snapshot' },
        policy: subscriptions.getPolicy,
        update_policy: subscriptions.setPolicy,
      },
    },
    // Acknowledgements of streamed messages go over the stream.
    Message: { methods: { 'acknowledge!, ack!, reject!, nack!, modify_ack_deadline!, delay!, data': '' } },
    Pulled: {
      methods: {
        'acknowledge!, ack!': pubsub.acknowledge,
        'modify_ack_deadline!, delay!, reject!, nack!, ignore!': pubsub.extend,
        data: '',
      },
    },
    Subscriber: { methods: { 'start, stop, wait!, stop!, on_error': { returns: 'this' } } },
    Snapshot: { methods: { delete: snapshots.delete } },
  },
};
