import * as vscode from 'vscode';
import { toUri } from './places.js';

/**
 * Reads files of a folder as the user sees them: a document with unsaved changes is newer than the disk, and an edit of
 * a policy must fit what is on the screen. One without any may still lag behind a change on disk.
 */
export function currentContent(folder: vscode.Uri): (file: string) => Promise<Uint8Array> {
  return async (file) => {
    const uri = toUri(folder, file);
    const open = vscode.workspace.textDocuments.find(
      (document) => document.isDirty && document.uri.toString() === uri.toString(),
    );
    return open === undefined ? vscode.workspace.fs.readFile(uri) : new TextEncoder().encode(open.getText());
  };
}
