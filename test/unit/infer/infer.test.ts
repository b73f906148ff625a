import assert from 'node:assert/strict';
import { inferCall } from '../../../src/core/infer/infer.js';
import type { Need } from '../../../src/core/model/requirement.js';
import type { ObjectValue, Value } from '../../../src/core/model/value.js';
import { unknown } from '../../../src/core/model/value.js';
import { testCatalog } from '../../support/catalog.js';
import { catalogOf, input, list, operation, siteOf } from './fake-catalog.js';

const OBJECT = 'arn:${Partition}:s3:::${BucketName}/${ObjectName}';
const object = {
  kind: 'template',
  type: 'object',
  template: OBJECT,
  bind: { BucketName: 'Bucket', ObjectName: 'Key' },
} as const;

const catalog = catalogOf([
  operation({
    service: 's3',
    name: 'PutObject',
    required: ['Bucket', 'Key'],
    permissions: [
      { permission: 's3:PutObject', resources: [object] },
      {
        permission: 's3:PutObjectAcl',
        resources: [object],
        when: { kind: 'parameter', path: 'ACL', words: 'when an ACL is given' },
      },
      {
        permission: 's3:PutObjectRetention',
        resources: [object],
        when: { kind: 'parameter', path: 'ObjectLockMode', values: ['GOVERNANCE'], words: 'when retention is set' },
      },
      {
        permission: 'kms:GenerateDataKey',
        resources: [{ kind: 'member', type: 'key', path: 'SSEKMSKeyId' }],
        when: { kind: 'circumstance', words: 'if the bucket uses a customer-managed key' },
      },
    ],
  }),
  operation({
    service: 'dynamodb',
    name: 'TransactWriteItems',
    permissions: ['Put', 'Delete'].map((kind) => ({
      permission: `dynamodb:${kind}Item`,
      resources: [
        {
          kind: 'template' as const,
          type: 'table',
          template: 'arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}',
          bind: { TableName: `TransactItems[].${kind}.TableName` },
        },
      ],
      when: { kind: 'parameter' as const, path: `TransactItems[].${kind}`, words: `when it holds a ${kind}` },
    })),
  }),
  operation({
    service: 'dynamodb',
    name: 'ExecuteStatement',
    permissions: ['Select', 'Insert'].map((verb) => ({
      permission: `dynamodb:PartiQL${verb}`,
      resources: [],
      when: { kind: 'parameter' as const, path: 'Statement', values: [verb.toUpperCase()], words: `for ${verb}` },
    })),
  }),
]);

const needsOf = (service: string, name: string, parameters: ObjectValue): readonly Need[] =>
  inferCall(siteOf({ service, operation: name, parameters }), catalog).needs;
const permissions = (needs: readonly Need[]): readonly string[] =>
  needs.map((need) => need.permission + (need.condition === undefined ? '' : ` (${need.condition.when})`));

