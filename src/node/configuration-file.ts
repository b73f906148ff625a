import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseConfiguration } from '../core/configuration/configuration.js';
import type { Configuration } from '../core/configuration/configuration.js';
import type { Problem } from '../core/model/inventory.js';
import { readError } from './files.js';

const CONFIGURATION_FILE = 'unforbid.json';

/** The unforbid.json of a folder. */
export interface LoadedConfiguration {
  /** Absolute path; absent when there is none. */
  readonly file?: string;
  /** The folder that the files named in it are relative to: its own, or the one that was asked about. */
  readonly directory: string;
  /** Absent when there is none, or when it is broken: then `problems` says how. */
  readonly configuration?: Configuration;
  readonly problems: readonly Problem[];
}

/**
 * Reads the unforbid.json that governs a folder: the named one, else its own, else the nearest above it inside the same
 * repository (a folder outside any repository is governed by its own only). Rejects with an UnforbidError when the
 * named one does not exist, or when there is one that cannot be read.
 */
export async function readConfiguration(folder: string, named?: string): Promise<LoadedConfiguration> {
  const start = resolve(folder);
  const file = named === undefined ? await findConfiguration(start) : resolve(named);
  if (file === undefined) return { directory: start, problems: [] };
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw readError(file, error);
  }
  return { file, directory: dirname(file), ...parseConfiguration(text, file) };
}

/** Absolute path of the unforbid.json that governs a folder. */
async function findConfiguration(folder: string): Promise<string | undefined> {
  const start = resolve(folder);
  let nearest: string | undefined;
  for (let at = start; ; at = dirname(at)) {
    const candidate = join(at, CONFIGURATION_FILE);
    if (nearest === undefined && (await exists(candidate))) nearest = candidate;
    if (nearest !== undefined && at === start) return nearest;
    if (await exists(join(at, '.git'))) return nearest;
    if (dirname(at) === at) return undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
