import type { LibraryTable } from '../../table.js';
import { pubsub } from '../operations.js';

const topic = { takes: 'topic', bind: { topic: 'topic' } };

/** google-cloud-pubsub for Java: a publisher and a subscriber by hand, generated clients with names of their own. */
export const javaPubsub: LibraryTable = {
  library: 'google-cloud-pubsub',
  documentation:
    'https://cloud.google.com/java/docs/reference/google-cloud-pubsub/latest/com.google.cloud.pubsub.v1.Publisher',
  namespace: 'pubsub',
  service: 'pubsub',
  modules: {
    'com.google.cloud.pubsub.v1': {
      exports: {
        Publisher: 'Publisher',
        Subscriber: 'Subscriber',
        TopicAdminClient: 'TopicAdmin',
        SubscriptionAdminClient: 'SubscriptionAdmin',
        SchemaServiceClient: 'SchemaService',
      },
    },
    'com.google.cloud.pubsub.v1.stub': {
      exports: { SubscriberStub: 'SubscriberStub', GrpcSubscriberStub: 'SubscriberStub' },
    },
  },
  types: {
    Publisher: {
      statics: { newBuilder: { ...topic, returns: 'PublisherBuilder' } },
      methods: { publish: pubsub.publish, 'publishAllOutstanding, shutdown, awaitTermination, resumePublish': '' },
    },
    PublisherBuilder: {
      methods: {
        setCredentialsProvider: { returns: 'this' },
        'setBatchingSettings, setEnableMessageOrdering, setRetrySettings, setEndpoint, setChannelProvider': {
          returns: 'this',
        },
        build: { returns: 'Publisher' },
      },
    },
    Subscriber: {
      statics: {
        newBuilder: {
          takes: 'subscription, receiver',
          bind: { subscription: 'subscription' },
          returns: 'SubscriberBuilder',
        },
      },
      methods: {
        startAsync: {
          calls: pubsub.stream,
          returns: 'this',
          note: 'startAsync pulls messages over a stream until it is stopped',
        },
        'awaitRunning, awaitTerminated, stopAsync, addListener': { returns: 'this' },
      },
    },
    SubscriberBuilder: {
      methods: {
        'setCredentialsProvider, setFlowControlSettings, setParallelPullCount, setExecutorProvider, setMaxAckExtensionPeriod, setEndpoint, setChannelProvider':
          { returns: 'this' },
        build: { returns: 'Subscriber' },
      },
    },
    SubscriberStub: {
      statics: { create: { returns: 'SubscriberStub' } },
      methods: {
        pullCallable: { calls: pubsub.pull, returns: 'Callable' },
        acknowledgeCallable: { calls: pubsub.acknowledge, returns: 'Callable' },
        modifyAckDeadlineCallable: { calls: pubsub.extend, returns: 'Callable' },
        close: '',
      },
    },
    Callable: { methods: { 'call, futureCall': '' } },
    TopicAdmin: {
      wraps: 'google.pubsub.v1.Publisher',
      statics: { create: { returns: 'TopicAdmin' } },
      methods: { close: '' },
    },
    SubscriptionAdmin: {
      wraps: 'google.pubsub.v1.Subscriber',
      statics: { create: { returns: 'SubscriptionAdmin' } },
      methods: { close: '' },
    },
    SchemaService: {
      wraps: 'google.pubsub.v1.SchemaService',
      statics: { create: { returns: 'SchemaService' } },
      methods: { close: '' },
    },
  },
};
