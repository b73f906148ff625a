import type { InventoryRow } from '../core/model/inventory.js';
import type { CallSite, Cloud } from '../core/model/call-site.js';
import type { FolderAnalysis } from './folder-analysis.js';

/** provider > service > permission (on a resource) > call site; above them the folder, where there are several. */
export type InventoryNode = FolderNode | CloudNode | ServiceNode | RowNode | SiteNode;

export interface FolderNode {
  readonly kind: 'folder';
  readonly folder: FolderAnalysis;
}
export interface CloudNode {
  readonly kind: 'cloud';
  readonly folder: FolderAnalysis;
  readonly cloud: Cloud;
}
export interface ServiceNode {
  readonly kind: 'service';
  readonly folder: FolderAnalysis;
  readonly cloud: Cloud;
  readonly service: string;
}
export interface RowNode {
  readonly kind: 'row';
  readonly folder: FolderAnalysis;
  readonly row: InventoryRow;
}
export interface SiteNode {
  readonly kind: 'site';
  readonly folder: FolderAnalysis;
  readonly row: InventoryRow;
  readonly site: CallSite;
}
