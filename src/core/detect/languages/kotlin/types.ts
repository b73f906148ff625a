import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import { partOf, partsOf } from '../jvm/nodes.js';
import type { SourceFile } from '../jvm/source-file.js';
import { typeIn } from './grammar-types.js';

/** A type as an expression, without nullability and arguments; undefined for function types. */
export function typeOf(node: Node, file: SourceFile): Expression | undefined {
  switch (node.type) {
    case 'user_type':
      return userType(node, file);
    case 'nullable_type':
    case 'parenthesized_type':
    case 'non_nullable_type': {
      const inner = typeIn(node);
      return inner && typeOf(inner, file);
    }
    default:
      return undefined;
  }
}

/** `S3Client`, `Outer.Inner`, `com.example.Clients`. */
function userType(node: Node, file: SourceFile): Expression | undefined {
  const names = partsOf(node).filter((part) => part.type === 'identifier');
  const [first, ...others] = names;
  if (first === undefined) return undefined;
  const range = file.range(node);
  const whole = names.map((name) => name.text).join('.');
  if (/^(?:[a-z_]\w*\.)+[A-Z]\w*$/.test(whole)) return { kind: 'name', name: whole, range, at: node.startIndex };
  return others.reduce<Expression>(
    (object, name) => ({ kind: 'member', range, at: node.startIndex, object, property: name.text }),
    file.expression(first),
  );
}

/** The last of the arguments of a type or call: what `Lazy<S3Client>`, `Map<String, S3Client>`, `inject<S3Client>()` hold. */
export function heldType(node: Node | undefined): Node | undefined {
  const holder = node?.type === 'nullable_type' ? partOf(node, 'user_type') : node;
  const list = partOf(holder, 'type_arguments');
  const projection = list && partsOf(list).at(-1);
  return projection && typeIn(projection);
}
