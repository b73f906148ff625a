import type { Range } from '../../../model/source.js';
import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Binding, Path, Scope, Span } from '../front-end.js';
import { declarationOf } from './functions.js';
import {
  enclosing,
  field,
  functionAround,
  isLambda,
  isType,
  partsOf,
  plainName,
  same,
  typeAround,
  unwrapped,
  valueOf,
} from './nodes.js';
import { parametersOf } from './parameters.js';
import { blockScope, branchWithin, spanOf, wholeFile } from './scopes.js';
import { mayBind } from './sieve.js';
import type { SourceFile } from './source-file.js';

interface Base {
  readonly range: Range;
  readonly scope: Scope;
  readonly from: number;
  readonly block: Span;
}

/** Operators that leave the variable the value on their right, or may. */
const ASSIGNMENTS: ReadonlySet<string> = new Set(['=', '??=']);

/** What the name at `node` binds as a local variable, parameter or type, if it is where such a name is bound. */
export function bindingAt(node: Node, file: SourceFile): Binding | undefined {
  const holder = node.parent;
  if (holder === null) return undefined;
  if (node.type === 'implicit_parameter') return parameter(node, file);
  if (node.type !== 'identifier') return undefined;
  switch (holder.type) {
    case 'variable_declarator':
      return same(field(holder, 'name') ?? partsOf(holder)[0], node) ? variable(node, holder, [], file) : undefined;
    case 'tuple_pattern':
      return inTuple(node, holder, file);
    case 'assignment_expression':
      return same(field(holder, 'left'), node) ? assigned(node, holder, [], file) : undefined;
    case 'declaration_expression':
      return same(field(holder, 'name'), node) ? declaredInPlace(node, holder, file) : undefined;
    case 'argument':
      return inAssignedTuple(node, holder, file);
    case 'declaration_pattern':
    case 'recursive_pattern':
    case 'var_pattern':
      return same(field(holder, 'name') ?? partsOf(holder).at(-1), node) ? matched(node, holder, file) : undefined;
    case 'foreach_statement':
      return same(field(holder, 'left'), node) ? iterated(node, holder, [], file) : undefined;
    case 'from_clause':
      return same(field(holder, 'name'), node) ? ranged(node, holder, file) : undefined;
    case 'catch_declaration':
      return same(field(holder, 'name'), node) ? opaque(node, blockScope(node), 'a caught error', file) : undefined;
    case 'parameter':
    case 'implicit_parameter':
    case 'parameter_list':
      return parameter(node, file);
    case 'enum_declaration':
      return same(field(holder, 'name'), node) ? enumeration(node, holder, file) : undefined;
    default:
      return same(field(holder, 'name'), node) ? definition(node, holder, file) : undefined;
  }
}

function baseOf(node: Node, scope: Scope, from: number, file: SourceFile): Base {
  return { range: file.range(node), scope, from, block: branchWithin(scope, node) };
}

function opaque(node: Node, scope: Scope, description: string, file: SourceFile): Binding {
  return { ...baseOf(node, scope, scope.start, file), kind: 'opaque', description };
}

const withPath = (path: Path): { path?: Path } => (path.length === 0 ? {} : { path });

/** A local variable; fields are members of their type. */
function variable(node: Node, declarator: Node, path: Path, file: SourceFile): Binding | undefined {
  const declaration = declarator.parent;
  if (declaration === null) return undefined;
  const isField = /field_declaration$/.test(declaration.parent?.type ?? '');
  // Of a type that is half typed the fields stand in no type: they are seen in the whole file then.
  if (isField && typeAround(declarator) !== undefined) return undefined;
  const scope = isField ? wholeFile(declarator) : blockScope(declarator);
  const base = baseOf(node, scope, declarator.endIndex, file);
  const type = path.length > 0 ? undefined : file.type(field(declaration, 'type'));
  return valued(base, valueOf(declarator), path, type, node, file);
}

/** What a value binds: a lambda is a function; a variable that has only a type is declared. */
export function valued(
  base: Base,
  value: Node | undefined,
  path: Path,
  type: Expression | undefined,
  node: Node,
  file: SourceFile,
): Binding {
  if (value === undefined) {
    if (type !== undefined) return { ...base, kind: 'declared', type };
    const nothing: Expression = { kind: 'scalar', value: null, range: base.range, at: node.startIndex };
    return { ...base, kind: 'value', value: nothing };
  }
  const inner = unwrapped(value);
  if (path.length === 0 && isLambda(inner)) return { ...base, kind: 'function', definition: file.function(inner) };
  const annotation = type === undefined ? {} : { type };
  return { ...base, kind: 'value', value: file.expression(value), ...withPath(path), ...annotation };
}

