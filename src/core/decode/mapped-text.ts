/**
 * A text that was changed step by step and still knows where each of its characters came from. Offsets are UTF-16 code
 * units. Each step keeps only the places where the distance to its source changes, so a map costs as much as the changes
 * made, not as much as the text.
 */
export class MappedText {
  private readonly steps: Step[] = [];

  constructor(public text: string) {}

  /**
   * Replaces every match of a global pattern. `by` returns the replacement, or undefined to leave the match as it is.
   * Time is linear in the text as long as the pattern is.
   */
  replace(pattern: RegExp, by: string | ((match: RegExpExecArray, text: string) => string | undefined)): void {
    const source = this.text;
    const parts: string[] = [];
    const step: Step = { next: [0], previous: [0] };
    let copied = 0;
    let length = 0;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(source); match !== null; match = pattern.exec(source)) {
      if (match[0] === '') {
        pattern.lastIndex += 1;
        continue;
      }
      const replacement = typeof by === 'string' ? by : by(match, source);
      if (replacement === undefined || replacement === match[0]) continue;
      parts.push(source.slice(copied, match.index), replacement);
      length += match.index - copied;
      step.next.push(length);
      step.previous.push(match.index);
      length += replacement.length;
      copied = match.index + match[0].length;
      step.next.push(length);
      step.previous.push(copied);
    }
    if (parts.length === 0) return;
    parts.push(source.slice(copied));
    this.text = parts.join('');
    this.steps.push(step);
  }

  /** The offset in the first text for an offset in the present one. */
  original(offset: number): number {
    let position = offset;
    for (let index = this.steps.length - 1; index >= 0; index -= 1) position = before(this.steps[index], position);
    return position;
  }
}

/** Places where the distance changes: `next[i]` of the changed text was at `previous[i]`. Both ascend. */
interface Step {
  readonly next: number[];
  readonly previous: number[];
}

function before(step: Step | undefined, offset: number): number {
  if (!step) return offset;
  let low = 0;
  let high = step.next.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((step.next[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const position = (step.previous[low] ?? 0) + offset - (step.next[low] ?? 0);
  // Within a replacement that is longer than what it replaced, stay inside the replaced part.
  return Math.min(position, step.previous[low + 1] ?? position);
}
