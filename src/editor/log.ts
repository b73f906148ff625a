import * as vscode from 'vscode';
import type { Logger } from '../core/ports.js';
import { createLogger } from '../node/logger.js';

/** The one output channel; which levels it shows is the user's choice in it. Secrets are replaced on the way. */
export function createLog(): Logger & vscode.Disposable & { show(): void } {
  const channel = vscode.window.createOutputChannel('Unforbid', { log: true });
  return {
    ...createLogger((level, line) => channel[level](line), 'debug'),
    show: () => channel.show(),
    dispose: () => channel.dispose(),
  };
}
