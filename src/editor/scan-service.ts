import { statSync } from 'node:fs';
import type { AnalysedCall } from '../core/model/requirement.js';
import type { SkippedFile } from '../core/model/source.js';
import type { Cancel, FileSource, Progress } from '../core/ports.js';
import { openScanCache, type ScanCache } from '../node/cache.js';
import { folderFiles } from '../node/files.js';
import { createScanPool, workerCount, type ScannedText, type ScanPool } from '../node/scan-pool.js';

export interface ScanResult {
  readonly calls: readonly AnalysedCall[];
  readonly skipped: readonly SkippedFile[];
}

export interface FolderScan extends ScanResult {
  /** Every file that the exclusion rules leave. */
  readonly files: ReadonlySet<string>;
}

export interface FolderRequest {
  readonly root: string;
  readonly exclude: readonly string[];
}

/** Where the scanning is done: in worker threads, so that the extension host stays free. */
export interface ScanService {
  /** All calls of the folder. Files that have not changed since an earlier scan, of this session or before, are not read again. */
  scanFolder(folder: FolderRequest, progress?: Progress, cancel?: Cancel): Promise<FolderScan>;
  /** One document as it stands in the editor. */
  scanText(document: ScannedText, cancel?: Cancel): Promise<ScanResult>;
  dispose(): void;
}

export interface ScanServiceOptions {
  readonly workerFile: string;
  /** Larger files are skipped; asked at each scan of a folder, so that a changed setting counts. Bytes. */
  readonly maximumBytes: () => number;
  /** Where results are kept for the next start. Undefined: the editor has no such place, and they are kept in memory. */
  readonly cacheDirectory?: string;
  /** Told when the cache cannot be written: that costs time at the next start and nothing else. */
  readonly cacheFailed: (error: unknown) => void;
}

/** No thread starts before the first scan; one core is left to the editor. */
export function createScanService(options: ScanServiceOptions): ScanService {
  let limit = options.maximumBytes();
  const start = (maximumBytes: number) =>
    createScanPool({ workerFile: options.workerFile, maximumBytes, workers: workerCount(1) });
  let pool: ScanPool = start(limit);
  const caches = new Map<string, Promise<ScanCache>>();

  function cacheOf(root: string): Promise<ScanCache> {
    let cache = caches.get(root);
    if (!cache) {
      const { cacheDirectory: directory, workerFile } = options;
      // Results of another scanner are not used, be it of another version or built anew.
      const { size, mtimeMs } = statSync(workerFile);
      const version = `${String(size)} ${String(mtimeMs)}`;
      cache = openScanCache({ root, version, ...(directory === undefined ? {} : { directory }) });
      caches.set(root, cache);
    }
    return cache;
  }

  return {
    async scanFolder({ root, exclude }, progress, cancel) {
      if (options.maximumBytes() !== limit) {
        limit = options.maximumBytes();
        void pool.dispose();
        pool = start(limit);
        caches.clear();
      }
      const cache = await cacheOf(root);
      const source = folderFiles(root, { exclude });
      const listed = new Set<string>();
      const files: FileSource = {
        list: async (stop) => {
          const list = await source.list(stop);
          for (const { file } of list.files) listed.add(file);
          return list;
        },
        read: (file) => source.read(file),
      };
      const { calls, skipped } = await pool.scan({ root, files, cache }, progress, cancel);
      if (cancel?.aborted !== true) void cache.save().catch(options.cacheFailed);
      return { calls, skipped, files: listed };
    },
    scanText: async (document, cancel) => {
      const { calls, skipped } = await pool.scanText(document, cancel);
      return { calls, skipped: skipped === undefined ? [] : [skipped] };
    },
    dispose: () => void pool.dispose(),
  };
}
