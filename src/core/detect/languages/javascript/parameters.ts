import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Parameter } from '../front-end.js';
import { field, partsOf } from './nodes.js';
import type { SourceFile } from './source-file.js';

/** A parameter with the node that holds it and its pattern: `{ s3 }: Clients = {}`. */
export interface ParameterRow {
  readonly parameter: Parameter;
  readonly node: Node;
  readonly pattern: Node;
  /** A parameter that is a field too: `constructor(private readonly s3: S3Client)`. */
  readonly isField: boolean;
}

function parameterNodes(node: Node): readonly Node[] {
  const single = field(node, 'parameter');
  if (single !== undefined) return [single];
  const list = field(node, 'parameters');
  return list === undefined ? [] : partsOf(list).filter((part) => part.type !== 'decorator');
}

/** The pattern of a parameter in either grammar, its default, and whether it is a rest parameter. */
function shapeOf(node: Node): { pattern: Node; type: Node | undefined; fallback: Node | undefined; rest: boolean } {
  let pattern = field(node, 'pattern') ?? node;
  let fallback = node.type.endsWith('_parameter') ? field(node, 'value') : undefined;
  if (pattern.type === 'assignment_pattern') {
    fallback = field(pattern, 'right');
    pattern = field(pattern, 'left') ?? pattern;
  }
  const rest = pattern.type === 'rest_pattern';
  if (rest) pattern = partsOf(pattern)[0] ?? pattern;
  return { pattern, type: field(node, 'type'), fallback, rest };
}

/** In the order in which callers give them; TypeScript's `this` parameter is not one. */
export function parametersOf(node: Node, file: SourceFile): readonly ParameterRow[] {
  const rows: ParameterRow[] = [];
  let index = 0;
  for (const one of parameterNodes(node)) {
    const { pattern, type, fallback, rest } = shapeOf(one);
    if (pattern.type === 'this') continue;
    const annotation = file.type(type);
    rows.push({
      parameter: {
        name: pattern.type === 'identifier' ? pattern.text : '',
        ...(rest ? { rest: true } : { index }),
        ...(annotation === undefined ? {} : { type: annotation }),
        ...(fallback === undefined ? {} : { default: file.expression(fallback) }),
      },
      node: one,
      pattern,
      isField: one.children.some((child) => child.type === 'accessibility_modifier' || child.type === 'readonly'),
    });
    index += 1;
  }
  return rows;
}

/** Names only; a destructured parameter has none. */
export function parameterNames(node: Node): readonly string[] {
  return parameterNodes(node).map((one) => {
    const { pattern } = shapeOf(one);
    return pattern.type === 'identifier' ? pattern.text : '';
  });
}