describe('inferCall', () => {
  const KEY = 'kms:GenerateDataKey (if the bucket uses a customer-managed key)';

  it('leaves out what depends on a parameter that is not given', () => {
    const needs = needsOf('s3', 'PutObject', input({ Bucket: 'reports', Key: 'daily.csv' }));
    assert.deepEqual(permissions(needs), ['s3:PutObject', KEY]);
    assert.deepEqual(needs[0]?.resources, ['arn:aws:s3:::reports/daily.csv']);
  });

  it('needs what depends on a parameter that is given, even when its value is not known', () => {
    const needs = needsOf('s3', 'PutObject', input({ Bucket: 'reports', Key: 'a', ACL: unknown('parameter acl') }));
    assert.deepEqual(permissions(needs), ['s3:PutObject', 's3:PutObjectAcl', KEY]);
  });

  it('takes a parameter that is null or undefined as not given', () => {
    const needs = needsOf('s3', 'PutObject', input({ Bucket: 'reports', ACL: { kind: 'scalar', value: null } }));
    assert.deepEqual(permissions(needs), ['s3:PutObject', KEY]);
  });

  it('is conditional where further parameters are not visible', () => {
    const needs = needsOf('s3', 'PutObject', input({ Bucket: 'reports', Key: 'a' }, true));
    assert.deepEqual(permissions(needs), [
      's3:PutObject',
      's3:PutObjectAcl (when an ACL is given)',
      's3:PutObjectRetention (when retention is set)',
      KEY,
    ]);
  });

  it('compares values where the rule names them', () => {
    const governed = input({ Bucket: 'reports', Key: 'a', ObjectLockMode: 'GOVERNANCE' });
    assert.ok(permissions(needsOf('s3', 'PutObject', governed)).includes('s3:PutObjectRetention'));
    const other = input({ Bucket: 'reports', Key: 'a', ObjectLockMode: 'OFF' });
    assert.ok(
      !permissions(needsOf('s3', 'PutObject', other))
        .join()
        .includes('Retention'),
    );
    const unseen = input({ Bucket: 'reports', Key: 'a', ObjectLockMode: unknown('parameter mode') });
    assert.ok(
      permissions(needsOf('s3', 'PutObject', unseen)).includes('s3:PutObjectRetention (when retention is set)'),
    );
  });

  it('takes values that only begin so, where the rule has a pattern', () => {
    const of = (modelId: Value | string): readonly string[] => {
      const site = siteOf({ service: 'bedrock-runtime', operation: 'Converse', parameters: input({ modelId }) });
      return inferCall({ ...site, client: { region: 'eu-west-1' } }, testCatalog()).needs.flatMap((need) =>
        need.permission === 'bedrock:InvokeModel' ? need.resources : [],
      );
    };
    const profile = 'arn:aws:bedrock:eu-west-1:*:inference-profile/eu.anthropic.claude-3-haiku-v1:0';
    const routed = 'arn:aws:bedrock:*::foundation-model/anthropic.claude-3-haiku-v1:0';
    assert.deepEqual(of('eu.anthropic.claude-3-haiku-v1:0'), [profile, routed]);
    assert.deepEqual(of(profile.replace('*', '111122223333')), [profile.replace('*', '111122223333'), routed]);
    assert.deepEqual(of('anthropic.claude-3-haiku-v1:0'), [routed.replace('*', 'eu-west-1')]);
    const prefixed: Value = { kind: 'text', parts: ['us.anthropic.', { hole: 'model' }] };
    assert.deepEqual(of(prefixed), [
      'arn:aws:bedrock:eu-west-1:*:inference-profile/us.anthropic.*',
      'arn:aws:bedrock:*::foundation-model/anthropic.*',
    ]);
    const own = 'arn:aws:bedrock:eu-west-1:111122223333:application-inference-profile/reports';
    assert.deepEqual(of(own), [own, 'arn:aws:bedrock:*::foundation-model/*'], 'which model it is for is not shown');
  });

  it('asks for what each resource of a list takes by its own service', () => {
    const [queue, table] = [
      'arn:aws:sqs:eu-west-1:111122223333:jobs',
      'arn:aws:dynamodb:eu-west-1:111122223333:table/jobs',
    ];
    const items = list([queue, table].map((one): Value => ({ kind: 'text', parts: [one] })));
    const site = siteOf({
      service: 'resource-groups-tagging-api',
      operation: 'TagResources',
      parameters: input({ ResourceARNList: items }),
    });
    const needs = inferCall(site, testCatalog()).needs.map(({ permission, resources }) => [permission, ...resources]);
    assert.deepEqual(needs, [
      ['tag:TagResources', '*'],
      ['dynamodb:TagResource', table],
      ['sqs:TagQueue', queue],
    ]);
  });

  it('looks into the items of a list, each with its own resource', () => {
    const items = list([
      input({ Put: input({ TableName: 'jobs' }) }),
      input({ Put: input({ TableName: 'audit' }) }),
      input({ Update: input({ TableName: 'counters' }) }),
    ]);
    const needs = needsOf('dynamodb', 'TransactWriteItems', input({ TransactItems: items }));
    assert.deepEqual(permissions(needs), ['dynamodb:PutItem']);
    assert.deepEqual(needs[0]?.resources, ['arn:aws:dynamodb:*:*:table/jobs', 'arn:aws:dynamodb:*:*:table/audit']);
  });

  it('decides by the first word of a statement', () => {
    const select = input({ Statement: 'SELECT * FROM "jobs" WHERE id = ?' });
    assert.deepEqual(permissions(needsOf('dynamodb', 'ExecuteStatement', select)), ['dynamodb:PartiQLSelect']);
    const built = input({ Statement: { kind: 'text', parts: [{ hole: 'verb' }, ' "jobs"'] } });
    assert.deepEqual(permissions(needsOf('dynamodb', 'ExecuteStatement', built)), [
      'dynamodb:PartiQLSelect (for Select)',
      'dynamodb:PartiQLInsert (for Insert)',
    ]);
    const table = input({ Statement: { kind: 'text', parts: ['INSERT INTO ', { hole: 'table' }] } });
    assert.deepEqual(permissions(needsOf('dynamodb', 'ExecuteStatement', table)), ['dynamodb:PartiQLInsert']);
  });

  it('needs nothing of an operation that the catalog does not know, and says why', () => {
    const call = inferCall(siteOf({ service: 's3', operation: 'PaintObject' }), catalog);
    assert.deepEqual(call.needs, []);
    assert.match(call.unknown ?? '', /PaintObject/);
  });

  it('says that a dynamic operation name is not visible', () => {
    const evidence = [{ text: 'the name is built at run time' }];
    const call = inferCall(siteOf({ service: 's3', operation: 'unknown', evidence }), catalog);
    assert.match(call.unknown ?? '', /not visible.*built at run time/);
  });

  it('needs a required member whether it is seen or not', () => {
    const required = catalogOf([
      operation({
        service: 'ecs',
        name: 'RunTask',
        required: ['taskDefinition'],
        permissions: [
          {
            permission: 'ecs:RunTask',
            resources: [],
            when: { kind: 'parameter', path: 'taskDefinition', words: 'always' },
          },
        ],
      }),
    ]);
    const call = inferCall(siteOf({ service: 'ecs', operation: 'RunTask', parameters: input({}, true) }), required);
    assert.deepEqual(call.needs, [{ permission: 'ecs:RunTask', resources: ['*'] }]);
  });
});
