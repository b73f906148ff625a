import * as vscode from 'vscode';
import type { Fix, TextEdit } from '../core/model/fix.js';
import { UnforbidError } from '../core/model/problem.js';
import type { Location } from '../core/model/source.js';
import type { Logger } from '../core/ports.js';
import type { Analysis } from './analysis.js';
import { registerCommand } from './command-registration.js';
import { createConfiguration, suppress } from './configuration-edits.js';
import type { FixSource } from './fixes.js';
import { COMMANDS, INTERNAL_COMMANDS } from './ids.js';
import { statementOf } from './inventory-items.js';
import type { InventoryNode, RowNode } from './inventory-nodes.js';
import type { InventoryView } from './inventory-view.js';
import { openLocation, toRange, toUri } from './places.js';

interface Parts {
  readonly analysis: Analysis;
  readonly fixes: FixSource;
  readonly log: Logger & { show(): void };
  readonly view: InventoryView;
}

/** The commands of rows, links and quick fixes. */
export function registerCommands(parts: Parts): vscode.Disposable {
  const { analysis, log, view } = parts;
  const register = (id: string, run: (...args: never[]) => unknown) => registerCommand(id, run, log);
  return vscode.Disposable.from(
    register(COMMANDS.refresh, () => analysis.refresh('ask')),
    register(COMMANDS.stopScan, () => analysis.stop()),
    register(COMMANDS.showLog, () => log.show()),
    register(COMMANDS.createConfiguration, () => createConfiguration(analysis)),
    register(COMMANDS.copyStatement, (node?: InventoryNode) => copyStatement(rowOf(node, view), parts)),
    register(COMMANDS.addGrant, (node?: InventoryNode) => addGrant(rowOf(node, view), parts)),
    register(COMMANDS.openStatement, (node?: InventoryNode) => openStatement(rowOf(node, view), analysis)),
    register(INTERNAL_COMMANDS.openLocation, (folder: string, location: Location) =>
      openLocation(vscode.Uri.parse(folder), location),
    ),
    register(INTERNAL_COMMANDS.copyText, (text: string) => copy(text)),
    register(INTERNAL_COMMANDS.applyFix, (folder: string, edit: TextEdit, title: string) =>
      applyFix(folder, edit, title),
    ),
    register(INTERNAL_COMMANDS.suppress, (folder: string, permission: string, file: string) =>
      suppress(vscode.Uri.parse(folder), permission, file),
    ),
  );
}

/** The row whose button or menu was used; else, for a keyboard shortcut, the selected one. */
function rowOf(node: InventoryNode | undefined, view: InventoryView): RowNode {
  const row = node ?? view.selected();
  if (row?.kind === 'row') return row;
  if (row?.kind === 'site') return { kind: 'row', folder: row.folder, row: row.row };
  throw new UnforbidError('bad-arguments', 'Select a permission in the Unforbid view first, then run this command.');
}

async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage('$(check) Unforbid: copied', 3000);
}

async function rowFixes(node: RowNode, { analysis, fixes }: Parts): Promise<readonly Fix[]> {
  const stage = analysis.activeStage();
  return stage === undefined ? [] : fixes.forRow(node.folder, node.row, stage);
}

async function copyStatement(node: RowNode, parts: Parts): Promise<void> {
  const fixes = await rowFixes(node, parts);
  const text = fixes.map((fix) => fix.snippet?.text ?? fix.command).find((each) => each !== undefined);
  if (text === undefined) {
    void vscode.window.showInformationMessage(
      `There is no statement to copy for ${node.row.requirement.permission}: the active stage has it already, or no identity is known.`,
    );
    return;
  }
  await copy(text);
}

async function addGrant(node: RowNode, parts: Parts): Promise<void> {
  const fixes = await rowFixes(node, parts);
  const fix = fixes.find((each) => each.edit !== undefined);
  if (fix?.edit === undefined) {
    const instead = fixes[0];
    void vscode.window.showInformationMessage(
      instead === undefined
        ? `Nothing has to be added for ${node.row.requirement.permission}.`
        : `No policy file of this workspace can be edited for ${node.row.requirement.permission}. ${instead.title}`,
    );
    return;
  }
  await applyFix(node.folder.folder.uri.toString(), fix.edit, fix.title);
}

/** Edits the policy and shows the place. The document is left unsaved, so that it can be read, undone or saved. */
async function applyFix(folder: string, edit: TextEdit, title: string): Promise<void> {
  const uri = toUri(vscode.Uri.parse(folder), edit.file);
  const change = new vscode.WorkspaceEdit();
  change.replace(uri, toRange(edit.range), edit.text, { label: title, needsConfirmation: false });
  if (!(await vscode.workspace.applyEdit(change))) {
    throw new Error(
      `${edit.file} could not be changed. It may be read-only or have changed meanwhile; refresh and try again.`,
    );
  }
  const start = toRange(edit.range).start;
  const lines = edit.text.split('\n').length - 1;
  await vscode.window.showTextDocument(uri, {
    selection: new vscode.Range(start, start),
    preview: false,
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: lines === 0,
  });
}

async function openStatement(node: RowNode, analysis: Analysis): Promise<void> {
  const decision = analysis.activeDecision(node.row)?.decision;
  const location = decision === undefined ? undefined : statementOf(decision)?.location;
  if (location !== undefined) await openLocation(node.folder.folder.uri, location);
}
