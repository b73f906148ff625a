import type { LibraryTable } from '../../table.js';

/** google-cloud-pubsub for Python: the generated clients with a publisher that batches and a subscriber that streams. */
export const pythonPubsub: LibraryTable = {
  library: 'google-cloud-pubsub',
  documentation: 'https://cloud.google.com/python/docs/reference/pubsub/latest',
  namespace: 'pubsub',
  service: 'pubsub',
  modules: {
    'google.cloud.pubsub, google.cloud.pubsub_v1': {
      generated: 'google.pubsub.v1',
      exports: {
        PublisherClient: 'PublisherClient',
        SubscriberClient: 'SubscriberClient',
        SchemaServiceClient: 'SchemaServiceClient',
      },
    },
    // Generated clients and messages: SchemaServiceClient, Encoding, Topic.
    'google.pubsub, google.pubsub_v1': { generated: 'google.pubsub.v1' },
  },
  types: {
    PublisherClient: {
      wraps: 'google.pubsub.v1.Publisher',
      construct: {
        takes: 'batch_settings, publisher_options',
        configure: { credentials: 'credentials', endpoint: 'client_options.api_endpoint' },
      },
      statics: {
        'from_service_account_file, from_service_account_json': {
          takes: 'filename',
          returns: 'PublisherClient',
          configure: { keyFile: 'filename' },
        },
      },
      methods: {
        publish: {
          takes: 'topic, data',
          calls: [{ operation: 'pubsub.projects.topics.publish', with: { topic: 'topic' } }],
          returns: 'Future',
        },
        'stop, resume_publish': '',
      },
    },
    SubscriberClient: {
      wraps: 'google.pubsub.v1.Subscriber',
      construct: { configure: { credentials: 'credentials', endpoint: 'client_options.api_endpoint' } },
      statics: {
        'from_service_account_file, from_service_account_json': {
          takes: 'filename',
          returns: 'SubscriberClient',
          configure: { keyFile: 'filename' },
        },
      },
      methods: {
        subscribe: {
          takes: 'subscription, callback',
          calls: [{ operation: 'google.pubsub.v1.Subscriber.StreamingPull', with: { subscription: 'subscription' } }],
          returns: 'Future',
          passes: ['Message'],
          bind: { subscription: 'subscription' },
          note: 'subscribe pulls messages over a stream until its future is cancelled',
        },
        close: '',
      },
    },
    SchemaServiceClient: {
      wraps: 'google.pubsub.v1.SchemaService',
      construct: { configure: { credentials: 'credentials' } },
    },
    // Acknowledgements of streamed messages go over the stream that subscribe() opened.
    Message: {
      methods: {
        'ack, nack, modify_ack_deadline, drop': '',
        'ack_with_response, nack_with_response': { returns: 'Future' },
      },
    },
    Future: { methods: { 'result, cancel, add_done_callback, exception, done': '' } },
  },
};
