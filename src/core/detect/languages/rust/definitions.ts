import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Binding, ClassDefinition, FunctionDefinition, Parameter } from '../front-end.js';
import type { SourceFile } from '../grammar/source-file.js';
import { enclosing, field, moduleScope, partOf, partsOf, same, spanOf } from '../grammar/nodes.js';
import { returnedBy } from './expressions.js';
import { FIELD_MARK } from './methods.js';
import { returnTypeOf, typeNameOf, typeOf } from './paths.js';

export const CLASS_TYPES: ReadonlySet<string> = new Set([
  'impl_item',
  'trait_item',
  'struct_item',
  'enum_item',
  'union_item',
]);
const TYPE_ITEMS: ReadonlySet<string> = new Set(['struct_item', 'enum_item', 'union_item', 'trait_item']);

/** The function that makes a value of a type, by custom. */
export const CONSTRUCTOR = 'new';

function parametersOf(node: Node, file: SourceFile): readonly Parameter[] {
  return partsOf(field(node, 'parameters'))
    .filter((part) => part.type !== 'self_parameter' && part.type !== 'attribute_item')
    .map((part, index) => {
      const type = typeOf(field(part, 'type'), file);
      let name = part.type === 'parameter' ? field(part, 'pattern') : part;
      while (name && name.type !== 'identifier' && partsOf(name).length > 0) name = partsOf(name).at(-1);
      return { name: file.text(name), index, ...(type ? { type } : {}) };
    });
}

export function defineFunction(node: Node, file: SourceFile): FunctionDefinition {
  const name = field(node, 'name');
  const text = name && file.text(name);
  const holder = node.parent?.parent;
  const owner = holder && CLASS_TYPES.has(holder.type) ? file.class(holder) : undefined;
  const takesSelf = partOf(field(node, 'parameters'), 'self_parameter') !== undefined;
  const returnType = returnTypeOf(node, file);
  let parameters: readonly Parameter[] | undefined;
  return {
    ...(text === undefined ? {} : { name: text }),
    span: spanOf(node),
    get range() {
      return file.range(name ?? node);
    },
    get parameters() {
      return (parameters ??= parametersOf(node, file));
    },
    kind: owner ? (takesSelf ? 'method' : text === CONSTRUCTOR ? 'constructor' : 'static') : 'function',
    ...(owner ? { owner } : {}),
    ...(node.type === 'function_signature_item' ? { abstract: true } : {}),
    decorators: [],
    ...(returnType ? { returnType } : {}),
    returns: () => returnedBy(node, file).map((value) => file.expression(value)),
    yields: () => [],
  };
}

/** The item that defines a type, for an `impl` of it in the same file; else the `impl` itself. */
function definingNode(node: Node, name: string, file: SourceFile): Node {
  if (node.type !== 'impl_item') return node;
  for (const at of file.tree.occurrences(name)) {
    const parent = file.tree.nodeAt(at).parent;
    if (parent && TYPE_ITEMS.has(parent.type) && field(parent, 'name')?.startIndex === at) return parent;
  }
  return node;
}

/**
 * A struct, enum or trait with all that the file implements for it. Where the type is of another file, the `impl` counts as a
 * class with the type itself for its base; an inline module as one whose items are its members.
 */
export function defineClass(node: Node, file: SourceFile): ClassDefinition {
  if (node.type === 'mod_item') return inlineModule(node, file);
  const named = typeNameOf(node);
  const name = file.text(named);
  const defining = definingNode(node, name, file);
  if (!same(defining, node)) return file.class(defining);
  let bases: readonly Expression[] | undefined;
  return {
    ...(name === '' ? {} : { name }),
    span: spanOf(node),
    get range() {
      return file.range(named ?? node);
    },
    get bases() {
      return (bases ??= basesOf(node, name, file));
    },
    decorators: [],
    method: (wanted) => memberNodes(wanted, name, file, 'fn').map((each) => file.function(each))[0],
    field: (wanted) =>
      wanted.startsWith(FIELD_MARK)
        ? fieldBindings(node, wanted.slice(FIELD_MARK.length), name, file)
        : constants(wanted, name, file),
  };
}

/** `impl` blocks of the type in this file. */
function implementations(name: string, file: SourceFile): readonly Node[] {
  const found: Node[] = [];
  for (const at of file.tree.occurrences(name)) {
    const holder = enclosing(file.tree.nodeAt(at), CLASS_TYPES);
    if (holder?.type === 'impl_item' && typeNameOf(holder)?.startIndex === at) found.push(holder);
  }
  return found;
}

function basesOf(node: Node, name: string, file: SourceFile): readonly Expression[] {
  const types = node.type === 'trait_item' ? partsOf(field(node, 'bounds')) : [];
  const own = node.type === 'impl_item' ? field(node, 'type') : undefined;
  const traits = implementations(name, file).map((each) => field(each, 'trait'));
  return [own, ...traits, ...types].flatMap((each) => typeOf(each, file) ?? []);
}

