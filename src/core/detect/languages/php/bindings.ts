import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Binding, Change, ImportBinding, Path, Scope, Span } from '../front-end.js';
import type { SourceFile } from '../grammar/source-file.js';
import { branchWithin, enclosing, field, moduleScope, partsOf, same, spanOf } from '../grammar/nodes.js';
import { BRANCHES, parameterNodes } from './definitions.js';
import { FUNCTION_TYPES, literalOf } from './expressions.js';
import { classNamed, CLASS_TYPES, documented, typeOfText } from './names.js';

/** Functions with variables of their own; an arrow function sees those around it. */
const VARIABLE_SCOPES: ReadonlySet<string> = new Set([...FUNCTION_TYPES].filter((type) => type !== 'arrow_function'));
const CAPTURES = 'anonymous_function_use_clause';
const DEFINITIONS: Readonly<Record<string, 'class' | 'function'>> = {
  class_declaration: 'class',
  trait_declaration: 'class',
  interface_declaration: 'class',
  enum_declaration: 'class',
  function_definition: 'function',
};

/** What may follow a name where it is bound: assignments, ends of patterns, parameters and imports. */
const VARIABLE_AFTER = /[,)\]]|=(?![=>])|\?\?=|=>|\bas\b/y;
const DECLARED_AFTER = /\b(?:class|trait|interface|enum|function|const)\s+&?$/;

/** A sieve over the text: false where the name is surely not bound, being read or called. */
export function mayBind(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start) !== 36) return DECLARED_AFTER.test(text.slice(Math.max(0, start - 14), start));
  let next = end;
  while (/\s/.test(text.charAt(next))) next += 1;
  VARIABLE_AFTER.lastIndex = next;
  if (VARIABLE_AFTER.test(text)) return true;
  return text.charAt(next) === ';' && /\b(?:global|static)\b[^;{}]*$/.test(text.slice(Math.max(0, start - 80), start));
}

interface Base {
  readonly range: Binding['range'];
  readonly scope: Scope;
  readonly from: number;
  readonly block: Span;
}

/** Variables of a file's own statements are not seen in its functions: as those of a class body. */
function scopeAround(node: Node, file: SourceFile): Scope {
  const holder = enclosing(node, VARIABLE_SCOPES);
  return holder ? { ...spanOf(holder), kind: 'function' } : { ...moduleScope(file.tree.text), kind: 'class' };
}

export function bindingAt(found: Node, _name: string, file: SourceFile): Binding | undefined {
  const node = found.type === '$' || found.type === 'name' ? (partOfVariable(found) ?? found) : found;
  if (node.type === 'name') return definition(node, file);
  if (node.type !== 'variable_name') return undefined;
  const path: (string | number)[] = [];
  let top = node;
  for (
    let { parent } = top;
    parent?.type === 'list_literal' ||
    parent?.type === 'array_creation_expression' ||
    parent?.type === 'array_element_initializer';
    { parent } = top
  ) {
    if (parent.type !== 'array_element_initializer') path.unshift(placeIn(parent, top, file));
    top = parent;
  }
  const holder = top.parent;
  if (!holder) return undefined;
  const at: { path?: Path } = path.length > 0 ? { path } : {};
  const base = (from: number): Base => {
    const scope = scopeAround(node, file);
    return { range: file.range(node), scope, from, block: branchWithin(scope, holder, BRANCHES) };
  };
  switch (holder.type) {
    case 'assignment_expression':
    case 'reference_assignment_expression': {
      if (!same(field(holder, 'left'), top)) return undefined;
      const type = documentedVariable(node, holder, file);
      return {
        ...base(holder.endIndex),
        kind: 'value',
        value: file.expression(field(holder, 'right')),
        ...at,
        ...type,
      };
    }
    case 'augmented_assignment_expression': {
      if (!same(field(holder, 'left'), top)) return undefined;
      const right = field(holder, 'right');
      const isDefault = file.tree.text.slice(top.endIndex, right?.startIndex ?? top.endIndex).includes('??=');
      if (isDefault) return { ...base(holder.endIndex), kind: 'value', value: file.expression(right) };
      return { ...base(holder.endIndex), kind: 'opaque', description: 'changed in place' };
    }
    case 'foreach_statement':
    case 'pair':
      return element(node, top, holder, at, file);
    case 'catch_clause':
      return { ...base(holder.startIndex), kind: 'opaque', description: 'a caught error' };
    case CAPTURES:
      return captured(node, holder, file);
    case 'by_ref':
      return holder.parent?.type === CAPTURES ? captured(node, holder.parent, file) : undefined;
    case 'global_declaration': {
      const outside = { startIndex: 0, endIndex: 0 };
      return {
        ...base(holder.endIndex),
        kind: 'value',
        value: file.made(outside, { kind: 'name', name: file.text(node) }),
      };
    }
    case 'static_variable_declaration': {
      const value = field(holder, 'value');
      return value && { ...base(holder.endIndex), kind: 'value', value: file.expression(value) };
    }
    default:
      return holder.type.endsWith('_parameter') ? parameter(node, holder, file) : undefined;
  }
}

const partOfVariable = (node: Node): Node | undefined =>
  node.parent?.type === 'variable_name' ? node.parent : undefined;

/** `[$a, $b] = ..` by place, `['x' => $a] = ..` by key. */
function placeIn(list: Node, child: Node, file: SourceFile): string | number {
  const parts = partsOf(list);
  const at = parts.findIndex((part) => same(part, child));
  const key = child.type === 'array_element_initializer' ? partsOf(child) : [parts[at - 1]];
  const [first] = key;
  const keyed = child.type === 'array_element_initializer' ? key.length > 1 : /string$/.test(first?.type ?? '');
  return (keyed && first ? literalOf(file.expression(first)) : undefined) ?? at;
}

