import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Binding, ClassDefinition, FunctionDefinition, Scope } from '../front-end.js';
import { enclosing, field, partsOf, same } from '../jvm/nodes.js';
import { boundIn, functionScope, spanOf } from '../jvm/scopes.js';
import type { SourceFile } from '../jvm/source-file.js';
import { defined, localDeclaration } from './bindings.js';
import { parametersOf } from './parameters.js';
import { isClass, isConstructor, isFunction, isTypeDefinition, membersOf, SCALA_SCOPES } from './grammar-types.js';

/** A class, trait, object or enum together with its companion: one name means both. */
export function classDefinition(node: Node, file: SourceFile): ClassDefinition {
  const name = field(node, 'name');
  const companion = companionOf(node);
  const both = companion === undefined ? [node] : [node, companion];
  return {
    ...(name === undefined ? {} : { name: name.text }),
    span: spanOf(node),
    range: file.range(name ?? node),
    bases: both.flatMap((one) => basesOf(one, file)),
    decorators: [],
    method: (wanted) => first(both, (one) => methodNamed(one, wanted, file)),
    field: (wanted) =>
      first(both, (one) => {
        const found = fieldBindings(one, wanted, file);
        return found.length > 0 ? found : undefined;
      }) ?? [],
  };
}

function first<Found>(nodes: readonly Node[], find: (node: Node) => Found | undefined): Found | undefined {
  for (const node of nodes) {
    const found = find(node);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The class of an object, or the object of a class, of the same name beside it. */
function companionOf(node: Node): Node | undefined {
  const name = field(node, 'name')?.text;
  if (name === undefined || node.parent === null) return undefined;
  const isObject = node.type === 'object_definition';
  return partsOf(node.parent).find(
    (one) =>
      isTypeDefinition(one) && (one.type === 'object_definition') !== isObject && field(one, 'name')?.text === name,
  );
}

function basesOf(node: Node, file: SourceFile): readonly Expression[] {
  if (node.type === 'template_body') {
    const type = partsOf(node.parent ?? node).find((part) => /type/.test(part.type));
    return (type && file.type(type)) === undefined || type === undefined
      ? []
      : [file.type(type)].flatMap((one) => one ?? []);
  }
  const clause = field(node, 'extend');
  return clause === undefined
    ? []
    : clause.childrenForFieldName('type').flatMap((type) => (type.isNamed ? (file.type(type) ?? []) : []));
}

function methodNamed(node: Node, wanted: string, file: SourceFile): FunctionDefinition | undefined {
  if (wanted === 'constructor') return constructorOf(node, file);
  const member = membersOf(node).find(
    (one) => /^function_de/.test(one.type) && field(one, 'name')?.text === wanted && !isConstructor(one),
  );
  return member && file.function(member);
}

function constructorOf(node: Node, file: SourceFile): FunctionDefinition | undefined {
  const name = field(node, 'name');
  const parameters = parametersOf(node, file);
  if (node.type === 'object_definition' || parameters.length === 0) return undefined;
  return {
    ...(name === undefined ? {} : { name: name.text }),
    span: spanOf(node),
    range: file.range(name ?? node),
    parameters: parameters.map((row) => row.parameter),
    kind: 'constructor',
    owner: file.class(node),
    decorators: [],
    returns: () => [],
    yields: () => [],
  };
}

function fieldBindings(node: Node, name: string, file: SourceFile): readonly Binding[] {
  const own = memberBinding(node, name, file);
  if (own === undefined) return [];
  if (own.kind === 'class' || own.kind === 'parameter') return [own];
  const assigned = assignments(node, name, own.kind === 'declared' ? own.type : undefined, file);
  return own.kind === 'declared' && assigned.length > 0 ? assigned : [...assigned, own];
}

function memberBinding(node: Node, name: string, file: SourceFile): Binding | undefined {
  const scope: Scope = { ...spanOf(node), kind: 'class' };
  for (const member of membersOf(node)) {
    const named = field(member, 'pattern') ?? field(member, 'name');
    if (named?.text !== name) continue;
    if (/^(?:va[lr]_de\w+|given_definition)$/.test(member.type)) {
      const binding = defined(named, member, scope, file);
      return binding && { ...binding, block: scope };
    }
    if (isClass(member))
      return {
        range: file.range(named),
        scope,
        from: member.endIndex,
        block: scope,
        kind: 'class',
        definition: file.class(member),
      };
  }
  const row = parametersOf(node, file).find((one) => one.name.text === name);
  const maker = row && constructorOf(node, file);
  if (row === undefined || maker === undefined) return undefined;
  return {
    range: file.range(row.name),
    scope,
    from: row.name.endIndex,
    block: scope,
    kind: 'parameter',
    parameter: row.parameter,
    function: maker,
  };
}

/** `s3 = value` where no local variable has the name, and `this.s3 = value`. */
function assignments(owner: Node, name: string, type: Expression | undefined, file: SourceFile): readonly Binding[] {
  const found: Binding[] = [];
  for (const offset of file.tree.occurrences(name)) {
    if (offset < owner.startIndex || offset >= owner.endIndex) continue;
    if (!/^\s*=(?![=>])/.test(file.tree.text.slice(offset + name.length, offset + name.length + 8))) continue;
    const word = file.tree.nodeAt(offset);
    const holder = word.parent;
    const access = holder?.type === 'field_expression' && same(field(holder, 'field'), word) ? holder : word;
    const assignment = access.parent;
    const value = field(assignment, 'right');
    if (assignment?.type !== 'assignment_expression' || value === undefined || !same(field(assignment, 'left'), access))
      continue;
    if (assignment.parent?.type === 'arguments' || (access !== word && field(access, 'value')?.text !== 'this'))
      continue;
    if (access === word && localDeclaration(word, file) !== undefined) continue;
    const inside = enclosing(access, isFunction);
    const scope: Scope = inside === undefined ? { ...spanOf(owner), kind: 'class' } : functionScope(inside);
    found.push({
      ...boundIn(word, file.range(word), scope, assignment.endIndex, SCALA_SCOPES),
      kind: 'value',
      value: file.expression(value),
      ...(type === undefined ? {} : { type }),
    });
  }
  return found;
}
