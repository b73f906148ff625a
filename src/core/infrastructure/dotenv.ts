import { SourceText } from '../evaluate/document.js';
import type { Problem } from '../model/inventory.js';
import type { Location } from '../model/source.js';
import type { EnvironmentDefinition, InfrastructureFile, Outcome, TextParts } from './model.js';
import { joined } from './outcomes.js';
import { baseName, folderOf, stageNamed } from './places.js';
import type { DefinitionPlace, FormatReader } from './reader.js';
import { define } from './reader.js';
import { withoutSecrets } from './secrets.js';

/** One assignment of such a file. */
export interface DotenvEntry {
  readonly name: string;
  readonly outcome: Outcome;
  readonly location: Location;
}

/**
 * `.env`, `.env.production`, `reports.env`; not `.env.example` and its like, whose values are there to be replaced.
 */
export const dotenvReader: FormatReader = {
  format: 'dotenv',
  named: /(?:^|\/)(?:\.env(?:\.[\w-]+)*|\.?[\w-]+\.env|\.envrc|\.flaskenv)$/,
  holds: ({ file }) =>
    !/\.(?:example|sample|template|tpl|dist|defaults?|schema|vault|enc|encrypted)(?:\.|$)/i.test(file),
  read(files) {
    const read = files.map((file) => dotenvEntries(file));
    return {
      environment: read.flatMap(({ entries }, at) =>
        definitionsOf(entries, { format: 'dotenv', scope: folderOf(files[at]?.file ?? '') }),
      ),
      problems: read.flatMap(({ problem }) => problem ?? []),
    };
  },
};

/** The definitions of such a file, for whoever names it. */
export function definitionsOf(
  entries: readonly DotenvEntry[],
  place: Omit<DefinitionPlace, 'location'>,
): readonly EnvironmentDefinition[] {
  return entries.flatMap(({ name, outcome, location }) => {
    const stage = place.stage ?? stageOf(location.file);
    return define(name, [outcome], { ...place, location, ...(stage === undefined ? {} : { stage }) });
  });
}

/** `.env.prod.local` is of production; behind `.env` another word than a stage's usual names is one too: `.env.team-a`. */
function stageOf(file: string): string | undefined {
  const words = baseName(file)
    .replace(/^\.?env(?:rc)?\.?/, '')
    .replace(/\.env$/, '')
    .split('.')
    .filter((word) => word !== '');
  const known = words.map(stageNamed).find((stage) => stage !== undefined && stage !== 'local');
  if (known !== undefined || !baseName(file).startsWith('.env')) return known;
  return words.map((word) => stageNamed(word) ?? word)[0];
}

const NAME = /^(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*[=:][ \t]*/;

/** The assignments of the file, the last of equal names; a line that is none gives a problem and the rest goes on. */
export function dotenvEntries(file: InfrastructureFile): {
  readonly entries: readonly DotenvEntry[];
  readonly problem?: Problem;
} {
  const source = new SourceText(file.file, file.text);
  const entries = new Map<string, DotenvEntry>();
  let problem: Problem | undefined;
  const { text } = file;
  let at = 0;
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    const line = text.slice(at, lineEnd);
    const start = at + (/^[ \t\uFEFF]*/.exec(line)?.[0].length ?? 0);
    const assignment = NAME.exec(text.slice(start, lineEnd));
    at = lineEnd + 1;
    if (start >= lineEnd || text[start] === '#' || /^\r?$/.test(text.slice(start, lineEnd))) continue;
    const name = assignment?.[1];
    if (assignment === null || name === undefined) {
      // .envrc is a shell script, of which only the assignments count.
      if (!file.file.endsWith('.envrc')) {
        problem ??= source.problem(start, 'this line is no assignment NAME=value; it is not read.');
      }
      continue;
    }
    const from = start + assignment[0].length;
    const { parts, end } = valueAt(text, from, lineEnd, entries);
    at = Math.max(at, end + 1);
    const location = { file: file.file, range: source.range(start, Math.max(from, Math.min(end, text.length))) };
    entries.set(name, { name, outcome: { parts, steps: [] }, location });
  }
  return { entries: [...entries.values()], ...(problem && { problem }) };
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** A quoted value may go over several lines; double-quoted and plain ones may name other variables. */
function valueAt(
  text: string,
  from: number,
  lineEnd: number,
  earlier: ReadonlyMap<string, DotenvEntry>,
): { parts: TextParts; end: number } {
  const quote = text[from];
  if (quote === '"' || quote === "'" || quote === '`') {
    let close = from + 1;
    while (close < text.length && text[close] !== quote) close += text[close] === '\\' && quote === '"' ? 2 : 1;
    if (close < text.length) {
      const inner = text.slice(from + 1, close);
      if (quote === "'") return { parts: [inner], end: close + 1 };
      return { parts: expanded(inner.replace(/\\n/g, '\n').replace(/\\(["\\$])/g, '$1'), earlier), end: close + 1 };
    }
  }
  const plain = text
    .slice(from, lineEnd)
    .replace(/[ \t]+#.*$/, '')
    .trim();
  return { parts: expanded(plain, earlier), end: lineEnd };
}

/** `${NAME}` and `$NAME`: what the same file says before, else a hole that other files may fill; `$(..)` is not known. */
function expanded(value: string, earlier: ReadonlyMap<string, DotenvEntry>): TextParts {
  const parts: TextParts[number][] = [];
  let last = 0;
  for (const match of value.matchAll(/\$(?:\{([A-Za-z_]\w*)(?::?[-=]([^}]*))?[^}]*\}|([A-Za-z_]\w*)|\([^)]*\))/g)) {
    const name = match[1] ?? match[3];
    parts.push(value.slice(last, match.index));
    const entry = name === undefined ? undefined : earlier.get(name);
    const known = entry && withoutSecrets(entry.name, [entry.outcome])[0]?.parts;
    if (known !== undefined) parts.push(...known);
    else if (match[2] !== undefined && match[2] !== '') parts.push(match[2]);
    else parts.push(name === undefined ? { hole: 'what a command prints' } : { hole: name, environment: name });
    last = match.index + match[0].length;
  }
  parts.push(value.slice(last));
  return joined(parts.length > 1 ? parts.filter((part) => part !== '') : parts);
}
