import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PubSub } from '@google-cloud/pubsub';
import { Storage } from '@google-cloud/storage';

const s3 = new S3Client({ region: 'eu-west-1' });
const storage = new Storage({ projectId: 'acme-agent' });
const finished = new PubSub({ projectId: 'acme-agent' }).topic('reports-finished');

/** Reads a report and announces it. */
export async function announce(name: string): Promise<void> {
  const report = await s3.send(new GetObjectCommand({ Bucket: 'acme-agent-reports', Key: `daily/${name}.json` }));
  await finished.publishMessage({ json: { name, bytes: report.ContentLength } });
}

/** The instructions that belong to a job. */
export async function instructions(name: string): Promise<string> {
  const [contents] = await storage.bucket('acme-agent-jobs').file(`instructions/${name}.md`).download();
  return contents.toString('utf8');
}
