import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { ScriptBuilder } from './script.js';
import type { EmbeddedScript, SourceText } from './script.js';

/** The scripts of a package.json ("scripts" of the npm documentation). */
export function packageScripts(text: string): readonly EmbeddedScript[] {
  const root = parseTree(text);
  const scripts = root && findNodeAtLocation(root, ['scripts']);
  const source: SourceText = { text };
  return (scripts?.children ?? []).flatMap((property) => {
    const value = property.children?.[1];
    return value?.type === 'string' ? [jsonString(source, value.offset, value.offset + value.length)] : [];
  });
}

/** The text of a JSON string between two offsets (quotes included), each character with its place. */
export function jsonString(source: SourceText, start: number, end: number): EmbeddedScript {
  const builder = new ScriptBuilder('shellscript');
  let last = start + 1;
  for (const match of source.text.slice(start + 1, end - 1).matchAll(/\\(?:u[0-9a-fA-F]{4}|[\s\S])/g)) {
    const at = start + 1 + match.index;
    builder.copy(source, last, at);
    last = at + match[0].length;
    builder.put(characterOf(match[0]), source, at, last);
  }
  return builder.copy(source, last, end - 1).build();
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

function characterOf(escape: string): string {
  const letter = escape.charAt(1);
  if (letter === 'u') return String.fromCharCode(Number.parseInt(escape.slice(2), 16));
  return ESCAPES[letter] ?? letter;
}
