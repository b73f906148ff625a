import type { Location } from './source.js';

/** A principal that can be examined. */
export type Identity = AwsProfileIdentity | AwsDeclaredIdentity | GcpCredentialIdentity | GcpDeclaredIdentity;

interface IdentityBase {
  /** Stable within the workspace. */
  readonly id: string;
  /** What the user sees: `app-role`, `dev (profile)`. */
  readonly label: string;
}

/** A profile of ~/.aws (files only; nothing is read of it until the user asks). */
export interface AwsProfileIdentity extends IdentityBase {
  readonly kind: 'aws-profile';
  readonly cloud: 'aws';
  readonly profile: string;
  /** The role whose access is examined, by ARN, with the profile's credentials. Absent: the profile's own principal. */
  readonly role?: string;
}

/** An AWS principal known from policy files of the workspace. */
export interface AwsDeclaredIdentity extends IdentityBase {
  readonly kind: 'aws-declared';
  readonly cloud: 'aws';
  /** `arn:aws:iam::111122223333:role/app`, where it is named. */
  readonly arn?: string;
  /** Region of its clients, where the code does not show it. */
  readonly region?: string;
  /** Its policies, and policies of resources (those with a Principal). */
  readonly policyFiles: readonly string[];
  readonly boundaryFiles?: readonly string[];
  readonly sessionFiles?: readonly string[];
  /** Service control policies: one list for each level from the root to the account. */
  readonly scpFiles?: readonly (readonly string[])[];
  /** Policy file -> ARN of the resource whose policy it is. */
  readonly policyResources?: Readonly<Record<string, string>>;
}

/** Application-default credentials, or a key file. Nothing is read of it until the user asks. */
export interface GcpCredentialIdentity extends IdentityBase {
  readonly kind: 'gcp-credential';
  readonly cloud: 'gcp';
  /** Absent: application-default credentials. */
  readonly keyFile?: string;
  readonly project?: string;
  /** The service account whose access is examined, by impersonation with these credentials. Absent: the credentials' own. */
  readonly serviceAccount?: string;
}

/** A Google principal known from policy exports of the workspace. */
export interface GcpDeclaredIdentity extends IdentityBase {
  readonly kind: 'gcp-declared';
  readonly cloud: 'gcp';
  /** `agent@project.iam.gserviceaccount.com`. */
  readonly serviceAccount: string;
  /** The project its clients use, where the code does not show it. */
  readonly project?: string;
  readonly policyFiles: readonly string[];
  /** Policy file -> full name of the resource whose policy it is. A file that is not listed is the project's. */
  readonly policyResources?: Readonly<Record<string, string>>;
}

/** A named set of identities of one environment: at most one for each cloud. */
export interface Stage {
  readonly name: string;
  readonly aws?: Identity;
  readonly gcp?: Identity;
}

/** Where a grant stands: a statement of a policy file, or a policy by ARN. */
export interface StatementReference {
  /** Statement id or ordinal: `ReadReports`, `statement 2`, `binding 1`. */
  readonly label: string;
  readonly location?: Location;
  readonly policyArn?: string;
}
