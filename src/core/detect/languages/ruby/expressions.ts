import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Argument, Expression, ObjectExpression } from '../../expression.js';
import type { SourceFile } from '../grammar/source-file.js';
import { enclosing, field, partOf, partsOf, same } from '../grammar/nodes.js';
import { DYNAMIC_METHOD, FORMATS, SENDING_METHODS, TRANSPARENT_METHODS } from './methods.js';
import { formatted, heredoc, textParts } from './texts.js';

/** Methods and lambdas: what parameters and returned values belong to. Blocks run in place and are no functions here. */
export const METHOD_TYPES: ReadonlySet<string> = new Set(['method', 'singleton_method', 'lambda']);
export const BLOCK_TYPES: ReadonlySet<string> = new Set(['block', 'do_block']);
export const FUNCTION_TYPES: ReadonlySet<string> = new Set([...METHOD_TYPES, ...BLOCK_TYPES]);
/** What has members: classes, modules, and the file itself, whose instance variables are those of the main object. */
export const CLASS_TYPES: ReadonlySet<string> = new Set(['class', 'module', 'program']);

type Maker = (node: Node, file: SourceFile) => Expression;

const last: Maker = (node, file) => file.expression(statementsOf(node).at(-1));
const bodyField: Maker = (node, file) => file.expression(field(node, 'body'));

/** The parts of a body that give its value: without handlers. */
function statementsOf(node: Node): readonly Node[] {
  return partsOf(node).filter((part) => !['rescue', 'ensure', 'else', 'heredoc_body'].includes(part.type));
}

/** True when a plain name is a variable there, not a method that is called without arguments. */
function isVariable(name: string, at: number, file: SourceFile): boolean {
  return file
    .bindings(name)
    .some(({ kind, scope }) => kind !== 'function' && scope.start <= at && at < scope.end && scope.kind !== 'class');
}

function argumentsOf(list: Node | undefined, file: SourceFile): readonly Argument[] {
  return partsOf(list).flatMap((part): Argument[] => {
    switch (part.type) {
      case 'pair': {
        const name = keyOf(field(part, 'key'), file);
        const key = field(part, 'key');
        const value = field(part, 'value') ? file.expression(field(part, 'value')) : named(key, file);
        return name === undefined ? [{ spread: true, value }] : [{ name, value }];
      }
      case 'splat_argument':
      case 'hash_splat_argument':
        return [{ spread: true, value: file.expression(partsOf(part)[0]) }];
      case 'block_argument':
        return [];
      default:
        return [{ value: file.expression(part) }];
    }
  });
}

/** `put_object(bucket:, key:)`: the value is the variable or method of the key's name. */
function named(key: Node | undefined, file: SourceFile): Expression {
  const at = key ?? file.tree.root;
  const name = file.text(key).replace(/:$/, '');
  return plainName(at, name, file);
}

const plainName = (node: Node, name: string, file: SourceFile): Expression => {
  const made = file.made(node, { kind: 'name', name });
  if (isVariable(name, node.startIndex, file)) return made;
  return file.call(node, { callee: () => made, arguments: () => [], bare: true });
};

function keyOf(key: Node | undefined, file: SourceFile): string | undefined {
  if (!key) return undefined;
  if (key.type === 'hash_key_symbol') return file.text(key);
  if (key.type === 'simple_symbol') return file.text(key).slice(1);
  const parts = key.type === 'string' || key.type === 'delimited_symbol' ? textParts(key, file) : [];
  return parts.length > 0 && parts.every((part) => typeof part === 'string') ? parts.join('') : undefined;
}

/** The name of the class around, as a name: what `new` and `self.class` mean in its own methods. */
function ownClass(node: Node, file: SourceFile): Expression {
  const around = enclosing(node, CLASS_TYPES);
  const name = around && field(around, 'name');
  const path = file.text(name).split('::');
  return name ? file.made(node, { kind: 'name', name: path.at(-1) ?? '' }) : file.other(node, 'a class');
}

/** Where a call ends when its block does not count: at its closing bracket. */
function extentOf(node: Node): { startIndex: number; endIndex: number } {
  const end = field(node, 'arguments') ?? field(node, 'method') ?? node;
  return { startIndex: node.startIndex, endIndex: end.endIndex };
}

