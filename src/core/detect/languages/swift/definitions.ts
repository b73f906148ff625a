import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Binding, ClassDefinition, FunctionDefinition, Parameter } from '../front-end.js';
import type { SourceFile } from '../grammar/source-file.js';
import { enclosing, field, moduleScope, partOf, partsOf, same, spanOf } from '../grammar/nodes.js';
import { FUNCTION_TYPES, CLASS_TYPES, TYPE_BODIES, typeNameOf, typeOf, typePart } from './nodes.js';
import { lambdaParameters, returnedBy } from './expressions.js';

export const CONSTRUCTOR = 'init';

export function parameterNodes(node: Node): readonly Node[] {
  return node.type === 'lambda_literal'
    ? lambdaParameters(node)
    : partsOf(node).filter(({ type }) => type === 'parameter');
}

/** The name that a parameter has within its function. */
export const innerName = (parameter: Node): Node | undefined => field(parameter, 'name') ?? partsOf(parameter)[0];

/** Callers name arguments by their labels; those without one are told by their places. */
function parametersOf(node: Node, file: SourceFile): readonly Parameter[] {
  let index = 0;
  const inClosure = node.type === 'lambda_literal';
  return parameterNodes(node).map((part): Parameter => {
    const label = file.text(field(part, 'external_name'));
    const inner = file.text(innerName(part));
    const type = typeOf(typePart(part), file);
    const byPlace = inClosure || label === '_';
    return {
      name: byPlace || label === '' ? inner : label,
      ...(byPlace ? { index: index++ } : {}),
      ...(type ? { type } : {}),
    };
  });
}

export function defineFunction(node: Node, file: SourceFile): FunctionDefinition {
  const isProperty = node.type === 'computed_property';
  const named = isProperty ? boundName(node.parent ?? node) : field(node, 'name');
  const isInit = node.type === 'init_declaration';
  const text = isInit ? CONSTRUCTOR : named && node.type !== 'lambda_literal' ? file.text(named) : undefined;
  const body = (isProperty ? node.parent : node)?.parent;
  const holder = body && TYPE_BODIES.has(body.type) ? (body.parent ?? undefined) : undefined;
  const isStatic = /\b(?:static|class)\b/.test(file.text(partOf(node, 'modifiers')));
  const type = isProperty ? typePart(partOf(node.parent, 'type_annotation')) : typePart(node);
  const returnType = typeOf(type, file);
  let parameters: readonly Parameter[] | undefined;
  return {
    ...(text === undefined ? {} : { name: text }),
    span: spanOf(node),
    get range() {
      return file.range(named ?? node);
    },
    get parameters() {
      return (parameters ??= parametersOf(node, file));
    },
    kind: isProperty ? 'property' : isInit ? 'constructor' : holder ? (isStatic ? 'static' : 'method') : 'function',
    ...(holder ? { owner: file.class(holder) } : {}),
    ...(node.type === 'protocol_function_declaration' ? { abstract: true } : {}),
    decorators: [],
    ...(returnType && node.type !== 'lambda_literal' ? { returnType } : {}),
    returns: () => returnedBy(node, file).map((value) => file.expression(value)),
    yields: () => [],
  };
}

/** The name that a property declaration binds. */
const boundName = (declaration: Node): Node | undefined => {
  const pattern = field(declaration, 'name');
  return field(pattern, 'bound_identifier') ?? partOf(pattern, 'simple_identifier');
};

/** The nodes of a type in the file: its declaration and extensions. */
function partsNamed(name: string, file: SourceFile): readonly Node[] {
  return file.tree.occurrences(name).flatMap((at) => {
    const holder = enclosing(file.tree.nodeAt(at), CLASS_TYPES);
    const named = field(holder, 'name');
    return holder && named && at >= named.startIndex && at < named.endIndex && typeNameOf(holder, file) === name
      ? [holder]
      : [];
  });
}

export function defineClass(node: Node, file: SourceFile): ClassDefinition {
  const name = typeNameOf(node, file);
  const [own = node] = partsNamed(name, file);
  if (!same(own, node)) return file.class(own);
  let bases: readonly Expression[] | undefined;
  const bodies = (): readonly Node[] => partsNamed(name, file).flatMap((part) => field(part, 'body') ?? []);
  return {
    ...(name === '' ? {} : { name }),
    span: spanOf(node),
    get range() {
      return file.range(field(node, 'name') ?? node);
    },
    get bases() {
      return (bases ??= partsNamed(name, file).flatMap((part) =>
        partsOf(part)
          .filter(({ type }) => type === 'inheritance_specifier')
          .flatMap((each) => typeOf(field(each, 'inherits_from'), file) ?? []),
      ));
    },
    partial: true,
    decorators: [],
    method: (wanted) => bodies().flatMap((body) => methodsIn(body, wanted, file))[0],
    field: (wanted) => [
      ...assignments(name, wanted, file),
      ...bodies().flatMap((body) => properties(body, wanted, file)),
    ],
  };
}

function methodsIn(body: Node, wanted: string, file: SourceFile): readonly FunctionDefinition[] {
  return partsOf(body).flatMap((member) => {
    if (member.type === 'property_declaration') {
      const computed = field(member, 'computed_value');
      return computed && file.text(boundName(member)) === wanted ? [file.function(computed)] : [];
    }
    if (!FUNCTION_TYPES.has(member.type)) return [];
    const name = member.type === 'init_declaration' ? CONSTRUCTOR : file.text(field(member, 'name'));
    return name === wanted ? [file.function(member)] : [];
  });
}

function properties(body: Node, wanted: string, file: SourceFile): readonly Binding[] {
  return partsOf(body).flatMap((member): Binding[] => {
    const name = member.type === 'property_declaration' ? boundName(member) : undefined;
    if (!name || file.text(name) !== wanted || field(member, 'computed_value')) return [];
    const scope = { ...spanOf(body), kind: 'class' as const };
    const base = { range: file.range(name), scope, from: 0, block: scope };
    const type = typeOf(typePart(partOf(member, 'type_annotation')), file);
    const value = field(member, 'value');
    if (value) return [{ ...base, kind: 'value', value: file.expression(value), ...(type ? { type } : {}) }];
    return type ? [{ ...base, kind: 'declared', type }] : [];
  });
}

/** `self.client = ..` in methods of the type. */
function assignments(owner: string, wanted: string, file: SourceFile): readonly Binding[] {
  return file.tree.occurrences(wanted).flatMap((at): Binding[] => {
    const access = file.tree.nodeAt(at).parent?.parent;
    const assignment = access?.parent?.parent;
    if (access?.type !== 'navigation_expression' || field(access, 'target')?.type !== 'self_expression') return [];
    if (assignment?.type !== 'assignment' || !same(field(assignment, 'target'), access.parent)) return [];
    const holder = enclosing(assignment, CLASS_TYPES);
    if (!holder || typeNameOf(holder, file) !== owner) return [];
    const around = enclosing(assignment, FUNCTION_TYPES);
    const scope = around ? { ...spanOf(around), kind: 'function' as const } : moduleScope(file.tree.text);
    const value = file.expression(field(assignment, 'result'));
    return [{ range: file.range(access), scope, from: assignment.endIndex, block: scope, kind: 'value', value }];
  });
}
