import assert from 'node:assert/strict';
import { testCatalog } from '../../support/catalog.js';

describe('protobuf services of Google APIs', () => {
  const services = (name: string): readonly string[] =>
    (testCatalog().gcp?.protobufServices(name) ?? []).map((each) => `${each.package}.${each.name} ${each.service}`);

  it('are found by their name in any spelling, with the service of their RPCs', () => {
    assert.deepEqual(services('DataMigrationService'), ['google.cloud.clouddms.v1.DataMigrationService datamigration']);
    assert.deepEqual(services('data_migration_service'), services('DataMigrationService'));
    assert.deepEqual(services('AtticService'), []);
  });

  it('are those of all packages that have one', () => {
    assert.deepEqual([...services('Publisher')].sort(), [
      'google.cloud.eventarc.publishing.v1.Publisher eventarcpublishing',
      'google.pubsub.v1.Publisher pubsub',
    ]);
  });

  it('say which method an RPC is', () => {
    const lookup = testCatalog().operation(
      'gcp',
      'spanner',
      'google.spanner.admin.database.v1.DatabaseAdmin.ListDatabases',
    );
    assert.equal(lookup.kind === 'known' && lookup.operation.permissions[0]?.permission, 'spanner.databases.list');
  });
});
