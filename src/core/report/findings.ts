import type { AnalysedCall, Need } from '../model/requirement.js';
import { contextText } from '../model/requirement.js';
import type { LanguageId, SkippedFile } from '../model/source.js';

/** What the CLI contract calls the languages: dialects of one language share its name. */
const LANGUAGE_NAMES: Readonly<Record<LanguageId, string>> = {
  python: 'python',
  javascript: 'javascript',
  javascriptreact: 'javascript',
  typescript: 'typescript',
  typescriptreact: 'typescript',
  go: 'go',
  java: 'java',
  kotlin: 'kotlin',
  scala: 'scala',
  csharp: 'csharp',
  ruby: 'ruby',
  php: 'php',
  rust: 'rust',
  cpp: 'cpp',
  swift: 'swift',
  shellscript: 'shell',
};

/** The `scan --format json` answer. Fields may be added, never renamed or removed. */
export function scanJson(calls: readonly AnalysedCall[], skipped: readonly SkippedFile[]): string {
  return `${JSON.stringify({ version: 1, findings: calls.map(finding), skipped })}\n`;
}

function finding(call: AnalysedCall): Record<string, unknown> {
  const { site, needs } = call;
  const certain = needs.filter((need) => need.condition === undefined);
  const conditional = needs.filter((need) => need.condition !== undefined);
  return {
    file: site.location.file,
    ...(site.location.cell === undefined ? {} : { cell: site.location.cell }),
    range: site.location.range,
    language: LANGUAGE_NAMES[site.language],
    provider: site.cloud,
    service: site.service,
    operation: site.operation,
    permissions: unique(certain.map((need) => need.permission)),
    ...(conditional.length > 0 && {
      conditional: conditional.map((need) => ({ permission: need.permission, when: need.condition?.when })),
    }),
    ...(needs.some((need) => need.context !== undefined) && {
      contexts: needs.flatMap(({ permission, context }) => (context === undefined ? [] : [{ permission, context }])),
    }),
    ...(call.scopes.length > 0 && { scopes: call.scopes }),
    resources: unique(certain.flatMap((need) => need.resources)),
    confidence: site.confidence,
    ...(site.test && { test: true }),
    ...(site.client !== undefined && { client: site.client }),
    ...(call.unknown !== undefined && { unknown: call.unknown }),
    sdk: site.sdk,
    evidence: site.evidence,
  };
}

/** The same for a person: a line a call, what it needs below it. */
export function scanText(calls: readonly AnalysedCall[], skipped: readonly SkippedFile[]): string {
  const lines: string[] = [];
  let file = '';
  for (const call of calls) {
    const { site } = call;
    if (site.location.file !== file) {
      file = site.location.file;
      lines.push(...(lines.length > 0 ? [''] : []), file);
    }
    const start = site.location.range.start;
    const marks = [
      site.confidence === 'high' ? undefined : `${site.confidence} confidence`,
      site.test ? 'test' : undefined,
    ];
    const notes = marks.filter((mark) => mark !== undefined).join(', ');
    lines.push(
      `  ${cellOf(site)}${String(start.line + 1)}:${String(start.character + 1)}  ${site.service} ${site.operation}${notes === '' ? '' : `  (${notes})`}`,
    );
    if (call.unknown !== undefined) lines.push(`      unknown: ${call.unknown}`);
    for (const need of call.needs) {
      lines.push(`      ${need.permission}  ${need.resources.join(' ')}${circumstances(need)}`);
    }
  }
  const files = new Set(calls.map((call) => call.site.location.file)).size;
  lines.push('', `${count(calls.length, 'call site')} in ${count(files, 'file')}`);
  for (const each of skipped) lines.push(`skipped ${each.file}: ${each.reason}`);
  return `${lines.join('\n').replace(/^\n/, '')}\n`;
}

/** `cell 3 `, as a notebook's reader counts them. */
const cellOf = ({ location: { cell } }: AnalysedCall['site']): string =>
  cell === undefined ? '' : `cell ${String(cell + 1)} `;

/** What a need depends on beside its permission and resource, behind two spaces; empty where it is nothing. */
export function circumstances({ condition, context }: Pick<Need, 'condition' | 'context'>): string {
  const fixed = context === undefined ? '' : `  with ${contextText(context)}`;
  return `${fixed}${condition === undefined ? '' : `  needed ${condition.when}`}`;
}

export function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
