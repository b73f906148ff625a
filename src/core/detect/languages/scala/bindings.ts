import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Binding, Scope } from '../front-end.js';
import { enclosing, field, partsOf, same } from '../jvm/nodes.js';
import { blockScope, boundIn, functionScope, moduleScope, spanOf } from '../jvm/scopes.js';
import type { SourceFile } from '../jvm/source-file.js';
import { parametersOf } from './parameters.js';
import { isClass, isFunction, isTypeDefinition, SCALA_SCOPES } from './grammar-types.js';
import { lazily } from '../lazy-property.js';

/** Whether the word at `offset` may be where a name is bound: members and calls bind nothing. */
export function mayBind(text: string, offset: number, length: number): boolean {
  if (text.charAt(offset - 1) === '.') return false;
  let next = offset + length;
  while (/[ \t]/.test(text.charAt(next))) next += 1;
  const after = text.charAt(next);
  if (after === '.') return false;
  if (after !== '(' && after !== '[') return true;
  return /\b(?:def|class|trait|object|enum)\s+$/.test(text.slice(Math.max(0, offset - 24), offset));
}

/** What the name at `node` binds: locals, parameters, top-level functions, values and types. */
export function bindingAt(node: Node, file: SourceFile): Binding | undefined {
  const holder = node.parent;
  if (!/identifier$/.test(node.type) || holder === null) return undefined;
  switch (holder.type) {
    case 'val_definition':
    case 'var_definition':
    case 'given_definition':
      return same(field(holder, 'pattern') ?? field(holder, 'name'), node) ? local(node, holder, file) : undefined;
    case 'tuple_pattern':
      return /^va[lr]_definition$/.test(holder.parent?.type ?? '') && holder.parent !== null
        ? local(
            node,
            holder.parent,
            file,
            partsOf(holder).findIndex((part) => same(part, node)),
          )
        : undefined;
    case 'case_class_pattern':
      return /^va[lr]_definition$/.test(holder.parent?.type ?? '') && holder.parent !== null
        ? local(node, holder.parent, file)
        : undefined;
    case 'assignment_expression':
      return same(field(holder, 'left'), node) && holder.parent?.type !== 'arguments'
        ? assigned(node, holder, file)
        : undefined;
    case 'enumerator':
      return same(partsOf(holder)[0], node) ? enumerated(node, holder, file) : undefined;
    case 'typed_pattern': {
      const type = file.type(field(holder, 'type'));
      if (!same(field(holder, 'pattern'), node) || type === undefined) return undefined;
      const scope = blockScope(node, SCALA_SCOPES);
      return { ...base(node, scope, node.endIndex, file), kind: 'declared', type };
    }
    case 'parameter':
    case 'class_parameter':
    case 'binding':
      return same(field(holder, 'name'), node) ? parameter(node, file) : undefined;
    case 'lambda_expression':
      return same(field(holder, 'parameters'), node) ? parameter(node, file) : undefined;
    case 'function_definition':
      return same(field(holder, 'name'), node) ? functionName(node, holder, file) : undefined;
    case 'type_definition': {
      const type = same(field(holder, 'name'), node) ? file.type(field(holder, 'type')) : undefined;
      const scope = moduleScope(node);
      return type && { ...base(node, scope, scope.start, file), kind: 'value', value: type };
    }
    default:
      return isTypeDefinition(holder) && same(field(holder, 'name'), node) ? typeName(node, holder, file) : undefined;
  }
}

const base = (node: Node, scope: Scope, from: number, file: SourceFile): ReturnType<typeof boundIn> =>
  boundIn(node, file.range(node), scope, from, SCALA_SCOPES);

const typed = (type: Expression | undefined): { type?: Expression } => (type === undefined ? {} : { type });

/** The binding with its value, which is looked at when it is asked for: names in it may lead back to this one. */
function valued<const Base extends object>(
  bound: Base,
  value: Node,
  file: SourceFile,
): Base & { readonly value: Expression } {
  return lazily(bound, 'value', () => file.expression(value));
}

function local(node: Node, holder: Node, file: SourceFile, part?: number): Binding | undefined {
  const owner = enclosing(holder, (one) => isFunction(one) || isClass(one));
  if (owner !== undefined && isClass(owner)) return undefined;
  const scope = owner === undefined ? moduleScope(node) : blockScope(holder, SCALA_SCOPES);
  return defined(node, holder, scope, file, part);
}

