import * as vscode from 'vscode';
import { SETTINGS } from './ids.js';

export type SeveritySetting = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** The settings that apply to one resource. Read when needed: a change takes effect at once. */
export interface Settings {
  readonly severity: {
    readonly denied: SeveritySetting;
    readonly missingScope: SeveritySetting;
    readonly conditional: SeveritySetting;
    readonly unknown: SeveritySetting;
  };
  readonly showLowConfidence: boolean;
  readonly showTests: boolean;
  readonly exclude: readonly string[];
  /** Bytes. */
  readonly maximumFileSize: number;
  readonly scanOnOpen: boolean;
}

/** Reads the settings for `scope`, with VS Code's own excludes added to ours. */
export function readSettings(scope: vscode.ConfigurationScope | undefined): Settings {
  const own = vscode.workspace.getConfiguration(SETTINGS.section, scope);
  const files = vscode.workspace.getConfiguration('files', scope);
  const search = vscode.workspace.getConfiguration('search', scope);
  return {
    severity: {
      denied: own.get<SeveritySetting>(SETTINGS.severityDenied, 'warning'),
      missingScope: own.get<SeveritySetting>(SETTINGS.severityMissingScope, 'warning'),
      conditional: own.get<SeveritySetting>(SETTINGS.severityConditional, 'off'),
      unknown: own.get<SeveritySetting>(SETTINGS.severityUnknown, 'off'),
    },
    showLowConfidence: own.get(SETTINGS.lowConfidence, true),
    showTests: own.get(SETTINGS.tests, false),
    exclude: [
      ...own.get<string[]>(SETTINGS.exclude, []),
      ...enabledGlobs(files.get('exclude')),
      ...enabledGlobs(search.get('exclude')),
    ],
    maximumFileSize: own.get(SETTINGS.maximumFileSize, 2048) * 1024,
    scanOnOpen: own.get(SETTINGS.scanOnOpen, true),
  };
}

// As in files.exclude: globs with true or false. Conditions on sibling files ({when}) are not followed.
function enabledGlobs(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([glob, on]) => (on === true ? [glob] : []));
}

const SEVERITIES: Readonly<Record<SeveritySetting, vscode.DiagnosticSeverity | undefined>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
  off: undefined,
};

export function severityOf(setting: SeveritySetting): vscode.DiagnosticSeverity | undefined {
  return SEVERITIES[setting];
}
