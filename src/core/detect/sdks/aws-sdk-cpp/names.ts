import type { ClientConfiguration } from '../../../model/call-site.js';

/** Namespaces that the rule for names does not tell, among them further clients of one service ("AWS SDK for C++ API Reference"). */
export const NAMESPACES: Readonly<Record<string, string>> = {
  S3Crt: 's3',
  S3Encryption: 's3',
  TranscribeStreamingService: 'transcribe-streaming',
};

/** Folders of headers, likewise. */
export const HEADERS: Readonly<Record<string, string>> = {
  's3-crt': 's3',
  's3-encryption': 's3',
  transfer: 's3',
};

/** Client classes whose names do not end so. */
export const CLIENT = /(?:Client|ClientBase|EncryptionClientV2|EncryptionClientV3)$/;

/** Namespaces below `Aws` that belong to no service. */
export const GENERAL: ReadonlySet<string> = new Set(['Client', 'Auth', 'Region', 'Transfer', 'Http']);

/** Providers of credentials in `Aws::Auth`: what their first text says ("AWS SDK for C++ API Reference", Aws::Auth). */
export const PROVIDERS: Readonly<Record<string, 'profile' | 'role' | 'anonymous' | 'nothing'>> = {
  ProfileConfigFileAWSCredentialsProvider: 'profile',
  SSOCredentialsProvider: 'profile',
  ProcessCredentialsProvider: 'profile',
  STSAssumeRoleCredentialsProvider: 'role',
  AnonymousAWSCredentialsProvider: 'anonymous',
  SimpleAWSCredentialsProvider: 'nothing',
  EnvironmentAWSCredentialsProvider: 'nothing',
  DefaultAWSCredentialsProviderChain: 'nothing',
  AWSCredentials: 'nothing',
};

/** Methods of S3 clients that sign a request by its method: bucket, key and method come first. */
export const PRESIGNING = /^GeneratePresignedUrl(?:WithSSE\w+)?$/;

/** The operations of signed requests by the constants of `Aws::Http::HttpMethod`. */
export const BY_METHOD: Readonly<Record<string, string>> = {
  HTTP_GET: 'GetObject',
  HTTP_PUT: 'PutObject',
  HTTP_DELETE: 'DeleteObject',
  HTTP_HEAD: 'HeadObject',
};

/** What the arguments of transfers are, by their places ("AWS SDK for C++ API Reference", Aws::Transfer::TransferManager). */
export const TRANSFERS: Readonly<Record<string, readonly (string | undefined)[]>> = {
  UploadFile: [undefined, 'Bucket', 'Key'],
  UploadDirectory: [undefined, 'Bucket'],
  DownloadFile: ['Bucket', 'Key'],
  DownloadToDirectory: [undefined, 'Bucket'],
};

/** Members of `ClientConfiguration` that say which client it is. */
export const SETTINGS: Readonly<Record<string, keyof ClientConfiguration>> = {
  region: 'region',
  endpointOverride: 'endpoint',
  profileName: 'profile',
};

/** `EU_WEST_1` of `Aws::Region`. */
export const regionOf = (constant: string): string | undefined =>
  /^[A-Z]{2}_[A-Z_]+_\d$/.test(constant) ? constant.toLowerCase().replaceAll('_', '-') : undefined;
