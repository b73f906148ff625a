import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import { field, partsOf } from './nodes.js';
import type { SourceFile } from './source-file.js';

/**
 * Generic types whose holder has the argument in hand: after `await`, by `.Value`, or by iteration (".NET API browser").
 */
const WRAPPERS: ReadonlySet<string> = new Set([
  'Task',
  'ValueTask',
  'Lazy',
  'Nullable',
  'IOptions',
  'IOptionsSnapshot',
  'IOptionsMonitor',
  'ThreadLocal',
  'AsyncLocal',
  'WeakReference',
]);

/** Types whose `Value` (or `CurrentValue`) is what they hold. */
const HOLDERS = 'Lazy|IOptions|IOptionsSnapshot|IOptionsMonitor|ThreadLocal|AsyncLocal';
export const HOLDER_MEMBERS: ReadonlySet<string> = new Set(['Value', 'CurrentValue']);

/** Finds `Lazy<IAmazonS3> name` and `name = new Lazy<..>` in the text. */
export function holderPattern(name: string): RegExp {
  return new RegExp(`\\b(?:${HOLDERS})<[^;=(){}]*>\\??\\s+${name}\\b|\\b${name}\\s*=\\s*new\\s+(?:${HOLDERS})<`);
}
export const MAY_HOLD = new RegExp(`\\b(?:${HOLDERS})<`);
export const isHolderType = (name: string): boolean => HOLDERS.split('|').includes(name);

/** The name of a generic type, without its arguments. */
export const genericName = (node: Node): Node => partsOf(node)[0] ?? node;

/** The only type argument of a generic name. */
export function typeArgument(node: Node | undefined): Node | undefined {
  if (node?.type !== 'generic_name') return undefined;
  const list = partsOf(node).find((part) => part.type === 'type_argument_list');
  const types = list === undefined ? [] : partsOf(list);
  return types.length === 1 ? types[0] : undefined;
}

/** A type as an expression: the one type that remains without `?` and wrappers. */
export function typeOf(node: Node | undefined, file: SourceFile): Expression | undefined {
  switch (node?.type) {
    case 'nullable_type':
    case 'array_type':
    case 'ref_type':
    case 'scoped_type':
      return typeOf(field(node, 'type') ?? partsOf(node)[0], file);
    case 'identifier':
    case 'qualified_name':
    case 'alias_qualified_name':
      return file.expression(node);
    case 'generic_name': {
      const name = genericName(node);
      return WRAPPERS.has(name.text) ? typeOf(typeArgument(node), file) : file.expression(name);
    }
    default:
      return undefined;
  }
}
