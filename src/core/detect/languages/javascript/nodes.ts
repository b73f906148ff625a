import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';

/** Node types that open a function: what `this`, parameters and `return` belong to. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  'function_declaration',
  'generator_function_declaration',
  'function_expression',
  'generator_function',
  'arrow_function',
  'method_definition',
]);
/** A function, or the module: what `var` is visible in. */
export const isFunctionOrModule = (node: Node): boolean => nodeType(node) === 'program' || isFunction(node);
const CLASSES: ReadonlySet<string> = new Set(['class_declaration', 'abstract_class_declaration', 'class']);
/** Wrappers that leave a value as it is. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'parenthesized_expression',
  'await_expression',
  'as_expression',
  'satisfies_expression',
  'non_null_expression',
]);

export const isFunction = (node: Node): boolean => FUNCTIONS.has(nodeType(node));
export const isClass = (node: Node): boolean => CLASSES.has(nodeType(node));
const isTransparent = (node: Node): boolean => TRANSPARENT.has(nodeType(node));
/** A shape in TypeScript's types: fields without values. */
export const isTypeShape = (node: Node): boolean =>
  node.type === 'interface_declaration' || node.type === 'type_alias_declaration';

export const parentOf = (node: Node): Node | null => node.parent;
export const nodeType = (node: Node): string => node.type;

const parts = new WeakMap<Node, readonly Node[]>();

/** Named children without comments. */
export function partsOf(node: Node): readonly Node[] {
  let found = parts.get(node);
  if (found === undefined) {
    found = node.namedChildren.filter((child) => child.type !== 'comment');
    parts.set(node, found);
  }
  return found;
}

export function field(node: Node, name: string): Node | undefined {
  return node.childForFieldName(name) ?? undefined;
}

export function fieldsNamed(node: Node, name: string): readonly Node[] {
  return node.childrenForFieldName(name);
}

/** True when the node has an anonymous child with this text: `type` of `import type`, `of` of a loop. */
export function hasToken(node: Node, token: string): boolean {
  return node.children.some((child) => !child.isNamed && child.type === token);
}

export const same = (one: Node | null | undefined, other: Node | null | undefined): boolean =>
  one !== null && one !== undefined && other !== null && other !== undefined && one.id === other.id;

/** The innermost ancestor (not the node itself) that `test` accepts. */
export function enclosing(node: Node, test: (ancestor: Node) => boolean): Node | undefined {
  for (let current = parentOf(node); current !== null; current = parentOf(current)) if (test(current)) return current;
  return undefined;
}

/** The value inside parentheses, `await`, `as`, `satisfies`, `!`. */
export function unwrapped(node: Node): Node {
  let current = node;
  while (isTransparent(current)) {
    const [inner] = partsOf(current);
    if (inner === undefined) return current;
    current = inner;
  }
  return current;
}

/** The outermost wrapper around a value, or the value itself. */
export function wrapped(node: Node): Node {
  let current = node;
  for (let parent = parentOf(current); parent !== null && isTransparent(parent); parent = parentOf(current)) {
    if (!same(partsOf(parent)[0], current)) break;
    current = parent;
  }
  return current;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '0': '\0' };

/** What an escape sequence of a string stands for. */
export function unescaped(sequence: string): string {
  const body = sequence.slice(1);
  const code = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\})$/i.exec(body);
  const hex = code?.[1] ?? code?.[2] ?? code?.[3];
  if (hex !== undefined) {
    const point = Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  }
  if (/^[\r\n\u2028\u2029]/.test(body)) return '';
  return ESCAPES[body] ?? body;
}

/** The text of a string without substitutions; undefined for other nodes. */
export function stringText(node: Node | undefined): string | undefined {
  if (node === undefined || (node.type !== 'string' && node.type !== 'template_string')) return undefined;
  let text = '';
  for (const part of partsOf(node)) {
    if (part.type === 'string_fragment') text += part.text;
    else if (part.type === 'escape_sequence') text += unescaped(part.text);
    else return undefined;
  }
  return text;
}

/** The name of a property in an object, class or pattern; undefined when it is computed. */
export function propertyName(node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (node.type === 'computed_property_name') return stringText(partsOf(node)[0]);
  return stringText(node) ?? node.text;
}

/** The module that `require('x')` or `import('x')` names; undefined for other nodes. */
export function requiredModule(node: Node | undefined): string | undefined {
  if (node?.type !== 'call_expression') return undefined;
  const callee = field(node, 'function');
  const loads = callee?.type === 'import' || (callee?.type === 'identifier' && callee.text === 'require');
  const list = loads ? field(node, 'arguments') : undefined;
  return list === undefined ? undefined : stringText(partsOf(list)[0]);
}
