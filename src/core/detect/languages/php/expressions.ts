import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Argument, Expression } from '../../expression.js';
import type { SourceFile } from '../grammar/source-file.js';
import { enclosing, field, partOf, partsOf, same, unescaped } from '../grammar/nodes.js';
import { libraryCall } from './functions.js';
import { classOf, ownClass, PROPERTY_MARK } from './names.js';

/** Functions, methods and closures: what parameters and returned values belong to. */
export const FUNCTION_TYPES: ReadonlySet<string> = new Set([
  ...['function_definition', 'method_declaration', 'anonymous_function', 'arrow_function'],
  'anonymous_function_creation_expression',
]);

type Maker = (node: Node, file: SourceFile) => Expression;

const inner: Maker = (node, file) => file.expression(partsOf(node).at(-1));

function argumentsOf(list: Node | undefined, file: SourceFile): readonly Argument[] {
  return partsOf(list).flatMap((part): Argument[] => {
    if (part.type === 'variadic_placeholder') return [{ spread: true, value: file.other(part, 'further arguments') }];
    const name = field(part, 'name');
    const value = partsOf(part).at(-1);
    if (value?.type === 'variadic_unpacking') return [{ spread: true, value: file.expression(partsOf(value)[0]) }];
    return [{ ...(name && !same(name, value) ? { name: file.text(name) } : {}), value: file.expression(value) }];
  });
}

/** A class before `::`, or an object there. */
function scopeOf(node: Node | undefined, file: SourceFile): Expression {
  if (!node) return file.other(file.tree.root, 'an incomplete expression');
  if (node.type === 'relative_scope') return file.made(node, { kind: 'self' });
  return node.type === 'name' || node.type === 'qualified_name' ? classOf(node, file) : file.expression(node);
}

const isNamed = (node: Node | undefined): boolean => node?.type === 'name';
/** Stands for a member whose name is computed when the program runs. */
const DYNAMIC = '*';

const methodCall: Maker = (node, file) => {
  const name = field(node, 'name');
  const object = field(node, 'object') ?? field(node, 'scope');
  const list = field(node, 'arguments');
  const property = isNamed(name) ? file.text(name) : DYNAMIC;
  const resolved = fromContainer(node, property, list, file);
  if (resolved) return resolved;
  const end = name?.endIndex ?? node.endIndex;
  return file.call(node, {
    callee: () =>
      file.made(
        { startIndex: node.startIndex, endIndex: end },
        { kind: 'member', object: scopeOf(object, file), property },
      ),
    arguments: () => argumentsOf(list, file),
  });
};

/** Methods and functions that give an object of the class that they are given (PSR-11, Laravel's container). */
const CONTAINER_METHODS: ReadonlySet<string> = new Set(['get', 'make', 'makeWith', 'resolve', 'app']);

/** `$container->get(S3Client::class)`: the object is of that class, however it is made. */
function fromContainer(node: Node, method: string, list: Node | undefined, file: SourceFile): Expression | undefined {
  if (!CONTAINER_METHODS.has(method)) return undefined;
  const given = partsOf(partsOf(list)[0])[0];
  if (given?.type !== 'class_constant_access_expression') return undefined;
  const [type, name] = partsOf(given);
  if (!type || file.text(name) !== 'class') return undefined;
  const named = classOf(type, file);
  // No name of the source holds a space.
  return named.kind === 'name' ? file.made(node, { kind: 'name', name: `new ${named.name}` }) : undefined;
}

const construction: Maker = (node, file) => {
  const [type] = partsOf(node);
  const list = partOf(node, 'arguments');
  if (type?.type === 'anonymous_class') return file.other(node, 'an object of a class without a name');
  return file.call(node, {
    callee: () =>
      type && type.type !== 'arguments'
        ? type.type === 'variable_name'
          ? file.expression(type)
          : classOf(type, file)
        : file.other(node, 'a class'),
    arguments: () => argumentsOf(list, file),
    construction: true,
  });
};

