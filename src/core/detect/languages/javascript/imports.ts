import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { ImportBinding } from '../front-end.js';
import {
  field,
  hasToken,
  partsOf,
  propertyName,
  requiredModule,
  stringText,
  wrapped,
  nodeType,
  parentOf,
} from './nodes.js';
import type { SourceFile } from './source-file.js';

/** Words that begin an import, or name a module in a re-export. */
const WORDS: readonly string[] = ['import', 'require', 'from'];

/** An import; `statement`: by an import statement, so that its name is bound in the whole module. */
export interface ImportRow {
  readonly binding: ImportBinding;
  readonly statement: boolean;
}

/** All imports of the file: statements, re-exports, `require('x')` and `import('x')` wherever they stand. */
export function importsOf(file: SourceFile): readonly ImportRow[] {
  const found: ImportRow[] = [];
  const seen = new Set<number>();
  for (const word of WORDS) {
    for (const offset of file.tree.occurrences(word)) {
      const holder = holderAt(file.tree.nodeAt(offset));
      if (holder === undefined || seen.has(holder.id)) continue;
      seen.add(holder.id);
      const statement = nodeType(holder) === 'import_statement';
      for (const binding of bindingsOf(holder, file)) found.push({ binding, statement });
    }
  }
  return found;
}

/** The import statement, re-export or loading call that a word belongs to. */
function holderAt(node: Node): Node | undefined {
  const parent = parentOf(node);
  switch (parent?.type) {
    case 'import_statement':
    case 'export_statement':
    case 'call_expression':
      return parent;
    case 'import_require_clause':
    // The word inside the `import` of `import('x')`.
    case 'import':
      return parentOf(parent) ?? undefined;
    default:
      return undefined;
  }
}

function bindingsOf(holder: Node, file: SourceFile): readonly ImportBinding[] {
  if (holder.type === 'call_expression') return loaded(holder, file);
  const module = stringText(sourceOf(holder));
  if (module === undefined) return [];
  if (holder.type === 'export_statement') return [{ module, range: file.range(holder) }];
  const from = { module, ...(hasToken(holder, 'type') ? { typeOnly: true } : {}) };
  const bound = partsOf(holder).flatMap((part) => clauseBindings(part, from, file));
  return bound.length > 0 ? bound : [{ ...from, range: file.range(holder) }];
}

function sourceOf(statement: Node): Node | undefined {
  const clause = partsOf(statement).find((part) => nodeType(part) === 'import_require_clause');
  return field(clause ?? statement, 'source');
}

/** Module and kind of the statement that a name is imported by. */
interface From {
  readonly module: string;
  readonly typeOnly?: boolean;
}

function clauseBindings(clause: Node, from: From, file: SourceFile): readonly ImportBinding[] {
  switch (nodeType(clause)) {
    case 'import_clause':
    case 'named_imports':
      return partsOf(clause).flatMap((part) => clauseBindings(part, from, file));
    case 'import_specifier':
      return specifierBinding(clause, from, file);
    // A name that stands alone in the clause is the default import.
    case 'identifier':
      return [{ ...from, symbol: 'default', local: clause.text, range: file.range(clause) }];
    case 'namespace_import':
    case 'import_require_clause': {
      const [name] = partsOf(clause);
      return name === undefined ? [] : [{ ...from, local: name.text, range: file.range(name) }];
    }
    default:
      return [];
  }
}

function specifierBinding(specifier: Node, from: From, file: SourceFile): readonly ImportBinding[] {
  const name = field(specifier, 'name');
  const symbol = propertyName(name);
  const local = field(specifier, 'alias') ?? name;
  if (symbol === undefined || local === undefined) return [];
  const typeOnly = hasToken(specifier, 'type') ? { typeOnly: true } : {};
  return [{ ...from, ...typeOnly, symbol, local: local.text, range: file.range(local) }];
}

/** `const x = require('m')`, `const { a, b: c } = await import('m')`; else the module alone. */
function loaded(call: Node, file: SourceFile): readonly ImportBinding[] {
  const module = requiredModule(call);
  if (module === undefined) return [];
  const base = { module, range: file.range(call) };
  const value = wrapped(call);
  const holder = parentOf(value);
  const pattern = holder?.type === 'variable_declarator' ? field(holder, 'name') : undefined;
  if (pattern?.type === 'identifier') return [{ ...base, local: pattern.text }];
  if (pattern?.type === 'object_pattern') return partsOf(pattern).flatMap((part) => destructured(part, base));
  return [base];
}

function destructured(part: Node, base: { module: string; range: ImportBinding['range'] }): readonly ImportBinding[] {
  if (part.type === 'shorthand_property_identifier_pattern') return [{ ...base, symbol: part.text, local: part.text }];
  const value = part.type === 'pair_pattern' ? field(part, 'value') : undefined;
  const symbol = value === undefined ? undefined : propertyName(field(part, 'key'));
  return value?.type === 'identifier' && symbol !== undefined ? [{ ...base, symbol, local: value.text }] : [base];
}
