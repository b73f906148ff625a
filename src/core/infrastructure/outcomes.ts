import type { EvidenceStep } from '../model/call-site.js';
import type { TextHole } from '../model/value.js';
import type { Outcome, TextParts } from './model.js';

/** More values than a reader could take in are cut: the rest is said to be unknown. */
const MOST_OUTCOMES = 12;

/** What stands for a value that no file shows; `hole` says in words what it is. */
export const unknownOutcome = (hole: string): Outcome => ({ parts: [{ hole }], steps: [] });

export const textOutcome = (text: string): Outcome => ({ parts: [text], steps: [] });

/** The value of an environment variable of whoever deploys or runs it. */
export const environmentOutcome = (name: string, hole = name): Outcome => ({
  parts: [{ hole, environment: name }],
  steps: [],
});

/** The text of an outcome that has no hole. */
export function literalOf({ parts }: Pick<Outcome, 'parts'>): string | undefined {
  return parts.every((part) => typeof part === 'string') ? parts.join('') : undefined;
}

/** The text with each unknown part as `*`. */
export function patternOf(parts: TextParts): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : '*'))
    .join('')
    .replace(/\*{2,}/g, '*');
}

/** The only text that these outcomes leave, if they leave one. */
export function onlyLiteral(outcomes: readonly Outcome[]): string | undefined {
  const [first, ...others] = outcomes;
  return first === undefined || others.length > 0 ? undefined : literalOf(first);
}

/** Outcomes one after the other: every combination of values that can hold in one deployment. */
export function concatenated(pieces: readonly (readonly Outcome[])[]): readonly Outcome[] {
  return combined(pieces, (parts) => parts.flat());
}

/** Every combination of one outcome of each piece that can hold in one deployment, made into one by `join`. */
export function combined(
  pieces: readonly (readonly Outcome[])[],
  join: (parts: readonly TextParts[]) => TextParts,
): readonly Outcome[] {
  let rows: readonly { readonly parts: readonly TextParts[]; readonly of: readonly Outcome[] }[] = [
    { parts: [], of: [] },
  ];
  for (const piece of pieces) {
    rows = rows
      .flatMap((row) =>
        piece
          .filter((outcome) => row.of.every((other) => agree(outcome.stage, other.stage)))
          .map((outcome) => ({ parts: [...row.parts, outcome.parts], of: [...row.of, outcome] })),
      )
      .slice(0, MOST_OUTCOMES);
  }
  return limited(
    rows.map(({ parts, of }) => {
      const stage = of.find((outcome) => outcome.stage !== undefined)?.stage;
      return {
        parts: joined(join(parts)),
        steps: uniqueSteps(of.flatMap(({ steps }) => steps)),
        ...(stage === undefined ? {} : { stage }),
        ...(of.some(({ names }) => names === 'resource') ? { names: 'resource' as const } : {}),
      };
    }),
  );
}

/** Values of different stages never hold together. */
export const agree = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || b === undefined || a === b;

/** Each value once, and no more than a reader could take in. */
export function limited(outcomes: readonly Outcome[]): readonly Outcome[] {
  const seen = new Map<string, Outcome>();
  for (const outcome of outcomes) {
    const key = JSON.stringify([outcome.parts, outcome.stage]);
    if (!seen.has(key)) seen.set(key, outcome);
  }
  const all = [...seen.values()];
  return all.length <= MOST_OUTCOMES ? all : [...all.slice(0, MOST_OUTCOMES - 1), unknownOutcome('one of many values')];
}

/** The same outcomes, known through one more step. */
export const through = (step: EvidenceStep, outcomes: readonly Outcome[]): readonly Outcome[] =>
  outcomes.map((outcome) => ({ ...outcome, steps: [step, ...outcome.steps] }));

/** The same outcomes as values of one stage; those of another are left out. */
export const inStage = (stage: string | undefined, outcomes: readonly Outcome[]): readonly Outcome[] =>
  stage === undefined
    ? outcomes
    : outcomes.filter((outcome) => agree(outcome.stage, stage)).map((outcome) => ({ ...outcome, stage }));

/** The same outcomes with each text changed; holes stay. */
export const mapped = (outcomes: readonly Outcome[], change: (text: string) => string): readonly Outcome[] =>
  outcomes.map((outcome) => ({
    ...outcome,
    parts: outcome.parts.map((part) => (typeof part === 'string' ? change(part) : part)),
  }));

/** Neighbouring texts as one. */
export function joined(parts: TextParts): TextParts {
  const result: (string | TextHole)[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part;
    else if (part !== '' || parts.length === 1) result.push(part);
  }
  return result;
}

function uniqueSteps(steps: readonly EvidenceStep[]): readonly EvidenceStep[] {
  return steps.filter((step, at) => steps.findIndex((other) => other.text === step.text) === at);
}
