import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PROGRESS_INDEX, PROGRESS_JOB, PROGRESS_LENGTH } from './worker-protocol.js';
import type { FilesMessage, FromWorker, ScanMessage, ToWorker, WorkerStart } from './worker-protocol.js';

/** What the pool is told of one of its workers. `lost` is the last event of a worker. */
export interface WorkerEvents {
  message(message: FromWorker): void;
  /** It died, or could not start; `reason` is the cause in words. */
  lost(reason: string): void;
}

/** One thread of the pool. */
export class PoolWorker {
  /** True from its `ready` on. */
  ready = false;
  /** Id of the job it was given and has not finished. */
  job: number | undefined;
  private readonly progress: Int32Array;
  private readonly thread: Worker;
  private readonly lists = new Map<string, FilesMessage>();
  private alive = true;
  private seen = { job: -1, index: -1, milliseconds: 0 };

  constructor(workerFile: string, settings: { assets?: string; maximumBytes: number }, events: WorkerEvents) {
    const shared = new SharedArrayBuffer(PROGRESS_LENGTH * Int32Array.BYTES_PER_ELEMENT);
    this.progress = new Int32Array(shared).fill(-1);
    const start: WorkerStart = {
      assets: settings.assets ?? dirname(workerFile),
      maximumBytes: settings.maximumBytes,
      progress: shared,
    };
    this.thread = new Worker(workerFile, { workerData: start, name: 'unforbid-scan' });
    let cause: string | undefined;
    this.thread.on('message', (message: FromWorker) => {
      if (!this.alive) return;
      if (message.kind === 'ready') this.ready = true;
      events.message(message);
    });
    this.thread.on('messageerror', (error) => (cause = error.message));
    this.thread.on('error', (error) => (cause = error instanceof Error ? error.message : String(error)));
    this.thread.on('exit', (code) => {
      if (!this.alive) return;
      this.alive = false;
      events.lost(cause ?? `it ended with exit code ${String(code)}`);
    });
  }

  /** Sends the list of a folder's files unless it is the one that was sent last. */
  list(message: FilesMessage): void {
    if (this.lists.get(message.root) === message) return;
    this.lists.set(message.root, message);
    this.thread.postMessage(message satisfies ToWorker);
  }

  give(message: ScanMessage): void {
    this.job = message.job;
    this.seen = { job: message.job, index: -1, milliseconds: 0 };
    this.thread.ref();
    this.thread.postMessage(message);
  }

  /** An idle worker does not keep the process alive. */
  rest(): void {
    this.job = undefined;
    this.thread.unref();
  }

  /** Index in its job of the file it is at, or -1 when it has not begun with one. */
  at(): number {
    if (Atomics.load(this.progress, PROGRESS_JOB) !== this.job) return -1;
    return Atomics.load(this.progress, PROGRESS_INDEX);
  }

  /** Milliseconds that it has been at the same file; called at intervals of `elapsed` milliseconds. */
  stuckFor(elapsed: number): number {
    const [job, index] = [this.job ?? -1, this.at()];
    if (this.seen.job !== job || this.seen.index !== index) this.seen = { job, index, milliseconds: 0 };
    else this.seen.milliseconds += elapsed;
    return this.seen.milliseconds;
  }

  /** Ends the thread; no further event is sent. */
  async end(): Promise<void> {
    this.alive = false;
    await this.thread.terminate();
  }
}
