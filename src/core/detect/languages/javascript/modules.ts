import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Binding, ImportBinding } from '../front-end.js';
import { bindingAt } from './bindings.js';
import { field, isClass, isFunction, partsOf, propertyName, stringText, unwrapped, parentOf } from './nodes.js';
import { wholeModule } from './scopes.js';
import type { SourceFile } from './source-file.js';

/** Endings of modules, in the order in which a specifier without one is tried. */
const ENDINGS: readonly string[] = ['.ts', '.tsx', '.js', '.jsx', '.mts', '.cts', '.mjs', '.cjs'];
/** TypeScript sources are imported by the names of their outputs ("TypeScript Handbook", ES modules in Node.js). */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
};

/**
 * Files that a specifier may mean, most likely first. Bare package names are not files of the folder; `@/x` and `~/x`
 * are the customary aliases of the project's source folder and are looked for upwards from the importing file.
 */
export function moduleFiles(specifier: string, fromFile: string): readonly string[] {
  const folder = fromFile.split('/').slice(0, -1);
  if (/^\.{1,2}(?:\/|$)/.test(specifier)) return spellings(joined(folder, specifier));
  const alias = /^[@~]\/(.+)$/.exec(specifier)?.[1];
  if (alias === undefined) return [];
  const bases = folder.map((_, index) => folder.slice(0, folder.length - index)).concat([[]]);
  return bases.flatMap((base) => [...spellings(joined(base, `src/${alias}`)), ...spellings(joined(base, alias))]);
}

