import assert from 'node:assert/strict';
import { awsSdkJsV3Rules } from '../../../../src/core/detect/sdks/aws-sdk-js-v3/index.js';
import type { ArgumentValue, CallArguments, SdkValue } from '../../../../src/core/detect/rules.js';
import type { ObjectValue } from '../../../../src/core/model/value.js';
import { text, unknown } from '../../../../src/core/model/value.js';
import { testCatalog } from '../../../support/catalog.js';

const rules = awsSdkJsV3Rules(testCatalog());

const object = (members: ObjectValue['members'], open = false): ObjectValue => ({ kind: 'object', members, open });
const args = (...positional: ArgumentValue[]): CallArguments => ({ positional, named: {}, open: false });
const sdk = (value: SdkValue | undefined): ArgumentValue =>
  value === undefined ? unknown('nothing') : { kind: 'sdk', value };

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

/** Operations that a method of a value makes, as `service:Operation`. */
function operations(value: SdkValue, method: string | undefined, given: CallArguments = args()): readonly string[] {
  const callee = method === undefined ? value : rules.member(value, method);
  const meaning = callee === undefined ? undefined : rules.call(callee, given);
  return (meaning?.operations ?? []).map((use) => `${use.service}:${use.operation}`);
}

describe('AWS SDK for JavaScript v3: names', () => {
  it('takes the service from the package, however the package is named', () => {
    for (const module of [
      '@aws-sdk/client-sfn',
      'npm:@aws-sdk/client-sfn@3',
      'https://esm.sh/@aws-sdk/client-sfn@3.1',
    ]) {
      assert.equal(imported(module).service, 'sfn', module);
    }
    assert.equal(imported('@aws-sdk/client-s3', 'default').kind, 'package');
    assert.equal(rules.imported('@smithy/types', 'Client'), undefined);
    assert.equal(rules.imported('@aws-sdk/util-arn-parser', 'parse'), undefined);
  });

  it('knows clients, commands, paginators and waiters of a package, and nothing else', () => {
    const kindOf = (symbol: string): string | undefined => rules.imported('@aws-sdk/client-s3', symbol)?.kind;
    assert.equal(kindOf('S3Client'), 'client-class');
    assert.equal(kindOf('S3'), 'client-class');
    assert.equal(kindOf('PutObjectCommand'), 'command-class');
    assert.equal(kindOf('paginateListObjectsV2'), 'polling');
    assert.equal(kindOf('waitUntilBucketExists'), 'polling');
    for (const other of ['NoSuchKey', 'StorageClass', 'PutObjectCommandInput', '$Command']) {
      assert.equal(kindOf(other), undefined, other);
    }
  });

  it('lists a command that the catalog does not know under its own name', () => {
    const input = object({});
    const command = returned(imported('@aws-sdk/client-s3', 'PaintObjectCommand'), args(input));
    const client = returned(imported('@aws-sdk/client-s3', 'S3Client'));
    assert.deepEqual(operations(client, 'send', args(sdk(command))), ['s3:PaintObject']);
  });

  it('sifts words', () => {
    for (const word of [
      'send',
      'putobjectcommand',
      'getcommand',
      'paginatescan',
      'waituntilbucketexists',
      'getsignedurl',
      'done',
    ]) {
      assert.ok(rules.isCandidate(word), word);
    }
    for (const word of ['tostring', 'parsecommand', 'foreach']) assert.ok(!rules.isCandidate(word), word);
  });
});

