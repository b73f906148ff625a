import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { ImportBinding, Packages } from '../front-end.js';
import type { SourceFile } from '../grammar/source-file.js';
import { field, partOf, partsOf } from '../grammar/nodes.js';
import { namespaceIn } from './names.js';

const INCLUDES: readonly string[] = ['require_once', 'require', 'include_once', 'include'];

/** `use` declarations by namespace and name, and files that are included by a written path. */
export function importsOf(file: SourceFile): readonly ImportBinding[] {
  const found: ImportBinding[] = [];
  for (const at of file.tree.occurrences('use')) {
    const statement = file.tree.nodeAt(at).parent;
    if (statement?.type === 'namespace_use_declaration') found.push(...declared(statement, file));
  }
  for (const word of INCLUDES) {
    for (const at of file.tree.occurrences(word)) {
      const statement = file.tree.nodeAt(at).parent;
      if (!statement?.type.endsWith('_expression')) continue;
      const path = /^\w+\s*\(?\s*(?:__DIR__|dirname\(__FILE__\))?\s*\.?\s*['"]([^'"$]+\.php)['"]/.exec(
        file.text(statement),
      )?.[1];
      if (path === undefined || /vendor\/autoload/.test(path)) continue;
      found.push({ module: `./${path.replace(/^\.?\//, '')}`, symbol: '*', range: file.range(statement) });
    }
  }
  return found;
}

function declared(statement: Node, file: SourceFile): readonly ImportBinding[] {
  const group = field(statement, 'body') ?? partOf(statement, 'namespace_use_group');
  const prefix = group ? file.text(partOf(statement, 'namespace_name')) : '';
  return partsOf(group ?? statement)
    .filter(({ type }) => type === 'namespace_use_clause' || type === 'namespace_use_group_clause')
    .map((clause) => {
      const written = file.text(
        partsOf(clause).find(({ type }) => type === 'qualified_name' || type === 'name' || type === 'namespace_name'),
      );
      const path = [...(prefix === '' ? [] : prefix.split('\\')), ...written.split('\\')].filter((part) => part !== '');
      const symbol = path.pop() ?? '';
      const alias = field(clause, 'alias');
      return { module: path.join('\\'), symbol, local: alias ? file.text(alias) : symbol, range: file.range(clause) };
    });
}

/** An included file by its path; classes are found by their namespaces. */
export function moduleFiles(specifier: string, fromFile: string): readonly string[] {
  if (!specifier.startsWith('./')) return [];
  const at = fromFile.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') {
      if (at.pop() === undefined) return [];
    } else if (part !== '.') at.push(part);
  }
  return [at.join('/')];
}

/** Files without a namespace see one another in and below a folder; a slash in front tells those packages from namespaces. */
export const phpPackages: Packages = {
  names:
    /^[ \t]*(?:(?:abstract|final|readonly)[ \t]+)*(?:class|trait|interface|enum)[ \t]+(\w+)|^[ \t]*function[ \t]+&?(\w+)/gm,
  packageOf(file, text) {
    const namespace = namespaceIn(text);
    return namespace === '' ? `/${file.split('/').slice(0, -1).join('/')}` : namespace;
  },
  means: (module, packageName) => module === packageName || (module === '' && packageName.startsWith('/')),
  sees: (own, other) =>
    own.startsWith('/') && other.startsWith('/') && (own.startsWith(`${other}/`) || other.startsWith(`${own}/`)),
};
