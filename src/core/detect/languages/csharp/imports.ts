import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { ImportBinding } from '../front-end.js';
import { field, partsOf, plainName } from './nodes.js';
import type { SourceFile } from './source-file.js';

/** All `using` directives of the file, and one that stands for those of the project. */
export function importsOf(file: SourceFile): readonly ImportBinding[] {
  const found: ImportBinding[] = [];
  for (const offset of file.tree.occurrences('using')) {
    const directive = file.tree.nodeAt(offset).parent;
    if (directive?.type === 'using_directive') found.push(...bindingsOf(directive, file));
  }
  // `global using` directives of other files and of the project file import namespaces that this file does not name:
  // the module without a name stands for all of them, after those that are named.
  found.push({ module: '', symbol: '*', range: file.tree.rangeBetween(0, 0) });
  return found;
}

function bindingsOf(directive: Node, file: SourceFile): readonly ImportBinding[] {
  const alias = field(directive, 'name');
  const target = partsOf(directive).findLast((part) => part !== alias);
  if (target === undefined) return [];
  const name = dotted(target);
  const range = file.range(directive);
  if (alias === undefined) return [{ module: name, symbol: '*', range }];
  const end = name.lastIndexOf('.');
  const local = plainName(alias.text);
  // An alias may stand for a type or for a namespace: either is a member of the namespace above.
  return end < 0
    ? [{ module: name, local, range }]
    : [{ module: name.slice(0, end), symbol: name.slice(end + 1), local, range }];
}

/** `Amazon.S3.Model` of a name as it is written, without blanks and type arguments. */
function dotted(node: Node): string {
  return node.text
    .replace(/^global\s*::/, '')
    .replace(/<.*$/s, '')
    .replace(/\s+/g, '');
}
