import * as vscode from 'vscode';
import type { Fix } from '../core/model/fix.js';
import type { Diagnostics, ReportedCall } from './diagnostics.js';
import { DIAGNOSTIC_SOURCE } from './diagnostics.js';
import type { FixSource } from './fixes.js';
import { INTERNAL_COMMANDS } from './ids.js';
import { languageSelector } from './languages.js';

/** Quick fixes of our diagnostics: add the grant to the policy file, copy it, suppress. */
export function registerCodeActions(diagnostics: Diagnostics, fixes: FixSource): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    languageSelector(),
    {
      async provideCodeActions(document, range, context) {
        const ours = context.diagnostics.filter((each) => each.source === DIAGNOSTIC_SOURCE);
        if (ours.length === 0) return [];
        const calls = diagnostics.at(document.uri, range);
        const actions = await Promise.all(calls.map((call) => actionsFor(call, ours, fixes)));
        return actions.flat();
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

async function actionsFor(
  call: ReportedCall,
  diagnostics: readonly vscode.Diagnostic[],
  fixes: FixSource,
): Promise<vscode.CodeAction[]> {
  const own = diagnostics.filter((each) => each.range.isEqual(call.range));
  const actions: vscode.CodeAction[] = [];
  for (const { row, stage } of call.findings) {
    for (const fix of await fixes.forRow(call.folder, row, stage.stage)) actions.push(...fixActions(call, fix));
    const suppress = new vscode.CodeAction(
      `Ignore ${row.requirement.permission} for this file in unforbid.json`,
      vscode.CodeActionKind.QuickFix,
    );
    suppress.command = {
      command: INTERNAL_COMMANDS.suppress,
      title: suppress.title,
      arguments: [call.folder.folder.uri.toString(), row.requirement.permission, call.site.location.file],
    };
    actions.push(suppress);
  }
  for (const fix of call.fixes ?? []) actions.push(...fixActions(call, fix));
  for (const action of actions) action.diagnostics = own;
  return actions;
}

/** A fix that edits a file is offered as that edit; what is text or a command is offered to be copied. */
function fixActions(call: ReportedCall, fix: Fix): vscode.CodeAction[] {
  const actions: vscode.CodeAction[] = [];
  if (fix.edit !== undefined) {
    const apply = new vscode.CodeAction(`Add to ${fix.edit.file}: ${fix.title}`, vscode.CodeActionKind.QuickFix);
    apply.command = {
      command: INTERNAL_COMMANDS.applyFix,
      title: apply.title,
      arguments: [call.folder.folder.uri.toString(), fix.edit, fix.title],
    };
    apply.isPreferred = fix.certification.certified;
    actions.push(apply);
  }
  const text = fix.snippet?.text ?? fix.command;
  if (text !== undefined) {
    const copy = new vscode.CodeAction(`Copy: ${fix.title}`, vscode.CodeActionKind.QuickFix);
    copy.command = { command: INTERNAL_COMMANDS.copyText, title: copy.title, arguments: [text] };
    actions.push(copy);
  }
  return actions;
}
