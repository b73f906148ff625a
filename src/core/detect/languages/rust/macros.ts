import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Argument, CallExpression, Expression } from '../../expression.js';
import type { Extent, SourceFile } from '../grammar/source-file.js';
import { enclosing, field, partOf } from '../grammar/nodes.js';
import { FIELD_MARK, TRANSPARENT_METHODS } from './methods.js';
import { pathHead } from './paths.js';

/**
 * Within a macro's brackets the grammar gives tokens only. Here the expressions among them are read as far as calls are
 * made of: names, paths, `.method(..)`, `?`, `.await`, literals. Anything else is left unread.
 */

const TREES: ReadonlySet<string> = new Set(['token_tree']);
/** Macros whose value is a list of what they are given, or of what that gives in time. */
const LISTS: ReadonlySet<string> = new Set(['vec', 'join', 'try_join']);

/** What a macro gives, where that can be said of its arguments. */
export function macroExpression(node: Node, file: SourceFile): Expression | undefined {
  const name = file.text(field(node, 'macro')).split('::').at(-1) ?? '';
  const tokens = partOf(node, 'token_tree');
  if (!tokens) return undefined;
  if (name === 'env' || name === 'option_env') {
    const range = { startIndex: node.startIndex, endIndex: node.endIndex };
    return file.call(range, {
      callee: () => file.made(node, { kind: 'name', name: 'env!' }),
      arguments: () => macroArguments(tokens, file),
    });
  }
  return LISTS.has(name) ? file.made(node, { kind: 'list', items: macroArguments(tokens, file) }) : undefined;
}

/** The arguments between the commas of a macro's brackets. */
export function macroArguments(tree: Node, file: SourceFile): readonly Argument[] {
  const found: Argument[] = [];
  let tokens: Node[] = [];
  const end = (): void => {
    const [first, second] = tokens;
    const named = first?.type === 'identifier' && file.text(second) === '=';
    const value = expressionOf(named ? tokens.slice(2) : tokens, file);
    if (tokens.length > 0) {
      const unread = value ?? file.other(first ?? tree, 'part of a macro');
      found.push(named ? { name: file.text(first), value: unread } : { value: unread });
    }
    tokens = [];
  };
  for (const token of tree.children.slice(1, -1)) {
    if (file.text(token) === ',') end();
    else tokens.push(token);
  }
  end();
  return found;
}

/** The call whose method or function is the name `word` within a macro's brackets. */
export function callInMacro(word: Node, file: SourceFile): CallExpression | undefined {
  const tree = word.parent;
  if (tree?.type !== 'token_tree' || !enclosing(word, TREES)) return undefined;
  const tokens = tree.children;
  const at = tokens.findIndex((token) => token.id === word.id);
  if (tokens[at + 1]?.type !== 'token_tree' || !file.text(tokens[at + 1]).startsWith('(')) return undefined;
  let head = at;
  for (; head > 0; head -= 1) if (!joins(tokens[head - 1], tokens[head], file)) break;
  const call = expressionOf(tokens.slice(head, at + 2), file);
  return call?.kind === 'call' ? call : undefined;
}

const LINKS: ReadonlySet<string> = new Set(['.', '::', '?']);
const ENDS: ReadonlySet<string> = new Set(['identifier', 'self', 'token_tree', 'crate', 'super', 'string_literal']);

/** True when the two tokens belong to one chain: `client` `.`, `.` `send`, `send` `()`, `)` `?`. */
function joins(before: Node | undefined, after: Node | undefined, file: SourceFile): boolean {
  if (!before || !after) return false;
  if (LINKS.has(file.text(before))) return true;
  if (LINKS.has(file.text(after))) return ENDS.has(before.type);
  return after.type === 'token_tree' && before.type === 'identifier' && file.text(after).startsWith('(');
}

/** A chain of tokens as an expression; undefined: it is more than a chain. */
function expressionOf(all: readonly Node[], file: SourceFile): Expression | undefined {
  const tokens = all.filter((token) => !['&', '*', 'await', 'mut'].includes(file.text(token)));
  const [head, ...rest] = tokens;
  if (!head) return undefined;
  let value = headOf(head, file);
  let linked = '';
  for (let index = 0; value && index < rest.length; index += 1) {
    const token = rest[index];
    const written = file.text(token);
    if (LINKS.has(written)) linked = written;
    else if (token?.type === 'token_tree' && written.startsWith('(')) {
      const callee: Expression = value;
      if (callee.kind === 'member' && TRANSPARENT_METHODS.has(callee.property)) value = callee.object;
      else
        value = file.call(extent(head, token), {
          callee: () => callee,
          arguments: () => macroArguments(token, file),
        });
    } else if (token && linked !== '' && (token.type === 'identifier' || token.type === 'integer_literal')) {
      const isField = linked === '.' && !file.text(rest[index + 1]).startsWith('(');
      const property = (isField ? FIELD_MARK : '') + written;
      value = file.made(extent(head, token), { kind: 'member', object: value, property });
      linked = '';
    } else return undefined;
  }
  return value;
}

const extent = (from: Extent, to: Extent): Extent => ({ startIndex: from.startIndex, endIndex: to.endIndex });

function headOf(token: Node, file: SourceFile): Expression | undefined {
  if (token.type === 'crate' || token.type === 'super') {
    return file.made(token, { kind: 'name', name: pathHead(token.type) });
  }
  if (token.type === 'identifier' && file.tree.text.startsWith('::', token.endIndex)) {
    return file.made(token, { kind: 'name', name: pathHead(file.text(token)) });
  }
  if (token.type === 'token_tree') {
    const [only, ...others] = macroArguments(token, file);
    return only && others.length === 0 ? only.value : undefined;
  }
  return token.isNamed ? file.expression(token) : undefined;
}
