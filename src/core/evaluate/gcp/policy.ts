import type { StatementReference } from '../../model/identity.js';
import type { SourceNode, SourceText } from '../document.js';

/** An allow policy as `gcloud … get-iam-policy` exports it. */
export interface GcpAllowPolicy {
  readonly kind: 'allow';
  readonly name: string;
  /** Full name of the resource whose policy it is; absent: the project in which the code runs. */
  readonly resource?: string;
  readonly bindings: readonly GcpBinding[];
  readonly document?: GcpPolicyDocument;
}

/** Where a policy stands, for edits. */
export interface GcpPolicyDocument {
  readonly source: SourceText;
  readonly format: 'json' | 'yaml';
  readonly root: SourceNode;
}

export interface GcpBinding {
  readonly reference: StatementReference;
  readonly role: string;
  readonly members: readonly string[];
  readonly condition?: GcpCondition;
}

/** A condition in CEL. It is shown, never guessed. */
export interface GcpCondition {
  readonly title?: string;
  readonly expression: string;
}

/** A deny policy of the IAM v2 API: `gcloud iam policies get`. */
export interface GcpDenyPolicy {
  readonly kind: 'deny';
  readonly name: string;
  readonly resource?: string;
  readonly rules: readonly GcpDenyRule[];
}

export interface GcpDenyRule {
  readonly reference: StatementReference;
  readonly principals: readonly string[];
  readonly exceptPrincipals: readonly string[];
  /** `storage.googleapis.com/objects.get`, the resource or verb perhaps `*`. */
  readonly permissions: readonly string[];
  readonly exceptPermissions: readonly string[];
  readonly condition?: GcpCondition;
}

/** A custom role: `gcloud iam roles describe`. */
export interface GcpCustomRole {
  readonly kind: 'role';
  readonly name: string;
  /** `projects/shop-dev/roles/reporter`. */
  readonly role: string;
  readonly permissions: readonly string[];
}

export type GcpPolicy = GcpAllowPolicy | GcpDenyPolicy | GcpCustomRole;

/** Everything known about what a Google principal is granted and denied. */
export interface GcpPolicySet {
  /** As members of allow policies name it: `serviceAccount:agent@shop-dev.iam.gserviceaccount.com`. */
  readonly principal: string;
  /** The project that requests go to whose resource does not show one, where it is known. */
  readonly project?: string;
  readonly policies: readonly GcpPolicy[];
  readonly unread?: readonly { readonly name: string; readonly reason: string }[];
  /** Permissions of a predefined role; undefined: the role is not known. */
  rolePermissions(role: string): readonly string[] | undefined;
}

/** One question to the Google evaluator: `storage.objects.get` on a full resource name whose unknown parts are `*`. */
export interface GcpRequest {
  readonly permission: string;
  readonly resource: string;
}
