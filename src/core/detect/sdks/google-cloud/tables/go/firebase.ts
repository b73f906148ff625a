import type { LibraryTable } from '../../table.js';

/** firebase.google.com/go: its app gives clients of other libraries, and messaging of its own. */
export const goFirebase: LibraryTable = {
  library: 'firebase.google.com/go',
  documentation: 'https://pkg.go.dev/firebase.google.com/go/v4',
  namespace: 'firebase',
  service: 'fcm',
  modules: {
    'firebase.google.com/go, firebase.google.com/go/v4': {
      exports: {
        NewApp: { takes: 'ctx, config', returns: 'App', configure: { project: 'config.projectID' } },
        App: 'App',
      },
    },
    'firebase.google.com/go/messaging, firebase.google.com/go/v4/messaging': { exports: { Client: 'Messaging' } },
    'firebase.google.com/go/storage, firebase.google.com/go/v4/storage': { exports: { Client: 'Storage' } },
  },
  types: {
    App: {
      methods: {
        Firestore: { returns: 'firestore.Client' },
        Messaging: { returns: 'Messaging' },
        Storage: { returns: 'Storage' },
      },
    },
    Messaging: {
      methods: {
        'Send, SendDryRun, SendEach, SendEachDryRun, SendEachForMulticast, SendEachForMulticastDryRun, SendAll, SendMulticast':
          'fcm.projects.messages.send',
      },
    },
    Storage: {
      methods: {
        Bucket: { takes: 'name', returns: 'storage.Bucket', bind: { bucket: 'name' } },
        DefaultBucket: { returns: 'storage.Bucket' },
      },
    },
  },
};