/** `/** @var S3Client $s3 *\/` above the assignment. */
function documentedVariable(
  node: Node,
  assignment: Node,
  file: SourceFile,
): { type?: NonNullable<ReturnType<typeof typeOfText>> } {
  const before = assignment.parent?.previousNamedSibling;
  if (before?.type !== 'comment') return {};
  const comment = file.text(before);
  const type = typeOfText(
    documented(comment, 'var', file.text(node).slice(1)) ?? documented(comment, 'var'),
    node,
    file,
  );
  return type ? { type } : {};
}

function element(node: Node, top: Node, holder: Node, at: { path?: Path }, file: SourceFile): Binding | undefined {
  const loop = holder.type === 'pair' ? holder.parent : holder;
  if (loop?.type !== 'foreach_statement') return undefined;
  const [value] = partsOf(loop);
  if (!value || same(value, top)) return undefined;
  const scope = scopeAround(node, file);
  const base: Base = {
    range: file.range(node),
    scope,
    from: field(loop, 'body')?.startIndex ?? loop.startIndex,
    block: spanOf(loop),
  };
  const isKey = holder.type === 'pair' && same(partsOf(holder)[0], top);
  return isKey
    ? { ...base, kind: 'opaque', description: 'a key of an array' }
    : { ...base, kind: 'element', value: file.expression(value), ...at };
}

/** `function () use ($client)`: the value that the variable has around the closure. */
function captured(node: Node, clause: Node, file: SourceFile): Binding | undefined {
  const closure = clause.parent;
  if (!closure) return undefined;
  const scope: Scope = { ...spanOf(closure), kind: 'function' };
  const outside = { startIndex: closure.startIndex - 1, endIndex: closure.startIndex };
  const value = file.made(outside, { kind: 'name', name: file.text(node) });
  return { range: file.range(node), scope, from: scope.start, block: scope, kind: 'value', value };
}

function parameter(node: Node, holder: Node, file: SourceFile): Binding | undefined {
  const owner = enclosing(holder, FUNCTION_TYPES);
  if (!owner || !same(field(holder, 'name'), node)) return undefined;
  const definition = file.function(owner);
  const found = definition.parameters[parameterNodes(owner).findIndex((part) => same(part, holder))];
  if (!found) return undefined;
  const scope: Scope = { ...spanOf(owner), kind: 'function' };
  return {
    range: file.range(node),
    scope,
    from: scope.start,
    block: scope,
    kind: 'parameter',
    parameter: found,
    function: definition,
  };
}

function definition(node: Node, file: SourceFile): Binding | undefined {
  const holder = node.parent;
  const scope = moduleScope(file.tree.text);
  const base: Base = { range: file.range(node), scope, from: 0, block: scope };
  if (holder?.type === 'const_element') {
    if (enclosing(holder, CLASS_TYPES) || !same(partsOf(holder)[0], node)) return undefined;
    return { ...base, kind: 'value', value: file.expression(partsOf(holder)[1]) };
  }
  const kind = DEFINITIONS[holder?.type ?? ''];
  if (!holder || kind === undefined || !same(field(holder, 'name'), node)) return undefined;
  return kind === 'class'
    ? { ...base, kind, definition: file.class(holder) }
    : { ...base, kind, definition: file.function(holder) };
}

/** Imports by their names, classes by their full names, and objects that a container gives. */
export function implied(name: string, file: SourceFile): readonly Binding[] {
  const scope = moduleScope(file.tree.text);
  const base: Base = { range: file.tree.rangeBetween(0, 0), scope, from: 0, block: scope };
  if (name.startsWith('new ')) {
    return [{ ...base, kind: 'declared', type: classNamed(name.slice(4), { startIndex: 0, endIndex: 0 }, file) }];
  }
  const imported = (each: ImportBinding): Binding => ({ ...base, range: each.range, kind: 'import', import: each });
  if (name.startsWith('\\')) {
    const path = name.slice(1).split('\\');
    const symbol = path.pop() ?? '';
    return [imported({ module: path.join('\\'), symbol, range: base.range })];
  }
  return file.imports().flatMap((each) => (each.local === name ? [imported(each)] : []));
}

/** `$input['Bucket'] = $name;`, `$input['Tags']['Stage'] = 'dev';`, `$list[] = $item;` */
export function changeAt(word: Node, file: SourceFile): Change | undefined {
  const variable = word.type === 'variable_name' ? word : partOfVariable(word);
  let access: Node | undefined = variable;
  const path: string[] = [];
  for (let parent = access?.parent; access && parent?.type === 'subscript_expression'; parent = access.parent) {
    const [object, index] = partsOf(parent);
    if (!same(object, access)) return undefined;
    access = parent;
    if (!index) return itemOf(access, path, file);
    const key = literalOf(file.expression(index));
    if (key === undefined) return undefined;
    path.push(key);
  }
  const property = path.pop();
  const assignment = access?.parent;
  if (property === undefined || assignment?.type !== 'assignment_expression') return undefined;
  if (!same(field(assignment, 'left'), access)) return undefined;
  const within = path.length > 0 ? { within: path } : {};
  return { kind: 'assignment', property, ...within, value: file.expression(field(assignment, 'right')) };
}

function itemOf(access: Node, path: readonly string[], file: SourceFile): Change | undefined {
  const assignment = access.parent;
  if (assignment?.type !== 'assignment_expression' || !same(field(assignment, 'left'), access)) return undefined;
  return path.length > 0 ? undefined : { kind: 'item', value: file.expression(field(assignment, 'right')) };
}
