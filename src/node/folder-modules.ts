import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexedFile } from '../core/detect/definitions.js';
import type { ModuleSource } from '../core/detect/modules.js';
import type { Cloud } from '../core/model/call-site.js';
import { linkFinder } from './links.js';
import type { Links } from './worker-protocol.js';

/** The files of one folder that imports may lead to: those that the exclusion rules leave, and no others. */
export class FolderModules implements ModuleSource {
  #files: readonly IndexedFile[] = [];
  #versions: ReadonlyMap<string, string> = new Map();
  #linked: (content: Uint8Array | string) => readonly Cloud[] = () => [];

  /** `root`: absolute. */
  constructor(readonly root: string) {}

  listed(files: readonly IndexedFile[], links: Links): void {
    this.#linked = linkFinder(links);
    if (files === this.#files) return;
    this.#files = files;
    this.#versions = new Map(files.map(({ file, version }) => [file, version]));
  }

  /** Clouds whose clients the file may get from one that it imports. */
  linked(content: Uint8Array | string): readonly Cloud[] {
    return this.#linked(content);
  }

  files(): readonly IndexedFile[] {
    return this.#files;
  }

  version(file: string): string | undefined {
    return this.#versions.get(file);
  }

  read(file: string): Uint8Array | undefined {
    if (!this.#versions.has(file)) return undefined;
    try {
      return readFileSync(join(this.root, file));
    } catch {
      // Deleted or locked since it was listed: for an import that is the same as absent.
      return undefined;
    }
  }
}
