import type { Packages } from './languages/front-end.js';

/** A file that defines a name, and the package that it belongs to. */
export interface DefinedIn {
  readonly file: string;
  readonly package: string;
}

/** Names that a file's raw text may define for others, each once; `` for one that these choose. */
export function namesDefined(text: string, names: RegExp): readonly string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(names)) found.add(match.slice(1).find((group) => group !== undefined) ?? '');
  return [...found];
}

/** A file as it was when it was indexed: one that has not changed since is not read again. */
export interface IndexedFile {
  readonly file: string;
  /** Changes with the file's content: its size and time. */
  readonly version: string;
}

interface Entry {
  readonly version: string;
  readonly package: string;
  readonly names: readonly string[];
}

/**
 * Which files of one language define which names, by a search of their raw text. Kept up to date by `update` with the
 * list of files as it is now; only what is new or changed is read.
 */
export class Definitions {
  readonly #files = new Map<string, Entry>();
  readonly #names = new Map<string, Set<string>>();

  constructor(private readonly packages: Packages) {}

  /** `read` gives a file's text, or undefined when it cannot be read (any more). */
  update(files: Iterable<IndexedFile>, read: (file: string) => string | undefined): void {
    const gone = new Set(this.#files.keys());
    for (const { file, version } of files) {
      gone.delete(file);
      if (this.#files.get(file)?.version === version) continue;
      this.#remove(file);
      const text = read(file);
      if (text !== undefined) this.#add(file, version, text);
    }
    for (const file of gone) this.#remove(file);
  }

  find(name: string): readonly DefinedIn[] {
    return [...(this.#names.get(name) ?? [])].map((file) => ({ file, package: this.#files.get(file)?.package ?? '' }));
  }

  #add(file: string, version: string, text: string): void {
    const names = namesDefined(text, this.packages.names);
    this.#files.set(file, { version, package: this.packages.packageOf(file, text), names });
    for (const name of names) {
      const files = this.#names.get(name);
      if (files) files.add(file);
      else this.#names.set(name, new Set([file]));
    }
  }

  #remove(file: string): void {
    const entry = this.#files.get(file);
    if (!entry) return;
    this.#files.delete(file);
    for (const name of entry.names) {
      const files = this.#names.get(name);
      files?.delete(file);
      if (files?.size === 0) this.#names.delete(name);
    }
  }
}
