import type { Fix } from '../core/model/fix.js';
import type { Diagnosis } from '../core/model/diagnosis.js';
import type { InventoryRow } from '../core/model/inventory.js';
import type { FolderAnalysis } from './folder-analysis.js';

/** Fixes for what the editor shows; the policies of the folder's stages are read when asked. */
export interface FixSource {
  forRow(folder: FolderAnalysis, row: InventoryRow, stage: string): Promise<readonly Fix[]>;
  forDiagnosis(diagnosis: Diagnosis, folder: FolderAnalysis | undefined): Promise<readonly Fix[]>;
}
