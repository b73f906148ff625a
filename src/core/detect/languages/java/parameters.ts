import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Parameter } from '../front-end.js';
import { field, partOf, partsOf } from '../jvm/nodes.js';
import type { SourceFile } from '../jvm/source-file.js';

/** A parameter with the node of its name. */
export interface ParameterRow {
  readonly parameter: Parameter;
  readonly name: Node;
}

function nodesOf(node: Node): readonly Node[] {
  const list = field(node, 'parameters');
  if (list === undefined) return [];
  return list.type === 'identifier' ? [list] : partsOf(list).filter((part) => part.type !== 'receiver_parameter');
}

function nameOf(node: Node): Node | undefined {
  if (node.type === 'identifier') return node;
  return field(node, 'name') ?? field(partOf(node, 'variable_declarator'), 'name');
}

/** The parameters of a method, constructor, record or lambda, in order. */
export function parametersOf(node: Node, file: SourceFile): readonly ParameterRow[] {
  return nodesOf(node).flatMap((one, index): readonly ParameterRow[] => {
    const name = nameOf(one);
    if (name === undefined) return [];
    const type = file.type(field(one, 'type'));
    const rest = one.type === 'spread_parameter';
    const parameter: Parameter = {
      name: name.text,
      ...(rest ? { rest } : { index }),
      ...(type === undefined ? {} : { type }),
    };
    return [{ parameter, name }];
  });
}

export const lambdaParameterNames = (node: Node): readonly string[] =>
  nodesOf(node).map((one) => nameOf(one)?.text ?? '');
