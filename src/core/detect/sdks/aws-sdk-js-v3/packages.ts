/**
 * The helper packages of the AWS SDK for JavaScript v3: what they export beyond the generated `@aws-sdk/client-*`.
 * Facts by the package pages of the "AWS SDK for JavaScript v3 API Reference".
 */

/** An operation of the service by the catalog's name; `when` where the helper leaves open whether it is called. */
export interface HelperOperation {
  readonly operation: string;
  readonly when?: string;
}

/** Document commands and methods of `@aws-sdk/lib-dynamodb` by their name without `Command`, and the operation sent. */
export const DOCUMENT_OPERATIONS: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  Query: 'Query',
  Scan: 'Scan',
  BatchGet: 'BatchGetItem',
  BatchWrite: 'BatchWriteItem',
  TransactGet: 'TransactGetItems',
  TransactWrite: 'TransactWriteItems',
  ExecuteStatement: 'ExecuteStatement',
  BatchExecuteStatement: 'BatchExecuteStatement',
  ExecuteTransaction: 'ExecuteTransaction',
};
/** Classes of `@aws-sdk/lib-dynamodb`; both are made by `from(client)`. */
export const DOCUMENT_CLIENTS: ReadonlySet<string> = new Set(['DynamoDBDocumentClient', 'DynamoDBDocument']);

/** Functions that take a client and a request of one operation: `createPresignedPost(client, { Bucket, Key })`. */
export interface FunctionHelper {
  readonly package: string;
  readonly symbol: string;
  readonly service: string;
  readonly operation: string;
  /** Argument that holds the operation's input; -1: the first argument's member `params`. */
  readonly input: number;
  /** Text in a member that whoever uses the result replaces by its own. */
  readonly filledIn?: { readonly member: string; readonly text: string };
}

export const FUNCTION_HELPERS: readonly FunctionHelper[] = [
  // "@aws-sdk/s3-presigned-post": a signed policy with which a browser may post one object, under its file's own name
  // where the key says `${filename}`.
  {
    package: 's3-presigned-post',
    symbol: 'createPresignedPost',
    service: 's3',
    operation: 'PutObject',
    input: 1,
    filledIn: { member: 'Key', text: '${filename}' },
  },
  // "@aws-sdk/polly-request-presigner".
  {
    package: 'polly-request-presigner',
    symbol: 'getSynthesizeSpeechUrl',
    service: 'polly',
    operation: 'SynthesizeSpeech',
    input: -1,
  },
];

/** Functions that take a client and a command: the signed address makes the command's request. */
export const COMMAND_FUNCTIONS: readonly { readonly package: string; readonly symbol: string }[] = [
  { package: 's3-request-presigner', symbol: 'getSignedUrl' },
];

/** Objects that are built with `{ client, params }` and make their requests in one of their methods. */
export interface ObjectHelper {
  readonly package: string;
  readonly symbol: string;
  readonly service: string;
  readonly method: string;
  readonly operations: readonly HelperOperation[];
}

export const OBJECT_HELPERS: readonly ObjectHelper[] = [
  {
    // "@aws-sdk/lib-storage": small bodies are put whole, others in parts; both need the permission of PutObject.
    package: 'lib-storage',
    symbol: 'Upload',
    service: 's3',
    method: 'done',
    operations: [
      { operation: 'PutObject' },
      { operation: 'AbortMultipartUpload', when: 'when an upload in several parts fails' },
    ],
  },
];

/**
 * Functions that give credentials (`@aws-sdk/credential-providers`, and the package of each). `operation`: the request
 * that the provider makes with the credentials it has, from its options' member `params`. Providers that only read
 * files, the environment or metadata need no permission; web identity and Cognito identity requests are not signed.
 */
export const CREDENTIAL_PROVIDERS: Readonly<Record<string, { readonly operation?: string }>> = {
  fromIni: {},
  fromSSO: {},
  fromProcess: {},
  fromEnv: {},
  fromNodeProviderChain: {},
  fromTemporaryCredentials: { operation: 'AssumeRole' },
  fromWebToken: {},
  fromTokenFile: {},
  fromCognitoIdentity: {},
  fromCognitoIdentityPool: {},
  fromContainerMetadata: {},
  fromInstanceMetadata: {},
  fromHttp: {},
};
export const CREDENTIAL_PACKAGES: ReadonlySet<string> = new Set([
  'credential-providers',
  'credential-provider-ini',
  'credential-provider-sso',
  'credential-provider-node',
  'credential-provider-process',
  'credential-provider-env',
]);

const XRAY = ['captureAWS', 'captureAWSClient', 'captureAWSv3Client'];

/**
 * Functions and methods of other libraries that give back the client, or the whole SDK of version 2, that they are given,
 * watched ("AWS X-Ray Developer Guide", "Powertools for AWS Lambda (TypeScript)").
 */
export const CLIENT_WRAPPERS: readonly {
  readonly module: string;
  readonly symbol: string;
  /** The method of an instance of `symbol`; absent: `symbol` is the function itself. */
  readonly method?: string;
}[] = [
  ...XRAY.flatMap((symbol) => [
    { module: 'aws-xray-sdk', symbol },
    { module: 'aws-xray-sdk-core', symbol },
  ]),
  ...XRAY.map((method) => ({ module: '@aws-lambda-powertools/tracer', symbol: 'Tracer', method })),
];
