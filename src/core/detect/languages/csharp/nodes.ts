import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';

const TYPES: ReadonlySet<string> = new Set([
  'class_declaration',
  'struct_declaration',
  'record_declaration',
  'interface_declaration',
]);
const FUNCTIONS: ReadonlySet<string> = new Set([
  'method_declaration',
  'constructor_declaration',
  'destructor_declaration',
  'operator_declaration',
  'conversion_operator_declaration',
  'local_function_statement',
  'lambda_expression',
  'anonymous_method_expression',
  'accessor_declaration',
]);
/** Wrappers that leave a value as it is. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'parenthesized_expression',
  'await_expression',
  'checked_expression',
  'ref_expression',
]);
const COMMENTS: ReadonlySet<string> = new Set(['comment', 'preproc_region', 'preproc_endregion']);

export const isType = (node: Node): boolean => TYPES.has(node.type);
/** A function, or the expression that a property gives (`Client => _client`). */
export const isFunction = (node: Node): boolean =>
  FUNCTIONS.has(node.type) || (node.type === 'arrow_expression_clause' && isProperty(node.parent));
export const isProperty = (node: Node | null | undefined): boolean =>
  node?.type === 'property_declaration' || node?.type === 'indexer_declaration';
export const isLambda = (node: Node): boolean =>
  node.type === 'lambda_expression' || node.type === 'anonymous_method_expression';

const parts = new WeakMap<Node, readonly Node[]>();

/** Named children without comments. */
export function partsOf(node: Node): readonly Node[] {
  let found = parts.get(node);
  if (found === undefined) {
    found = node.namedChildren.filter((child) => !COMMENTS.has(child.type));
    parts.set(node, found);
  }
  return found;
}

export const field = (node: Node, name: string): Node | undefined => node.childForFieldName(name) ?? undefined;

export const same = (one: Node | null | undefined, other: Node | null | undefined): boolean =>
  one !== null && one !== undefined && one.id === other?.id;

/** True when the node has an anonymous child with this text: `using` of a declaration. */
export const hasToken = (node: Node, token: string): boolean =>
  node.children.some((child) => !child.isNamed && child.type === token);

export const hasModifier = (node: Node, word: string): boolean =>
  partsOf(node).some((child) => child.type === 'modifier' && child.text === word);

/** The innermost ancestor (not the node itself) that `test` accepts. */
export function enclosing(node: Node, test: (ancestor: Node) => boolean): Node | undefined {
  for (let current = node.parent; current !== null; current = current.parent) if (test(current)) return current;
  return undefined;
}

export const functionAround = (node: Node): Node | undefined => enclosing(node, isFunction);
export const typeAround = (node: Node): Node | undefined => enclosing(node, isType);

const isWrapper = (node: Node): boolean =>
  TRANSPARENT.has(node.type) || (node.type === 'postfix_unary_expression' && hasToken(node, '!'));

/** The value inside parentheses, `await`, `!`. */
export function unwrapped(node: Node): Node {
  let current = node;
  while (isWrapper(current)) {
    const [inner] = partsOf(current);
    if (inner === undefined) return current;
    current = inner;
  }
  return current;
}

/** The outermost wrapper around a value, or the value itself. */
export function wrapped(node: Node): Node {
  let current = node;
  for (let { parent } = current; parent !== null && isWrapper(parent); parent = current.parent) current = parent;
  return current;
}

/** The value of a variable, parameter, property or argument: what stands last in it, save its name and its type. */
export function valueOf(node: Node): Node | undefined {
  const own = field(node, 'value');
  if (own !== undefined) return own;
  const last = partsOf(node).at(-1);
  if (last === undefined || same(last, field(node, 'name')) || same(last, field(node, 'type'))) return undefined;
  return last.type === 'tuple_pattern' || last.type === 'bracketed_argument_list' ? undefined : last;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  e: '\u001b',
  '0': '\0',
};

/** What an escape sequence of a string stands for. */
export function unescaped(sequence: string): string {
  const body = sequence.slice(1);
  const hex = /^[xuU]([0-9a-f]{1,8})$/i.exec(body)?.[1];
  if (hex === undefined) return ESCAPES[body] ?? body;
  const point = Number.parseInt(hex, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
}

/** A name without the `@` that lets it be a keyword. */
export const plainName = (text: string): string => (text.startsWith('@') ? text.slice(1) : text);
