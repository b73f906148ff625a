import type { ImportBinding } from '../front-end.js';
import { enclosing, partOf } from '../jvm/nodes.js';
import type { SourceFile } from '../jvm/source-file.js';

/** All imports of the file: `import a.b.C`, `import a.b.C as D`, `import a.b.*`. */
export function importsOf(file: SourceFile): readonly ImportBinding[] {
  return file.tree.occurrences('import').flatMap((offset): readonly ImportBinding[] => {
    const word = file.tree.nodeAt(offset);
    const statement = word.type === 'import' && word.isNamed ? word : enclosing(word, (one) => one.type === 'import');
    const path = partOf(statement, 'qualified_identifier', 'identifier');
    if (statement === undefined || path === undefined || statement.startIndex !== offset) return [];
    const whole = path.text.replaceAll(/[\s`]/g, '');
    const range = file.range(path);
    if (/\.\s*\*\s*$/.test(statement.text)) return [{ module: whole, symbol: '*', range }];
    const dot = whole.lastIndexOf('.');
    if (dot < 0) return [];
    const symbol = whole.slice(dot + 1);
    const renamed = partOf(statement, 'identifier');
    const local = renamed !== undefined && renamed.id !== path.id ? renamed.text : symbol;
    return [{ module: whole.slice(0, dot), symbol, local, range }];
  });
}
