import type { AnalysedCall } from '../model/requirement.js';
import type { LanguageId, SkippedFile } from '../model/source.js';

/** What the CLI contract calls the languages: dialects of one language share its name. */
const LANGUAGE_NAMES: Readonly<Record<LanguageId, string>> = {
  python: 'python',
  javascript: 'javascript',
  javascriptreact: 'javascript',
  typescript: 'typescript',
  typescriptreact: 'typescript',
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
    range: site.location.range,
    language: LANGUAGE_NAMES[site.language],
    provider: site.cloud,
    service: site.service,
    operation: site.operation,
    permissions: unique(certain.map((need) => need.permission)),
    ...(conditional.length > 0 && {
      conditional: conditional.map((need) => ({ permission: need.permission, when: need.condition?.when })),
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
      `  ${String(start.line + 1)}:${String(start.character + 1)}  ${site.service} ${site.operation}${notes === '' ? '' : `  (${notes})`}`,
    );
    if (call.unknown !== undefined) lines.push(`      unknown: ${call.unknown}`);
    for (const need of call.needs) {
      const when = need.condition === undefined ? '' : `  needed ${need.condition.when}`;
      lines.push(`      ${need.permission}  ${need.resources.join(' ')}${when}`);
    }
  }
  const files = new Set(calls.map((call) => call.site.location.file)).size;
  lines.push('', `${count(calls.length, 'call site')} in ${count(files, 'file')}`);
  for (const each of skipped) lines.push(`skipped ${each.file}: ${each.reason}`);
  return `${lines.join('\n').replace(/^\n/, '')}\n`;
}

export function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