/** Items `fn name` or `const name` in blocks of the type. */
function memberNodes(wanted: string, owner: string, file: SourceFile, word: 'fn' | 'const'): readonly Node[] {
  const { text } = file.tree;
  const before = new RegExp(`\\b${word}\\s+$`);
  return file.tree.occurrences(wanted).flatMap((at) => {
    if (!before.test(text.slice(Math.max(0, at - 12), at))) return [];
    const member = file.tree.nodeAt(at).parent;
    const holder = member?.parent?.parent;
    if (!member || !holder || !CLASS_TYPES.has(holder.type)) return [];
    return file.text(typeNameOf(holder)) === owner ? [member] : [];
  });
}

function fieldBindings(node: Node, wanted: string, owner: string, file: SourceFile): readonly Binding[] {
  const scope = moduleScope(file.tree.text);
  const place = { scope, from: 0, block: scope };
  const found: Binding[] = [];
  const declared: Binding[] = [];
  for (const at of file.tree.occurrences(wanted)) {
    const word = file.tree.nodeAt(at);
    const holder = word.parent;
    const range = { range: file.tree.rangeBetween(at, at + wanted.length) };
    if (holder?.type === 'field_declaration' && same(enclosing(holder, CLASS_TYPES), node)) {
      const type = typeOf(field(holder, 'type'), file);
      if (type) declared.push({ ...place, ...range, kind: 'declared', type });
    } else if (holder?.type === 'field_initializer' || holder?.type === 'shorthand_field_initializer') {
      const literal = holder.parent?.parent;
      const isName = holder.type === 'shorthand_field_initializer' || same(field(holder, 'field'), word);
      if (!literal || !isName || !isOf(field(literal, 'name'), owner, file)) continue;
      found.push({ ...place, ...range, kind: 'value', value: file.expression(field(holder, 'value') ?? word) });
    } else if (holder?.type === 'field_expression' && holder.parent?.type === 'assignment_expression') {
      const assignment = holder.parent;
      if (!same(field(assignment, 'left'), holder) || field(holder, 'value')?.type !== 'self') continue;
      if (!same(ownerOf(assignment, file), node)) continue;
      found.push({ ...place, ...range, kind: 'value', value: file.expression(field(assignment, 'right')) });
    }
  }
  return [...found, ...declared, ...tupleField(node, wanted, file)];
}

/** `Self::BUCKET` of `const BUCKET: &str = ..` in a block of the type. */
function constants(wanted: string, owner: string, file: SourceFile): readonly Binding[] {
  const scope = moduleScope(file.tree.text);
  return memberNodes(wanted, owner, file, 'const').map((constant) => ({
    scope,
    from: 0,
    block: scope,
    range: file.range(field(constant, 'name') ?? constant),
    kind: 'value',
    value: file.expression(field(constant, 'value')),
  }));
}

function ownerOf(node: Node, file: SourceFile): Node | undefined {
  const holder = enclosing(node, CLASS_TYPES);
  return holder && definingNode(holder, file.text(typeNameOf(holder)), file);
}

/** True when the literal `Name { .. }` or `Self { .. }` is of the type. */
function isOf(name: Node | undefined, owner: string, file: SourceFile): boolean {
  const written = file.text(name?.type === 'generic_type' ? field(name, 'type') : name).replace(/^.*::/, '');
  if (written !== 'Self') return written === owner;
  const holder = name && enclosing(name, CLASS_TYPES);
  return holder !== undefined && file.text(typeNameOf(holder)) === owner;
}

/** `self.0` of `struct Store(Client)`; `Real.0` of an enum with `Real(Client)`. */
function tupleField(node: Node, wanted: string, file: SourceFile): readonly Binding[] {
  const [, variant, place] = /^(?:(\w+)\.)?(\d+)$/.exec(wanted) ?? [];
  if (place === undefined) return [];
  const holder =
    variant === undefined
      ? node
      : partsOf(field(node, 'body')).find((part) => file.text(field(part, 'name')) === variant);
  const body = field(holder, 'body');
  if (body?.type !== 'ordered_field_declaration_list') return [];
  const types = partsOf(body).filter((part) => !['visibility_modifier', 'attribute_item'].includes(part.type));
  const at = types[Number(place)];
  const type = typeOf(at, file);
  if (!at || !type) return [];
  const scope = moduleScope(file.tree.text);
  return [{ range: file.range(at), scope, from: 0, block: scope, kind: 'declared', type }];
}

function inlineModule(node: Node, file: SourceFile): ClassDefinition {
  const name = field(node, 'name');
  const inside = (wanted: string): readonly Binding[] =>
    file.bindings(wanted).filter(({ scope }) => scope.start === node.startIndex && scope.end === node.endIndex);
  return {
    name: file.text(name),
    span: spanOf(node),
    range: file.range(name ?? node),
    bases: [],
    decorators: [],
    method(wanted) {
      const [found] = inside(wanted);
      return found?.kind === 'function' ? found.definition : undefined;
    },
    field: inside,
  };
}
