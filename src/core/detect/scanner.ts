import type { Catalog } from '../catalog/catalog.js';
import type { CallSite, Cloud } from '../model/call-site.js';
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
import { isHost, mayBeScript } from './embedded/file-names.js';
import { embeddedScripts, languageOfFirstLine } from './embedded/hosts.js';
import { relocated } from './embedded/script.js';
import type { EmbeddedScript } from './embedded/script.js';
import { frontEndFor } from './languages/index.js';
import { namesDefined } from './definitions.js';
import { createModules } from './modules.js';
import type { ModuleSource } from './modules.js';
import { callSitesOf } from './resolver/call-sites.js';
import { Resolver } from './resolver/evaluate.js';
import { noModules } from './resolver/resolved.js';
import type { FileContext } from './resolver/resolved.js';
import type { SdkRules } from './rules.js';
import { allRules, marksOf } from './sdks/index.js';

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
  readonly dependsOn?: Dependencies;
  /** Why the file, or a part of it, was not looked at. */
  readonly skipped?: SkippedFile;
}

/** What else of the workspace the result depends on: when that changes, the file is to be scanned again. */
export interface Dependencies {
  /** Files that imports led to, and those that they would lead to if they were there. */
  readonly files: readonly string[];
  /** True when definitions were looked for by name: any file of the language may bring one. */
  readonly names: boolean;
}

export interface ScanOptions {
  /** By default told by the file's name. */
  readonly language?: LanguageId;
  /** Whose SDKs are looked for. By default those that the file names; others may come to it from files that it imports. */
  readonly clouds?: readonly Cloud[];
}

export interface Scanner {
  /** Never rejects for what a file holds; rejects with an UnforbidError `internal` when a grammar is missing. */
  scan(file: string, content: Uint8Array | string, options?: ScanOptions): Promise<FileScan>;
  /** As `scan`, for a document that is open: its tree is kept and a changed text is parsed incrementally. */
  scanDocument(file: string, text: string, options?: ScanOptions): Promise<FileScan>;
  closeDocument(file: string): void;
  /** Trees in memory: those of open documents, and a few of imported modules. */
  readonly liveTrees: number;
  dispose(): void;
}

const CLOUDS: readonly Cloud[] = ['aws', 'gcp'];
const marks = new Map<LanguageId | undefined, readonly { cloud: Cloud; pattern: RegExp }[]>();

/** The clouds whose SDKs the content names. Works on raw bytes, so that most files are never decoded. `language`: by default any. */
export function cloudsNamed(content: Uint8Array | string, language?: LanguageId): readonly Cloud[] {
  let patterns = marks.get(language);
  if (!patterns) {
    patterns = CLOUDS.flatMap((cloud) => {
      const named = marksOf(cloud, language);
      return named.length === 0 ? [] : [{ cloud, pattern: prefilter(named) }];
    });
    marks.set(language, patterns);
  }
  const text = typeof content === 'string' ? content : bytesAsText(content);
  return patterns.flatMap(({ cloud, pattern }) => (pattern.test(text) ? [cloud] : []));
}

/** The prefilter: whether the content names an SDK at all. */
export const mayCallSdk = (content: Uint8Array | string, language?: LanguageId): boolean =>
  cloudsNamed(content, language).length > 0;