/** A value or variable with what it is set to, or its type. */
export function defined(node: Node, holder: Node, scope: Scope, file: SourceFile, part?: number): Binding | undefined {
  const bound = base(node, scope, scope.kind === 'module' ? scope.start : holder.endIndex, file);
  const type = file.type(field(holder, 'type') ?? field(holder, 'return_type'));
  const value = field(holder, 'value') ?? field(holder, 'body');
  if (value !== undefined && value.type !== 'wildcard' && value.text !== 'None')
    return valued(
      { ...bound, kind: 'value', ...(part === undefined ? {} : { path: [part] }), ...typed(type) },
      value,
      file,
    );
  return type === undefined
    ? { ...bound, kind: 'opaque', description: 'a variable without a value' }
    : { ...bound, kind: 'declared', type };
}

function assigned(node: Node, holder: Node, file: SourceFile): Binding | undefined {
  const value = field(holder, 'right');
  const declaration = localDeclaration(node, file);
  if (value === undefined || declaration === undefined) return undefined;
  const type = declaration.kind === 'value' || declaration.kind === 'declared' ? declaration.type : undefined;
  return valued(
    { ...base(node, declaration.scope, holder.endIndex, file), kind: 'value', ...typed(type) },
    value,
    file,
  );
}

/** The declaration of the local variable or parameter that a plain name means; undefined: it is none. */
export function localDeclaration(node: Node, file: SourceFile): Binding | undefined {
  let best: Binding | undefined;
  for (const offset of file.tree.occurrences(node.text)) {
    if (!mayBind(file.tree.text, offset, node.text.length)) continue;
    const other = file.tree.nodeAt(offset);
    if (other.parent?.type === 'assignment_expression') continue;
    const binding = bindingAt(other, file);
    if (binding === undefined || binding.kind === 'class' || binding.kind === 'function') continue;
    if (binding.scope.kind === 'class' || binding.scope.start > node.startIndex || binding.scope.end < node.endIndex)
      continue;
    if (best === undefined || binding.scope.end - binding.scope.start < best.scope.end - best.scope.start)
      best = binding;
  }
  return best;
}

/** `x <- values` takes each of them, `y = value` the value. */
function enumerated(node: Node, holder: Node, file: SourceFile): Binding | undefined {
  const value = partsOf(holder)[1];
  const loop = enclosing(holder, (one) => one.type === 'for_expression');
  if (value === undefined || loop === undefined) return undefined;
  const scope: Scope = { ...spanOf(loop), kind: 'block' };
  const bound = { ...base(node, scope, holder.endIndex, file), block: scope };
  const isValue = holder.children.some((child) => child.type === '=');
  return isValue
    ? valued({ ...bound, kind: 'value' }, value, file)
    : valued({ ...bound, kind: 'element' }, value, file);
}

function parameter(node: Node, file: SourceFile): Binding | undefined {
  const owner = enclosing(node, (one) => isFunction(one) || isClass(one));
  // Parameters of classes are their fields.
  if (owner === undefined || isClass(owner)) return undefined;
  const scope = functionScope(owner);
  const place = { range: file.range(node), scope, from: scope.start, block: scope };
  const resource = usedResource(owner);
  if (resource !== undefined) return valued({ ...place, kind: 'value' }, resource, file);
  const row = parametersOf(owner, file).find(({ name }) => same(name, node));
  return row && { ...place, kind: 'parameter', parameter: row.parameter, function: file.function(owner) };
}

/** `Using(S3Client.create()) { client => .. }` (scala.util.Using): what the lambda is given. */
function usedResource(lambda: Node): Node | undefined {
  const call = lambda.type === 'lambda_expression' ? lambda.parent?.parent : undefined;
  const inner = call?.type === 'call_expression' ? field(call, 'function') : undefined;
  const callee = inner?.type === 'call_expression' ? field(inner, 'function')?.text : undefined;
  const list = field(inner, 'arguments');
  return (callee === 'Using' || callee === 'Using.resource') && list !== undefined ? partsOf(list)[0] : undefined;
}

/** Functions of the file and of functions; those of classes are members. */
function functionName(node: Node, holder: Node, file: SourceFile): Binding | undefined {
  const outer = enclosing(holder, (one) => isFunction(one) || isClass(one));
  if (outer !== undefined && isClass(outer)) return undefined;
  const scope = outer === undefined ? moduleScope(node) : blockScope(holder, SCALA_SCOPES);
  const place = { range: file.range(node), scope, from: scope.start, block: scope };
  return { ...place, kind: 'function', definition: file.function(holder) };
}

function typeName(node: Node, holder: Node, file: SourceFile): Binding {
  const outer = enclosing(holder, isClass);
  const scope: Scope = outer === undefined ? moduleScope(node) : { ...spanOf(outer), kind: 'block' };
  const place = { range: file.range(node), scope, from: scope.start, block: scope };
  return { ...place, kind: 'class', definition: file.class(holder) };
}
