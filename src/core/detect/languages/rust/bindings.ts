import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Binding, ImportBinding, Path, Scope, Span } from '../front-end.js';
import type { SourceFile } from '../grammar/source-file.js';
import { branchWithin, enclosing, field, moduleScope, partsOf, same, spanOf } from '../grammar/nodes.js';
import { FUNCTION_TYPES } from './expressions.js';
import { FIELD_MARK } from './methods.js';
import { importsOf } from './imports.js';
import { boundOf, pathHead, typeOf, typeOfText } from './paths.js';

/** Where what is declared in it is visible. An inline module's items are looked for from inside it, as `use super::*` has it. */
const SCOPES: ReadonlySet<string> = new Set([...FUNCTION_TYPES, 'block', 'mod_item', 'match_arm']);
const BRANCHES: ReadonlySet<string> = new Set(['if_expression', 'else_clause', 'match_arm', 'for_expression']);
const LOOPING: ReadonlySet<string> = new Set([...BRANCHES, 'while_expression', 'loop_expression', 'let_condition']);
const PARAMETER_LISTS: ReadonlySet<string> = new Set(['parameter', 'closure_parameters']);
const ITEM_HOLDERS: ReadonlySet<string> = new Set(['impl_item', 'trait_item']);

/** Definitions by what they bind their name to. */
const ITEMS: Readonly<Record<string, 'function' | 'class' | 'value' | 'module' | 'type' | 'parameter'>> = {
  function_item: 'function',
  struct_item: 'class',
  enum_item: 'class',
  union_item: 'class',
  trait_item: 'class',
  const_item: 'value',
  static_item: 'value',
  mod_item: 'module',
  type_item: 'type',
  type_parameter: 'parameter',
};

const DEFINED_AFTER = /\b(?:fn|struct|enum|union|trait|type|mod|const|static|mut|let|ref|use)\s+$/;

