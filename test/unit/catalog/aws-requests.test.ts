import assert from 'node:assert/strict';
import type { AwsHttpRequest } from '../../../src/core/catalog/requests.js';
import { parseRoute } from '../../../src/core/catalog/routes.js';
import type { IndexTable } from '../../../src/core/catalog/aws-rows.js';
import { operationRow } from '../../../src/core/catalog/aws-rows.js';
import { rowsOf } from '../../../src/core/catalog/part.js';
import { openTables } from '../../../src/core/catalog/tables.js';
import { testCatalog, testCatalogAssets } from '../../support/catalog.js';

const decode = (request: AwsHttpRequest): string => {
  const found = testCatalog().aws?.request(request);
  return found?.kind === 'known' ? `${found.service} ${found.operation}` : `unknown: ${found?.reason}`;
};

const get = (host: string, path = '/', query = ''): AwsHttpRequest => ({ method: 'GET', host, path, query });
const S3 = 'reports.s3.eu-west-1.amazonaws.com';
const target = (host: string, name: string): AwsHttpRequest => ({
  method: 'POST',
  host,
  path: '/',
  headers: { 'X-Amz-Target': name },
});

/** Requests as the API references show them, and what they request. */
const REQUESTS: readonly (readonly [AwsHttpRequest, string])[] = [
  [get(S3, '/2026/a.csv'), 's3 GetObject'],
  [get(S3, '/2026/a.csv', 'versionId=1&x-id=GetObject'), 's3 GetObject'],
  [get(S3, '/a.csv', 'tagging'), 's3 GetObjectTagging'],
  [get(S3, '/a.csv', 'uploadId=1'), 's3 ListParts'],
  [get(S3, '/', 'list-type=2&prefix=2026/'), 's3 ListObjectsV2'],
  [get(S3, '/', 'prefix=2026/'), 's3 ListObjects'],
  [get(S3, '/', 'versions'), 's3 ListObjectVersions'],
  [get(S3, '/', 'location'), 's3 GetBucketLocation'],
  [get(S3, '/', 'lifecycle'), 's3 GetBucketLifecycleConfiguration'],
  [get('s3.amazonaws.com'), 's3 ListBuckets'],
  [get('s3.us-east-1.amazonaws.com', '/reports/a.csv'), 's3 GetObject'],
  [get('s3.us-east-1.amazonaws.com', '/reports/'), 's3 ListObjects'],
  [get('s3-us-west-2.amazonaws.com', '/reports/a.csv'), 's3 GetObject'],
  [get('my.reports.s3.dualstack.us-east-1.amazonaws.com', '/a.csv'), 's3 GetObject'],
  [{ ...get(S3, '/a.csv'), method: 'HEAD' }, 's3 HeadObject'],
  [{ ...get(S3), method: 'HEAD' }, 's3 HeadBucket'],
  [{ ...get(S3, '/a.csv'), method: 'PUT' }, 's3 PutObject'],
  [{ ...get(S3, '/a.csv'), method: 'PUT', headers: { 'x-amz-copy-source': '/archive/b.csv' } }, 's3 CopyObject'],
  [{ ...get(S3, '/a.csv', 'partNumber=1&uploadId=2'), method: 'PUT' }, 's3 UploadPart'],
  [
    { ...get(S3, '/a.csv', 'partNumber=1&uploadId=2'), method: 'PUT', headers: { 'x-amz-copy-source': '/x/y' } },
    's3 UploadPartCopy',
  ],
  [{ ...get(S3, '/a.csv', 'uploads'), method: 'POST' }, 's3 CreateMultipartUpload'],
  [{ ...get(S3, '/a.csv', 'uploadId=2'), method: 'POST' }, 's3 CompleteMultipartUpload'],
  [{ ...get(S3, '/', 'delete'), method: 'POST' }, 's3 DeleteObjects'],
  [{ ...get(S3), method: 'DELETE' }, 's3 DeleteBucket'],
  [
    { ...get('111122223333.s3-control.us-east-1.amazonaws.com', '/v20180820/accesspoint') },
    's3-control ListAccessPoints',
  ],
  [target('dynamodb.us-east-1.amazonaws.com', 'DynamoDB_20120810.PutItem'), 'dynamodb PutItem'],
  [target('localhost:8000', 'DynamoDB_20120810.Query'), 'dynamodb Query'],
  [target('kinesis.us-east-1.amazonaws.com', 'Kinesis_20131202.PutRecord'), 'kinesis PutRecord'],
  [target('sqs.us-east-1.amazonaws.com', 'AmazonSQS.SendMessage'), 'sqs SendMessage'],
  [target('states.us-east-1.amazonaws.com', 'AWSStepFunctions.StartExecution'), 'sfn StartExecution'],
  [target('secretsmanager.us-east-1.amazonaws.com', 'secretsmanager.GetSecretValue'), 'secrets-manager GetSecretValue'],
  [target('kms.us-east-1.amazonaws.com', 'TrentService.Decrypt'), 'kms Decrypt'],
  [target('ssm.us-east-1.amazonaws.com', 'AmazonSSM.GetParameter'), 'ssm GetParameter'],
  [target('logs.us-east-1.amazonaws.com', 'Logs_20140328.PutLogEvents'), 'cloudwatch-logs PutLogEvents'],
  [target('events.us-east-1.amazonaws.com', 'AWSEvents.PutEvents'), 'eventbridge PutEvents'],
  [get('ec2.us-east-1.amazonaws.com', '/', 'Action=DescribeInstances&Version=2016-11-15'), 'ec2 DescribeInstances'],
  [
    { method: 'POST', host: 'iam.amazonaws.com', path: '/', body: 'Action=GetRole&Version=2010-05-08&RoleName=app' },
    'iam GetRole',
  ],
  [{ method: 'POST', host: 'sts.eu-west-1.amazonaws.com', path: '/', body: 'Action=AssumeRole' }, 'sts AssumeRole'],
  [get('sqs.us-east-1.amazonaws.com', '/111122223333/jobs', 'Action=ReceiveMessage'), 'sqs ReceiveMessage'],
  [
    { method: 'POST', host: 'email.us-east-1.amazonaws.com', path: '/', body: 'Action=SendRawEmail' },
    'ses SendRawEmail',
  ],
  [{ ...get('email.us-east-1.amazonaws.com', '/v2/email/outbound-emails'), method: 'POST' }, 'sesv2 SendEmail'],
  [
    { ...get('lambda.us-east-1.amazonaws.com', '/2015-03-31/functions/resize/invocations'), method: 'POST' },
    'lambda Invoke',
  ],
  [get('lambda.us-east-1.amazonaws.com', '/2015-03-31/functions/'), 'lambda ListFunctions'],
  [get('eks.us-east-1.amazonaws.com', '/clusters/web'), 'eks DescribeCluster'],
  [
    { ...get('bedrock-runtime.us-east-1.amazonaws.com', '/model/amazon.nova-lite-v1%3A0/converse'), method: 'POST' },
    'bedrock-runtime Converse',
  ],
  [get('apigateway.us-east-1.amazonaws.com', '/restapis/a1/stages/prod'), 'api-gateway GetStage'],
  [get('apigateway.us-east-1.amazonaws.com', '/v2/apis/a1'), 'apigatewayv2 GetApi'],
  [
    { ...get('a1.execute-api.us-east-1.amazonaws.com', '/prod/@connections/c1'), method: 'POST' },
    'apigatewaymanagementapi PostToConnection',
  ],
  [get('route53.amazonaws.com', '/2013-04-01/hostedzone/Z1/rrset'), 'route-53 ListResourceRecordSets'],
  [
    {
      method: 'POST',
      host: 'monitoring.us-east-1.amazonaws.com',
      path: '/service/GraniteServiceVersion20100801/operation/PutMetricData',
    },
    'cloudwatch PutMetricData',
  ],
  [
    {
      ...get('minio.internal:9000', '/reports/a.csv'),
      headers: { Authorization: 'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261124/us-east-1/s3/aws4_request' },
    },
    's3 GetObject',
  ],
];

