import assert from 'node:assert/strict';
import type { Operation } from '../../../src/core/catalog/catalog.js';
import { testCatalog } from '../../support/catalog.js';

/**
 * What the documentation of each service says (access control pages of Cloud Storage, Pub/Sub, BigQuery, Secret
 * Manager, Firestore, Datastore, Cloud Run, Cloud Logging, IAM, Resource Manager, Cloud KMS). `?` marks a permission
 * that is needed only sometimes.
 */
const DOCUMENTED: readonly (readonly [operation: string, permissions: string])[] = [
  ['storage.objects.get', 'storage.objects.get ?storage.objects.getIamPolicy'],
  ['storage.objects.list', 'storage.objects.list ?storage.objects.getIamPolicy'],
  ['storage.objects.insert', 'storage.objects.create ?storage.objects.delete ?storage.objects.setRetention'],
  ['storage.objects.delete', 'storage.objects.delete'],
  ['storage.objects.copy', 'storage.objects.create storage.objects.get ?storage.objects.delete'],
  ['storage.objects.rewrite', 'storage.objects.create storage.objects.get ?storage.objects.delete'],
  ['storage.objects.compose', 'storage.objects.create storage.objects.get ?storage.objects.delete'],
  ['storage.objects.getIamPolicy', 'storage.objects.getIamPolicy'],
  ['storage.objects.testIamPermissions', ''],
  [
    'storage.buckets.insert',
    'storage.buckets.create ?storage.buckets.enableObjectRetention ?storage.buckets.setIpFilter',
  ],
  ['storage.buckets.delete', 'storage.buckets.delete'],
  ['storage.buckets.setIamPolicy', 'storage.buckets.setIamPolicy'],
  ['storage.buckets.lockRetentionPolicy', 'storage.buckets.update'],
  ['storage.notifications.insert', 'storage.buckets.update'],
  ['storage.notifications.list', 'storage.buckets.get'],
  ['storage.bucketAccessControls.list', 'storage.buckets.get storage.buckets.getIamPolicy'],
  ['storage.projects.hmacKeys.create', 'storage.hmacKeys.create'],
  ['pubsub.projects.topics.publish', 'pubsub.topics.publish'],
  ['pubsub.projects.topics.create', 'pubsub.topics.create ?pubsub.schemas.attach'],
  ['pubsub.projects.topics.list', 'pubsub.topics.list'],
  ['pubsub.projects.subscriptions.pull', 'pubsub.subscriptions.consume'],
  ['pubsub.projects.subscriptions.acknowledge', 'pubsub.subscriptions.consume'],
  ['google.pubsub.v1.Subscriber.StreamingPull', 'pubsub.subscriptions.consume'],
  [
    'pubsub.projects.subscriptions.create',
    'pubsub.subscriptions.create pubsub.topics.attachSubscription ?iam.serviceAccounts.actAs',
  ],
  ['pubsub.projects.subscriptions.seek', 'pubsub.subscriptions.consume ?pubsub.snapshots.seek'],
  ['pubsub.projects.snapshots.create', 'pubsub.snapshots.create pubsub.subscriptions.consume'],
  ['pubsub.projects.subscriptions.detach', 'pubsub.topics.detachSubscription'],
  ['bigquery.jobs.list', 'bigquery.jobs.list ?bigquery.jobs.listAll'],
  ['bigquery.jobs.cancel', 'bigquery.jobs.update'],
  ['bigquery.tabledata.list', 'bigquery.tables.getData'],
  ['bigquery.tabledata.insertAll', 'bigquery.tables.updateData'],
  ['bigquery.datasets.insert', 'bigquery.datasets.create'],
  ['bigquery.datasets.list', 'bigquery.datasets.get'],
  ['bigquery.tables.get', 'bigquery.tables.get'],
  ['bigquery.models.get', 'bigquery.models.getMetadata'],
  ['bigquery.routines.insert', 'bigquery.routines.create'],
  [
    'google.cloud.bigquery.storage.v1.BigQueryRead.CreateReadSession',
    'bigquery.readsessions.create bigquery.tables.getData',
  ],
  ['google.cloud.bigquery.storage.v1.BigQueryWrite.AppendRows', 'bigquery.tables.updateData'],
  ['secretmanager.projects.secrets.versions.access', 'secretmanager.versions.access'],
  ['secretmanager.projects.secrets.addVersion', 'secretmanager.versions.add'],
  ['secretmanager.projects.secrets.versions.enable', 'secretmanager.versions.enable'],
  ['secretmanager.projects.secrets.versions.destroy', 'secretmanager.versions.destroy'],
  ['secretmanager.projects.secrets.create', 'secretmanager.secrets.create'],
  ['secretmanager.projects.locations.secrets.versions.access', 'secretmanager.versions.access'],
  ['firestore.projects.databases.documents.get', 'datastore.entities.get'],
  ['firestore.projects.databases.documents.batchGet', 'datastore.entities.get'],
  ['firestore.projects.databases.documents.runQuery', 'datastore.entities.get datastore.entities.list'],
  ['firestore.projects.databases.documents.createDocument', 'datastore.entities.create'],
  ['firestore.projects.databases.documents.delete', 'datastore.entities.delete'],
  ['firestore.projects.databases.documents.listCollectionIds', 'datastore.entities.list'],
  ['firestore.projects.databases.documents.beginTransaction', 'datastore.databases.get'],
  ['firestore.projects.databases.exportDocuments', 'datastore.databases.export'],
  ['datastore.projects.lookup', 'datastore.entities.get'],
  ['datastore.projects.runQuery', 'datastore.entities.get datastore.entities.list'],
  ['datastore.projects.allocateIds', 'datastore.entities.allocateIds'],
  ['run.projects.locations.services.list', 'run.services.list'],
  ['run.projects.locations.services.create', 'run.services.create ?iam.serviceAccounts.actAs'],
  ['run.projects.locations.jobs.run', 'run.jobs.run ?run.jobs.runWithOverrides'],
  ['run.projects.locations.jobs.executions.cancel', 'run.executions.cancel'],
  ['run.projects.locations.workerPools.get', 'run.workerpools.get'],
  ['logging.entries.write', 'logging.logEntries.create'],
  ['logging.projects.logs.delete', 'logging.logs.delete'],
  ['logging.projects.metrics.create', 'logging.logMetrics.create'],
  ['logging.projects.sinks.update', 'logging.sinks.update'],
  ['iam.projects.serviceAccounts.create', 'iam.serviceAccounts.create'],
  ['iam.projects.serviceAccounts.keys.create', 'iam.serviceAccountKeys.create'],
  ['iam.projects.roles.undelete', 'iam.roles.undelete'],
  ['iam.policies.createPolicy', 'iam.denypolicies.create'],
  [
    'iam.projects.locations.workloadIdentityPools.providers.get',
    'iam.googleapis.com/workloadIdentityPoolProviders.get',
  ],
  [
    'iamcredentials.projects.serviceAccounts.generateAccessToken',
    'iam.serviceAccounts.getAccessToken ?iam.serviceAccounts.implicitDelegation',
  ],
  [
    'iamcredentials.projects.serviceAccounts.generateIdToken',
    'iam.serviceAccounts.getOpenIdToken ?iam.serviceAccounts.implicitDelegation',
  ],
  ['cloudresourcemanager.projects.get', 'resourcemanager.projects.get'],
  ['cloudresourcemanager.projects.setIamPolicy', 'resourcemanager.projects.setIamPolicy'],
  ['cloudresourcemanager.liens.create', 'resourcemanager.projects.updateLiens'],
  ['cloudresourcemanager.projects.getOrgPolicy', 'orgpolicy.policy.get'],
  ['cloudkms.projects.locations.keyRings.cryptoKeys.encrypt', 'cloudkms.cryptoKeyVersions.useToEncrypt'],
  ['cloudkms.projects.locations.keyRings.cryptoKeys.decrypt', 'cloudkms.cryptoKeyVersions.useToDecrypt'],
  [
    'cloudkms.projects.locations.keyRings.cryptoKeys.cryptoKeyVersions.asymmetricSign',
    'cloudkms.cryptoKeyVersions.useToSign',
  ],
  [
    'cloudkms.projects.locations.keyRings.cryptoKeys.cryptoKeyVersions.getPublicKey',
    'cloudkms.cryptoKeyVersions.viewPublicKey',
  ],
  ['cloudkms.projects.locations.keyRings.create', 'cloudkms.keyRings.create'],
];

