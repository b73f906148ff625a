import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { FunctionDefinition, Parameter } from '../front-end.js';
import { enclosing, field, partsOf } from '../jvm/nodes.js';
import { spanOf } from '../jvm/scopes.js';
import type { SourceFile } from '../jvm/source-file.js';
import { returnedBy } from './expressions.js';
import { isClass, isFunction, isPlaceholder } from './grammar-types.js';
import { parametersOf } from './parameters.js';

function kindOf(node: Node): FunctionDefinition['kind'] {
  if (!/^function_de/.test(node.type)) return 'function';
  // A definition without a list of parameters is read without a call.
  if (field(node, 'parameters') === undefined) return 'property';
  return enclosing(node, (one) => isFunction(one) || isClass(one)) === undefined ? 'function' : 'method';
}

export function functionDefinition(node: Node, file: SourceFile): FunctionDefinition {
  const name = field(node, 'name');
  const holder = enclosing(node, (one) => isFunction(one) || isClass(one));
  const owner = /^function_de/.test(node.type) && holder !== undefined && isClass(holder) ? holder : undefined;
  const returnType = file.type(field(node, 'return_type'));
  const placeholder: readonly Parameter[] = [{ name: '_', index: 0 }];
  return {
    ...(name === undefined ? {} : { name: name.text }),
    span: spanOf(node),
    range: file.range(name ?? node),
    parameters: isPlaceholder(node) ? placeholder : parametersOf(node, file).map((row) => row.parameter),
    kind: kindOf(node),
    ...(owner === undefined ? {} : { owner: file.class(owner) }),
    ...(node.type === 'function_declaration' ? { abstract: true } : {}),
    decorators: [],
    ...(returnType === undefined ? {} : { returnType }),
    returns: () => returnedBy(node, file),
    yields: () => [],
  };
}

/** Names of the annotations of a definition. */
export const annotationNames = (node: Node): readonly string[] =>
  partsOf(node).flatMap((part) => (part.type === 'annotation' ? [field(part, 'name')?.text ?? ''] : []));
