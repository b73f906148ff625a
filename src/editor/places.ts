import * as vscode from 'vscode';
import type { Location, Range } from '../core/model/source.js';

export function toRange(range: Range): vscode.Range {
  return new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
}

/** The file of a location, which is relative to its workspace folder. */
export function toUri(folder: vscode.Uri, file: string): vscode.Uri {
  return vscode.Uri.joinPath(folder, ...file.split('/'));
}

/** Shows a location, selected. */
export async function openLocation(folder: vscode.Uri, location: Location): Promise<void> {
  await vscode.window.showTextDocument(toUri(folder, location.file), { selection: toRange(location.range) });
}

/** The path of `uri` relative to `folder` with forward slashes, or undefined when it lies elsewhere. */
export function relativeFile(folder: vscode.Uri, uri: vscode.Uri): string | undefined {
  if (uri.scheme !== folder.scheme || uri.authority !== folder.authority) return undefined;
  const base = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return uri.path.startsWith(base) ? uri.path.slice(base.length) : undefined;
}
