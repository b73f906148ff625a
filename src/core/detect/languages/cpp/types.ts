import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import { field } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';
import { lastName, segmentsOf, bare, typeArgument } from './nodes.js';

/** Templates that hold one object and are used as it is: the standard library's and those written in its manner. */
const HOLDERS = /^(?:(?:shared|unique|weak|scoped|intrusive|not_null)_?ptr|optional|reference_wrapper|not_null)$/i;
/** Templates that hold several objects. */
const COLLECTIONS =
  /^(?:vector|list|map|unordered_map|set|unordered_set|array|deque|queue|pair|tuple|future|function)$/i;
const PLAIN: ReadonlySet<string> = new Set([
  'size_t',
  'int64_t',
  'uint64_t',
  'int32_t',
  'uint32_t',
  'uint8_t',
  'nullptr',
]);

interface WrittenType {
  /** The one type that remains without smart pointers and the like; undefined: none, or plain data. */
  readonly type?: Expression;
  /** The type holds the object: a smart pointer. */
  readonly isHolder: boolean;
  readonly isCollection: boolean;
}

const NONE: WrittenType = { isHolder: false, isCollection: false };

/** A type as it is written. */
export function writtenType(node: Node | undefined, file: SourceFile): WrittenType {
  switch (node?.type) {
    case 'type_descriptor':
    case 'class_specifier':
    case 'struct_specifier':
      return writtenType(field(node, 'type') ?? field(node, 'name'), file);
    case 'type_identifier':
      return PLAIN.has(file.text(node)) ? NONE : { ...NONE, type: nameOf(node, file) };
    case 'template_type':
    case 'qualified_identifier': {
      const last = lastName(node);
      const word = file.text(bare(last));
      if (last?.type !== 'template_type') return { ...NONE, type: nameOf(node, file) };
      if (COLLECTIONS.test(word)) return { ...NONE, isCollection: true };
      if (!HOLDERS.test(word)) return { ...NONE, type: nameOf(node, file) };
      return { ...writtenType(typeArgument(node), file), isHolder: true, isCollection: false };
    }
    default:
      return NONE;
  }
}

export const typeOf = (node: Node | undefined, file: SourceFile): Expression | undefined =>
  writtenType(node, file).type;

/** A name with its scopes (`Aws::S3::S3Client`) as one name: `implied` of this front end says what it stands for. */
export function nameOf(node: Node, file: SourceFile): Expression {
  const names = segmentsOf(node, (part) => file.text(part));
  return file.made(node, { kind: 'name', name: names.join('::') });
}
