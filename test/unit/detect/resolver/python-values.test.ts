import assert from 'node:assert/strict';
import type { Scanner } from '../../../../src/core/detect/scanner.js';
import type { CallSite } from '../../../../src/core/model/call-site.js';
import { literalText, patternText } from '../../../../src/core/model/value.js';
import { source, testScanner } from '../../../support/scan-source.js';

describe('Python arguments and evidence', () => {
  let scanner: Scanner;
  before(() => {
    scanner = testScanner();
  });
  after(() => scanner.dispose());

  async function only(code: string): Promise<CallSite> {
    const { sites } = await scanner.scan('app/reports.py', code);
    const [site, ...others] = sites;
    assert.ok(site && others.length === 0, `one call site, not ${sites.length}`);
    return site;
  }

  it('evaluates constants, f-strings, sums and formats, with holes for what is not known', async () => {
    const site = await only(source`
      import boto3
      BUCKET = "reports"
      PREFIX = BUCKET + "/daily"
      def save(day, stage):
          key = "{}/{day}.csv".format(PREFIX, day=day)
          boto3.client("s3").put_object(
              Bucket=f"{BUCKET}-{stage}", Key=key, CacheControl="no-cache", ContentLength=12
          )
    `);
    const { members, open } = site.parameters;
    assert.equal(open, false);
    assert.deepEqual(members['Bucket'], { kind: 'text', parts: ['reports-', { hole: 'stage' }] });
    assert.equal(patternText(members['Key']), 'reports/daily/*.csv');
    assert.deepEqual(Object.keys(members).sort(), ['Bucket', 'CacheControl', 'ContentLength', 'Key']);
    assert.equal(members['CacheControl']?.kind, 'unknown', 'what decides no permission is not looked at');
  });

  it('evaluates old-style formats and numbers', async () => {
    const site = await only(source`
      import boto3
      boto3.client("s3").get_object(Bucket="%s-%d" % ("reports", 3), Key="a.csv", VersionId=12)
    `);
    assert.equal(literalText(site.parameters.members['Bucket']), 'reports-3');
    assert.deepEqual(site.parameters.members['VersionId'], { kind: 'scalar', value: 12 });
  });

  it('names environment variables in the holes they leave', async () => {
    const site = await only(source`
      import os
      from os import environ, getenv as read
      import boto3
      boto3.client("s3").copy_object(
          Bucket=os.environ["REPORTS_BUCKET"], Key=environ.get("KEY", "a"), CopySource=f"{read('SOURCE')}/x"
      )
    `);
    const { members } = site.parameters;
    assert.deepEqual(members['Bucket'], {
      kind: 'text',
      parts: [{ hole: 'REPORTS_BUCKET', environment: 'REPORTS_BUCKET' }],
    });
    assert.deepEqual(members['Key'], { kind: 'text', parts: [{ hole: 'KEY', environment: 'KEY' }] });
    assert.deepEqual(members['CopySource'], { kind: 'text', parts: [{ hole: 'SOURCE', environment: 'SOURCE' }, '/x'] });
  });

  it('reads keyword arguments out of a dictionary, and leaves the rest open', async () => {
    const known = await only(source`
      import boto3
      options = dict(Bucket="reports", Key="a")
      boto3.client("s3").put_object(**options)
    `);
    assert.equal(literalText(known.parameters.members['Bucket']), 'reports');
    assert.equal(known.parameters.open, false);
    const open = await only(source`
      import boto3
      def save(**more):
          boto3.client("s3").put_object(Bucket="reports", **more)
    `);
    assert.equal(open.parameters.open, true);
    assert.deepEqual(Object.keys(open.parameters.members), ['Bucket']);
  });

  it('reads nested input, with members that cannot be seen as unknown with a reason', async () => {
    const site = await only(source`
      import boto3
      def save(items):
          boto3.client("dynamodb").put_item(TableName="jobs", Item={"id": {"S": "1"}, "items": compute(items)})
    `);
    const item = site.parameters.members['Item'];
    assert.equal(item?.kind, 'object');
    assert.equal(item.members['items']?.kind, 'unknown');
    assert.deepEqual(item.members['id'], {
      kind: 'object',
      members: { S: { kind: 'text', parts: ['1'] } },
      open: false,
    });
  });

  it('binds the identifiers of resource objects to input members', async () => {
    const { sites } = await scanner.scan(
      'app/reports.py',
      source`
        import boto3
        bucket = boto3.resource("s3").Bucket(name="reports")
        bucket.Object("daily.csv").get()
        bucket.upload_file("a.csv", "b.csv", ExtraArgs={"ACL": "private"})
      `,
    );
    const [get, upload] = sites;
    assert.equal(literalText(get?.parameters.members['Bucket']), 'reports');
    assert.equal(literalText(get?.parameters.members['Key']), 'daily.csv');
    assert.equal(literalText(upload?.parameters.members['Key']), 'b.csv');
    assert.equal(literalText(upload?.parameters.members['ACL']), 'private');
  });

  it('keeps region, profile and endpoint of the client', async () => {
    const site = await only(source`
      import boto3
      session = boto3.Session(profile_name="prod", region_name="eu-west-1")
      session.client("s3", endpoint_url="http://localhost:4566").list_buckets()
    `);
    assert.deepEqual(site.client, { profile: 'prod', region: 'eu-west-1', endpoint: 'http://localhost:4566' });
  });

  it('says where the client comes from, step by step with places', async () => {
    const site = await only(source`
      import boto3
      def connect():
          return boto3.client("s3")
      class Store:
          def __init__(self):
              self.s3 = connect()
          def list(self):
              return self.s3.list_buckets()
    `);
    assert.deepEqual(
      site.evidence.map((step) => `${(step.location?.range.start.line ?? -1) + 1} ${step.text}`),
      ['6 s3 is connect()', '3 connect returns boto3.client("s3")', '1 boto3 is imported from boto3'],
    );
  });

  it('places a call from the head of its chain to its closing bracket', async () => {
    const site = await only(source`
      import boto3
      answer = (boto3.client("s3")
          .get_paginator("list_objects_v2")
          .paginate(
              Bucket="reports",
          ))
    `);
    assert.deepEqual(site.location, {
      file: 'app/reports.py',
      range: { start: { line: 1, character: 10 }, end: { line: 5, character: 5 } },
    });
  });

  it('says why an operation is not known', async () => {
    const site = await only(source`
      import boto3
      def run(name):
          boto3.client("s3").get_paginator(name).paginate()
    `);
    assert.equal(site.operation, 'unknown');
    assert.match(site.evidence.map((step) => step.text).join('\n'), /name of the paginator is not shown/);
  });

  it('marks test code by the path and by its own marks', async () => {
    const code = source`
      import boto3, unittest
      class ReportsTest(unittest.TestCase):
          def test_list(self):
              boto3.client("s3").list_buckets()
    `;
    assert.equal((await only(code)).test, true);
    const plain = 'import boto3\nboto3.client("s3").list_buckets()\n';
    const tests = await scanner.scan('tests/test_reports.py', plain);
    assert.equal(tests.sites[0]?.test, true);
    assert.equal((await only(plain)).test, false);
  });
});
