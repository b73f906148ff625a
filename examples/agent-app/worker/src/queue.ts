import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient, type Message } from '@aws-sdk/client-sqs';

const QUEUE_URL = 'https://sqs.eu-west-1.amazonaws.com/111122223333/agent-jobs';

/** Hands each message to `work`, and takes it off the queue when the work is done. */
export class JobQueue {
  constructor(private readonly sqs: SQSClient = new SQSClient({ region: 'eu-west-1' })) {}

  async next(work: (message: Message) => Promise<void>): Promise<void> {
    const { Messages = [] } = await this.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: QUEUE_URL, MaxNumberOfMessages: 10, WaitTimeSeconds: 20 }),
    );
    for (const message of Messages) {
      await work(message);
      await this.sqs.send(new DeleteMessageCommand({ QueueUrl: QUEUE_URL, ReceiptHandle: message.ReceiptHandle }));
    }
  }
}
