import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Binding, ClassDefinition, FunctionDefinition, Path, Scope, Span } from '../front-end.js';
import { FUNCTION_TYPES, parameterName, spanOf } from './definitions.js';
import { typeOf } from './expressions.js';
import type { ExpressionMaker } from './expressions.js';
import { importsOf } from './imports.js';

interface BinderRow {
  /** Fields of the node: the target that is bound, and what to. */
  readonly target: string;
  readonly value: string;
  readonly kind: 'value' | 'element';
}

const BINDERS: Readonly<Record<string, BinderRow>> = {
  assignment: { target: 'left', value: 'right', kind: 'value' },
  named_expression: { target: 'name', value: 'value', kind: 'value' },
  for_statement: { target: 'left', value: 'right', kind: 'element' },
  for_in_clause: { target: 'left', value: 'right', kind: 'element' },
};

/** Nodes that a bound name may lie in, between it and its binder: places count. */
const PATTERNS: ReadonlySet<string> = new Set(['pattern_list', 'tuple_pattern', 'list_pattern', 'tuple', 'list']);
/** Likewise, but without a place of their own. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'as_pattern_target',
  'list_splat_pattern',
  'parenthesized_expression',
]);
const PARAMETERS: ReadonlySet<string> = new Set(['parameters', 'lambda_parameters']);
const COMPREHENSIONS: ReadonlySet<string> = new Set([
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
]);
/** Statements whose blocks run perhaps. The block of `with`, and that of `try`, runs as a rule. */
export const BRANCHING: ReadonlySet<string> = new Set([
  'if_statement',
  'elif_clause',
  'else_clause',
  'for_statement',
  'while_statement',
  'except_clause',
  'except_group_clause',
  'case_clause',
]);

/** All nodes that bind names; a name below any other is merely used. */
const BINDING: ReadonlySet<string> = new Set([
  ...Object.keys(BINDERS),
  'augmented_assignment',
  'as_pattern',
  'function_definition',
  'class_definition',
  'parameters',
  'lambda_parameters',
  'default_parameter',
  'typed_parameter',
  'typed_default_parameter',
  'dictionary_splat_pattern',
  'dotted_name',
  'aliased_import',
]);

export interface BindingHost {
  readonly maker: ExpressionMaker;
  functionOf(node: Node): FunctionDefinition;
  classOf(node: Node): ClassDefinition;
  /** Starts of the functions that declare `name` as `global` (to the module) or `nonlocal` (to the function around). */
  outerDeclarations(name: string): ReadonlySet<number>;
}

/** What the target node (a name or an attribute) is bound to, or undefined where it is merely used. */
export function bindingOfTarget(target: Node, name: string, host: BindingHost): Binding | undefined {
  const { maker } = host;
  const path: (string | number)[] = [];
  let child = target;
  let parent = child.parent;
  while (parent) {
    const around = parent.type;
    if (PATTERNS.has(around)) {
      const inside = child;
      path.unshift(parent.namedChildren.findIndex((item) => item.id === inside.id));
    } else if (!TRANSPARENT.has(around)) break;
    child = parent;
    parent = child.parent;
  }
  if (!parent) return undefined;
  const type = parent.type;
  if (!BINDING.has(type)) return undefined;
  const place = (binder: Node, from: number): Omit<Binding, 'kind'> => ({
    ...rangeGetter(maker, target),
    ...placeOf(binder, name, host),
    from,
  });
  const at: { path?: Path } = path.length > 0 ? { path } : {};

  const row = BINDERS[type];
  if (row) {
    if (parent.childForFieldName(row.target)?.id !== child.id) return undefined;
    const value = parent.childForFieldName(row.value);
    const declared = type === 'assignment' ? typeOf(maker, parent.childForFieldName('type')) : undefined;
    // A comprehension's body stands before the clause that binds its names.
    const from = row.kind === 'value' ? parent.endIndex : (value?.endIndex ?? parent.startIndex);
    const binding = place(parent, type === 'for_in_clause' ? 0 : from);
    if (!value || (declared && value.type === 'none')) {
      return declared ? { ...binding, kind: 'declared', type: declared } : undefined;
    }
    return {
      ...binding,
      kind: row.kind,
      value: maker.of(value),
      ...at,
      ...(declared ? { type: declared } : {}),
    };
  }
  if (type === 'augmented_assignment') {
    if (parent.childForFieldName('left')?.id !== child.id) return undefined;
    return { ...place(parent, parent.endIndex), kind: 'opaque', description: 'changed in place' };
  }
  if (type === 'as_pattern' && child.type === 'as_pattern_target') {
    const binding = place(parent, parent.endIndex);
    if (parent.parent?.type !== 'with_item')
      return { ...binding, kind: 'opaque', description: 'an exception or pattern' };
    return { ...binding, kind: 'entered', value: maker.of(parent.namedChildren[0] ?? null), ...at };
  }
  return path.length > 0 || child.id !== target.id ? undefined : declarationOf(target, parent, name, host, place);
}

