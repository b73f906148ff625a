import type { Cloud, EvidenceStep } from '../model/call-site.js';
import type { Problem } from '../model/inventory.js';
import type { Location } from '../model/source.js';
import type { TextHole } from '../model/value.js';

/** A file that may define names. Kept for as long as its text is the same: what is parsed of it is remembered by it. */
export interface InfrastructureFile {
  /** Relative to the workspace folder, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/** A text of which parts may be known only where it runs; a hole may name the environment variable that holds it. */
export type TextParts = readonly (string | TextHole)[];

/** One value that something may have, and how that is known. Several outcomes: which it is depends on the deployment. */
export interface Outcome {
  readonly parts: TextParts;
  /** From the place that is read to where its value is written. */
  readonly steps: readonly EvidenceStep[];
  /** The deployment that has this value, where file names or options tell: `production`. */
  readonly stage?: string;
  /** It is the name or address of a declared resource, and so no secret, whatever the variable is called. */
  readonly names?: 'resource';
}

/** One value that an environment variable is given somewhere in the workspace. */
export interface EnvironmentDefinition extends Outcome {
  readonly name: string;
  /** Where the value stands. */
  readonly location: Location;
  readonly format: FormatId;
  /** The folder whose code gets it: all below. `''` is the workspace folder. */
  readonly scope: string;
  /** What gets it, where that is one workload. */
  readonly workload?: Workload;
}

/** Reads a declaration's properties without saying in which language it is written. */
export interface Properties {
  /** The values that a property may have; a number is an index. Empty: it is not given. */
  text(...path: readonly (string | number)[]): readonly Outcome[];
  /** How many items a list has; 0 where it is none or is not visible. */
  count(...path: readonly (string | number)[]): number;
  /** The names of an object's members that are visible. */
  keys(...path: readonly (string | number)[]): readonly string[];
  /** Where a property stands; undefined: it is not given. */
  location(...path: readonly (string | number)[]): Location | undefined;
}

/** A resource that infrastructure code makes. */
export interface DeclaredResource {
  readonly cloud: Cloud;
  readonly format: FormatId;
  /** As the language calls it: `AWS::S3::Bucket`, `aws_s3_bucket`. */
  readonly type: string;
  /** How it is referred to in its file: `ReportsBucket`, `aws_s3_bucket.reports`. */
  readonly address: string;
  readonly location: Location;
  /** The name it is created with. Empty: its type is not one that has names here. */
  readonly names: readonly Outcome[];
  readonly properties: Properties;
}

export type WorkloadKind =
  | 'aws-lambda'
  | 'aws-ecs'
  | 'aws-container'
  | 'cloud-run'
  | 'cloud-function'
  | 'app-engine'
  | 'kubernetes'
  | 'container'
  | 'pipeline'
  | 'launch';

/** Something that runs code with an environment and an identity of its own. */
export interface Workload {
  readonly kind: WorkloadKind;
  /** As a reader knows it: `RenderFunction`, `google_cloud_run_v2_service.reports`. */
  readonly name: string;
  readonly format: FormatId;
  readonly location: Location;
  readonly code?: WorkloadCode;
  /** Of infrastructure code: what else is declared of it (its role). */
  readonly properties?: Properties;
}

/** Which files a workload runs, relative to the workspace folder. */
export interface WorkloadCode {
  readonly folder?: string;
  /** The file that holds the entry point, without its ending: `functions/render/app`. */
  readonly entry?: string;
}

/** The formats that are read; each has one row in `formats.ts`. */
export type FormatId =
  | 'dotenv'
  | 'launch'
  | 'compose'
  | 'dockerfile'
  | 'terraform'
  | 'cloudformation'
  | 'sam-config'
  | 'serverless'
  | 'kubernetes'
  | 'app-engine'
  | 'github-actions'
  | 'cloud-build'
  | 'pulumi';

/** What a format's files hold. */
export interface Contribution {
  readonly environment?: readonly EnvironmentDefinition[];
  readonly resources?: readonly DeclaredResource[];
  readonly workloads?: readonly Workload[];
  readonly problems?: readonly Problem[];
}

/** All that the workspace's files define, in the order of formats and files. */
export interface Infrastructure {
  readonly environment: readonly EnvironmentDefinition[];
  readonly resources: readonly DeclaredResource[];
  readonly workloads: readonly Workload[];
  /** Files, or parts of them, that could not be read: what is wrong, and where. */
  readonly problems: readonly Problem[];
}
