import type { Packages } from '../front-end.js';

/** Folders of a project that hold its headers and sources side by side. */
const PARTS: ReadonlySet<string> = new Set(['src', 'source', 'sources', 'include', 'inc', 'lib', 'headers', 'app']);
/** Headers are looked for in so many folders above. */
const MOST_FOLDERS = 4;

/** Where a header that is included in quotes may lie: beside the file, or in an include folder of one above. */
export function headerFiles(specifier: string, fromFile: string): readonly string[] {
  if (!/\.(?:h|hh|hpp|hxx|cpp|cc)$/.test(specifier)) return [];
  const folders = fromFile.split('/').slice(0, -1);
  const found: string[] = [];
  for (let depth = folders.length; depth >= Math.max(0, folders.length - MOST_FOLDERS); depth -= 1) {
    for (const below of depth === folders.length ? [''] : ['', 'include', 'src']) {
      const path = normal([...folders.slice(0, depth), ...below.split('/'), ...specifier.split('/')]);
      if (path !== undefined && path !== fromFile) found.push(path);
    }
  }
  return found;
}

function normal(parts: readonly string[]): string | undefined {
  const path: string[] = [];
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part !== '..') path.push(part);
    else if (path.pop() === undefined) return undefined;
  }
  return path.join('/');
}

/** The project that a file belongs to, as far as its path shows: the folder above `src`, `include` and the like. */
function projectOf(file: string): string {
  const folders = file.split('/').slice(0, -1);
  const at = folders.findIndex((folder) => PARTS.has(folder.toLowerCase()));
  return (at < 0 ? folders : folders.slice(0, at)).join('/');
}

const NAMESPACE = /\bnamespace\s+(\w+(?:\s*::\s*\w+)*)\s*\{/g;
const OUTSIDE = /^[A-Za-z_][\w:<>,&* \t]*?[\s&*]((?:\w+::)+)~?\w+[ \t]*\(/gm;

/** Its namespaces after the project: `services/store#app,store`. */
function packageOf(file: string, text: string): string {
  const names = new Set<string>();
  for (const pattern of [NAMESPACE, OUTSIDE])
    for (const [, name = ''] of text.matchAll(pattern))
      for (const each of name.split('::')) if (each.trim() !== '') names.add(each.trim());
  return `${projectOf(file)}#${[...names].join(',')}`;
}

const isAround = (outer: string, inner: string): boolean =>
  outer === '' || outer === inner || inner.startsWith(`${outer}/`);

export const packages: Packages = {
  names:
    /^[ \t]*(?:template[ \t]*<[^\n]*>[ \t]*)?(?:class|struct)[ \t]+(?:[A-Z_]+[ \t]+)?(\w+)[^;(){}]*\{|^[A-Za-z_](?:[\w:<>,&* \t]*?[\s&*:])??(\w+)::~?\w+[ \t]*\(|^[ \t]{0,4}(?!return|else|throw|delete|new|co_)[A-Za-z_][\w:<>,&* \t]*?[ \t&*](\w+)[ \t]*\(/gm,
  packageOf,
  /** A name with scopes is looked for in the files that have the last of these as a namespace. */
  means(module, packageName) {
    const last = module.split('::').at(-1) ?? '';
    return packageName
      .slice(packageName.indexOf('#') + 1)
      .split(',')
      .includes(last);
  },
  sees(own, other) {
    const [one = ''] = own.split('#');
    const [two = ''] = other.split('#');
    return isAround(one, two) || isAround(two, one);
  },
};
