import type { Cancel, Progress } from '../core/ports.js';
import { scanFiles } from './scan-files.js';
import type { ScanRequest, ScanResult } from './scan-files.js';
import { WorkerPool } from './worker-pool.js';
import type { Job, PoolOptions } from './worker-pool.js';
import type { FileAnalysis } from './worker-protocol.js';

export type { ScanRequest, ScanResult } from './scan-files.js';
export { workerCount } from './worker-pool.js';
export type { PoolOptions } from './worker-pool.js';

export interface ScannedText {
  /** Relative to `root` where there is one. */
  readonly file: string;
  readonly text: string;
  /** The folder, scanned before, in which its imports are looked up. */
  readonly root?: string;
}

export interface ScanPool {
  /** Rejects with an UnforbidError: `internal` when no worker can start, or as the file source's `list` rejects. */
  scan(request: ScanRequest, progress?: Progress, cancel?: Cancel): Promise<ScanResult>;
  /** One document as it stands in the editor; goes before the files of a running scan. Empty after a cancel. */
  scanText(document: ScannedText, cancel?: Cancel): Promise<FileAnalysis>;
  /** Ends all threads; what runs is settled as if cancelled. */
  dispose(): Promise<void>;
}

/** A pool of scan threads. Nothing starts before the first scan. */
export function createScanPool(options: PoolOptions): ScanPool {
  const pool = new WorkerPool(options);
  return {
    scan: (request, progress, cancel) => scanFiles(pool, request, progress, cancel),
    scanText: (document, cancel) => scanText(pool, document, cancel),
    dispose: () => pool.dispose(),
  };
}

/** One scan with a pool of its own, for the command line. */
export async function scanWorkspace(
  options: PoolOptions & ScanRequest,
  progress?: Progress,
  cancel?: Cancel,
): Promise<ScanResult> {
  const pool = createScanPool(options);
  try {
    return await pool.scan(options, progress, cancel);
  } finally {
    await pool.dispose();
  }
}

function scanText(pool: WorkerPool, { file, text, root }: ScannedText, cancel?: Cancel): Promise<FileAnalysis> {
  return new Promise((resolve, reject) => {
    let analysis: FileAnalysis = { calls: [] };
    const job: Job = {
      ...(root === undefined ? {} : { root }),
      items: [{ file, size: Buffer.byteLength(text), content: text }],
      result: (_item, found) => (analysis = found),
      handled: () => finish(),
      dropped: () => finish(),
      failed: (error) => {
        cancel?.removeEventListener('abort', drop);
        reject(error);
      },
    };
    const finish = () => {
      cancel?.removeEventListener('abort', drop);
      resolve(analysis);
    };
    const drop = () => {
      pool.drop(job);
      finish();
    };
    if (cancel?.aborted === true) return finish();
    cancel?.addEventListener('abort', drop);
    pool.add([job], 'first');
  });
}
