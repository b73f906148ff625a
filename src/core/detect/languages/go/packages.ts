import type { Packages } from '../front-end.js';

/** What joins the folder and the name of a package: files of one folder may belong to a package and to its outside tests. */
const JOINT = '#';

/** Hosts whose modules lie two levels below them ("Go Modules Reference", Finding a repository for a module path). */
const CODE_HOSTS: ReadonlySet<string> = new Set(['github.com', 'gitlab.com', 'bitbucket.org']);

/** `internal/store#store`: the folder and the name in the package clause. */
function packageOf(file: string, text: string): string {
  const name = /^[ \t]*package[ \t]+([A-Za-z_]\w*)/m.exec(text)?.[1] ?? '';
  return `${file.split('/').slice(0, -1).join('/')}${JOINT}${name}`;
}

/**
 * Whether an import path means the package of a folder. Where the module begins is told by its go.mod, which is not read: the
 * path's end must be the folder's, and what is left of the path must be able to be a module's path.
 */
function means(module: string, packageName: string): boolean {
  const [folder = '', name = ''] = packageName.split(JOINT);
  if (name === 'main' || name.endsWith('_test')) return false;
  const path = module.split('/');
  const folders = folder === '' ? [] : folder.split('/');
  // A major version stands in the path only, or in the folder too.
  const bare = path.filter((part) => !/^v\d+$/.test(part));
  return endsIn(path, folders, name) || (bare.length < path.length && endsIn(bare, folders, name));
}

function endsIn(path: readonly string[], folders: readonly string[], name: string): boolean {
  if (folders.length === 0) return isModulePath(path) && lastName(path) === name && /\./.test(path[0] ?? '');
  let shared = 0;
  while (shared < folders.length && shared < path.length && folders.at(-1 - shared) === path.at(-1 - shared))
    shared += 1;
  // One part alone is a package of the standard library, or of a module with a name of one word.
  if (shared === path.length) return shared > 1;
  return shared > 0 && (shared === folders.length || isModulePath(path.slice(0, path.length - shared)));
}

const lastName = (path: readonly string[]): string =>
  (/^v\d+$/.test(path.at(-1) ?? '') ? path.at(-2) : path.at(-1)) ?? '';

/** `github.com/acme/reports`, `example.com/reports`, `reports`. */
function isModulePath(path: readonly string[]): boolean {
  const [host = ''] = path;
  if (CODE_HOSTS.has(host)) return path.length === 3 || (path.length === 4 && /^v\d+$/.test(path[3] ?? ''));
  return host.includes('.') ? path.length <= 3 : path.length === 1;
}

/** Files of one folder and package see one another; those of others are seen through an import of the folder. */
export const goPackages: Packages = {
  // Functions; receivers of methods; types, variables and constants, alone or in a group (indented once).
  names:
    /^(?:func[ \t]+(?:\([ \t]*(?:\w+[ \t]+)?\*?[ \t]*(\w+)|(\w+)[ \t]*[([])|(?:type|var|const)[ \t]+(\w+)|\t(\w+)(?:,[ \t]*\w+)*[ \t]+(?:=|(?:struct|interface)\b|[\w.*[\]]+[ \t]*=|\*?\w+\.\w+[ \t]*$))/gm,
  packageOf,
  means,
};
