import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cloud } from '../core/model/call-site.js';
import { messageOf, UnforbidError } from '../core/model/problem.js';
import { readError } from './files.js';
import { FolderModules } from './folder-modules.js';
import { PROGRESS_INDEX, PROGRESS_JOB } from './worker-protocol.js';
import type {
  FileAnalysis,
  FileNames,
  FromWorker,
  ScanMessage,
  ToWorker,
  WorkerStart,
  WorkItem,
} from './worker-protocol.js';

/** What a worker does with a file; composed of the core by the worker's entry. */
export interface FileAnalyser {
  /** By its name, before it is read: may a file of this kind hold SDK calls? */
  accepts(file: string): boolean;
  /** Whose SDKs it names, by its raw bytes, before it is decoded and parsed. */
  cloudsNamed(file: string, content: Uint8Array | string): readonly Cloud[];
  analyse(file: string, content: Uint8Array | string, circumstances: AnalysisCircumstances): Promise<FileAnalysis>;
  /** What other files call a file. */
  namesOf(file: string, content: Uint8Array | string): Omit<FileNames, 'clouds'>;
}

export interface AnalysisCircumstances {
  /** Whose files imports may lead to. Absent: the file stands alone. */
  readonly folder: FolderModules | undefined;
  /** Whose SDKs are looked for. */
  readonly clouds: readonly Cloud[];
  /** It is open in the editor: it will come again, with small changes. */
  readonly open: boolean;
}

/** The worker's side of a MessagePort. */
export interface WorkerPort {
  on(event: 'message', listener: (message: ToWorker) => void): void;
  postMessage(message: FromWorker): void;
}

/** Serves scan jobs one after the other for as long as the worker lives. */
export function serveScans(port: WorkerPort, start: WorkerStart, analyser: FileAnalyser): void {
  const progress = new Int32Array(start.progress);
  const folders = new Map<string, FolderModules>();
  let last = Promise.resolve();
  port.on('message', (message) => {
    last = last.then(() => {
      if (message.kind === 'files') return void folderOf(message.root, folders).listed(message.files, message.links);
      const folder = message.root === undefined ? undefined : folderOf(message.root, folders);
      return scan(message, port, { progress, folder, maximumBytes: start.maximumBytes }, analyser);
    });
  });
  port.postMessage({ kind: 'ready' });
}

function folderOf(root: string, folders: Map<string, FolderModules>): FolderModules {
  let folder = folders.get(root);
  if (!folder) folders.set(root, (folder = new FolderModules(root)));
  return folder;
}

interface Circumstances {
  readonly progress: Int32Array;
  readonly folder: FolderModules | undefined;
  readonly maximumBytes: number;
}

async function scan(
  message: ScanMessage,
  port: WorkerPort,
  circumstances: Circumstances,
  analyser: FileAnalyser,
): Promise<void> {
  const { job, items } = message;
  const { progress } = circumstances;
  Atomics.store(progress, PROGRESS_JOB, job);
  for (const [index, item] of items.entries()) {
    if (!analyser.accepts(item.file)) continue;
    Atomics.store(progress, PROGRESS_INDEX, index);
    let analysis: FileAnalysis | undefined;
    try {
      analysis = await analyseItem(item, circumstances, analyser);
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
  { folder, maximumBytes }: Circumstances,
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
      content = readFileSync(join(folder?.root ?? '', file));
    } catch (error) {
      return skip(readError(file, error).message);
    }
  }
  const linked = folder?.linked(content) ?? [];
  const clouds = [...new Set([...analyser.cloudsNamed(file, content), ...linked])].sort();
  if (clouds.every((cloud) => item.searched?.includes(cloud))) return undefined;
  try {
    const open = item.content !== undefined && folder !== undefined;
    const analysis = await analyser.analyse(file, content, { folder, clouds, open });
    const names = analyser.namesOf(file, content);
    // Whole packages see what a file defines: only where it has to do with an SDK itself is that worth a look at each user.
    const leads = !names.inPackage || linked.length < clouds.length || analysis.calls.length > 0;
    return { ...analysis, names: { clouds, ...names, ...(leads ? {} : { defined: [] }) } };
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