/** The way down to a name within nested tuples, and what holds the outermost of them. */
function pathTo(node: Node): { readonly path: Path; readonly top: Node } {
  const path: (string | number)[] = [];
  let top = node;
  for (let { parent } = top; parent?.type === 'tuple_pattern'; parent = top.parent) {
    const { id } = top;
    path.unshift(partsOf(parent).findIndex((part) => part.id === id));
    top = parent;
  }
  return { path, top };
}

/** `var (a, b) = f()`, `foreach (var (k, v) in d)`. */
function inTuple(node: Node, _pattern: Node, file: SourceFile): Binding | undefined {
  const { path, top } = pathTo(node);
  const holder = top.parent;
  if (holder?.type === 'variable_declarator') return variable(node, holder, path, file);
  if (holder?.type === 'foreach_statement') return iterated(node, holder, path, file);
  const scope = blockScope(node);
  return opaque(node, scope, 'a part of a tuple', file);
}

/** `(a, b) = f()`, `(var a, b) = f()`. */
function inAssignedTuple(node: Node, argument: Node, file: SourceFile): Binding | undefined {
  const tuple = argument.parent;
  const assignment = tuple?.type === 'tuple_expression' ? tuple.parent : null;
  if (tuple === null || assignment?.type !== 'assignment_expression' || !same(field(assignment, 'left'), tuple))
    return undefined;
  return assigned(node, assignment, [partsOf(tuple).indexOf(argument)], file);
}

function assigned(node: Node, assignment: Node, path: Path, file: SourceFile): Binding | undefined {
  // Of an object that is initialised a member is set.
  if (assignment.parent?.type === 'initializer_expression') return undefined;
  const scope = declarationScope(node, file);
  const value = field(assignment, 'right');
  if (scope === undefined || value === undefined) return undefined;
  const base = baseOf(node, scope, assignment.endIndex, file);
  const operator = field(assignment, 'operator')?.type ?? '=';
  if (!ASSIGNMENTS.has(operator)) return { ...base, kind: 'opaque', description: `changed by ${operator}` };
  return valued(base, value, path, undefined, node, file);
}

/** Where the variable that an assignment is to was declared; undefined: it is a field. */
export function declarationScope(node: Node, file: SourceFile): Scope | undefined {
  let best: Scope | undefined;
  const name = plainName(node.text);
  for (const offset of file.tree.occurrences(name)) {
    // Assignments tell nothing of it; declarations stand before their use, save those of local functions.
    if (offset === node.startIndex || !mayBind(file.tree.text, offset, offset + name.length)) continue;
    const other = file.tree.nodeAt(offset);
    const holder = other.parent;
    if (holder === null || holder.type === 'assignment_expression' || isAssignedTuple(holder)) continue;
    const scope = bindingAt(other, file)?.scope;
    if (scope === undefined || scope.start > node.startIndex || scope.end < node.endIndex) continue;
    if (best === undefined || scope.end - scope.start < best.end - best.start) best = scope;
  }
  return best;
}

const isAssignedTuple = (holder: Node): boolean =>
  holder.type === 'argument' && holder.parent?.type === 'tuple_expression';

/** `f(out var x)`, `f(out Report x)`, and `(var a, var b) = f()`. */
function declaredInPlace(node: Node, declaration: Node, file: SourceFile): Binding {
  const argument = declaration.parent;
  const tuple = argument?.parent;
  const scope = blockScope(node);
  if (argument?.type === 'argument' && tuple?.type === 'tuple_expression') {
    const assignment = tuple.parent;
    const value = assignment?.type === 'assignment_expression' ? field(assignment, 'right') : undefined;
    const base = baseOf(node, scope, assignment?.endIndex ?? node.endIndex, file);
    if (value !== undefined) return valued(base, value, [partsOf(tuple).indexOf(argument)], undefined, node, file);
  }
  const type = file.type(field(declaration, 'type'));
  const base = baseOf(node, scope, declaration.endIndex, file);
  return type === undefined
    ? { ...base, kind: 'opaque', description: 'set by a call' }
    : { ...base, kind: 'declared', type };
}

