import type { IndexedFile } from '../core/detect/definitions.js';
import { messageOf } from '../core/model/problem.js';
import type { UnforbidError } from '../core/model/problem.js';
import type { AnalysedCall } from '../core/model/requirement.js';
import type { SkippedFile } from '../core/model/source.js';
import type { Cancel, FileSource, ListedFile, Progress } from '../core/ports.js';
import type { Job, WorkerPool } from './worker-pool.js';
import { ChangedFiles, isAffected } from './dependants.js';
import { linksTo } from './links.js';
import { isSilent } from './worker-protocol.js';
import type { FileAnalysis, Links, WorkItem } from './worker-protocol.js';

/** What is known of files that have not changed since; see `openScanCache`. */
export interface AnalysisCache {
  get(file: ListedFile): FileAnalysis | undefined;
  put(file: ListedFile, analysis: FileAnalysis): void;
  /** Every file that something is known of, also those that are gone. */
  files(): Iterable<string>;
  /** Forgets all files but these. */
  retain(files: ReadonlySet<string>): void;
  /** The links that files were last searched for. */
  links: Links;
}

export interface ScanRequest {
  /** The folder on disk that workers read the files from. Absent: they are read through `files` (virtual workspaces). */
  readonly root?: string;
  readonly files: FileSource;
  /** Without `root`: which files are worth reading, by name. */
  readonly accepts?: (file: string) => boolean;
  readonly cache?: AnalysisCache;
  /** Called as results come in, in no order; silent files (`isSilent`) are not reported. */
  readonly onFile?: (file: string, analysis: FileAnalysis) => void;
}

/** In the order of the files' paths. After a cancel: what was found until then. */
export interface ScanResult {
  readonly calls: AnalysedCall[];
  readonly skipped: SkippedFile[];
}

/** A job is about 0.1 s of work: an open document, which goes first, does not wait longer than that. */
const FILES_IN_A_JOB = 48;
const BYTES_IN_A_JOB = 384 * 1024;

/** Scans the files of a source with the workers of a pool. */
export async function scanFiles(
  pool: WorkerPool,
  request: ScanRequest,
  progress?: Progress,
  cancel?: Cancel,
): Promise<ScanResult> {
  const { files, skipped } = await request.files.list(cancel);
  const scan = new Scan(request, files, skipped, progress);
  const work: ListedFile[] = [];
  const known = new Map<string, FileAnalysis>();
  for (const file of files) {
    const analysis = request.cache?.get(file);
    if (analysis !== undefined) known.set(file.file, analysis);
  }
  const changed = changedFiles(request.cache, files, known);
  for (const file of files) {
    const analysis = known.get(file.file);
    if (analysis === undefined || isAffected(file.file, analysis.dependsOn, changed)) work.push(file);
    else scan.found(file.file, analysis);
  }
  if (request.root === undefined) await scan.readInBatches(pool, work, cancel);
  else await scan.runWithLinks(pool, work, request.root, cancel);
  if (cancel?.aborted !== true) request.cache?.retain(new Set(files.map(({ file }) => file)));
  return scan.result();
}

/** A client made in one file, handed on by a second, is used in a third. */
const LINK_ROUNDS = 2;

/** Files that are new, changed or gone since the cache was written. */
function changedFiles(
  cache: AnalysisCache | undefined,
  files: readonly ListedFile[],
  known: ReadonlyMap<string, FileAnalysis>,
): ChangedFiles {
  const gone = new Set(cache?.files());
  const changed: string[] = [];
  for (const { file } of files) {
    gone.delete(file);
    if (!known.has(file)) changed.push(file);
  }
  return new ChangedFiles([...changed, ...gone]);
}

/** Its content has changed when its size or time has. */
const indexed = ({ file, size, modified }: ListedFile): IndexedFile => ({
  file,
  version: `${String(size)} ${String(modified)}`,
});

class Scan {
  private readonly analyses = new Map<string, FileAnalysis>();
  private done = 0;

  constructor(
    private readonly request: ScanRequest,
    private readonly files: readonly ListedFile[],
    private readonly listSkipped: readonly SkippedFile[],
    private readonly progress: Progress | undefined,
  ) {}

  found(file: string, analysis: FileAnalysis): void {
    this.done += 1;
    if (isSilent(analysis)) return;
    this.analyses.set(file, analysis);
    this.request.onFile?.(file, analysis);
  }

