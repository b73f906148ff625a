import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Binding, ClassDefinition, FunctionDefinition, Scope } from '../front-end.js';
import { enclosing, field, partOf, partsOf, same } from '../jvm/nodes.js';
import { boundIn, functionScope, spanOf } from '../jvm/scopes.js';
import type { SourceFile } from '../jvm/source-file.js';
import { declared, localDeclaration } from './bindings.js';
import { argumentsOf } from './expressions.js';
import { annotationsOf, hasModifier } from './functions.js';
import { bodyOf, isClass, isFunction, isTypeDeclaration, JAVA_SCOPES } from './grammar-types.js';
import { parametersOf } from './parameters.js';

/** Annotations of Lombok that give a class getters for its fields ("Project Lombok: Features"). */
const GETTER_ANNOTATIONS: ReadonlySet<string> = new Set(['Getter', 'Data', 'Value']);

/** A class, interface, enum or record; or the body of an anonymous class. */
export function classDefinition(node: Node, file: SourceFile): ClassDefinition {
  const name = node.type === 'class_body' ? undefined : field(node, 'name');
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
  if (node.type === 'class_body') {
    const type = file.type(field(node.parent, 'type'));
    return type === undefined ? [] : [type];
  }
  const lists = [field(node, 'superclass'), field(node, 'interfaces'), partOf(node, 'extends_interfaces')];
  return lists.flatMap((list) =>
    (list === undefined ? [] : partsOf(list))
      .flatMap((part) => (part.type === 'type_list' ? partsOf(part) : [part]))
      .flatMap((part) => file.type(part) ?? []),
  );
}

/** Members in the order of the text; an enum's stand behind its constants. */
function membersOf(node: Node): readonly Node[] {
  const body = bodyOf(node);
  if (body === undefined) return [];
  return partsOf(body).flatMap((part) => (part.type === 'enum_body_declarations' ? partsOf(part) : [part]));
}

function methodNamed(node: Node, wanted: string, file: SourceFile): FunctionDefinition | undefined {
  if (wanted === 'constructor') {
    const constructors = membersOf(node).filter((member) => member.type === 'constructor_declaration');
    const longest = constructors.sort((one, other) => parameterCount(other) - parameterCount(one))[0];
    if (longest !== undefined) return file.function(longest);
    return node.type === 'record_declaration' ? recordConstructor(node, file) : undefined;
  }
  const methods = membersOf(node).filter(
    (member) => member.type === 'method_declaration' && field(member, 'name')?.text === wanted,
  );
  // Of overloads the one with most parameters does the work that the others ask it for.
  const chosen = methods.sort((one, other) => parameterCount(other) - parameterCount(one))[0];
  return chosen === undefined ? accessor(node, wanted, file) : file.function(chosen);
}

const parameterCount = (node: Node): number => partsOf(field(node, 'parameters') ?? node).length;

function recordConstructor(node: Node, file: SourceFile): FunctionDefinition {
  return {
    name: field(node, 'name')?.text ?? '',
    span: spanOf(node),
    range: file.range(field(node, 'name') ?? node),
    parameters: parametersOf(node, file).map((row) => row.parameter),
    kind: 'constructor',
    owner: file.class(node),
    decorators: [],
    returns: () => [],
    yields: () => [],
  };
}

/** Methods that are not written: `bucket()` of a record, `getBucket()` by an annotation. They give the field. */
function accessor(node: Node, wanted: string, file: SourceFile): FunctionDefinition | undefined {
  const property = node.type === 'record_declaration' ? wanted : getterProperty(node, wanted);
  const name = property === undefined ? undefined : fieldNames(node).find((one) => one.text === property);
  if (property === undefined || name === undefined) return undefined;
  const inside = bodyOf(node)?.startIndex ?? name.startIndex;
  return {
    name: wanted,
    span: spanOf(name),
    range: file.range(name),
    parameters: [],
    kind: 'method',
    owner: file.class(node),
    decorators: [],
    returns: () => [
      {
        kind: 'member',
        range: file.range(name),
        at: inside,
        object: { kind: 'self', range: file.range(name), at: inside },
        property,
      },
    ],
    yields: () => [],
  };
}

function getterProperty(node: Node, method: string): string | undefined {
  const capital = /^(?:get|is)([A-Z]\w*)$/.exec(method)?.[1];
  if (capital === undefined) return undefined;
  const property = capital.charAt(0).toLowerCase() + capital.slice(1);
  const annotated = [node, ...membersOf(node).filter((one) => one.type === 'field_declaration')].some((one) =>
    partsOf(partOf(one, 'modifiers') ?? one).some((part) => GETTER_ANNOTATIONS.has(field(part, 'name')?.text ?? '')),
  );
  return annotated ? property : undefined;
}

