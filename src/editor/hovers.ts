import * as vscode from 'vscode';
import type { Catalog } from '../core/catalog/catalog.js';
import { operationSources } from '../core/catalog/entry.js';
import type { Decision } from '../core/model/decision.js';
import type { AnalysedCall } from '../core/model/requirement.js';
import type { Analysis } from './analysis.js';
import type { FolderAnalysis } from './folder-analysis.js';
import { hoverMarkdown } from './hover-text.js';
import { INTERNAL_COMMANDS } from './ids.js';
import { languageSelector } from './languages.js';
import { relativeFile, toRange } from './places.js';

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
  const { site } = call;
  const lookup = catalog.operation(site.cloud, site.service, site.operation);
  const markdown = hoverMarkdown({
    call,
    rows: folder.inventory?.rows ?? [],
    sources: lookup.kind === 'known' ? operationSources(lookup.operation, catalog) : [],
    openStatement: (decision) => statementAddress(decision, folder),
  });
  const text = new vscode.MarkdownString(markdown, true);
  text.isTrusted = { enabledCommands: [INTERNAL_COMMANDS.openLocation] };
  // For the parts that are folded; what comes from code or policies is escaped.
  text.supportHtml = true;
  return text;
}

function statementAddress(decision: Decision, folder: FolderAnalysis): string | undefined {
  const statement = 'statement' in decision ? decision.statement : undefined;
  if (statement?.location === undefined) return undefined;
  const argumentsText = encodeURIComponent(JSON.stringify([folder.folder.uri.toString(), statement.location]));
  return `command:${INTERNAL_COMMANDS.openLocation}?${argumentsText}`;
}
