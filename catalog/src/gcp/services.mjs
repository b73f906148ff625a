// The services of Google's half of the catalog: which API versions and .proto folders make one service. The first
// version that has a method id gives its facts, so the newest stable version stands first.
export const services = [
  { id: 'storage', versions: ['storage/v1'], protos: ['google/storage/v2', 'google/storage/control/v2'] },
  { id: 'pubsub', versions: ['pubsub/v1'], protos: ['google/pubsub/v1'] },
  {
    id: 'bigquery',
    versions: ['bigquery/v2'],
    protos: ['google/cloud/bigquery/v2', 'google/cloud/bigquery/storage/v1'],
  },
  { id: 'secretmanager', versions: ['secretmanager/v1'], protos: ['google/cloud/secretmanager/v1'] },
  { id: 'firestore', versions: ['firestore/v1'], protos: ['google/firestore/v1', 'google/firestore/admin/v1'] },
  { id: 'datastore', versions: ['datastore/v1'], protos: ['google/datastore/v1', 'google/datastore/admin/v1'] },
  { id: 'run', versions: ['run/v2', 'run/v1'], protos: ['google/cloud/run/v2'] },
  { id: 'logging', versions: ['logging/v2'], protos: ['google/logging/v2'] },
  { id: 'iam', versions: ['iam/v1', 'iam/v2'], protos: ['google/iam/admin/v1', 'google/iam/v2'] },
  { id: 'iamcredentials', versions: ['iamcredentials/v1'], protos: ['google/iam/credentials/v1'] },
  {
    id: 'cloudresourcemanager',
    versions: ['cloudresourcemanager/v3', 'cloudresourcemanager/v2', 'cloudresourcemanager/v1'],
    protos: ['google/cloud/resourcemanager/v3'],
  },
  { id: 'cloudkms', versions: ['cloudkms/v1'], protos: ['google/cloud/kms/v1'] },
];
