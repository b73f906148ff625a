import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Problem } from '../model/inventory.js';
import type { Location, Position, Range } from '../model/source.js';

/** A JSON or YAML value that remembers where it stands. `start` and `end` are offsets in UTF-16 code units. */
export type SourceNode = ObjectNode | ArrayNode | ScalarNode;

interface NodeBase {
  readonly start: number;
  readonly end: number;
}

export interface ObjectNode extends NodeBase {
  readonly kind: 'object';
  readonly members: readonly Member[];
}

export interface Member {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: SourceNode;
}

export interface ArrayNode extends NodeBase {
  readonly kind: 'array';
  readonly items: readonly SourceNode[];
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
}

/** A text with its line starts: turns offsets into positions. */
export class SourceText {
  private readonly starts: number[] = [0];

  constructor(
    readonly file: string,
    readonly text: string,
  ) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (this.starts[low] ?? 0) };
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  location(node: NodeBase): Location {
    return { file: this.file, range: this.range(node.start, node.end) };
  }

  /** A problem at an offset; its `line` starts at 0 like every position, and the message names it as people count. */
  problem(offset: number, sentence: string): Problem {
    const { line } = this.position(offset);
    return { message: `${this.file}:${line + 1}: ${sentence}`, file: this.file, line };
  }
}

/** The tree of a text, or why there is none. */
export type DocumentRead =
  | { readonly kind: 'read'; readonly source: SourceText; readonly root: SourceNode }
  | { readonly kind: 'malformed'; readonly problem: Problem };

/** More than any real policy nests (5 levels); deeper input is refused before it can exhaust the stack. */
const MAXIMUM_DEPTH = 64;
/** A YAML alias repeats its anchor's nodes: bounds what a few lines can grow into. */
const MAXIMUM_NODES = 500_000;

/** Reads JSON. Comments are accepted (policy files in repositories have them); trailing commas, as by the clouds, are not. */
export function readJson(file: string, input: string): DocumentRead {
  const text = withoutByteOrderMark(input);
  const source = new SourceText(file, text);
  if (text.trim() === '') return malformed(source, 0, 'the file is empty; put a JSON document into it.');
  const depth = jsonDepth(text);
  if (depth > MAXIMUM_DEPTH) {
    return malformed(source, 0, `the JSON nests more than ${MAXIMUM_DEPTH} levels, which no policy does.`);
  }
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: false });
  const error = errors[0];
  if (error !== undefined || tree === undefined) {
    const what = error === undefined ? 'no value' : JSON_ERRORS[printParseErrorCode(error.error)];
    return malformed(
      source,
      error?.offset ?? 0,
      `the JSON is malformed (${what ?? 'invalid symbol'}); correct it here.`,
    );
  }
  const twice = duplicateKey(tree);
  if (twice !== undefined) {
    return malformed(
      source,
      twice.offset,
      `the key "${String(twice.value)}" is given twice in one object; keep one of them.`,
    );
  }
  return { kind: 'read', source, root: fromJson(tree) };
}

/** Reads YAML (one document), aliases resolved. */
export function readYaml(file: string, input: string): DocumentRead {
  const text = withoutByteOrderMark(input);
  const source = new SourceText(file, text);
  if (text.trim() === '') return malformed(source, 0, 'the file is empty; put a policy into it.');
  const document = parseDocument(text, { lineCounter: new LineCounter(), uniqueKeys: true });
  const error = document.errors[0];
  if (error !== undefined) {
    const what = error.message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? error.code;
    return malformed(source, error.pos[0], `the YAML is malformed (${what}); correct it here.`);
  }
  let left = MAXIMUM_NODES;
  const convert = (node: unknown, depth: number): SourceNode => {
    left -= 1;
    if (left < 0 || depth > MAXIMUM_DEPTH) throw new RangeError('too large');
    if (isAlias(node)) return convert(node.resolve(document), depth + 1);
    if (isMap(node)) {
      const members = node.items.map((pair): Member => {
        const key = isScalar(pair.key) ? String(pair.key.value) : '';
        const [keyStart, keyEnd] = isScalar(pair.key) ? extent(pair.key.range) : [0, 0];
        const value = pair.value === null ? nullAt(keyEnd) : convert(pair.value, depth + 1);
        return { key, keyStart, keyEnd, value };
      });
      const [start, end] = extent(node.range);
      return { kind: 'object', members, start, end };
    }
    if (isSeq(node)) {
      const [start, end] = extent(node.range);
      return { kind: 'array', items: node.items.map((item) => convert(item, depth + 1)), start, end };
    }
    const [start, end] = isScalar(node) ? extent(node.range) : [0, 0];
    const value = isScalar(node) ? node.value : null;
    const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    return { kind: 'scalar', value: plain, start, end };
  };
  try {
    return { kind: 'read', source, root: convert(document.contents, 0) };
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    return malformed(source, 0, 'the YAML nests or repeats more than any policy does.');
  }
}