  /** Resolves when every file is handled, or at once when the scan is cancelled. */
  run(pool: WorkerPool, work: readonly (ListedFile & WorkItem)[], cancel?: Cancel): Promise<void> {
    if (work.length === 0 || cancel?.aborted === true) return Promise.resolve();
    return new Promise((resolve, reject) => {
      let open = work.length;
      let jobs: Job[] = [];
      const end = (error?: UnforbidError) => {
        cancel?.removeEventListener('abort', stop);
        for (const job of jobs) pool.drop(job);
        jobs = [];
        if (error === undefined) resolve();
        else reject(error);
      };
      const stop = () => end();
      jobs = [...inJobs(work)].map((items): Job => {
        const volatile = new Set<WorkItem>();
        return {
          items,
          ...(this.request.root === undefined ? {} : { root: this.request.root }),
          result: (item, analysis, lasting) => {
            if (!lasting) volatile.add(item);
            this.analyses.set(item.file, analysis);
            this.request.onFile?.(item.file, analysis);
          },
          handled: (handled) => {
            for (const item of handled) if (!volatile.has(item)) this.remember(item as ListedFile & WorkItem);
            this.done += handled.length;
            open -= handled.length;
            this.progress?.report({ done: Math.min(this.done, this.files.length), total: this.files.length });
            if (open === 0) end();
          },
          failed: end,
          dropped: stop,
        };
      });
      cancel?.addEventListener('abort', stop);
      pool.add(jobs);
    });
  }

  /**
   * Scans the files that are to be scanned, then those that name no SDK but a file that does; such a file may be linked
   * by further ones, which are looked at last.
   */
  async runWithLinks(pool: WorkerPool, work: readonly ListedFile[], root: string, cancel?: Cancel): Promise<void> {
    const { cache } = this.request;
    const indexes = this.files.map(indexed);
    let links = cache?.links ?? {};
    pool.list({ kind: 'files', root, files: indexes, links });
    await this.run(pool, work, cancel);
    for (let round = 0; round < LINK_ROUNDS; round += 1) {
      const found = linksTo([...this.analyses.values()].flatMap(({ names }) => names ?? []));
      if (JSON.stringify(found) === JSON.stringify(links) || cancel?.aborted === true) break;
      links = found;
      pool.list({ kind: 'files', root, files: indexes, links });
      const all = Object.keys(found).length;
      const open = this.files.flatMap((file) => {
        const known = this.analyses.get(file.file);
        // What broke the scanner once would do so again.
        if (known?.skipped && !known.names) return [];
        const searched = known?.names?.clouds ?? [];
        return searched.length < all ? [{ ...file, searched }] : [];
      });
      await this.run(pool, open, cancel);
    }
    if (cache && cancel?.aborted !== true) cache.links = links;
  }

  /** Files that workers cannot read themselves are read here, a job's worth at a time, so that few are held at once. */
  async readInBatches(pool: WorkerPool, work: readonly ListedFile[], cancel?: Cancel): Promise<void> {
    const { accepts, files } = this.request;
    const wanted = work.filter(({ file }) => accepts?.(file) ?? true);
    this.done += work.length - wanted.length;
    for (const batch of inJobs(wanted)) {
      if (cancel?.aborted === true) return;
      const read: (ListedFile & WorkItem)[] = [];
      for (const file of batch) {
        try {
          read.push({ ...file, content: await files.read(file.file) });
        } catch (error) {
          this.found(file.file, {
            calls: [],
            skipped: { file: file.file, reason: messageOf(error, 'It could not be read') },
          });
        }
      }
      await this.run(pool, read, cancel);
    }
  }

  result(): ScanResult {
    const calls: AnalysedCall[] = [];
    const skipped = [...this.listSkipped];
    for (const { file } of this.files) {
      const analysis = this.analyses.get(file);
      if (analysis === undefined) continue;
      calls.push(...analysis.calls);
      if (analysis.skipped !== undefined) skipped.push(analysis.skipped);
    }
    skipped.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
    return { calls, skipped };
  }

  private remember(file: ListedFile): void {
    this.request.cache?.put(file, this.analyses.get(file.file) ?? { calls: [] });
  }
}

/** Divides files into jobs of similar length. */
function* inJobs<File extends WorkItem>(files: readonly File[]): Generator<readonly File[]> {
  let items: File[] = [];
  let bytes = 0;
  for (const file of files) {
    items.push(file);
    bytes += file.size;
    if (items.length < FILES_IN_A_JOB && bytes < BYTES_IN_A_JOB) continue;
    yield items;
    [items, bytes] = [[], 0];
  }
  if (items.length > 0) yield items;
}
