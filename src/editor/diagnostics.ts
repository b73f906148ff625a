import * as vscode from 'vscode';
import type { Verdict } from '../core/model/decision.js';
import type { InventoryRow, StageDecision } from '../core/model/inventory.js';
import type { CallSite } from '../core/model/call-site.js';
import type { Fix } from '../core/model/fix.js';
import { scopeFix } from '../core/fix/scopes.js';
import { broadScopes, broadScopeText } from '../core/infer/broad-scopes.js';
import type { Analysis } from './analysis.js';
import type { FolderAnalysis } from './folder-analysis.js';
import { toRange, toUri } from './places.js';
import { readSettings, severityOf, type Settings } from './settings.js';
import { RUNG_WORDS } from './words.js';

export const DIAGNOSTIC_SOURCE = 'unforbid';

/** Stable codes; the link leads to the provider's reference of permissions. */
export type DiagnosticCode = 'denied' | 'conditional' | 'unknown' | 'missing-scope' | 'broad-scope';

const REFERENCES = {
  aws: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  gcp: 'https://cloud.google.com/iam/docs/permissions-reference',
} as const;

/** What a diagnostic is about, so that quick fixes need not read its text. */
export interface ReportedCall {
  readonly folder: FolderAnalysis;
  readonly site: CallSite;
  readonly findings: readonly { readonly row: InventoryRow; readonly stage: StageDecision }[];
  readonly range: vscode.Range;
  /** Remedies that need no grant: an edit of the scopes that the client asks for. */
  readonly fixes?: readonly Fix[];
}

/** One diagnostic a call site, for the active stage only: the worst verdict that the settings let through. */
export class Diagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('unforbid');
  private readonly subscriptions: vscode.Disposable[];
  private reported = new Map<string, ReportedCall[]>();

  constructor(private readonly analysis: Analysis) {
    this.subscriptions = [
      analysis.onDidChange(() => this.update()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('unforbid')) this.update();
      }),
    ];
  }

  at(uri: vscode.Uri, range: vscode.Range): readonly ReportedCall[] {
    return (this.reported.get(uri.toString()) ?? []).filter((call) => call.range.intersection(range) !== undefined);
  }

  private update(): void {
    // While scanning the earlier squiggles stay: taking them away and putting them back is noise.
    if (this.analysis.state === 'scanning') return;
    const diagnostics = new Map<string, vscode.Diagnostic[]>();
    this.reported = new Map();
    for (const folder of this.analysis.all()) {
      const settings = readSettings(folder.folder.uri);
      this.addRows(folder, settings, diagnostics);
      this.addScopes(folder, settings, diagnostics);
    }
    this.collection.clear();
    this.collection.set([...diagnostics].map(([uri, each]) => [vscode.Uri.parse(uri), each]));
  }

  private addRows(folder: FolderAnalysis, settings: Settings, diagnostics: Map<string, vscode.Diagnostic[]>): void {
    const bySite = new Map<CallSite, { row: InventoryRow; stage: StageDecision }[]>();
    for (const row of folder.inventory?.rows ?? []) {
      const stage = this.analysis.activeDecision(row);
      if (stage === undefined || stage.decision.kind === 'allowed') continue;
      for (const site of row.requirement.sites) {
        if (site.confidence === 'low' || site.test || folder.ignoredBy(row, site) !== undefined) continue;
        bySite.set(site, [...(bySite.get(site) ?? []), { row, stage }]);
      }
    }
    for (const [site, all] of bySite) {
      const worst = (['denied', 'conditional', 'unknown'] as const).find(
        (verdict) =>
          severityOf(settings.severity[verdict]) !== undefined &&
          all.some(({ stage }) => stage.decision.kind === verdict),
      );
      if (worst === undefined) continue;
      const findings = all.filter(({ stage }) => stage.decision.kind === worst);
      this.add(folder, site, findings, worst, describe(worst, findings), settings, diagnostics);
    }
  }

  private addScopes(folder: FolderAnalysis, settings: Settings, diagnostics: Map<string, vscode.Diagnostic[]>): void {
    for (const gap of folder.inventory?.scopeGaps ?? []) {
      const least = gap.call.scopes[0] ?? '';
      const message = `${gap.call.site.operation} needs the OAuth scope ${least}; the client asks only for ${gap.declared.join(', ') || 'none'}.`;
      const fix = scopeFix(gap);
      this.add(
        folder,
        gap.call.site,
        [],
        'missing-scope',
        message,
        settings,
        diagnostics,
        fix === undefined ? [] : [fix],
      );
    }
    for (const broad of broadScopes(folder.inventory?.calls ?? [])) {
      const range = toRange(broad.location.range);
      const diagnostic = new vscode.Diagnostic(range, broadScopeText(broad), vscode.DiagnosticSeverity.Information);
      diagnostic.source = DIAGNOSTIC_SOURCE;
      diagnostic.code = 'broad-scope' satisfies DiagnosticCode;
      const key = toUri(folder.folder.uri, broad.location.file).toString();
      diagnostics.set(key, [...(diagnostics.get(key) ?? []), diagnostic]);
    }
  }

  private add(
    folder: FolderAnalysis,
    site: CallSite,
    findings: ReportedCall['findings'],
    code: Exclude<DiagnosticCode, 'broad-scope'>,
    message: string,
    settings: Settings,
    diagnostics: Map<string, vscode.Diagnostic[]>,
    fixes: readonly Fix[] = [],
  ): void {
    const severity = severityOf(code === 'missing-scope' ? settings.severity.missingScope : settings.severity[code]);
    if (severity === undefined) return;
    const range = toRange(site.location.range);
    const diagnostic = new vscode.Diagnostic(range, message, severity);
    diagnostic.source = DIAGNOSTIC_SOURCE;
    diagnostic.code = { value: code, target: vscode.Uri.parse(REFERENCES[site.cloud]) };
    const uri = toUri(folder.folder.uri, site.location.file);
    diagnostic.relatedInformation = findings.flatMap(({ stage }) => relatedStatement(folder, stage));
    const key = uri.toString();
    diagnostics.set(key, [...(diagnostics.get(key) ?? []), diagnostic]);
    this.reported.set(key, [...(this.reported.get(key) ?? []), { folder, site, findings, range, fixes }]);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.collection.dispose();
  }
}

function describe(verdict: Exclude<Verdict, 'allowed'>, findings: ReportedCall['findings']): string {
  return findings
    .map(({ row: { requirement }, stage: { stage, identity, decision } }) => {
      const who = identity === undefined ? stage : `${stage} (${identity.label})`;
      // Most reasons name the resource; said twice, a long name hides the rest.
      const on = decision.reason.includes(requirement.resource) ? '' : ` on ${requirement.resource}`;
      const head = `${requirement.permission}${on} is ${WORDS[verdict]} in ${who}`;
      return `${head}: ${decision.reason} [${RUNG_WORDS[decision.rung]}]`;
    })
    .join('\n');
}

const WORDS = { denied: 'denied', conditional: 'allowed only under conditions', unknown: 'not known to be allowed' };

function relatedStatement(folder: FolderAnalysis, { decision }: StageDecision): vscode.DiagnosticRelatedInformation[] {
  const statement = 'statement' in decision ? decision.statement : undefined;
  if (statement?.location === undefined) return [];
  const { file, range } = statement.location;
  const place = new vscode.Location(toUri(folder.folder.uri, file), toRange(range));
  return [new vscode.DiagnosticRelatedInformation(place, `decided by ${statement.label}`)];
}
