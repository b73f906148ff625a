import assert from 'node:assert/strict';
import { bindingWords, operationEntry, permissionEntry, roleEntry } from '../../../src/core/catalog/entry.js';
import { nearNames } from '../../../src/core/catalog/near-names.js';
import { subjectOf, wholeName } from '../../../src/core/catalog/subject.js';
import { testCatalog } from '../../support/catalog.js';

const catalog = testCatalog();
const operations = (name: string): string[] => subjectOf(name, catalog).operations.map(wholeName);

describe('what a name stands for', () => {
  for (const [name, operation] of [
    ['s3:CopyObject', 's3:CopyObject'],
    ['s3:copy_object', 's3:CopyObject'],
    ['s3.copy_object', 's3:CopyObject'],
    ['CopyObject', 's3:CopyObject'],
    ['logs:PutLogEvents', 'cloudwatch-logs:PutLogEvents'],
    ['stepfunctions:StartExecution', 'sfn:StartExecution'],
    ['storage.objects.get', 'storage.objects.get'],
    ['google.pubsub.v1.Publisher.Publish', 'pubsub.projects.topics.publish'],
    ['directory.users.list', 'directory.users.list'],
  ] as const) {
    it(`${name}: ${operation}`, () => assert.deepEqual(operations(name), [operation]));
  }

  it('is an action too where IAM has one of that name, and only that where no operation has', () => {
    for (const [name, count] of [
      ['s3:GetObject', 1],
      ['iam:PassRole', 0],
    ] as const) {
      const subject = subjectOf(name, catalog);
      assert.deepEqual(
        subject.permissions.map(({ permission }) => permission),
        [name],
      );
      assert.equal(subject.operations.length, count);
    }
  });

  it('is open where several services have the operation', () => {
    assert.deepEqual(subjectOf('put_object', catalog).choices, ['s3:PutObject', 'mediastore-data:PutObject']);
  });

  it('is a role', () => {
    const [role] = subjectOf('roles/storage.objectViewer', catalog).roles;
    assert.ok(role && roleEntry(role).permissions.includes('storage.objects.get'));
  });

  it('says why permissions are not known, and guesses no other name then', () => {
    const { reasons, near } = subjectOf('alloydb.projects.locations.clusters.list', catalog);
    assert.match(reasons.join(), /no list of the permissions of alloydb/);
    assert.deepEqual(near, []);
    assert.match(subjectOf('s3:*', catalog).reasons.join(), /is a pattern/);
  });

  for (const [name, meant] of [
    ['s3:GetObjct', 's3:GetObject'],
    ['sns:Publsh', 'sns:Publish'],
    ['PassRole', 'iam:PassRole'],
    ['storage.object.get', 'storage.objects.get'],
    ['roles/storage.objectVewer', 'roles/storage.objectViewer'],
    ['cloud:GetObject', 's3:GetObject'],
  ] as const) {
    it(`${name}: nothing, but ${meant} may be meant`, () => {
      const subject = subjectOf(name, catalog);
      assert.equal(subject.operations.length + subject.permissions.length + subject.roles.length, 0);
      assert.equal(subject.near[0], meant);
    });
  }

  it('is nothing at all for nonsense', () => {
    assert.deepEqual(subjectOf('nonsense', catalog).near, []);
    assert.deepEqual(nearNames('zzzz', ['s3:GetObject']), []);
  });
});

describe('entries of the catalog', () => {
  it('of an operation hold contexts, facts of each action, and a source for each kind of fact', () => {
    const [operation] = subjectOf('lambda:CreateFunction', catalog).operations;
    assert.ok(operation);
    const entry = operationEntry(operation, catalog);
    const pass = entry.needs.find(({ permission }) => permission === 'iam:PassRole');
    assert.deepEqual(pass?.context, { 'iam:PassedToService': ['lambda.amazonaws.com'] });
    assert.ok(pass.fact?.conditionKeys?.includes('iam:PassedToService') ?? pass.fact);
    assert.deepEqual(pass.fact?.boundBy, ['scp']);
    assert.match(entry.sources.map(({ source }) => source).join(), /@aws-sdk\/client-lambda 3\..*iam-data 0\.21/);
  });

  it('of a permission name the operations that need it, without a condition where every call does', () => {
    const [fact] = subjectOf('s3:GetObject', catalog).permissions;
    assert.ok(fact);
    const { neededBy } = permissionEntry(fact, catalog);
    const whenOf = (name: string) => neededBy.find(({ operation }) => operation === name) ?? assert.fail(name);
    assert.equal(whenOf('s3:CopyObject').when, undefined);
    assert.match(whenOf('s3:HeadObject').when ?? '', /VersionId is not given/);
    assert.match(whenOf('lambda:CreateFunction').when ?? '', /Code\.S3Bucket/);
  });

  it('of a Google permission name the roles that hold it, the narrowest first, with what they hold besides', () => {
    const [fact] = subjectOf('pubsub.topics.publish', catalog).permissions;
    assert.ok(fact);
    const { roles } = permissionEntry(fact, catalog);
    assert.deepEqual(roles?.least, ['roles/pubsub.publisher']);
    assert.deepEqual(roles.holders[0]?.role, 'roles/pubsub.publisher');
    const excess = roles.holders.map((holder) => holder.excess);
    assert.deepEqual(
      excess,
      [...excess].sort((a, b) => a - b),
    );
  });

  it('tell bindings in words', () => {
    assert.deepEqual(
      ['Bucket', 'CopySource#1+', 'QueueUrl#-1', 'RequestItems{}', 'taskDefinition#:1', 'modelId#0+!us.|eu.'].map(
        bindingWords,
      ),
      [
        'Bucket',
        'CopySource, part 2 on',
        'QueueUrl, last part',
        'key of RequestItems',
        'taskDefinition, part 2 between colons',
        'modelId, unless it begins with us. or eu.',
      ],
    );
  });
});
