import assert from 'node:assert/strict';
import { operationOfRequest } from '../../../../src/core/detect/sdks/http/request.js';
import { patternText } from '../../../../src/core/model/value.js';
import { testCatalog } from '../../../support/catalog.js';

function operation(method: string, address: string, headers: Readonly<Record<string, string>> = {}): string {
  const use = operationOfRequest({ method, address, headers, open: false }, testCatalog());
  if (use === undefined) return 'none';
  const members = Object.entries(use.parameters.members).map(([name, value]) => `${name}=${patternText(value) ?? ''}`);
  return [use.operation, ...members].join(' ');
}

describe('operations of HTTP requests', () => {
  it('are told by method and address at Google, with the variables of the path', () => {
    assert.equal(
      operation('GET', 'https://storage.googleapis.com/storage/v1/b/reports/o/daily%2Fa.csv?alt=media'),
      'storage.objects.get bucket=reports object=daily/a.csv alt=media',
    );
    assert.equal(
      operation('POST', 'https://pubsub.googleapis.com/v1/projects/*/topics/jobs:publish'),
      'pubsub.projects.topics.publish topic=projects/*/topics/jobs',
    );
    assert.match(
      operation('POST', 'https://*-aiplatform.googleapis.com/v1/projects/p/locations/l/endpoints/1:predict'),
      /predict/,
    );
  });

  it('are told by target, host and path at AWS', () => {
    const target = { 'X-Amz-Target': 'DynamoDB_20120810.PutItem' };
    assert.equal(operation('POST', 'https://dynamodb.*.amazonaws.com/', target), 'PutItem');
    assert.equal(
      operation('GET', 'https://reports.s3.eu-west-1.amazonaws.com/a/b.csv'),
      'GetObject Bucket=reports Key=a/b.csv',
    );
    assert.equal(
      operation('PUT', 'https://s3.amazonaws.com/reports/*', { 'x-amz-acl': 'private' }),
      'PutObject Bucket=reports Key=* ACL=private',
    );
  });

  it('are none where the address says too little, or is of another host', () => {
    for (const address of [
      'https://example.com/storage/v1/b/reports',
      'https://*/storage/v1/b/reports',
      'https://*.googleapis.com/v1/projects/p',
      'https://storage.googleapis.com/*',
      'https://storage.googleapis.com/v1',
      'https://*.amazonaws.com/',
      'https://notgoogleapis.com/v1/projects',
      '*',
    ])
      assert.equal(operation('GET', address), 'none', address);
  });
});
