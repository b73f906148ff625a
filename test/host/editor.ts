import * as vscode from 'vscode';
import type { UnforbidApi } from '../../src/editor/api.js';

/** Polls until `probe` gives a value; the editor offers no event for most of what is shown. */
export async function until<Value>(
  probe: () => Value | undefined | false | Promise<Value | undefined | false>,
  what: string,
  milliseconds = 15_000,
): Promise<Value> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  throw new Error(`gave up waiting for ${what}`);
}

export function workspaceRoot(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('the test needs a folder to be open');
  return folder.uri;
}

/** The extension after its first scan. */
export async function startedExtension(): Promise<UnforbidApi> {
  // VS Code in a browser saves by itself after a second, where the desktop waits for the user.
  await vscode.workspace.getConfiguration('files').update('autoSave', 'off', vscode.ConfigurationTarget.Global);
  const extension = vscode.extensions.getExtension<UnforbidApi>('unforbid.unforbid');
  if (extension === undefined) throw new Error('the extension is not there');
  const api = await extension.activate();
  await until(() => api.state() === 'ready', 'the first scan');
  return api;
}

export async function openFile(file: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(workspaceRoot(), ...file.split('/')));
  return vscode.window.showTextDocument(document);
}

/** A file of the workspace. */
export function fileUri(file: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceRoot(), ...file.split('/'));
}

/** Writes a file on disk, as another program would, while `test` runs; puts back what was there. */
export async function withFile(file: string, text: string, test: () => PromiseLike<unknown>): Promise<void> {
  const uri = fileUri(file);
  const before = await vscode.workspace.fs.readFile(uri).then(
    (bytes) => bytes,
    () => undefined,
  );
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  try {
    await test();
  } finally {
    if (before === undefined) await vscode.workspace.fs.delete(uri);
    else await vscode.workspace.fs.writeFile(uri, before);
  }
}

export async function textOf(file: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(file)));
}

/** Answers input boxes with `answer`, given what the box starts with, while `test` runs. */
export async function answering(
  answer: (options: vscode.InputBoxOptions) => string | undefined,
  test: () => PromiseLike<unknown>,
): Promise<void> {
  const window = vscode.window as { showInputBox: unknown };
  const original = window.showInputBox;
  window.showInputBox = (options: vscode.InputBoxOptions) => Promise.resolve(answer(options));
  try {
    await test();
  } finally {
    window.showInputBox = original;
  }
}

/** Our diagnostics of a file of the workspace. */
export function ourDiagnostics(file: string): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(vscode.Uri.joinPath(workspaceRoot(), ...file.split('/')))
    .filter((each) => each.source === 'unforbid');
}

export function labelOf({ label }: vscode.TreeItem): string {
  return typeof label === 'string' ? label : (label?.label ?? '');
}

/** The tree as indented text: label, then description. */
export async function treeText(api: UnforbidApi): Promise<string> {
  const lines: string[] = [];
  const walk = async (node: unknown, depth: number): Promise<void> => {
    for (const child of (await api.inventory.getChildren(node as never)) ?? []) {
      const item = await api.inventory.getTreeItem(child);
      lines.push(`${'  '.repeat(depth)}${labelOf(item)} | ${String(item.description)}`);
      await walk(child, depth + 1);
    }
  };
  await walk(undefined, 0);
  return lines.join('\n');
}
