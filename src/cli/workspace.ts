import { stat } from 'node:fs/promises';
import path from 'node:path';
import { UnforbidError } from '../core/model/problem.js';
import type { AnalysedCall } from '../core/model/requirement.js';
import type { SkippedFile } from '../core/model/source.js';
import { type LoadedConfiguration, readConfiguration } from '../node/configuration-file.js';
import { folderFiles } from '../node/files.js';
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
}

/** Scans the files with all cores. */
export async function scanRoot(root: Root, exclude: readonly string[], context: CliContext): Promise<ScannedWorkspace> {
  const files = folderFiles(root.folder, { exclude, ...(root.paths !== undefined && { paths: root.paths }) });
  return scanWorkspace({ root: root.folder, files, workerFile: context.workerFile }, undefined, context.cancel);
}

export function reportSkipped(skipped: readonly SkippedFile[], context: CliContext): void {
  if (skipped.length > 0) context.err(`${count(skipped.length, 'file')} skipped; the output says which and why.\n`);
}