const functionCall: Maker = (node, file) => {
  const callee = field(node, 'function');
  const list = field(node, 'arguments');
  const name =
    callee?.type === 'name' || callee?.type === 'qualified_name' ? file.text(callee).replace(/^.*\\/, '') : '';
  return (
    fromContainer(node, name, list, file) ??
    libraryCall(node, name, () => argumentsOf(list, file), file) ??
    file.call(node, {
      callee: () => (name === '' ? file.expression(callee) : file.made(callee ?? node, { kind: 'name', name })),
      arguments: () => argumentsOf(list, file),
    })
  );
};

/** A list, or a map where any element has a key. */
const array: Maker = (node, file) => {
  const elements = partsOf(node).filter(({ type }) => type === 'array_element_initializer');
  const keyed = elements.some((element) => partsOf(element).length > 1);
  const spread = (element: Node): Node | undefined => partOf(element, 'variadic_unpacking');
  if (!keyed && elements.length > 0 && !elements.every((element) => spread(element))) {
    const items = elements.map((element): Argument => {
      const unpacked = spread(element);
      return unpacked
        ? { spread: true, value: file.expression(partsOf(unpacked)[0]) }
        : { value: file.expression(partsOf(element).at(-1)) };
    });
    return file.made(node, { kind: 'list', items });
  }
  const members = elements.map((element) => {
    const [key, value] = partsOf(element);
    if (!value) return { value: file.expression(partsOf(spread(element))[0] ?? key) };
    const literal = literalOf(file.expression(key));
    return { ...(literal === undefined ? {} : { key: literal }), value: file.expression(value) };
  });
  return file.made(node, { kind: 'object', members });
};

export function literalOf(expression: Expression): string | undefined {
  if (expression.kind === 'scalar') return String(expression.value);
  if (expression.kind !== 'text') return undefined;
  const { parts } = expression;
  return parts.every((part) => typeof part === 'string') ? parts.join('') : undefined;
}

const text: Maker = (node, file) => {
  const parts = partsOf(node).map((part): string | Expression => {
    if (part.type === 'escape_sequence') return escaped(node, file.text(part));
    return part.type === 'string_content' || part.type === 'nowdoc_string' ? file.text(part) : file.expression(part);
  });
  return file.made(node, { kind: 'text', parts: parts.length > 0 ? parts : [''] });
};

