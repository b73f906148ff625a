import assert from 'node:assert/strict';
import { awsSdkNetRules } from '../../../../src/core/detect/sdks/aws-sdk-net/index.js';
import type { ArgumentValue, CallArguments, SdkValue } from '../../../../src/core/detect/rules.js';
import type { ObjectValue, Value } from '../../../../src/core/model/value.js';
import { literalText, text, unknown } from '../../../../src/core/model/value.js';
import { testCatalog } from '../../../support/catalog.js';

const rules = awsSdkNetRules(testCatalog());

const args = (...positional: ArgumentValue[]): CallArguments => ({ positional, named: {}, open: false });
const setting = (named: Record<string, ArgumentValue>): CallArguments => ({ positional: [], named, open: false });
const sdk = (value: SdkValue): ArgumentValue => ({ kind: 'sdk', value });

function imported(module: string, symbol?: string): SdkValue {
  const value = rules.imported(module, symbol);
  assert.ok(value, `${module} ${symbol ?? ''}`);
  return value;
}

function returned(value: SdkValue, given: CallArguments = args()): SdkValue {
  const result = rules.call(value, given)?.returns;
  assert.ok(result);
  return result;
}

function member(value: SdkValue, property: string): SdkValue {
  const found = rules.member(value, property);
  assert.ok(found, property);
  return found;
}

const client = (module: string, symbol: string): SdkValue => returned(imported(module, symbol));

/** Operations of a method as `Operation(Member=text)`. */
function operations(of: SdkValue, method: string, given: CallArguments = args()): readonly string[] {
  const shown = (input: ObjectValue): string =>
    Object.entries(input.members)
      .map(([name, value]: [string, Value]) => `${name}=${literalText(value) ?? value.kind}`)
      .join(' ');
  return (rules.call(member(of, method), given)?.operations ?? []).map(
    (use) => `${use.service}:${use.operation}(${shown(use.parameters)})`,
  );
}

describe('AWS SDK for .NET: names', () => {
  it('takes the service from the client, its interface, or the namespace', () => {
    for (const symbol of ['AmazonS3Client', 'IAmazonS3']) {
      assert.equal(imported('Amazon.S3', symbol).service, 's3');
      assert.equal(imported('', symbol).service, 's3', 'with a global using directive');
    }
    assert.equal(imported('Amazon.DynamoDBv2', 'AmazonDynamoDBStreamsClient').service, 'dynamodb-streams');
    assert.equal(imported('Amazon.S3', '*').service, 's3');
    assert.equal(member(member(imported('', 'Amazon'), 'S3'), 'AmazonS3Client').service, 's3');
  });

  it('claims no name that is not its own', () => {
    const others: readonly (readonly [string, string])[] = [
      ['Amazon', 'AmazonS3Client'],
      ['Amazon.S3', 'Table'],
      ['Amazon.S3.Model', 'ReportRequest'],
      ['Amazon.S3.Model', 'Console'],
      ['Amazon.CDK.AWS.S3', 'Bucket'],
      ['Amazon.DynamoDBv2', 'Table'],
      ['Acme.Reports', 'AmazonS3Client'],
      ['', 'Table'],
    ];
    for (const [module, symbol] of others)
      assert.equal(rules.imported(module, symbol), undefined, `${module} ${symbol}`);
    assert.equal(rules.imported('Amazon.Lambda.Core', '*')?.service, undefined);
  });
});

