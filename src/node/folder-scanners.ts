import type { ModuleSource } from '../core/detect/modules.js';

/** Scanners of more folders than these are made anew when they are needed again. */
const MOST_FOLDERS = 4;

/**
 * A scanner for each folder, since what a file's imports mean is a matter of its folder. The one that was not used for
 * longest is disposed of when there are too many.
 */
export function folderScanners<Scanner extends { dispose(): void }>(
  create: (modules: ModuleSource | undefined) => Scanner,
): (folder: ModuleSource | undefined) => Scanner {
  const scanners = new Map<ModuleSource | undefined, Scanner>();
  return (folder) => {
    const scanner = scanners.get(folder) ?? create(folder);
    scanners.delete(folder);
    scanners.set(folder, scanner);
    for (const [oldest, unused] of scanners) {
      if (scanners.size <= MOST_FOLDERS) break;
      scanners.delete(oldest);
      unused.dispose();
    }
    return scanner;
  };
}
