import { availableParallelism } from 'node:os';
import { UnforbidError } from '../core/model/problem.js';
import { PoolWorker } from './pool-worker.js';
import { MAXIMUM_FILE_BYTES } from './worker-protocol.js';
import type { FileAnalysis, FilesMessage, FromWorker, WorkItem } from './worker-protocol.js';

export interface PoolOptions {
  /** The bundled worker entry (dist/worker.js), absolute. */
  readonly workerFile: string;
  /** Folder of the bundled assets; by default the worker file's. */
  readonly assets?: string;
  /** Threads at most; by default one for each core, see `workerCount`. */
  readonly workers?: number;
  /** A file that takes longer is passed over and its worker replaced. Default 10,000 ms. */
  readonly fileMilliseconds?: number;
  /** Bytes; larger files are passed over with a sentence. Default 4 MiB. */
  readonly maximumBytes?: number;
  /** Idle threads end after this time. Default 60,000 ms. */
  readonly idleMilliseconds?: number;
}

/** A few files that one worker handles in one go. Its callbacks may come in parts when a worker is lost on the way. */
export interface Job {
  readonly items: readonly WorkItem[];
  readonly root?: string;
  /** A file of which there is something to say. `lasting`: found in the file itself, not by the loss of its worker. */
  result(item: WorkItem, analysis: FileAnalysis, lasting: boolean): void;
  /** These are done; those of them without a result hold no calls. */
  handled(items: readonly WorkItem[]): void;
  failed(error: UnforbidError): void;
  /** The pool was disposed of before the job was done. */
  dropped(): void;
}

/** A worker that dies before it begins with a file of the job, this often, cannot be trusted to start it at all. */
const LOSSES_BEFORE_FIRST_FILE = 3;
/** Threads beyond this many only cost memory (some 50 MB each). */
const MOST_WORKERS = 8;
const START_MILLISECONDS = 60_000;

/** Threads for a scan: all cores but `reserved` (the editor keeps one free), at least one. */
export function workerCount(reserved = 0): number {
  return Math.max(1, Math.min(MOST_WORKERS, availableParallelism() - reserved));
}

interface PendingJob {
  readonly job: Job;
  /** Items not yet handled. */
  readonly items: readonly WorkItem[];
  readonly losses: number;
}

/** Threads and the jobs they are given. Knows nothing of what a scan is. */
export class WorkerPool {
  private readonly queue: PendingJob[] = [];
  private readonly working = new Map<PoolWorker, PendingJob>();
  private readonly workers = new Map<PoolWorker, { since: number; idle?: NodeJS.Timeout }>();
  private readonly lists = new Map<string, FilesMessage>();
  private nextId = 1;
  private watch: NodeJS.Timeout | undefined;
  private disposed = false;

  constructor(private readonly options: PoolOptions) {}

  /** The files of a folder as they are now: workers learn of them before their next job in it. */
  list(message: FilesMessage): void {
    this.lists.set(message.root, message);
  }

  add(jobs: readonly Job[], place: 'first' | 'last' = 'last'): void {
    const pending = jobs.map((job) => ({ job, items: job.items, losses: 0 }));
    if (place === 'first') this.queue.unshift(...pending);
    else this.queue.push(...pending);
    this.dispatch();
  }

  /** Forgets a job that is not wanted any more; what a worker still finds for it is ignored. */
  drop(job: Job): void {
    const index = this.queue.findIndex((pending) => pending.job === job);
    if (index >= 0) this.queue.splice(index, 1);
    for (const [worker, pending] of this.working) {
      if (pending.job === job) this.working.set(worker, { ...pending, job: ABANDONED });
    }
  }

  async dispose(): Promise<void> {
    this.disposed = true;
    const open = [...this.queue.splice(0), ...this.working.values()];
    const workers = [...this.workers.keys()];
    this.workers.clear();
    this.working.clear();
    this.stopWatch();
    await Promise.all(workers.map((worker) => worker.end()));
    for (const { job } of open) job.dropped();
  }

  private dispatch(): void {
    if (this.disposed) return;
    for (const worker of this.workers.keys()) {
      if (!worker.ready || this.working.has(worker)) continue;
      const pending = this.queue.shift();
      if (pending === undefined) break;
      this.give(worker, pending);
    }
    const starting = [...this.workers.keys()].filter((worker) => !worker.ready).length;
    const room = Math.max(1, this.options.workers ?? workerCount()) - this.workers.size;
    for (let wanted = Math.min(room, this.queue.length - starting); wanted > 0; wanted--) this.start();
    if (this.working.size > 0 || this.queue.length > 0) this.startWatch();
    else this.stopWatch();
  }