/** Names of declared fields and of a record's components. */
function fieldNames(node: Node): readonly Node[] {
  const components = node.type === 'record_declaration' ? partsOf(field(node, 'parameters') ?? node) : [];
  const fields = membersOf(node).filter((member) => /^(field|constant)_declaration$/.test(member.type));
  return [
    ...components.flatMap((one) => field(one, 'name') ?? []),
    ...fields.flatMap((one) =>
      partsOf(one).flatMap((part) => (part.type === 'variable_declarator' ? (field(part, 'name') ?? []) : [])),
    ),
  ];
}

/** True for a field that other types do not see. */
export function isPrivateField(node: Node, name: string): boolean {
  const declaration = fieldNames(node).find((one) => one.text === name)?.parent?.parent;
  return declaration?.type === 'field_declaration' && hasModifier(declaration, 'private');
}

/** Assignments first: where they tell how a client is made, its type alone would tell less. */
function fieldBindings(node: Node, name: string, file: SourceFile): readonly Binding[] {
  const declaration = fieldNames(node).find((one) => one.text === name);
  const constant = membersOf(node).find((one) => one.type === 'enum_constant' && field(one, 'name')?.text === name);
  const nested = membersOf(node).find((one) => isTypeDeclaration(one) && field(one, 'name')?.text === name);
  if (nested !== undefined) return [{ ...placed(node, nested, file), kind: 'class', definition: file.class(nested) }];
  if (constant !== undefined) return [enumConstant(node, constant, file)];
  if (declaration === undefined) return [];
  const own = fieldBinding(node, declaration, file);
  const assigned = assignments(node, name, own?.kind === 'declared' ? own.type : undefined, file);
  return own === undefined || (own.kind === 'declared' && assigned.length > 0) ? assigned : [...assigned, own];
}

function placed(
  owner: Node,
  at: Node,
  file: SourceFile,
): { range: Binding['range']; scope: Scope; from: number; block: Scope } {
  const scope: Scope = { ...spanOf(owner), kind: 'class' };
  return { range: file.range(field(at, 'name') ?? at), scope, from: at.endIndex, block: scope };
}

function fieldBinding(owner: Node, name: Node, file: SourceFile): Binding | undefined {
  const holder = name.parent;
  if (holder === null) return undefined;
  if (holder.type === 'formal_parameter') {
    const parameter = parametersOf(owner, file).find((row) => same(row.name, name))?.parameter;
    const maker = file.class(owner).method('constructor');
    if (parameter === undefined || maker === undefined) return undefined;
    return { ...placed(owner, holder, file), kind: 'parameter', parameter, function: maker };
  }
  const scope: Scope = { ...spanOf(owner), kind: 'class' };
  const binding = declared(name, holder, field(holder.parent, 'type'), scope, file);
  return binding && { ...binding, block: scope };
}

/** `REPORTS("quarterly-reports")` makes an object of its enum. */
function enumConstant(owner: Node, constant: Node, file: SourceFile): Binding {
  const name = field(owner, 'name') ?? owner;
  const value: Expression = {
    kind: 'call',
    range: file.range(constant),
    at: constant.startIndex,
    callee: file.expression(name),
    construction: true,
    arguments: argumentsOf(field(constant, 'arguments'), file),
  };
  return { ...placed(owner, constant, file), kind: 'value', value };
}

/** `this.s3 = value` and, where no local variable has the name, `s3 = value` in the class. */
function assignments(owner: Node, name: string, type: Expression | undefined, file: SourceFile): readonly Binding[] {
  const found: Binding[] = [];
  for (const offset of file.tree.occurrences(name)) {
    if (offset < owner.startIndex || offset >= owner.endIndex) continue;
    if (!/^\s*=(?!=)/.test(file.tree.text.slice(offset + name.length, offset + name.length + 8))) continue;
    const word = file.tree.nodeAt(offset);
    const access = word.parent?.type === 'field_access' && same(field(word.parent, 'field'), word) ? word.parent : word;
    const assignment = access.parent;
    if (assignment?.type !== 'assignment_expression' || !same(field(assignment, 'left'), access)) continue;
    const value = field(assignment, 'right');
    const object = access === word ? undefined : field(access, 'object');
    if (value === undefined || (object !== undefined && !isOwn(object, owner))) continue;
    if (object === undefined && localDeclaration(word, file) !== undefined) continue;
    const inside = enclosing(access, isFunction);
    const scope: Scope = inside === undefined ? { ...spanOf(owner), kind: 'class' } : functionScope(inside);
    found.push({
      ...boundIn(word, file.range(word), scope, assignment.endIndex, JAVA_SCOPES),
      kind: 'value',
      value: file.expression(value),
      ...(type === undefined ? {} : { type }),
    });
  }
  return found;
}

/** `this.`, or the class's own name for a static field. */
function isOwn(object: Node, owner: Node): boolean {
  if (object.type === 'this') return same(enclosing(object, isClass), owner);
  return object.text === field(owner, 'name')?.text;
}
