import * as vscode from 'vscode';
import { count } from '../core/report/findings.js';
import type { Analysis } from './analysis.js';
import { VIEWS } from './ids.js';
import type { InventoryNode } from './inventory-nodes.js';
import type { InventoryTree } from './inventory-tree.js';
import { stateOf, visibleRows } from './visible-rows.js';

export interface InventoryView extends vscode.Disposable {
  /** The row that has the focus: what a command works on that is not run from a row's own button or menu. */
  selected(): InventoryNode | undefined;
  message(): string;
}

/** The view of the rows; its message says what the rows do not, and its badge counts what is denied. */
export function createInventoryView(analysis: Analysis, tree: InventoryTree): InventoryView {
  const view = vscode.window.createTreeView(VIEWS.inventory, { treeDataProvider: tree, showCollapseAll: true });
  const update = () => {
    view.message = viewMessage(analysis) ?? '';
    const stage = analysis.activeStage();
    view.description = analysis.state === 'ready' ? (stage ?? '') : '';
    const denied = analysis
      .all()
      .flatMap((folder) => visibleRows(folder, analysis).filter((row) => stateOf(row, folder, analysis) === 'denied'));
    const tooltip = `${count(denied.length, 'permission')} denied in ${stage ?? ''}`;
    view.badge = denied.length === 0 ? undefined : { value: denied.length, tooltip };
  };
  update();
  const subscription = analysis.onDidChange(update);
  return {
    selected: () => view.selection[0],
    message: () => view.message ?? '',
    dispose: () => void vscode.Disposable.from(view, subscription).dispose(),
  };
}

function viewMessage(analysis: Analysis): string | undefined {
  // A view that has a message does not show its welcome content, and that is what the other states need.
  if (analysis.state !== 'ready') return undefined;
  const sentences: string[] = [];
  const folders = analysis.all();
  if (analysis.activeStage() === undefined) {
    sentences.push(
      folders.some((folder) => folder.hasConfiguration)
        ? 'There is no stage to compare with.'
        : 'Not compared with any identity yet: choose one, or create unforbid.json with your stages.',
    );
  }
  if (!vscode.workspace.isTrusted) sentences.push('Restricted mode: no credential is read and nothing is sent.');
  if (folders.every((folder) => visibleRows(folder, analysis).length === 0)) {
    sentences.push('Calls were found, but only in test code, by name alone, or such as need no permission.');
  }
  const problems = folders.flatMap((folder) => folder.inventory?.problems ?? []);
  const [first] = problems;
  if (first !== undefined)
    sentences.push(`${first.message}${problems.length > 1 ? ` (and ${String(problems.length - 1)} more)` : ''}`);
  const skipped = folders.reduce((sum, folder) => sum + (folder.inventory?.skipped.length ?? 0), 0);
  if (skipped > 0) sentences.push(`${count(skipped, 'file')} skipped; the log says why.`);
  return sentences.length === 0 ? undefined : sentences.join(' ');
}
