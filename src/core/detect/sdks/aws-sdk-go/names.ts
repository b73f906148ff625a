import type { ClientConfiguration } from '../../../model/call-site.js';

/**
 * Names of the AWS SDKs for Go that are the same for every service ("AWS SDK for Go v2 Developer Guide", pages Configure the SDK,
 * Using AWS Services, Working with Paginators, Using Waiters; "AWS SDK for Go API Reference" for version 1).
 */

/** What a function or method does with the settings of its arguments. */
export type Setting =
  /** Its first text is this part of the configuration. */
  | Extract<keyof ClientConfiguration, 'region' | 'profile' | 'endpoint'>
  /** It has the settings of all its arguments. */
  | 'all'
  /** Its second argument is the role that it asks credentials for, with the client in its first. */
  | 'role'
  /** Its second argument is a profile: `credentials.NewSharedCredentials(file, profile)`. */
  | 'second-profile'
  /** It gives settings of which none is followed. */
  | 'none';

/** Functions, types and variables outside the services' packages, by package below the module. */
export interface PackageRow {
  readonly functions?: Readonly<Record<string, Setting>>;
  /** Types whose objects are settings: `aws.Config{Region: ..}`. */
  readonly types?: readonly string[];
  /** Types and variables that stand for requests without a signature. */
  readonly anonymous?: readonly string[];
}

/** Members of configurations, option objects and endpoints that decide where requests go and who makes them. */
export const MEMBERS: Readonly<Record<string, Setting>> = {
  Region: 'region',
  Profile: 'profile',
  SharedConfigProfile: 'profile',
  BaseEndpoint: 'endpoint',
  Endpoint: 'endpoint',
  URL: 'endpoint',
  EndpointResolver: 'all',
  EndpointResolverWithOptions: 'all',
  EndpointResolverV2: 'all',
  Credentials: 'all',
  Config: 'all',
};

/** Methods of configurations and sessions that give one with a further setting. */
export const METHODS: Readonly<Record<string, Setting>> = {
  WithRegion: 'region',
  WithEndpoint: 'endpoint',
  WithCredentials: 'all',
  WithEndpointResolver: 'all',
  Copy: 'all',
};

export const V1_PACKAGES: Readonly<Record<string, PackageRow>> = {
  aws: { functions: { NewConfig: 'none' }, types: ['Config'] },
  'aws/session': {
    functions: { New: 'all', NewSession: 'all', NewSessionWithOptions: 'all', Must: 'all' },
    types: ['Session', 'Options'],
  },
  'aws/client': { types: ['ConfigProvider'] },
  'aws/credentials': {
    functions: {
      NewCredentials: 'all',
      NewSharedCredentials: 'second-profile',
      NewStaticCredentials: 'none',
      NewEnvCredentials: 'none',
      NewChainCredentials: 'none',
    },
    types: ['Credentials'],
    anonymous: ['AnonymousCredentials'],
  },
  'aws/credentials/stscreds': { functions: { NewCredentials: 'role', NewCredentialsWithClient: 'role' } },
  'aws/endpoints': { functions: { ResolverFunc: 'all' }, types: ['ResolvedEndpoint'] },
};

export const V2_PACKAGES: Readonly<Record<string, PackageRow>> = {
  aws: {
    functions: {
      NewConfig: 'none',
      NewCredentialsCache: 'all',
      EndpointResolverFunc: 'all',
      EndpointResolverWithOptionsFunc: 'all',
    },
    types: ['Config', 'Endpoint'],
    anonymous: ['AnonymousCredentials'],
  },
  config: {
    functions: {
      LoadDefaultConfig: 'all',
      WithRegion: 'region',
      WithSharedConfigProfile: 'profile',
      WithBaseEndpoint: 'endpoint',
      WithCredentialsProvider: 'all',
      WithEndpointResolver: 'all',
      WithEndpointResolverWithOptions: 'all',
    },
    types: ['LoadOptions'],
  },
  // Before its first stable release.
  'aws/external': { functions: { LoadDefaultAWSConfig: 'all', WithSharedConfigProfile: 'profile' } },
  credentials: { functions: { NewStaticCredentialsProvider: 'none' } },
  'credentials/stscreds': { functions: { NewAssumeRoleProvider: 'role' } },
};

/** `aws.String`, `aws.ToString`, `aws.StringSlice`, `aws.StringValueMap`: values made pointers and back. */
export const DATA_FUNCTION =
  /^(?:To)?(?:Bool|Byte|String|U?Int(?:8|16|32|64)?|Float(?:32|64)|Time|Duration|SecondsTimeValue|MillisecondsTimeValue)(?:Value)?(?:Slice|Map)?$/;

/** Objects of helper packages, each made by functions from a client or a session. */
export interface HelperObject {
  /** The package below the module. */
  readonly package: string;
  readonly type: string;
  readonly makers: readonly string[];
}

export const V1_HELPERS: readonly HelperObject[] = [
  { package: 'service/s3/s3manager', type: 'Uploader', makers: ['NewUploader', 'NewUploaderWithClient'] },
  { package: 'service/s3/s3manager', type: 'Downloader', makers: ['NewDownloader', 'NewDownloaderWithClient'] },
  { package: 'service/s3/s3manager', type: 'BatchDelete', makers: ['NewBatchDelete', 'NewBatchDeleteWithClient'] },
];

export const V2_HELPERS: readonly HelperObject[] = [
  { package: 'feature/s3/manager', type: 'Uploader', makers: ['NewUploader'] },
  { package: 'feature/s3/manager', type: 'Downloader', makers: ['NewDownloader'] },
  { package: 'feature/s3/transfermanager', type: 'Client', makers: ['New'] },
];

/** Methods and functions of helper packages that the catalog's table of helpers has no row for, as `Type.Method` or `Function`. */
export const MORE_HELPERS: Readonly<Record<string, readonly (readonly [operation: string, when?: string])[]>> = {
  // "AWS SDK for Go API Reference", package s3manager: iterators over many objects.
  'service/s3/s3manager Uploader.UploadWithIterator': [['PutObject']],
  'service/s3/s3manager Downloader.DownloadWithIterator': [['GetObject']],
  'service/s3/s3manager NewDeleteListIterator': [['ListObjects']],
  'service/s3/s3manager GetBucketRegionWithClient': [['HeadBucket']],
  // "AWS SDK for Go v2", package transfermanager.
  'feature/s3/transfermanager Client.UploadObject': [['PutObject']],
  'feature/s3/transfermanager Client.GetObject': [['GetObject']],
  'feature/s3/transfermanager Client.DownloadObject': [['GetObject']],
  'feature/s3/transfermanager Client.UploadDirectory': [['PutObject']],
  'feature/s3/transfermanager Client.DownloadDirectory': [['ListObjectsV2'], ['GetObject']],
};

/** Input types of helpers by the operation whose members they have. */
export const HELPER_INPUTS: Readonly<Record<string, string>> = {
  UploadInput: 'PutObject',
  UploadObjectInput: 'PutObject',
  GetObjectInput: 'GetObject',
  DownloadObjectInput: 'GetObject',
  UploadDirectoryInput: 'PutObject',
  DownloadDirectoryInput: 'GetObject',
};
