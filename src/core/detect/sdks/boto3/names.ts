/** What a file that uses boto3 holds; stubs (`mypy_boto3_s3`) hold `boto3` too, aiobotocore `botocore`. */
export const BOTO3_MARKS: readonly string[] = ['boto3', 'botocore'];

/**
 * Names that the modules export, by what they are (Boto3 documentation, "Session" and "Boto3 reference"; Botocore
 * documentation, "Session"; the aioboto3 and aiobotocore guides).
 */
export const MODULES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  boto3: { client: 'factory', resource: 'factory', Session: 'session-class' },
  'boto3.session': { Session: 'session-class' },
  aioboto3: { client: 'factory', resource: 'factory', Session: 'session-class' },
  'aioboto3.session': { Session: 'session-class' },
  botocore: {},
  'botocore.session': { get_session: 'session-getter', Session: 'session-class' },
  aiobotocore: { get_session: 'session-getter' },
  'aiobotocore.session': { get_session: 'session-getter', AioSession: 'session-class' },
};

/** Methods (of a session, or of the module) that make a client or a resource. */
export const FACTORIES: Readonly<Record<string, 'client' | 'resource'>> = {
  client: 'client',
  create_client: 'client',
  resource: 'resource',
};

/** Modules of the typing stubs, with the service: `mypy_boto3_s3.client`, `types_boto3_sqs`, `types_aiobotocore_s3`. */
export const STUB_MODULE =
  /^(?:mypy_boto3|types_boto3|types_aioboto3|types_aiobotocore|boto3_type_annotations)[_.]([a-z0-9_]+)(?:\.\w+)?$/;

/** Transfer methods of an S3 client (Boto3 documentation, "S3 customization reference"): positional arguments as input members. */
export const TRANSFERS: Readonly<
  Record<string, { readonly operations: readonly string[]; readonly positional: readonly string[] }>
> = {
  upload_file: { operations: ['PutObject'], positional: ['', 'Bucket', 'Key'] },
  upload_fileobj: { operations: ['PutObject'], positional: ['', 'Bucket', 'Key'] },
  download_file: { operations: ['HeadObject', 'GetObject'], positional: ['Bucket', 'Key'] },
  download_fileobj: { operations: ['HeadObject', 'GetObject'], positional: ['Bucket', 'Key'] },
  copy: { operations: ['HeadObject', 'CopyObject'], positional: ['CopySource', 'Bucket', 'Key'] },
};
