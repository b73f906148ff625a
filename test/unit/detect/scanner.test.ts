import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mayCallSdk } from '../../../src/core/detect/scanner.js';
import type { Scanner } from '../../../src/core/detect/scanner.js';
import { source, summary, testScanner } from '../../support/scan-source.js';

const REPORTS = source`
  import boto3
  class Store:
      def __init__(self, bucket="reports"):
          self.s3 = boto3.client("s3")
          self.bucket = bucket
      def save(self, key, body):
          with open(key) as data:
              self.s3.put_object(Bucket=self.bucket, Key=f"{key}.csv", Body=data)
          return [page for page in self.s3.get_paginator("list_objects_v2").paginate(Bucket=self.bucket)]
`;
const EXPECTED = ['8 s3:PutObject high', '9 s3:ListObjectsV2 high'];

describe('scanner', () => {
  let scanner: Scanner;
  before(() => {
    scanner = testScanner();
  });
  after(() => scanner.dispose());
  afterEach(() => assert.equal(scanner.liveTrees, 0, 'all trees are deleted'));

  it('scans bytes and text alike, with a byte order mark and with Windows line ends', async () => {
    for (const content of [
      REPORTS,
      Buffer.from(REPORTS),
      new TextEncoder().encode(`\ufeff${REPORTS}`),
      REPORTS.replaceAll('\n', '\r\n'),
    ]) {
      assert.deepEqual(summary((await scanner.scan('app/store.py', content)).sites), EXPECTED);
    }
  });

  it('passes over files of other languages and files that name no SDK', async () => {
    assert.deepEqual(await scanner.scan('notes.txt', REPORTS), { sites: [] });
    assert.deepEqual(await scanner.scan('app/store.py', 's3.put_object(Bucket="reports")'), { sites: [] });
  });

  it('tells from raw bytes whether a file names an SDK', () => {
    assert.equal(mayCallSdk(Buffer.from('import boto3')), true);
    assert.equal(mayCallSdk(new TextEncoder().encode('é import { S3Client } from "@aws-sdk/client-s3"')), true);
    assert.equal(mayCallSdk(Buffer.from('from google.cloud import storage')), true);
    assert.equal(mayCallSdk(Buffer.from('import numpy')), false);
    assert.equal(mayCallSdk(new Uint8Array()), false);
  });

  it('shows what it passed over, with a sentence', async () => {
    const small = testScanner({ maximumBytes: 100 });
    const reasons = async (which: Scanner, content: Uint8Array | string): Promise<string | undefined> => {
      const { sites, skipped } = await which.scan('app/store.py', content);
      assert.deepEqual(sites, []);
      return skipped?.reason;
    };
    assert.match((await reasons(small, REPORTS)) ?? '', /^It is larger than 0\.00 MB|^It is larger than/);
    assert.match(
      (await reasons(scanner, Buffer.from(`\ufeff${REPORTS}`, 'utf16le'))) ?? '',
      /UTF-16.*save it as UTF-8/,
    );
    assert.match((await reasons(scanner, Buffer.from(`${REPORTS}# caf\xe9`, 'latin1'))) ?? '', /not valid UTF-8/);
    assert.match((await reasons(scanner, `import boto3\0`.repeat(3))) ?? 'none', /none|NUL/);
    assert.match((await reasons(scanner, Buffer.from('import boto3\0'))) ?? '', /NUL bytes/);
    assert.match(
      (await reasons(
        scanner,
        `import boto3\nboto3.client("s3").list_buckets()\nx = ${'('.repeat(5000)}${')'.repeat(5000)}`,
      )) ?? '',
      /nested more than/,
    );
    small.dispose();
  });

  it('yields what it can from a file with errors', async () => {
    const broken = `${REPORTS}\n    def broken(self:\n        self.s3.list_buckets(\nclass )(:\n`;
    const found = summary((await scanner.scan('app/store.py', broken)).sites);
    for (const expected of EXPECTED) assert.ok(found.includes(expected), found.join(', '));
  });

  it('keeps the tree of an open document and finds the same after edits as from anew', async () => {
    const edited = REPORTS.replace('put_object', 'delete_object').replace('class Store', '# 📁\nclass Store');
    assert.deepEqual(summary((await scanner.scanDocument('app/store.py', REPORTS)).sites), EXPECTED);
    assert.equal(scanner.liveTrees, 1);
    const again = await scanner.scanDocument('app/store.py', edited);
    assert.deepEqual(again, await scanner.scan('app/store.py', edited));
    scanner.closeDocument('app/store.py');
  });

  it('follows clients, functions and classes into other files of the workspace', async () => {
    const files: Record<string, string> = {
      'app/clients.py': source`
        import boto3
        from .settings import REGION
        s3 = boto3.client("s3", region_name=REGION)
        def queue():
            return boto3.client("sqs")
        class Base:
            def __init__(self):
                self.table = boto3.resource("dynamodb").Table("jobs")
      `,
      'app/settings.py': 'REGION = "eu-west-1"\nBUCKET = "reports"\n',
      'app/__init__.py': '',
    };
    const linked = testScanner({ modules: { read: (file) => files[file] } });
    const code = source`
      # boto3
      from app import clients
      from .clients import s3, queue, Base
      from .settings import BUCKET
      s3.put_object(Bucket=BUCKET, Key="a")
      queue().list_queues()
      clients.s3.list_buckets()
      class Jobs(Base):
          def add(self):
              self.table.put_item(Item={})
    `;
    const { sites } = await linked.scan('app/jobs.py', code);
    assert.deepEqual(summary(sites), [
      '5 s3:PutObject high',
      '6 sqs:ListQueues high',
      '7 s3:ListBuckets high',
      '10 dynamodb:PutItem high',
    ]);
    assert.equal(sites[0]?.client?.region, 'eu-west-1');
    assert.deepEqual(sites[0]?.parameters.members['Bucket'], { kind: 'text', parts: ['reports'] });
    files['app/clients.py'] = 'import boto3\ns3 = boto3.client("sqs")\n';
    assert.deepEqual(
      summary((await linked.scan('app/jobs.py', 'import boto3\nfrom .clients import s3\ns3.list_queues()')).sites),
      ['3 sqs:ListQueues high'],
    );
    linked.dispose();
    assert.equal(linked.liveTrees, 0);
  });

  it('ends on imports and definitions that go round in circles', async () => {
    const files: Record<string, string> = {
      'a.py': '# boto3\nfrom b import client\nclient.list_buckets()\n',
      'b.py': 'from a import client\nclient = client or client()\nclass A(A): pass\n',
    };
    const linked = testScanner({ modules: { read: (file) => files[file] } });
    const loop = `import boto3\nclass A(B):\n  def f(self): return self.g()\nclass B(A):\n  def g(self): return self.f()\nx = A().f()\ny = x or y\nx.list_buckets()\n`;
    for (const code of [files['a.py'] ?? '', loop]) {
      const { sites } = await linked.scan('a.py', code);
      assert.ok(sites.every((site) => site.confidence !== 'high'));
    }
    linked.dispose();
  });

  it('never throws on truncated or changed files, deletes every tree, and takes less than 2 s for each', async () => {
    const pieces = [
      '(',
      ')',
      ':',
      '\n',
      '    ',
      '"',
      'self.',
      '.s3',
      ' = ',
      'for ',
      'lambda ',
      '\u0000',
      '📁',
      'import boto3',
      '**',
      '[',
      '@',
    ];
    const change = fc.record({
      at: fc.nat(REPORTS.length),
      remove: fc.nat(40),
      insert: fc.constantFrom('', ...pieces),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), fc.nat(REPORTS.length), async (changes, length) => {
        let text = REPORTS.slice(0, Math.max(length, 20));
        for (const { at, remove, insert } of changes) text = text.slice(0, at) + insert + text.slice(at + remove);
        const started = performance.now();
        const { skipped } = await scanner.scan('app/store.py', text);
        assert.ok(performance.now() - started < 2000);
        assert.doesNotMatch(skipped?.reason ?? '', /could not be scanned/i);
        assert.equal(scanner.liveTrees, 0);
      }),
      { numRuns: 300 },
    );
  });

  it('ends in time on hostile nesting', async () => {
    const chains = [
      `import boto3\nx = boto3${'.client("s3")'.repeat(3000)}\nx.list_buckets()`,
      `import boto3\nx = ${'a or '.repeat(3000)}boto3.client("s3")\nx.list_buckets()`,
      `import boto3\n${Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}if x:\n`).join('')}${' '.repeat(400)}s3.list_buckets()`,
      `import boto3\n${Array.from({ length: 2000 }, (_, at) => `def f${at}(): return f${at + 1}() or f${at + 2}()\n`).join('')}f0().list_buckets()`,
    ];
    for (const text of chains) {
      const started = performance.now();
      await scanner.scan('app/store.py', text);
      assert.ok(performance.now() - started < 2000, `${Math.round(performance.now() - started)} ms`);
    }
  });
});