/** Names by which other files get at what a file defines: all of its package (`inPackage`), or those that import it. */
export function definedNames(file: string, text: string): { names: readonly string[]; inPackage: boolean } {
  const language = languageOf(file);
  const frontEnd = language === undefined ? undefined : frontEndFor(language);
  const names = frontEnd?.packages?.names ?? frontEnd?.importableNames;
  return { names: names ? namesDefined(text, names) : [''], inPackage: frontEnd?.packages !== undefined };
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
  const words = new Map<string, { rules: readonly SdkRules[]; candidates: CandidateWords }>();

  function setFor(
    language: LanguageId,
    clouds: readonly Cloud[] = CLOUDS,
  ): { rules: readonly SdkRules[]; candidates: CandidateWords } {
    const key = `${language} ${clouds.join(' ')}`;
    let known = words.get(key);
    if (!known) {
      rules ??= allRules(catalog);
      const fitting = rules.filter((each) => each.languages.includes(language) && clouds.includes(each.cloud));
      const always = frontEndFor(language)?.standardLibrary.memberCalls;
      known = { rules: fitting, candidates: candidateWords(fitting, always) };
      words.set(key, known);
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

  function sitesIn(
    file: string,
    { tree, language }: { tree: OwnedTree; language: LanguageId },
    rules: readonly SdkRules[],
    offsets: readonly number[],
  ): FileScan & { readonly scripts?: readonly EmbeddedScript[] } {
    const frontEnd = frontEndFor(language);
    if (!frontEnd) return { sites: [] };
    const named = cloudsNamed(tree.text, language);
    const context: FileContext = { file, language, tree, frontEnd, rules, named, syntax: frontEnd.open(tree) };
    const resolver = new Resolver(context, modules?.lookup ?? noModules, setFor(language).rules);
    modules?.prepare(frontEnd);
    const deadline = performance.now() + RESOLVE_LIMIT;
    const { sites, complete } = callSitesOf(context, offsets, resolver, catalog, { deadline });
    const scripts = context.syntax.scripts?.() ?? [];
    if (complete) return { sites, scripts };
    return {
      sites,
      scripts,
      skipped: { file, reason: `Its calls could not all be looked at within ${RESOLVE_LIMIT / 1000} s.` },
    };
  }

  function withModules(scan: FileScan, file: string): FileScan {
    if (!modules) return scan;
    const { files, names } = modules.used();
    const others = files.filter((other) => other !== file);
    return others.length === 0 && !names ? scan : { ...scan, dependsOn: { files: others, names } };
  }

  /** What the scripts in a document hold, at their places in the document. */
  async function scanScripts(file: string, scripts: readonly EmbeddedScript[], whole: FileScan): Promise<FileScan> {
    if (scripts.length === 0) return whole;
    const sites = [...whole.sites];
    const files = new Set(whole.dependsOn?.files);
    let names = whole.dependsOn?.names ?? false;
    let { skipped } = whole;
    for (const script of scripts) {
      const scan = await scanWith(file, script.text, { language: script.language }, parsedOnce);
      sites.push(...relocated(scan.sites, script, file));
      skipped ??= scan.skipped;
      for (const other of scan.dependsOn?.files ?? []) files.add(other);
      names ||= scan.dependsOn?.names === true;
    }
    return {
      sites: sites.sort(byPlace),
      ...(skipped ? { skipped } : {}),
      ...(files.size > 0 || names ? { dependsOn: { files: [...files], names } } : {}),
    };
  }

  /** A document of a kind that holds scripts, or a script whose first line names its language. */
  async function scanHost(file: string, content: Uint8Array | string, options: ScanOptions): Promise<FileScan> {
    if (!isHost(file) && !mayBeScript(file)) return { sites: [] };
    if (!mayCallSdk(content)) return { sites: [] };
    // Of a file without an ending nothing says that it is code: only those whose names do are listed as passed over.
    const skipped = (reason: string): FileScan =>
      isHost(file) ? { sites: [], skipped: { file, reason } } : { sites: [] };
    if (content.length > maximumBytes) return skipped(tooLarge(maximumBytes));
    const decoded = decodeSource(content);
    if (decoded.kind === 'unreadable') return skipped(decoded.reason);
    const scripts = embeddedScripts(file, decoded.text);
    if (scripts) return scanScripts(file, scripts, { sites: [] });
    const language = languageOfFirstLine(decoded.text);
    return language === undefined ? { sites: [] } : scanWith(file, content, { ...options, language }, parsedOnce);
  }

  function parsedOnce(language: LanguageId, text: string): { tree: OwnedTree | undefined; release: () => void } {
    const tree = parsers.parse(language, text, PARSE_LIMIT);
    return { tree, release: () => tree?.delete() };
  }

  async function scanWith(
    file: string,
    content: Uint8Array | string,
    { language = languageOf(file), clouds = cloudsNamed(content, language) }: ScanOptions,
    treeOf: (language: LanguageId, text: string) => { tree: OwnedTree | undefined; release: () => void },
  ): Promise<FileScan> {
    const skipped = (reason: string): FileScan => ({ sites: [], skipped: { file, reason } });
    if (language === undefined) return scanHost(file, content, {});
    const frontEnd = frontEndFor(language);
    if (!frontEnd) return { sites: [] };
    if (content.length > maximumBytes) {
      return skipped(tooLarge(maximumBytes));
    }
    const decoded = decodeSource(content);
    if (decoded.kind === 'unreadable') return skipped(decoded.reason);
    if (clouds.length === 0) return { sites: [] };
    if (isMinified(decoded.text)) {
      if (cloudsNamed(content, language).length === 0) return { sites: [] };
      return skipped('It is minified: code that a build made is not scanned.');
    }
    const { rules: fitting, candidates } = setFor(language, clouds);
    const offsets = candidates.in(decoded.text, frontEnd.callWords);
    if (offsets.length === 0 && frontEnd.embeds?.test(decoded.text) !== true) return { sites: [] };
    if (nestingOf(decoded.text) > MAXIMUM_NESTING) {
      return skipped(`Its brackets are nested more than ${MAXIMUM_NESTING} deep; such code is not scanned.`);
    }
    await parsers.load(language);
    // Files of one family import one another; what comes after this point is synchronous.
    if (modules) for (const sibling of frontEnd.languages) await parsers.load(sibling);
    const { tree, release } = treeOf(language, decoded.text);
    let found: FileScan;
    let inside: readonly EmbeddedScript[];
    try {
      if (!tree) return skipped(`It could not be parsed within ${PARSE_LIMIT / 1000} s.`);
      const { scripts = [], ...scan } = sitesIn(file, { tree, language }, fitting, offsets);
      [found, inside] = [withModules(scan, file), scripts];
    } catch (error) {
      // A fault of ours in one file must not hide the findings of all others; it is shown, not swallowed.
      return skipped(messageOf(error, 'It could not be scanned'));
    } finally {
      release();
      modules?.trim();
    }
    return scanScripts(file, inside, found);
  }

  return {
    scan: (file, content, options = {}) => scanWith(file, content, options, parsedOnce),
    scanDocument: (file, text, options = {}) =>
      scanWith(file, text, options, (known, source) => ({
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

function byPlace(a: CallSite, b: CallSite): number {
  const [left, right] = [a.location, b.location];
  return (
    (left.cell ?? 0) - (right.cell ?? 0) ||
    left.range.start.line - right.range.start.line ||
    left.range.start.character - right.range.start.character
  );
}

const tooLarge = (limit: number): string =>
  `It is larger than ${megabytes(limit)} MB; raise the size limit to have it scanned.`;

const megabytes = (bytes: number): string => (bytes / (1024 * 1024)).toFixed(bytes < 1024 * 1024 ? 2 : 0);

/** Code whose lines are this long on average (code units) was written by no hand. */
const MINIFIED_LINE = 400;
const SMALLEST_MINIFIED = 20_000;

function isMinified(text: string): boolean {
  if (text.length < SMALLEST_MINIFIED) return false;
  const most = text.length / MINIFIED_LINE;
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines += 1;
    if (lines > most) return false;
  }
  return true;
}

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
