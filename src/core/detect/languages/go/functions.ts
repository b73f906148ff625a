import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { FunctionDefinition, Parameter } from '../front-end.js';
import { enclosing, field, partsOf, same, spanOf } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';
import { ownTypeName, resultType, typeOf } from './types.js';

/** What has a body of its own. */
export const FUNCTION_TYPES: ReadonlySet<string> = new Set([
  'function_declaration',
  'method_declaration',
  'func_literal',
]);

/** A parameter with the node of its name; undefined where it has none (`func(*s3.Options)`). */
export interface ParameterRow {
  readonly name: Node | undefined;
  readonly parameter: Parameter;
}

export function parametersOf(node: Node, file: SourceFile): readonly ParameterRow[] {
  const rows: ParameterRow[] = [];
  for (const declaration of partsOf(field(node, 'parameters'))) {
    const type = typeOf(field(declaration, 'type'), file);
    const names = declaration.childrenForFieldName('name');
    const isRest = declaration.type === 'variadic_parameter_declaration';
    for (const name of names.length === 0 ? [undefined] : names) {
      const parameter: Parameter = {
        name: name?.text ?? '_',
        ...(isRest ? { rest: true } : { index: rows.length }),
        ...(type === undefined || isRest ? {} : { type }),
      };
      rows.push({ name, parameter });
    }
  }
  return rows;
}

export const parameterNames = (node: Node): readonly string[] =>
  partsOf(field(node, 'parameters')).flatMap((declaration) =>
    declaration.childrenForFieldName('name').map(({ text }) => text),
  );

/** The name of the type that a method belongs to. */
export function receiverType(method: Node): string | undefined {
  const [receiver] = partsOf(field(method, 'receiver'));
  return ownTypeName(field(receiver, 'type'));
}

/** The name of the variable that holds the object a method is called on. */
export function receiverName(method: Node): Node | undefined {
  const [receiver] = partsOf(field(method, 'receiver'));
  return field(receiver, 'name');
}

/** The names of a function's results, where it has them. */
function resultNames(node: Node): readonly Node[] {
  const result = field(node, 'result');
  if (result?.type !== 'parameter_list') return [];
  return partsOf(result).flatMap((declaration) => declaration.childrenForFieldName('name'));
}

/**
 * What a function gives back as its result of this place (0: the first, which is what the call is worth; an error that follows
 * is not looked at). A function without results that is given to another one is taken for what it makes of its first parameter.
 */
export function returnedBy(node: Node, place: number, file: SourceFile): readonly Expression[] {
  const body = field(node, 'body');
  if (body === undefined) return [];
  const values: Expression[] = [];
  for (const at of file.tree.occurrences('return')) {
    if (at < body.startIndex || at >= body.endIndex) continue;
    const statement = file.tree.nodeAt(at).parent;
    if (statement?.type !== 'return_statement' || !same(enclosing(statement, FUNCTION_TYPES), node)) continue;
    const given = partsOf(partsOf(statement)[0]);
    const name = resultNames(node)[place];
    if (given[place] !== undefined) values.push(file.expression(given[place]));
    else if (given.length === 0 && name !== undefined) values.push(namedAt(name, statement.startIndex, file));
  }
  if (values.length > 0 || node.type !== 'func_literal' || field(node, 'result') !== undefined) return values;
  const [first] = parametersOf(node, file);
  return first?.name === undefined ? [] : [namedAt(first.name, body.endIndex - 1, file)];
}

/** A variable as it is at a place. */
const namedAt = (name: Node, at: number, file: SourceFile): Expression => ({
  kind: 'name',
  name: name.text,
  range: file.range(name),
  at,
});

/** `upload := func(..) {..}` has the name of its variable. */
function nameOf(node: Node): Node | undefined {
  if (node.type !== 'func_literal') return field(node, 'name');
  const list = node.parent;
  const statement = list?.parent;
  if (list?.type !== 'expression_list' || !statement || !/^(?:short_var|assignment)_|^var_spec$/.test(statement.type)) {
    return undefined;
  }
  const place = partsOf(list).findIndex((part) => same(part, node));
  const names =
    statement.type === 'var_spec' ? statement.childrenForFieldName('name') : partsOf(field(statement, 'left'));
  const name = names[place];
  return name?.type === 'identifier' ? name : undefined;
}

const KINDS: Readonly<Record<string, FunctionDefinition['kind']>> = {
  method_declaration: 'method',
  method_elem: 'method',
};

export function defineFunction(node: Node, file: SourceFile): FunctionDefinition {
  const name = nameOf(node);
  const returnType = typeOf(resultType(node, 0), file);
  const isMethod = node.type === 'method_declaration';
  return {
    ...(name === undefined ? {} : { name: name.text }),
    span: spanOf(node),
    range: file.range(name ?? node),
    parameters: parametersOf(node, file).map(({ parameter }) => parameter),
    kind: KINDS[node.type] ?? 'function',
    ...(isMethod ? { owner: file.class(node) } : {}),
    ...(node.type === 'method_elem' ? { abstract: true } : {}),
    decorators: [],
    ...(returnType === undefined ? {} : { returnType }),
    returns: () => returnedBy(node, 0, file),
    yields: () => [],
  };
}
