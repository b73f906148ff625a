import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { FunctionDefinition, Parameter } from '../front-end.js';
import { enclosing, field, partOf, partsOf, same } from '../jvm/nodes.js';
import { spanOf } from '../jvm/scopes.js';
import type { SourceFile } from '../jvm/source-file.js';
import { isClass, isFunction, isLambda, typeIn, valueOf } from './grammar-types.js';

/** A parameter with the node of its name. */
export interface ParameterRow {
  readonly parameter: Parameter;
  readonly name: Node;
  readonly holder: Node;
}

/** Parameters of a function or primary constructor, in order; a default value follows its parameter. */
export function parametersOf(node: Node, file: SourceFile): readonly ParameterRow[] {
  if (isLambda(node)) return lambdaParameters(node, file);
  const list =
    partOf(node, 'function_value_parameters') ?? partOf(partOf(node, 'primary_constructor'), 'class_parameters');
  const rows: ParameterRow[] = [];
  let index = 0;
  for (const part of list === undefined ? [] : partsOf(list)) {
    if (part.type !== 'parameter' && part.type !== 'class_parameter') {
      const last = rows.pop();
      if (last !== undefined && part.type !== 'parameter_modifiers')
        rows.push({ ...last, parameter: { ...last.parameter, default: file.expression(part) } });
      else if (last !== undefined) rows.push(last);
      continue;
    }
    const name = partOf(part, 'identifier');
    if (name === undefined) continue;
    const type = file.type(typeIn(part));
    const fallback = part.type === 'class_parameter' ? defaultOf(part, name) : undefined;
    const rest = partOf(part, 'modifiers')?.text.includes('vararg') === true;
    rows.push({
      name,
      holder: part,
      parameter: {
        name: name.text,
        ...(rest ? { rest } : { index }),
        ...(type === undefined ? {} : { type }),
        ...(fallback === undefined ? {} : { default: file.expression(fallback) }),
      },
    });
    index += 1;
  }
  return rows;
}

function defaultOf(part: Node, name: Node): Node | undefined {
  const value = valueOf(part);
  return value === undefined || same(value, name) ? undefined : value;
}

function lambdaParameters(node: Node, file: SourceFile): readonly ParameterRow[] {
  const list = partOf(node, 'lambda_parameters');
  return (list === undefined ? [] : partsOf(list)).flatMap((part, index): readonly ParameterRow[] => {
    const name = partOf(part, 'identifier');
    if (name === undefined) return [];
    const type = file.type(typeIn(part));
    const parameter = { name: name.text, index, ...(type === undefined ? {} : { type }) };
    return [{ name, holder: part, parameter }];
  });
}

/** Names of a lambda's parameters; one that names none has `it`. */
export function lambdaParameterNames(node: Node): readonly string[] {
  const list = partOf(node, 'lambda_parameters');
  if (list === undefined) return ['it'];
  return partsOf(list).map((part) => partOf(part, 'identifier')?.text ?? '');
}

/** Values of a function's own returns and its expression body; of a lambda its last expression. */
export function returnedBy(node: Node, file: SourceFile): readonly Expression[] {
  const body = isLambda(node) ? node : partOf(node, 'function_body');
  if (body === undefined) return [];
  const block = isLambda(node) ? undefined : partOf(body, 'block');
  const values: Node[] = [];
  if (!isLambda(node) && block === undefined) values.push(...partsOf(body).slice(0, 1));
  for (const statement of body.descendantsOfType('return_expression')) {
    const around = enclosing(
      statement,
      (one) => (isLambda(node) ? isFunction(one) : isFunction(one) && !isLambda(one)) || isClass(one),
    );
    const value = partsOf(statement)
      .filter((part) => part.id !== field(statement, 'label')?.id)
      .at(-1);
    if (value !== undefined && same(around, node)) values.push(value);
  }
  const last = isLambda(node) ? partsOf(node).at(-1) : undefined;
  if (last !== undefined && VALUES.test(last.type)) values.push(last);
  return values.map((value) => file.expression(value));
}

/** Statements that give a value. */
const VALUES = /(?:expression|literal)$|^(?:identifier|lambda_literal)$/;

function kindOf(node: Node): FunctionDefinition['kind'] {
  if (node.type === 'getter') return 'property';
  if (node.type === 'secondary_constructor') return 'constructor';
  if (node.type !== 'function_declaration') return 'function';
  return enclosing(node, (one) => isFunction(one) || isClass(one)) === undefined ? 'function' : 'method';
}

export function functionDefinition(node: Node, file: SourceFile): FunctionDefinition {
  const name =
    node.type === 'getter' ? partOf(partOf(node.parent, 'variable_declaration'), 'identifier') : field(node, 'name');
  const holder = enclosing(node, (one) => isFunction(one) || isClass(one));
  const owner = holder !== undefined && isClass(holder) && !isLambda(node) ? holder : undefined;
  const returnType = file.type(resultType(node, name));
  const isAbstract = node.type === 'function_declaration' && partOf(node, 'function_body') === undefined;
  return {
    ...(name === undefined ? {} : { name: name.text }),
    span: spanOf(node),
    range: file.range(name ?? node),
    parameters:
      isLambda(node) && partOf(node, 'lambda_parameters') === undefined
        ? [{ name: 'it', index: 0 }]
        : parametersOf(node, file).map((row) => row.parameter),
    kind: kindOf(node),
    ...(owner === undefined ? {} : { owner: file.class(owner) }),
    ...(isAbstract ? { abstract: true } : {}),
    decorators: annotationsOf(node, file),
    ...(returnType === undefined ? {} : { returnType }),
    returns: () => returnedBy(node, file),
    yields: () => [],
  };
}

/** The type behind the parameters; one before the name is that of an extension function's receiver. */
function resultType(node: Node, name: Node | undefined): Node | undefined {
  if (node.type === 'getter') return typeIn(partOf(node.parent, 'variable_declaration'));
  const types = partsOf(node).filter((part) => /_type$/.test(part.type));
  return types.filter((type) => name !== undefined && type.startIndex > name.startIndex).at(-1);
}

/** Annotations as expressions, by their names. */
export function annotationsOf(node: Node, file: SourceFile): readonly Expression[] {
  return annotationNodes(node).flatMap((type) => file.type(type) ?? []);
}

export function annotationNodes(node: Node): readonly Node[] {
  const modifiers = partOf(node, 'modifiers');
  return (modifiers === undefined ? [] : partsOf(modifiers)).flatMap((part) => {
    if (part.type !== 'annotation') return [];
    const type = typeIn(part) ?? typeIn(partOf(part, 'constructor_invocation'));
    return type === undefined ? [] : [type];
  });
}
