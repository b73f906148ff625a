import { SourceText } from '../evaluate/document.js';
import type { Contribution, EnvironmentDefinition, InfrastructureFile, Outcome } from './model.js';
import { environmentOutcome, textOutcome } from './outcomes.js';
import { filled } from './placeholders.js';
import type { FormatReader } from './reader.js';
import { define, together } from './reader.js';
import { withoutSecrets } from './secrets.js';

/** `ENV` of container files, with what `ARG` gives by default ("Dockerfile reference"). */
export const dockerfileReader: FormatReader = {
  format: 'dockerfile',
  named: /(?:^|\/)(?:[\w.-]*\.)?(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$/i,
  read: (files) => together(files.map(variablesOf)),
};

function variablesOf(file: InfrastructureFile): Contribution {
  const source = new SourceText(file.file, file.text);
  const known = new Map<string, readonly Outcome[]>();
  const environment: EnvironmentDefinition[] = [];
  for (const { keyword, pairs } of instructions(file.text)) {
    for (const { name, value, start, end } of pairs) {
      const outcomes = filled(value, /\$(?:\{([A-Za-z_]\w*)(?::-([^}]*))?[^}]*\}|([A-Za-z_]\w*))/g, (match) => {
        const of = match[1] ?? match[3] ?? '';
        const given = known.get(of);
        return given !== undefined
          ? withoutSecrets(of, given)
          : match[2]
            ? [textOutcome(match[2])]
            : [environmentOutcome(of)];
      });
      known.set(name, outcomes);
      if (keyword !== 'ENV') continue;
      const location = { file: file.file, range: source.range(start, end) };
      environment.push(...define(name, outcomes, { format: 'dockerfile', location }));
    }
  }
  return { environment };
}

interface Instruction {
  readonly keyword: 'ENV' | 'ARG';
  readonly pairs: readonly {
    readonly name: string;
    readonly value: string;
    readonly start: number;
    readonly end: number;
  }[];
}

const INSTRUCTION = /^[ \t]*(ENV|ARG)[ \t]+((?:[^\\\n]|\\\r?\n|\\[^\n])*)/gim;
const PAIR = /([A-Za-z_]\w*)=("(?:[^"\\]|\\.)*"|'[^']*'|(?:[^\s\\]|\\.)*)/g;

function* instructions(text: string): Generator<Instruction> {
  for (const match of text.matchAll(INSTRUCTION)) {
    const keyword = (match[1] ?? '').toUpperCase() === 'ENV' ? 'ENV' : 'ARG';
    const rest = match[2] ?? '';
    const offset = match.index + match[0].length - rest.length;
    const old = /^([A-Za-z_]\w*)[ \t]+(?!=)(\S[^\r\n]*)/.exec(rest);
    if (keyword === 'ENV' && old?.[1] !== undefined && old[2] !== undefined && !/^[A-Za-z_]\w*=/.test(rest)) {
      // The older form: all behind the name is the value.
      const end = offset + old[0].trimEnd().length;
      yield { keyword, pairs: [{ name: old[1], value: unquoted(old[2].trimEnd()), start: offset, end }] };
      continue;
    }
    const pairs = [...rest.matchAll(PAIR)].map((pair) => ({
      name: pair[1] ?? '',
      value: unquoted(pair[2] ?? ''),
      start: offset + pair.index,
      end: offset + pair.index + pair[0].length,
    }));
    yield { keyword, pairs };
  }
}

const unquoted = (text: string): string => text.replace(/^(["'])([\s\S]*)\1$/, '$2').replace(/\\(["\\$ ])/g, '$1');
