import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Binding, Change, Span } from '../front-end.js';
import { BRANCHING } from './bindings.js';
import { FUNCTION_TYPES, spanOf } from './definitions.js';
import type { ExpressionMaker } from './expressions.js';
import { enclosing } from './nodes.js';

/** A sieve over the text: what may stand behind a name whose value a statement changes. */
const CHANGED = /\s*(?:\[|\.\s*\w+\s*(?:\(|=(?!=)))/y;
/** Methods of `list` and `set` ("The Python Standard Library", Built-in Types), with the argument that is put in. */
const ADDING: Readonly<Record<string, { readonly at: number; readonly spread?: boolean }>> = {
  append: { at: 0 },
  add: { at: 0 },
  insert: { at: 1 },
  extend: { at: 0, spread: true },
};

/** Statements that change what a variable holds: `params["ACL"] = x`, `params.update(ACL=x)`, `items.append(x)`. */
export function changesOf(name: string, binding: Binding, before: number, maker: ExpressionMaker): readonly Change[] {
  const { text } = maker.tree;
  const found: Change[] = [];
  for (const offset of maker.tree.occurrences(name)) {
    if (offset < binding.from || offset >= Math.min(before, binding.scope.end)) continue;
    CHANGED.lastIndex = offset + name.length;
    if (!CHANGED.test(text) || text.charAt(offset - 1) === '.') continue;
    const node = maker.tree.nodeAt(offset);
    const owner = enclosing(node, FUNCTION_TYPES);
    if (owner && !holds(spanOf(owner), before)) continue;
    const branch = branchAround(node);
    const perhaps = branch !== undefined && !holds(branch, before) && !holds(branch, binding.from);
    for (const change of changesAt(node, maker)) {
      found.push(perhaps && 'value' in change && change.kind !== 'item' ? { ...change, perhaps } : change);
    }
  }
  return found;
}

const holds = (span: Span, at: number): boolean => span.start <= at && at < span.end;

/** The innermost block that runs perhaps. */
function branchAround(node: Node): Span | undefined {
  for (let child = node, { parent } = node; parent; child = parent, { parent } = parent) {
    if (FUNCTION_TYPES.has(parent.type)) return undefined;
    if (child.type === 'block' && BRANCHING.has(parent.type)) return spanOf(child);
  }
  return undefined;
}

function changesAt(node: Node, maker: ExpressionMaker): readonly Change[] {
  const access = node.parent;
  if (access?.type === 'subscript' && access.childForFieldName('value')?.id === node.id) return keyed(access, maker);
  if (access?.type !== 'attribute' || access.childForFieldName('object')?.id !== node.id) return [];
  const property = maker.textOf(access.childForFieldName('attribute'));
  const holder = access.parent;
  if (holder?.type === 'call' && holder.childForFieldName('function')?.id === access.id)
    return called(property, holder, maker);
  const value = assignedTo(access);
  return value ? [{ kind: 'assignment', property, value: maker.of(value) }] : [];
}

/** `params[key] = value`. */
function keyed(access: Node, maker: ExpressionMaker): readonly Change[] {
  const value = assignedTo(access);
  const index = access.childForFieldName('subscript');
  if (!value || !index) return [];
  const key = maker.of(index);
  const [literal] = key.kind === 'text' && key.parts.length === 1 ? key.parts : [];
  if (typeof literal === 'string') return [{ kind: 'assignment', property: literal, value: maker.of(value) }];
  return [{ kind: 'merge', value: maker.other(index, 'a key that is not known') }];
}

function assignedTo(target: Node): Node | undefined {
  const statement = target.parent;
  if (statement?.type !== 'assignment' || statement.childForFieldName('left')?.id !== target.id) return undefined;
  return statement.childForFieldName('right') ?? undefined;
}

function called(method: string, call: Node, maker: ExpressionMaker): readonly Change[] {
  const given = maker.argumentsOf(call.childForFieldName('arguments'));
  // A dictionary takes one other: with more it is another's method (`batch.update(reference, fields)`).
  if (method === 'update' && given.filter((argument) => argument.name === undefined).length < 2) {
    return given.map(({ name, value }): Change =>
      name === undefined ? { kind: 'merge', value } : { kind: 'assignment', property: name, value },
    );
  }
  const [key, value] = given.map((argument) => argument.value);
  if (method === 'setdefault') {
    const [literal] = key?.kind === 'text' && key.parts.length === 1 ? key.parts : [];
    if (typeof literal !== 'string' || value === undefined) return [];
    return [{ kind: 'assignment', property: literal, value, perhaps: true }];
  }
  const row = Object.hasOwn(ADDING, method) ? ADDING[method] : undefined;
  const item = row === undefined ? undefined : given[row.at];
  if (row === undefined || item === undefined) return thrownAway(call, maker);
  return [{ kind: 'item', value: item.value, ...(row.spread === true ? { spread: true } : {}) }];
}

/** A call whose result is not used is made for what it changes: `batch.set(reference, fields)`. */
function thrownAway(call: Node, maker: ExpressionMaker): readonly Change[] {
  if (call.parent?.type !== 'expression_statement') return [];
  const made = maker.of(call);
  return made.kind === 'call' ? [{ kind: 'call', call: made }] : [];
}
