import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression, NameExpression } from '../../expression.js';
import type { FunctionDefinition } from '../front-end.js';
import { enclosing, field, partOf, partsOf, same } from '../jvm/nodes.js';
import { spanOf } from '../jvm/scopes.js';
import type { SourceFile } from '../jvm/source-file.js';
import { isClass, isFunction } from './grammar-types.js';
import { parametersOf } from './parameters.js';

/** Values that a method or lambda gives back. A lambda that gives none is taken for what it makes of its first parameter. */
export function returnedBy(node: Node, file: SourceFile): readonly Expression[] {
  const body = field(node, 'body');
  if (body === undefined) return [];
  if (node.type === 'lambda_expression' && body.type !== 'block') return [file.expression(body)];
  const values: Node[] = [];
  for (const statement of body.descendantsOfType('return_statement')) {
    if (
      !same(
        enclosing(statement, (one) => isFunction(one) || isClass(one)),
        node,
      )
    )
      continue;
    const [value] = partsOf(statement);
    if (value !== undefined) values.push(value);
  }
  const returned = values.map((value) => file.expression(value));
  return returned.length === 0 && node.type === 'lambda_expression' ? filledIn(node, body, file) : returned;
}

/** `b -> { b.bucket("reports"); }`: the parameter as it is at the end. */
function filledIn(node: Node, body: Node, file: SourceFile): readonly NameExpression[] {
  const [first] = parametersOf(node, file);
  if (first === undefined) return [];
  return [{ kind: 'name', name: first.name.text, range: file.range(first.name), at: body.endIndex - 1 }];
}

const modifiersOf = (node: Node): Node | undefined => partOf(node, 'modifiers');

export function hasModifier(node: Node, modifier: string): boolean {
  return modifiersOf(node)?.children.some((child) => child.type === modifier) === true;
}

/** Annotations as expressions, by their names: `Autowired`. */
export function annotationsOf(node: Node, file: SourceFile): readonly Expression[] {
  const modifiers = modifiersOf(node);
  if (modifiers === undefined) return [];
  return partsOf(modifiers).flatMap((part) => {
    const name = field(part, 'name');
    return name === undefined ? [] : [file.expression(name)];
  });
}

function kindOf(node: Node): FunctionDefinition['kind'] {
  if (node.type === 'lambda_expression') return 'function';
  if (node.type !== 'method_declaration') return 'constructor';
  return hasModifier(node, 'static') ? 'static' : 'method';
}

export function functionDefinition(node: Node, file: SourceFile): FunctionDefinition {
  const name = node.type === 'lambda_expression' ? undefined : field(node, 'name');
  const owner = node.type === 'lambda_expression' ? undefined : enclosing(node, isClass);
  const returnType = file.type(field(node, 'type'));
  const kind = kindOf(node);
  const isAbstract = node.type === 'method_declaration' && field(node, 'body') === undefined;
  return {
    ...(name === undefined ? {} : { name: name.text }),
    span: spanOf(node),
    range: file.range(name ?? node),
    parameters: parametersOf(node, file).map((row) => row.parameter),
    kind,
    ...(owner === undefined ? {} : { owner: file.class(owner) }),
    ...(isAbstract ? { abstract: true } : {}),
    decorators: annotationsOf(node, file),
    ...(returnType === undefined ? {} : { returnType }),
    returns: () => returnedBy(node, file),
    yields: () => [],
  };
}
