import assert from 'node:assert/strict';
import { asksTheCloud } from '../../../src/core/infer/endpoints.js';
import type { Cloud } from '../../../src/core/model/call-site.js';
import { siteOf } from './fake-catalog.js';

const asks = (endpoint: string, cloud: Cloud = 'aws', environment?: Readonly<Record<string, string>>): boolean =>
  asksTheCloud(
    siteOf({ cloud, service: 's3', operation: 'GetObject', client: { endpoint } }),
    (name) => environment?.[name],
  );

describe('endpoints of clients', () => {
  it('of emulators and other vendors need no permission of the cloud', () => {
    for (const endpoint of [
      'http://localhost:4566',
      'http://localstack:4566',
      'http://minio:9000',
      'https://*.r2.cloudflarestorage.com',
      'https://fra1.digitaloceanspaces.com',
      'https://s3.eu-central-1.wasabisys.com',
      'http://[::1]:8000',
    ])
      assert.equal(asks(endpoint), false, endpoint);
    assert.equal(asks('localhost:8085', 'gcp'), false);
  });

  it('of the cloud, and those whose domain is not known, ask the cloud', () => {
    for (const endpoint of [
      'https://s3.eu-west-1.amazonaws.com',
      'https://*.s3.*.amazonaws.com',
      'https://*:4566',
      '${S3_ENDPOINT}',
      'https://${HOST}/',
      'https://vpce-1a2b.s3.us-east-1.vpce.amazonaws.com',
    ])
      assert.equal(asks(endpoint), true, endpoint);
    assert.equal(asks('https://us-central1-aiplatform.googleapis.com', 'gcp'), true);
  });

  it('of environment variables are those that the workspace sets', () => {
    assert.equal(asks('${S3_ENDPOINT}', 'aws', { S3_ENDPOINT: 'http://minio:9000' }), false);
    assert.equal(asks('${S3_ENDPOINT}', 'aws', { S3_ENDPOINT: 'https://s3.amazonaws.com' }), true);
    assert.equal(asks('http://${HOST}:4566', 'aws', { HOST: 'localhost' }), false);
  });
});
