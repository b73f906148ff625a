import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListedFile } from '../core/ports.js';
import type { AnalysisCache } from './scan-files.js';
import type { FileAnalysis } from './worker-protocol.js';

export interface CacheOptions {
  /** Where the cache file is kept: the editor's storage folder, or one that the user names. */
  readonly directory: string;
  /** The scanned folder; each has a cache file of its own. */
  readonly root: string;
  /** Version of the program and date of its catalog: results of another are not used. */
  readonly version: string;
}

export interface ScanCache extends AnalysisCache {
  /** Writes what changed. Rejects when the folder cannot be written; the scan's result does not depend on it. */
  save(): Promise<void>;
}

/** What is kept of a file: size, time of change, and its analysis (left out when it holds no calls). */
type Entry = readonly [size: number, modified: number, analysis?: FileAnalysis];

/**
 * Results of earlier scans, by size and time of change of each file. A cache that is missing, damaged, or of another
 * version is empty. Files that were not asked for are forgotten at the next save.
 */
export async function openScanCache({ directory, root, version }: CacheOptions): Promise<ScanCache> {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const path = join(directory, `scan-${name}.json`);
  const stored = await readEntries(path, version);
  const current = new Map<string, Entry>();
  let changed = false;
  return {
    get({ file, size, modified }: ListedFile) {
      const entry = stored.get(file);
      if (entry === undefined || entry[0] !== size || entry[1] !== modified) return undefined;
      current.set(file, entry);
      return entry[2] ?? { calls: [] };
    },
    put({ file, size, modified }: ListedFile, analysis: FileAnalysis) {
      const empty = analysis.calls.length === 0 && analysis.skipped === undefined;
      current.set(file, empty ? [size, modified] : [size, modified, analysis]);
      changed = true;
    },
    async save() {
      if (!changed && current.size === stored.size) return;
      await mkdir(directory, { recursive: true });
      // Written beside and renamed, so that a reader never sees half a file.
      const draft = `${path}.${String(process.pid)}`;
      await writeFile(draft, JSON.stringify({ version, entries: Object.fromEntries(current) }));
      await rename(draft, path);
    },
  };
}

async function readEntries(path: string, version: string): Promise<Map<string, Entry>> {
  try {
    const stored = JSON.parse(await readFile(path, 'utf8')) as { version?: unknown; entries?: Record<string, Entry> };
    return stored.version === version ? new Map(Object.entries(stored.entries ?? {})) : new Map();
  } catch {
    // No cache yet, or a damaged one: both are filled anew.
    return new Map();
  }
}
