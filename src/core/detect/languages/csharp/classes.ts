import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Binding, ClassDefinition } from '../front-end.js';
import { bindingAt, declarationScope, valued } from './bindings.js';
import { attributesOf, isComputed } from './functions.js';
import { enclosing, field, hasModifier, isFunction, partsOf, same, typeAround, valueOf } from './nodes.js';
import { parameterList } from './parameters.js';
import { blockScope, branchWithin, spanOf } from './scopes.js';
import { mayBeCalled, mayBeMember } from './sieve.js';
import type { SourceFile } from './source-file.js';

export function classDefinition(node: Node, file: SourceFile): ClassDefinition {
  const name = field(node, 'name');
  return {
    ...(name === undefined ? {} : { name: name.text }),
    span: spanOf(node),
    range: file.range(name ?? node),
    bases: basesOf(node, file),
    ...(hasModifier(node, 'partial') ? { partial: true } : {}),
    decorators: attributesOf(node, file),
    method: (wanted) => {
      const found = wanted === 'constructor' ? constructorOf(node, file) : methodOf(node, wanted, file);
      return found === undefined ? undefined : file.function(found);
    },
    field: (wanted) => fieldBindings(node, wanted, file),
  };
}

/** The base class and the interfaces; the grammar does not tell them apart. */
function basesOf(node: Node, file: SourceFile): readonly Expression[] {
  const list = partsOf(node).find((part) => part.type === 'base_list');
  return (list === undefined ? [] : partsOf(list)).flatMap((part) => {
    if (part.type === 'argument_list') return [];
    const base = part.type === 'primary_constructor_base_type' ? field(part, 'type') : part;
    const type = file.type(base);
    return type === undefined ? [] : [type];
  });
}

type Sieve = (text: string, start: number, end: number) => boolean;

/** Nodes of the word `name` within a type, not within types nested in it. */
function ownNodes(owner: Node, name: string, file: SourceFile, sieve: Sieve): readonly Node[] {
  const { text } = file.tree;
  return file.tree
    .occurrences(name)
    .filter((offset) => offset >= owner.startIndex && offset < owner.endIndex)
    .filter((offset) => sieve(text, offset, offset + name.length))
    .map((offset) => file.tree.nodeAt(offset))
    .filter((node) => same(typeAround(node), owner));
}

/** The primary constructor, or the declared one that takes the most. */
function constructorOf(owner: Node, file: SourceFile): Node | undefined {
  if (parameterList(owner) !== undefined) return owner;
  const name = field(owner, 'name');
  const found =
    name === undefined ? [] : ownNodes(owner, name.text, file, (text, _start, end) => mayBeCalled(text, end));
  const size = (node: Node): number => partsOf(parameterList(node) ?? node).length;
  return found
    .flatMap((node) => (node.parent?.type === 'constructor_declaration' ? [node.parent] : []))
    .reduce<Node | undefined>((best, one) => (best === undefined || size(one) > size(best) ? one : best), undefined);
}

/** A method or computed property; of several of one name the first that has a body. */
function methodOf(owner: Node, name: string, file: SourceFile): Node | undefined {
  const found = ownNodes(owner, name, file, mayBeMember).flatMap((node) => {
    const { parent } = node;
    if (parent === null || !same(field(parent, 'name'), node)) return [];
    if (parent.type === 'method_declaration') return [parent];
    return parent.type === 'property_declaration' && isComputed(parent) ? [parent] : [];
  });
  return found.find((one) => one.type === 'property_declaration' || field(one, 'body') !== undefined) ?? found[0];
}

function fieldBindings(owner: Node, name: string, file: SourceFile): readonly Binding[] {
  return ownNodes(owner, name, file, mayBeMember).flatMap((node) => {
    const binding = declaredField(owner, node, file) ?? assignedField(node, file) ?? recordMember(owner, node, file);
    return binding === undefined ? [] : [binding];
  });
}

/** A field, constant, or property that only holds a value. */
function declaredField(owner: Node, node: Node, file: SourceFile): Binding | undefined {
  const holder = node.parent;
  if (holder === null || !same(field(holder, 'name'), node)) return undefined;
  const isProperty = holder.type === 'property_declaration';
  const declaration = isProperty ? holder : holder.type === 'variable_declarator' ? holder.parent : null;
  if (declaration === null || (!isProperty && declaration.parent?.type !== 'field_declaration')) return undefined;
  if (isProperty && isComputed(holder)) return undefined;
  const span = spanOf(owner);
  const base = {
    range: file.range(node),
    scope: { ...span, kind: 'class' as const },
    from: holder.endIndex,
    block: span,
  };
  const value = valueOf(holder);
  const type = file.type(field(declaration, 'type'));
  if (value?.type === 'accessor_list' || value === undefined)
    return type === undefined ? undefined : { ...base, kind: 'declared', type };
  return valued(base, value, [], type, node, file);
}

/** `_s3 = value`, `this._s3 = value`, `Store.Client = value`. */
function assignedField(node: Node, file: SourceFile): Binding | undefined {
  const holder = node.parent;
  const isMember = holder?.type === 'member_access_expression';
  if (isMember && (!same(field(holder, 'name'), node) || !isOwn(field(holder, 'expression'), node))) return undefined;
  const target = isMember ? holder : node;
  const assignment = target.parent;
  if (assignment?.type !== 'assignment_expression' || !same(field(assignment, 'left'), target)) return undefined;
  if (assignment.parent?.type === 'initializer_expression') return undefined;
  const operator = field(assignment, 'operator')?.type ?? '=';
  const value = field(assignment, 'right');
  if ((operator !== '=' && operator !== '??=') || value === undefined) return undefined;
  if (!isMember && declarationScope(node, file) !== undefined) return undefined;
  const outer = enclosing(node, isFunction) ?? assignment;
  const scope = blockScope(node);
  const within = { ...scope, ...(scope.end < outer.endIndex ? spanOf(outer) : {}), kind: 'function' as const };
  const base = { range: file.range(node), scope: within, from: assignment.endIndex, block: branchWithin(within, node) };
  return valued(base, value, [], undefined, node, file);
}

function isOwn(object: Node | undefined, node: Node): boolean {
  if (object === undefined) return false;
  if (object.type === 'this' || object.type === 'this_expression') return true;
  return object.text === field(typeAround(node) ?? node, 'name')?.text;
}

/** The parameters of a record are its properties. */
function recordMember(owner: Node, node: Node, file: SourceFile): Binding | undefined {
  if (owner.type !== 'record_declaration' || node.parent?.type !== 'parameter') return undefined;
  if (!same(node.parent.parent, parameterList(owner))) return undefined;
  return bindingAt(node, file);
}
