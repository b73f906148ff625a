import type { AnalysedCall } from '../core/model/requirement.js';
import type { SkippedFile } from '../core/model/source.js';

/** What one file holds: its SDK calls with their needs, and why it was passed over, wholly or in part. */
export interface FileAnalysis {
  readonly calls: readonly AnalysedCall[];
  readonly skipped?: SkippedFile;
}

/** Files above this size are passed over with a sentence, unless the caller sets another limit. */
export const MAXIMUM_FILE_BYTES = 4 * 1024 * 1024;

/** What a worker is started with. */
export interface WorkerStart {
  /** Folder of the bundled assets (dist). */
  readonly assets: string;
  readonly maximumBytes: number;
  /** `Int32Array(PROGRESS_LENGTH)`: where the worker is, readable also while it is stuck in one file. */
  readonly progress: SharedArrayBuffer;
}

/** Cells of the shared progress: the job at work, and the index of the file at work in it (-1: none). */
export const PROGRESS_JOB = 0;
export const PROGRESS_INDEX = 1;
export const PROGRESS_LENGTH = 2;

/** One file of a job. `content` when the worker is not to read it from disk. */
export interface WorkItem {
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  readonly content?: Uint8Array | string;
}

export interface ScanMessage {
  readonly kind: 'scan';
  readonly job: number;
  /** The folder that the files are relative to. Absent: every item has its content. */
  readonly root?: string;
  readonly items: readonly WorkItem[];
}

export type ToWorker = ScanMessage;

/** A file of which there is nothing to say (no SDK call in it) gets no message of its own: `done` covers it. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'file'; readonly job: number; readonly index: number; readonly analysis: FileAnalysis }
  | { readonly kind: 'done'; readonly job: number }
  /** The installation lacks something that every file needs: no file can be analysed. */
  | { readonly kind: 'broken'; readonly job: number; readonly reason: string };
