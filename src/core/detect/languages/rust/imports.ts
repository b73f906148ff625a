import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { ImportBinding } from '../front-end.js';
import type { SourceFile } from '../grammar/source-file.js';
import { enclosing, field, partsOf } from '../grammar/nodes.js';

const MODULES: ReadonlySet<string> = new Set(['mod_item']);

/**
 * The names that a `use` binds. Paths are given with dots (`aws_sdk_s3.types`); `self`, `super` and `crate` stay in front.
 * An inline module's own `super` is its file.
 */
export function importsOf(statement: Node, file: SourceFile): ImportBinding[] {
  const found: ImportBinding[] = [];
  const argument = field(statement, 'argument');
  if (argument) collect(argument, [], file, found);
  let depth = 0;
  for (let inline = enclosing(statement, MODULES); inline; inline = enclosing(inline, MODULES)) depth += 1;
  return depth === 0 ? found : found.map((each) => ({ ...each, module: outOf(each.module, depth) }));
}

/** `super.x` in a module within the file is `self.x` of the file. */
function outOf(module: string, depth: number): string {
  const path = module.split('.');
  let left = depth;
  while (left > 0 && path[0] === 'super') {
    path.shift();
    left -= 1;
  }
  return left < depth && path[0] !== 'super' ? ['self', ...path].join('.') : path.join('.');
}

function collect(node: Node, before: readonly string[], file: SourceFile, found: ImportBinding[]): void {
  switch (node.type) {
    case 'use_list':
      for (const part of partsOf(node)) collect(part, before, file, found);
      return;
    case 'scoped_use_list': {
      const list = field(node, 'list');
      if (list) collect(list, [...before, ...segments(field(node, 'path'), file)], file, found);
      return;
    }
    case 'use_wildcard': {
      const module = [...before, ...segments(partsOf(node)[0], file)];
      found.push({ module: module.join('.'), symbol: '*', range: file.range(node) });
      return;
    }
    case 'use_as_clause': {
      const path = [...before, ...segments(field(node, 'path'), file)];
      found.push(bound(path, file.text(field(node, 'alias')), node, file));
      return;
    }
    default: {
      const path = [...before, ...segments(node, file)];
      const own = path.at(-1) === 'self' && path.length > 1 ? path.at(-2) : path.at(-1);
      found.push(bound(path, own ?? '', node, file));
    }
  }
}

function bound(path: readonly string[], local: string, node: Node, file: SourceFile): ImportBinding {
  const whole = path.at(-1) === 'self' && path.length > 1 ? path.slice(0, -1) : path;
  const range = file.range(node);
  if (whole.length === 1) return { module: whole[0] ?? '', local, range };
  return { module: whole.slice(0, -1).join('.'), symbol: whole.at(-1) ?? '', local, range };
}

function segments(node: Node | undefined, file: SourceFile): string[] {
  return file
    .text(node)
    .split('::')
    .map((part) => part.trim().replace(/^r#/, ''))
    .filter((part) => part !== '');
}

/** Crates that are never of the workspace. */
const LIBRARIES: ReadonlySet<string> = new Set(['std', 'core', 'alloc', 'proc_macro', 'tokio', 'serde', 'serde_json']);

/**
 * Files that a module path may mean: `crate.store` -> `src/store.rs` or `src/store/mod.rs`, `super` and `self` from the
 * importing file's place, the name of a package of the workspace from its folder.
 */
export function moduleFiles(specifier: string, fromFile: string): string[] {
  const [head = '', ...path] = specifier.split('.');
  const place = placeOf(fromFile);
  if (head === 'crate') return filesIn(place.root, path, place.rootFile);
  if (head === 'self') return path.length === 0 ? [] : filesIn(place.own, path, undefined);
  if (head === 'super') {
    let folder = place.own;
    let rest = [head, ...path];
    while (rest[0] === 'super') {
      folder = folder.slice(0, -1);
      rest = rest.slice(1);
    }
    return folder.length < place.root.length ? [] : filesIn(folder, rest, place.rootFile);
  }
  if (LIBRARIES.has(head)) return [];
  return packageFiles(head, path, fromFile, place.isLibrary);
}

interface PlaceOfFile {
  /** The folder of the crate's modules. */
  readonly root: readonly string[];
  /** The file of the crate's root, where it is neither `lib.rs` nor `main.rs`. */
  readonly rootFile: string | undefined;
  /** The folder of the file's own submodules. */
  readonly own: readonly string[];
  readonly isLibrary: boolean;
}

/** Folders whose files are crates of their own, which use the package's library by its name. */
const CRATE_FOLDERS: ReadonlySet<string> = new Set(['bin', 'tests', 'examples', 'benches']);

function placeOf(file: string): PlaceOfFile {
  const folders = file.split('/');
  const name = (folders.pop() ?? '').replace(/\.rs$/, '');
  const source = folders.lastIndexOf('src');
  const alone = CRATE_FOLDERS.has(folders.at(-1) ?? '');
  const root = source < 0 || alone ? folders : folders.slice(0, source + 1);
  const isRoot = alone || name === 'lib' || name === 'main' || name === 'mod' || source < 0;
  return {
    root,
    rootFile: alone ? file : undefined,
    own: isRoot ? folders : [...folders, name],
    isLibrary: !alone && name !== 'main',
  };
}

function filesIn(folder: readonly string[], path: readonly string[], rootFile: string | undefined): string[] {
  const at = [...folder, ...path].join('/');
  if (path.length > 0) return [`${at}.rs`, `${at}/mod.rs`];
  if (rootFile !== undefined) return [rootFile];
  const inside = at === '' ? '' : `${at}/`;
  return [`${inside}mod.rs`, `${inside}lib.rs`, `${inside}main.rs`, ...(at === '' ? [] : [`${at}.rs`])];
}

/** Another package of the workspace by its name, or the library of the own package. */
function packageFiles(name: string, path: readonly string[], fromFile: string, inLibrary: boolean): string[] {
  const folders = fromFile.split('/').slice(0, -1);
  const found: string[] = [];
  for (let depth = folders.length; depth >= 0; depth -= 1) {
    const folder = folders.slice(0, depth);
    if (folder.at(-1) === 'src') continue;
    for (const holder of [[], ['crates'], ['libs']]) {
      for (const spelled of new Set([name, name.replaceAll('_', '-')])) {
        found.push(...libraryFiles([...folder, ...holder, spelled, 'src'], path));
      }
    }
    if (!inLibrary && depth >= folders.length - 2) found.push(...libraryFiles([...folder, 'src'], path));
  }
  return found;
}

const libraryFiles = (source: readonly string[], path: readonly string[]): string[] =>
  path.length === 0 ? [`${source.join('/')}/lib.rs`] : filesIn(source, path, undefined);
