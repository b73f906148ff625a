import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, UnforbidError } from '../core/model/problem.js';
import { readError } from './files.js';
import { PROGRESS_INDEX, PROGRESS_JOB } from './worker-protocol.js';
import type { FileAnalysis, FromWorker, ScanMessage, ToWorker, WorkerStart, WorkItem } from './worker-protocol.js';

/** What a worker does with a file; composed of the core by the worker's entry. */
export interface FileAnalyser {
  /** By its name, before it is read: may a file of this kind hold SDK calls? */
  accepts(file: string): boolean;
  /** By its raw bytes, before it is decoded and parsed. */
  mayHoldCalls(content: Uint8Array): boolean;
  analyse(file: string, content: Uint8Array | string): Promise<FileAnalysis>;
}

/** The worker's side of a MessagePort. */
export interface WorkerPort {
  on(event: 'message', listener: (message: ToWorker) => void): void;
  postMessage(message: FromWorker): void;
}

/** Serves scan jobs one after the other for as long as the worker lives. */
export function serveScans(port: WorkerPort, start: WorkerStart, analyser: FileAnalyser): void {
  const progress = new Int32Array(start.progress);
  let last = Promise.resolve();
  port.on('message', (message) => {
    last = last.then(() => scan(message, port, progress, start.maximumBytes, analyser));
  });
  port.postMessage({ kind: 'ready' });
}

async function scan(
  message: ScanMessage,
  port: WorkerPort,
  progress: Int32Array,
  maximumBytes: number,
  analyser: FileAnalyser,
): Promise<void> {
  const { job, root, items } = message;
  Atomics.store(progress, PROGRESS_JOB, job);
  for (const [index, item] of items.entries()) {
    if (!analyser.accepts(item.file)) continue;
    Atomics.store(progress, PROGRESS_INDEX, index);
    let analysis: FileAnalysis | undefined;
    try {
      analysis = await analyseItem(item, root, maximumBytes, analyser);
    } catch (error) {
      if (!isBroken(error)) throw error;
      port.postMessage({ kind: 'broken', job, reason: error.message });
      return;
    }
    if (analysis !== undefined) port.postMessage({ kind: 'file', job, index, analysis });
  }
  Atomics.store(progress, PROGRESS_INDEX, -1);
  port.postMessage({ kind: 'done', job });
}

async function analyseItem(
  item: WorkItem,
  root: string | undefined,
  maximumBytes: number,
  analyser: FileAnalyser,
): Promise<FileAnalysis | undefined> {
  const { file } = item;
  const skip = (reason: string): FileAnalysis => ({ calls: [], skipped: { file, reason } });
  if (item.size > maximumBytes) {
    return skip(`It has ${megabytes(item.size)}; files above ${megabytes(maximumBytes)} are not scanned.`);
  }
  let content = item.content;
  if (content === undefined) {
    try {
      content = readFileSync(join(root ?? '', file));
    } catch (error) {
      return skip(readError(file, error).message);
    }
  }
  if (typeof content !== 'string' && !analyser.mayHoldCalls(content)) return undefined;
  try {
    const analysis = await analyser.analyse(file, content);
    return analysis.calls.length === 0 && analysis.skipped === undefined ? undefined : analysis;
  } catch (error) {
    // A trap leaves the WebAssembly instance in an undefined state: the worker must not go on with it.
    if (isBroken(error) || (error instanceof Error && error.name === 'RuntimeError')) throw error;
    return skip(messageOf(error, 'It could not be analysed'));
  }
}

/** A grammar or table that the installation lacks is no matter of the file at hand. */
function isBroken(error: unknown): error is UnforbidError {
  return error instanceof UnforbidError && error.code === 'internal';
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
