import type { Position } from '../model/source.js';

/** Searches in a text by whole words, and offsets as positions. Made lazily: many files need neither. */
export interface TextIndex {
  /** Offsets at which `word` stands as a whole word, ascending. */
  occurrences(word: string): readonly number[];
  positionAt(offset: number): Position;
}

const isWordCode = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === 95 ||
  code === 36 ||
  code > 127;

export function textIndexOf(text: string): TextIndex {
  const found = new Map<string, readonly number[]>();
  let lineStarts: number[] | undefined;

  function starts(): readonly number[] {
    if (lineStarts) return lineStarts;
    lineStarts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
    return lineStarts;
  }

  return {
    occurrences(word) {
      const known = found.get(word);
      if (known) return known;
      const offsets: number[] = [];
      for (let at = word ? text.indexOf(word) : -1; at >= 0; at = text.indexOf(word, at + word.length)) {
        const end = at + word.length;
        if (
          (at === 0 || !isWordCode(text.charCodeAt(at - 1))) &&
          (end === text.length || !isWordCode(text.charCodeAt(end)))
        ) {
          offsets.push(at);
        }
      }
      found.set(word, offsets);
      return offsets;
    },
    positionAt(offset) {
      const lines = starts();
      let low = 0;
      let high = lines.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((lines[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low, character: offset - (lines[low] ?? 0) };
    },
  };
}
