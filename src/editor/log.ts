import * as vscode from 'vscode';
import { messageOf } from '../core/model/problem.js';
import type { Logger } from '../core/ports.js';
import { redact } from '../core/redaction/redact.js';

/** The one output channel. Redaction happens here, so that callers can pass what they have. */
export function createLog(): Logger & vscode.Disposable & { show(): void } {
  const channel = vscode.window.createOutputChannel('Unforbid', { log: true });
  return {
    debug: (message) => channel.debug(redact(message)),
    info: (message) => channel.info(redact(message)),
    warn: (message) => channel.warn(redact(message)),
    error: (message, error) => channel.error(redact(error === undefined ? message : messageOf(error, message))),
    show: () => channel.show(),
    dispose: () => channel.dispose(),
  };
}
