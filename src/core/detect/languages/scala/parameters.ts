import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Parameter } from '../front-end.js';
import { field, partsOf } from '../jvm/nodes.js';
import type { SourceFile } from '../jvm/source-file.js';
import { isPlaceholder } from './grammar-types.js';

/** A parameter with the node of its name. */
export interface ParameterRow {
  readonly parameter: Parameter;
  readonly name: Node;
}

/** Parameters of all lists of a function, lambda or class, in order. */
export function parametersOf(node: Node, file: SourceFile): readonly ParameterRow[] {
  return parameterNodes(node).flatMap((one, index): readonly ParameterRow[] => {
    const name = one.type === 'identifier' ? one : (field(one, 'name') ?? partsOf(one)[0]);
    if (name?.type !== 'identifier') return [];
    const type = file.type(field(one, 'type') ?? (one.type === 'ascription_expression' ? partsOf(one)[1] : undefined));
    const fallback = field(one, 'default_value');
    const parameter: Parameter = {
      name: name.text,
      index,
      ...(type === undefined ? {} : { type }),
      ...(fallback === undefined ? {} : { default: file.expression(fallback) }),
    };
    return [{ parameter, name }];
  });
}

function parameterNodes(node: Node): readonly Node[] {
  const lists = [...node.childrenForFieldName('parameters'), ...node.childrenForFieldName('class_parameters')];
  const own = lists.flatMap((list) => (list.type === 'identifier' ? [list] : partsOf(list)));
  if (own.length > 0 || node.type !== 'class_definition') return own;
  // After `@Inject()` the grammar takes the parameters for further arguments of the annotation.
  return partsOf(node)
    .filter((part) => part.type === 'annotation')
    .flatMap((annotation) => annotation.childrenForFieldName('arguments').slice(1))
    .flatMap((list) => partsOf(list))
    .filter((part) => part.type === 'ascription_expression');
}

export const lambdaParameterNames = (node: Node): readonly string[] =>
  isPlaceholder(node) ? ['_'] : parameterNodes(node).map((one) => (field(one, 'name') ?? one).text);
