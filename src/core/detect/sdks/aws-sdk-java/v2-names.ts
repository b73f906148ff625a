/**
 * The AWS SDK for Java 2.x beyond its generated operations ("AWS SDK for Java 2.x Developer Guide", "AWS SDK for Java
 * API Reference - 2.x").
 */
export const SDK = 'aws-sdk-java-v2';

/** Ends of an operation's name that only say how its answer is handed out. */
export const ANSWER_SUFFIX = /(?:Paginator|AsBytes|WithResponse)$/;

/** Packages of credentials providers. */
export const CREDENTIAL_PACKAGES: ReadonlySet<string> = new Set([
  'software.amazon.awssdk.auth.credentials',
  'software.amazon.awssdk.services.sts.auth',
]);
/** Of these the settings are followed; others give whatever the environment holds. */
export const CREDENTIAL_CLASSES: Readonly<Record<string, { readonly operation?: string; readonly anonymous?: true }>> =
  {
    ProfileCredentialsProvider: {},
    AnonymousCredentialsProvider: { anonymous: true },
    StsAssumeRoleCredentialsProvider: { operation: 'AssumeRole' },
    // Requests with a token of another identity provider are not signed and need no permission.
    StsAssumeRoleWithWebIdentityCredentialsProvider: {},
  };

/** Objects of helper libraries that other objects of them give, with what they settle by position. */
export const DERIVED_OBJECTS: readonly {
  readonly of: string;
  readonly method: string;
  readonly gives: string;
  readonly members: readonly string[];
}[] = [
  { of: 'DynamoDbEnhancedClient', method: 'table', gives: 'DynamoDbTable', members: ['TableName'] },
  { of: 'DynamoDbTable', method: 'index', gives: 'DynamoDbIndex', members: ['IndexName'] },
];

/** `DynamoDbEnhancedAsyncClient`, `DynamoDbAsyncTable`: asynchronous twins have the methods of their plain kin. */
export const plainName = (name: string): string => name.replace(/Async(?=[A-Z]|$)/, '');
