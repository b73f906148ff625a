import type { CallSite, Cloud, Confidence } from './call-site.js';

/** Why a permission is needed only sometimes; `when` is a phrase that follows "needed ". */
export interface Condition {
  readonly when: string;
}

/**
 * Values of condition keys that the operation fixes in the request that is checked: `iam:PassedToService` ->
 * `lambda.amazonaws.com`. Several values: one of them, and source does not show which. A region that is not known is `*`.
 */
export type FixedContext = Readonly<Record<string, readonly string[]>>;

/**
 * Which deployments have a resource whose name they define: only these (`production`), or all but these, which have a
 * value of their own. Names as `stageNamed` of core/infrastructure gives them.
 */
export interface Deployments {
  readonly kind: 'only' | 'except';
  readonly stages: readonly string[];
}

/** What one call site needs of one permission. */
export interface Need {
  readonly permission: string;
  /** ARNs or full resource names; an unknown part is `*`. Never empty: `*` where the action takes no resource. */
  readonly resources: readonly string[];
  /** By resource; one that is not listed is had by every deployment, as far as the workspace tells. */
  readonly deployments?: Readonly<Record<string, Deployments>>;
  /** Absent: always needed. */
  readonly condition?: Condition;
  /** Absent: the operation fixes nothing that policies could ask for. */
  readonly context?: FixedContext;
}

/** A call site with everything it needs: the `finding` of the CLI contract. */
export interface AnalysedCall {
  readonly site: CallSite;
  readonly needs: readonly Need[];
  /** OAuth scopes, least-privileged first, any one of which will do. Empty where the cloud has none. */
  readonly scopes: readonly string[];
  /** Said when the catalog does not know the operation: needs is then empty and the reason is shown. */
  readonly unknown?: string;
}

/** permission x resource x condition x fixed context, with the call sites that need it. */
export interface Requirement {
  /** Stable: made of cloud, permission, resource, condition and context. */
  readonly id: string;
  readonly cloud: Cloud;
  readonly service: string;
  readonly permission: string;
  readonly resource: string;
  readonly condition?: Condition;
  readonly context?: FixedContext;
  /** Absent: every deployment, as far as the workspace tells. */
  readonly deployments?: Deployments;
  /** The best confidence among the sites. */
  readonly confidence: Confidence;
  readonly sites: readonly CallSite[];
}

/** `iam:PassedToService = ecs.amazonaws.com or ecs-tasks.amazonaws.com`; keys in the order of their names. */
export function contextText(context: FixedContext): string {
  return Object.keys(context)
    .sort()
    .map((key) => `${key} = ${(context[key] ?? []).join(' or ')}`)
    .join(', ');
}
