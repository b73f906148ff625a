import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.js';

/** Downloads and bundles of the tests; ignored by git and never shipped. @vscode/test-electron uses the same folder. */
export const cacheFolder = path.join(root, '.vscode-test');

/**
 * The folder `name` of the cache, filled by `fill` when it is not there yet. It is made aside and renamed when whole: an
 * interrupted `fill` leaves nothing that would be taken for the thing, and two runs at a time do not meet.
 */
export function cached(name: string, fill: (folder: string) => void): string {
  const folder = path.join(cacheFolder, name);
  if (existsSync(folder)) return folder;
  mkdirSync(cacheFolder, { recursive: true });
  const temporary = mkdtempSync(path.join(cacheFolder, 'unfinished-'));
  try {
    fill(temporary);
    renameSync(temporary, folder);
  } catch (error) {
    // Another run was faster, and its folder is as good.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return folder;
}
