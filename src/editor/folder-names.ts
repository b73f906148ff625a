import { posix } from 'node:path';
import { leavesNames, resolveNames } from '../core/infer/resource-environment.js';
import type { Catalog } from '../core/catalog/catalog.js';
import { mayDefineNames } from '../core/infrastructure/formats.js';
import type { InfrastructureReader } from '../core/infrastructure/infrastructure.js';
import type { Infrastructure, InfrastructureFile } from '../core/infrastructure/model.js';
import type { Problem } from '../core/model/inventory.js';
import type { AnalysedCall } from '../core/model/requirement.js';
import { readInfrastructureFiles } from '../node/infrastructure-files.js';

export interface FolderNamesParts {
  /** The folder on disk. */
  readonly root: string;
  readonly reader: InfrastructureReader;
  readonly catalog: () => Catalog;
  /** Whether files of local settings may be read: in a workspace that is trusted. */
  readonly trusted: () => boolean;
  /** The files as the user sees them. */
  readonly read: (file: string) => Promise<Uint8Array>;
}

/**
 * The names that one folder's files define, and its calls with them. Files are read anew when asked to; of those that
 * have not changed, what was parsed is kept, as are the calls of files whose code has not changed either.
 */
export class FolderNames {
  private files: ReadonlyMap<string, InfrastructureFile> = new Map();
  private infrastructure: Infrastructure | undefined;
  private resolved = new WeakMap<readonly AnalysedCall[], readonly AnalysedCall[]>();
  /** Folders whose local settings were looked for. */
  private covered: ReadonlySet<string> = new Set();
  private generation = 0;

  constructor(private readonly parts: FolderNamesParts) {}

  get problems(): readonly Problem[] {
    return this.infrastructure?.problems ?? [];
  }

  /** Nothing is read for calls that leave no name open. A later reading wins over an earlier one. */
  async read(listed: Iterable<string>, calls: readonly AnalysedCall[], exclude: readonly string[]): Promise<void> {
    const generation = ++this.generation;
    const files = leavesNames(calls)
      ? await readInfrastructureFiles({
          root: this.parts.root,
          listed: [...listed].map((file) => ({ file, size: 0 })),
          calls,
          exclude,
          settings: this.parts.trusted(),
          known: this.files,
          read: this.parts.read,
        })
      : [];
    const unchanged = files.length === this.files.size && files.every((file) => this.files.get(file.file) === file);
    if (generation !== this.generation) return;
    this.covered = new Set(calls.map(({ site }) => posix.dirname(site.location.file)));
    if (unchanged && this.infrastructure !== undefined) return;
    const infrastructure = await this.parts.reader.read(files);
    if (generation !== this.generation) return;
    this.files = new Map(files.map((file) => [file.file, file]));
    this.infrastructure = infrastructure;
    this.resolved = new WeakMap();
  }

  /** True when calls leave names open for which nothing was looked up beside their file. */
  lacks(file: string, calls: readonly AnalysedCall[]): boolean {
    return !this.covered.has(posix.dirname(file)) && leavesNames(calls);
  }

  /** True for a file that may define names, or did. */
  mayConcern(file: string): boolean {
    return this.files.has(file) || (mayDefineNames(file) && !/(^|\/)(\.git|node_modules)\//.test(file));
  }

  /** The calls of one file with the names that are defined for them. */
  resolve(calls: readonly AnalysedCall[]): readonly AnalysedCall[] {
    if (this.infrastructure === undefined) return calls;
    let resolved = this.resolved.get(calls);
    if (resolved === undefined) {
      resolved = resolveNames(calls, this.infrastructure, this.parts.catalog());
      this.resolved.set(calls, resolved);
    }
    return resolved;
  }
}