describe('raw requests to AWS', () => {
  for (const [request, expected] of REQUESTS) {
    const { method, host, path, query } = request;
    it(`${method} ${host}${path}${typeof query === 'string' && query !== '' ? `?${query}` : ''} is ${expected}`, () => {
      assert.equal(decode(request), expected);
    });
  }

  it('that are not known say why', () => {
    for (const [request, reason] of [
      [get('reports.example.com'), /no AWS service at the host/],
      [get('a1.execute-api.us-east-1.amazonaws.com', '/prod/orders'), /execute-api:Invoke/],
      [get('abc.lambda-url.us-east-1.on.aws'), /lambda:InvokeFunctionUrl/],
      [get('eks.us-east-1.amazonaws.com', '/reports'), /no operation of eks is requested by GET \/reports/],
      [target('dynamodb.us-east-1.amazonaws.com', 'Reports.GetReport'), /no AWS operation for the target/],
      [get('ec2.us-east-1.amazonaws.com', '/', 'Action=DescribeReports'), /no AWS operation for the action/],
    ] as const) {
      assert.match(decode(request), reason);
    }
  });

  it('of every operation with a route decode to it, or to its twin in a service with the same API', () => {
    const tables = openTables(testCatalogAssets());
    const { services } = tables.read('index.aws') as IndexTable;
    const counts = { routes: 0, itself: 0, twin: 0 };
    const lost: string[] = [];
    /** Amazon Q in Connect and Wisdom, say: an older and a newer client of one API, whose hosts and actions are the same. */
    const isTwin = (found: string, id: string, name: string): boolean => {
      const [twin = '', operation] = found.split(' ');
      return operation === name && services[twin]?.wire?.[1] === services[id]?.wire?.[1];
    };
    for (const [id, { wire }] of Object.entries(services)) {
      if (wire?.[0].startsWith('rest-') !== true) continue;
      for (const line of rowsOf(tables.lines(`aws/${id}`))) {
        const { route } = operationRow(line);
        if (route === undefined) continue;
        counts.routes += 1;
        const { method, segments, query, headers } = parseRoute(route);
        const sample = segments.map((part, index) =>
          part.kind === 'text' ? part.text.replaceAll('{}', 'a1') : `sample${index}`,
        );
        const found = decode({
          method,
          host: `${wire[1]}.us-east-1.amazonaws.com`,
          path: `/${sample.join('/')}`,
          query: Object.fromEntries(query.map(({ name, value }) => [name, value ?? 'x'])),
          headers: Object.fromEntries(headers.map((name) => [name, 'x'])),
        });
        if (found === `${id} ${line.name}`) counts.itself += 1;
        else if (isTwin(found, id, line.name)) counts.twin += 1;
        else lost.push(`${id} ${line.name} ${route} -> ${found}`);
      }
    }
    assert.ok(counts.routes > 7000, JSON.stringify(counts));
    assert.ok(counts.itself > 0.99 * counts.routes, JSON.stringify(counts));
    assert.deepEqual(lost, []);
  });
});
