/**
 * Resource names that generated clients make with their path functions, by the function's name in normalised form
 * without `path`. Source: the `google.api.resource` patterns of the services ("Resource names", Google Cloud API design guide).
 */
export const resourceNames: Readonly<Record<string, string>> = {
  project: 'projects/{project}',
  location: 'projects/{project}/locations/{location}',
  folder: 'folders/{folder}',
  organization: 'organizations/{organization}',
  billingaccount: 'billingAccounts/{billing_account}',
  // Pub/Sub
  topic: 'projects/{project}/topics/{topic}',
  projecttopic: 'projects/{project}/topics/{topic}',
  subscription: 'projects/{project}/subscriptions/{subscription}',
  snapshot: 'projects/{project}/snapshots/{snapshot}',
  schema: 'projects/{project}/schemas/{schema}',
  // Secret Manager
  secret: 'projects/{project}/secrets/{secret}',
  secretversion: 'projects/{project}/secrets/{secret}/versions/{secret_version}',
  projectlocationsecret: 'projects/{project}/locations/{location}/secrets/{secret}',
  projectlocationsecretsecretversion:
    'projects/{project}/locations/{location}/secrets/{secret}/versions/{secret_version}',
  // Cloud KMS
  keyring: 'projects/{project}/locations/{location}/keyRings/{key_ring}',
  cryptokey: 'projects/{project}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key}',
  cryptokeyversion:
    'projects/{project}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key}/cryptoKeyVersions/{crypto_key_version}',
  importjob: 'projects/{project}/locations/{location}/keyRings/{key_ring}/importJobs/{import_job}',
  // Cloud Run
  service: 'projects/{project}/locations/{location}/services/{service}',
  revision: 'projects/{project}/locations/{location}/services/{service}/revisions/{revision}',
  job: 'projects/{project}/locations/{location}/jobs/{job}',
  execution: 'projects/{project}/locations/{location}/jobs/{job}/executions/{execution}',
  task: 'projects/{project}/locations/{location}/jobs/{job}/executions/{execution}/tasks/{task}',
  workerpool: 'projects/{project}/locations/{location}/workerPools/{worker_pool}',
  // Cloud Tasks
  queue: 'projects/{project}/locations/{location}/queues/{queue}',
  // Logging
  log: 'projects/{project}/logs/{log}',
  logsink: 'projects/{project}/sinks/{sink}',
  logmetric: 'projects/{project}/metrics/{metric}',
  logbucket: 'projects/{project}/locations/{location}/buckets/{bucket}',
  logview: 'projects/{project}/locations/{location}/buckets/{bucket}/views/{view}',
  // IAM
  serviceaccount: 'projects/{project}/serviceAccounts/{service_account}',
  key: 'projects/{project}/serviceAccounts/{service_account}/keys/{key}',
  // Firestore
  database: 'projects/{project}/databases/{database}',
  databaseroot: 'projects/{project}/databases/{database}',
  documentroot: 'projects/{project}/databases/{database}/documents',
  anypath: 'projects/{project}/databases/{database}/documents/{document}',
  index: 'projects/{project}/databases/{database}/collectionGroups/{collection}/indexes/{index}',
  // BigQuery
  table: 'projects/{project}/datasets/{dataset}/tables/{table}',
  writestream: 'projects/{project}/datasets/{dataset}/tables/{table}/streams/{stream}',
  // Resource Manager
  tagkey: 'tagKeys/{tag_key}',
  tagvalue: 'tagValues/{tag_value}',
};
