import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Binding, Change, Path, Scope, Span } from '../front-end.js';
import type { SourceFile } from '../grammar/source-file.js';
import { branchWithin, enclosing, field, moduleScope, partOf, partsOf, same, spanOf } from '../grammar/nodes.js';
import { innerName, parameterNodes } from './definitions.js';
import { suffixOf } from './expressions.js';
import { FUNCTION_TYPES, TYPE_BODIES, typeOf, typePart } from './nodes.js';

/** Nodes whose content is one scope. */
const SCOPES: ReadonlySet<string> = new Set([
  ...FUNCTION_TYPES,
  ...[
    'if_statement',
    'for_statement',
    'while_statement',
    'do_statement',
    'catch_block',
    'switch_entry',
    'guard_statement',
  ],
]);
export const BRANCHES: ReadonlySet<string> = new Set([
  ...['if_statement', 'for_statement', 'while_statement', 'catch_block', 'switch_entry', 'else'],
]);
/** Methods whose closure is given the elements of what they are called on (Swift standard library, Sequence). */
const ELEMENT_METHODS: ReadonlySet<string> = new Set([
  ...['map', 'forEach', 'flatMap', 'compactMap', 'filter', 'first', 'contains', 'allSatisfy', 'concurrentMap'],
]);

const DEFINED_AFTER = /\b(?:let|var|func|class|struct|actor|enum|protocol|typealias|for|in)\s+$/;
const AFTER = /[:,)=}\n\r]|in\b|else\b|\{/y;

/** A sieve over the text: false where the name is surely not bound, being read further or called. */
export function mayBind(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start - 1) === 46) return false;
  if (DEFINED_AFTER.test(text.slice(Math.max(0, start - 12), start))) return true;
  let next = end;
  while (text.charCodeAt(next) === 32 || text.charCodeAt(next) === 9) next += 1;
  AFTER.lastIndex = next;
  return AFTER.test(text);
}

interface Base {
  readonly range: Binding['range'];
  readonly scope: Scope;
  readonly from: number;
  readonly block: Span;
}

function scopeAround(node: Node, file: SourceFile): Scope {
  const holder = enclosing(node, SCOPES);
  if (!holder) return moduleScope(file.tree.text);
  return { ...spanOf(holder), kind: FUNCTION_TYPES.has(holder.type) ? 'function' : 'block' };
}

/** A local variable is seen from the end of its declaration on. */
function local(node: Node, declared: { endIndex: number }, around: Scope, file: SourceFile): Base {
  const scope: Scope = around.kind === 'module' ? around : { start: declared.endIndex, end: around.end, kind: 'block' };
  return { range: file.range(node), scope, from: declared.endIndex, block: scope };
}

const DEFINITIONS: Readonly<Record<string, 'class' | 'function'>> = {
  class_declaration: 'class',
  protocol_declaration: 'class',
  function_declaration: 'function',
};

export function bindingAt(node: Node, name: string, file: SourceFile): Binding | undefined {
  if (node.type !== 'simple_identifier' && node.type !== 'type_identifier') return undefined;
  const parent = node.parent;
  if (!parent) return undefined;
  const kind = DEFINITIONS[parent.type];
  if (kind !== undefined && same(field(parent, 'name'), node)) return definition(node, parent, kind, file);
  switch (parent.type) {
    case 'pattern':
      return patternBinding(node, parent, file);
    case 'guard_statement':
    case 'if_statement':
    case 'while_statement':
      return unwrapped(node, parent, file);
    case 'parameter':
    case 'lambda_parameter':
      return same(innerName(parent), node) ? parameter(node, parent, file) : undefined;
    case 'directly_assignable_expression':
      return parent.parent?.type === 'assignment' ? assigned(node, name, parent.parent, file) : undefined;
    case 'typealias_declaration': {
      const type = typeOf(typePart(parent), file);
      const scope = moduleScope(file.tree.text);
      return type && { range: file.range(node), scope, from: 0, block: scope, kind: 'value', value: type };
    }
    default:
      return undefined;
  }
}

function definition(node: Node, holder: Node, kind: 'class' | 'function', file: SourceFile): Binding | undefined {
  if (kind === 'function' && holder.parent && TYPE_BODIES.has(holder.parent.type)) return undefined;
  const around = scopeAround(holder, file);
  const base: Base = { range: file.range(node), scope: around, from: around.start, block: around };
  return kind === 'class'
    ? { ...base, kind, definition: file.class(holder) }
    : { ...base, kind, definition: file.function(holder) };
}