/** Undefined: above the folder. */
export function joined(folder: readonly string[], specifier: string): string | undefined {
  const parts = [...folder];
  for (const part of specifier.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

export function spellings(path: string | undefined): readonly string[] {
  if (path === undefined) return [];
  const ending = /\.[cm]?[jt]sx?$/.exec(path)?.[0];
  const sources = ending === undefined ? undefined : (SOURCES[ending] ?? [ending]);
  if (sources !== undefined && ending !== undefined) {
    return sources.map((source) => path.slice(0, -ending.length) + source);
  }
  const index = path === '' ? 'index' : `${path}/index`;
  return [...(path === '' ? [] : ENDINGS.map((one) => path + one)), ...ENDINGS.map((one) => index + one)];
}

/** By the customs of the common test runners: folders and endings. */
export function isTestFile(file: string): boolean {
  return (
    /(?:^|\/)(?:__tests__|__mocks__|tests?|specs?|e2e|cypress)\//.test(file) ||
    /\.(?:test|tests|spec|e2e|e2e-spec|cy|integration)\.[cm]?[jt]sx?$/.test(file) ||
    /(?:^|\/)(?:test|tests|jest\.setup|vitest\.setup)\.[cm]?[jt]sx?$/.test(file)
  );
}

/** What another file gets for `symbol`: from export statements, re-exports, and assignments to `exports`. */
export function exportedBy(
  symbol: string | undefined,
  file: SourceFile,
  bindings: (name: string) => readonly Binding[],
): readonly Binding[] {
  const found = [...statementExports(symbol, file, bindings), ...assignedExports(symbol, file, bindings)];
  return found.length > 0 || symbol === undefined || symbol === 'default' ? found : starExports(symbol, file);
}

function statementExports(
  symbol: string | undefined,
  file: SourceFile,
  bindings: (name: string) => readonly Binding[],
): readonly Binding[] {
  const found: Binding[] = [];
  for (const offset of file.tree.occurrences('export')) {
    const statement = parentOf(file.tree.nodeAt(offset));
    if (statement?.type !== 'export_statement') continue;
    const source = stringText(field(statement, 'source'));
    for (const part of partsOf(statement)) {
      if (part.type === 'export_clause') found.push(...clauseExports(part, source, symbol, file, bindings));
      if (part.type === 'namespace_export' && source !== undefined && partsOf(part)[0]?.text === symbol) {
        found.push(reexport({ module: source, range: file.range(part) }, part, file));
      }
    }
    const declaration = field(statement, 'declaration');
    const isDefault = statement.children.some((child) => child.type === 'default');
    if (isDefault && symbol === 'default')
      found.push(...defaultExport(declaration ?? field(statement, 'value'), file, bindings));
    else if (!isDefault && declaration !== undefined && symbol !== undefined) {
      const span = { start: declaration.startIndex, end: declaration.endIndex };
      const names = file.tree.occurrences(symbol).filter((at) => at >= span.start && at < span.end);
      found.push(...names.flatMap((at) => exportedName(file.tree.nodeAt(at), declaration, file)));
    }
  }
  return found;
}

/** Only what the declaration itself binds, not the variables inside a function it declares. */
function exportedName(name: Node, declaration: Node, file: SourceFile): readonly Binding[] {
  const binding = bindingAt(name, file);
  if (binding === undefined || binding.scope.kind === 'function' || binding.scope.start >= declaration.startIndex + 1)
    return [];
  return binding.scope.kind === 'module' ? [binding] : [];
}

function clauseExports(
  clause: Node,
  source: string | undefined,
  symbol: string | undefined,
  file: SourceFile,
  bindings: (name: string) => readonly Binding[],
): readonly Binding[] {
  return partsOf(clause).flatMap((specifier) => {
    const name = propertyName(field(specifier, 'name'));
    const alias = propertyName(field(specifier, 'alias')) ?? name;
    if (name === undefined || alias !== symbol) return [];
    if (source !== undefined)
      return [reexport({ module: source, symbol: name, range: file.range(specifier) }, specifier, file)];
    return bindings(name).filter((binding) => binding.scope.kind === 'module');
  });
}

function reexport(from: ImportBinding, node: Node, file: SourceFile): Binding {
  const scope = wholeModule(node);
  return { range: file.range(node), scope, from: scope.start, block: scope, kind: 'import', import: from };
}

function starExports(symbol: string, file: SourceFile): readonly Binding[] {
  return file.tree.occurrences('export').flatMap((offset) => {
    const statement = parentOf(file.tree.nodeAt(offset));
    const source = statement?.type === 'export_statement' ? stringText(field(statement, 'source')) : undefined;
    if (statement === null || statement === undefined || source === undefined) return [];
    if (partsOf(statement).some((part) => part.type === 'export_clause' || part.type === 'namespace_export')) return [];
    return [reexport({ module: source, symbol, range: file.range(statement) }, statement, file)];
  });
}

function defaultExport(
  value: Node | undefined,
  file: SourceFile,
  bindings: (name: string) => readonly Binding[],
): readonly Binding[] {
  if (value === undefined) return [];
  const name = field(value, 'name');
  if ((isFunction(value) || isClass(value)) && name !== undefined) {
    return bindings(name.text).filter((binding) => binding.scope.kind === 'module');
  }
  return [valueOf(value, file)];
}

function valueOf(value: Node, file: SourceFile): Binding {
  const scope = wholeModule(value);
  const base = { range: file.range(value), scope, from: value.endIndex, block: scope };
  const inner = unwrapped(value);
  if (isFunction(inner)) return { ...base, kind: 'function', definition: file.function(inner) };
  if (isClass(inner)) return { ...base, kind: 'class', definition: file.class(inner) };
  return { ...base, kind: 'value', value: file.expression(value) };
}

/** `module.exports = value`, `module.exports = { name }`, `exports.name = value`; `export = value` in TypeScript. */
function assignedExports(
  symbol: string | undefined,
  file: SourceFile,
  bindings: (name: string) => readonly Binding[],
): readonly Binding[] {
  const found: Binding[] = [];
  for (const offset of file.tree.occurrences('exports')) {
    const word = file.tree.nodeAt(offset);
    const whole = word.type === 'property_identifier' ? parentOf(word) : word;
    if (whole === null || (whole.type === 'member_expression' && field(whole, 'object')?.text !== 'module')) continue;
    const holder = parentOf(whole);
    if (holder?.type === 'assignment_expression')
      found.push(...wholeExport(symbol, field(holder, 'right'), file, bindings));
    else if (holder?.type === 'member_expression') {
      const assignment = parentOf(holder);
      const value = assignment?.type === 'assignment_expression' ? field(assignment, 'right') : undefined;
      if (symbol !== undefined && field(holder, 'property')?.text === symbol && value !== undefined)
        found.push(valueOf(value, file));
    }
  }
  return found;
}

function wholeExport(
  symbol: string | undefined,
  value: Node | undefined,
  file: SourceFile,
  bindings: (name: string) => readonly Binding[],
): readonly Binding[] {
  if (value === undefined) return [];
  // CommonJS modules are imported whole, by name, or (through the compilers' interoperation) as `default`.
  if (symbol === undefined || symbol === 'default') {
    return value.type === 'identifier'
      ? bindings(value.text).filter((one) => one.scope.kind === 'module')
      : [valueOf(value, file)];
  }
  if (value.type !== 'object') return [];
  return partsOf(value).flatMap((part) => {
    if (part.type === 'shorthand_property_identifier' && part.text === symbol) {
      return bindings(symbol).filter((binding) => binding.scope.kind === 'module');
    }
    if (part.type === 'method_definition' && propertyName(field(part, 'name')) === symbol) return [valueOf(part, file)];
    const pair = part.type === 'pair' && propertyName(field(part, 'key')) === symbol ? field(part, 'value') : undefined;
    return pair === undefined ? [] : [valueOf(pair, file)];
  });
}
