import type { LanguageId } from '../model/source.js';
import { languageOf } from '../syntax/grammars.js';
import type { OwnedTree } from '../syntax/parsers.js';
import { decodeSource } from './decode-source.js';
import { frontEndFor } from './languages/index.js';
import type { FileContext, ModuleLookup } from './resolver/resolved.js';
import type { SdkRules } from './rules.js';

/** Other files that one scan looks into; kept for the next scan, since neighbours import the same modules. */
const KEPT_MODULES = 32;

/** What of the workspace an import may lead to. */
export interface ModuleSource {
  /** The file's content, or undefined when the workspace has no such file. Called often: answers should be cheap. */
  read(file: string): Uint8Array | string | undefined;
}

export interface Modules {
  readonly lookup: ModuleLookup;
  /** Deletes trees beyond the number that is kept, and all that have changed. Call it between scans only. */
  trim(): void;
  dispose(): void;
}

interface LoadedModule {
  readonly content: Uint8Array | string;
  readonly tree: OwnedTree;
  readonly context: FileContext;
}

/** Reads and parses the workspace files that imports lead to. */
export function createModules(
  source: ModuleSource,
  parse: (language: LanguageId, text: string) => OwnedTree | undefined,
  rulesFor: (language: LanguageId) => readonly SdkRules[],
  maximumBytes: number,
): Modules {
  const loaded = new Map<string, LoadedModule>();
  /** Files that were read in this scan: a module is the same throughout. */
  const current = new Map<string, FileContext | undefined>();
  const outdated: LoadedModule[] = [];

  function load(file: string): FileContext | undefined {
    const language = languageOf(file);
    const frontEnd = language === undefined ? undefined : frontEndFor(language);
    if (language === undefined || !frontEnd) return undefined;
    const content = source.read(file);
    if (content === undefined || content.length > maximumBytes) return undefined;
    const known = loaded.get(file);
    if (known) {
      loaded.delete(file);
      if (sameContent(known.content, content)) {
        loaded.set(file, known);
        return known.context;
      }
      outdated.push(known);
    }
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
    loaded.set(file, { content, tree, context });
    return context;
  }

  return {
    lookup: {
      module(specifier, from) {
        for (const file of from.frontEnd.moduleFiles(specifier, from.file)) {
          if (!current.has(file)) current.set(file, load(file));
          const context = current.get(file);
          if (context) return context;
        }
        return 'elsewhere';
      },
    },
    trim() {
      current.clear();
      for (const { tree } of outdated.splice(0)) tree.delete();
      for (const [file, { tree }] of loaded) {
        if (loaded.size <= KEPT_MODULES) break;
        tree.delete();
        loaded.delete(file);
      }
    },
    dispose() {
      for (const { tree } of [...loaded.values(), ...outdated]) tree.delete();
      loaded.clear();
      current.clear();
    },
  };
}

function sameContent(before: Uint8Array | string, after: Uint8Array | string): boolean {
  if (typeof before === 'string' || typeof after === 'string') return before === after;
  return before.length === after.length && before.every((byte, at) => byte === after[at]);
}
