import type { LanguageId } from '../model/source.js';
import type { OwnedTree, Parsers } from './parsers.js';

/** Trees of open documents: the only ones that outlive a scan. A changed text is parsed incrementally. */
export interface TreeCache {
  /** The tree of this text; the cache keeps ownership. The grammar must be loaded. Undefined: parsing took too long. */
  tree(file: string, language: LanguageId, text: string, milliseconds: number): OwnedTree | undefined;
  close(file: string): void;
  dispose(): void;
}

/** Documents beyond these were edited long ago: their trees are made anew when they are edited again. */
const MOST_TREES = 16;

export function createTreeCache(parsers: Parsers): TreeCache {
  const trees = new Map<string, OwnedTree>();

  function close(file: string): void {
    trees.get(file)?.delete();
    trees.delete(file);
  }

  return {
    tree(file, language, text, milliseconds) {
      const known = trees.get(file);
      if (known?.language === language && known.text === text) {
        trees.delete(file);
        trees.set(file, known);
        return known;
      }
      if (known && known.language !== language) close(file);
      const previous = trees.get(file);
      trees.delete(file);
      const tree = previous ? previous.reparsed(text, milliseconds) : parsers.parse(language, text, milliseconds);
      if (tree) trees.set(file, tree);
      for (const oldest of trees.keys()) {
        if (trees.size <= MOST_TREES) break;
        close(oldest);
      }
      return tree;
    },
    close,
    dispose() {
      for (const file of [...trees.keys()]) close(file);
    },
  };
}
