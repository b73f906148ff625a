import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { FunctionDefinition, Parameter } from '../front-end.js';
import { field, partOf, partsOf, spanOf } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';
import { classNamed } from './classes.js';
import { parameterName, parameterNodes, returnedBy } from './expressions.js';
import { functionName, ownerName } from './members.js';
import { bare, functionDeclarator, lastName } from './nodes.js';
import { typeOf } from './types.js';

function parametersOf(node: Node, file: SourceFile): readonly Parameter[] {
  return parameterNodes(node).map((part, index): Parameter => {
    const type = typeOf(field(part, 'type'), file);
    const fallback = field(part, 'default_value');
    return {
      name: file.text(parameterName(part)),
      ...(part.type === 'variadic_parameter_declaration' ? { rest: true } : { index }),
      ...(type ? { type } : {}),
      ...(fallback ? { default: file.expression(fallback) } : {}),
    };
  });
}

const declaredType = (node: Node): Node | undefined => {
  const trailing = partOf(functionDeclarator(node), 'trailing_return_type');
  return trailing ? partsOf(trailing)[0] : field(node, 'type');
};

/** `node`: a definition, a lambda, or a declaration in a class. */
export function defineFunction(node: Node, file: SourceFile): FunctionDefinition {
  const isLambda = node.type === 'lambda_expression';
  const named = isLambda ? undefined : functionName(node);
  const name = named && file.text(bare(lastName(named)));
  const owner = isLambda ? undefined : ownerName(node, file);
  const isStatic = partsOf(node).some((part) => part.type === 'storage_class_specifier');
  const returnType = typeOf(declaredType(node), file);
  const isPure = field(node, 'default_value') !== undefined || partOf(node, 'pure_virtual_clause') !== undefined;
  let parameters: readonly Parameter[] | undefined;
  return {
    ...(name === undefined ? {} : { name }),
    span: spanOf(node),
    get range() {
      return file.range(named ?? node);
    },
    get parameters() {
      return (parameters ??= parametersOf(node, file));
    },
    kind: owner === undefined ? 'function' : name === owner ? 'constructor' : isStatic ? 'static' : 'method',
    ...(owner === undefined ? {} : { owner: classNamed(owner, file) }),
    ...(isPure ? { abstract: true } : {}),
    decorators: [],
    ...(returnType ? { returnType } : {}),
    returns: () => returnedBy(node, file).map((value) => file.expression(value)),
    yields: () => [],
  };
}
