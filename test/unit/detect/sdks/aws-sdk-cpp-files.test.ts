import assert from 'node:assert/strict';
import { createScanner } from '../../../../src/core/detect/scanner.js';
import { wasmAssets } from '../../../support/assets.js';
import { testCatalog } from '../../../support/catalog.js';
import { summary } from '../../../support/scan-source.js';

/** Call sites of one file of a workspace. */
async function scanned(files: Readonly<Record<string, string>>, file: string): Promise<readonly string[]> {
  const listed = Object.keys(files).map((name) => ({ file: name, version: '1' }));
  const scanner = createScanner({
    catalog: testCatalog(),
    assets: wasmAssets(),
    modules: { read: (name) => files[name], files: () => listed },
  });
  const { sites, skipped } = await scanner.scan(file, files[file] ?? '');
  scanner.dispose();
  assert.equal(skipped, undefined);
  return summary(sites).concat(sites.flatMap(({ client }) => client?.region ?? []));
}

describe('AWS SDK for C++: clients of other files', () => {
  const header = [
    '#include <aws/s3/S3Client.h>',
    'namespace reports {',
    'class Store : public Base {',
    ' public:',
    '  explicit Store(const Aws::Client::ClientConfiguration& config);',
    '  void Put(const Aws::String& key);',
    '  Aws::S3::S3Client& client();',
    ' private:',
    '  Aws::S3::S3Client s3_;',
    '};',
    '}',
  ].join('\n');

  it('finds the fields of a header for the members that a source file defines', async () => {
    const files = {
      'store/include/store.h': header,
      'store/src/base.h': 'class Base { protected: std::shared_ptr<Aws::SQS::SQSClient> queue_; };',
      'store/src/store.cpp': [
        '#include "store.h" // Aws::',
        'using namespace reports;',
        'Store::Store(const Aws::Client::ClientConfiguration& config) : s3_(config) {}',
        'void Store::Put(const Aws::String& key) {',
        '  s3_.PutObject(Aws::S3::Model::PutObjectRequest().WithBucket("reports").WithKey(key));',
        '  queue_->SendMessage(Aws::SQS::Model::SendMessageRequest());',
        '}',
      ].join('\n'),
    };
    assert.deepEqual(await scanned(files, 'store/src/store.cpp'), ['5 s3:PutObject high', '6 sqs:SendMessage high']);
  });

  it('follows getters of a class, and functions of a header, in quotes or by their namespace', async () => {
    const files = {
      'include/store.h': header,
      'src/clients.h': [
        '#pragma once',
        'namespace clients {',
        'std::unique_ptr<Aws::S3::S3Client> make();',
        'inline Aws::S3::S3Client regional() {',
        '  Aws::Client::ClientConfiguration config;',
        '  config.region = "eu-west-1";',
        '  return Aws::S3::S3Client(config);',
        '}',
        '}',
        'Aws::SQS::SQSClient& queue();',
      ].join('\n'),
      'src/main.cpp': [
        '#include "clients.h"',
        '#include "store.h"',
        'void run(reports::Store& store) { // Aws::',
        '  store.client().ListBuckets();',
        '  clients::make()->ListBuckets();',
        '  queue().ListQueues(Aws::SQS::Model::ListQueuesRequest());',
        '  auto s3 = clients::regional();',
        '  s3.ListBuckets();',
        '  reports::Store own(Aws::Client::ClientConfiguration());',
        '  own.client().ListBuckets();',
        '}',
      ].join('\n'),
    };
    assert.deepEqual(await scanned(files, 'src/main.cpp'), [
      '4 s3:ListBuckets high',
      '5 s3:ListBuckets high',
      '6 sqs:ListQueues high',
      '8 s3:ListBuckets high',
      '10 s3:ListBuckets high',
      'eu-west-1',
    ]);
  });

  it('takes a wrapper of the application, and a class of the same name in another project, for no client', async () => {
    const files = {
      'one/storage.h': 'class Storage { public: void PutObject(const std::string& key); };',
      'two/storage.h': '#include <aws/s3/S3Client.h>\nclass Storage : public Aws::S3::S3Client {};',
      'one/main.cpp':
        '#include "storage.h"\n// Aws::\nint main() { Storage storage; storage.PutObject("a"); Remote r; r.ListBuckets(); }',
      'two/main.cpp': '#include "storage.h"\n// Aws::\nint main() { Storage storage; storage.ListBuckets(); }',
    };
    assert.deepEqual(await scanned(files, 'one/main.cpp'), []);
    assert.deepEqual(await scanned(files, 'two/main.cpp'), ['3 s3:ListBuckets high']);
  });

  it('knows the client of a variable that another file holds, and survives headers that include each other', async () => {
    const files = {
      'globals.h': '#include "other.h"\nextern Aws::S3::S3Client* g_client;',
      'other.h': '#include "globals.h"\nclass Other;',
      'main.cpp': '#include "globals.h"\n// Aws::\nint main() { g_client->ListBuckets(); missing->ListBuckets(); }',
    };
    assert.deepEqual(await scanned(files, 'main.cpp'), ['3 s3:ListBuckets high']);
  });
});
