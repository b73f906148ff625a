import assert from 'node:assert/strict';
import type { SdkRules, SdkValue } from '../../../../src/core/detect/rules.js';
import type { ArgumentValue, CallArguments } from '../../../../src/core/detect/rules.js';
import { awsSdkJavaV1Rules } from '../../../../src/core/detect/sdks/aws-sdk-java/v1.js';
import { awsSdkJavaV2Rules } from '../../../../src/core/detect/sdks/aws-sdk-java/v2.js';
import { awsSdkKotlinRules } from '../../../../src/core/detect/sdks/aws-sdk-kotlin/index.js';
import { googleCloudJavaRules } from '../../../../src/core/detect/sdks/google-cloud/java/index.js';
import { text } from '../../../../src/core/model/value.js';
import { testCatalog } from '../../../support/catalog.js';

const args = (...positional: ArgumentValue[]): CallArguments => ({ positional, named: {}, open: false });
const sdk = (value: SdkValue): ArgumentValue => ({ kind: 'sdk', value });

/** Walks along names of a class, calling each: `chain(rules, 'package', 'S3Client', 'create')`. */
function chain(
  rules: SdkRules,
  module: string,
  symbol: string,
  ...methods: readonly (string | [string, ArgumentValue])[]
): SdkValue {
  let value = rules.imported(module, symbol);
  assert.ok(value, symbol);
  for (const step of methods) {
    const [method, ...given] = typeof step === 'string' ? [step] : step;
    const callee = rules.member(value, method);
    assert.ok(callee, method);
    const next: SdkValue | undefined = rules.call(callee, args(...given))?.returns;
    assert.ok(next, method);
    value = next;
  }
  return value;
}

function requests(rules: SdkRules, of: SdkValue, method: string, ...given: ArgumentValue[]): readonly string[] {
  const callee = rules.member(of, method);
  const uses = callee === undefined ? [] : (rules.call(callee, args(...given))?.operations ?? []);
  return uses.map(({ service, operation, parameters }) =>
    `${service}:${operation} ${Object.keys(parameters.members).join(',')}`.trim(),
  );
}