/** The service that an operation of the tests belongs to. */
function serviceOf(operation: string): string {
  if (!operation.startsWith('google.')) return operation.slice(0, operation.indexOf('.'));
  return operation.includes('.pubsub.') ? 'pubsub' : 'bigquery';
}

function known(service: string, operation: string): Operation {
  const lookup = testCatalog().operation('gcp', service, operation);
  assert.equal(lookup.kind, 'known', lookup.kind === 'unknown' ? lookup.reason : '');
  return (lookup as { operation: Operation }).operation;
}

describe('Google operations', () => {
  for (const [name, permissions] of DOCUMENTED) {
    it(`${name} needs ${permissions === '' ? 'nothing' : permissions}`, () => {
      const { permissions: rules } = known(serviceOf(name), name);
      assert.equal(
        rules.map((rule) => `${rule.when === undefined ? '' : '?'}${rule.permission}`).join(' '),
        permissions,
      );
    });
  }

  it('are found by the names of their RPCs in any spelling', () => {
    const names: readonly (readonly [string, string, string])[] = [
      ['secretmanager', 'google.cloud.secretmanager.v1.SecretManagerService.AccessSecretVersion', 'access'],
      ['secretmanager', 'access_secret_version', 'access'],
      ['pubsub', 'Publisher.Publish', 'publish'],
      ['cloudkms', 'asymmetricSign', 'asymmetricSign'],
      ['logging', 'google.logging.v2.LoggingServiceV2.WriteLogEntries', 'write'],
      ['bigquery', 'google.cloud.bigquery.v2.JobService.InsertJob', 'insert'],
      ['iam', 'google.iam.admin.v1.IAM.CreateServiceAccountKey', 'create'],
    ];
    for (const [service, spelling, method] of names) {
      assert.equal(known(service, spelling).name.split('.').at(-1), method, spelling);
    }
  });

  it('say why their permissions are not known', () => {
    const unnamed = testCatalog().operation('gcp', 'run', 'run.projects.locations.domainmappings.create');
    assert.match(unnamed.kind === 'unknown' ? unnamed.reason : '', /No permission of run has the name/);
    const unlisted = testCatalog().operation('gcp', 'alloydb', 'alloydb.projects.locations.clusters.list');
    assert.match(unlisted.kind === 'unknown' ? unlisted.reason : '', /no list of the permissions of alloydb/);
    const missing = testCatalog().operation('gcp', 'storage', 'storage.objects.fold');
    assert.match(missing.kind === 'unknown' ? missing.reason : '', /no operation "storage.objects.fold" of storage/);
    assert.equal(testCatalog().operation('gcp', 'attic', 'x').kind, 'unknown');
  });

  it('list their scopes from the least privileged', () => {
    const { scopes } = known('storage', 'storage.objects.get');
    assert.match(scopes[0] ?? '', /devstorage\.read_only$/);
    assert.match(scopes.at(-1) ?? '', /cloud-platform$/);
    assert.ok(
      scopes.indexOf('https://www.googleapis.com/auth/devstorage.read_write') <
        scopes.indexOf('https://www.googleapis.com/auth/devstorage.full_control'),
    );
  });

  it('name a documentation page, scopes and permissions of the dictionary throughout', () => {
    let count = 0;
    for (const operation of testCatalog().operations('gcp')) {
      count += 1;
      assert.match(operation.source, /^https:\/\//, operation.name);
      assert.notEqual(operation.scopes.length, 0, operation.name);
      for (const rule of operation.permissions) {
        assert.notEqual(
          testCatalog().permission('gcp', rule.permission),
          undefined,
          `${operation.name}: ${rule.permission}`,
        );
        assert.notEqual(rule.resources.length, 0, operation.name);
      }
    }
    assert.ok(count > 900, String(count));
  });

  it('have no permission that is not in the dictionary', () => {
    assert.notEqual(testCatalog().permission('gcp', 'iam.googleapis.com/workforcePools.get'), undefined);
    for (const wrong of ['storage.objects.read', 'storage.objects', 'objects.get', '']) {
      assert.equal(testCatalog().permission('gcp', wrong), undefined, wrong);
    }
  });

  it('are candidates by the last part of their names', () => {
    assert.ok(testCatalog().isOperationName('gcp', 'accesssecretversion'));
    assert.deepEqual(testCatalog().servicesWith('gcp', 'accesssecretversion'), ['secretmanager']);
    assert.equal(testCatalog().isOperationName('gcp', 'foldsecret'), false);
  });
});

describe('Google roles', () => {
  it('hold what their documentation lists', () => {
    const objectViewer = testCatalog().rolePermissions('roles/storage.objectViewer') ?? [];
    assert.ok(objectViewer.includes('storage.objects.get') && objectViewer.includes('storage.objects.list'));
    assert.ok(!objectViewer.includes('storage.objects.create'));
    assert.deepEqual(testCatalog().rolePermissions('roles/pubsub.publisher'), ['pubsub.topics.publish']);
    assert.equal(testCatalog().rolePermissions('roles/attic.keeper'), undefined);
  });

  const SMALLEST: readonly (readonly [permissions: string, roles: string])[] = [
    ['pubsub.topics.publish', 'roles/pubsub.publisher'],
    ['pubsub.subscriptions.consume', 'roles/pubsub.subscriber'],
    ['storage.objects.get', 'roles/storage.objectViewer'],
    ['storage.objects.create', 'roles/storage.objectCreator'],
    ['storage.objects.get storage.objects.create storage.objects.delete', 'roles/storage.objectUser'],
    ['secretmanager.versions.access', 'roles/secretmanager.secretAccessor'],
    ['bigquery.jobs.create', 'roles/bigquery.jobUser'],
    ['bigquery.tables.getData', 'roles/bigquery.dataViewer'],
    ['datastore.entities.get datastore.entities.list', 'roles/datastore.viewer'],
    ['datastore.entities.update', 'roles/datastore.user'],
    ['run.routes.invoke', 'roles/run.servicesInvoker'],
    ['logging.logEntries.create', 'roles/logging.logWriter'],
    ['iam.serviceAccounts.getAccessToken', 'roles/iam.workloadIdentityUser'],
    ['cloudkms.cryptoKeyVersions.useToEncrypt', 'roles/cloudkms.cryptoKeyEncrypter'],
    [
      'pubsub.topics.publish secretmanager.versions.access',
      'roles/pubsub.publisher roles/secretmanager.secretAccessor',
    ],
    ['bigquery.jobs.create bigquery.tables.getData', 'roles/bigquery.dataViewer roles/bigquery.jobUser'],
    [
      'bigquery.jobs.create bigquery.tables.create bigquery.tables.getData',
      'roles/bigquery.dataEditor roles/bigquery.jobUser',
    ],
    ['storage.objects.fold', ''],
  ];
  for (const [permissions, roles] of SMALLEST) {
    it(`${roles === '' ? 'none' : roles} for ${permissions}`, () => {
      assert.equal(testCatalog().rolesFor(permissions.split(' ')).join(' '), roles);
    });
  }

  it('are never basic ones, and always hold what was asked for', () => {
    for (const operation of testCatalog().operations('gcp')) {
      const wanted = operation.permissions.map((rule) => rule.permission);
      const roles = testCatalog().rolesFor(wanted);
      if (roles.length === 0) continue;
      const held = new Set(roles.flatMap((role) => testCatalog().rolePermissions(role) ?? []));
      assert.ok(
        wanted.every((permission) => held.has(permission)),
        `${operation.name}: ${roles.join(', ')}`,
      );
      assert.ok(
        roles.every((role) => !/^roles\/(owner|editor|viewer)$/.test(role)),
        operation.name,
      );
    }
  });
});
