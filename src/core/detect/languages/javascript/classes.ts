import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Binding, ClassDefinition, Span } from '../front-end.js';
import type { Expression } from '../../expression.js';
import { decoratorsOf, functionAround, ownerOf } from './functions.js';
import {
  enclosing,
  field,
  hasToken,
  isClass,
  isFunction,
  isTypeShape,
  partsOf,
  propertyName,
  requiredModule,
  same,
  unwrapped,
  parentOf,
} from './nodes.js';
import { parametersOf } from './parameters.js';
import { branchWithin, functionScope } from './scopes.js';
import { mayAssignMember } from './sieve.js';
import type { SourceFile } from './source-file.js';

/** What `this` stands for at a node: the class, or the object literal, whose method it is in. */
export function thisAround(node: Node): Node | undefined {
  for (let owner = functionAround(node); owner !== undefined; owner = functionAround(owner)) {
    const holder = ownerOf(owner);
    if (holder !== undefined && (isClass(holder) || holder.type === 'object')) return holder;
    // An arrow function has the `this` of what is around it; any other function has its own.
    if (owner.type !== 'arrow_function') break;
  }
  return enclosing(node, isClass);
}

export function classDefinition(node: Node, file: SourceFile): ClassDefinition {
  const name = nameOf(node);
  return {
    ...(name === undefined ? {} : { name: name.text }),
    span: { start: node.startIndex, end: node.endIndex },
    range: file.range(name ?? node),
    bases: basesOf(node, file),
    decorators: isClass(node) ? decoratorsOf(node, file) : [],
    method: (wanted) => {
      const found = membersOf(node).find(
        (one) => propertyName(memberName(one)) === wanted && functionOfMember(one) !== undefined,
      );
      const method = found === undefined ? undefined : functionOfMember(found);
      return method === undefined ? undefined : file.function(method);
    },
    field: (wanted) => fieldBindings(node, wanted, file),
  };
}

/** The class's own name, or the variable that an anonymous class is assigned to. */
function nameOf(node: Node): Node | undefined {
  const own = field(node, 'name');
  const holder = parentOf(node);
  if (own !== undefined || holder?.type !== 'variable_declarator') return own;
  const variable = field(holder, 'name');
  return variable?.type === 'identifier' ? variable : undefined;
}

function basesOf(node: Node, file: SourceFile): readonly Expression[] {
  const heritage = partsOf(node).find((part) => part.type === 'class_heritage' || part.type === 'extends_type_clause');
  if (heritage === undefined) return [];
  // JavaScript puts the expression right there, TypeScript inside a clause; `implements` gives no members.
  const clauses = partsOf(heritage).filter((part) => part.type !== 'implements_clause');
  return clauses.flatMap((clause) => {
    const base = clause.type === 'extends_clause' ? field(clause, 'value') : clause;
    return base === undefined || base.type === 'type_arguments' ? [] : [file.type(base) ?? file.expression(base)];
  });
}

/** Class members, interface members, or the properties of an object literal. */
function membersOf(node: Node): readonly Node[] {
  if (node.type === 'object') return partsOf(node);
  const body = field(node, 'body') ?? field(node, 'value');
  return body === undefined ? [] : partsOf(body);
}

const memberName = (member: Node): Node | undefined =>
  field(member, 'name') ?? field(member, 'property') ?? field(member, 'key');

/** The function of a method, or of a field or property that holds one. */
function functionOfMember(member: Node): Node | undefined {
  if (member.type === 'method_definition') return member;
  const value = field(member, 'value');
  const inner = value === undefined ? undefined : unwrapped(value);
  return inner !== undefined && isFunction(inner) ? inner : undefined;
}

function fieldBindings(node: Node, name: string, file: SourceFile): readonly Binding[] {
  const found: Binding[] = [];
  for (const member of membersOf(node)) {
    if (member.type === 'shorthand_property_identifier' && member.text === name) {
      found.push({ ...placed(node, member, member, file), kind: 'value', value: file.expression(member) });
    } else if (propertyName(memberName(member)) === name && functionOfMember(member) === undefined) {
      const binding = memberBinding(node, member, file);
      if (binding !== undefined) found.push(binding);
    }
    if (member.type === 'method_definition' && field(member, 'name')?.text === 'constructor') {
      found.push(...parameterProperties(member, name, file));
    }
  }
  found.push(...assignments(node, name, file));
  return found;
}

function placed(
  owner: Node,
  name: Node,
  whole: Node,
  file: SourceFile,
): { range: Binding['range']; scope: Binding['scope']; from: number; block: Span } {
  const span = { start: owner.startIndex, end: owner.endIndex };
  return { range: file.range(name), scope: { ...span, kind: 'class' }, from: whole.endIndex, block: span };
}

/** A field with a value or at least a type; signatures of interfaces too. */
function memberBinding(owner: Node, member: Node, file: SourceFile): Binding | undefined {
  const base = placed(owner, memberName(member) ?? member, member, file);
  const value = field(member, 'value');
  const type = file.type(field(member, 'type'));
  if (value !== undefined) {
    return { ...base, kind: 'value', value: file.expression(value), ...(type === undefined ? {} : { type }) };
  }
  return type === undefined ? undefined : { ...base, kind: 'declared', type };
}

/** `constructor(private readonly s3: S3Client)`. */
function parameterProperties(constructor: Node, name: string, file: SourceFile): readonly Binding[] {
  return parametersOf(constructor, file)
    .filter((row) => row.isField && row.parameter.name === name)
    .map((row) => {
      const span = { start: constructor.startIndex, end: constructor.endIndex };
      return {
        range: file.range(row.pattern),
        scope: { ...span, kind: 'function' },
        from: span.start,
        block: span,
        kind: 'parameter',
        parameter: row.parameter,
        function: file.function(constructor),
      };
    });
}

/** `this.s3 = value` in any method, and `ReportStore.s3 = value` for a static field. */
function assignments(owner: Node, name: string, file: SourceFile): readonly Binding[] {
  if (isTypeShape(owner)) return [];
  const found: Binding[] = [];
  for (const offset of file.tree.occurrences(name)) {
    if (offset < owner.startIndex || offset >= owner.endIndex) continue;
    if (!mayAssignMember(file.tree.text, offset, name.length)) continue;
    const access = parentOf(file.tree.nodeAt(offset));
    const assignment = access === null ? null : parentOf(access);
    if (access?.type !== 'member_expression' || !/assignment_expression$/.test(assignment?.type ?? '')) continue;
    if (assignment === null || assignment === undefined || !same(field(assignment, 'left'), access)) continue;
    const property = field(access, 'property');
    const object = field(access, 'object');
    const value = field(assignment, 'right');
    if (property?.text !== name || value === undefined || object === undefined) continue;
    const own = object.type === 'this' ? same(thisAround(access), owner) : object.text === nameOf(owner)?.text;
    if (!own || !isPlainAssignment(assignment)) continue;
    const scope = functionScope(access);
    const base = { range: file.range(property), scope, from: assignment.endIndex, block: branchWithin(scope, access) };
    const module = requiredModule(unwrapped(value));
    found.push(
      module === undefined
        ? { ...base, kind: 'value', value: file.expression(value) }
        : { ...base, kind: 'import', import: { module, local: name, range: base.range } },
    );
  }
  return found;
}

function isPlainAssignment(assignment: Node): boolean {
  return (
    assignment.type === 'assignment_expression' ||
    ['??=', '||=', '&&='].some((operator) => hasToken(assignment, operator))
  );
}
