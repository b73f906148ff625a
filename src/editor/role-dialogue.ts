import * as vscode from 'vscode';
import type { RoleDialogue } from './role-refresh.js';

const ASK = 'Read the Roles';

/** The editor's messages, box and notification for reading roles. */
export const roleDialogue: RoleDialogue = {
  trusted: () => vscode.workspace.isTrusted,
  async agree() {
    const detail =
      'Unforbid asks iam.googleapis.com for the roles with your application-default credentials, sends nothing else, and keeps the answer in your cache folder.';
    const options = { modal: true, detail };
    return (
      (await vscode.window.showInformationMessage('Read the roles of Google Cloud from the IAM API?', options, ASK)) ===
      ASK
    );
  },
  async project(problemOf) {
    return vscode.window.showInputBox({
      title: 'Custom roles too?',
      prompt: 'The id of a project whose custom roles count as well; leave it empty for none',
      placeHolder: 'reports-dev',
      validateInput: problemOf,
    });
  },
  async progress(run) {
    return vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, cancellable: true, title: 'Reading roles of Google Cloud' },
      async (_progress, token) => {
        const stop = new AbortController();
        const listening = token.onCancellationRequested(() => {
          stop.abort();
        });
        try {
          return await run(stop.signal);
        } finally {
          listening.dispose();
        }
      },
    );
  },
  tell: (sentence) => void vscode.window.showInformationMessage(sentence),
  warn: (sentence) => void vscode.window.showWarningMessage(sentence),
};
