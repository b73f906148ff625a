import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Binding, ClassDefinition, FunctionDefinition } from '../front-end.js';
import { enclosing, field, moduleScope, partOf, partsOf, same, spanOf } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';
import { FUNCTION_TYPES, receiverName, receiverType } from './functions.js';
import { keyOf, typeOfLiteral, valueOf } from './literals.js';
import { bareType, ownTypeName, typeOf } from './types.js';

/** The part of a file's types that stands in it: a type's methods may stand in any file of the package. */
const known = new WeakMap<SourceFile, Map<string, ClassDefinition>>();

/** The type of this name: its declaration, its methods of this file, or both. */
export function classNamed(name: string, file: SourceFile): ClassDefinition {
  let classes = known.get(file);
  if (classes === undefined) known.set(file, (classes = new Map<string, ClassDefinition>()));
  let definition = classes.get(name);
  if (definition === undefined) classes.set(name, (definition = define(name, file)));
  return definition;
}

/** The node is the declaration of a type, or of one of its methods. */
export function classOf(node: Node, file: SourceFile): ClassDefinition {
  const name = node.type === 'method_declaration' ? receiverType(node) : field(node, 'name')?.text;
  return classNamed(name ?? '', file);
}

function define(name: string, file: SourceFile): ClassDefinition {
  const declaration = declarationOf(name, file);
  const place = declaration ?? methodsOf(name, file)[0] ?? file.tree.root;
  return {
    name,
    span: spanOf(place),
    range: file.range(field(declaration, 'name') ?? place),
    get bases() {
      return basesOf(declaration, file);
    },
    partial: true,
    decorators: [],
    method: (wanted) => methodNamed(name, declaration, wanted, file),
    field: (wanted) => fieldBindings(name, wanted, file),
  };
}

function declarationOf(name: string, file: SourceFile): Node | undefined {
  for (const at of file.tree.occurrences(name)) {
    const word = file.tree.nodeAt(at);
    if (word.parent?.type === 'type_spec' && same(field(word.parent, 'name'), word)) return word.parent;
  }
  return undefined;
}

