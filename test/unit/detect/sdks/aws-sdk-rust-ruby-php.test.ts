import assert from 'node:assert/strict';
import { inferCall } from '../../../../src/core/infer/infer.js';
import type { CallSite } from '../../../../src/core/model/call-site.js';
import { testCatalog } from '../../../support/catalog.js';
import { summary, testScanner } from '../../../support/scan-source.js';

/** The sites of the file among these, with all of them in reach of one another. */
async function sites(files: Readonly<Record<string, string>>, file: string): Promise<readonly CallSite[]> {
  const scanner = testScanner({
    modules: {
      read: (path) => files[path],
      files: () => Object.keys(files).map((path) => ({ file: path, version: '1' })),
    },
  });
  try {
    const scan = await scanner.scan(file, files[file] ?? '');
    assert.equal(scan.skipped, undefined);
    return scan.sites;
  } finally {
    scanner.dispose();
  }
}

const found = async (files: Readonly<Record<string, string>>, file: string): Promise<string[]> =>
  summary(await sites(files, file));

const permissions = (all: readonly CallSite[]): string[] =>
  all
    .flatMap((site) => inferCall(site, testCatalog()).needs)
    .map((need) => `${need.permission}${need.condition ? '?' : ''}`);

describe('clients of the Rust SDK from other files', () => {
  const lib = `
    pub mod store;
    pub mod clients;
    pub use clients::Clients;
  `;
  const clients = `
    pub struct Clients { pub s3: aws_sdk_s3::Client, queue: std::sync::Arc<aws_sdk_sqs::Client> }
    impl Clients {
        pub async fn load() -> Self {
            let config = aws_config::load_from_env().await;
            Self { s3: aws_sdk_s3::Client::new(&config), queue: std::sync::Arc::new(aws_sdk_sqs::Client::new(&config)) }
        }
        pub fn queue(&self) -> std::sync::Arc<aws_sdk_sqs::Client> { self.queue.clone() }
    }
    pub async fn tables() -> aws_sdk_dynamodb::Client { aws_sdk_dynamodb::Client::new(&aws_config::load_from_env().await) }
  `;
  // A file is looked at where it names the SDK; what it holds may come from anywhere.
  const user = `use crate::clients::{self, tables, Clients};
    use aws_sdk_s3::Error;
    async fn run(clients: &Clients) {
        clients.s3.list_buckets().send().await;
        clients.queue().list_queues().send().await;
        tables().await.list_tables().send().await;
        clients::tables().await.delete_table().table_name("old").send().await;
    }`;

  it('come by fields, getters and functions of modules', async () => {
    assert.deepEqual(
      await found({ 'src/lib.rs': lib, 'src/clients.rs': clients, 'src/store.rs': user }, 'src/store.rs'),
      ['4 s3:ListBuckets high', '5 sqs:ListQueues high', '6 dynamodb:ListTables high', '7 dynamodb:DeleteTable high'],
    );
  });

  it('come from the library by the name of its package', async () => {
    const binary = user.replace('crate::clients', 'report_store::clients');
    const files = { 'src/lib.rs': lib, 'src/clients.rs': clients, 'src/bin/job.rs': binary };
    assert.equal((await found(files, 'src/bin/job.rs')).length, 4);
  });

  it('stay those of their struct where its methods stand in another file', async () => {
    const own = `use super::clients::Clients;
      use aws_sdk_s3::types::Object;
      impl Clients { async fn all(&self) -> Vec<Object> { self.s3.list_objects_v2().bucket("reports").send().await } }`;
    assert.deepEqual(await found({ 'src/clients.rs': clients, 'src/more.rs': own }, 'src/more.rs'), [
      '3 s3:ListObjectsV2 high',
    ]);
  });
});

describe('requests of the Rust SDK', () => {
  it('have the members that setters give, and no others', async () => {
    const text = `async fn f(s3: &aws_sdk_s3::Client, acl: Option<ObjectCannedAcl>) {
      s3.put_object().bucket("reports").set_key(Some("a.csv".into())).set_acl(None).send().await;
      s3.put_object().bucket("reports").key("b.csv").set_acl(acl).send().await;
    }`;
    const [plain, open] = await sites({ 'src/a.rs': text }, 'src/a.rs');
    assert.ok(plain && open);
    assert.deepEqual(plain.parameters.members, {
      Bucket: { kind: 'text', parts: ['reports'] },
      Key: { kind: 'text', parts: ['a.csv'] },
    });
    assert.ok(permissions([open]).some((permission) => permission.startsWith('s3:PutObjectAcl')));
    assert.ok(!permissions([plain]).includes('s3:PutObjectAcl'));
  });

  it('of crates that the catalog does not know are listed with the reason', async () => {
    const text = 'async fn f(c: aws_sdk_nosuchservice::Client) { c.do_it().send().await; }';
    const [site] = await sites({ 'src/a.rs': text }, 'src/a.rs');
    assert.ok(site);
    assert.equal(`${site.service}:${site.operation}`, 'nosuchservice:DoIt');
    assert.notEqual(inferCall(site, testCatalog()).unknown, undefined);
  });
});

