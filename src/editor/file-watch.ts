import * as vscode from 'vscode';

/** Long enough that a checkout or a build arrives as one change. */
const DELAY_MILLISECONDS = 400;

/**
 * Hands over what was created, changed or deleted on disk, in batches. Files and folders: where a folder goes or comes,
 * only its own path is reported. VS Code's setting `files.watcherExclude` is obeyed.
 */
export function watchFiles(changed: (uris: readonly vscode.Uri[]) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const pending = new Map<string, vscode.Uri>();
  let timer: NodeJS.Timeout | undefined;
  const later = (uri: vscode.Uri) => {
    if (uri.scheme !== 'file') return;
    pending.set(uri.toString(), uri);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const uris = [...pending.values()];
      pending.clear();
      changed(uris);
    }, DELAY_MILLISECONDS);
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(later),
    watcher.onDidCreate(later),
    watcher.onDidDelete(later),
    { dispose: () => clearTimeout(timer) },
  );
}
