/**
 * Methods of clients that are no operations by their own names ("AWS SDK for PHP Version 3" API reference, interfaces
 * `AwsClientInterface` and `S3ClientInterface`; Developer Guide, pages "Paginators", "Waiters", "Command objects").
 */

/** Methods whose first argument names an operation or waiter, and the place of the input. */
export const NAMING_METHODS: Readonly<
  Record<string, { readonly names: 'operation' | 'waiter'; readonly what: string }>
> = {
  getPaginator: { names: 'operation', what: 'the paginator' },
  getIterator: { names: 'operation', what: 'the iterator' },
  getWaiter: { names: 'waiter', what: 'the waiter' },
  waitUntil: { names: 'waiter', what: 'the waiter' },
  waitUntilAsync: { names: 'waiter', what: 'the waiter' },
};

/** Methods that take a command object, and do what it says. */
export const COMMAND_METHODS: ReadonlySet<string> = new Set([
  'execute',
  'executeAsync',
  'createPresignedRequest',
  'presign',
]);

export interface HelperRow {
  readonly operations: readonly string[];
  /** Input members by the places of the arguments; empty text: of no member. */
  readonly positional: readonly string[];
  /** A method of a helper class that does the same, as the catalog names it. */
  readonly like?: string;
}

/** Methods that an S3 client has besides its operations; asynchronous twins end in `Async`. */
export const S3_METHODS: Readonly<Record<string, HelperRow>> = {
  upload: {
    operations: ['PutObject'],
    positional: ['Bucket', 'Key', 'Body', 'ACL'],
    like: 'ObjectUploader.upload',
  },
  copy: { operations: ['HeadObject', 'CopyObject'], positional: ['', '', 'Bucket', 'Key', 'ACL'] },
  doesBucketExist: { operations: ['HeadBucket'], positional: ['Bucket'] },
  doesBucketExistV2: { operations: ['HeadBucket'], positional: ['Bucket'] },
  doesObjectExist: { operations: ['HeadObject'], positional: ['Bucket', 'Key'] },
  doesObjectExistV2: { operations: ['HeadObject'], positional: ['Bucket', 'Key'] },
  determineBucketRegion: { operations: ['HeadBucket'], positional: ['Bucket'] },
  deleteMatchingObjects: { operations: ['ListObjects', 'DeleteObjects'], positional: ['Bucket', 'Prefix'] },
  uploadDirectory: { operations: ['PutObject'], positional: ['', 'Bucket'] },
  downloadBucket: { operations: ['ListObjects', 'GetObject'], positional: ['', 'Bucket', 'Prefix'] },
};

export interface HelperClassRow extends HelperRow {
  /** Methods that make the requests. */
  readonly methods: readonly string[];
}

/** Classes around an S3 client; operations that the catalog knows of them go first. Their first argument is the client. */
export const S3_CLASSES: Readonly<Record<string, HelperClassRow>> = {
  MultipartUploader: { operations: ['PutObject'], positional: [''], methods: ['upload', 'promise'] },
  ObjectUploader: {
    operations: ['PutObject'],
    positional: ['', 'Bucket', 'Key', 'Body', 'ACL'],
    methods: ['upload', 'promise'],
  },
  MultipartCopy: {
    operations: ['HeadObject', 'CopyObject'],
    positional: ['', 'CopySource'],
    methods: ['copy', 'promise'],
  },
  Transfer: { operations: ['PutObject'], positional: ['', 'source', 'destination'], methods: ['transfer', 'promise'] },
  BatchDelete: { operations: ['DeleteObjects'], positional: [''], methods: ['delete', 'promise'] },
  PostObjectV4: { operations: ['PutObject'], positional: ['', 'Bucket'], methods: ['getFormInputs'] },
  PostObject: { operations: ['PutObject'], positional: ['', 'Bucket'], methods: ['getFormInputs'] },
};
