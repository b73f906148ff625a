import type { RequestContext } from '../../model/decision.js';
import type { StatementReference } from '../../model/identity.js';
import type { SourceNode, SourceText } from '../document.js';

/** A policy document as it was parsed: statements with their places, ready to be evaluated any number of times. */
export interface AwsPolicy {
  /** How it is called in sentences: the file, or the ARN or name of a policy read elsewhere. */
  readonly name: string;
  readonly statements: readonly AwsStatement[];
  /** True when a statement has a Principal: it is the policy of a resource (or a role's trust policy). */
  readonly resourceBased: boolean;
  /** The resource whose policy this is (an ARN pattern), where it is known. */
  readonly attachedTo?: string;
  /** The text it stands in, for edits. */
  readonly document?: PolicyDocument;
}

/** Where the document stands: policies are often wrapped in the reply of an API. */
export interface PolicyDocument {
  readonly source: SourceText;
  /** Keys from the root of the file to the document: `['PolicyDocument']`. */
  readonly path: readonly string[];
  readonly statements: SourceNode;
}

export interface AwsStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly reference: StatementReference;
  /** `not`: the element is NotAction or NotResource. Patterns of actions are in lower case. */
  readonly actions: { readonly not: boolean; readonly patterns: readonly string[] };
  readonly resources?: { readonly not: boolean; readonly patterns: readonly Template[] };
  readonly principals?: { readonly not: boolean; readonly members: readonly PrincipalPattern[] };
  readonly conditions: readonly ConditionTest[];
}

/** Text with policy variables: `${aws:username}` with its default, or plain text whose `*` and `?` are wildcards. */
export interface Template {
  /** As written. */
  readonly text: string;
  readonly parts: readonly (TemplateText | TemplateVariable)[];
  /** True when no part is a variable: the same for every request. */
  readonly fixed: boolean;
}

export interface TemplateText {
  readonly kind: 'text';
  readonly text: string;
  /** `${*}` and `${?}` stand for the character itself. */
  readonly literal: boolean;
}

export interface TemplateVariable {
  readonly kind: 'variable';
  readonly key: string;
  readonly fallback?: string;
}

/** A member of Principal. `other`: a service, a federated or a canonical user. */
export type PrincipalPattern =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'arn'; readonly arn: string }
  | { readonly kind: 'other'; readonly type: string; readonly value: string };

/** One operator on one key of a Condition element. */
export interface ConditionTest {
  /** As written: `ForAnyValue:StringLike`. */
  readonly operator: string;
  /** The operator alone: a row of the operators' table. */
  readonly base: string;
  readonly set?: 'all' | 'any';
  readonly ifExists: boolean;
  readonly key: string;
  readonly values: readonly Template[];
}

/** The policy types that can be given. Each stands for what AWS calls it; see "Policies and permissions in IAM". */
export type AwsLayer = 'identity' | 'resource' | 'boundary' | 'session' | 'scp' | 'rcp' | 'vpce';

/**
 * Everything known about what limits and grants a principal's access. A member that is absent is not known to exist: it
 * does not take part. An empty `identity` is an identity without policies, and denies.
 */
export interface AwsPolicySet {
  /** `arn:aws:iam::111122223333:role/app`; decides the account, Principal elements and the aws:Principal… keys. */
  readonly principal?: string;
  /** The region of requests whose resource does not show one, where it is known. */
  readonly region?: string;
  readonly identity: readonly AwsPolicy[];
  readonly boundary?: readonly AwsPolicy[];
  readonly session?: readonly AwsPolicy[];
  /** One list for each level from the root to the account; every level must allow. */
  readonly scp?: readonly (readonly AwsPolicy[])[];
  readonly rcp?: readonly (readonly AwsPolicy[])[];
  readonly vpce?: readonly AwsPolicy[];
  readonly resource?: readonly AwsPolicy[];
  /** Policies that belong to the set but could not be read or parsed: what they would decide is unknown. */
  readonly unread?: readonly UnreadPolicy[];
}

export interface UnreadPolicy {
  readonly layer: AwsLayer;
  readonly name: string;
  /** A sentence. */
  readonly reason: string;
}

/** One question to the AWS evaluator. */
export interface AwsRequest {
  /** `s3:PutObject`, in any case. */
  readonly action: string;
  /** An ARN whose unknown parts are `*`; `*` alone: no resource, or any. */
  readonly resource: string;
  /** ARN templates of the action's resource types: empty, it takes no resource; absent, that is not known. */
  readonly resourceTemplates?: readonly string[];
  readonly context?: RequestContext;
}
