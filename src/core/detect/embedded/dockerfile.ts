import { parseTree } from 'jsonc-parser';
import { jsonString } from './package-json.js';
import { part, ScriptBuilder } from './script.js';
import type { EmbeddedScript, SourceText } from './script.js';
import { commandOf, prologue } from './shell-text.js';
import type { HostVariable } from './shell-text.js';

/** One instruction: its name, and where its text stands, without comments between continued lines. */
interface Instruction {
  readonly name: string;
  readonly parts: readonly { readonly start: number; readonly end: number }[];
  /** Of a heredoc: `RUN <<EOF`. */
  readonly heredoc?: { readonly start: number; readonly end: number };
}

const RUNNING: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'ONBUILD']);

/** Commands of a Dockerfile ("Dockerfile reference"): RUN, CMD, ENTRYPOINT and HEALTHCHECK in shell and exec form. */
export function dockerfileScripts(text: string): readonly EmbeddedScript[] {
  const source: SourceText = { text };
  const found: EmbeddedScript[] = [];
  let variables: HostVariable[] = [];
  let shell = true;
  for (const instruction of instructionsOf(text)) {
    const { name } = instruction;
    const written = joined(instruction, source);
    if (name === 'FROM') [variables, shell] = [[], true];
    else if (name === 'SHELL') shell = /\b(?:ba|z|da|k)?sh\b/.test(written.text);
    else if (name === 'ENV' || name === 'ARG') variables.push(...variablesOf(written, name === 'ARG'));
    else if (RUNNING.has(name) && shell) {
      const script = commandsOf(written, instruction, source);
      if (script)
        found.push(
          new ScriptBuilder('shellscript')
            .append(prologue(variables, source, true))
            .append(script)
            .build(),
        );
    }
  }
  return found;
}

function* instructionsOf(text: string): Generator<Instruction> {
  const escape = /^(?:#[^\n]*\n)*?#[ \t]*escape[ \t]*=[ \t]*`/i.test(text) ? '`' : '\\';
  for (let at = 0; at < text.length;) {
    const first = lineEnd(text, at);
    const match = /^[ \t]*([A-Za-z]+)(?=[ \t])[ \t]*/.exec(text.slice(at, first));
    if (!match) {
      at = first + 1;
      continue;
    }
    const parts: { start: number; end: number }[] = [];
    let start = at + match[0].length;
    let end = first;
    for (;;) {
      const line = text.slice(start, end).replace(/[ \t\r]+$/, '');
      const comment = /^[ \t]*#/.test(line) && parts.length > 0;
      const blank = line.trim() === '' && parts.length > 0;
      if (!comment) parts.push({ start, end: Math.min(end + 1, text.length) });
      if (end >= text.length || !(comment || blank || line.endsWith(escape))) break;
      start = end + 1;
      end = lineEnd(text, start);
    }
    const heredoc = heredocAfter(text, parts, end);
    yield { name: (match[1] ?? '').toUpperCase(), parts, ...(heredoc ? { heredoc } : {}) };
    at = (heredoc ? lineEnd(text, heredoc.end) : end) + 1;
  }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function heredocAfter(
  text: string,
  parts: readonly { start: number; end: number }[],
  end: number,
): { start: number; end: number } | undefined {
  const line = text.slice(parts[0]?.start ?? end, end);
  const [, dash, word] = /<<(-?)["']?(\w+)["']?/.exec(line) ?? [];
  if (word === undefined) return undefined;
  const closing = new RegExp(`^${dash === '-' ? '\\t*' : ''}${word}[ \\t]*\\r?$`, 'm').exec(text.slice(end + 1));
  return { start: end + 1, end: closing ? end + 1 + closing.index : text.length };
}

/** The instruction's text; a continued line's end stays, since the shell joins such lines too. */
function joined({ parts }: Instruction, source: SourceText): EmbeddedScript {
  const builder = new ScriptBuilder('shellscript');
  for (const { start, end } of parts) builder.copy(source, start, end);
  return builder.build();
}

function commandsOf(
  written: EmbeddedScript,
  { name, heredoc, parts }: Instruction,
  source: SourceText,
): EmbeddedScript | undefined {
  const [, lead = ''] = /^((?:--[\w-]+(?:=\S+)?[ \t]+|CMD[ \t]+|RUN[ \t]+)*)/i.exec(written.text) ?? [];
  if (name === 'HEALTHCHECK' && !/CMD/i.test(lead)) return undefined;
  const start = (parts[0]?.start ?? 0) + lead.length;
  if (heredoc) {
    const line = written.text.slice(lead.length).trim();
    const program = line.replace(/<<-?["']?\w+["']?.*$/s, '').trim();
    if (program !== '' && !/^(?:\S*\/)?(?:ba|z|da)?sh\b/.test(program)) return undefined;
    return new ScriptBuilder('shellscript').copy(source, heredoc.start, heredoc.end).build();
  }
  const rest = written.text.slice(lead.length);
  if (!rest.trimStart().startsWith('[')) {
    const builder = new ScriptBuilder('shellscript');
    for (const [index, each] of parts.entries()) builder.copy(source, index === 0 ? start : each.start, each.end);
    const script = builder.build();
    // A continued line before the first word is nothing to the shell.
    return part(script, /^(?:\s|\\\r?\n)*/.exec(script.text)?.[0].length ?? 0, script.text.length);
  }
  return execForm(source, start, parts.at(-1)?.end ?? start);
}

/** `["aws", "s3", "ls"]`; with a shell and `-c`, its script. */
function execForm(source: SourceText, start: number, end: number): EmbeddedScript | undefined {
  const array = parseTree(source.text.slice(start, end));
  const items = array?.type === 'array' ? (array.children ?? []) : [];
  const words = items
    .filter(({ type }) => type === 'string')
    .map(({ offset, length }) => ({ text: jsonString(source, start + offset, start + offset + length) }));
  const [program, option, script] = words;
  if (!program) return undefined;
  if (/(?:^|\/)(?:ba|z|da)?sh$/.test(program.text.text) && option && /^-[a-z]*c$/.test(option.text.text))
    return script?.text;
  return commandOf(words, source);
}

/** `NAME=value NAME2="v 2"`, `NAME value`; an ARG may get another value from outside. */
function variablesOf({ text, pieces }: EmbeddedScript, open: boolean): readonly HostVariable[] {
  const start = pieces[0]?.start ?? 0;
  const end = start + text.trimEnd().length;
  const place = { start, end, ...(open ? { open } : {}) };
  const old = /^([A-Za-z_]\w*)[ \t]+([^=\n]+)$/.exec(text.trim());
  if (old) return [{ name: old[1] ?? '', value: old[2] ?? '', ...place }];
  return [...text.matchAll(/([A-Za-z_]\w*)=("(?:[^"\\]|\\.)*"|'[^']*'|(?:[^\s\\]|\\.)*)/g)].map(
    ([, name = '', value = '']) => ({
      name,
      value: value.replace(/^(["'])([\s\S]*)\1$/, '$2'),
      ...place,
    }),
  );
}
