import type { Range } from '../model/source.js';
import type { SyntaxLanguage } from './grammars.js';
import type { SyntaxNode } from './syntax-node.js';

/** One match of a query, with what it captured in the order of the query. */
export interface SyntaxMatch {
  readonly captures: readonly { readonly name: string; readonly node: SyntaxNode }[];
}

/**
 * One parsed text. Offsets are UTF-16 code units throughout (as the runtime's `startIndex` of a text given as string).
 * Nodes must not be kept after the tree is deleted by its owner (the scanner, or the tree cache).
 */
export interface SourceTree {
  readonly language: SyntaxLanguage;
  readonly text: string;
  readonly root: SyntaxNode;
  /** Offsets of the whole word `name` in the text, in order: a search of the text, not of the tree. Memoised. */
  occurrences(name: string): readonly number[];
  /** The smallest node that covers the character at `offset`. */
  nodeAt(offset: number): SyntaxNode;
  /** Matches of a query (the text of an .scm file; compiled once per grammar) that touch [start, end). */
  matchesAt(query: string, start: number, end: number): readonly SyntaxMatch[];
  /** Line and character of a node's ends, or of two offsets. */
  rangeOf(node: SyntaxNode): Range;
  rangeBetween(start: number, end: number): Range;
}