describe('AWS SDK for JavaScript v3: calls', () => {
  it('makes the request of a command where it is sent, and only defers it where it is built', () => {
    const built = rules.call(
      imported('@aws-sdk/client-s3', 'PutObjectCommand'),
      args(object({ Bucket: text('reports') })),
    );
    assert.deepEqual(built?.operations, []);
    assert.deepEqual(
      built?.deferred?.map((use) => use.operation),
      ['PutObject'],
    );
    const client = returned(imported('@aws-sdk/client-s3', 'S3Client'));
    const send = rules.member(client, 'send');
    assert.ok(send);
    const [use, ...others] = rules.call(send, args(sdk(built?.returns)))?.operations ?? [];
    assert.deepEqual(others, []);
    assert.equal(use?.operation, 'PutObject');
    assert.deepEqual(use?.parameters, object({ Bucket: text('reports') }));
    assert.equal(rules.call(send, args(unknown('a parameter'))), undefined, 'a send of something that is not visible');
  });

  it('has methods on aggregated clients only', () => {
    const aggregated = returned(imported('@aws-sdk/client-sqs', 'SQS'));
    assert.deepEqual(operations(aggregated, 'sendMessage'), ['sqs:SendMessage']);
    assert.equal(rules.member(aggregated, 'destroy'), undefined);
    assert.equal(rules.member(returned(imported('@aws-sdk/client-sqs', 'SQSClient')), 'sendMessage'), undefined);
  });

  it('takes an input that is not visible for an open one', () => {
    const aggregated = returned(imported('@aws-sdk/client-sqs', 'SQS'));
    const method = rules.member(aggregated, 'sendMessage');
    assert.ok(method);
    assert.deepEqual(rules.call(method, args(unknown('a parameter')))?.operations[0]?.parameters, object({}, true));
    assert.deepEqual(rules.call(method, args())?.operations[0]?.parameters, object({}));
  });

  it('knows the document client of lib-dynamodb', () => {
    const from = rules.member(imported('@aws-sdk/lib-dynamodb', 'DynamoDBDocument'), 'from');
    assert.ok(from);
    const client = returned(
      imported('@aws-sdk/client-dynamodb', 'DynamoDBClient'),
      args(object({ region: text('eu-west-1') })),
    );
    const documents = returned(from, args(sdk(client)));
    assert.equal(documents.client?.region, 'eu-west-1');
    assert.deepEqual(operations(documents, 'batchWrite'), ['dynamodb:BatchWriteItem']);
    assert.equal(rules.member(documents, 'putItem'), undefined);
    const get = returned(imported('@aws-sdk/lib-dynamodb', 'TransactGetCommand'), args(object({})));
    assert.deepEqual(operations(documents, 'send', args(sdk(get))), ['dynamodb:TransactGetItems']);
    assert.deepEqual(
      operations(imported('@aws-sdk/lib-dynamodb', 'paginateQuery'), undefined, args(object({}), object({}))),
      ['dynamodb:Query'],
    );
  });

  it('knows the polled operation of waiters', () => {
    const wait = imported('@aws-sdk/client-lambda', 'waitUntilFunctionActiveV2');
    assert.deepEqual(operations(wait, undefined, args(object({}), object({}))), ['lambda:GetFunction']);
  });

  it('signs the request of a command', () => {
    const command = returned(imported('@aws-sdk/client-s3', 'GetObjectCommand'), args(object({})));
    const sign = imported('@aws-sdk/s3-request-presigner', 'getSignedUrl');
    assert.deepEqual(operations(sign, undefined, args(unknown('a client'), sdk(command))), ['s3:GetObject']);
  });

  it('assumes the role of temporary credentials and keeps the profile of others', () => {
    const assume = imported('@aws-sdk/credential-providers', 'fromTemporaryCredentials');
    assert.deepEqual(operations(assume, undefined, args(object({ params: object({ RoleArn: text('arn') }) }))), [
      'sts:AssumeRole',
    ]);
    const ini = returned(imported('@aws-sdk/credential-providers', 'fromIni'), args(object({ profile: text('dev') })));
    const credentials = rules.data?.(ini);
    assert.ok(credentials);
    const client = returned(imported('@aws-sdk/client-s3', 'S3Client'), args(object({ credentials })));
    assert.deepEqual(client.client, { profile: 'dev' });
  });

  it('sees through what watches a client', () => {
    const client = returned(imported('@aws-sdk/client-s3', 'S3Client'));
    assert.deepEqual(returned(imported('aws-xray-sdk-core', 'captureAWSv3Client'), args(sdk(client))), client);
    const capture = rules.member(returned(imported('@aws-lambda-powertools/tracer', 'Tracer')), 'captureAWSv3Client');
    assert.ok(capture);
    assert.deepEqual(returned(capture, args(sdk(client))), client);
  });
});

describe('AWS SDK for JavaScript v3: receivers of unknown origin', () => {
  it('are clients when a command is sent, and not when anything else is', () => {
    const command = returned(imported('@aws-sdk/client-s3', 'GetObjectCommand'), args(object({})));
    const guess = (argument: ArgumentValue): number =>
      rules.guess('send', new Set(), { arguments: args(argument) }).length;
    assert.equal(guess(sdk(command)), 1);
    assert.equal(guess(text('hello')), 0);
  });

  it('are clients of a service that the file uses, except for words that anything may be called', () => {
    assert.deepEqual(
      rules.guess('putobject', new Set(['s3'])).map((value) => value.service),
      ['s3'],
    );
    assert.deepEqual(rules.guess('putobject', new Set(['sqs'])), []);
    assert.deepEqual(rules.guess('query', new Set(['dynamodb'])), []);
  });
});