/** Methods of the type that stand in this file. */
export function methodsOf(name: string, file: SourceFile): readonly Node[] {
  return file.tree.occurrences(name).flatMap((at) => {
    if (!RECEIVER_BEFORE.test(file.tree.text.slice(Math.max(0, at - 80), at))) return [];
    const method = enclosing(file.tree.nodeAt(at), METHODS);
    return method && receiverType(method) === name ? [method] : [];
  });
}
const RECEIVER_BEFORE = /\bfunc\s*\(\s*(?:\w+\s+)?\*?\s*$/;
const METHODS: ReadonlySet<string> = new Set(['method_declaration']);

function methodNamed(
  type: string,
  declaration: Node | undefined,
  wanted: string,
  file: SourceFile,
): FunctionDefinition | undefined {
  for (const at of file.tree.occurrences(wanted)) {
    const word = file.tree.nodeAt(at);
    const holder = word.parent;
    if (!holder || !same(field(holder, 'name'), word)) continue;
    if (holder.type === 'method_declaration' && receiverType(holder) === type) return file.function(holder);
    const isOwn = holder.type === 'method_elem' && same(holder.parent, bareType(field(declaration, 'type')));
    if (isOwn) return file.function(holder);
  }
  return undefined;
}

/** Embedded types: their fields and methods are the type's own. */
function basesOf(declaration: Node | undefined, file: SourceFile): readonly Expression[] {
  const type = field(declaration, 'type');
  if (type?.type === 'interface_type') {
    return partsOf(type).flatMap((part) => (part.type === 'type_elem' ? (typeOf(part, file) ?? []) : []));
  }
  return rowsOf(type).flatMap((row) => (row.names.length === 0 ? (typeOf(row.type, file) ?? []) : []));
}

interface FieldRow {
  /** Empty: the type is embedded. */
  readonly names: readonly Node[];
  readonly type: Node | undefined;
}

function rowsOf(type: Node | undefined): readonly FieldRow[] {
  if (type?.type !== 'struct_type') return [];
  return partsOf(partOf(type, 'field_declaration_list')).map((declaration) => ({
    names: declaration.childrenForFieldName('name'),
    type: field(declaration, 'type'),
  }));
}

interface Field {
  readonly name: string;
  readonly at: Node;
  readonly type: Node | undefined;
}

/** The fields of a struct type declared in this file, in order. */
export function fieldsOf(name: string, file: SourceFile): readonly Field[] {
  return rowsOf(field(declarationOf(name, file), 'type')).flatMap((row): readonly Field[] => {
    if (row.names.length > 0) return row.names.map((at) => ({ name: at.text, at, type: row.type }));
    const bare = bareType(row.type);
    const at = bare?.type === 'qualified_type' ? field(bare, 'name') : bare;
    return at === undefined ? [] : [{ name: at.text, at, type: row.type }];
  });
}

/** What a field is given where objects of the type are made or changed; where nothing of it is seen, its declared type. */
function fieldBindings(type: string, wanted: string, file: SourceFile): readonly Binding[] {
  const row = fieldsOf(type, file).find(({ name }) => name === wanted);
  const declared = row && typeOf(row.type, file);
  const given = [...namedValues(type, wanted, file), ...positionalValues(type, wanted, file)];
  const bindings = given.map((value): Binding => ({
    ...placed(value, file),
    kind: 'value',
    value: file.expression(value),
    ...(declared === undefined ? {} : { type: declared }),
  }));
  if (bindings.length > 0 || row === undefined) return bindings;
  const place = placed(row.at, file);
  if (declared !== undefined) return [{ ...place, kind: 'declared', type: declared }];
  return [{ ...place, kind: 'opaque', description: `the field ${wanted}` }];
}

function placed(node: Node, file: SourceFile): Pick<Binding, 'range' | 'scope' | 'from' | 'block'> {
  const around = enclosing(node, FUNCTION_TYPES);
  const scope = around ? { ...spanOf(around), kind: 'function' as const } : moduleScope(file.tree.text);
  return { range: file.range(node), scope, from: node.endIndex, block: scope };
}

/** `Store{client: value}` and `s.client = value`. */
function namedValues(type: string, wanted: string, file: SourceFile): readonly Node[] {
  return file.tree.occurrences(wanted).flatMap((at) => {
    const after = file.tree.text.slice(at + wanted.length, at + wanted.length + 24);
    if (!/^\s*(?::(?!=)|=(?!=)|,)/.test(after)) return [];
    const word = file.tree.nodeAt(at);
    const holder = word.parent;
    if (holder?.type === 'literal_element') {
      const element = holder.parent;
      if (element?.type !== 'keyed_element' || !same(keyOf(element), word)) return [];
      const value = valueOf(element);
      const isOwn = element.parent !== null && ownTypeName(typeOfLiteral(element.parent)) === type;
      return isOwn && value !== undefined ? [value] : [];
    }
    return holder?.type === 'selector_expression' ? assignedTo(holder, type, file) : [];
  });
}

function assignedTo(selector: Node, type: string, file: SourceFile): readonly Node[] {
  const list = selector.parent;
  const statement = list?.parent;
  if (list?.type !== 'expression_list' || statement?.type !== 'assignment_statement') return [];
  if (!same(field(statement, 'left'), list)) return [];
  const object = field(selector, 'operand');
  if (object?.type !== 'identifier' || !holds(object, type, file)) return [];
  const values = partsOf(field(statement, 'right'));
  const place = partsOf(list).findIndex((part) => same(part, selector));
  const value = values[place] ?? (place === 0 ? values[0] : undefined);
  return value === undefined ? [] : [value];
}

/** Whether a variable is seen to hold an object of the type: a receiver, a parameter, or made just so. */
function holds(variable: Node, type: string, file: SourceFile): boolean {
  const method = enclosing(variable, METHODS);
  if (method && receiverName(method)?.text === variable.text) return receiverType(method) === type;
  return file.bindings(variable.text).some((binding) => {
    const { scope } = binding;
    if (scope.start > variable.startIndex || scope.end < variable.endIndex) return false;
    const stated = binding.kind === 'parameter' ? binding.parameter.type : 'type' in binding ? binding.type : undefined;
    if (stated?.kind === 'name') return stated.name === type;
    if (binding.kind !== 'value' || binding.value.kind !== 'call' || !binding.value.construction) return false;
    const { callee } = binding.value;
    return callee.kind === 'name' && callee.name === type;
  });
}

/** `Store{client, "reports"}`. */
function positionalValues(type: string, wanted: string, file: SourceFile): readonly Node[] {
  const place = fieldsOf(type, file).findIndex(({ name }) => name === wanted);
  if (place < 0) return [];
  return file.tree.occurrences(type).flatMap((at) => {
    if (!/^(?:\[[^\]]*\])?\{/.test(file.tree.text.slice(at + type.length, at + type.length + 40))) return [];
    let holder = file.tree.nodeAt(at).parent;
    while (holder?.type === 'generic_type' || holder?.type === 'pointer_type') holder = holder.parent;
    if (holder?.type !== 'composite_literal' || ownTypeName(field(holder, 'type')) !== type) return [];
    const element = partsOf(field(holder, 'body'))[place];
    return element?.type === 'literal_element' ? [element] : [];
  });
}
