/**
 * What `aws-sdk` (version 2) exports besides the service classes. Facts by the "AWS SDK for JavaScript API Reference"
 * (v2), on the page of each class; what the methods of helpers request is in the catalog (`helpers.yaml`).
 */

/** Classes below a service class, that are built on their own: `new AWS.DynamoDB.DocumentClient()`. */
export interface HelperClass {
  readonly service: string;
  /** `document`: methods are those of a client; `upload`: one request that its construction describes. */
  readonly kind: 'document' | 'upload' | 'presigner';
}

export const HELPER_CLASSES: Readonly<Record<string, HelperClass>> = {
  DocumentClient: { service: 'dynamodb', kind: 'document' },
  ManagedUpload: { service: 's3', kind: 'upload' },
  Presigner: { service: 'polly', kind: 'presigner' },
};

/** Methods of clients that ask for one operation which their first argument names: the operation, or a state to wait for. */
export const NAMING_METHODS: Readonly<Record<string, 'operation' | 'state'>> = {
  getSignedUrl: 'operation',
  getSignedUrlPromise: 'operation',
  makeRequest: 'operation',
  makeUnauthenticatedRequest: 'operation',
  waitFor: 'state',
};

/** Helpers that are methods of a service's own class, and the class as the catalog's helper rows name it. */
export const CLIENT_HELPERS: Readonly<Record<string, { readonly service: string; readonly row: string }>> = {
  upload: { service: 's3', row: 'S3.upload' },
  createPresignedPost: { service: 's3', row: 'S3.createPresignedPost' },
};

/** `AWS.Polly.Presigner`. */
export const PRESIGNER_METHODS: Readonly<Record<string, string>> = { getSynthesizeSpeechUrl: 'SynthesizeSpeech' };

/** Members of a request object (`AWS.Request`); none makes a request of its own. Those that give the request again. */
export const REQUEST_METHODS: ReadonlySet<string> = new Set(['on', 'onAsync', 'httpUploadProgress']);

/** Credentials: `role` where they ask for a role by the request AssumeRole, of the member of their options that holds it. */
export const CREDENTIALS: Readonly<Record<string, { readonly assumes?: 'params' | 'options' }>> = {
  SharedIniFileCredentials: {},
  SsoCredentials: {},
  ProcessCredentials: {},
  Credentials: {},
  EnvironmentCredentials: {},
  FileSystemCredentials: {},
  EC2MetadataCredentials: {},
  ECSCredentials: {},
  RemoteCredentials: {},
  TokenFileWebIdentityCredentials: {},
  WebIdentityCredentials: {},
  SAMLCredentials: {},
  CognitoIdentityCredentials: {},
  ChainableTemporaryCredentials: { assumes: 'params' },
  TemporaryCredentials: { assumes: 'options' },
};
