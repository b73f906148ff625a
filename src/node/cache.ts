import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListedFile } from '../core/ports.js';
import type { AnalysisCache } from './scan-files.js';
import { isSilent } from './worker-protocol.js';
import type { FileAnalysis, Links } from './worker-protocol.js';

export interface CacheOptions {
  /** Where the cache file is kept: the editor's storage folder, or one that the user names. Absent: in memory only. */
  readonly directory?: string;
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
 * version is empty.
 */
export async function openScanCache({ directory, root, version }: CacheOptions): Promise<ScanCache> {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const path = directory === undefined ? undefined : join(directory, `scan-${name}.json`);
  const stored = path === undefined ? NOTHING : await readStored(path, version);
  const entries = new Map(Object.entries(stored.entries));
  let { links } = stored;
  let changed = false;
  return {
    get({ file, size, modified }: ListedFile) {
      const entry = entries.get(file);
      if (entry === undefined || entry[0] !== size || entry[1] !== modified) return undefined;
      return entry[2] ?? { calls: [] };
    },
    files: () => entries.keys(),
    get links() {
      return links;
    },
    set links(found) {
      changed ||= found !== links;
      links = found;
    },
    put({ file, size, modified }: ListedFile, analysis: FileAnalysis) {
      entries.set(file, isSilent(analysis) ? [size, modified] : [size, modified, analysis]);
      changed = true;
    },
    retain(files) {
      for (const file of entries.keys()) if (!files.has(file)) changed = entries.delete(file) || changed;
    },
    async save() {
      if (!changed || directory === undefined || path === undefined) return;
      changed = false;
      await mkdir(directory, { recursive: true });
      // Written beside and renamed, so that a reader never sees half a file.
      const draft = `${path}.${String(process.pid)}`;
      await writeFile(draft, JSON.stringify({ version, links, entries: Object.fromEntries(entries) }));
      await rename(draft, path);
    },
  };
}

interface Stored {
  readonly entries: Readonly<Record<string, Entry>>;
  readonly links: Links;
}

const NOTHING: Stored = { entries: {}, links: {} };

async function readStored(path: string, version: string): Promise<Stored> {
  try {
    const stored = JSON.parse(await readFile(path, 'utf8')) as Partial<Stored> & { version?: unknown };
    if (stored.version !== version) return NOTHING;
    return { entries: stored.entries ?? {}, links: stored.links ?? {} };
  } catch {
    // No cache yet, or a damaged one: both are filled anew.
    return NOTHING;
  }
}
