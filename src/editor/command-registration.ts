import * as vscode from 'vscode';
import { messageOf } from '../core/model/problem.js';
import type { Logger } from '../core/ports.js';

/** Registers a command whose failure is logged, and shown to the user once. */
export function registerCommand(id: string, run: (...args: never[]) => unknown, log: Logger): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: never[]) => {
    try {
      await run(...args);
    } catch (error) {
      log.error(`${id} failed`, error);
      void vscode.window.showErrorMessage(messageOf(error, 'Unforbid'));
    }
  });
}
