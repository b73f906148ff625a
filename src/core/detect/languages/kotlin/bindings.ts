import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Binding, Path, Scope } from '../front-end.js';
import { enclosing, field, partOf, partsOf, same } from '../jvm/nodes.js';
import { blockScope, boundIn, functionScope, moduleScope, spanOf } from '../jvm/scopes.js';
import type { SourceFile } from '../jvm/source-file.js';
import { callAround, callParts, ofType, scopeReceiver } from './calls.js';
import { parametersOf } from './functions.js';
import { isClass, isFunction, isLambda, KOTLIN_SCOPES, typeIn, valueOf } from './grammar-types.js';
import { heldType } from './types.js';
import { lazily } from '../lazy-property.js';

/** Whether the word at `offset` may be where a name is bound: members and calls bind nothing. */
export function mayBind(text: string, offset: number, length: number): boolean {
  const before = text.charAt(offset - 1);
  if (before === '.' && !/\bfun\s[^\n(=]*$/.test(text.slice(Math.max(0, offset - 80), offset))) return false;
  let next = offset + length;
  while (/[ \t]/.test(text.charAt(next))) next += 1;
  const after = text.charAt(next);
  if (after === '(' || after === '<')
    return /\b(?:fun|class|interface)\b[^\n(=]*$/.test(text.slice(Math.max(0, offset - 80), offset));
  return after !== '.' && after !== '[' && after !== '!';
}

/** What the name at `node` binds: locals, parameters, top-level functions, properties and types. */
export function bindingAt(node: Node, file: SourceFile): Binding | undefined {
  const holder = node.parent;
  if (node.type !== 'identifier' || holder === null) return undefined;
  switch (holder.type) {
    case 'variable_declaration':
      return variable(node, holder, file);
    case 'parameter':
    case 'class_parameter':
      return same(partOf(holder, 'identifier'), node) ? parameter(node, file) : undefined;
    case 'assignment':
      return same(field(holder, 'left'), node) ? assigned(node, holder, file) : undefined;
    case 'catch_block': {
      if (!same(partOf(holder, 'identifier'), node)) return undefined;
      const scope: Scope = { ...spanOf(holder), kind: 'block' };
      return { ...base(node, scope, scope.start, file), kind: 'opaque', description: 'a caught exception' };
    }
    case 'function_declaration':
      return same(field(holder, 'name'), node) ? functionName(node, holder, file) : undefined;
    case 'class_declaration':
    case 'object_declaration':
      return same(field(holder, 'name'), node) ? typeName(node, holder, file) : undefined;
    case 'type_alias':
      return alias(node, holder, file);
    default:
      return undefined;
  }
}

const base = (node: Node, scope: Scope, from: number, file: SourceFile): ReturnType<typeof boundIn> =>
  boundIn(node, file.range(node), scope, from, KOTLIN_SCOPES);

/** The binding with its value, which is looked at when it is asked for: names in it may lead back to this one. */
function valued<const Base extends object>(
  bound: Base,
  value: Node,
  file: SourceFile,
): Base & { readonly value: Expression } {
  return lazily(bound, 'value', () => file.expression(value));
}

const typed = (type: Expression | undefined): { type?: Expression } => (type === undefined ? {} : { type });

function variable(node: Node, holder: Node, file: SourceFile): Binding | undefined {
  const parts = holder.parent?.type === 'multi_variable_declaration' ? holder.parent : undefined;
  const path = parts === undefined ? undefined : [partsOf(parts).findIndex((part) => same(part, holder))];
  const statement = (parts ?? holder).parent;
  switch (statement?.type) {
    case 'for_statement':
      return element(node, statement, path, file);
    case 'lambda_parameters':
      return lambdaParameter(node, statement, path, file);
    case 'property_declaration': {
      const owner = enclosing(statement, (one) => isFunction(one) || isClass(one));
      if (owner !== undefined && isClass(owner)) return undefined;
      const scope = owner === undefined ? moduleScope(node) : blockScope(statement, KOTLIN_SCOPES);
      return property(node, statement, path, scope, file);
    }
    case 'when_subject': {
      const value = partsOf(statement).at(-1);
      if (value === undefined || same(value, holder)) return undefined;
      const scope = blockScope(statement, KOTLIN_SCOPES);
      return valued({ ...base(node, scope, statement.endIndex, file), kind: 'value' }, value, file);
    }
    default:
      return undefined;
  }
}

/** A variable or field with its value, its delegate's value, or its type. */
export function property(node: Node, statement: Node, path: Path | undefined, scope: Scope, file: SourceFile): Binding {
  const bound = base(node, scope, scope.kind === 'module' ? scope.start : statement.endIndex, file);
  const type = file.type(typeIn(partOf(statement, 'variable_declaration')));
  const delegate = partOf(statement, 'property_delegate');
  const value = delegate === undefined ? valueOf(statement) : partsOf(delegate)[0];
  if (value !== undefined && (delegate === undefined || isLazy(value)))
    return valued({ ...bound, kind: 'value', ...(path ? { path } : {}), ...typed(type) }, value, file);
  const known = type ?? delegateType(value, file);
  return known === undefined
    ? { ...bound, kind: 'opaque', description: 'a variable without a value' }
    : { ...bound, kind: 'declared', type: known };
}

const isLazy = (value: Node): boolean => /^lazy\b/.test(value.text);

/** `by inject<S3Client>()`. */
function delegateType(value: Node | undefined, file: SourceFile): Expression | undefined {
  const type = heldType(value?.type === 'call_expression' ? value : undefined);
  return type && (file.type(type) ?? ofType(type, file));
}

function element(node: Node, loop: Node, path: Path | undefined, file: SourceFile): Binding | undefined {
  const [holder, value] = partsOf(loop);
  if (value === undefined) return undefined;
  const scope: Scope = { ...spanOf(loop), kind: 'block' };
  const bound = { ...base(node, scope, value.endIndex, file), block: scope };
  const type = file.type(typeIn(holder));
  return valued({ ...bound, kind: 'element', ...(path ? { path } : {}), ...typed(type) }, value, file);
}

/** The parameter of a scope function's lambda is its receiver; any other is what the call gives it. */
function lambdaParameter(node: Node, list: Node, path: Path | undefined, file: SourceFile): Binding | undefined {
  const lambda = list.parent;
  if (lambda === null) return undefined;
  const scope = functionScope(lambda);
  const place = { range: file.range(node), scope, from: scope.start, block: scope };
  const withPath = path === undefined ? {} : { path };
  const receiver = scopeReceiver(lambda, false);
  if (receiver !== undefined) return valued({ ...place, kind: 'value', ...withPath }, receiver, file);
  const row = parametersOf(lambda, file).find(({ name }) => same(name, node));
  if (row === undefined) return { ...place, kind: 'opaque', description: 'a part of a parameter' };
  return { ...place, kind: 'parameter', parameter: row.parameter, function: file.function(lambda), ...withPath };
}

/** `it` of every lambda that names no parameter. */
export function implied(name: string, file: SourceFile): readonly Binding[] {
  if (name !== 'it') return [];
  const lambdas = new Map<number, Node>();
  for (const offset of file.tree.occurrences('it')) {
    const word = file.tree.nodeAt(offset);
    const lambda = enclosing(word, (one) => isLambda(one) && partOf(one, 'lambda_parameters') === undefined);
    if (lambda !== undefined) lambdas.set(lambda.id, lambda);
  }
  return [...lambdas.values()].map((lambda): Binding => {
    const scope = functionScope(lambda);
    const place = {
      range: file.tree.rangeBetween(scope.start, scope.start + 1),
      scope,
      from: scope.start,
      block: scope,
    };
    const receiver = scopeReceiver(lambda, false);
    if (receiver !== undefined) return valued({ ...place, kind: 'value' }, receiver, file);
    return { ...place, kind: 'parameter', parameter: { name: 'it', index: 0 }, function: file.function(lambda) };
  });
}

function parameter(node: Node, file: SourceFile): Binding | undefined {
  const owner = enclosing(node, (one) => isFunction(one) || isClass(one));
  if (owner === undefined) return undefined;
  const row = parametersOf(owner, file).find(({ name }) => same(name, node));
  const definition = isClass(owner) ? file.class(owner).method('constructor') : file.function(owner);
  if (row === undefined || definition === undefined) return undefined;
  // Of a primary constructor: visible where the class is set up, not in its functions.
  const scope: Scope = { ...spanOf(owner), kind: isClass(owner) ? 'class' : 'function' };
  const place = { range: file.range(node), scope, from: scope.start, block: scope };
  return { ...place, kind: 'parameter', parameter: row.parameter, function: definition };
}

/** An assignment to a local variable or a top-level property; others are to a field, or to a member in a builder's lambda. */
function assigned(node: Node, holder: Node, file: SourceFile): Binding | undefined {
  const value = field(holder, 'right');
  const declaration = localDeclaration(node, file);
  if (value === undefined || declaration === undefined || field(holder, 'operator')?.type !== '=') return undefined;
  if (isBuilderLambda(enclosing(node, isFunction), declaration)) return undefined;
  const type = declaration.kind === 'value' || declaration.kind === 'declared' ? declaration.type : undefined;
  const bound = base(node, declaration.scope, holder.endIndex, file);
  return valued({ ...bound, kind: 'value', ...typed(type) }, value, file);
}

/** True where the name is declared outside the lambda, whose assignments are then more likely to the receiver's members. */
function isBuilderLambda(lambda: Node | undefined, declaration: Binding): boolean {
  if (lambda === undefined || !isLambda(lambda) || declaration.scope.start >= lambda.startIndex) return false;
  const call = callAround(lambda);
  const callee = call && callParts(call)?.callee;
  const name = callee === undefined ? '' : callee.text.replace(/^.*[.?]/s, '');
  return /^[A-Z]/.test(name) || declaration.kind === 'parameter';
}

/** The declaration of the local variable, parameter or top-level property that a plain name means. */
export function localDeclaration(node: Node, file: SourceFile): Binding | undefined {
  let best: Binding | undefined;
  for (const offset of file.tree.occurrences(node.text)) {
    if (!mayBind(file.tree.text, offset, node.text.length)) continue;
    const other = file.tree.nodeAt(offset);
    if (other.parent?.type === 'assignment') continue;
    const binding = bindingAt(other, file);
    if (binding === undefined || binding.kind === 'class' || binding.kind === 'function') continue;
    if (binding.scope.kind === 'class' || binding.scope.start > node.startIndex || binding.scope.end < node.endIndex)
      continue;
    if (best === undefined || binding.scope.end - binding.scope.start < best.scope.end - best.scope.start)
      best = binding;
  }
  return best;
}

/** Functions of the file and of functions; those of classes are members. */
function functionName(node: Node, holder: Node, file: SourceFile): Binding | undefined {
  const outer = enclosing(holder, (one) => isFunction(one) || isClass(one));
  if (outer !== undefined && isClass(outer)) return undefined;
  const scope = outer === undefined ? moduleScope(node) : blockScope(holder, KOTLIN_SCOPES);
  const place = { range: file.range(node), scope, from: scope.start, block: scope };
  return { ...place, kind: 'function', definition: file.function(holder) };
}

function typeName(node: Node, holder: Node, file: SourceFile): Binding {
  const outer = enclosing(holder, isClass);
  const scope: Scope = outer === undefined ? moduleScope(node) : { ...spanOf(outer), kind: 'block' };
  const place = { range: file.range(node), scope, from: scope.start, block: scope };
  return { ...place, kind: 'class', definition: file.class(holder) };
}

function alias(node: Node, holder: Node, file: SourceFile): Binding | undefined {
  const type = same(field(holder, 'type'), node) ? file.type(typeIn(holder)) : undefined;
  const scope = moduleScope(node);
  return type && { range: file.range(node), scope, from: scope.start, block: scope, kind: 'value', value: type };
}