describe('clients of the Ruby SDK from other files', () => {
  it('come by required files, autoloaded modules and open classes', async () => {
    const files = {
      'app/lib/clients.rb':
        'module Clients\n  def self.s3 = @s3 ||= Aws::S3::Client.new\nend\nQUEUE = Aws::SQS::Client.new\n',
      'app/lib/store.rb': 'class Store\n  def initialize\n    @tables = Aws::DynamoDB::Client.new\n  end\nend\n',
      'app/lib/more.rb':
        "require 'aws-sdk-s3'\nclass Store\n  def all\n    @tables.list_tables\n    Clients.s3.list_buckets\n    QUEUE.list_queues\n  end\nend\n",
    };
    assert.deepEqual(await found(files, 'app/lib/more.rb'), [
      '4 dynamodb:ListTables high',
      '5 s3:ListBuckets high',
      '6 sqs:ListQueues high',
    ]);
  });

  it('come by inheritance', async () => {
    const files = {
      'app/base.rb': 'class Base\n  def client\n    @client ||= Aws::SNS::Client.new\n  end\nend\n',
      'app/topic.rb': "require_relative 'base'\n# Aws::SNS\nclass Topic < Base\n  def all = client.list_topics\nend\n",
    };
    assert.deepEqual(await found(files, 'app/topic.rb'), ['4 sns:ListTopics high']);
  });

  it('of unknown origin are guessed by the service that the file uses, and not by words that anything may be called', async () => {
    const text =
      "require 'aws-sdk-dynamodb'\ndef all(client, other)\n  client.list_tables\n  other.query('x')\n  other.put_item(name: 1)\nend\n";
    assert.deepEqual(await found({ 'a.rb': text }, 'a.rb'), ['3 dynamodb:ListTables medium']);
  });
});

describe('members that are put into a hash or array later', () => {
  it('count, and where they stand in a branch they may', async () => {
    const ruby = `require 'aws-sdk-s3'
      def save(s3, acl)
        input = { bucket: 'reports', key: 'a.csv' }
        input[:acl] = acl if acl
        Aws::S3::Client.new.put_object(**input)
      end`;
    const [site] = await sites({ 'a.rb': ruby }, 'a.rb');
    assert.ok(site);
    assert.ok(permissions([site]).includes('s3:PutObjectAcl?'), permissions([site]).join());
  });

  it('count in PHP too', async () => {
    const php = `<?php
      $input = ['Bucket' => 'reports', 'Key' => 'a.csv'];
      if ($acl) { $input['ACL'] = $acl; }
      (new Aws\\S3\\S3Client([]))->putObject($input);`;
    const [site] = await sites({ 'a.php': php }, 'a.php');
    assert.ok(site);
    assert.ok(permissions([site]).includes('s3:PutObjectAcl?'), permissions([site]).join());
  });
});

describe('clients of the PHP SDK from other files', () => {
  it('come by namespaces, included files, traits and base classes', async () => {
    const files = {
      'src/Clients.php':
        '<?php\nnamespace App\\Support;\nuse Aws\\S3\\S3Client;\nfinal class Clients { public static function s3(): S3Client { return new S3Client([]); } }\n',
      'src/Base.php': '<?php\nnamespace App\\Jobs;\nabstract class Base { protected \\Aws\\Sqs\\SqsClient $sqs; }\n',
      'src/Job.php': `<?php
namespace App\\Jobs;
use App\\Support\\Clients;
use Aws\\Exception\\AwsException;
class Job extends Base {
    public function run() {
        Clients::s3()->listBuckets();
        $this->sqs->listQueues();
    }
}
`,
      'web/clients.php': '<?php\n$tables = new Aws\\DynamoDb\\DynamoDbClient([]);\n',
      'web/index.php': "<?php\n// Aws\\DynamoDb\nrequire __DIR__ . '/clients.php';\n$tables->listTables();\n",
    };
    assert.deepEqual(await found(files, 'src/Job.php'), ['7 s3:ListBuckets high', '8 sqs:ListQueues high']);
    assert.deepEqual(await found(files, 'web/index.php'), ['4 dynamodb:ListTables high']);
  });
});

describe('half-typed Rust, Ruby and PHP', () => {
  const WHOLE: Readonly<Record<string, string>> = {
    'a.rs':
      'use aws_sdk_s3::{Client, Error};\nimpl S { async fn f(&self, c: &Client) -> Result<(), Error> { match c.put_object().bucket(format!("{}", x)).send().await { Ok(v) => v, Err(_) => try_join!(c.list_buckets().send()) } } }',
    'a.rb':
      'class S < T\n  # @param s3 [Aws::S3::Client]\n  def f(s3, *a, b: 1, &c)\n    @x ||= Aws::S3::Client.new(region: "#{r}")\n    s3.put_object(bucket: \'b\', **a) { |r| @x.list_buckets }\n  end\nend\n',
    'a.php':
      "<?php\nuse Aws\\S3\\S3Client;\nclass S { public function f(S3Client $s3) { [$a, 'k' => $b] = $s3->putObject(['Bucket' => \"b/{$c}\", ...$d]); return match($e) { 1 => new S3Client([]), default => null }; } }\n",
  };

  it('never fails, wherever the text ends', async () => {
    for (const [file, text] of Object.entries(WHOLE)) {
      const scanner = testScanner();
      for (let end = 0; end <= text.length; end += 3) {
        const scan = await scanner.scan(file, text.slice(0, end));
        assert.equal(scan.skipped, undefined, `${file} up to ${String(end)}: ${scan.skipped?.reason ?? ''}`);
      }
      assert.equal(scanner.liveTrees, 0);
      scanner.dispose();
    }
  });
});
