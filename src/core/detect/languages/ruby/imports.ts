import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { ImportBinding, Packages } from '../front-end.js';
import type { SourceFile } from '../grammar/source-file.js';
import { field, partsOf } from '../grammar/nodes.js';

const REQUIRING: readonly string[] = ['require_relative', 'require', 'load'];

/**
 * Ruby has one space of constants for all files: whatever a required file or library defines is seen by its plain name. The
 * import without a module stands for what is loaded elsewhere (Bundler, Rails, another file).
 */
export function importsOf(file: SourceFile): readonly ImportBinding[] {
  const found: ImportBinding[] = [];
  for (const word of REQUIRING) {
    for (const at of file.tree.occurrences(word)) {
      const call = file.tree.nodeAt(at).parent;
      if (call?.type !== 'call' || field(call, 'receiver')) continue;
      const module = literal(partsOf(field(call, 'arguments'))[0], file);
      if (module === undefined) continue;
      const relative = word === 'require_relative' && !module.startsWith('.');
      found.push({ module: relative ? `./${module}` : module, symbol: '*', range: file.range(call) });
    }
  }
  return [...found, { module: '', symbol: '*', range: file.tree.rangeBetween(0, 0) }];
}

function literal(node: Node | undefined, file: SourceFile): string | undefined {
  if (node?.type !== 'string') return undefined;
  const [content, ...more] = partsOf(node);
  return content?.type === 'string_content' && more.length === 0 ? file.text(content) : undefined;
}

/** Files that a required path may mean: beside the file for `./x`, else in `lib` and other roots further up. */
export function moduleFiles(specifier: string, fromFile: string): readonly string[] {
  if (specifier === '' || specifier.startsWith('aws-')) return [];
  const folders = fromFile.split('/').slice(0, -1);
  const name = specifier.endsWith('.rb') ? specifier : `${specifier}.rb`;
  if (specifier.startsWith('.')) {
    const path = joined(folders, name);
    return path === undefined ? [] : [path];
  }
  const found: string[] = [];
  for (let depth = folders.length; depth >= 0; depth -= 1) {
    for (const holder of [[], ['lib'], ['app']]) found.push([...folders.slice(0, depth), ...holder, name].join('/'));
  }
  return found;
}

function joined(folders: readonly string[], path: string): string | undefined {
  const at = [...folders];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (at.pop() === undefined) return undefined;
    } else if (part !== '.') at.push(part);
  }
  return at.join('/');
}

/** Folders of a project that hold source; what is above them is the project. */
const SOURCE_FOLDERS: ReadonlySet<string> = new Set([
  'app',
  'lib',
  'src',
  'config',
  'spec',
  'test',
  'features',
  'bin',
  'tasks',
]);

function projectOf(file: string): string {
  const folders = file.split('/').slice(0, -1);
  const at = folders.findIndex((folder) => SOURCE_FOLDERS.has(folder));
  return (at < 0 ? folders : folders.slice(0, at)).join('/');
}

/** Files of one project see one another's constants, by autoloading or since some file requires them all. */
export const rubyPackages: Packages = {
  names:
    /^[ \t]*(?:class|module)[ \t]+(?:\w+::)*([A-Z]\w*)|^[ \t]*([A-Z]\w*)[ \t]*(?:\|\|)?=(?![=~])|^def[ \t]+(?:self\.)?(\w+[?!]?)/gm,
  packageOf: (file) => projectOf(file),
  means: () => false,
  sees: (own, other) => other === '' || own === '' || own.startsWith(`${other}/`) || other.startsWith(`${own}/`),
};
