import assert from 'node:assert/strict';
import { testCatalog } from '../../support/catalog.js';

const aws = testCatalog().aws;
assert.ok(aws);

describe('helpers of the SDKs', () => {
  const operations = (sdk: Parameters<NonNullable<typeof aws>['helpers']>[0], method: string): readonly string[] =>
    aws
      .helpers(sdk)
      .flatMap((helper) =>
        (helper.methods[method] ?? []).map(([operation, when]) => (when === undefined ? operation : `${operation}?`)),
      );

  it('request what their pages say', () => {
    for (const [sdk, method, ...expected] of [
      ['js-v3', 'PutCommand', 'PutItem'],
      ['js-v2', 'DocumentClient.get', 'GetItem'],
      ['java-v2', 'DynamoDbTable.scan', 'Scan'],
      ['java-v1', 'DynamoDBMapper.load', 'GetItem'],
      ['dotnet', 'DynamoDBContext.SaveAsync', 'UpdateItem'],
      ['go-v2', 'Downloader.Download', 'GetObject'],
      ['java-v2', 'S3Presigner.presignPutObject', 'PutObject'],
      ['java-v2', 'SqsAsyncBatchManager.sendMessage', 'SendMessageBatch'],
      ['python-powertools', 'get_secret', 'GetSecretValue'],
      ['typescript-powertools', 'getParameter', 'GetParameter'],
      ['python-powertools', 'DynamoDBPersistenceLayer', 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
      ['python-powertools', 'process_partial_response'],
    ] as const) {
      assert.deepEqual(operations(sdk, method), expected, `${sdk} ${method}`);
    }
    assert.equal(operations('js-v3', 'Upload.done')[0], 'PutObject');
    assert.ok(operations('js-v3', 'Upload.done').includes('AbortMultipartUpload?'));
  });

  it('have a page each, and operations that exist', () => {
    for (const { service, page, methods, module } of aws.helpers()) {
      assert.match(page, /^https:\/\/docs\./, module);
      for (const [operation] of Object.values(methods).flat()) {
        assert.equal(testCatalog().operation('aws', service, operation).kind, 'known', `${module} ${operation}`);
      }
    }
  });
});
