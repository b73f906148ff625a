import type { Binding, ImportBinding, Scope } from '../front-end.js';
import { moduleScope } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';
import type { Expression } from '../../expression.js';

const INCLUDE = /^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)/gm;
const USING_NAMESPACE = /\busing\s+namespace\s+(?:::\s*)?(\w+(?:\s*::\s*\w+)*)\s*;/g;
const USING = /\busing\s+(?:::\s*)?((?:\w+\s*::\s*)+)(\w+)\s*;/g;
const ALIAS = /\bnamespace\s+(\w+)\s*=\s*(?:::\s*)?(\w+(?:\s*::\s*\w+)*)\s*;/g;

/** Headers of the workspace are written in quotes: all of their names are seen. */
export function importsOf(file: SourceFile): readonly ImportBinding[] {
  const { text } = file.tree;
  const found: ImportBinding[] = [];
  const add = (
    pattern: RegExp,
    make: (groups: readonly (string | undefined)[]) => Omit<ImportBinding, 'range'>,
  ): void => {
    for (const match of text.matchAll(pattern)) {
      const range = file.tree.rangeBetween(match.index, match.index + match[0].length);
      if (!isComment(text, match.index)) found.push({ ...make(match.slice(1)), range });
    }
  };
  add(INCLUDE, ([own, system]) => (own === undefined ? { module: system ?? '' } : { module: own, symbol: '*' }));
  add(USING_NAMESPACE, ([name]) => ({ module: joined(name), symbol: '*' }));
  add(USING, ([scope, name = '']) => ({ module: joined(scope).replace(/::$/, ''), symbol: name, local: name }));
  add(ALIAS, ([local = '', name]) => ({ ...split(joined(name)), local }));
  return found;
}

const isComment = (text: string, at: number): boolean =>
  /^\s*(?:\/\/|\*|\/\*)/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at + 2));

const joined = (name: string | undefined): string => (name ?? '').replace(/\s+/g, '');

function split(name: string): { readonly module: string; readonly symbol?: string } {
  const at = name.lastIndexOf('::');
  return at < 0 ? { module: name } : { module: name.slice(0, at), symbol: name.slice(at + 2) };
}

/** What a name is bound to by `using X::name`, `namespace name = X`, or, with scopes of its own, by these. */
export function importedAs(name: string, file: SourceFile): readonly Binding[] {
  if (name.includes('::')) return [scoped(name, file)];
  return file
    .imports()
    .filter(({ local }) => local === name)
    .map((imported): Binding => ({ ...baseOf(file), kind: 'import', import: imported }));
}

/** Not of kind `module`: no member of a class has such a name. */
function baseOf(file: SourceFile): Omit<Extract<Binding, { kind: 'opaque' }>, 'kind' | 'description'> {
  const scope: Scope = { ...moduleScope(file.tree.text), kind: 'block' };
  return { range: file.tree.rangeBetween(0, 0), scope, from: 0, block: scope };
}

/** `S3::S3Client` may be a name in any of the namespaces that are used. A leading `::` marks a name that is looked up no further. */
function scoped(name: string, file: SourceFile): Binding {
  const absolute = name.startsWith('::');
  const range = file.tree.rangeBetween(0, 0);
  const imported = (whole: string): ImportBinding => ({ ...split(whole), local: name, range });
  if (absolute) return { ...baseOf(file), kind: 'import', import: imported(name.slice(2)) };
  const [root = '', ...rest] = name.split('::');
  const alias = file.imports().find(({ local }) => local === root);
  if (alias) {
    const target = alias.symbol === undefined ? alias.module : `${alias.module}::${alias.symbol}`;
    return { ...baseOf(file), kind: 'import', import: imported([target, ...rest].join('::')) };
  }
  const used = file.imports().filter(({ module, symbol }) => symbol === '*' && !/[./]/.test(module));
  const known = root === 'std' || used.some(({ module }) => module.split('::')[0] === root);
  if (known || used.length === 0) return { ...baseOf(file), kind: 'import', import: imported(name) };
  const options = [name, ...used.map(({ module }) => `${module}::${name}`)].map((whole): Expression => ({
    kind: 'name',
    name: `::${whole}`,
    range,
    at: 0,
  }));
  return { ...baseOf(file), kind: 'value', value: { kind: 'choice', options, range, at: 0 } };
}