/** `x is IAmazonS3 s3`, `x is { } s3`, `case IAmazonS3 s3:`. */
function matched(node: Node, pattern: Node, file: SourceFile): Binding {
  const scope = blockScope(node);
  const base = baseOf(node, scope, pattern.endIndex, file);
  const type = file.type(field(pattern, 'type'));
  const test = enclosing(pattern, (one) =>
    /^is_pattern_expression$|^switch_statement$|_statement$|^block$/.test(one.type),
  );
  const value = test === undefined ? undefined : (field(test, 'expression') ?? field(test, 'value'));
  if (value !== undefined && test?.type !== 'expression_statement') return valued(base, value, [], type, node, file);
  return type === undefined
    ? { ...base, kind: 'opaque', description: 'a matched value' }
    : { ...base, kind: 'declared', type };
}

function iterated(node: Node, loop: Node, path: Path, file: SourceFile): Binding | undefined {
  const value = field(loop, 'right');
  if (value === undefined) return undefined;
  const own: Scope = { ...spanOf(loop), kind: 'block' };
  const from = field(loop, 'body')?.startIndex ?? loop.startIndex;
  const type = path.length > 0 ? undefined : file.type(field(loop, 'type'));
  const base = { range: file.range(node), scope: own, from, block: spanOf(loop) };
  if (type !== undefined) return { ...base, kind: 'declared', type };
  return { ...base, kind: 'element', value: file.expression(value), ...withPath(path) };
}

/** `from item in items`. */
function ranged(node: Node, clause: Node, file: SourceFile): Binding | undefined {
  const value = partsOf(clause).at(-1);
  if (value === undefined || same(value, node)) return undefined;
  const scope = blockScope(node);
  return { ...baseOf(node, scope, clause.endIndex, file), kind: 'element', value: file.expression(value) };
}

/** A parameter of a function, or of a type's primary constructor, which is seen in the whole type. */
function parameter(node: Node, file: SourceFile): Binding | undefined {
  const within = functionAround(node);
  const type = typeAround(node);
  const isNearer = type !== undefined && (within === undefined || within.startIndex < type.startIndex);
  const owner = isNearer ? type : within;
  if (owner === undefined) return undefined;
  const declaration = isType(owner) ? owner : declarationOf(owner);
  const row = parametersOf(declaration, file).find((one) => same(one.name, node));
  if (row === undefined) return undefined;
  const scope: Scope = { ...spanOf(declaration), kind: 'function' };
  return {
    range: file.range(node),
    scope,
    from: scope.start,
    block: spanOf(declaration),
    kind: 'parameter',
    parameter: row.parameter,
    function: file.function(declaration),
  };
}

/** Where a type is seen: in the file, or in the type that it is nested in. */
function typeScope(declaration: Node): Scope {
  const outer = typeAround(declaration);
  return outer === undefined ? wholeFile(declaration) : { ...spanOf(outer), kind: 'block' };
}

function definition(node: Node, holder: Node, file: SourceFile): Binding | undefined {
  if (holder.type === 'local_function_statement') {
    const scope = blockScope(holder);
    return { ...baseOf(node, scope, scope.start, file), kind: 'function', definition: file.function(holder) };
  }
  if (!isType(holder)) return undefined;
  const scope = typeScope(holder);
  const block = { start: scope.start, end: scope.end };
  return { range: file.range(node), scope, from: scope.start, block, kind: 'class', definition: file.class(holder) };
}

/** An enumeration is an object of its constants. */
function enumeration(node: Node, holder: Node, file: SourceFile): Binding {
  const scope = typeScope(holder);
  const body = field(holder, 'body');
  const members = (body === undefined ? [] : partsOf(body)).flatMap((part) => {
    const key = field(part, 'name')?.text;
    const value = field(part, 'value');
    const expression: Expression =
      value === undefined
        ? { kind: 'other', range: file.range(part), at: part.startIndex, description: part.text }
        : file.expression(value);
    return key === undefined ? [] : [{ key, value: expression }];
  });
  const value: Expression = { kind: 'object', range: file.range(holder), at: holder.startIndex, members };
  const block = { start: scope.start, end: scope.end };
  return { range: file.range(node), scope, from: scope.start, block, kind: 'value', value };
}
