import type * as vscode from 'vscode';
import type { AnalysisState } from './analysis.js';
import type { InventoryNode } from './inventory-nodes.js';

/** What `activate` returns: for other extensions, and for the tests that run inside VS Code. */
export interface UnforbidApi {
  readonly inventory: vscode.TreeDataProvider<InventoryNode>;
  state(): AnalysisState;
  /** What the view says above its rows: problems, restricted mode, skipped files. Empty when there is nothing to say. */
  message(): string;
  /** What the status item says: the active stage and its identities. */
  status(): string;
  /** Makes a stage of unforbid.json the active one. */
  useStage(name: string): Promise<void>;
  refresh(): Promise<void>;
  /** How many times a live adapter was loaded in this session: 0 as long as the user asked for none. */
  liveLoads(): number;
}