/** `let x = ..`, `let (a, b) = ..`, `for x in ..`. */
function patternBinding(node: Node, pattern: Node, file: SourceFile): Binding | undefined {
  const path: number[] = [];
  let top = pattern;
  while (top.parent?.type === 'pattern') {
    const child = top;
    path.unshift(partsOf(top.parent).findIndex((part) => same(part, child)));
    top = top.parent;
  }
  const at: { path?: Path } = path.length > 0 ? { path } : {};
  const holder = top.parent;
  if (holder?.type === 'for_statement' && same(field(holder, 'item'), top)) {
    const scope: Scope = { ...spanOf(holder), kind: 'block' };
    const list = field(holder, 'collection');
    const base: Base = { range: file.range(node), scope, from: list?.endIndex ?? scope.start, block: scope };
    return { ...base, kind: 'element', value: file.expression(list), ...at };
  }
  if (holder?.type !== 'property_declaration') {
    const scope = scopeAround(node, file);
    return { ...local(node, node, scope, file), kind: 'opaque', description: 'a part of a case' };
  }
  // Members are asked for as fields.
  if (holder.parent && TYPE_BODIES.has(holder.parent.type)) return undefined;
  const base = local(node, holder, scopeAround(holder, file), file);
  const type = path.length > 0 ? undefined : typeOf(typePart(partOf(holder, 'type_annotation')), file);
  const value = field(holder, 'value');
  if (value) return { ...base, kind: 'value', value: file.expression(value), ...at, ...(type ? { type } : {}) };
  return type
    ? { ...base, kind: 'declared', type }
    : { ...base, kind: 'value', value: file.made(node, { kind: 'scalar', value: null }) };
}

/** `if let x = value`, `guard let x = value`; without a value it is the variable of that name. */
function unwrapped(node: Node, statement: Node, file: SourceFile): Binding | undefined {
  const parts = partsOf(statement);
  const index = parts.findIndex((part) => same(part, node));
  if (parts[index - 1]?.type !== 'value_binding_pattern') return undefined;
  const next = parts[index + 1];
  const hasValue = /^\s*(?::[^=]*)?=/.test(file.tree.text.slice(node.endIndex, next?.startIndex ?? node.endIndex));
  const outside = { startIndex: statement.startIndex - 1, endIndex: statement.startIndex };
  const value = hasValue ? file.expression(next) : file.made(outside, { kind: 'name', name: file.text(node) });
  const declared = hasValue && next ? next : node;
  const around =
    statement.type === 'guard_statement'
      ? scopeAround(statement, file)
      : { ...spanOf(statement), kind: 'block' as const };
  return { ...local(node, declared, around, file), kind: 'value', value };
}

function parameter(node: Node, holder: Node, file: SourceFile): Binding | undefined {
  const owner = enclosing(holder, FUNCTION_TYPES);
  if (!owner) return undefined;
  const index = parameterNodes(owner).findIndex((part) => same(part, holder));
  return parameterAt(owner, index, { range: file.range(node) }, file);
}

function parameterAt(owner: Node, index: number, at: Pick<Base, 'range'>, file: SourceFile): Binding | undefined {
  const scope: Scope = { ...spanOf(owner), kind: 'function' };
  const base: Base = { ...at, scope, from: scope.start, block: scope };
  if (owner.type === 'lambda_literal' && index === 0) {
    const call = callAround(owner);
    const callee = partsOf(call)[0];
    if (callee?.type === 'navigation_expression' && ELEMENT_METHODS.has(file.text(suffixOf(callee)))) {
      return { ...base, kind: 'element', value: file.expression(field(callee, 'target')) };
    }
  }
  const definition = file.function(owner);
  const found = definition.parameters[index];
  return found && { ...base, kind: 'parameter', parameter: found, function: definition };
}

/** The call that a closure is an argument of, within or after its brackets. */
export function callAround(closure: Node): Node | undefined {
  let node = closure.parent;
  while (node && (node.type === 'value_argument' || node.type === 'value_arguments')) node = node.parent;
  return node?.type === 'call_suffix' ? (node.parent ?? undefined) : undefined;
}

/** `$0` in a closure. */
export function implied(name: string, file: SourceFile): readonly Binding[] {
  if (!/^\$\d+$/.test(name)) return [];
  return file.tree.occurrences(name).flatMap((at) => {
    const closure = enclosing(file.tree.nodeAt(at), new Set(['lambda_literal']));
    if (!closure) return [];
    const range = { range: file.tree.rangeBetween(at, at + name.length) };
    return parameterAt(closure, Number(name.slice(1)), range, file) ?? [];
  });
}

/** `client = ..` binds the variable where it was declared; a field of the type is looked for elsewhere. */
function assigned(node: Node, name: string, assignment: Node, file: SourceFile): Binding | undefined {
  let best: Scope | undefined;
  for (const at of file.tree.occurrences(name)) {
    if (at >= node.startIndex) break;
    const other = file.tree.nodeAt(at);
    if (other.parent?.type === 'directly_assignable_expression' || !mayBind(file.tree.text, at, at + name.length))
      continue;
    const scope = bindingAt(other, name, file)?.scope;
    if (!scope || scope.start > node.startIndex || scope.end < node.endIndex) continue;
    if (!best || scope.end - scope.start <= best.end - best.start) best = scope;
  }
  if (!best) return undefined;
  return {
    range: file.range(node),
    scope: best,
    from: assignment.endIndex,
    block: branchWithin(best, assignment, BRANCHES),
    kind: 'value',
    value: file.expression(field(assignment, 'result')),
  };
}

/** `input.bucket = name` */
export function changeAt(word: Node, file: SourceFile): Change | undefined {
  const access = word.parent;
  const assignment = access?.parent?.parent;
  if (access?.type !== 'navigation_expression' || !same(field(access, 'target'), word)) return undefined;
  if (assignment?.type !== 'assignment' || !same(field(assignment, 'target'), access.parent)) return undefined;
  const value = file.expression(field(assignment, 'result'));
  return { kind: 'assignment', property: file.text(suffixOf(access)), value };
}
