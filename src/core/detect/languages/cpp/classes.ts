import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Binding, ClassDefinition, FunctionDefinition } from '../front-end.js';
import { enclosing, field, moduleScope, partOf, partsOf, same, spanOf, within } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';
import { argumentsOf, constructed } from './expressions.js';
import { CONSTRUCTOR, functionName, ownerName } from './members.js';
import { bare, CLASS_TYPES, declaratorAround, declaredBy, FUNCTION_TYPES, lastName } from './nodes.js';
import { nameOf, writtenType } from './types.js';

const known = new WeakMap<SourceFile, Map<string, ClassDefinition>>();

/** The class of this name as far as the file shows it: its body, and members that are defined outside of it. */
export function classNamed(name: string, file: SourceFile): ClassDefinition {
  let classes = known.get(file);
  if (!classes) known.set(file, (classes = new Map<string, ClassDefinition>()));
  let definition = classes.get(name);
  if (!definition) classes.set(name, (definition = defineClass(name, file)));
  return definition;
}

/** The class whose members the function or class around `node` holds. */
export function classAround(node: Node, file: SourceFile): ClassDefinition | undefined {
  for (let found = within(node, HOLDERS); found; found = enclosing(found, HOLDERS)) {
    const name = CLASS_TYPES.has(found.type) ? file.text(bare(field(found, 'name'))) : ownerName(found, file);
    if (name !== undefined && name !== '') return classNamed(name, file);
  }
  return undefined;
}
const HOLDERS: ReadonlySet<string> = new Set([...CLASS_TYPES, 'function_definition']);

/** The bodies of a class in the file. */
function bodiesOf(name: string, file: SourceFile): readonly Node[] {
  return file.tree.occurrences(name).flatMap((at) => {
    const holder = file.tree.nodeAt(at).parent;
    const owner = holder && CLASS_TYPES.has(holder.type) ? holder : holder?.parent;
    if (!owner || !CLASS_TYPES.has(owner.type)) return [];
    const named = bare(lastName(field(owner, 'name')));
    return named?.startIndex === at ? (field(owner, 'body') ?? []) : [];
  });
}

