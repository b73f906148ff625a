import { HOLE_END, HOLE_START } from '../languages/shell/words.js';
import { rewritten, ScriptBuilder } from './script.js';
import type { EmbeddedScript, SourceText } from './script.js';

/** What the host fills in and source does not show, as a part of a word of the shell. */
export const hole = (name: string): string => `${HOLE_START}${name.replace(/[^\w.-]+/g, '_')}${HOLE_END}`;
/** The value of an environment variable that the host fills in. */
export const environmentHole = (name: string): string => `${HOLE_START}@${name}${HOLE_END}`;

/** A variable that the host sets for a script, and where it stands. */
export interface HostVariable {
  readonly name: string;
  /** As it is written; `open`: others may set another value (`ARG`, `?=`), so that it only shows the name. */
  readonly value: string;
  readonly open?: boolean;
  readonly start: number;
  readonly end: number;
}

/** Assignments that stand for the host's variables. Values are quoted; where the host `expands` them, `$x` in them is read. */
export function prologue(variables: readonly HostVariable[], source: SourceText, expands: boolean): EmbeddedScript {
  const builder = new ScriptBuilder('shellscript');
  const given = new Map(variables.map((variable) => [variable.name, variable]));
  for (const { name, value, open, start, end } of given.values()) {
    if (!/^[A-Za-z_]\w*$/.test(name) || open === true) continue;
    const quoted = expands ? `"${value.replace(/["\\`]/g, '\\$&')}"` : `'${value.replaceAll("'", "'\\''")}'`;
    builder.put(`export ${name}=${quoted}\n`, source, start, end);
  }
  return builder.build();
}

/** Words as one command line: each quoted, mapped to where it stands. */
export function commandOf(words: readonly { readonly text: EmbeddedScript }[], source: SourceText): EmbeddedScript {
  const builder = new ScriptBuilder('shellscript');
  words.forEach(({ text }, index) => {
    const from = text.pieces[0];
    const start = from?.start ?? 0;
    if (index > 0) builder.put(' ', source, start, start);
    if (/^[\w./:@%+=,-]+$/.test(text.text)) {
      builder.append(text);
      return;
    }
    // Double quotes, so that variables which the host substitutes are read.
    builder.put('"', source, start, start);
    builder.append(rewritten(text, /["\\`]/g, ([character]) => `\\${character}`));
    builder.put('"', source, start, start);
  });
  return builder.build();
}
