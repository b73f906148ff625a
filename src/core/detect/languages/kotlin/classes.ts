import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Binding, ClassDefinition, FunctionDefinition, Scope } from '../front-end.js';
import { enclosing, field, partOf, partsOf, same } from '../jvm/nodes.js';
import { boundIn, functionScope, spanOf } from '../jvm/scopes.js';
import type { SourceFile } from '../jvm/source-file.js';
import { localDeclaration, property } from './bindings.js';
import { argumentsOf } from './calls.js';
import { annotationsOf, parametersOf } from './functions.js';
import { bodyOf, isClass, isFunction, isProperty, KOTLIN_SCOPES, typeIn } from './grammar-types.js';

/** A class, interface, enum or object; its companion's members count as its own. */
export function classDefinition(node: Node, file: SourceFile): ClassDefinition {
  const name = field(node, 'name');
  return {
    ...(name === undefined ? {} : { name: name.text }),
    span: spanOf(node),
    range: file.range(name ?? node),
    bases: basesOf(node, file),
    decorators: annotationsOf(node, file),
    method: (wanted) => methodNamed(node, wanted, file),
    field: (wanted) => fieldBindings(node, wanted, file),
  };
}

function basesOf(node: Node, file: SourceFile): readonly Expression[] {
  const list = partOf(node, 'delegation_specifiers');
  return (list === undefined ? [] : partsOf(list)).flatMap((specifier) => {
    const [inner] = partsOf(specifier);
    const type = typeIn(specifier) ?? typeIn(inner);
    return (type && file.type(type)) ?? [];
  });
}

/** Members in the order of the text, then those of companions. */
function membersOf(node: Node): readonly Node[] {
  const body = bodyOf(node);
  const own = body === undefined ? [] : partsOf(body);
  const companions = own.filter((member) => member.type === 'companion_object');
  return [...own, ...companions.flatMap((companion) => partsOf(partOf(companion, 'class_body') ?? companion))];
}

function methodNamed(node: Node, wanted: string, file: SourceFile): FunctionDefinition | undefined {
  if (wanted === 'constructor') return constructorOf(node, file);
  for (const member of membersOf(node)) {
    if (member.type === 'function_declaration' && field(member, 'name')?.text === wanted) return file.function(member);
    // A property that is computed is read without a call.
    const getter = propertyName(member)?.text === wanted ? partOf(member, 'getter') : undefined;
    if (getter !== undefined && partOf(getter, 'function_body') !== undefined) return file.function(getter);
  }
  return undefined;
}

function constructorOf(node: Node, file: SourceFile): FunctionDefinition | undefined {
  const name = field(node, 'name');
  const secondary = membersOf(node).find((member) => member.type === 'secondary_constructor');
  if (partOf(node, 'primary_constructor') === undefined)
    return secondary === undefined ? undefined : file.function(secondary);
  return {
    ...(name === undefined ? {} : { name: name.text }),
    span: spanOf(node),
    range: file.range(name ?? node),
    parameters: parametersOf(node, file).map((row) => row.parameter),
    kind: 'constructor',
    owner: file.class(node),
    decorators: [],
    returns: () => [],
    yields: () => [],
  };
}

function propertyName(member: Node): Node | undefined {
  return member.type === 'property_declaration'
    ? partOf(partOf(member, 'variable_declaration'), 'identifier')
    : undefined;
}

/** Assignments first: where they tell how a client is made, its type alone would tell less. */
function fieldBindings(node: Node, name: string, file: SourceFile): readonly Binding[] {
  const own = memberBinding(node, name, file);
  if (own === undefined) return [];
  if (own.kind === 'class' || own.kind === 'parameter') return [own];
  const assigned = assignments(node, name, own.kind === 'declared' ? own.type : undefined, file);
  return own.kind === 'declared' && assigned.length > 0 ? assigned : [...assigned, own];
}

function memberBinding(node: Node, name: string, file: SourceFile): Binding | undefined {
  const scope: Scope = { ...spanOf(node), kind: 'class' };
  const placed = (at: Node): { range: Binding['range']; scope: Scope; from: number; block: Scope } => ({
    range: file.range(at),
    scope,
    from: at.endIndex,
    block: scope,
  });
  for (const member of membersOf(node)) {
    const named = propertyName(member) ?? field(member, 'name') ?? partOf(member, 'identifier');
    if (named?.text !== name) continue;
    // A computed property is a method that is read without a call.
    if (partOf(partOf(member, 'getter'), 'function_body') !== undefined) return undefined;
    if (member.type === 'property_declaration')
      return { ...property(named, member, undefined, scope, file), block: scope };
    if (isClass(member)) return { ...placed(named), kind: 'class', definition: file.class(member) };
    if (member.type === 'enum_entry') return { ...placed(named), kind: 'value', value: entryValue(node, member, file) };
  }
  const row = parametersOf(node, file).find((one) => one.name.text === name && isProperty(one.holder));
  const maker = row && constructorOf(node, file);
  return row && maker && { ...placed(row.name), kind: 'parameter', parameter: row.parameter, function: maker };
}

/** `ARCHIVE("report-archive")` makes an object of its enum. */
function entryValue(owner: Node, entry: Node, file: SourceFile): Expression {
  const name = field(owner, 'name') ?? owner;
  const list = partOf(entry, 'value_arguments');
  return {
    kind: 'call',
    range: file.range(entry),
    at: entry.startIndex,
    callee: file.expression(name),
    construction: true,
    arguments: argumentsOf({ callee: entry, list, lambda: undefined, types: undefined }, file),
  };
}

/** `this.s3 = value` and, where no local variable has the name, `s3 = value` in the class. */
function assignments(owner: Node, name: string, type: Expression | undefined, file: SourceFile): readonly Binding[] {
  const found: Binding[] = [];
  for (const offset of file.tree.occurrences(name)) {
    if (offset < owner.startIndex || offset >= owner.endIndex) continue;
    if (!/^\s*=(?!=)/.test(file.tree.text.slice(offset + name.length, offset + name.length + 8))) continue;
    const word = file.tree.nodeAt(offset);
    const holder = word.parent;
    const access = holder?.type === 'navigation_expression' && same(partsOf(holder)[1], word) ? holder : word;
    const assignment = access.parent;
    const value = field(assignment, 'right');
    if (assignment?.type !== 'assignment' || value === undefined || !same(field(assignment, 'left'), access)) continue;
    const object = access === word ? undefined : partsOf(access)[0];
    if (object !== undefined && object.type !== 'this_expression' && object.text !== field(owner, 'name')?.text)
      continue;
    if (object === undefined && localDeclaration(word, file) !== undefined) continue;
    const inside = enclosing(access, isFunction);
    const scope: Scope = inside === undefined ? { ...spanOf(owner), kind: 'class' } : functionScope(inside);
    found.push({
      ...boundIn(word, file.range(word), scope, assignment.endIndex, KOTLIN_SCOPES),
      kind: 'value',
      value: file.expression(value),
      ...(type === undefined ? {} : { type }),
    });
  }
  return found;
}