describe('AWS SDK for Java 2.x: names', () => {
  const rules = awsSdkJavaV2Rules(testCatalog());
  const S3 = 'software.amazon.awssdk.services.s3';

  it('knows clients, requests and nothing of other packages', () => {
    const kindOf = (module: string, symbol: string): string | undefined => rules.imported(module, symbol)?.kind;
    assert.equal(kindOf(S3, 'S3Client'), 'class:client');
    assert.equal(kindOf(S3, 'S3AsyncClient'), 'class:client');
    assert.equal(kindOf(`${S3}.model`, 'PutObjectRequest'), 'request-class');
    assert.equal(kindOf(`${S3}.model`, 'PutObjectResponse'), undefined);
    assert.equal(kindOf(`${S3}.model`, 'String'), undefined);
    assert.equal(kindOf(`${S3}.presigner`, 'S3Presigner'), 'class:presigner');
    assert.equal(kindOf(`${S3}.waiters`, 'S3Waiter'), 'class:waiter');
    assert.equal(kindOf('software.amazon.awssdk.core.sync', 'RequestBody'), undefined);
    assert.equal(kindOf('com.example', 'S3Client'), undefined);
    assert.equal(
      rules.imported('software.amazon.awssdk.services.dynamodb.streams', 'DynamoDbStreamsClient')?.service,
      'dynamodb-streams',
    );
  });

  it('maps methods to operations, with pages, bytes and waiters', () => {
    const client = chain(rules, S3, 'S3Client', 'create');
    assert.deepEqual(requests(rules, client, 'putObject'), ['s3:PutObject']);
    assert.deepEqual(requests(rules, client, 'listObjectsV2Paginator'), ['s3:ListObjectsV2']);
    assert.deepEqual(requests(rules, client, 'getObjectAsBytes'), ['s3:GetObject']);
    assert.deepEqual(requests(rules, client, 'utilities'), []);
    assert.deepEqual(requests(rules, client, 'close'), []);
    const waiter = chain(rules, S3, 'S3Waiter', 'create');
    assert.deepEqual(requests(rules, waiter, 'waitUntilBucketExists'), ['s3:HeadBucket']);
  });

  it("gathers members of requests, of lambdas too, and names a copy's source whole", () => {
    const client = chain(rules, S3, 'S3Client', 'create');
    const copy = chain(
      rules,
      `${S3}.model`,
      'CopyObjectRequest',
      'builder',
      ['sourceBucket', text('a')],
      ['sourceKey', text('b')],
      ['destinationBucket', text('c')],
      'build',
    );
    assert.deepEqual(requests(rules, client, 'copyObject', sdk(copy)), ['s3:CopyObject Bucket,CopySource']);
    const method = rules.member(client, 'putObject');
    assert.equal(method && rules.takes?.(method)?.[0]?.kind, 'request');
  });

  it('follows region, endpoint and credentials into the client', () => {
    const region = rules.imported('software.amazon.awssdk.regions', 'Region');
    assert.ok(region);
    const west = rules.member(region, 'EU_WEST_1');
    assert.ok(west);
    const client = chain(
      rules,
      S3,
      'S3Client',
      'builder',
      ['region', sdk(west)],
      ['endpointOverride', text('http://localhost:4566')],
      'build',
    );
    assert.deepEqual(client.client, { region: 'eu-west-1', endpoint: 'http://localhost:4566' });
  });

  it('guesses by the request only, and never by a word that anything may be called', () => {
    const request = chain(rules, `${S3}.model`, 'PutObjectRequest', 'builder', 'build');
    const guessed = (method: string, ...given: ArgumentValue[]): readonly (string | undefined)[] =>
      rules.guess(method, new Set(['s3', 'sns']), { arguments: args(...given) }).map(({ service }) => service);
    assert.deepEqual(guessed('putobject', sdk(request)), ['s3']);
    assert.deepEqual(guessed('putobject', text('report.csv')), []);
    assert.deepEqual(guessed('publish', { kind: 'unknown', reason: 'a parameter' }), []);
    assert.deepEqual(guessed('getobject'), [], 'a getter');
  });
});

describe('AWS SDK for Java 1.x: names', () => {
  const rules = awsSdkJavaV1Rules(testCatalog());

  it('knows clients however they are made, and their short forms', () => {
    const made = chain(rules, 'com.amazonaws.services.s3', 'AmazonS3ClientBuilder', 'standard', 'build');
    assert.deepEqual(requests(rules, made, 'putObject', text('b'), text('k'), text('body')), [
      's3:PutObject Bucket,Key',
    ]);
    assert.deepEqual(requests(rules, made, 'getObjectMetadata', text('b'), text('k')), ['s3:HeadObject Bucket,Key']);
    assert.deepEqual(requests(rules, made, 'doesBucketExistV2', text('b')), ['s3:GetBucketAcl Bucket']);
    const lambda = rules.imported('com.amazonaws.services.lambda', 'AWSLambdaAsync');
    assert.ok(lambda);
    const field = rules.instance(lambda);
    assert.ok(field);
    const invoke = rules.imported('com.amazonaws.services.lambda.model', 'InvokeRequest');
    assert.ok(invoke);
    const request = rules.call(invoke, args())?.returns;
    assert.ok(request);
    assert.deepEqual(requests(rules, field, 'invokeAsync', sdk(request)), ['lambda:Invoke']);
    assert.deepEqual(requests(rules, field, 'shutdown'), []);
  });

  it('knows the mapper, the document model and the transfer manager', () => {
    const mapper = rules.imported('com.amazonaws.services.dynamodbv2.datamodeling', 'DynamoDBMapper');
    assert.ok(mapper);
    const instance = rules.instance(mapper);
    assert.ok(instance);
    assert.deepEqual(requests(rules, instance, 'batchSave'), ['dynamodb:BatchWriteItem']);
    const transfers = chain(rules, 'com.amazonaws.services.s3.transfer', 'TransferManagerBuilder', 'standard', 'build');
    assert.equal(requests(rules, transfers, 'upload', text('b'), text('k')).includes('s3:PutObject Bucket,Key'), true);
  });
});

