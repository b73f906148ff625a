import type { LibraryTable } from '../../table.js';
import { pubsub } from '../operations.js';
import { client, creates } from './clients.js';

/** Google.Cloud.PubSub.V1: a publisher and a subscriber by hand beside the generated clients. */
export const csharpPubsub: LibraryTable = {
  library: 'Google.Cloud.PubSub.V1',
  documentation: 'https://cloud.google.com/dotnet/docs/reference/Google.Cloud.PubSub.V1/latest',
  namespace: 'pubsub',
  service: 'pubsub',
  modules: {
    'Google.Cloud.PubSub.V1': {
      exports: {
        PublisherClient: 'PublisherClient',
        PublisherClientBuilder: 'PublisherClientBuilder',
        SubscriberClient: 'SubscriberClient',
        SubscriberClientBuilder: 'SubscriberClientBuilder',
        PublisherServiceApiClient: 'PublisherService',
        SubscriberServiceApiClient: 'SubscriberService',
        SchemaServiceClient: 'SchemaService',
      },
    },
  },
  types: {
    ...client('PublisherClient'),
    ...client('SubscriberClient'),
    PublisherClient: {
      statics: creates('PublisherClient', { takes: 'topic', bind: { topic: 'topic' } }),
      wraps: 'google.pubsub.v1.Publisher',
      methods: { PublishAsync: pubsub.publish, 'ShutdownAsync, DisposeAsync, ResumePublish': '' },
    },
    SubscriberClient: {
      wraps: 'google.pubsub.v1.Subscriber',
      statics: creates('SubscriberClient', { takes: 'subscription', bind: { subscription: 'subscription' } }),
      methods: {
        StartAsync: { calls: pubsub.stream, note: 'StartAsync pulls messages over a stream until it is stopped' },
        'StopAsync, DisposeAsync': '',
      },
    },
    PublisherService: { wraps: 'google.pubsub.v1.Publisher', statics: creates('PublisherService') },
    SubscriberService: { wraps: 'google.pubsub.v1.Subscriber', statics: creates('SubscriberService') },
    SchemaService: { wraps: 'google.pubsub.v1.SchemaService', statics: creates('SchemaService') },
  },
};
