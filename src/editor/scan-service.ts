import type { AnalysedCall } from '../core/model/requirement.js';
import type { SkippedFile } from '../core/model/source.js';
import type { Cancel, FileSource, Progress } from '../core/ports.js';
import { folderFiles } from '../node/files.js';
import { createScanPool, workerCount, type ScanPool } from '../node/scan-pool.js';

export interface ScanResult {
  readonly calls: readonly AnalysedCall[];
  readonly skipped: readonly SkippedFile[];
}

export interface FolderScan extends ScanResult {
  /** Every file that the exclusion rules leave, scanned now or not. */
  readonly files: ReadonlySet<string>;
}

export interface FolderRequest {
  readonly root: string;
  readonly exclude: readonly string[];
  /** Only files that this takes are scanned; all are listed. */
  readonly only?: (file: string) => boolean;
}

/** Where the scanning is done: in worker threads, so that the extension host stays free. */
export interface ScanService {
  scanFolder(folder: FolderRequest, progress?: Progress, cancel?: Cancel): Promise<FolderScan>;
  /** One document as it stands in the editor. `file` is relative to its folder. */
  scanText(file: string, text: string, cancel?: Cancel): Promise<ScanResult>;
  dispose(): void;
}

/**
 * No thread starts before the first scan; one core is left to the editor. `maximumBytes`: larger files are skipped; it is
 * asked at each scan of a folder, so that a changed setting counts.
 */
export function createScanService(options: {
  readonly workerFile: string;
  readonly maximumBytes: () => number;
}): ScanService {
  let limit = options.maximumBytes();
  const start = (maximumBytes: number) =>
    createScanPool({ workerFile: options.workerFile, maximumBytes, workers: workerCount(1) });
  let pool: ScanPool = start(limit);
  return {
    async scanFolder({ root, exclude, only }, progress, cancel) {
      if (options.maximumBytes() !== limit) {
        limit = options.maximumBytes();
        void pool.dispose();
        pool = start(limit);
      }
      const source = folderFiles(root, { exclude });
      const listed = new Set<string>();
      const files: FileSource = {
        list: async (stop) => {
          const list = await source.list(stop);
          for (const { file } of list.files) listed.add(file);
          return only === undefined ? list : { files: list.files.filter(({ file }) => only(file)), skipped: [] };
        },
        read: (file) => source.read(file),
      };
      const { calls, skipped } = await pool.scan({ root, files }, progress, cancel);
      return { calls, skipped, files: listed };
    },
    scanText: async (file, text, cancel) => {
      const { calls, skipped } = await pool.scanText(file, text, cancel);
      return { calls, skipped: skipped === undefined ? [] : [skipped] };
    },
    dispose: () => void pool.dispose(),
  };
}