/** A sieve over the text: false where the name is surely not bound, being called, read or the head of a path. */
export function mayBind(text: string, start: number, end: number): boolean {
  let next = end;
  while (/\s/.test(text.charAt(next))) next += 1;
  const after = text.charAt(next);
  if (after === '.' || after === '?' || after === '&' || after === '+') return false;
  if (after === ':' && text.charAt(next + 1) === ':') {
    return /^::\s*\{[^;]*\bself\b/.test(text.slice(next, next + 400));
  }
  if (text.charAt(start - 1) === '.') return false;
  if (after === '(' || after === '<' || after === '{')
    return DEFINED_AFTER.test(text.slice(Math.max(0, start - 16), start));
  return true;
}

interface Target {
  /** The pattern as a whole. */
  readonly top: Node;
  readonly path: Path;
}

/** From a name up through the pattern that it stands in. A wrapper of one part (`Some(x)`, `State(x)`) is that part. */
function targetOf(node: Node, file: SourceFile): Target {
  const path: (string | number)[] = [];
  let top = node;
  for (let { parent } = top; parent; { parent } = top) {
    const child = top;
    if (parent.type === 'tuple_pattern' || parent.type === 'slice_pattern') {
      path.unshift(partsOf(parent).findIndex((part) => part.id === child.id));
    } else if (parent.type === 'tuple_struct_pattern') {
      const parts = partsOf(parent).slice(1);
      if (!parts.some((part) => same(part, child))) break;
      const place = parts.findIndex((part) => same(part, child));
      const variant = partsOf(parent)[0];
      if (variant?.type === 'scoped_identifier' && /^[A-Z]/.test(file.text(variant))) {
        path.unshift(`${FIELD_MARK}${file.text(field(variant, 'name'))}.${place}`);
      } else if (parts.length > 1) path.unshift(`${FIELD_MARK}${place}`);
    } else if (parent.type === 'field_pattern') {
      path.unshift(FIELD_MARK + file.text(field(parent, 'name')));
    } else if (!THROUGH.has(parent.type) || same(field(parent, 'condition'), child)) break;
    top = parent;
  }
  return { top, path };
}

const THROUGH: ReadonlySet<string> = new Set([
  'struct_pattern',
  'reference_pattern',
  'ref_pattern',
  'mut_pattern',
  'captured_pattern',
  'or_pattern',
  'match_pattern',
]);

interface Base {
  readonly range: Binding['range'];
  readonly scope: Scope;
  readonly from: number;
  readonly block: Span;
}

function scopeAround(node: Node, file: SourceFile): Scope {
  const holder = enclosing(node, SCOPES);
  if (!holder) return moduleScope(file.tree.text);
  const { parent } = holder;
  if (parent && FUNCTION_TYPES.has(parent.type)) return { ...spanOf(parent), kind: 'function' };
  return { ...spanOf(holder), kind: FUNCTION_TYPES.has(holder.type) ? 'function' : 'block' };
}

/** A variable is visible from the end of its own statement on: `let client = client.clone()` reads the one before. */
function variable(node: Node, declared: Node, within: Scope, file: SourceFile): Base {
  const scope: Scope = { start: declared.endIndex, end: within.end, kind: 'block' };
  return { range: file.range(node), scope, from: declared.endIndex, block: scope };
}

export function bindingAt(node: Node, name: string, file: SourceFile): Binding | undefined {
  const type = node.type;
  if (type !== 'identifier' && type !== 'type_identifier' && type !== 'shorthand_field_identifier') return undefined;
  if (type === 'type_identifier' || ITEMS[node.parent?.type ?? ''] !== undefined) return item(node, name, file);
  const { top, path } = targetOf(node, file);
  const holder = top.parent;
  if (!holder) return undefined;
  if (holder.type === 'token_tree') return staticInMacro(node, file);
  const at = path.length > 0 ? { path } : {};
  switch (holder.type) {
    case 'let_declaration': {
      if (!same(field(holder, 'pattern'), top)) return undefined;
      const base = variable(node, holder, scopeAround(holder, file), file);
      const declared = path.length > 0 ? undefined : typeOf(field(holder, 'type'), file);
      const value = field(holder, 'value');
      if (value)
        return {
          ...base,
          kind: 'value',
          value: file.expression(value),
          ...at,
          ...(declared ? { type: declared } : {}),
        };
      if (declared) return { ...base, kind: 'declared', type: declared };
      return { ...base, kind: 'value', value: file.made(node, { kind: 'scalar', value: null }) };
    }
    case 'let_condition': {
      if (!same(field(holder, 'pattern'), top)) return undefined;
      const around = enclosing(holder, LOOPING) ?? holder;
      const base = variable(node, holder, { ...spanOf(around), kind: 'block' }, file);
      return { ...base, kind: 'value', value: file.expression(field(holder, 'value')), ...at };
    }
    case 'match_arm': {
      if (!same(field(holder, 'pattern'), top)) return undefined;
      const value = file.expression(field(holder.parent?.parent, 'value'));
      const scope: Scope = { ...spanOf(holder), kind: 'block' };
      return { range: file.range(node), scope, from: holder.startIndex, block: scope, kind: 'value', value, ...at };
    }
    case 'for_expression': {
      if (!same(field(holder, 'pattern'), top)) return undefined;
      const body = field(holder, 'body') ?? holder;
      const scope: Scope = { ...spanOf(body), kind: 'block' };
      const value = file.expression(field(holder, 'value'));
      return { range: file.range(node), scope, from: scope.start, block: scope, kind: 'element', value, ...at };
    }
    case 'assignment_expression':
      return same(field(holder, 'left'), top) && top.id === node.id ? assigned(node, name, holder, file) : undefined;
    default:
      return PARAMETER_LISTS.has(holder.type) ? parameter(node, top, path, holder, file) : imported(node, name, file);
  }
}

/** `client = ..` binds the variable where it was declared. */
function assigned(node: Node, name: string, holder: Node, file: SourceFile): Binding | undefined {
  let best: Scope | undefined;
  for (const at of file.tree.occurrences(name)) {
    if (at >= node.startIndex) break;
    if (!mayBind(file.tree.text, at, at + name.length)) continue;
    const other = file.tree.nodeAt(at);
    if (other.parent?.type === 'assignment_expression') continue;
    const scope = bindingAt(other, name, file)?.scope;
    if (!scope || scope.start > node.startIndex || scope.end < node.endIndex) continue;
    if (!best || scope.end - scope.start <= best.end - best.start) best = scope;
  }
  if (!best) return undefined;
  return {
    range: file.range(node),
    scope: best,
    from: holder.endIndex,
    block: branchWithin(best, holder, LOOPING),
    kind: 'value',
    value: file.expression(field(holder, 'right')),
  };
}

function parameter(node: Node, top: Node, path: Path, holder: Node, file: SourceFile): Binding | undefined {
  const owner = enclosing(node, FUNCTION_TYPES);
  if (!owner || (holder.type === 'parameter' && !same(field(holder, 'pattern'), top))) return undefined;
  const definition = file.function(owner);
  const wanted = holder.type === 'parameter' ? holder : top;
  const list = partsOf(field(owner, 'parameters')).filter((part) => part.type !== 'self_parameter');
  const found = definition.parameters[list.findIndex((part) => same(part, wanted))];
  if (!found) return undefined;
  const scope: Scope = { ...spanOf(owner), kind: 'function' };
  return {
    range: file.range(node),
    scope,
    from: scope.start,
    block: scope,
    kind: 'parameter',
    parameter: found,
    function: definition,
    ...(path.length > 0 ? { path } : {}),
  };
}

/** Functions, types, constants and modules: visible in all of the block or module that they stand in. */
function item(node: Node, name: string, file: SourceFile): Binding | undefined {
  const holder = node.parent;
  const kind = ITEMS[holder?.type ?? ''];
  if (!holder || kind === undefined || !same(field(holder, 'name'), node)) return imported(node, name, file);
  if (kind === 'parameter') return typeParameter(node, name, holder, file);
  if (holder.parent?.parent && ITEM_HOLDERS.has(holder.parent.parent.type)) return undefined;
  const scope = scopeAround(holder, file);
  const base: Base = { range: file.range(node), scope, from: scope.start, block: scope };
  switch (kind) {
    case 'function':
      return { ...base, kind, definition: file.function(holder) };
    case 'class':
      return { ...base, kind, definition: file.class(holder) };
    case 'module':
      if (field(holder, 'body')) return { ...base, kind: 'class', definition: file.class(holder) };
      return { ...base, kind: 'import', import: { module: `self.${name}`, local: name, range: base.range } };
    case 'type': {
      const type = typeOf(field(holder, 'type'), file);
      return type && { ...base, kind: 'value', value: type };
    }
    default: {
      const declared = typeOf(field(holder, 'type'), file);
      const value = file.expression(field(holder, 'value'));
      return { ...base, kind: 'value', value, ...(declared ? { type: declared } : {}) };
    }
  }
}

function typeParameter(node: Node, name: string, holder: Node, file: SourceFile): Binding {
  const owner = holder.parent?.parent ?? holder;
  const scope: Scope = { ...spanOf(owner), kind: 'block' };
  const base: Base = { range: file.range(node), scope, from: scope.start, block: scope };
  const bound = boundOf(name, holder, file);
  return bound
    ? { ...base, kind: 'value', value: bound }
    : { ...base, kind: 'opaque', description: 'a type parameter' };
}

const USES: ReadonlySet<string> = new Set(['use_declaration']);

function imported(node: Node, name: string, file: SourceFile): Binding | undefined {
  const statement = enclosing(node, USES);
  if (!statement) return undefined;
  const found = importsOf(statement, file).find((each) => each.local === name);
  if (!found) return undefined;
  const scope = scopeAround(statement, file);
  const base: Base = { range: found.range, scope, from: scope.start, block: scope };
  return locally(found, file, base) ?? { ...base, kind: 'import', import: found };
}

/** A `use` of a path that starts with a name of this file: `use s3::Client` after `use aws_sdk_s3 as s3`. */
function locally(found: ImportBinding, file: SourceFile, base: Base): Binding | undefined {
  const [head = '', ...rest] = [...found.module.split('.'), ...(found.symbol === undefined ? [] : [found.symbol])];
  if (['crate', 'self', 'super'].includes(head)) return undefined;
  if (head === found.local || file.bindings(head).every((binding) => binding.scope.kind !== 'module')) return undefined;
  if (file.bindings(head).some((binding) => binding.kind === 'import' && binding.import.module === head))
    return undefined;
  const at = { startIndex: base.scope.start, endIndex: base.scope.start };
  const value = rest.reduce(
    (object, property) => file.made(at, { kind: 'member', object, property }),
    file.made(at, { kind: 'name', name: pathHead(head) }),
  );
  return { ...base, kind: 'value', value };
}

const MACRO_STATIC = /^\s*:\s*([^=;]+?)\s*[=;]/;

/** `static ref CLIENT: Client = ..` within `lazy_static!`: only tokens are given, its type is read from the text. */
function staticInMacro(node: Node, file: SourceFile): Binding | undefined {
  const { text } = file.tree;
  if (!/\bstatic\s+(?:ref\s+)?$/.test(text.slice(Math.max(0, node.startIndex - 16), node.startIndex))) return undefined;
  const written = MACRO_STATIC.exec(text.slice(node.endIndex, node.endIndex + 400))?.[1];
  const type = written === undefined ? undefined : typeOfText(written, node, file);
  const scope = moduleScope(text);
  return type && { range: file.range(node), scope, from: 0, block: scope, kind: 'declared', type };
}