/** In single quotes only a quote and a backslash are escaped. */
const escaped = (node: Node, sequence: string): string =>
  node.type === 'string' ? (/^\\[\\']$/.test(sequence) ? sequence.slice(1) : sequence) : unescaped(sequence);

const number: Maker = (node, file) => {
  const value = Number(file.text(node).replaceAll('_', ''));
  return Number.isNaN(value) ? file.other(node, 'a number') : file.made(node, { kind: 'scalar', value });
};

const choice = (node: Node, options: readonly (Node | undefined)[], file: SourceFile): Expression => {
  const given = options.flatMap((option) => (option ? [file.expression(option)] : []));
  const [only] = given;
  return only && given.length === 1 ? only : file.made(node, { kind: 'choice', options: given });
};

const binary: Maker = (node, file) => {
  const [left, right] = [field(node, 'left'), field(node, 'right')];
  const sign = file.tree.text.slice(left?.endIndex ?? 0, right?.startIndex ?? 0).trim();
  if (sign === '??') return choice(node, [left, right], file);
  const [one, other] = [file.expression(left), file.expression(right)];
  if (sign === '.') {
    const parts = [one, other].flatMap((side) => (side.kind === 'text' ? side.parts : [side]));
    return file.made(node, { kind: 'text', parts });
  }
  // `$defaults + ['Bucket' => $b]` joins arrays.
  if (sign === '+' && (one.kind === 'object' || other.kind === 'object')) {
    return file.made(node, { kind: 'object', members: [{ value: other }, { value: one }] });
  }
  return file.other(node, 'a computed value');
};

const closure: Maker = (node, file) =>
  file.made(node, {
    kind: 'function',
    parameters: partsOf(field(node, 'parameters')).map((part) => file.text(field(part, 'name'))),
    returns: returnedBy(node, file).map((value) => file.expression(value)),
  });

const property: Maker = (node, file) => {
  const name = field(node, 'name');
  return file.made(node, {
    kind: 'member',
    object: scopeOf(field(node, 'object') ?? field(node, 'scope'), file),
    property:
      name?.type === 'name'
        ? PROPERTY_MARK + file.text(name)
        : name?.type === 'variable_name' && node.type.startsWith('scoped')
          ? file.text(name)
          : DYNAMIC,
  });
};

const constant: Maker = (node, file) => {
  const [scope, name] = partsOf(node);
  const member = file.text(name);
  if (member === 'class' && scope)
    return scope.type === 'relative_scope' ? ownClass(scope, file) : scopeOf(scope, file);
  return file.made(node, { kind: 'member', object: scopeOf(scope, file), property: member });
};

const MAKERS: Readonly<Record<string, Maker>> = {
  variable_name: (node, file) => {
    const name = file.text(node);
    return name === '$this' ? file.made(node, { kind: 'self' }) : file.made(node, { kind: 'name', name });
  },
  name: (node, file) => file.made(node, { kind: 'name', name: file.text(node) }),
  qualified_name: classOf,
  relative_scope: (node, file) => file.made(node, { kind: 'self' }),
  member_access_expression: property,
  nullsafe_member_access_expression: property,
  scoped_property_access_expression: property,
  class_constant_access_expression: constant,
  member_call_expression: methodCall,
  nullsafe_member_call_expression: methodCall,
  scoped_call_expression: methodCall,
  function_call_expression: functionCall,
  object_creation_expression: construction,
  subscript_expression: (node, file) => {
    const [object, index] = partsOf(node);
    return file.made(node, { kind: 'index', object: file.expression(object), index: file.expression(index) });
  },
  array_creation_expression: array,
  string: text,
  encapsed_string: text,
  heredoc: (node, file) => file.expression(field(node, 'value')),
  heredoc_body: text,
  nowdoc: (node, file) => file.expression(field(node, 'value')),
  nowdoc_body: text,
  integer: number,
  float: number,
  boolean: (node, file) => file.made(node, { kind: 'scalar', value: file.text(node).toLowerCase() === 'true' }),
  null: (node, file) => file.made(node, { kind: 'scalar', value: null }),
  parenthesized_expression: inner,
  clone_expression: inner,
  error_suppression_expression: inner,
  by_ref: inner,
  reference_assignment_expression: (node, file) => file.expression(field(node, 'right')),
  cast_expression: (node, file) => file.expression(field(node, 'value')),
  assignment_expression: (node, file) => file.expression(field(node, 'right')),
  augmented_assignment_expression: (node, file) => {
    const options = [field(node, 'left'), field(node, 'right')];
    const isDefault = file.tree.text.slice(options[0]?.endIndex, options[1]?.startIndex).includes('??=');
    return isDefault ? choice(node, options, file) : file.other(node, 'a computed value');
  },
  conditional_expression: (node, file) =>
    choice(node, [field(node, 'body') ?? field(node, 'condition'), field(node, 'alternative')], file),
  match_expression: (node, file) =>
    choice(
      node,
      partsOf(field(node, 'body')).map((arm) => field(arm, 'return_expression')),
      file,
    ),
  binary_expression: binary,
  anonymous_function: closure,
  anonymous_function_creation_expression: closure,
  arrow_function: closure,
};

export function makeExpression(node: Node, file: SourceFile): Expression {
  const make = MAKERS[node.type];
  return make ? make(node, file) : file.other(node, node.type.replaceAll('_', ' '));
}

/** Values of a function's own `return` statements, or its expression body. */
export function returnedBy(node: Node, file: SourceFile): readonly Node[] {
  return valuesOf(node, 'return', 'return_statement', file);
}

/** Values that a generator yields. */
export function yieldedBy(node: Node, file: SourceFile): readonly Node[] {
  return node.type === 'arrow_function' ? [] : valuesOf(node, 'yield', 'yield_expression', file);
}

function valuesOf(node: Node, word: string, type: string, file: SourceFile): readonly Node[] {
  const body = field(node, 'body');
  if (!body) return [];
  if (node.type === 'arrow_function') return [body];
  const values: Node[] = [];
  for (const at of file.tree.occurrences(word)) {
    if (at < body.startIndex || at >= body.endIndex) continue;
    const statement = file.tree.nodeAt(at).parent;
    const value = statement?.type === type ? partsOf(statement).at(-1) : undefined;
    if (statement && value && same(enclosing(statement, FUNCTION_TYPES), node)) values.push(value);
  }
  return values;
}
