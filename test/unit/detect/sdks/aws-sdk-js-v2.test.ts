import assert from 'node:assert/strict';
import type { ArgumentValue, CallArguments, SdkValue } from '../../../../src/core/detect/rules.js';
import { awsSdkJsV2Rules } from '../../../../src/core/detect/sdks/aws-sdk-js-v2/index.js';
import type { ObjectValue } from '../../../../src/core/model/value.js';
import { text } from '../../../../src/core/model/value.js';
import { testCatalog } from '../../../support/catalog.js';

const rules = awsSdkJsV2Rules(testCatalog());
const object = (members: ObjectValue['members'], open = false): ObjectValue => ({ kind: 'object', members, open });
const args = (...positional: ArgumentValue[]): CallArguments => ({ positional, named: {}, open: false });

function at(path: string, from = rules.imported('aws-sdk', undefined)): SdkValue {
  const value = path
    .split('.')
    .reduce<SdkValue | undefined>((each, name) => (each === undefined ? undefined : rules.member(each, name)), from);
  assert.ok(value, path);
  return value;
}

function made(path: string, ...given: ArgumentValue[]): SdkValue {
  const value = rules.call(at(path), args(...given))?.returns;
  assert.ok(value, path);
  return value;
}

function operations(client: SdkValue, method: string, ...given: ArgumentValue[]): readonly string[] {
  const meaning = rules.call(at(method, client), args(...given));
  return (meaning?.operations ?? []).map((use) => `${use.service}:${use.operation}`);
}

describe('AWS SDK for JavaScript v2: names', () => {
  it('finds service classes in the whole package, in their own modules, and as a global of browsers', () => {
    for (const [module, symbol] of [
      ['aws-sdk', 'SQS'],
      ['aws-sdk/clients/sqs', undefined],
      ['aws-sdk/clients/sqs', 'default'],
      ['aws-sdk/clients/all', 'SQS'],
      ['npm:aws-sdk@2', 'SQS'],
    ] as const) {
      assert.equal(rules.imported(module, symbol)?.service, 'sqs', `${module} ${symbol ?? ''}`);
    }
    assert.equal(rules.imported('aws-sdk/clients/dynamodb', 'DocumentClient')?.kind, 'helper-class');
    assert.equal(rules.global?.('AWS')?.kind, 'sdk');
    for (const module of ['@aws-sdk/client-sqs', 'aws-sdk-mock', 'my-aws-sdk-extras', './aws-sdk/clients'])
      assert.equal(rules.imported(module, undefined), undefined, module);
  });

  it('knows operations, helpers and names of operations and states', () => {
    const s3 = made('S3');
    assert.deepEqual(operations(s3, 'putObject', object({})), ['s3:PutObject']);
    assert.deepEqual(operations(s3, 'upload', object({})), ['s3:PutObject', 's3:AbortMultipartUpload']);
    assert.deepEqual(operations(s3, 'getSignedUrl', text('getObject'), object({})), ['s3:GetObject']);
    assert.deepEqual(operations(s3, 'waitFor', text('bucketExists'), object({})), ['s3:HeadBucket']);
    assert.deepEqual(operations(s3, 'getSignedUrl', { kind: 'unknown', reason: 'a parameter' }), ['s3:unknown']);
    const documents = made('DynamoDB.DocumentClient');
    assert.deepEqual(operations(documents, 'batchWrite', object({})), ['dynamodb:BatchWriteItem']);
    assert.equal(rules.member(documents, 'putItem'), undefined);
    assert.equal(rules.member(s3, 'putItem'), undefined);
    assert.deepEqual(operations(made('Polly.Presigner'), 'getSynthesizeSpeechUrl', object({})), [
      'polly:SynthesizeSpeech',
    ]);
  });

  it('makes no further request of what a method returns', () => {
    const request = rules.call(at('getObject', made('S3')), args(object({})))?.returns;
    assert.ok(request);
    for (const name of ['promise', 'send', 'createReadStream', 'eachPage'])
      assert.deepEqual(operations(request, name), [], name);
  });

  it('puts parameters of the client into every request', () => {
    const client = made('S3', object({ params: object({ Bucket: text('reports') }) }));
    const use = rules.call(at('getObject', client), args(object({ Key: text('a') })))?.operations[0];
    assert.deepEqual(use?.parameters, object({ Bucket: text('reports'), Key: text('a') }));
  });

  it('carries region, endpoint and credentials, of the client or of the whole SDK', () => {
    const credentials = made('SharedIniFileCredentials', object({ profile: text('dev') }));
    const data = rules.data?.(credentials);
    assert.ok(data && data.kind === 'object');
    assert.deepEqual(made('SNS', object({ region: text('eu-west-1'), credentials: data })).client, {
      profile: 'dev',
      region: 'eu-west-1',
    });
    const whole = rules.assigned?.(at('default'), 'config.region', text('us-east-1'));
    assert.ok(whole);
    assert.deepEqual(rules.call(at('SQS', whole), args())?.returns?.client, { region: 'us-east-1' });
    assert.equal(rules.assigned?.(at('default'), 'config.logger', text('x')), undefined);
  });

  it('guesses a client for methods of a service in use, or of a receiver that is named after it', () => {
    const given = args(object({ Bucket: text('reports'), Key: text('a') }));
    const services = (receiver: string, used: readonly string[]): readonly (string | undefined)[] =>
      rules.guess('getobject', new Set(used), { receiver, arguments: given }).map((each) => each.service);
    assert.deepEqual(services('store', ['s3']), ['s3']);
    assert.deepEqual(services('s3', []), ['s3']);
    assert.deepEqual(rules.guess('getcredentials', new Set(), { receiver: 'provider', arguments: args() }), []);
  });
});
