import type { LanguageId, Location } from './source.js';
import type { ObjectValue } from './value.js';

/** Clouds whose permissions are decided here; further providers are only known to the decoder. */
export type Cloud = 'aws' | 'gcp';

/** An SDK family with a rule set in `detect/sdks`; the name is shown to the user. */
export type SdkId = 'boto3' | 'aws-sdk-js-v3' | 'google-cloud-python' | 'google-cloud-node';

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
  readonly keyFile?: string;
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
}
