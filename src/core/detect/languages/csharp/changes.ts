import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Binding, Change } from '../front-end.js';
import { field, partsOf, plainName, same, wrapped } from './nodes.js';
import type { SourceFile } from './source-file.js';

const READ_FURTHER = /\s*(?:\?\s*\.|\.|\[)/y;

/** Statements that change what a variable holds: `request.Key = x`, `headers["x"] = y`, `document.Add(..)`. */
export function changesOf(name: string, binding: Binding, before: number, file: SourceFile): readonly Change[] {
  const { text } = file.tree;
  return file.tree.occurrences(name).flatMap((offset): Change[] => {
    if (offset < binding.scope.start || offset >= Math.min(before, binding.scope.end)) return [];
    READ_FURTHER.lastIndex = offset + name.length;
    if (!READ_FURTHER.test(text) || text.charAt(offset - 1) === '.') return [];
    const change = changeAt(file.tree.nodeAt(offset), file);
    return change === undefined ? [] : [change];
  });
}

function changeAt(node: Node, file: SourceFile): Change | undefined {
  const access = node.parent;
  if (access === null || !same(field(access, 'expression'), node)) return undefined;
  const property = propertyOf(access, file);
  const holder = access.parent;
  if (holder?.type === 'assignment_expression' && same(field(holder, 'left'), access) && property !== undefined) {
    const value = field(holder, 'right');
    const isPlain = field(holder, 'operator')?.type === '=';
    return value === undefined || !isPlain
      ? undefined
      : { kind: 'assignment', property, value: file.expression(value) };
  }
  if (holder?.type === 'invocation_expression' && wrapped(holder).parent?.type === 'expression_statement') {
    const call = file.expression(holder);
    return call.kind === 'call' ? { kind: 'call', call } : undefined;
  }
  return undefined;
}

function propertyOf(access: Node, file: SourceFile): string | undefined {
  if (access.type === 'member_access_expression') return plainName(field(access, 'name')?.text ?? '');
  const subscript = access.type === 'element_access_expression' ? field(access, 'subscript') : undefined;
  const argument = subscript === undefined ? undefined : partsOf(subscript)[0];
  const index = argument === undefined ? undefined : partsOf(argument).at(-1);
  const key = index === undefined ? undefined : file.expression(index);
  const [literal] = key?.kind === 'text' && key.parts.length === 1 ? key.parts : [];
  return typeof literal === 'string' ? literal : undefined;
}
