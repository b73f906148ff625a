import { stat } from 'node:fs/promises';
import path from 'node:path';
import { leavesNames, resolveNames } from '../core/infer/resource-environment.js';
import { createInfrastructureReader } from '../core/infrastructure/infrastructure.js';
import type { Problem } from '../core/model/inventory.js';
import { UnforbidError } from '../core/model/problem.js';
import type { AnalysedCall } from '../core/model/requirement.js';
import type { SkippedFile } from '../core/model/source.js';
import type { Cancel, ListedFile } from '../core/ports.js';
import { type LoadedConfiguration, readConfiguration } from '../node/configuration-file.js';
import { folderFiles } from '../node/files.js';
import { readInfrastructureFiles } from '../node/infrastructure-files.js';
import { scanWorkspace } from '../node/scan-pool.js';
import { count } from '../core/report/findings.js';
import type { CliContext } from './context.js';

/** The folder that findings are relative to, and what of it to look at. */
export interface Root {
  readonly folder: string;
  /** Relative to `folder`; undefined: all of it. */
  readonly paths?: readonly string[];
}

/** A single folder is the root itself; several paths, or files, are looked at below the working directory. */
export async function rootOf(operands: readonly string[], context: CliContext): Promise<Root> {
  const absolute = operands.map((operand) => path.resolve(context.workingDirectory, operand));
  const kinds = await Promise.all(
    absolute.map(async (each, index) => {
      try {
        return (await stat(each)).isDirectory() ? 'folder' : 'file';
      } catch (error) {
        throw new UnforbidError(
          'not-found',
          `${operands[index] ?? each} cannot be read: there is no such file or folder.`,
          {
            cause: error,
          },
        );
      }
    }),
  );
  const [first] = absolute;
  if (first === undefined) return { folder: context.workingDirectory };
  if (absolute.length === 1 && kinds[0] === 'folder') return { folder: first };
  return {
    folder: context.workingDirectory,
    paths: absolute.map((each) => path.relative(context.workingDirectory, each).split(path.sep).join('/')),
  };
}

/** The named file, else the unforbid.json that governs the folder. A broken one is a problem, not the end. */
export function configurationOf(root: Root, context: CliContext, named?: string): Promise<LoadedConfiguration> {
  return readConfiguration(
    root.folder,
    named === undefined ? undefined : path.resolve(context.workingDirectory, named),
  );
}

export interface ScannedWorkspace {
  readonly calls: readonly AnalysedCall[];
  readonly skipped: readonly SkippedFile[];
  /** What was wrong with files that define names. */
  readonly problems: readonly Problem[];
}

/** Scans the files with all cores, and looks up the names that they leave to their environment. */
export async function scanRoot(root: Root, exclude: readonly string[], context: CliContext): Promise<ScannedWorkspace> {
  const files = folderFiles(root.folder, { exclude, ...(root.paths !== undefined && { paths: root.paths }) });
  let listed: readonly ListedFile[] = [];
  const source = {
    ...files,
    list: async (cancel?: Cancel) => {
      const list = await files.list(cancel);
      listed = list.files;
      return list;
    },
  };
  const scan = { root: root.folder, files: source, workerFile: context.workerFile };
  const { calls, skipped } = await scanWorkspace(scan, undefined, context.cancel);
  if (!leavesNames(calls)) return { calls, skipped, problems: [] };
  const definitions = await readInfrastructureFiles(
    { root: root.folder, listed, calls, exclude, partly: root.paths !== undefined },
    context.cancel,
  );
  const reader = createInfrastructureReader(context.assets);
  try {
    const infrastructure = await reader.read(definitions);
    return {
      calls: resolveNames(calls, infrastructure, context.catalog()),
      skipped,
      problems: infrastructure.problems,
    };
  } finally {
    reader.dispose();
  }
}

export function reportSkipped(skipped: readonly SkippedFile[], context: CliContext): void {
  if (skipped.length > 0) context.err(`${count(skipped.length, 'file')} skipped; the output says which and why.\n`);
}
