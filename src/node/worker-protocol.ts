import type { IndexedFile } from '../core/detect/definitions.js';
import type { Dependencies } from '../core/detect/scanner.js';
import type { Cloud } from '../core/model/call-site.js';
import type { AnalysedCall } from '../core/model/requirement.js';
import type { SkippedFile } from '../core/model/source.js';

/**
 * What other files call a file and what it defines: they import it by its name and mention one of its definitions (`` if
 * they choose the name themselves); files of its package mention these without an import.
 */
export interface FileNames {
  /** Whose SDKs it was searched for: those that it names itself, and those of files that it imports. */
  readonly clouds: readonly Cloud[];
  readonly imported: string;
  readonly defined: readonly string[];
  readonly inPackage: boolean;
}

/** For each cloud what is defined by its files: by the names of those that must be imported, and for whole packages. */
export type Links = Readonly<
  Partial<
    Record<
      Cloud,
      { readonly imported: Readonly<Record<string, readonly string[]>>; readonly defined: readonly string[] }
    >
  >
>;

/** What one file holds: its SDK calls with their needs, and why it was passed over, wholly or in part. */
export interface FileAnalysis {
  readonly calls: readonly AnalysedCall[];
  readonly skipped?: SkippedFile;
  readonly dependsOn?: Dependencies;
  /** Set where it names an SDK, or a file that does: files that import it are worth a look as well. */
  readonly names?: FileNames;
}

/** True when there is nothing to say of a file: no call, no reason, and nothing else whose change could bring one. */
export const isSilent = ({ calls, skipped, dependsOn, names }: FileAnalysis): boolean =>
  calls.length === 0 && skipped === undefined && dependsOn === undefined && names === undefined;

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
  /** Clouds that it was already searched for: it is searched again only where it is found to be linked to another. */
  readonly searched?: readonly Cloud[];
}

export interface ScanMessage {
  readonly kind: 'scan';
  readonly job: number;
  /** The folder that the files are relative to, and in which imports are looked up. Absent: every item has its content. */
  readonly root?: string;
  readonly items: readonly WorkItem[];
}

/** All files of a folder as they are now, sent before the first job that is to see them. */
export interface FilesMessage {
  readonly kind: 'files';
  readonly root: string;
  readonly files: readonly IndexedFile[];
  readonly links: Links;
}

export type ToWorker = ScanMessage | FilesMessage;

/** A file of which there is nothing to say (`isSilent`) gets no message of its own: `done` covers it. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'file'; readonly job: number; readonly index: number; readonly analysis: FileAnalysis }
  | { readonly kind: 'done'; readonly job: number }
  /** The installation lacks something that every file needs: no file can be analysed. */
  | { readonly kind: 'broken'; readonly job: number; readonly reason: string };
