import * as vscode from 'vscode';
import type { InventoryRow } from '../core/model/inventory.js';
import type { Analysis } from './analysis.js';
import type { FolderAnalysis } from './folder-analysis.js';
import type { CloudNode, FolderNode, InventoryNode, ServiceNode } from './inventory-nodes.js';
import { groupItem, rowItem, siteItem } from './inventory-items.js';
import { stateOf, visibleRows } from './visible-rows.js';
import { CLOUD_WORDS } from './words.js';

/** The rows of the permissions view. */
export class InventoryTree implements vscode.TreeDataProvider<InventoryNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<InventoryNode | undefined>();
  private readonly subscription: vscode.Disposable;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly analysis: Analysis) {
    this.subscription = analysis.onDidChange(() => this.changed.fire(undefined));
  }

  getChildren(node?: InventoryNode): InventoryNode[] {
    if (node === undefined) return this.roots();
    switch (node.kind) {
      case 'folder':
        return this.clouds(node.folder);
      case 'cloud':
        return this.services(node);
      case 'service':
        return this.rowsOf(node).map((row) => ({ kind: 'row', folder: node.folder, row }));
      case 'row':
        return node.row.requirement.sites.map((site) => ({ kind: 'site', folder: node.folder, row: node.row, site }));
      case 'site':
        return [];
    }
  }

  getParent(node: InventoryNode): InventoryNode | undefined {
    switch (node.kind) {
      case 'folder':
        return undefined;
      case 'cloud':
        return this.analysis.all().length > 1 ? { kind: 'folder', folder: node.folder } : undefined;
      case 'service':
        return { kind: 'cloud', folder: node.folder, cloud: node.cloud };
      case 'row': {
        const { cloud, service } = node.row.requirement;
        return { kind: 'service', folder: node.folder, cloud, service };
      }
      case 'site':
        return { kind: 'row', folder: node.folder, row: node.row };
    }
  }

  getTreeItem(node: InventoryNode): vscode.TreeItem {
    const folder = node.folder.folder.uri.toString();
    switch (node.kind) {
      case 'folder':
        return groupItem(node.folder.folder.name, this.states(node), `folder:${folder}`);
      case 'cloud':
        return groupItem(CLOUD_WORDS[node.cloud], this.states(node), `cloud:${folder}/${node.cloud}`);
      case 'service':
        return groupItem(node.service, this.states(node), `service:${folder}/${node.cloud}/${node.service}`);
      case 'row':
        return rowItem(node, this.analysis);
      case 'site':
        return siteItem(node);
    }
  }

  private roots(): InventoryNode[] {
    if (this.analysis.state !== 'ready') return [];
    const folders = this.analysis.all().filter((folder) => visibleRows(folder, this.analysis).length > 0);
    const [only] = folders;
    if (only !== undefined && this.analysis.all().length === 1) return this.clouds(only);
    return folders.map((folder) => ({ kind: 'folder', folder }));
  }

  private clouds(folder: FolderAnalysis): InventoryNode[] {
    const clouds = new Set(visibleRows(folder, this.analysis).map((row) => row.requirement.cloud));
    return [...clouds].sort().map((cloud) => ({ kind: 'cloud', folder, cloud }));
  }

  /** In the order of their rows: the service with the worst one first. */
  private services(node: CloudNode): InventoryNode[] {
    const services = new Set(this.rowsOf(node).map((row) => row.requirement.service));
    return [...services].map((service) => ({ kind: 'service', folder: node.folder, cloud: node.cloud, service }));
  }

  private rowsOf(node: FolderNode | CloudNode | ServiceNode): readonly InventoryRow[] {
    return visibleRows(node.folder, this.analysis).filter(
      ({ requirement }) =>
        (node.kind === 'folder' || requirement.cloud === node.cloud) &&
        (node.kind !== 'service' || requirement.service === node.service),
    );
  }

  private states(node: FolderNode | CloudNode | ServiceNode) {
    return this.rowsOf(node).map((row) => stateOf(row, node.folder, this.analysis));
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}
