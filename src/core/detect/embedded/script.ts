import type { CallSite, EvidenceStep } from '../../model/call-site.js';
import type { LanguageId, Location, Position } from '../../model/source.js';
import { textIndexOf } from '../../syntax/text-index.js';
import type { TextIndex } from '../../syntax/text-index.js';

/** A text that scripts are taken from: a file, or one cell of a notebook. */
export interface SourceText {
  readonly text: string;
  /** Number of the cell, from 0. */
  readonly cell?: number;
}

/** A part of a script and the part of the source that it comes from. */
interface Piece {
  /** Offset in the script, as all offsets in UTF-16 code units. */
  readonly at: number;
  readonly length: number;
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
  /** Character for character the same; else the piece as a whole stands for that part of the source. */
  readonly same: boolean;
}

/** Code of a language that stands in a document of another kind. */
export interface EmbeddedScript {
  readonly language: LanguageId;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** Puts a script together and keeps where its parts come from. */
export class ScriptBuilder {
  #text = '';
  readonly #pieces: Piece[] = [];

  constructor(readonly language: LanguageId) {}

  get length(): number {
    return this.#text.length;
  }

  /** The source's characters from `start` to `end` as they are. */
  copy(source: SourceText, start: number, end: number): this {
    if (end <= start) return this;
    const last = this.#pieces.at(-1);
    if (last?.same === true && last.source === source && last.end === start && last.at + last.length === this.length) {
      this.#pieces[this.#pieces.length - 1] = { ...last, length: last.length + end - start, end };
    } else {
      this.#pieces.push({ at: this.length, length: end - start, source, start, end, same: true });
    }
    this.#text += source.text.slice(start, end);
    return this;
  }

  /** Text that stands for the source's characters from `start` to `end`. */
  put(text: string, source: SourceText, start: number, end: number): this {
    if (text === '') return this;
    this.#pieces.push({ at: this.length, length: text.length, source, start, end, same: false });
    this.#text += text;
    return this;
  }

  /** All of another script, from the same or another source. */
  append(script: EmbeddedScript): this {
    const before = this.length;
    for (const piece of script.pieces) this.#pieces.push({ ...piece, at: before + piece.at });
    this.#text += script.text;
    return this;
  }

  build(): EmbeddedScript {
    return { language: this.language, text: this.#text, pieces: this.#pieces };
  }
}

/** The script with each match of `pattern` put differently: placeholders that the host fills in. */
export function rewritten(
  script: EmbeddedScript,
  pattern: RegExp,
  put: (match: RegExpMatchArray) => string | undefined,
): EmbeddedScript {
  const builder = new ScriptBuilder(script.language);
  let last = 0;
  for (const match of script.text.matchAll(pattern)) {
    const text = put(match);
    if (text === undefined) continue;
    const end = match.index + match[0].length;
    builder.append(part(script, last, match.index));
    const from = placeOf(script, match.index, 'start');
    const to = placeOf(script, end, 'end');
    if (from && to) builder.put(text, from.source, from.offset, Math.max(from.offset, to.offset));
    last = end;
  }
  if (last === 0) return script;
  return builder.append(part(script, last, script.text.length)).build();
}

/** The part of a script between two offsets. */
export function part(script: EmbeddedScript, start: number, end: number): EmbeddedScript {
  const pieces = script.pieces.flatMap((piece): Piece[] => {
    const from = Math.max(piece.at, start);
    const to = Math.min(piece.at + piece.length, end);
    if (to <= from) return [];
    const base = { at: from - start, length: to - from, source: piece.source, same: piece.same };
    if (!piece.same) return [{ ...base, start: piece.start, end: piece.end }];
    const first = piece.start + from - piece.at;
    return [{ ...base, start: first, end: first + to - from }];
  });
  return { language: script.language, text: script.text.slice(start, end), pieces };
}

/** Where an offset of the script lies in its source. An end is the place after the character before it. */
function placeOf(
  script: EmbeddedScript,
  offset: number,
  which: 'start' | 'end',
): { source: SourceText; offset: number } | undefined {
  const wanted = which === 'end' && offset > 0 ? offset - 1 : offset;
  let found: Piece | undefined;
  for (const piece of script.pieces) {
    if (piece.at > wanted) break;
    found = piece;
  }
  found ??= script.pieces[0];
  if (!found) return undefined;
  const inside = wanted - found.at;
  // Text of ours between two pieces (a line's end) stands at the end of what is before it.
  if (inside >= found.length) return { source: found.source, offset: found.end };
  if (!found.same) return { source: found.source, offset: which === 'end' ? found.end : found.start };
  return { source: found.source, offset: found.start + inside + (which === 'end' && offset > 0 ? 1 : 0) };
}

const indexes = new WeakMap<SourceText, TextIndex>();

function positionIn(source: SourceText, offset: number): Position {
  let index = indexes.get(source);
  if (!index) indexes.set(source, (index = textIndexOf(source.text)));
  return index.positionAt(offset);
}

/** Call sites of a script as call sites of the document that holds it. */
export function relocated(sites: readonly CallSite[], script: EmbeddedScript, file: string): readonly CallSite[] {
  const lines = lineStarts(script.text);
  const offsetOf = ({ line, character }: Position): number => (lines[line] ?? 0) + character;
  const moved = (location: Location): Location => {
    if (location.file !== file) return location;
    const start = placeOf(script, offsetOf(location.range.start), 'start');
    const end = placeOf(script, offsetOf(location.range.end), 'end');
    if (!start || !end) return location;
    const { cell } = start.source;
    return {
      file,
      range: { start: positionIn(start.source, start.offset), end: positionIn(end.source, end.offset) },
      ...(cell === undefined ? {} : { cell }),
    };
  };
  return sites.map((site) => ({
    ...site,
    location: moved(site.location),
    ...(site.scopeDeclaration
      ? { scopeDeclaration: { ...site.scopeDeclaration, location: moved(site.scopeDeclaration.location) } }
      : {}),
    evidence: site.evidence.map((step): EvidenceStep =>
      step.location ? { ...step, location: moved(step.location) } : step,
    ),
  }));
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
