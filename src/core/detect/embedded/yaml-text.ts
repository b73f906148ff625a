import type { Scalar } from 'yaml';
import { ScriptBuilder } from './script.js';
import type { EmbeddedScript, SourceText } from './script.js';

/**
 * The text of a YAML scalar with the place of each of its characters in the file. Styles differ by what lies between:
 * indentation of blocks, folded line ends, escapes. Both texts are gone through side by side.
 */
export function scalarText(node: Scalar, source: SourceText): EmbeddedScript {
  const value = String(node.value);
  const [first, last] = node.range ?? [0, 0];
  const builder = new ScriptBuilder('shellscript');
  const { text } = source;
  let at = first;
  const block = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  if (block) {
    at = text.indexOf('\n', first) + 1;
    at += indentationAt(text, at, last);
  } else if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') at += 1;
  const indentation = block ? blockIndentation(text, text.indexOf('\n', first) + 1, last) : 0;
  if (block) at = text.indexOf('\n', first) + 1;
  let lineStart = block;
  for (let index = 0; index < value.length; index += 1) {
    const wanted = value.charAt(index);
    if (lineStart) {
      at += Math.min(indentation, indentationAt(text, at, last));
      lineStart = false;
    }
    const length = node.type === 'QUOTE_DOUBLE' && text.charAt(at) === '\\' ? escapeLength(text, at) : 0;
    if (length > 0) {
      builder.put(wanted, source, at, at + length);
      at += length;
    } else if (node.type === 'QUOTE_SINGLE' && wanted === "'" && text.startsWith("''", at)) {
      builder.put(wanted, source, at, at + 2);
      at += 2;
    } else if (text.charAt(at) === wanted) {
      builder.copy(source, at, at + 1);
      at += 1;
      lineStart = block && wanted === '\n';
    } else if (!/\s/.test(wanted)) {
      while (at < last && text.charAt(at) !== wanted) at += 1;
      builder.copy(source, at, at + 1);
      at += 1;
    } else {
      // A folded line's end: a blank in the value, white space of any length in the file.
      const start = at;
      while (at < last && /\s/.test(text.charAt(at)) && text.charAt(at) !== value.charAt(index + 1)) at += 1;
      builder.put(wanted, source, start, Math.max(at, start));
      if (block && /^[ \t]/.test(value.slice(index + 1)) === false)
        while (at < last && /[ \t]/.test(text.charAt(at))) at += 1;
    }
  }
  return builder.build();
}

function indentationAt(text: string, at: number, last: number): number {
  let end = at;
  while (end < last && text.charAt(end) === ' ') end += 1;
  return end - at;
}

/** Of the first line that is not blank. */
function blockIndentation(text: string, start: number, last: number): number {
  for (let at = start; at < last;) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? last : end);
    if (line.trim() !== '') return line.length - line.trimStart().length;
    if (end < 0) break;
    at = end + 1;
  }
  return 0;
}

/** `\n`, `\x41`, `\u0041`, `\` before a line's end with the next line's indentation. */
function escapeLength(text: string, at: number): number {
  const next = text.charAt(at + 1);
  if (next === 'x') return 4;
  if (next === 'u') return 6;
  if (next === 'U') return 10;
  return 2;
}
