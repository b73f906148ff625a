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
  return summary(sites);
}

describe('AWS SDK for .NET: clients of other files', () => {
  it('follows a factory of the same namespace, and of one that is used', async () => {
    const found = await scanned(
      {
        'Clients.cs':
          'using Amazon.S3; namespace Acme.Cloud; public static class Clients { public static IAmazonS3 Make() => new AmazonS3Client(); public static IAmazonS3 Shared { get; } = Make(); }',
        'Reports.cs': [
          'using Acme.Cloud; // Amazon',
          'namespace Acme.Reports;',
          'class Reports {',
          '  public async Task Run() {',
          '    await Clients.Make().GetObjectAsync("reports", "a");',
          '    await Clients.Shared.DeleteObjectAsync("reports", "a");',
          '  }',
          '}',
        ].join('\n'),
      },
      'Reports.cs',
    );
    assert.deepEqual(found, ['5 s3:GetObject high', '6 s3:DeleteObject high']);
  });

  it('joins the parts of a partial class, and finds inherited fields', async () => {
    const files = {
      'Store.Fields.cs':
        'using Amazon.S3; namespace Acme; public partial class Store : StoreBase { private readonly IAmazonS3 _s3; public Store(IAmazonS3 s3) { _s3 = s3; } }',
      'StoreBase.cs':
        'using Amazon.SQS; namespace Acme; public abstract class StoreBase { protected IAmazonSQS Queue { get; init; } }',
      'Store.cs': [
        'namespace Acme; // Amazon',
        'public partial class Store {',
        '  public Task Save() => _s3.PutObjectAsync(new() { BucketName = "reports", Key = "a" });',
        '  public Task Tell() => Queue.SendMessageAsync("https://sqs.eu-west-1.amazonaws.com/111122223333/jobs", "saved");',
        '}',
      ].join('\n'),
    };
    assert.deepEqual(await scanned(files, 'Store.cs'), ['3 s3:PutObject high', '4 sqs:SendMessage high']);
  });

  it('takes an interface of the application for no client', async () => {
    const files = {
      'IReports.cs': 'namespace Acme; public interface IReports { Task PutObjectAsync(string bucket, string key); }',
      'Caller.cs': [
        'using Amazon.S3; namespace Acme;',
        'public class Caller(IReports s3, IAmazonS3 real) {',
        '  public Task Save() => s3.PutObjectAsync("reports", "a");',
        '  public Task Keep() => real.PutObjectAsync(new() { BucketName = "reports", Key = "a" });',
        '}',
      ].join('\n'),
    };
    assert.deepEqual(await scanned(files, 'Caller.cs'), ['4 s3:PutObject high']);
  });

  it('needs no directive where the project has global ones', async () => {
    const files = {
      'GlobalUsings.cs': 'global using Amazon.S3; global using Amazon.S3.Model;',
      'Caller.cs':
        'public class Caller(IAmazonS3 s3) {\n  public Task Save() => s3.PutObjectAsync(new PutObjectRequest { BucketName = "reports", Key = "a" });\n}',
    };
    assert.deepEqual(await scanned(files, 'Caller.cs'), ['2 s3:PutObject high']);
  });
});
