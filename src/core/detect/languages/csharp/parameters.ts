import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Parameter } from '../front-end.js';
import { field, hasModifier, hasToken, partsOf, plainName } from './nodes.js';
import type { SourceFile } from './source-file.js';

/** A parameter with the node of its name. */
export interface ParameterRow {
  readonly parameter: Parameter;
  readonly name: Node;
}

/** The list of a function's parameters, or of a type's primary constructor. */
export function parameterList(node: Node): Node | undefined {
  return field(node, 'parameters') ?? partsOf(node).find((part) => part.type === 'parameter_list');
}

export function parametersOf(node: Node, file: SourceFile): readonly ParameterRow[] {
  const list = parameterList(node);
  if (list === undefined) return [];
  if (list.type === 'implicit_parameter') return [{ parameter: { name: plainName(list.text), index: 0 }, name: list }];
  const rows: ParameterRow[] = [];
  let index = 0;
  for (const one of partsOf(list)) {
    const single = one.type === 'parameter' || one.type === 'implicit_parameter';
    const name = single ? (field(one, 'name') ?? (one.type === 'implicit_parameter' ? one : undefined)) : undefined;
    if (name === undefined) continue;
    const type = file.type(field(one, 'type'));
    const fallback = fallbackOf(one);
    // The receiver of an extension method is given before the dot.
    const receiver = hasModifier(one, 'this') || hasToken(one, 'this');
    rows.push({
      parameter: {
        name: plainName(name.text),
        ...(receiver ? {} : { index }),
        ...(type === undefined ? {} : { type }),
        ...(fallback === undefined ? {} : { default: file.expression(fallback) }),
      },
      name,
    });
    if (!receiver) index += 1;
  }
  const rest = hasToken(list, 'params') ? field(list, 'name') : undefined;
  if (rest !== undefined) rows.push({ parameter: { name: plainName(rest.text), rest: true }, name: rest });
  return rows;
}

function fallbackOf(parameter: Node): Node | undefined {
  const parts = partsOf(parameter);
  const name = field(parameter, 'name');
  const at = name === undefined ? -1 : parts.indexOf(name);
  return at < 0 ? undefined : parts[at + 1];
}

/** Names only, as lambdas have them. */
export function parameterNames(node: Node): readonly string[] {
  const list = parameterList(node);
  if (list === undefined) return [];
  if (list.type === 'implicit_parameter') return [plainName(list.text)];
  return partsOf(list).map((one) =>
    plainName(field(one, 'name')?.text ?? (one.type === 'implicit_parameter' ? one.text : '')),
  );
}
