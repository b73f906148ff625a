import type { Decision } from './decision.js';
import type { Identity } from './identity.js';
import type { AnalysedCall, Requirement } from './requirement.js';
import type { SkippedFile } from './source.js';

/** The decision about one requirement for one stage. `identity` is absent when the stage has none for that cloud. */
export interface StageDecision {
  readonly stage: string;
  readonly identity?: Identity;
  readonly decision: Decision;
}

/** requirement + decisions, one for each stage examined, in the order of the stages. */
export interface InventoryRow {
  readonly requirement: Requirement;
  readonly decisions: readonly StageDecision[];
}

/** An OAuth scope that a client asks for and that covers none of the calls made with it. */
export interface ScopeGap {
  readonly call: AnalysedCall;
  readonly declared: readonly string[];
}

/** Needs of the workspace beside the grants of its stages. */
export interface Inventory {
  readonly calls: readonly AnalysedCall[];
  readonly rows: readonly InventoryRow[];
  readonly scopeGaps: readonly ScopeGap[];
  readonly skipped: readonly SkippedFile[];
  /** Sentences about what went wrong with a file or identity, for the user. */
  readonly problems: readonly Problem[];
}

/** A bad input that did not stop the rest: what is wrong, where, and what to do, in one sentence. */
export interface Problem {
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}
