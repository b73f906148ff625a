import type { Node, QueryMatch } from 'web-tree-sitter';
import type { LanguageId, Range } from '../model/source.js';

/**
 * One parsed text. Offsets are UTF-16 code units throughout (as the runtime's `startIndex` of a text given as string).
 * Nodes must not be kept after the tree is deleted by its owner (the scanner, or the tree cache).
 */
export interface SourceTree {
  readonly language: LanguageId;
  readonly text: string;
  readonly root: Node;
  /** Offsets of the whole word `name` in the text, in order: a search of the text, not of the tree. Memoised. */
  occurrences(name: string): readonly number[];
  /** The smallest node that covers the character at `offset`. */
  nodeAt(offset: number): Node;
  /** Matches of a query (the text of an .scm file; compiled once per grammar) that touch [start, end). */
  matchesAt(query: string, start: number, end: number): readonly QueryMatch[];
  /** Line and character of a node's ends, or of two offsets. */
  rangeOf(node: Node): Range;
  rangeBetween(start: number, end: number): Range;
}