type Place = (binder: Node, from: number) => Omit<Binding, 'kind'>;

/** Names bound by definitions, parameters and imports. */
function declarationOf(target: Node, parent: Node, name: string, host: BindingHost, place: Place): Binding | undefined {
  const named = (): boolean => parent.childForFieldName('name')?.id === target.id;
  if (parent.type === 'function_definition' && named()) {
    return { ...place(parent, parent.startIndex), kind: 'function', definition: host.functionOf(parent) };
  }
  if (parent.type === 'class_definition' && named()) {
    return { ...place(parent, parent.startIndex), kind: 'class', definition: host.classOf(parent) };
  }
  return parameterBinding(target, parent, name, host) ?? importBinding(parent, name, host, place);
}

function parameterBinding(target: Node, parent: Node, name: string, host: BindingHost): Binding | undefined {
  let node = target;
  let list: Node | null = parent;
  while (list && !PARAMETERS.has(list.type)) {
    if (parameterName(list)?.id !== target.id) return undefined;
    node = list;
    list = list.parent;
  }
  const owner = list?.parent;
  if (!owner || !FUNCTION_TYPES.has(owner.type) || parameterName(node)?.id !== target.id) return undefined;
  const definition = host.functionOf(owner);
  const parameter = definition.parameters.find((candidate) => candidate.name === name);
  if (!parameter) return undefined;
  const scope: Scope = { ...spanOf(owner), kind: 'function' };
  return {
    ...rangeGetter(host.maker, target),
    scope,
    block: scope,
    from: owner.startIndex,
    kind: 'parameter',
    parameter,
    function: definition,
  };
}

function importBinding(parent: Node, name: string, host: BindingHost, place: Place): Binding | undefined {
  let statement: Node | null = parent;
  while (statement && (statement.type === 'dotted_name' || statement.type === 'aliased_import'))
    statement = statement.parent;
  if (statement?.type !== 'import_statement' && statement?.type !== 'import_from_statement') return undefined;
  const found = importsOf(statement, host.maker).find((candidate) => candidate.local === name);
  return found && { ...place(statement, statement.startIndex), kind: 'import', import: found };
}

function rangeGetter(maker: ExpressionMaker, node: Node): Pick<Binding, 'range'> {
  return { range: maker.tree.rangeOf(node) };
}

/** Scope and innermost branch of a binder. */
function placeOf(binder: Node, name: string, host: BindingHost): { scope: Scope; block: Span } {
  let block: Span | undefined;
  let inner = binder.type;
  let child = binder;
  const clause = inner === 'for_in_clause';
  for (let parent = binder.parent; parent; child = parent, parent = parent.parent) {
    const type = parent.type;
    const isBlock = inner === 'block';
    inner = type;
    if (clause && COMPREHENSIONS.has(type)) {
      const scope: Scope = { ...spanOf(parent), kind: 'block' };
      return { scope, block: scope };
    }
    if (!block && isBlock && BRANCHING.has(type)) block = spanOf(child);
    if (FUNCTION_TYPES.has(type)) {
      if (host.outerDeclarations(name).has(parent.startIndex)) {
        block ??= spanOf(parent);
        continue;
      }
      const scope: Scope = { ...spanOf(parent), kind: 'function' };
      return { scope, block: block ?? scope };
    }
    if (type === 'class_definition') {
      const scope: Scope = { ...spanOf(parent), kind: 'class' };
      return { scope, block: block ?? scope };
    }
  }
  // The body of a loop binds its own target.
  const module: Scope = { start: 0, end: host.maker.tree.text.length + 1, kind: 'module' };
  return { scope: module, block: block ?? module };
}
