import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { ImportBinding } from '../front-end.js';
import type { ExpressionMaker } from './expressions.js';

/** The bindings of one `import` or `from .. import` statement. */
export function importsOf(statement: Node, maker: ExpressionMaker): ImportBinding[] {
  const names = statement.childrenForFieldName('name');
  if (statement.type === 'import_statement') {
    return names.map((name) => {
      const range = maker.tree.rangeOf(name);
      if (name.type === 'aliased_import') {
        const module = maker.textOf(name.childForFieldName('name'));
        return { module, local: maker.textOf(name.childForFieldName('alias')), range };
      }
      const whole = maker.textOf(name);
      const [module = whole] = whole.split('.');
      return whole === module ? { module, local: module, range } : { module, local: module, whole, range };
    });
  }
  const module = maker.textOf(statement.childForFieldName('module_name')).replace(/\s/g, '');
  const bindings = names.map((name): ImportBinding => {
    const range = maker.tree.rangeOf(name);
    if (name.type === 'aliased_import') {
      const symbol = maker.textOf(name.childForFieldName('name'));
      return { module, symbol, local: maker.textOf(name.childForFieldName('alias')), range };
    }
    const symbol = maker.textOf(name);
    return { module, symbol, local: symbol, range };
  });
  const star = statement.namedChildren.find((child) => child.type === 'wildcard_import');
  if (star) bindings.push({ module, symbol: '*', range: maker.tree.rangeOf(star) });
  return bindings;
}

/** Files that a module may be: `a.b` -> `a/b.py`, `a/b/__init__.py`, from the importing file's folder upwards. */
export function moduleFiles(specifier: string, fromFile: string): string[] {
  const dots = /^\.*/.exec(specifier)?.[0].length ?? 0;
  const path = specifier.slice(dots).split('.').filter(Boolean);
  const folders = fromFile.split('/').slice(0, -1);
  const found: string[] = [];
  const add = (base: readonly string[]): void => {
    const name = [...base, ...path].join('/');
    if (path.length > 0) found.push(`${name}.py`);
    found.push(`${name}/__init__.py`.replace(/^\//, ''));
  };
  if (dots > 0) {
    if (dots - 1 <= folders.length) add(folders.slice(0, folders.length - (dots - 1)));
    return found;
  }
  for (let depth = folders.length; depth >= 0; depth -= 1) {
    add(folders.slice(0, depth));
    add([...folders.slice(0, depth), 'src']);
  }
  return found;
}
