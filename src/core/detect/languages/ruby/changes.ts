import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Change } from '../front-end.js';
import type { SourceFile } from '../grammar/source-file.js';
import { field, partsOf, same } from '../grammar/nodes.js';

/** Methods that put all members of another hash into this one. */
const MERGING: ReadonlySet<string> = new Set(['merge!', 'update', 'reverse_merge!', 'deep_merge!']);

/** `options[:index] = name`, `options[:tags][:stage] = 'dev'`, `options.merge!(more)`, `list << item`. */
export function changeAt(word: Node, file: SourceFile): Change | undefined {
  const path: string[] = [];
  let access = word;
  for (let { parent } = access; parent?.type === 'element_reference'; { parent } = access) {
    const [object, index] = partsOf(parent);
    if (!same(object, access)) return undefined;
    const key = index && file.expression(index);
    const [name, more] = key?.kind === 'text' ? key.parts : [];
    if (typeof name !== 'string' || more !== undefined) return undefined;
    path.push(name);
    access = parent;
  }
  const statement = access.parent;
  const property = path.pop();
  if (property !== undefined) {
    if (statement?.type !== 'assignment' || !same(field(statement, 'left'), access)) return undefined;
    const within = path.length > 0 ? { within: path } : {};
    return { kind: 'assignment', property, ...within, value: file.expression(field(statement, 'right')) };
  }
  if (statement?.type === 'call' && same(field(statement, 'receiver'), word)) {
    const [given] = partsOf(field(statement, 'arguments'));
    if (!given || !MERGING.has(file.text(field(statement, 'method')))) return undefined;
    if (given.type !== 'pair') return { kind: 'merge', value: file.expression(given) };
    return { kind: 'merge', value: file.made(given, { kind: 'object', members: pairsOf(statement, file) }) };
  }
  if (statement?.type !== 'binary' || !same(field(statement, 'left'), word)) return undefined;
  const right = field(statement, 'right');
  const sign = file.tree.text.slice(word.endIndex, right?.startIndex ?? word.endIndex).trim();
  return sign === '<<' ? { kind: 'item', value: file.expression(right) } : undefined;
}

/** `merge!(a: 1, b: 2)`: pairs without braces. */
function pairsOf(call: Node, file: SourceFile): { key: string; value: ReturnType<SourceFile['expression']> }[] {
  return partsOf(field(call, 'arguments')).flatMap((pair) => {
    const key = file.text(field(pair, 'key')).replace(/^[:'"]|['"]$/g, '');
    return pair.type === 'pair' ? [{ key, value: file.expression(field(pair, 'value')) }] : [];
  });
}
