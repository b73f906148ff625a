import { promises as disk } from 'node:fs';
import type { Dirent } from 'node:fs';
import { dirname, isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import { UnforbidError } from '../core/model/problem.js';
import type { SkippedFile } from '../core/model/source.js';
import type { Cancel, FileSource, ListedFile } from '../core/ports.js';
import { exclusionOf, globMatcher, holdsNoSource } from './exclusions.js';
import { IgnoreRules } from './ignore-files.js';

/** The calls of node:fs/promises that the walk makes, so that a test can refuse one. */
export interface Disk {
  readdir(path: string, options: { withFileTypes: true }): Promise<Dirent[]>;
  stat(path: string): Promise<{ size: number; mtimeMs: number; isFile(): boolean; isDirectory(): boolean }>;
  realpath(path: string): Promise<string>;
  readFile(path: string): Promise<Uint8Array>;
}

export interface FolderOptions {
  /** Globs as in VS Code's `files.exclude`, beside the built-in exclusions and .gitignore. */
  readonly exclude?: readonly string[];
  /** When given, only files that match one of these globs. */
  readonly include?: readonly string[];
  /**
   * Files and folders to list instead of the whole folder, absolute or relative to it. What is named here is listed
   * even when a rule would exclude it; the rules hold again below it.
   */
  readonly paths?: readonly string[];
  /** .gitignore is honoured unless this is false. */
  readonly ignoreFiles?: boolean;
  readonly disk?: Disk;
}

/**
 * The files of a folder on disk, sorted by path. Honours .gitignore at every level (also of the folders above, up to
 * the repository's root), VS Code's default exclusions and those of build tools. Links are not followed: a target
 * inside the folder is listed under its own path, one outside is in `skipped`; so cycles cannot arise. What cannot be
 * read is in `skipped` too, with a sentence. Rejects (`not-found`, `unreadable`) for what was named itself: the
 * folder, or one of `paths`. A cancelled list is what was found until then.
 */
export function folderFiles(root: string, options: FolderOptions = {}): FileSource {
  const folder = resolve(root);
  const io = options.disk ?? disk;
  return {
    list: (cancel) => new Walk(folder, io, options).run(cancel),
    async read(file) {
      try {
        return await io.readFile(resolve(folder, file));
      } catch (error) {
        throw readError(file, error);
      }
    },
  };
}

/** Enough to hide the latency of a disk, few enough not to hold many handles. */
const FOLDERS_AT_ONCE = 16;

class Walk {
  private readonly files: ListedFile[] = [];
  private readonly skipped: SkippedFile[] = [];
  private readonly excluded: (path: string) => boolean;
  private readonly included: (path: string) => boolean;

  constructor(
    private readonly root: string,
    private readonly io: Disk,
    private readonly options: FolderOptions,
  ) {
    this.excluded = globMatcher(options.exclude ?? []);
    // The walk sees files one by one: a pattern for a folder has to take what is in it.
    const below = (options.include ?? []).map((glob) => `${glob.replace(/\/+$/, '')}/**`);
    this.included = options.include === undefined ? () => true : globMatcher([...options.include, ...below]);
  }

  async run(cancel?: Cancel): Promise<{ files: readonly ListedFile[]; skipped: readonly SkippedFile[] }> {
    const pending: Folder[] = [];
    for (const path of this.options.paths ?? ['']) await this.start(path, pending);
    while (pending.length > 0 && cancel?.aborted !== true) {
      const next = pending.splice(-FOLDERS_AT_ONCE);
      pending.push(...(await Promise.all(next.map((folder) => this.folder(folder)))).flat());
    }
    const byPath = (a: { file: string }, b: { file: string }) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);
    const unique = new Map(this.files.map((file) => [file.file, file]));
    return { files: [...unique.values()].sort(byPath), skipped: this.skipped.sort(byPath) };
  }

  /** A path that the caller named: it must exist. */
  private async start(path: string, pending: Folder[]): Promise<void> {
    const absolute = resolve(this.root, path);
    const file = forward(relative(this.root, absolute));
    let stat;
    try {
      stat = await this.io.stat(absolute);
    } catch (error) {
      throw readError(path === '' ? this.root : path, error);
    }
    if (stat.isDirectory()) pending.push({ path: file, rules: await this.rulesAbove(absolute), named: true });
    else if (this.included(file)) this.files.push({ file, size: stat.size, modified: stat.mtimeMs });
  }

  private async folder({ path, rules: inherited, named }: Folder): Promise<Folder[]> {
    let entries: Dirent[];
    try {
      entries = await this.io.readdir(join(this.root, path), { withFileTypes: true });
    } catch (error) {
      if (named) throw readError(path === '' ? this.root : path, error);
      this.skipped.push({ file: path, reason: readError(path, error).message });
      return [];
    }
    const names = entries.map((entry) => entry.name);
    if (!named && holdsNoSource(names)) return [];
    const rules = await this.ownRules(path, names, inherited);
    const below: Folder[] = [];
    const found: Promise<void>[] = [];
    for (const entry of entries) {
      const file = path === '' ? entry.name : `${path}/${entry.name}`;
      const directory = entry.isDirectory();
      const link = entry.isSymbolicLink();
      if (exclusionOf({ name: entry.name, folder: directory || link }, names) !== undefined) continue;
      if (this.excluded(file) || rules.ignores(file, directory)) continue;
      if (directory) below.push({ path: file, rules, named: false });
      else if (link) found.push(this.link(file));
      else if (entry.isFile() && this.included(file)) found.push(this.file(file));
    }
    await Promise.all(found);
    return below;
  }

  private async file(file: string): Promise<void> {
    try {
      const { size, mtimeMs } = await this.io.stat(join(this.root, file));
      this.files.push({ file, size, modified: mtimeMs });
    } catch (error) {
      this.skipped.push({ file, reason: readError(file, error).message });
    }
  }

  /** A link is never followed: its target has a path of its own, inside the folder or not. */
  private async link(file: string): Promise<void> {
    try {
      const target = await this.io.realpath(join(this.root, file));
      const inside = relative(await this.io.realpath(this.root), target);
      if (inside === '' || (!inside.startsWith('..') && !isAbsolute(inside))) return;
      const folder = (await this.io.stat(target)).isDirectory();
      if (!folder && !this.included(file)) return;
      const reason = `This link leads outside the folder, to ${target}: add that ${folder ? 'folder' : 'file'} to the scan to have it looked at.`;
      this.skipped.push({ file, reason });
    } catch (error) {
      if (this.included(file)) this.skipped.push({ file, reason: `This link leads nowhere (${codeOf(error)}).` });
    }
  }

  private async ownRules(path: string, names: readonly string[], rules: IgnoreRules): Promise<IgnoreRules> {
    if (this.options.ignoreFiles === false || !names.includes('.gitignore')) return rules;
    const text = await this.textOf(join(this.root, path, '.gitignore'));
    return text === undefined ? rules : rules.with(text, this.relativeTo(path));
  }

  /**
   * Rules of the folders above a starting point, up to the root of its repository. None of them when they ignore the
   * starting point itself: who names an ignored folder wants to see what is in it.
   */
  private async rulesAbove(start: string): Promise<IgnoreRules> {
    if (this.options.ignoreFiles === false) return IgnoreRules.none;
    const ancestors: string[] = [];
    for (let at = start; ; at = dirname(at)) {
      ancestors.push(at);
      if (await this.exists(join(at, '.git'))) break;
      if (dirname(at) === at) return IgnoreRules.none;
    }
    let rules = IgnoreRules.none;
    const repository = ancestors.at(-1) ?? start;
    const sources = [
      join(repository, '.git', 'info', 'exclude'),
      ...ancestors.reverse().map((at) => join(at, '.gitignore')),
    ];
    for (const [index, source] of sources.entries()) {
      const base = index === 0 ? repository : dirname(source);
      const text = base === start && index > 0 ? undefined : await this.textOf(source);
      if (text === undefined) continue;
      rules = rules.with(text, this.relativeTo(forward(relative(this.root, base))));
    }
    const own = forward(relative(this.root, start));
    return start !== repository && rules.ignores(own, true) ? IgnoreRules.none : rules;
  }

  /** Paths of the walk, relative to `folder`: a path of the walk itself, which may lie above the root (`../..`). */
  private relativeTo(folder: string): (path: string) => string {
    if (folder === '') return (path) => path;
    const above = forward(relative(resolve(this.root, folder), this.root));
    return (path) => {
      if (path === folder) return '';
      return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : posix.join(above, path);
    };
  }

  private async exists(path: string): Promise<boolean> {
    return this.io.stat(path).then(
      () => true,
      () => false,
    );
  }

  /** The text of an ignore file; one that cannot be read rules nothing, as in git. */
  private async textOf(path: string): Promise<string | undefined> {
    return this.io.readFile(path).then(
      (bytes) => Buffer.from(bytes).toString('utf8'),
      () => undefined,
    );
  }
}

interface Folder {
  /** Relative to the root, `''` for the root itself. */
  readonly path: string;
  readonly rules: IgnoreRules;
  /** Named by the caller: its own failure is the caller's, and no rule excludes it. */
  readonly named: boolean;
}

const forward = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'));

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';

/** What a failed read means for the user; anything unlisted is told by its code. */
const READ_ERRORS: Readonly<Record<string, string>> = {
  EACCES: 'may not be read by this user: change its permissions, or exclude it',
  EPERM: 'may not be read by this user: change its permissions, or exclude it',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'lies below something that is not a folder',
  ELOOP: 'is a link that leads to itself',
  EMFILE: 'could not be opened because too many files are open: try again',
  ENAMETOOLONG: 'has a path that is too long for this system',
};

/** The UnforbidError for a failed read of `file`: `not-found` or `unreadable`. */
export function readError(file: string, error: unknown): UnforbidError {
  const code = codeOf(error);
  if (code === 'ENOENT') {
    return new UnforbidError('not-found', `${file} does not exist: check the path.`, { cause: error });
  }
  const meaning = READ_ERRORS[code] ?? `could not be read (${code})`;
  return new UnforbidError('unreadable', `${file} ${meaning}.`, { cause: error });
}
