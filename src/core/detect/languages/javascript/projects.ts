import { parse } from 'jsonc-parser';
import { joined, spellings } from './modules.js';

/** Gives a file's text; undefined: the workspace has no such file. */
export type Read = (file: string) => string | undefined;

const CONFIGURATIONS = ['tsconfig.json', 'jsconfig.json', 'tsconfig.base.json'];
/** Folders that hold the packages of a workspace, by the customs of npm, pnpm, Yarn, Lerna and Nx. */
const PACKAGE_FOLDERS = ['packages', 'libs', 'apps', 'modules', 'services', 'shared'];
/** Longer chains of `extends` are not followed. */
const MAXIMUM_EXTENDS = 4;
/** Conditions of `exports`, the source first ("Node.js documentation", Packages). */
const CONDITIONS = ['source', 'types', 'import', 'node', 'require', 'default'];

/**
 * Files that a specifier may mean by the project's own configuration: `paths` and `baseUrl` of tsconfig.json ("TSConfig
 * Reference"), `imports` of package.json, and packages of the same workspace with what their package.json exports.
 */
export function projectFiles(specifier: string, fromFile: string, read: Read): readonly string[] {
  if (/^\.{0,2}\//.test(specifier) || /^(?:node|https?|npm|jsr):/.test(specifier)) return [];
  const parts = fromFile.split('/').slice(0, -1);
  const folders = parts.map((_, index) => parts.slice(0, parts.length - index)).concat([[]]);
  const found = folders.flatMap((folder) => [
    ...byConfiguration(specifier, folder, read),
    ...byImports(specifier, folder, read),
    ...byPackage(specifier, folder, read),
  ]);
  return [...new Set(found)];
}

const path = (folder: readonly string[], file: string): string => [...folder, file].join('/');

function byConfiguration(specifier: string, folder: readonly string[], read: Read): readonly string[] {
  for (const name of CONFIGURATIONS) {
    const found = mapped(specifier, path(folder, name), read, MAXIMUM_EXTENDS);
    if (found.length > 0) return found;
  }
  return [];
}

function mapped(specifier: string, file: string, read: Read, depth: number): readonly string[] {
  const configuration = objectIn(read(file));
  if (configuration === undefined) return [];
  const folder = file.split('/').slice(0, -1);
  const options = asObject(configuration['compilerOptions']) ?? {};
  const baseUrl = typeof options['baseUrl'] === 'string' ? options['baseUrl'] : undefined;
  const base =
    joined(folder, baseUrl ?? '.')
      ?.split('/')
      .filter((part) => part !== '') ?? [];
  const found = matches(asObject(options['paths']) ?? {}, specifier).flatMap((target) =>
    spellings(joined(base, target)),
  );
  if (found.length > 0) return found;
  const extended = configuration['extends'];
  if (typeof extended === 'string' && extended.startsWith('.') && depth > 0) {
    const other = joined(folder, extended.endsWith('.json') ? extended : `${extended}.json`);
    const inherited = other === undefined ? [] : mapped(specifier, other, read, depth - 1);
    if (inherited.length > 0) return inherited;
  }
  return baseUrl === undefined ? [] : spellings(joined(base, specifier));
}

/** Targets of the patterns that fit, the most special first: an exact name before a longer prefix before `*`. */
function matches(patterns: Readonly<Record<string, unknown>>, specifier: string): readonly string[] {
  const fitting = Object.entries(patterns).flatMap(([pattern, targets]) => {
    const [prefix = '', suffix] = pattern.split('*');
    if (suffix === undefined) return pattern === specifier ? [{ rank: Infinity, star: '', targets }] : [];
    const fits =
      specifier.startsWith(prefix) && specifier.endsWith(suffix) && specifier.length >= prefix.length + suffix.length;
    return fits
      ? [{ rank: prefix.length, star: specifier.slice(prefix.length, specifier.length - suffix.length), targets }]
      : [];
  });
  return fitting
    .sort((a, b) => b.rank - a.rank)
    .flatMap(({ star, targets }) => targetsOf(targets).map((target) => target.replace('*', star)));
}

/** Paths that a value of `paths`, `exports` or `imports` leads to. */
function targetsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(targetsOf);
  const conditions = asObject(value);
  return conditions === undefined ? [] : CONDITIONS.flatMap((condition) => targetsOf(conditions[condition]));
}

/** `#clients` by the `imports` of the package around. */
function byImports(specifier: string, folder: readonly string[], read: Read): readonly string[] {
  if (!specifier.startsWith('#')) return [];
  const imports = asObject(objectIn(read(path(folder, 'package.json')))?.['imports']);
  return imports === undefined ? [] : matches(imports, specifier).flatMap((target) => sources(folder, target));
}

/** A package of the workspace: known by the `name` in its package.json, in a folder that is called like it. */
function byPackage(specifier: string, folder: readonly string[], read: Read): readonly string[] {
  const [, name = '', bare = '', rest = ''] = /^((?:@[^/]+\/)?([^/]+))(?:\/(.+))?$/.exec(specifier) ?? [];
  for (const holder of PACKAGE_FOLDERS) {
    const home = [...folder, holder, bare];
    const manifest = objectIn(read(path(home, 'package.json')));
    if (manifest?.['name'] !== name) continue;
    const exported = asObject(manifest['exports']);
    const listed =
      exported === undefined
        ? targetsOf(rest === '' ? manifest['exports'] : undefined)
        : matches(exported, rest === '' ? '.' : `./${rest}`);
    const main =
      rest === '' ? ['source', 'types', 'module', 'main'].flatMap((key) => targetsOf(manifest[key])) : [rest];
    const usual = rest === '' ? ['src/index', 'index'] : [`src/${rest}`, rest];
    return [...listed, ...main, ...usual].flatMap((target) => sources(home, target));
  }
  return [];
}

/** The file, and the source that it was built of: `dist/index.js` is mostly `src/index.ts`. */
function sources(folder: readonly string[], target: string): readonly string[] {
  const source = target
    .replace(/(^|\/)(?:dist|lib|build|out)\/(?:(?:cjs|esm|types)\/)?/, '$1src/')
    .replace(/\.d(?=\.[cm]?ts$)/, '');
  return [...new Set([target, source])].flatMap((each) => spellings(joined(folder, each)));
}

type JsonObject = Readonly<Record<string, unknown>>;

const asObject = (value: unknown): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;

/** Configuration is parsed once: it is asked for by every import of every file. */
const parsed = new Map<string, JsonObject | undefined>();
const MOST_PARSED = 200;

function objectIn(text: string | undefined): JsonObject | undefined {
  if (text === undefined) return undefined;
  if (!parsed.has(text)) {
    if (parsed.size >= MOST_PARSED) parsed.clear();
    parsed.set(text, asObject(parse(text, [], { allowTrailingComma: true }) as unknown));
  }
  return parsed.get(text);
}
