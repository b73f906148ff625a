import * as vscode from 'vscode';
import { modify } from 'jsonc-parser';
import type { Analysis } from './analysis.js';
import { CONFIGURATION_FILE } from './folder-analysis.js';
import { toUri } from './places.js';

const STARTER = `{
  "version": 1,
  "stages": {
    // One entry for each environment. Policies are files of this workspace; nothing is sent anywhere.
    "dev": {
      "aws": { "role": "arn:aws:iam::111122223333:role/your-role", "policies": ["policies/dev.json"] }
    }
  }
}
`;

/** Creates an unforbid.json to start from, or shows the one that is there. In several folders the user chooses one. */
export async function createConfiguration(analysis: Analysis): Promise<void> {
  const folders = analysis.all().map(({ folder }) => folder);
  if (folders.length === 0) {
    void vscode.window.showInformationMessage('Open a folder first: unforbid.json belongs to one.');
    return;
  }
  const folder =
    folders.length === 1
      ? folders[0]
      : await vscode.window.showWorkspaceFolderPick({ placeHolder: 'The folder that unforbid.json is for' });
  if (folder === undefined) return;
  const uri = toUri(folder.uri, CONFIGURATION_FILE);
  await createIfAbsent(uri, STARTER);
  await vscode.window.showTextDocument(uri);
}

/**
 * Adds an entry to "ignore" of unforbid.json, comments kept; a folder that has no such file gets one. The reason is the
 * user's to write. The file is left unsaved where the user has unsaved changes of their own in it.
 */
export async function suppress(folder: vscode.Uri, permission: string, file: string): Promise<void> {
  const reason = await vscode.window.showInputBox({
    title: `Ignore ${permission} in ${file}`,
    prompt: 'Why may it be ignored? The reason is kept in unforbid.json.',
    placeHolder: 'Only used by hand',
    validateInput: (text) => (text.trim() === '' ? 'Write a reason, so that others can judge it later.' : undefined),
  });
  if (reason === undefined || reason.trim() === '') return;
  const uri = toUri(folder, CONFIGURATION_FILE);
  await createIfAbsent(uri, '{\n  "version": 1,\n  "stages": {}\n}\n');
  const document = await vscode.workspace.openTextDocument(uri);
  const wasDirty = document.isDirty;
  const change = new vscode.WorkspaceEdit();
  const entry = { permission, file, reason: reason.trim() };
  for (const { offset, length, content } of modify(document.getText(), ['ignore', -1], entry, {
    isArrayInsertion: true,
    formattingOptions: { insertSpaces: true, tabSize: 2 },
  })) {
    const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
    change.replace(uri, range, content);
  }
  if (!(await vscode.workspace.applyEdit(change))) {
    throw new Error(`${CONFIGURATION_FILE} could not be changed. It may be read-only; check it and try again.`);
  }
  if (!wasDirty) await document.save();
}

async function createIfAbsent(uri: vscode.Uri, text: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.createFile(uri, { ignoreIfExists: true, contents: new TextEncoder().encode(text) });
  await vscode.workspace.applyEdit(change);
}
