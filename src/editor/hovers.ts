import * as vscode from 'vscode';
import type { Catalog } from '../core/catalog/catalog.js';
import type { Decision } from '../core/model/decision.js';
import type { AnalysedCall } from '../core/model/requirement.js';
import type { StageDecision } from '../core/model/inventory.js';
import { statementText } from '../core/report/check.js';
import type { Analysis } from './analysis.js';
import type { FolderAnalysis } from './folder-analysis.js';
import { INTERNAL_COMMANDS } from './ids.js';
import { languageSelector } from './languages.js';
import { relativeFile, toRange } from './places.js';
import { RUNG_WORDS, VERDICT_WORDS } from './words.js';

/** Explains a call: call -> operation -> permission -> decision of every stage. */
export function registerHovers(analysis: Analysis, catalog: () => Catalog): vscode.Disposable {
  return vscode.languages.registerHoverProvider(languageSelector(), {
    provideHover(document, position) {
      const folder = analysis.of(document.uri);
      const file = folder === undefined ? undefined : relativeFile(folder.folder.uri, document.uri);
      if (folder === undefined || file === undefined) return undefined;
      const call = innermost(
        folder.calls().filter((each) => each.site.location.file === file),
        position,
      );
      if (call === undefined) return undefined;
      return new vscode.Hover(explain(call, folder, catalog()), toRange(call.site.location.range));
    },
  });
}

/** Calls nest (`send(new Command())` in an argument of another): the shortest range is the one pointed at. */
function innermost(calls: readonly AnalysedCall[], position: vscode.Position): AnalysedCall | undefined {
  const hits = calls.filter((call) => toRange(call.site.location.range).contains(position));
  return hits.sort((a, b) => span(a) - span(b))[0];
}

function span({ site }: AnalysedCall): number {
  const { start, end } = site.location.range;
  return (end.line - start.line) * 10_000 + end.character - start.character;
}

function explain(call: AnalysedCall, folder: FolderAnalysis, catalog: Catalog): vscode.MarkdownString {
  const text = new vscode.MarkdownString(undefined, true);
  text.isTrusted = { enabledCommands: [INTERNAL_COMMANDS.openLocation] };
  const { site } = call;
  text.appendMarkdown(`**Unforbid** · ${code(`${site.service} ${site.operation}`)}`);
  if (site.confidence !== 'high') text.appendMarkdown(` · ${site.confidence} confidence`);
  text.appendMarkdown('\n\n');
  if (call.unknown !== undefined) text.appendMarkdown(`Not known: ${escapeMarkdown(call.unknown)}\n\n`);
  else if (call.needs.length === 0) text.appendMarkdown('Needs no IAM permission.\n\n');
  for (const need of call.needs) {
    const when = need.condition === undefined ? '' : ` needed ${need.condition.when}`;
    text.appendMarkdown(
      `${code(need.permission)} on ${need.resources.map(code).join(', ')}${escapeMarkdown(when)}\n\n`,
    );
    const rows = (folder.inventory?.rows ?? []).filter(
      ({ requirement }) => requirement.permission === need.permission && need.resources.includes(requirement.resource),
    );
    for (const decision of rows.flatMap((row) => row.decisions))
      text.appendMarkdown(`${decisionLine(decision, folder)}\n`);
    text.appendMarkdown('\n');
  }
  if (call.scopes.length > 0) text.appendMarkdown(`OAuth scope: ${code(call.scopes[0] ?? '')} or a broader one\n\n`);
  const evidence = site.evidence.map((step) => step.text).join(' → ');
  if (evidence !== '') text.appendMarkdown(`Found by: ${escapeMarkdown(evidence)}\n\n`);
  const lookup = catalog.operation(site.cloud, site.service, site.operation);
  if (lookup.kind === 'known' && lookup.operation.source.startsWith('https://')) {
    text.appendMarkdown(`[Documentation](${lookup.operation.source})`);
  }
  return text;
}

const ICON_NAMES = { allowed: 'pass', denied: 'error', conditional: 'warning', unknown: 'question' } as const;

function decisionLine({ stage, identity, decision }: StageDecision, folder: FolderAnalysis): string {
  const who = identity === undefined ? '' : ` (${code(identity.label)})`;
  const head = `$(${ICON_NAMES[decision.kind]}) **${VERDICT_WORDS[decision.kind]}** in ${escapeMarkdown(stage)}${who}`;
  return `- ${head}. ${linked(decision, folder)} _${RUNG_WORDS[decision.rung]}_`;
}

/** The reason, in which the deciding statement is a link to it. */
function linked(decision: Decision, folder: FolderAnalysis): string {
  const statement = 'statement' in decision ? decision.statement : undefined;
  if (statement?.location === undefined) return escapeMarkdown(decision.reason);
  const name = statementText(statement);
  const argumentsText = encodeURIComponent(JSON.stringify([folder.folder.uri.toString(), statement.location]));
  const link = `[${escapeMarkdown(name)}](command:${INTERNAL_COMMANDS.openLocation}?${argumentsText})`;
  const [before, ...after] = decision.reason.split(name);
  if (after.length === 0) return `${escapeMarkdown(decision.reason)} ${link}`;
  return `${escapeMarkdown(before ?? '')}${link}${escapeMarkdown(after.join(name))}`;
}

function code(text: string): string {
  return `\`${text.replaceAll('`', 'ˋ')}\``;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!<>|]/g, '\\$&');
}
