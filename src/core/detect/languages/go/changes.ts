import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Binding, Change } from '../front-end.js';
import { branchWithin, field, partsOf, same } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';
import { BRANCHES } from './bindings.js';

const READ_FURTHER = /\s*[.[]/y;

/** Statements that change what a variable holds: `input.Key = x`, `items["id"] = y`, `input.SetKey(x)`. */
export function changesOf(name: string, binding: Binding, before: number, file: SourceFile): readonly Change[] {
  const { text } = file.tree;
  return file.tree.occurrences(name).flatMap((offset): readonly Change[] => {
    if (offset < binding.from || offset >= Math.min(before, binding.scope.end)) return [];
    READ_FURTHER.lastIndex = offset + name.length;
    if (!READ_FURTHER.test(text) || text.charAt(offset - 1) === '.') return [];
    const node = file.tree.nodeAt(offset);
    const branch = branchWithin(binding.scope, node, BRANCHES);
    const perhaps = before < branch.start || before >= branch.end;
    return changesAt(node, file).map((change) =>
      perhaps && change.kind === 'assignment' ? { ...change, perhaps } : change,
    );
  });
}

function changesAt(node: Node, file: SourceFile): readonly Change[] {
  const first = node.parent;
  if (!first || !same(field(first, 'operand'), node)) return [];
  // `input.Config.Region = x` changes a member of a member.
  const within: string[] = [];
  let access = first;
  while (access.parent && ACCESSES.has(access.parent.type) && same(field(access.parent, 'operand'), access)) {
    const member = propertyOf(access, file);
    if (member === undefined) break;
    within.push(member);
    access = access.parent;
  }
  const list = access.parent;
  const statement = list?.parent;
  if (list?.type === 'expression_list' && statement?.type === 'assignment_statement') {
    if (!same(field(statement, 'left'), list)) return [];
    const property = propertyOf(access, file);
    const value = partsOf(field(statement, 'right'))[partsOf(list).findIndex((part) => same(part, access))];
    if (property === undefined || value === undefined) return [];
    const inside = within.length === 0 ? {} : { within };
    return [{ kind: 'assignment', property, value: file.expression(value), ...inside }];
  }
  return called(first, file);
}

const ACCESSES: ReadonlySet<string> = new Set(['selector_expression', 'index_expression']);

/** Calls of setters, one after the other on what the one before gives. */
function called(access: Node, file: SourceFile): readonly Change[] {
  const found: Change[] = [];
  let method: Node | null = access;
  while (method?.type === 'selector_expression') {
    const call: Node | null = method.parent;
    if (call?.type !== 'call_expression' || !same(field(call, 'function'), method)) return [];
    const made = file.expression(call);
    if (made.kind === 'call') found.push({ kind: 'call', call: made });
    if (call.parent?.type === 'expression_statement') return found;
    method = call.parent;
  }
  return [];
}

function propertyOf(access: Node, file: SourceFile): string | undefined {
  if (access.type === 'selector_expression') return field(access, 'field')?.text;
  const index = access.type === 'index_expression' ? file.expression(field(access, 'index')) : undefined;
  const [literal] = index?.kind === 'text' && index.parts.length === 1 ? index.parts : [];
  return typeof literal === 'string' ? literal : undefined;
}
