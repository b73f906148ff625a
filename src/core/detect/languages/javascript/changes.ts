import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Binding, Change, Span } from '../front-end.js';
import { functionAround } from './functions.js';
import { field, parentOf, partsOf, same, stringText, wrapped } from './nodes.js';
import { branchWithin } from './scopes.js';
import type { SourceFile } from './source-file.js';

/** A sieve over the text: a name that is read further, or that is given to a function. */
const READ_FURTHER = /\s*(?:\?\.|!\s*\.|\.|\[|,)/y;
/** Methods of arrays and sets that put their arguments in ("ECMAScript Language Specification"). */
const ADDING: ReadonlySet<string> = new Set(['push', 'unshift', 'add']);

/** Statements that change what a variable holds: `params.ACL = x`, `Object.assign(params, x)`, `items.push(x)`. */
export function changesOf(name: string, binding: Binding, before: number, file: SourceFile): readonly Change[] {
  const { text } = file.tree;
  const found: Change[] = [];
  for (const offset of file.tree.occurrences(name)) {
    if (offset < binding.from || offset >= Math.min(before, binding.scope.end)) continue;
    READ_FURTHER.lastIndex = offset + name.length;
    if (!READ_FURTHER.test(text) || text.charAt(offset - 1) === '.') continue;
    const node = file.tree.nodeAt(offset);
    const changes = changesAt(node, file);
    if (changes.length === 0) continue;
    const owner = functionAround(node);
    if (owner !== undefined && !(owner.startIndex <= before && before < owner.endIndex)) continue;
    const branch = branchWithin(binding.scope, node);
    const perhaps = !holds(branch, before) && !holds(branch, binding.from - 1);
    for (const change of changes) {
      found.push(perhaps && 'value' in change && change.kind !== 'item' ? { ...change, perhaps } : change);
    }
  }
  return found;
}

const holds = (span: Span, at: number): boolean => span.start <= at && at < span.end;

function changesAt(node: Node, file: SourceFile): readonly Change[] {
  const list = parentOf(node);
  if (list?.type === 'arguments') return assignedObject(list, node, file);
  const within: string[] = [];
  let access = accessOf(node);
  for (let next = access; access !== undefined; access = next) {
    const holder = parentOf(access);
    if (holder?.type === 'assignment_expression' && same(field(holder, 'left'), access))
      return assignment(access, within, holder, file);
    if (holder?.type === 'call_expression' && same(field(holder, 'function'), access)) {
      return parentOf(wrapped(holder))?.type === 'expression_statement' ? called(access, within, holder, file) : [];
    }
    next = accessOf(access);
    const property = propertyOf(access);
    if (next === undefined || property === undefined) return [];
    within.push(property);
  }
  return [];
}

/** The member or subscript expression that reads a value further. */
function accessOf(value: Node): Node | undefined {
  const whole = wrapped(value);
  const parent = parentOf(whole);
  const isAccess = parent?.type === 'member_expression' || parent?.type === 'subscript_expression';
  return isAccess && same(field(parent, 'object'), whole) ? parent : undefined;
}

function propertyOf(access: Node): string | undefined {
  return access.type === 'member_expression' ? field(access, 'property')?.text : stringText(field(access, 'index'));
}

function assignment(access: Node, within: readonly string[], holder: Node, file: SourceFile): readonly Change[] {
  const right = field(holder, 'right');
  if (right === undefined) return [];
  const property = propertyOf(access);
  const value = file.expression(right);
  if (property !== undefined)
    return [{ kind: 'assignment', property, value, ...(within.length > 0 ? { within } : {}) }];
  return within.length > 0 ? [] : [{ kind: 'merge', value: unknownKey(access, file) }];
}

const unknownKey = (access: Node, file: SourceFile): Expression => ({
  kind: 'other',
  range: file.range(access),
  at: access.startIndex,
  description: 'a key that is not known',
});

function called(access: Node, within: readonly string[], call: Node, file: SourceFile): readonly Change[] {
  const made = file.expression(call);
  if (made.kind !== 'call') return [];
  if (within.length === 0 && ADDING.has(propertyOf(access) ?? '')) {
    return made.arguments.map(({ value, spread }): Change => ({
      kind: 'item',
      value,
      ...(spread === true ? { spread } : {}),
    }));
  }
  return [{ kind: 'call', call: made }];
}

/** `Object.assign(params, ..)`, `_.merge(params, ..)`. */
function assignedObject(list: Node, node: Node, file: SourceFile): readonly Change[] {
  const [first, ...others] = partsOf(list);
  const call = parentOf(list);
  const callee = call?.type === 'call_expression' ? field(call, 'function')?.text : undefined;
  if (!same(first, node) || callee === undefined || !/^(?:Object\.assign|_\.(?:assign|merge|extend))$/.test(callee))
    return [];
  return others.map((other): Change => ({ kind: 'merge', value: file.expression(other) }));
}
