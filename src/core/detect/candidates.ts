import { normalise } from '../catalog/catalog.js';
import type { SdkRules } from './rules.js';

/** One expression over all marks: searching for many literals one by one is several times slower. */
export function prefilter(marks: readonly string[]): RegExp {
  const escaped = [...new Set(marks)].map((mark) => mark.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return new RegExp(escaped.join('|'));
}

interface BufferLike extends Uint8Array {
  latin1Slice(start?: number, end?: number): string;
}

const hasLatin1Slice = (content: Uint8Array): content is BufferLike => 'latin1Slice' in content;
const latin1 = new TextDecoder('latin1');

/** Marks are ASCII, so each byte may stand for a character: cheaper than decoding. */
export function bytesAsText(content: Uint8Array): string {
  return hasLatin1Slice(content) ? content.latin1Slice(0, content.length) : latin1.decode(content);
}

/** Which words of a text may be calls that make a request; answers are kept, since the same words come again. */
export interface CandidateWords {
  /** Their offsets, in the order of the text. */
  in(text: string, callWords: RegExp): number[];
}

/** `always`: words of the language that read a member by name (`getattr`). */
export function candidateWords(rules: readonly SdkRules[], always: readonly string[] = []): CandidateWords {
  const answers = new Map<string, boolean>(always.map((word) => [word, true]));

  function isCandidate(word: string): boolean {
    let answer = answers.get(word);
    if (answer === undefined) {
      const normalised = normalise(word);
      answer = normalised !== '' && rules.some((each) => each.isCandidate(normalised));
      answers.set(word, answer);
    }
    return answer;
  }

  return {
    in(text, callWords) {
      const found: number[] = [];
      callWords.lastIndex = 0;
      for (let match = callWords.exec(text); match; match = callWords.exec(text)) {
        const [word] = match;
        if (word === '') callWords.lastIndex += 1;
        else if (isCandidate(word)) found.push(match.index);
      }
      return found;
    },
  };
}
