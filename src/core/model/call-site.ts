import type { LanguageId, Location } from './source.js';
import type { ObjectValue } from './value.js';

/** Clouds whose permissions are decided here; further providers are only known to the decoder. */
export type Cloud = 'aws' | 'gcp';

/** An SDK family with a rule set in `detect/sdks`; the name is shown to the user. */
export type SdkId =
  | 'boto3'
  | 'aws-sdk-js-v2'
  | 'aws-sdk-js-v3'
  | 'aws-sdk-go-v1'
  | 'aws-sdk-go-v2'
  | 'aws-sdk-java-v1'
  | 'aws-sdk-java-v2'
  | 'aws-sdk-kotlin'
  | 'aws-sdk-net'
  | 'aws-sdk-ruby'
  | 'aws-sdk-php'
  | 'aws-sdk-rust'
  | 'aws-sdk-cpp'
  | 'aws-sdk-swift'
  | 'aws-cli'
  | 'google-cloud-python'
  | 'google-cloud-node'
  | 'google-cloud-go'
  | 'google-cloud-java'
  | 'google-cloud-csharp'
  | 'google-cloud-ruby'
  | 'google-cloud-php'
  | 'gcloud-cli'
  | 'http';

/** high: receiver resolved to a client of that service; medium: only one service of the file or project fits; low: name only. */
export type Confidence = 'high' | 'medium' | 'low';

/** One link of the chain from the call to the operation: "s3 is boto3.client('s3')", with its place. */
export interface EvidenceStep {
  readonly text: string;
  readonly location?: Location;
}

/** How the client that makes the call was built, as far as the source shows it. Absent members were not given. */
export interface ClientConfiguration {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly project?: string;
  /** The account that its credentials belong to. */
  readonly account?: string;
  readonly keyFile?: string;
  /** A role whose credentials the client asks for: its ARN. */
  readonly role?: string;
  /** A service account that the client impersonates: its e-mail address. */
  readonly serviceAccount?: string;
  /** True when the client signs no request. */
  readonly anonymous?: boolean;
}

/** A place in source where an SDK call is made, and the operation it performs. One per call site and operation. */
export interface CallSite {
  readonly location: Location;
  readonly language: LanguageId;
  readonly sdk: SdkId;
  readonly cloud: Cloud;
  /** The catalog's service id: `s3`, `secretmanager`. */
  readonly service: string;
  /** Operation by the catalog's name: `PutObject`, `storage.objects.insert`; `unknown` when the name is dynamic. */
  readonly operation: string;
  /** The operation's input members as far as source shows them, by the API's names (`Bucket`, `bucket`). */
  readonly parameters: ObjectValue;
  readonly confidence: Confidence;
  readonly evidence: readonly EvidenceStep[];
  /** True in test code: printed by `scan`, left out of the inventory. */
  readonly test: boolean;
  readonly client?: ClientConfiguration;
  /** Said when source leaves open whether the call makes this request at all: a phrase that follows "needed ". */
  readonly when?: string;
  /** OAuth scopes that the client asks for, where its construction shows them. */
  readonly declaredScopes?: readonly string[];
  /** Where they are written, when it is one place for sure. */
  readonly scopeDeclaration?: ScopeDeclaration;
}

/** The string literal in source that holds the last of a client's OAuth scopes. */
export interface ScopeDeclaration {
  /** With its quotes. */
  readonly location: Location;
  readonly quote: string;
  /** `item`: of a list, where a further one may stand behind it; `text`: alone, scopes in it are separated by blanks. */
  readonly form: 'item' | 'text';
}