describe('AWS SDK for .NET: requests', () => {
  it('names operations and members of S3 as the API does', () => {
    const s3 = client('Amazon.S3', 'AmazonS3Client');
    assert.deepEqual(operations(s3, 'PutBucketAsync', args(text('reports'))), ['s3:CreateBucket(Bucket=reports)']);
    assert.deepEqual(operations(s3, 'GetObjectMetadata', args(text('reports'), text('a'))), [
      's3:HeadObject(Bucket=reports Key=a)',
    ]);
    const request = returned(
      imported('Amazon.S3.Model', 'PutObjectRequest'),
      setting({ BucketName: text('reports'), Key: text('a') }),
    );
    assert.deepEqual(operations(s3, 'PutObjectAsync', args(sdk(request))), ['s3:PutObject(Bucket=reports Key=a)']);
    const acl = (named: Record<string, ArgumentValue>): ArgumentValue =>
      sdk(returned(imported('Amazon.S3.Model', 'GetACLRequest'), setting(named)));
    assert.deepEqual(operations(s3, 'GetACLAsync', args(acl({ BucketName: text('reports') }))), [
      's3:GetBucketAcl(Bucket=reports)',
    ]);
    assert.deepEqual(operations(s3, 'GetACLAsync', args(acl({ BucketName: text('reports'), Key: text('a') }))), [
      's3:GetObjectAcl(Bucket=reports Key=a)',
    ]);
    assert.deepEqual(operations(s3, 'CopyObjectAsync', args(text('drafts'), text('a'), text('reports'), text('b'))), [
      's3:CopyObject(Bucket=reports Key=b CopySource=drafts/a)',
    ]);
  });

  it('changes a request by assignments', () => {
    const request = returned(imported('Amazon.SQS.Model', 'SendMessageRequest'));
    assert.equal(rules.changeable?.(request), true);
    const changed = rules.assigned?.(request, 'QueueUrl', text('https://queue'));
    assert.ok(changed);
    const sqs = client('Amazon.SQS', 'AmazonSQSClient');
    assert.deepEqual(operations(sqs, 'SendMessageAsync', args(sdk(changed))), [
      'sqs:SendMessage(QueueUrl=https://queue)',
    ]);
  });

  it('signs for the request of the verb', () => {
    const s3 = client('Amazon.S3', 'AmazonS3Client');
    const verb = (name: string): ArgumentValue => sdk(member(imported('Amazon.S3', 'HttpVerb'), name));
    const signed = (named: Record<string, ArgumentValue>): readonly string[] =>
      operations(
        s3,
        'GetPreSignedURL',
        args(sdk(returned(imported('Amazon.S3.Model', 'GetPreSignedUrlRequest'), setting(named)))),
      );
    assert.deepEqual(signed({ Key: text('a') }), ['s3:GetObject(Key=a)']);
    assert.deepEqual(signed({ Verb: verb('PUT') }), ['s3:PutObject(Verb=PUT)']);
    assert.equal(signed({ Verb: unknown('a parameter') }).length, 4, 'any of them where the verb is not seen');
  });

  it('reads the region, profile, endpoint and role of a client', () => {
    const region = member(imported('Amazon', 'RegionEndpoint'), 'EUCentral1');
    const profile = returned(imported('Amazon.Runtime', 'StoredProfileAWSCredentials'), args(text('dev')));
    const made = returned(imported('Amazon.S3', 'AmazonS3Client'), args(sdk(profile), sdk(region)));
    assert.deepEqual(made.client, { profile: 'dev', region: 'eu-central-1' });
    const config = returned(
      imported('Amazon.S3', 'AmazonS3Config'),
      setting({ ServiceURL: text('http://localhost:9000') }),
    );
    assert.deepEqual(returned(imported('Amazon.S3', 'AmazonS3Client'), args(sdk(config))).client, {
      endpoint: 'http://localhost:9000',
    });
    const role = 'arn:aws:iam::123456789012:role/auditor';
    const assumed = rules.call(
      imported('Amazon.Runtime', 'AssumeRoleAWSCredentials'),
      args(unknown('given'), text(role)),
    );
    assert.deepEqual(assumed?.returns?.client, { role });
    assert.deepEqual(
      assumed?.operations.map(({ operation }) => operation),
      ['AssumeRole'],
    );
  });
});

describe('AWS SDK for .NET: guesses', () => {
  const services = new Set(['s3']);
  const guessed = (method: string, receiver: string, given: CallArguments): readonly string[] =>
    rules.guess(method, services, { receiver, arguments: given }).map(({ service }) => service ?? '');

  it('takes a receiver for a client by its argument, or by the name of the one service', () => {
    const request = returned(imported('Amazon.S3.Model', 'PutObjectRequest'));
    assert.deepEqual(guessed('putobjectasync', 'store', args(sdk(request))), ['s3']);
    assert.deepEqual(guessed('putobjectasync', 's3Client', args()), ['s3']);
    assert.deepEqual(guessed('putobjectasync', 'store', args(text('reports'))), []);
    assert.deepEqual(guessed('publishasync', 'mediator', args()), []);
  });
});
