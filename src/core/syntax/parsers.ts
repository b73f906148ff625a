import { Edit, Language, Parser, Query } from 'web-tree-sitter';
import type { Point, Tree } from 'web-tree-sitter';
import type { Range } from '../model/source.js';
import type { AssetSource } from '../ports.js';
import { grammarAsset, grammarOf, RUNTIME_ASSET } from './grammars.js';
import type { GrammarId, SyntaxLanguage } from './grammars.js';
import type { SourceTree, SyntaxMatch } from './source-tree.js';
import { TreeRuntime } from './runtime.js';
import { SyntaxNodes } from './syntax-node.js';
import { textIndexOf } from './text-index.js';
import type { TextIndex } from './text-index.js';

/** A tree that its holder must delete. */
export interface OwnedTree extends SourceTree {
  delete(): void;
  /** A new tree of the changed text that shares the unchanged parts; this one is deleted. Undefined: the time was up (this one is deleted too). */
  reparsed(text: string, milliseconds: number): OwnedTree | undefined;
}

/** Parses texts. Grammars are loaded when a language is first asked for. */
export interface Parsers {
  /** Resolves once the language's grammar is loaded; after that `parse` may be called for it. */
  load(language: SyntaxLanguage): Promise<void>;
  has(language: SyntaxLanguage): boolean;
  /** Undefined: parsing took longer than `milliseconds` and was stopped. */
  parse(language: SyntaxLanguage, text: string, milliseconds: number): OwnedTree | undefined;
  /** Trees that were made and not yet deleted. */
  readonly liveTrees: number;
  dispose(): void;
}

/** The WebAssembly runtime exists once for the process, whoever initialises it first. */
let runtime: Promise<TreeRuntime> | undefined;

function initialiseRuntime(assets: AssetSource): Promise<TreeRuntime> {
  runtime ??= TreeRuntime.start(exactBuffer(assets.bytes(RUNTIME_ASSET))).catch((error: unknown) => {
    runtime = undefined;
    throw error;
  });
  return runtime;
}

/** Grammars too are loaded once for the process: the runtime never unloads a module. */
const languages = new Map<GrammarId, Promise<Language>>();
const queries = new WeakMap<Language, Map<string, Query>>();

function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function queryOf(language: Language, source: string): Query {
  let compiled = queries.get(language);
  if (!compiled) queries.set(language, (compiled = new Map<string, Query>()));
  let query = compiled.get(source);
  if (!query) compiled.set(source, (query = new Query(language, source)));
  return query;
}

const fieldNumbers = new WeakMap<Language, ReadonlyMap<string, number>>();

function fieldNumbersOf(language: Language): ReadonlyMap<string, number> {
  let numbers = fieldNumbers.get(language);
  if (!numbers) {
    const rows = language.fields.flatMap((name, at) => (name === null ? [] : [[name, at] as const]));
    fieldNumbers.set(language, (numbers = new Map(rows)));
  }
  return numbers;
}

export function createParsers(assets: AssetSource): Parsers {
  const parsers = new Map<GrammarId, { parser: Parser; language: Language; trees: TreeRuntime }>();
  let live = 0;

  function parsed(
    language: SyntaxLanguage,
    text: string,
    milliseconds: number,
    previous?: Tree,
  ): OwnedTree | undefined {
    const entry = parsers.get(grammarOf(language));
    if (!entry) throw new RangeError(`the grammar of ${language} is not loaded`);
    const deadline = performance.now() + milliseconds;
    let tree: Tree | null;
    try {
      tree = entry.parser.parse(text, previous ?? null, {
        // The declared type returns nothing, but the runtime stops when this is true.
        progressCallback: (() => performance.now() > deadline) as unknown as () => void,
      });
    } catch (error) {
      entry.parser.reset();
      throw error;
    }
    if (!tree) {
      entry.parser.reset();
      return undefined;
    }
    live += 1;
    return ownedTree(language, entry, text, tree);
  }

  function ownedTree(
    languageId: SyntaxLanguage,
    { language, trees }: { language: Language; trees: TreeRuntime },
    text: string,
    tree: Tree,
  ): OwnedTree {
    let deleted = false;
    let index: TextIndex | undefined;
    const textIndex = (): TextIndex => (index ??= textIndexOf(text));
    let made: SyntaxNodes | undefined;
    const nodes = (): SyntaxNodes => (made ??= new SyntaxNodes(tree, text, trees, language, fieldNumbersOf(language)));
    const remove = (): void => {
      if (deleted) return;
      deleted = true;
      live -= 1;
      tree.delete();
    };
    return {
      language: languageId,
      text,
      get root() {
        return nodes().root;
      },
      occurrences: (name) => textIndex().occurrences(name),
      nodeAt: (offset) => nodes().at(offset),
      // Unlike all other offsets of the runtime, those of a query's range count bytes of UTF-16.
      matchesAt: (source, start, end): readonly SyntaxMatch[] =>
        queryOf(language, source)
          .matches(tree.rootNode, { startIndex: start * 2, endIndex: end * 2 })
          .map(({ captures }) => ({
            captures: captures.map(({ name, node }) => ({ name, node: nodes().ofObject(node) })),
          })),
      rangeOf: (node): Range => ({
        start: textIndex().positionAt(node.startIndex),
        end: textIndex().positionAt(node.endIndex),
      }),
      rangeBetween: (start, end) => ({ start: textIndex().positionAt(start), end: textIndex().positionAt(end) }),
      delete: remove,
      reparsed(changed, milliseconds) {
        try {
          const edit = editBetween(text, textIndex(), changed);
          if (edit) tree.edit(edit);
          return parsed(languageId, changed, milliseconds, tree);
        } finally {
          remove();
        }
      },
    };
  }

  return {
    async load(language) {
      const grammar = grammarOf(language);
      if (parsers.has(grammar)) return;
      const trees = await initialiseRuntime(assets);
      let loading = languages.get(grammar);
      if (!loading) {
        loading = Language.load(assets.bytes(grammarAsset(grammar)));
        languages.set(grammar, loading);
        loading.catch(() => languages.delete(grammar));
      }
      const loaded = await loading;
      if (parsers.has(grammar)) return;
      const parser = new Parser();
      parser.setLanguage(loaded);
      parsers.set(grammar, { parser, language: loaded, trees });
    },
    has: (language) => parsers.has(grammarOf(language)),
    parse: (language, text, milliseconds) => parsed(language, text, milliseconds),
    get liveTrees() {
      return live;
    },
    dispose() {
      for (const { parser } of parsers.values()) parser.delete();
      parsers.clear();
    },
  };
}

/** The one edit that turns `before` into `after`: what lies between their common start and end. Undefined: they are equal. */
function editBetween(before: string, beforeIndex: TextIndex, after: string): Edit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  const afterIndex = textIndexOf(after);
  return new Edit({
    startIndex: start,
    oldEndIndex: before.length - tail,
    newEndIndex: after.length - tail,
    startPosition: point(beforeIndex, start),
    oldEndPosition: point(beforeIndex, before.length - tail),
    newEndPosition: point(afterIndex, after.length - tail),
  });
}

function point(index: TextIndex, offset: number): Point {
  const { line, character } = index.positionAt(offset);
  return { row: line, column: character };
}
