import type { Outcome } from './model.js';
import { concatenated, textOutcome } from './outcomes.js';

/**
 * The values of a text with placeholders: `find` matches one placeholder as a whole (global), `value` gives its values,
 * `undefined` where the placeholder is to stay as it is written.
 */
export function filled(
  text: string,
  find: RegExp,
  value: (match: RegExpMatchArray) => readonly Outcome[] | undefined,
): readonly Outcome[] {
  const pieces: (readonly Outcome[])[] = [];
  let last = 0;
  for (const match of text.matchAll(find)) {
    const outcomes = value(match);
    if (outcomes === undefined) continue;
    pieces.push([textOutcome(text.slice(last, match.index))], outcomes);
    last = match.index + match[0].length;
  }
  pieces.push([textOutcome(text.slice(last))]);
  return concatenated(pieces);
}
