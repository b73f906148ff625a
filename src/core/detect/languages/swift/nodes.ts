import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { SourceFile } from '../grammar/source-file.js';
import { enclosing, field, partsOf } from '../grammar/nodes.js';

export const CLASS_TYPES: ReadonlySet<string> = new Set(['class_declaration', 'protocol_declaration']);
/** Functions, closures, and properties that are computed. */
export const FUNCTION_TYPES: ReadonlySet<string> = new Set([
  ...[
    'function_declaration',
    'init_declaration',
    'protocol_function_declaration',
    'lambda_literal',
    'computed_property',
  ],
]);
/** Bodies of types: what is declared right in them is a member. */
export const TYPE_BODIES: ReadonlySet<string> = new Set(['class_body', 'enum_class_body', 'protocol_body']);

const TYPES: ReadonlySet<string> = new Set([
  ...['user_type', 'optional_type', 'array_type', 'dictionary_type', 'tuple_type', 'function_type', 'opaque_type'],
  ...['existential_type', 'protocol_composition_type'],
]);

/** The name of a class, struct, actor, enumeration, protocol or extension. */
export function typeNameOf(node: Node, file: SourceFile): string {
  const name = field(node, 'name');
  return file.text(name?.type === 'user_type' ? partsOf(name).at(-1) : name);
}

/** The type that is written among the parts of a parameter, function or annotation: the last one. */
export const typePart = (node: Node | undefined): Node | undefined =>
  partsOf(node)
    .filter((part) => TYPES.has(part.type))
    .at(-1);

/** `Self` and the type around, as its name. */
export function ownType(node: Node, file: SourceFile): Expression {
  const around = enclosing(node, CLASS_TYPES);
  return around
    ? file.made(node, { kind: 'name', name: typeNameOf(around, file) })
    : file.other(node, 'Self outside a type');
}

const PLAIN: ReadonlySet<string> = new Set(['String', 'Int', 'Bool', 'Double', 'Data', 'Date', 'Void', 'Any', 'URL']);

/** A type as an expression, without optionals; undefined: plain data, or no one type. */
export function typeOf(node: Node | undefined, file: SourceFile): Expression | undefined {
  switch (node?.type) {
    case 'optional_type':
    case 'opaque_type':
    case 'existential_type':
      return typeOf(typePart(node) ?? partsOf(node)[0], file);
    case 'user_type': {
      const [head, ...rest] = partsOf(node).filter(({ type }) => type === 'type_identifier');
      const name = file.text(head);
      if (!head || PLAIN.has(name)) return undefined;
      const first = name === 'Self' ? ownType(head, file) : file.made(head, { kind: 'name', name });
      return rest.reduce(
        (object, part) => file.made(node, { kind: 'member', object, property: file.text(part) }),
        first,
      );
    }
    default:
      return undefined;
  }
}