  private give(worker: PoolWorker, pending: PendingJob): void {
    clearTimeout(this.workers.get(worker)?.idle);
    this.working.set(worker, pending);
    const { root } = pending.job;
    const files = root === undefined ? undefined : this.lists.get(root);
    if (files) worker.list(files);
    const id = this.nextId++;
    worker.give({ kind: 'scan', job: id, ...(root === undefined ? {} : { root }), items: pending.items });
  }

  private start(): void {
    const { assets, maximumBytes = MAXIMUM_FILE_BYTES, workerFile } = this.options;
    const settings = { ...(assets === undefined ? {} : { assets }), maximumBytes };
    const worker: PoolWorker = new PoolWorker(workerFile, settings, {
      message: (message) => this.received(worker, message),
      lost: (reason) => this.lost(worker, `The scanner broke on this file (${reason}).`, reason),
    });
    this.workers.set(worker, { since: performance.now() });
  }

  private received(worker: PoolWorker, message: FromWorker): void {
    const pending = this.working.get(worker);
    if (message.kind === 'ready') {
      this.park(worker);
      return this.dispatch();
    }
    if (pending === undefined || message.job !== worker.job) return;
    if (message.kind === 'file') {
      const item = pending.items[message.index];
      if (item !== undefined) pending.job.result(item, message.analysis, true);
      return;
    }
    this.working.delete(worker);
    this.park(worker);
    if (message.kind === 'broken') pending.job.failed(brokenWorker(this.options.workerFile, message.reason));
    else pending.job.handled(pending.items);
    this.dispatch();
  }

  /** Without work a thread does not keep the process alive, and ends after a while. */
  private park(worker: PoolWorker): void {
    worker.rest();
    const idle = setTimeout(() => this.retire(worker), this.options.idleMilliseconds ?? 60_000);
    idle.unref();
    this.workers.set(worker, { since: performance.now(), idle });
  }

  private retire(worker: PoolWorker): void {
    if (this.working.has(worker)) return;
    this.workers.delete(worker);
    void worker.end();
  }

  /** A worker is gone: the file it was at is passed over, the rest of its job goes to another one. */
  private lost(worker: PoolWorker, sentence: string, reason: string): void {
    const pending = this.working.get(worker);
    const at = worker.at();
    this.workers.delete(worker);
    this.working.delete(worker);
    if (!worker.ready) return this.failedToStart(reason);
    if (pending !== undefined) this.passOver(pending, at, sentence, reason);
    this.dispatch();
  }

  private passOver({ job, items, losses }: PendingJob, at: number, sentence: string, reason: string): void {
    const culprit = items[at];
    if (culprit === undefined) {
      if (losses + 1 >= LOSSES_BEFORE_FIRST_FILE) job.failed(brokenWorker(this.options.workerFile, reason));
      else this.queue.unshift({ job, items, losses: losses + 1 });
      return;
    }
    job.result(culprit, { calls: [], skipped: { file: culprit.file, reason: sentence } }, false);
    job.handled(items.slice(0, at + 1));
    const rest = items.slice(at + 1);
    if (rest.length > 0) this.queue.unshift({ job, items: rest, losses: 0 });
  }

  /** Fatal only when no other worker is there to do the work. */
  private failedToStart(reason: string): void {
    if (this.workers.size > 0) return;
    const error = brokenWorker(this.options.workerFile, reason);
    for (const { job } of this.queue.splice(0)) job.failed(error);
    this.stopWatch();
  }

  private startWatch(): void {
    if (this.watch !== undefined) return;
    const limit = this.options.fileMilliseconds ?? 10_000;
    const interval = Math.min(1000, Math.ceil(limit / 4));
    this.watch = setInterval(() => {
      for (const [worker, { since }] of this.workers) {
        if (worker.ready && this.working.has(worker) && worker.stuckFor(interval) >= limit) {
          void worker.end();
          const seconds = `${String(limit / 1000)} seconds`;
          this.lost(worker, `It was not done after ${seconds}, so it was passed over.`, `no progress in ${seconds}`);
        } else if (!worker.ready && performance.now() - since > START_MILLISECONDS) {
          void worker.end();
          this.lost(worker, '', 'it did not start within a minute');
        }
      }
    }, interval);
  }

  private stopWatch(): void {
    clearInterval(this.watch);
    this.watch = undefined;
  }
}

const nothing = () => undefined;
const ABANDONED: Job = { items: [], result: nothing, handled: nothing, failed: nothing, dropped: nothing };

function brokenWorker(workerFile: string, reason: string): UnforbidError {
  const message = `The scan could not run in its worker, ${workerFile} (${reason}): reinstall Unforbid, or build it again.`;
  return new UnforbidError('internal', message);
}
