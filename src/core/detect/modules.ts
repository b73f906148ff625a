import type { LanguageId } from '../model/source.js';
import { languageOf } from '../syntax/grammars.js';
import type { OwnedTree } from '../syntax/parsers.js';
import { decodeSource } from './decode-source.js';
import { Definitions } from './definitions.js';
import type { IndexedFile } from './definitions.js';
import { frontEndFor } from './languages/index.js';
import type { LanguageFrontEnd, Packages } from './languages/front-end.js';
import { Memory } from './resolver/memory.js';
import type { FileContext, ModuleLookup } from './resolver/resolved.js';
import type { SdkRules } from './rules.js';

/** Other files that one scan looks into are kept for the next, since neighbours import the same: as many code units of text. */
const KEPT_TEXT = 3 * 1024 * 1024;
/** More files that define one name than this say nothing about which is meant. */
const MOST_DEFINITIONS = 12;

/** What of the workspace an import may lead to. */
export interface ModuleSource {
  /** The file's content, or undefined when the workspace has no such file. Called often: answers should be cheap. */
  read(file: string): Uint8Array | string | undefined;
  /** Changes with the file's content; undefined: not known. Saves reading it again. */
  version?(file: string): string | undefined;
  /**
   * All files of the workspace, for languages whose files see one another without an import. The same array as long as
   * nothing has changed. Absent: only files that an import names are found.
   */
  files?(): readonly IndexedFile[];
}

export interface Modules {
  readonly lookup: ModuleLookup;
  /** Makes the index of definitions for a file of this language, which may take a while the first time. */
  prepare(frontEnd: LanguageFrontEnd): void;
  /** What the lookups since the last `trim` asked for: files, there or not, and whether definitions by name. */
  used(): { readonly files: readonly string[]; readonly names: boolean };
  /** Deletes trees beyond the number that is kept, and all that have changed. Call it between scans only. */
  trim(): void;
  dispose(): void;
}

interface LoadedModule {
  readonly version: string | undefined;
  readonly content: Uint8Array | string;
  readonly tree: OwnedTree;
  readonly context: FileContext;
}

