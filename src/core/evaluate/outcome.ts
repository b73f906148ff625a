import type {
  AllowedDecision,
  ConditionalDecision,
  Decision,
  DeniedDecision,
  Rung,
  UnknownDecision,
} from '../model/decision.js';

type Bare<D> = Omit<D, 'rung' | 'time'>;

/** A decision as an evaluator reaches it, without the rung and the time, which only its caller knows. */
export type Outcome = Bare<AllowedDecision> | Bare<DeniedDecision> | Bare<ConditionalDecision> | Bare<UnknownDecision>;

/** The decision that an outcome is, once it is known how and when it was reached. */
export function decisionOf(outcome: Outcome, rung: Rung, time: Date): Decision {
  return { ...outcome, rung, time: time.toISOString() };
}

/**
 * Whether something applies to a request: `maybe` when it depends on what is not known here (each of `ifs` must hold, a
 * phrase that follows "if"), `unsure` when it cannot be evaluated at all.
 */
export type Applicability =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  | { readonly kind: 'maybe'; readonly ifs: readonly string[] }
  | { readonly kind: 'unsure'; readonly reason: string };

export const YES: Applicability = { kind: 'yes' };
export const NO: Applicability = { kind: 'no' };
export const maybe = (...ifs: string[]): Applicability => ({ kind: 'maybe', ifs });
export const unsure = (reason: string): Applicability => ({ kind: 'unsure', reason });

/** All must apply. A `no` settles it, whatever the others are. */
export function every(parts: Iterable<Applicability>): Applicability {
  const ifs: string[] = [];
  let doubt: Applicability | undefined;
  for (const part of parts) {
    if (part.kind === 'no') return NO;
    if (part.kind === 'unsure') doubt ??= part;
    if (part.kind === 'maybe') ifs.push(...part.ifs);
  }
  return doubt ?? (ifs.length > 0 ? { kind: 'maybe', ifs: [...new Set(ifs)] } : YES);
}

/** "a", "a or b", "a, b or c". */
export function orList(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} or ${items[items.length - 1]}`;
}

/** Names at most this many of a list of alternatives, and counts the rest: a sentence must stay readable. */
const MAXIMUM_NAMED = 4;

/** As `orList`, shortened: "a, b, c, d or 3 more". */
export function shortOrList(items: readonly string[], more: string): string {
  const unique = [...new Set(items)];
  if (unique.length <= MAXIMUM_NAMED + 1) return orList(unique);
  return orList([...unique.slice(0, MAXIMUM_NAMED), `${unique.length - MAXIMUM_NAMED} more ${more}`]);
}

/** "a, b and 3 more". */
export function shortList(items: readonly string[]): string {
  if (items.length <= MAXIMUM_NAMED + 1) return items.join(', ');
  return `${items.slice(0, MAXIMUM_NAMED).join(', ')} and ${items.length - MAXIMUM_NAMED} more`;
}