const call: Maker = (node, file) => {
  const receiver = field(node, 'receiver');
  const method = file.text(field(node, 'method'));
  const list = field(node, 'arguments');
  const extent = extentOf(node);
  const given = (): readonly Argument[] => argumentsOf(list, file);
  if (method === 'new') {
    const callee = (): Expression => (receiver ? classOf(receiver, file) : ownClass(node, file));
    return file.call(extent, { callee, arguments: given, construction: true });
  }
  if (receiver && TRANSPARENT_METHODS.has(method)) return file.expression(receiver);
  if (receiver && SENDING_METHODS.has(method)) return sent(node, receiver, file);
  if (!receiver && FORMATS.has(method)) {
    const [template, ...values] = given().map(({ value }) => value);
    return formatted(node, template, values, file);
  }
  if (!receiver && (method === 'lambda' || method === 'proc')) {
    const block = field(node, 'block');
    if (block) return file.expression(block);
  }
  if (receiver?.type === 'self' && method === 'class') return ownClass(node, file);
  const callee = field(node, 'method') ?? node;
  return file.call(extent, {
    callee: () =>
      receiver
        ? file.made(
            { startIndex: node.startIndex, endIndex: callee.endIndex },
            { kind: 'member', object: file.expression(receiver), property: method === '' ? 'call' : method },
          )
        : file.made(callee, { kind: 'name', name: method }),
    arguments: given,
    bare: partsOf(list).length === 0 && !field(node, 'block'),
  });
};

/** `Store.new`, `self.class.new`, `self.new`. */
function classOf(receiver: Node, file: SourceFile): Expression {
  return receiver.type === 'self' ? ownClass(receiver, file) : file.expression(receiver);
}

/** `client.public_send(:put_object, bucket: name)` calls `put_object`; a name that is computed leaves it open. */
function sent(node: Node, receiver: Node, file: SourceFile): Expression {
  const [named, ...rest] = partsOf(field(node, 'arguments'));
  const literal = named && keyOf(named, file);
  const property = literal ?? DYNAMIC_METHOD;
  const member = file.made(node, { kind: 'member', object: file.expression(receiver), property });
  return file.call(extentOf(node), {
    callee: () => member,
    arguments: () => argumentsOf(field(node, 'arguments'), file).slice(named && rest.length >= 0 ? 1 : 0),
  });
}

const text: Maker = (node, file) => {
  const parts = textParts(node, file);
  return file.made(node, { kind: 'text', parts: parts.length > 0 ? parts : [''] });
};

const number: Maker = (node, file) => {
  const value = Number(file.text(node).replaceAll('_', ''));
  return Number.isNaN(value) ? file.other(node, 'a number') : file.made(node, { kind: 'scalar', value });
};

const choice = (node: Node, options: readonly (Node | undefined)[], file: SourceFile): Expression => {
  const given = options.flatMap((option) => (option ? [file.expression(option)] : []));
  const [only] = given;
  return only && given.length === 1 ? only : file.made(node, { kind: 'choice', options: given });
};

const condition: Maker = (node, file) =>
  choice(node, [field(node, 'consequence') ?? field(node, 'body'), field(node, 'alternative')], file);

const members = (node: Node, file: SourceFile): ObjectExpression['members'] =>
  partsOf(node).map((part) => {
    if (part.type !== 'pair') return { value: file.expression(partsOf(part)[0] ?? part) };
    const key = keyOf(field(part, 'key'), file);
    const value = field(part, 'value') ? file.expression(field(part, 'value')) : named(field(part, 'key'), file);
    return key === undefined ? { value } : { key, value };
  });

const binary: Maker = (node, file) => {
  const [left, right] = [field(node, 'left'), field(node, 'right')];
  const sign = file.tree.text.slice(left?.endIndex ?? 0, right?.startIndex ?? 0).trim();
  if (sign === '||' || sign === 'or') return choice(node, [left, right], file);
  if (sign === '&&' || sign === 'and') return file.expression(right);
  const [one, other] = [file.expression(left), file.expression(right)];
  if (sign === '%')
    return formatted(node, one, other.kind === 'list' ? other.items.map(({ value }) => value) : [other], file);
  if (sign !== '+' && sign !== '<<') return file.other(node, 'a computed value');
  if (one.kind !== 'text' && other.kind !== 'text') return file.other(node, 'a sum');
  return file.made(node, {
    kind: 'text',
    parts: [one, other].flatMap((side) => (side.kind === 'text' ? side.parts : [side])),
  });
};

