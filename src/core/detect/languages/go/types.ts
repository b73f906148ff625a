import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Argument, Expression } from '../../expression.js';
import { field, partsOf } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';

/** Types that hold plain data: nothing is learnt from them, and looking them up in the workspace would be in vain. */
const PLAIN: ReadonlySet<string> = new Set([
  ...['string', 'bool', 'byte', 'rune', 'error', 'any', 'comparable', 'uintptr'],
  ...['int', 'int8', 'int16', 'int32', 'int64', 'uint', 'uint8', 'uint16', 'uint32', 'uint64'],
  ...['float32', 'float64', 'complex64', 'complex128'],
]);

const WRAPPERS: ReadonlySet<string> = new Set([
  ...['pointer_type', 'parenthesized_type', 'type_elem', 'type_constraint', 'negated_type'],
]);

/** Node types of collections, and the field that holds the type of what is in them. */
const COLLECTIONS: Readonly<Record<string, string>> = {
  slice_type: 'element',
  array_type: 'element',
  implicit_length_array_type: 'element',
  map_type: 'value',
  channel_type: 'value',
};

/** A pointer's, instantiated or bracketed type: the type itself. */
export function bareType(node: Node | undefined): Node | undefined {
  let type = node;
  while (type !== undefined) {
    if (WRAPPERS.has(type.type)) [type] = partsOf(type);
    else if (type.type === 'generic_type') type = field(type, 'type');
    else return type;
  }
  return undefined;
}

/** The type of the elements of a slice, array, map or channel; undefined: it is none of these. */
export function elementType(node: Node | undefined): Node | undefined {
  const type = bareType(node);
  const name = COLLECTIONS[type?.type ?? ''];
  return type === undefined || name === undefined ? undefined : field(type, name);
}

/** The name of a type of the own package: `Store` of `*Store[T]`. */
export function ownTypeName(node: Node | undefined): string | undefined {
  const type = bareType(node);
  return type?.type === 'type_identifier' ? type.text : undefined;
}

/**
 * A type as an expression. A collection is a list of what it holds, and a function type a function that gives its result, so
 * that what is taken out of the one and called of the other is known. Undefined: nothing is learnt from it.
 */
export function typeOf(node: Node | undefined, file: SourceFile): Expression | undefined {
  const type = bareType(node);
  switch (type?.type) {
    case 'type_identifier':
    case 'identifier':
      return PLAIN.has(type.text) ? undefined : file.made(type, { kind: 'name', name: type.text });
    case 'qualified_type': {
      const [scope, name] = [field(type, 'package'), field(type, 'name')];
      if (scope === undefined || name === undefined) return undefined;
      return file.made(type, {
        kind: 'member',
        object: file.made(scope, { kind: 'name', name: scope.text }),
        property: name.text,
      });
    }
    case 'function_type': {
      const result = resultType(type, 0);
      const made = result === undefined ? undefined : madeOf(result, file);
      return made === undefined ? undefined : file.made(type, { kind: 'function', parameters: [], returns: [made] });
    }
    default: {
      const element = elementType(type);
      const made = element === undefined ? undefined : madeOf(element, file);
      if (type === undefined || made === undefined) return undefined;
      const more: Argument = { spread: true, value: file.other(type, 'further elements') };
      return file.made(type, { kind: 'list', items: [{ value: made }, more] });
    }
  }
}

/** Something of a type, of which no more is known. */
export function madeOf(node: Node, file: SourceFile): Expression | undefined {
  const type = typeOf(node, file);
  if (type === undefined || type.kind === 'list' || type.kind === 'function') return type;
  return file.call(node, {
    callee: () => type,
    arguments: () => [{ spread: true, value: file.other(node, 'what it holds') }],
    construction: true,
  });
}

/** The type of a function's result by its place; undefined: it has none there. */
export function resultType(node: Node, place: number): Node | undefined {
  const result = field(node, 'result');
  if (result?.type !== 'parameter_list') return place === 0 ? result : undefined;
  let at = 0;
  for (const declaration of partsOf(result)) {
    at += Math.max(1, declaration.childrenForFieldName('name').length);
    if (place < at) return field(declaration, 'type');
  }
  return undefined;
}
