/** Amazon SQS (Boto3 documentation, pages "SQS" and those of its resources). */
export const SQS = `
ServiceResource
  create_queue CreateQueue > Queue
  get_queue_by_name GetQueueUrl > Queue
  * queues ListQueues > Queue
Message queue_url=QueueUrl receipt_handle=ReceiptHandle
  change_visibility ChangeMessageVisibility
  delete DeleteMessage
  | delete DeleteMessageBatch
  + Queue
Queue url,queue_url=QueueUrl
  load GetQueueAttributes
  add_permission AddPermission
  change_message_visibility_batch ChangeMessageVisibilityBatch
  delete DeleteQueue
  delete_messages DeleteMessageBatch
  purge PurgeQueue
  receive_messages ReceiveMessage > Message[]
  remove_permission RemovePermission
  send_message SendMessage
  send_messages SendMessageBatch
  set_attributes SetQueueAttributes
  * dead_letter_source_queues ListDeadLetterSourceQueues > Queue
  + Message
`;
