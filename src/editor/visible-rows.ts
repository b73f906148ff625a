import type { Verdict } from '../core/model/decision.js';
import type { InventoryRow } from '../core/model/inventory.js';
import type { Analysis } from './analysis.js';
import type { FolderAnalysis } from './folder-analysis.js';
import { readSettings } from './settings.js';

/** What a row amounts to for the active stage. `ignored`: unforbid.json puts it aside. */
export type RowState = Verdict | 'ignored';

/** Worst first: the order in which rows are shown, and by which a group is judged. */
export const GRAVITY: readonly RowState[] = ['denied', 'unknown', 'conditional', 'ignored', 'allowed'];

/** The rows of a folder that the settings let through, the worst first, then by name. */
export function visibleRows(folder: FolderAnalysis, analysis: Analysis): readonly InventoryRow[] {
  const settings = readSettings(folder.folder.uri);
  return (folder.inventory?.rows ?? [])
    .filter(({ requirement }) => settings.showLowConfidence || requirement.confidence !== 'low')
    .map((row, index) => ({ row, index, gravity: GRAVITY.indexOf(stateOf(row, folder, analysis)) }))
    .sort((a, b) => a.gravity - b.gravity || a.index - b.index)
    .map(({ row }) => row);
}

export function stateOf(row: InventoryRow, folder: FolderAnalysis, analysis: Analysis): RowState {
  const verdict = analysis.activeDecision(row)?.decision.kind ?? 'unknown';
  return verdict !== 'allowed' && folder.ignoredBy(row) !== undefined ? 'ignored' : verdict;
}

/** How many rows are of each state, the worst first. */
export function countStates(states: readonly RowState[]): readonly { state: RowState; number: number }[] {
  return GRAVITY.map((state) => ({ state, number: states.filter((each) => each === state).length })).filter(
    ({ number }) => number > 0,
  );
}
