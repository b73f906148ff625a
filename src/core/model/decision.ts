import type { StatementReference } from './identity.js';

/** How a decision was reached, best first. */
export type Rung = 'live-simulation' | 'live-policies' | 'declared' | 'snapshot' | 'none';

/** The policy layer that decided. */
export type Layer =
  | 'identity'
  | 'resource'
  | 'boundary'
  | 'session'
  | 'scp'
  | 'rcp'
  | 'vpce'
  | 'organization'
  | 'allow-policy'
  | 'deny-policy'
  | 'principal-access-boundary';

export type Verdict = 'allowed' | 'denied' | 'conditional' | 'unknown';

interface DecisionBase {
  readonly rung: Rung;
  /** A sentence: what decided, or why it is not known. */
  readonly reason: string;
  /** When it was reached: ISO 8601 in UTC. */
  readonly time: string;
}

export interface AllowedDecision extends DecisionBase {
  readonly kind: 'allowed';
  readonly layer: Layer;
  readonly statement?: StatementReference;
}

/** `implicit`: no statement allows it; else a Deny statement matches. */
export interface DeniedDecision extends DecisionBase {
  readonly kind: 'denied';
  readonly layer: Layer;
  readonly implicit: boolean;
  readonly statement?: StatementReference;
}

/** Allowed or denied depending on context that is not known here. */
export interface ConditionalDecision extends DecisionBase {
  readonly kind: 'conditional';
  readonly layer: Layer;
  readonly statement?: StatementReference;
  /** "allowed if aws:SourceVpc equals vpc-1". */
  readonly ifs: readonly string[];
}

export interface UnknownDecision extends DecisionBase {
  readonly kind: 'unknown';
}

/** Never a boolean: unknown is an answer of its own. */
export type Decision = AllowedDecision | DeniedDecision | ConditionalDecision | UnknownDecision;

/**
 * Condition keys of a request as they are known; absent keys are unknown. A list holds the values of a key that has
 * several at once; an empty one says that the request has not the key. In a text, `*` is a part that is not known.
 */
export type RequestContext = Readonly<Record<string, string | readonly string[]>>;

/** One question: may this permission be used on this resource? */
export interface AccessRequest {
  readonly permission: string;
  readonly resource: string;
  readonly context?: RequestContext;
}

/**
 * The context for a caller in `region`: of the hosts of services (`s3.*.amazonaws.com`) only the region is ever not known,
 * and one that the source does not show is taken to be the caller's own, as that of a resource is.
 */
export function contextInRegion(context: RequestContext, region: string): RequestContext {
  const fill = (value: string): string => value.replace('.*.', `.${region}.`);
  return Object.fromEntries(
    Object.entries(context).map(([key, value]) => [key, typeof value === 'string' ? fill(value) : value.map(fill)]),
  );
}
