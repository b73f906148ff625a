import type { AccessRequest, Decision } from './model/decision.js';
import type { Identity } from './model/identity.js';
import type { Problem } from './model/inventory.js';
import type { SkippedFile } from './model/source.js';

/** Files of one workspace folder. Paths are relative to it, with forward slashes. */
export interface FileSource {
  /** Every file that the exclusion rules leave, and what was passed over with the reason. */
  list(cancel?: Cancel): Promise<{ files: readonly ListedFile[]; skipped: readonly SkippedFile[] }>;
  /** Rejects with an UnforbidError `unreadable` or `not-found`. */
  read(file: string): Promise<Uint8Array>;
}

export interface ListedFile {
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly modified: number;
}

/** Bundled data: grammars (`wasm/tree-sitter-python.wasm`) and the catalog's tables (`catalog/aws.json`). */
export interface AssetSource {
  /** The whole asset. Throws an UnforbidError `internal` when the installation lacks it. */
  bytes(name: string): Uint8Array;
  /** A slice of it (offsets in bytes), so that one service of a large table can be read alone. */
  slice(name: string, start: number, end: number): Uint8Array;
}

/** Where identities come from; listing reads files only and never a credential. */
export interface IdentitySource {
  list(cancel?: Cancel): Promise<readonly Identity[]>;
}

/** Decides requests for one identity. One decision for each request, in their order; a request it cannot decide is `unknown`. */
export interface Simulator {
  simulate(identity: Identity, requests: readonly AccessRequest[], cancel?: Cancel): Promise<readonly Decision[]>;
  /** What it found wrong so far with its inputs (a malformed policy file), each once. */
  problems?(): readonly Problem[];
}

export interface Clock {
  now(): Date;
}

/** Redacts by itself; callers pass what they have. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string, error?: unknown): void;
}

/** The web platform's AbortSignal has this shape; always the last argument. Cancellation is not an error. */
export interface Cancel {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export interface Progress {
  report(step: { readonly message?: string; readonly done: number; readonly total: number }): void;
}
