import assert from 'node:assert/strict';
import type { ModuleSource } from '../../../../src/core/detect/modules.js';
import { testScanner } from '../../../support/scan-source.js';

/** Files of one workspace, by their paths. */
function workspace(files: Readonly<Record<string, string>>): ModuleSource {
  const listed = Object.keys(files).map((file) => ({ file, version: '1' }));
  return { read: (file) => files[file], files: () => listed };
}

async function findings(files: Readonly<Record<string, string>>, file: string): Promise<readonly string[]> {
  const scanner = testScanner({ modules: workspace(files) });
  try {
    const { sites } = await scanner.scan(file, files[file] ?? '');
    return sites.map(({ location, service, operation, confidence, client }) => {
      const line = location.range.start.line + 1;
      const region = client?.region === undefined ? '' : ` ${client.region}`;
      return `${line} ${service}:${operation} ${confidence}${region}`;
    });
  } finally {
    scanner.dispose();
  }
}

const CLIENTS = `package com.example.clients;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

public final class Clients {
    public static final SqsClient QUEUE = SqsClient.create();
    private static S3Client storage;

    public static synchronized S3Client storage() {
        if (storage == null) {
            storage = S3Client.builder().region(Region.EU_WEST_1).build();
        }
        return storage;
    }

    public interface Provider {
        SqsClient queue();
    }
}
`;

describe('JVM languages: clients of other files', () => {
  it('Java: factories, constants, static imports, base classes and declared methods', async () => {
    const files = {
      'src/main/java/com/example/clients/Clients.java': CLIENTS,
      'src/main/java/com/example/jobs/BaseStore.java': `package com.example.jobs;
import software.amazon.awssdk.services.s3.S3Client;
abstract class BaseStore {
    protected final S3Client archive;
    protected BaseStore(S3Client archive) { this.archive = archive; }
}
`,
      'src/main/java/com/example/jobs/Worker.java': `package com.example.jobs;
import static com.example.clients.Clients.storage;
import com.example.clients.Clients;
class Worker extends BaseStore {
    private Clients.Provider provider;
    Worker() { super(null); }
    void work() {
        Clients.storage().listBuckets();
        storage().headBucket(b -> b.bucket("jobs"));
        Clients.QUEUE.listQueues();
        archive.deleteBucket(b -> b.bucket("old-jobs"));
        provider.queue().purgeQueue(b -> b.queueUrl("https://sqs.eu-west-1.amazonaws.com/111122223333/jobs"));
        // software.amazon.awssdk is named by other files only.
    }
}
`,
    };
    assert.deepEqual(await findings(files, 'src/main/java/com/example/jobs/Worker.java'), [
      '8 s3:ListBuckets high eu-west-1',
      '9 s3:HeadBucket high eu-west-1',
      '10 sqs:ListQueues high',
      '11 s3:DeleteBucket high',
      '12 sqs:PurgeQueue high',
    ]);
  });

  it('Kotlin: top-level properties and functions, objects, base classes', async () => {
    const files = {
      'src/main/kotlin/com/example/jobs/Clients.kt': `package com.example.jobs
import aws.sdk.kotlin.services.s3.S3Client
import aws.sdk.kotlin.services.sqs.SqsClient
val queue: SqsClient by lazy { SqsClient { region = "eu-north-1" } }
fun storage(where: String = "eu-west-1") = S3Client { region = where }
object Clients {
    val archive = storage("us-west-2")
}
abstract class Base(protected val own: S3Client)
`,
      'src/main/kotlin/com/example/jobs/Worker.kt': `package com.example.jobs
import aws.sdk.kotlin.services.s3.model.GetObjectRequest
import com.example.jobs.Clients.archive as old
class Worker(s3: aws.sdk.kotlin.services.s3.S3Client) : Base(s3) {
    suspend fun work() {
        queue.listQueues()
        storage().listBuckets()
        Clients.archive.listBuckets()
        old.listBuckets()
        own.getObject(GetObjectRequest { bucket = "jobs" }) { }
    }
}
`,
    };
    assert.deepEqual(await findings(files, 'src/main/kotlin/com/example/jobs/Worker.kt'), [
      '6 sqs:ListQueues high eu-north-1',
      '7 s3:ListBuckets high eu-west-1',
      '8 s3:ListBuckets high us-west-2',
      '9 s3:ListBuckets high us-west-2',
      '10 s3:GetObject high',
    ]);
  });

  it('Scala: objects and base classes', async () => {
    const files = {
      'app/com/example/jobs/Clients.scala': `package com.example.jobs
import software.amazon.awssdk.regions.Region
import software.amazon.awssdk.services.s3.S3Client
object Clients {
  lazy val archive: S3Client = S3Client.builder().region(Region.EU_WEST_1).build()
}
abstract class Base(protected val own: S3Client)
`,
      'app/com/example/jobs/Worker.scala': `package com.example.jobs
import com.example.jobs.Clients.archive
import software.amazon.awssdk.services.s3.S3Client
class Worker(s3: S3Client) extends Base(s3) {
  def work(): Unit = {
    archive.listBuckets()
    Clients.archive.listBuckets()
    own.listBuckets()
  }
}
`,
    };
    assert.deepEqual(await findings(files, 'app/com/example/jobs/Worker.scala'), [
      '6 s3:ListBuckets high eu-west-1',
      '7 s3:ListBuckets high eu-west-1',
      '8 s3:ListBuckets high',
    ]);
  });

  it('a method named as the one it forwards to does not call itself', async () => {
    const files = {
      'src/Archive.kt': `package com.example
import aws.sdk.kotlin.services.s3.S3Client
import aws.sdk.kotlin.services.s3.model.PutObjectRequest
suspend fun putObject(name: String) {
    val request = PutObjectRequest { bucket = name }
    S3Client.fromEnvironment { }.use { s3 -> s3.putObject(request) }
}
`,
    };
    assert.deepEqual(await findings(files, 'src/Archive.kt'), ['6 s3:PutObject high']);
  });
});
