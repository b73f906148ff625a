import type { ImportBinding } from '../front-end.js';
import { enclosing, partOf } from '../jvm/nodes.js';
import type { SourceFile } from '../jvm/source-file.js';

/** All imports of the file: `import a.b.C`, `import a.b.*`, `import static a.b.C.member`. */
export function importsOf(file: SourceFile): readonly ImportBinding[] {
  return file.tree.occurrences('import').flatMap((offset): readonly ImportBinding[] => {
    const word = file.tree.nodeAt(offset);
    const statement =
      word.type === 'import_declaration' ? word : enclosing(word, (one) => one.type === 'import_declaration');
    const path = partOf(statement, 'scoped_identifier', 'identifier');
    if (statement === undefined || path === undefined || statement.startIndex !== offset) return [];
    const whole = path.text.replaceAll(/\s/g, '');
    const range = file.range(path);
    if (partOf(statement, 'asterisk') !== undefined) return [{ module: whole, symbol: '*', range }];
    const dot = whole.lastIndexOf('.');
    if (dot < 0) return [];
    const symbol = whole.slice(dot + 1);
    return [{ module: whole.slice(0, dot), symbol, local: symbol, range }];
  });
}