const variable =
  (prefix: string): Maker =>
  (node, file) =>
    file.made(node, {
      kind: 'member',
      object: file.made(node, { kind: 'self' }),
      property: prefix + file.text(node).replace(/^@+/, ''),
    });

const lambda: Maker = (node, file) =>
  file.made(node, {
    kind: 'function',
    parameters: partsOf(field(node, 'parameters')).map((part) => file.text(field(part, 'name') ?? part)),
    returns: returnedBy(node, file).map((value) => file.expression(value)),
  });

const MAKERS: Readonly<Record<string, Maker>> = {
  identifier: (node, file) => plainName(node, file.text(node), file),
  constant: (node, file) => file.made(node, { kind: 'name', name: file.text(node) }),
  global_variable: (node, file) => file.made(node, { kind: 'name', name: file.text(node) }),
  scope_resolution: (node, file) => {
    const scope = field(node, 'scope');
    const property = file.text(field(node, 'name'));
    if (!scope) return file.made(node, { kind: 'name', name: property });
    return file.made(node, { kind: 'member', object: file.expression(scope), property });
  },
  self: (node, file) => file.made(node, { kind: 'self' }),
  instance_variable: variable('@'),
  class_variable: variable('@@'),
  call,
  element_reference: (node, file) => {
    const [object, index] = partsOf(node);
    return file.made(node, { kind: 'index', object: file.expression(object), index: file.expression(index) });
  },
  string: text,
  subshell: (node, file) => file.other(node, 'what a command prints'),
  delimited_symbol: text,
  simple_symbol: (node, file) => file.made(node, { kind: 'text', parts: [file.text(node).slice(1)] }),
  hash_key_symbol: (node, file) => file.made(node, { kind: 'text', parts: [file.text(node)] }),
  bare_string: text,
  chained_string: text,
  heredoc_beginning: heredoc,
  integer: number,
  float: number,
  true: (node, file) => file.made(node, { kind: 'scalar', value: true }),
  false: (node, file) => file.made(node, { kind: 'scalar', value: false }),
  nil: (node, file) => file.made(node, { kind: 'scalar', value: null }),
  array: (node, file) => file.made(node, { kind: 'list', items: argumentsOf(node, file) }),
  string_array: (node, file) => file.made(node, { kind: 'list', items: argumentsOf(node, file) }),
  symbol_array: (node, file) => file.made(node, { kind: 'list', items: argumentsOf(node, file) }),
  bare_symbol: text,
  hash: (node, file) => file.made(node, { kind: 'object', members: members(node, file) }),
  binary,
  conditional: condition,
  if: condition,
  unless: condition,
  elsif: condition,
  if_modifier: bodyField,
  unless_modifier: bodyField,
  while_modifier: bodyField,
  rescue_modifier: (node, file) => choice(node, [field(node, 'body'), field(node, 'handler')], file),
  case: (node, file) =>
    choice(
      node,
      partsOf(node).flatMap((part) =>
        part.type === 'when' ? (field(part, 'body') ?? []) : part.type === 'else' ? [part] : [],
      ),
      file,
    ),
  then: last,
  else: last,
  begin: last,
  do: last,
  body_statement: last,
  block_body: last,
  parenthesized_statements: last,
  assignment: (node, file) => file.expression(field(node, 'right')),
  operator_assignment: (node, file) => choice(node, [field(node, 'left'), field(node, 'right')], file),
  lambda,
  block: lambda,
  do_block: lambda,
};

export function makeExpression(node: Node, file: SourceFile): Expression {
  const make = MAKERS[node.type];
  return make ? make(node, file) : file.other(node, node.type.replaceAll('_', ' '));
}

/** Values of a method's own `return` statements, and of its body. */
export function returnedBy(node: Node, file: SourceFile): readonly Node[] {
  const body = field(node, 'body');
  if (!body) return [];
  const values: Node[] = [];
  for (const at of file.tree.occurrences('return')) {
    if (at < body.startIndex || at >= body.endIndex) continue;
    const statement = file.tree.nodeAt(at).parent;
    if (statement?.type !== 'return' || !same(enclosing(statement, METHOD_TYPES), node)) continue;
    const [value] = partsOf(partOf(statement, 'argument_list'));
    if (value) values.push(value);
  }
  const inner = BLOCK_TYPES.has(body.type) ? field(body, 'body') : body;
  const tail = inner && ['body_statement', 'block_body'].includes(inner.type) ? statementsOf(inner).at(-1) : inner;
  return tail && tail.type !== 'return' ? [...values, tail] : values;
}