describe('AWS SDK for Kotlin: names', () => {
  const rules = awsSdkKotlinRules(testCatalog());
  const S3 = 'aws.sdk.kotlin.services.s3';

  it('takes blocks for requests and configuration', () => {
    const type = rules.imported(S3, 'S3Client');
    assert.ok(type);
    const block: ArgumentValue = { kind: 'object', members: { region: text('eu-west-1') }, open: false };
    const client = rules.call(type, args(block))?.returns;
    assert.ok(client);
    assert.deepEqual(client.client, { region: 'eu-west-1' });
    const request: ArgumentValue = { kind: 'object', members: { bucket: text('reports') }, open: false };
    assert.deepEqual(requests(rules, client, 'putObject', request), ['s3:PutObject Bucket']);
    assert.deepEqual(requests(rules, client, 'listObjectsV2Paginated', request), ['s3:ListObjectsV2 Bucket']);
    assert.deepEqual(requests(rules, client, 'waitUntilBucketExists', request), ['s3:HeadBucket Bucket']);
    assert.deepEqual(requests(rules, client, 'presignGetObject', request), ['s3:GetObject Bucket']);
    assert.deepEqual(requests(rules, client, 'close'), []);
  });
});

describe('Google client libraries for Java: names', () => {
  const rules = googleCloudJavaRules(testCatalog());

  it('knows generated clients, with and without a table, and their callables', () => {
    const secrets = chain(rules, 'com.google.cloud.secretmanager.v1', 'SecretManagerServiceClient', 'create');
    const name = chain(rules, 'com.google.cloud.secretmanager.v1', 'SecretVersionName', ['of', text('p')]);
    assert.equal(name.kind, 'text');
    assert.deepEqual(requests(rules, secrets, 'accessSecretVersion', sdk(name)), [
      'secretmanager:google.cloud.secretmanager.v1.SecretManagerService.AccessSecretVersion name',
    ]);
    const callable = rules.member(secrets, 'accessSecretVersionCallable');
    const made = callable && rules.call(callable, args())?.returns;
    assert.ok(made);
    assert.equal(requests(rules, made, 'futureCall').length, 1);
    const deploy = chain(rules, 'com.google.cloud.deploy.v1', 'CloudDeployClient', 'create');
    assert.deepEqual(requests(rules, deploy, 'listTargets', text('projects/p/locations/l')), [
      'clouddeploy:google.cloud.deploy.v1.CloudDeploy.ListTargets parent',
    ]);
    assert.deepEqual(requests(rules, deploy, 'close'), []);
  });

  it('sends requests of discovery clients by execute only', () => {
    const builder = rules.imported('com.google.api.services.drive', 'Drive');
    assert.ok(builder);
    const drive = rules.call(builder, args())?.returns;
    assert.ok(drive);
    const files = rules.member(drive, 'files');
    const collection = files && rules.call(files, args())?.returns;
    assert.ok(collection);
    const get = rules.member(collection, 'get');
    const meaning = get && rules.call(get, args(text('file-1')));
    assert.deepEqual(meaning?.operations, []);
    assert.ok(meaning?.returns);
    assert.deepEqual(requests(rules, meaning.returns, 'setFields', text('id')), []);
    assert.deepEqual(requests(rules, meaning.returns, 'execute'), ['drive:drive.files.get fileId']);
  });

  it('reads scopes from constants of the scope classes', () => {
    const scopes = rules.imported('com.google.api.services.drive', 'DriveScopes');
    assert.ok(scopes);
    const scope = rules.member(scopes, 'DRIVE_FILE');
    assert.deepEqual(scope && rules.data?.(scope), text('https://www.googleapis.com/auth/drive.file'));
    assert.equal(rules.member(scopes, 'SOMETHING_ELSE'), undefined);
  });
});