const QUALIFIES = /\s*::\s*~?[A-Za-z_]\w*\s*\(/y;

/** The first member of the class that is defined outside of its body. */
function outsideMember(name: string, file: SourceFile): Node | undefined {
  const { text } = file.tree;
  for (const at of file.tree.occurrences(name)) {
    QUALIFIES.lastIndex = at + name.length;
    if (!QUALIFIES.test(text)) continue;
    const holder = enclosing(file.tree.nodeAt(at), FUNCTION_TYPES);
    const named = holder?.type === 'function_definition' ? functionName(holder) : undefined;
    if (holder && named && at >= named.startIndex && at < named.endIndex && ownerName(holder, file) === name)
      return holder;
  }
  return undefined;
}

function defineClass(name: string, file: SourceFile): ClassDefinition {
  const bodies = bodiesOf(name, file);
  const start = bodies[0]?.parent ?? outsideMember(name, file) ?? file.tree.root;
  let bases: readonly Expression[] | undefined;
  return {
    name,
    span: spanOf(start),
    get range() {
      return file.range(field(start, 'name') ?? start);
    },
    get bases() {
      return (bases ??= bodies.flatMap((body) => basesOf(body, file)));
    },
    partial: true,
    decorators: [],
    method: (wanted) => methodNamed(wanted, name, file),
    field: (wanted) => [
      ...assignments(wanted, name, bodies.length > 0, file),
      ...bodies.flatMap((body) => declaredFields(body, wanted, file)),
    ],
  };
}

function basesOf(body: Node, file: SourceFile): readonly Expression[] {
  return partsOf(partOf(body.parent, 'base_class_clause')).flatMap((part) => {
    if (part.type !== 'type_identifier' && part.type !== 'qualified_identifier' && part.type !== 'template_type')
      return [];
    return [nameOf(part, file)];
  });
}

/** A definition; else a declaration without a body: its return type may tell what it gives, and it is no member of a base. */
function methodNamed(wanted: string, owner: string, file: SourceFile): FunctionDefinition | undefined {
  const name = wanted === CONSTRUCTOR ? owner : wanted;
  let declared: FunctionDefinition | undefined;
  for (const at of file.tree.occurrences(name)) {
    if (!/^\s*\(/.test(file.tree.text.slice(at + name.length, at + name.length + 20))) continue;
    const node = file.tree.nodeAt(at);
    const qualifiedName = node.parent?.type === 'qualified_identifier' ? outermost(node.parent) : node;
    const around = declaratorAround(qualifiedName);
    const holder = around?.holder;
    if (!around || !holder || !same(field(holder, 'declarator'), around.whole)) continue;
    if (holder.type !== 'function_definition' && holder.type !== 'field_declaration' && holder.type !== 'declaration')
      continue;
    const named = functionName(holder);
    if (!named || bare(lastName(named))?.startIndex !== at || ownerName(holder, file) !== owner) continue;
    const definition = file.function(holder);
    if (holder.type === 'function_definition' || definition.abstract === true) return definition;
    if (wanted !== CONSTRUCTOR) declared ??= definition;
  }
  return declared;
}

function outermost(node: Node): Node {
  let top = node;
  while (top.parent?.type === 'qualified_identifier') top = top.parent;
  return top;
}

/** `std::shared_ptr<S3Client> client_;` */
function declaredFields(body: Node, wanted: string, file: SourceFile): readonly Binding[] {
  const scope = { ...spanOf(body), kind: 'class' as const };
  return file.tree.occurrences(wanted).flatMap((at): Binding[] => {
    if (at < body.startIndex || at >= body.endIndex) return [];
    const node = file.tree.nodeAt(at);
    const around = node.type === 'field_identifier' ? declaratorAround(node) : undefined;
    if (around?.holder.type !== 'field_declaration' || !same(around.holder.parent, body)) return [];
    const declared = declaredBy(around.whole);
    if (declared.function || !same(declared.name, node)) return [];
    const { type, isHolder } = writtenType(field(around.holder, 'type'), file);
    const base = { range: file.range(node), scope, from: 0, block: scope };
    const value = initialValue(around.whole, around.holder);
    if (value) {
      const direct = declared.isIndirect || isHolder || value.type !== 'initializer_list';
      const held = value.type === 'initializer_list' && direct ? partsOf(value)[0] : value;
      const made = direct || !type ? file.expression(held) : constructed(value, type, value, file);
      return [{ ...base, kind: 'value', value: made, ...(type ? { type } : {}) }];
    }
    return type ? [{ ...base, kind: 'declared', type }] : [];
  });
}

/** The value after the declarator: the next one begins after it. */
function initialValue(declarator: Node, declaration: Node): Node | undefined {
  const parts = partsOf(declaration);
  const next = parts[parts.findIndex((part) => same(part, declarator)) + 1];
  const value = field(declaration, 'default_value');
  return value && same(next, value) ? value : undefined;
}

/** `client_(std::move(client))`, `client_ = ..`, `this->client_ = ..` in members of the class. */
function assignments(wanted: string, owner: string, hasBody: boolean, file: SourceFile): readonly Binding[] {
  return file.tree.occurrences(wanted).flatMap((at): Binding[] => {
    const node = file.tree.nodeAt(at);
    const { parent } = node;
    if (!parent) return [];
    const initialises = parent.type === 'field_initializer' && same(partsOf(parent)[0], node);
    const target = parent.type === 'field_expression' && field(parent, 'argument')?.type === 'this' ? parent : node;
    const assignment = target.parent;
    const assigns = assignment?.type === 'assignment_expression' && same(field(assignment, 'left'), target);
    if (!initialises && !assigns) return [];
    const around = enclosing(node, FUNCTION_TYPES);
    if (!around || classAround(node, file)?.name !== owner) return [];
    if (assigns && target === node && isLocal(wanted, at, file)) return [];
    const scope = { ...spanOf(around), kind: 'function' as const };
    const value = initialises ? initialised(node, parent, hasBody, file) : file.expression(field(assignment, 'right'));
    if (!value) return [];
    return [
      { range: file.range(node), scope, from: (assignment ?? parent).endIndex, block: scope, kind: 'value', value },
    ];
  });
}

const isLocal = (name: string, at: number, file: SourceFile): boolean =>
  file.bindings(name).some(({ scope }) => scope.kind !== 'module' && scope.start <= at && at < scope.end);

/** Whether the brackets hold the value or what it is made with is told by the field's type, which stands in the class. */
function initialised(name: Node, initializer: Node, hasBody: boolean, file: SourceFile): Expression | undefined {
  const list = partOf(initializer, 'argument_list', 'initializer_list');
  const [first, second] = partsOf(list);
  const plain = first && !second ? file.expression(first) : undefined;
  if (!hasBody) return plain?.kind === 'call' || plain?.kind === 'choice' ? plain : undefined;
  const body = enclosing(name, CLASS_TYPES);
  const declaration = fieldDeclaration(file.text(name), body, file);
  const { type, isHolder } = writtenType(declaration && field(declaration.holder, 'type'), file);
  if (!type || isHolder || declaration?.isIndirect === true) return plain;
  if (plain?.kind === 'call' && plain.construction) return plain;
  return file.call(list ?? name, { callee: () => type, arguments: () => argumentsOf(list, file), construction: true });
}

function fieldDeclaration(
  name: string,
  owner: Node | undefined,
  file: SourceFile,
): { readonly holder: Node; readonly isIndirect: boolean } | undefined {
  for (const at of file.tree.occurrences(name)) {
    const node = file.tree.nodeAt(at);
    const around = node.type === 'field_identifier' ? declaratorAround(node) : undefined;
    if (around?.holder.type !== 'field_declaration') continue;
    if (owner && !same(around.holder.parent?.parent, owner)) continue;
    return { holder: around.holder, isIndirect: declaredBy(around.whole).isIndirect };
  }
  return undefined;
}

/** A class that is bound by its name: by its body, or by members that are defined in this file. */
export function classBinding(name: string, file: SourceFile): Binding | undefined {
  const outside = outsideMember(name, file);
  if (!outside) return undefined;
  const scope = moduleScope(file.tree.text);
  const definition = classNamed(name, file);
  return {
    range: file.range(functionName(outside) ?? outside),
    scope,
    from: 0,
    block: scope,
    kind: 'class',
    definition,
  };
}