/** The member's value, or undefined. */
export function member(node: SourceNode | undefined, key: string): SourceNode | undefined {
  return node?.kind === 'object' ? node.members.find((one) => one.key === key)?.value : undefined;
}

/** The text of a string scalar, or undefined. */
export function stringOf(node: SourceNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** Where a value that may be one or a list is expected: its items. */
export function itemsOf(node: SourceNode): readonly SourceNode[] {
  return node.kind === 'array' ? node.items : [node];
}

const JSON_ERRORS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'invalid symbol',
  InvalidNumberFormat: 'invalid number',
  PropertyNameExpected: 'a key in double quotes is expected',
  ValueExpected: 'a value is expected',
  ColonExpected: 'a colon is expected',
  CommaExpected: 'a comma is expected',
  CloseBraceExpected: 'a closing brace is expected',
  CloseBracketExpected: 'a closing bracket is expected',
  EndOfFileExpected: 'something follows the end of the document',
  InvalidCommentToken: 'invalid comment',
  UnexpectedEndOfComment: 'a comment does not end',
  UnexpectedEndOfString: 'a string does not end',
  UnexpectedEndOfNumber: 'a number does not end',
  InvalidUnicode: 'invalid Unicode escape',
  InvalidEscapeCharacter: 'invalid escape in a string',
  InvalidCharacter: 'invalid character',
};

/** A byte-order mark becomes a space, so that offsets stay those of the file. */
function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? ' ' + text.slice(1) : text;
}

function malformed(source: SourceText, offset: number, sentence: string): DocumentRead {
  return { kind: 'malformed', problem: source.problem(Math.min(offset, source.text.length), sentence) };
}

/** An upper bound of the nesting, counted without recursion because the parser recurses. */
function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (quoted) {
      if (char === '\\') at += 1;
      else if (char === '"' || char === '\n') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '[' || char === '{') deepest = Math.max(deepest, (depth += 1));
    else if (char === ']' || char === '}') depth -= 1;
  }
  return deepest;
}

/** JSON.parse would silently keep the last of two equal keys, and so drop a statement. */
function duplicateKey(node: Node): Node | undefined {
  if (node.type === 'object') {
    const seen = new Set<unknown>();
    for (const property of node.children ?? []) {
      const key = property.children?.[0];
      if (key === undefined) continue;
      if (seen.has(key.value)) return key;
      seen.add(key.value);
    }
  }
  for (const child of node.children ?? []) {
    const found = duplicateKey(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fromJson(node: Node): SourceNode {
  const start = node.offset;
  const end = node.offset + node.length;
  if (node.type === 'array') return { kind: 'array', items: (node.children ?? []).map(fromJson), start, end };
  if (node.type === 'object') {
    const members = (node.children ?? []).flatMap((property): Member[] => {
      const [key, value] = property.children ?? [];
      if (key === undefined || value === undefined) return [];
      const keyStart = key.offset;
      return [{ key: String(key.value), keyStart, keyEnd: keyStart + key.length, value: fromJson(value) }];
    });
    return { kind: 'object', members, start, end };
  }
  return { kind: 'scalar', value: node.value as string | number | boolean | null, start, end };
}

function extent(range: readonly [number, number, number] | null | undefined): [number, number] {
  return range === null || range === undefined ? [0, 0] : [range[0], range[1]];
}

function nullAt(offset: number): ScalarNode {
  return { kind: 'scalar', value: null, start: offset, end: offset };
}