/** Reads and parses the workspace files that imports and names lead to. */
export function createModules(
  source: ModuleSource,
  parse: (language: LanguageId, text: string) => OwnedTree | undefined,
  rulesFor: (language: LanguageId) => readonly SdkRules[],
  maximumBytes: number,
): Modules {
  const loaded = new Map<string, LoadedModule>();
  /** Files that were asked for in this scan: a module is the same throughout. */
  const current = new Map<string, FileContext | undefined>();
  const outdated: LoadedModule[] = [];
  const byConfiguration = new Map<string, readonly string[]>();
  const consulted = new Set<string>();
  let memory = new Memory();
  let names = false;
  const indexes = new Map<LanguageFrontEnd, { files: readonly IndexedFile[]; definitions: Definitions }>();
  const packageNames = new WeakMap<FileContext, string>();

  function textOf(file: string): string | undefined {
    const content = source.read(file);
    if (content === undefined || content.length > maximumBytes) return undefined;
    const decoded = decodeSource(content);
    return decoded.kind === 'text' ? decoded.text : undefined;
  }

  function load(file: string): FileContext | undefined {
    const language = languageOf(file);
    const frontEnd = language === undefined ? undefined : frontEndFor(language);
    if (language === undefined || !frontEnd) return undefined;
    const known = loaded.get(file);
    const version = source.version?.(file);
    if (known && version !== undefined && known.version === version) return known.context;
    const content = source.read(file);
    if (known) {
      if (content !== undefined && sameContent(known.content, content)) return known.context;
      loaded.delete(file);
      outdated.push(known);
      memory = new Memory();
    }
    if (content === undefined || content.length > maximumBytes) return undefined;
    const decoded = decodeSource(content);
    const tree = decoded.kind === 'text' ? parse(language, decoded.text) : undefined;
    if (!tree) return undefined;
    const context: FileContext = {
      file,
      language,
      tree,
      frontEnd,
      rules: rulesFor(language),
      syntax: frontEnd.open(tree),
    };
    loaded.set(file, { version, content, tree, context });
    return context;
  }

  function contextOf(file: string): FileContext | undefined {
    if (!current.has(file)) current.set(file, load(file));
    return current.get(file);
  }

  /** By the project's configuration; what is read for it is remembered, since another configuration gives other files. */
  function configured(specifier: string, from: FileContext): readonly string[] {
    const { frontEnd } = from;
    if (!frontEnd.projectFiles) return [];
    const key = `${from.file.slice(0, from.file.lastIndexOf('/') + 1)} ${specifier}`;
    let files = byConfiguration.get(key);
    if (!files) {
      files = frontEnd.projectFiles(specifier, from.file, (file) => {
        consulted.add(file);
        return textOf(file);
      });
      byConfiguration.set(key, files);
    }
    return files;
  }

  function definitionsOf(frontEnd: LanguageFrontEnd, packages: Packages): Definitions | undefined {
    const files = source.files?.();
    if (!files) return undefined;
    let index = indexes.get(frontEnd);
    if (index?.files === files) return index.definitions;
    const definitions = index?.definitions ?? new Definitions(packages);
    indexes.set(frontEnd, (index = { files, definitions }));
    definitions.update(
      files.filter(({ file }) => {
        const language = languageOf(file);
        return language !== undefined && frontEnd.languages.includes(language);
      }),
      textOf,
    );
    return definitions;
  }

  function packageOf(context: FileContext, packages: Packages): string {
    let name = packageNames.get(context);
    if (name === undefined) packageNames.set(context, (name = packages.packageOf(context.file, context.tree.text)));
    return name;
  }

  function defining(name: string, from: FileContext, module?: string): readonly FileContext[] {
    const { packages } = from.frontEnd;
    const definitions = packages && definitionsOf(from.frontEnd, packages);
    if (!packages || !definitions) return [];
    names = true;
    const own = packageOf(from, packages);
    const isSeen = (other: string): boolean =>
      module === undefined
        ? other === own || packages.sees?.(own, other) === true || isImported(name, other, from, packages)
        : packages.means(module, other);
    const files = definitions.find(name).filter((each) => each.file !== from.file && isSeen(each.package));
    if (files.length > MOST_DEFINITIONS) return [];
    return files.flatMap(({ file }) => contextOf(file) ?? []);
  }

  return {
    lookup: {
      module(specifier, from) {
        for (const file of from.frontEnd.moduleFiles(specifier, from.file)) {
          const context = contextOf(file);
          if (context) return context;
        }
        for (const file of configured(specifier, from)) {
          const context = contextOf(file);
          if (context) return context;
        }
        return 'elsewhere';
      },
      defining,
      get memory() {
        return memory;
      },
    },
    prepare(frontEnd) {
      if (frontEnd.packages) definitionsOf(frontEnd, frontEnd.packages);
    },
    used: () => ({ files: [...current.keys(), ...consulted], names }),
    trim() {
      current.clear();
      byConfiguration.clear();
      consulted.clear();
      names = false;
      for (const { tree } of outdated.splice(0)) tree.delete();
      let kept = 0;
      for (const { tree } of loaded.values()) kept += tree.text.length;
      if (kept <= KEPT_TEXT) return;
      // All at once: what is remembered of one file leads to others.
      memory = new Memory();
      for (const { tree } of loaded.values()) tree.delete();
      loaded.clear();
    },
    dispose() {
      for (const { tree } of [...loaded.values(), ...outdated]) tree.delete();
      loaded.clear();
      current.clear();
      indexes.clear();
    },
  };
}

/** Whether an import of the file brings in this name of the package: by name, as a whole, or all of it. */
function isImported(name: string, packageName: string, from: FileContext, packages: Packages): boolean {
  return from.syntax
    .imports()
    .some(
      ({ module, symbol }) =>
        (symbol === undefined || symbol === '*' || symbol === name) && packages.means(module, packageName),
    );
}

function sameContent(before: Uint8Array | string, after: Uint8Array | string): boolean {
  if (typeof before === 'string' || typeof after === 'string') return before === after;
  return before.length === after.length && before.every((byte, at) => byte === after[at]);
}
