import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { ImportBinding } from '../front-end.js';
import { enclosing, field, partOf, partsOf } from '../jvm/nodes.js';
import type { SourceFile } from '../jvm/source-file.js';

/** All imports of the file: `import a.b.C`, `import a.b.{C, D => E}`, `import a.b._`. */
export function importsOf(file: SourceFile): readonly ImportBinding[] {
  return file.tree.occurrences('import').flatMap((offset): readonly ImportBinding[] => {
    const word = file.tree.nodeAt(offset);
    const statement =
      word.type === 'import_declaration' ? word : enclosing(word, (one) => one.type === 'import_declaration');
    if (statement === undefined || statement.startIndex !== offset) return [];
    const path = statement
      .childrenForFieldName('path')
      .filter((part) => part.isNamed)
      .map((part) => part.text);
    const range = file.range(statement);
    if (partOf(statement, 'namespace_wildcard') !== undefined) return [{ module: path.join('.'), symbol: '*', range }];
    const selectors = partOf(statement, 'namespace_selectors');
    if (selectors !== undefined) return partsOf(selectors).flatMap((one) => selected(one, path.join('.'), file));
    const renamed = partOf(statement, 'as_renamed_identifier');
    if (renamed !== undefined) return selected(renamed, path.join('.'), file);
    const symbol = path.at(-1);
    return symbol === undefined || path.length < 2
      ? []
      : [{ module: path.slice(0, -1).join('.'), symbol, local: symbol, range }];
  });
}

function selected(node: Node, module: string, file: SourceFile): readonly ImportBinding[] {
  const range = file.range(node);
  if (node.type === 'namespace_wildcard') return [{ module, symbol: '*', range }];
  const symbol = (field(node, 'name') ?? node).text;
  const local = (field(node, 'alias') ?? field(node, 'name') ?? node).text;
  return local === '_' ? [] : [{ module, symbol, local, range }];
}
