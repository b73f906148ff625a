import type { Catalog } from '../catalog/catalog.js';
import type { CallSite } from '../model/call-site.js';
import { messageOf } from '../model/problem.js';
import type { LanguageId, SkippedFile } from '../model/source.js';
import type { AssetSource } from '../ports.js';
import { languageOf } from '../syntax/grammars.js';
import { createParsers } from '../syntax/parsers.js';
import type { OwnedTree } from '../syntax/parsers.js';
import { createTreeCache } from '../syntax/tree-cache.js';
import { bytesAsText, candidateWords, prefilter } from './candidates.js';
import type { CandidateWords } from './candidates.js';
import { decodeSource } from './decode-source.js';
import { frontEndFor } from './languages/index.js';
import { createModules } from './modules.js';
import type { ModuleSource } from './modules.js';
import { callSitesOf } from './resolver/call-sites.js';
import { Resolver } from './resolver/evaluate.js';
import { noModules } from './resolver/resolved.js';
import type { FileContext } from './resolver/resolved.js';
import type { SdkRules } from './rules.js';
import { allMarks, allRules } from './sdks/index.js';

export { languageOf };

/** Larger files are generated or data; they are listed as skipped. */
const DEFAULT_MAXIMUM_BYTES = 2 * 1024 * 1024;
/** Brackets nested deeper are no handwritten code, and deep trees make every step slow. */
const MAXIMUM_NESTING = 500;
/** Milliseconds for one file: parsing, then looking at its calls. */
const PARSE_LIMIT = 2000;
const RESOLVE_LIMIT = 1500;

export interface FileScan {
  readonly sites: readonly CallSite[];
  /** Why the file, or a part of it, was not looked at. */
  readonly skipped?: SkippedFile;
}

export interface Scanner {
  /** Never rejects for what a file holds; rejects with an UnforbidError `internal` when a grammar is missing. */
  scan(file: string, content: Uint8Array | string): Promise<FileScan>;
  /** As `scan`, for a document that is open: its tree is kept and a changed text is parsed incrementally. */
  scanDocument(file: string, text: string, language?: LanguageId): Promise<FileScan>;
  closeDocument(file: string): void;
  /** Trees in memory: those of open documents, and a few of imported modules. */
  readonly liveTrees: number;
  dispose(): void;
}

let marks: RegExp | undefined;

/** The prefilter: whether the content names an SDK at all. Works on raw bytes, so that most files are never decoded. */
export function mayCallSdk(content: Uint8Array | string): boolean {
  marks ??= prefilter(allMarks());
  return marks.test(typeof content === 'string' ? content : bytesAsText(content));
}

export interface ScannerOptions {
  readonly catalog: Catalog;
  readonly assets: AssetSource;
  readonly maximumBytes?: number;
  /** Other files of the workspace, for clients that are made in one file and used in another. Absent: each file stands alone. */
  readonly modules?: ModuleSource;
}

export function createScanner(options: ScannerOptions): Scanner {
  const { catalog, assets, maximumBytes = DEFAULT_MAXIMUM_BYTES } = options;
  const parsers = createParsers(assets);
  const documents = createTreeCache(parsers);
  let rules: readonly SdkRules[] | undefined;
  const words = new Map<LanguageId, { rules: readonly SdkRules[]; candidates: CandidateWords }>();

  function setFor(language: LanguageId): { rules: readonly SdkRules[]; candidates: CandidateWords } {
    let known = words.get(language);
    if (!known) {
      rules ??= allRules(catalog);
      const fitting = rules.filter((each) => each.languages.includes(language));
      const always = frontEndFor(language)?.standardLibrary.memberCalls;
      known = { rules: fitting, candidates: candidateWords(fitting, always) };
      words.set(language, known);
    }
    return known;
  }

  const modules =
    options.modules &&
    createModules(
      options.modules,
      (language, text) => (parsers.has(language) ? parsers.parse(language, text, PARSE_LIMIT) : undefined),
      (language) => setFor(language).rules,
      maximumBytes,
    );

  function sitesIn(file: string, language: LanguageId, tree: OwnedTree): FileScan {
    const frontEnd = frontEndFor(language);
    if (!frontEnd) return { sites: [] };
    const { rules: fitting, candidates } = setFor(language);
    const offsets = candidates.in(tree.text, frontEnd.callWords).map((candidate) => candidate.offset);
    if (offsets.length === 0) return { sites: [] };
    const context: FileContext = { file, language, tree, frontEnd, rules: fitting, syntax: frontEnd.open(tree) };
    const resolver = new Resolver(modules?.lookup ?? noModules, fitting);
    const deadline = performance.now() + RESOLVE_LIMIT;
    const { sites, complete } = callSitesOf(context, offsets, resolver, catalog, { deadline });
    if (complete) return { sites };
    return {
      sites,
      skipped: { file, reason: `Its calls could not all be looked at within ${RESOLVE_LIMIT / 1000} s.` },
    };
  }

  async function scanWith(
    file: string,
    content: Uint8Array | string,
    language: LanguageId | undefined,
    treeOf: (language: LanguageId, text: string) => { tree: OwnedTree | undefined; release: () => void },
  ): Promise<FileScan> {
    const skipped = (reason: string): FileScan => ({ sites: [], skipped: { file, reason } });
    if (language === undefined) return { sites: [] };
    if (content.length > maximumBytes) {
      return skipped(`It is larger than ${megabytes(maximumBytes)} MB; raise the size limit to have it scanned.`);
    }
    const decoded = decodeSource(content);
    if (decoded.kind === 'unreadable') return skipped(decoded.reason);
    if (!mayCallSdk(content)) return { sites: [] };
    if (nestingOf(decoded.text) > MAXIMUM_NESTING) {
      return skipped(`Its brackets are nested more than ${MAXIMUM_NESTING} deep; such code is not scanned.`);
    }
    await parsers.load(language);
    // Files of one family import one another; what comes after this point is synchronous.
    if (modules) for (const sibling of frontEndFor(language)?.languages ?? []) await parsers.load(sibling);
    const { tree, release } = treeOf(language, decoded.text);
    try {
      if (!tree) return skipped(`It could not be parsed within ${PARSE_LIMIT / 1000} s.`);
      return sitesIn(file, language, tree);
    } catch (error) {
      // A fault of ours in one file must not hide the findings of all others; it is shown, not swallowed.
      return skipped(messageOf(error, 'It could not be scanned'));
    } finally {
      release();
      modules?.trim();
    }
  }

  return {
    scan: (file, content) =>
      scanWith(file, content, languageOf(file), (language, text) => {
        const tree = parsers.parse(language, text, PARSE_LIMIT);
        return { tree, release: () => tree?.delete() };
      }),
    scanDocument: (file, text, language = languageOf(file)) =>
      scanWith(file, text, language, (known, source) => ({
        tree: documents.tree(file, known, source, PARSE_LIMIT),
        release: () => undefined,
      })),
    closeDocument: (file) => documents.close(file),
    get liveTrees() {
      return parsers.liveTrees;
    },
    dispose() {
      documents.dispose();
      modules?.dispose();
      parsers.dispose();
    },
  };
}

const megabytes = (bytes: number): string => (bytes / (1024 * 1024)).toFixed(bytes < 1024 * 1024 ? 2 : 0);

/** The deepest nesting of brackets, strings and comments not told apart: an upper bound that costs one pass. */
function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 40 || code === 91 || code === 123) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if ((code === 41 || code === 93 || code === 125) && depth > 0) depth -= 1;
  }
  return deepest;
}
