import { messageOf } from '../core/model/problem.js';
import { redact } from '../core/redaction/redact.js';
import type { Logger } from '../core/ports.js';

/** From the most to the least talkative. */
const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LEVELS)[number];

/**
 * A logger that writes lines through `write` (standard error on the command line, the output channel in the editor),
 * each with its secrets replaced. Of an error it writes the sentence and those of its causes, never a stack.
 */
export function createLogger(write: (level: LogLevel, line: string) => void, least: LogLevel = 'warn'): Logger {
  const log = (level: LogLevel, message: string) => {
    if (LEVELS.indexOf(level) >= LEVELS.indexOf(least)) write(level, redact(message));
  };
  return {
    debug: (message) => log('debug', message),
    info: (message) => log('info', message),
    warn: (message) => log('warn', message),
    error: (message, error) => log('error', [message, ...sentences(error)].join(': ')),
  };
}

/** Longest chain of causes that is written: a cycle of causes must end. */
const MOST_CAUSES = 5;

function sentences(error: unknown): string[] {
  const found: string[] = [];
  for (let at = error; at !== undefined && at !== null && found.length < MOST_CAUSES;) {
    found.push(messageOf(at));
    at = at instanceof Error ? at.cause : undefined;
  }
  return found;
}
