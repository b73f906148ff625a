import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Binding, Scope } from '../front-end.js';
import { enclosing, field, partsOf, same } from '../jvm/nodes.js';
import { blockScope, boundIn, functionScope, moduleScope, spanOf } from '../jvm/scopes.js';
import type { SourceFile } from '../jvm/source-file.js';
import { isClass, isFunction, isTypeDeclaration, JAVA_SCOPES } from './grammar-types.js';
import { parametersOf } from './parameters.js';

/**
 * Whether the word at `offset` may be where a name is bound. Members, calls and what is read further bind nothing; a type
 * is followed by its body, by what it extends, or by its arguments.
 */
export function mayBind(text: string, offset: number, length: number): boolean {
  if (text.charAt(offset - 1) === '.') return false;
  let next = offset + length;
  while (/\s/.test(text.charAt(next))) next += 1;
  const after = text.charAt(next);
  if (after === '(') return /\brecord\s+$/.test(text.slice(Math.max(0, offset - 12), offset));
  return after !== '.' && after !== '[';
}

/** What the name at `node` binds: locals, parameters and types. Fields belong to their classes. */
export function bindingAt(node: Node, file: SourceFile): Binding | undefined {
  if (node.type !== 'identifier' || node.parent === null) return undefined;
  const holder = node.parent;
  switch (holder.type) {
    case 'variable_declarator':
      return same(field(holder, 'name'), node) ? declarator(node, holder, file) : undefined;
    case 'assignment_expression':
      return same(field(holder, 'left'), node) ? assigned(node, holder, file) : undefined;
    case 'enhanced_for_statement':
      return same(field(holder, 'name'), node) ? element(node, holder, file) : undefined;
    case 'resource':
      return same(field(holder, 'name'), node) ? resource(node, holder, file) : undefined;
    case 'instanceof_expression':
    case 'type_pattern':
      return pattern(node, holder, file);
    case 'catch_formal_parameter': {
      const scope = blockScope(node, JAVA_SCOPES);
      return { ...base(node, scope, scope.start, file), kind: 'opaque', description: 'a caught exception' };
    }
    case 'formal_parameter':
      return same(field(holder, 'name'), node) ? parameter(node, file) : undefined;
    case 'inferred_parameters':
      return parameter(node, file);
    case 'lambda_expression':
      return same(field(holder, 'parameters'), node) ? parameter(node, file) : undefined;
    default:
      return isTypeDeclaration(holder) && same(field(holder, 'name'), node) ? type(node, holder, file) : undefined;
  }
}

const base = (node: Node, scope: Scope, from: number, file: SourceFile): ReturnType<typeof boundIn> =>
  boundIn(node, file.range(node), scope, from, JAVA_SCOPES);

const typed = (type: Expression | undefined): { type?: Expression } => (type === undefined ? {} : { type });

function declarator(node: Node, holder: Node, file: SourceFile): Binding | undefined {
  const statement = holder.parent;
  if (statement?.type === 'spread_parameter') return parameter(node, file);
  if (statement?.type !== 'local_variable_declaration') return undefined;
  return declared(node, holder, field(statement, 'type'), blockScope(node, JAVA_SCOPES), file);
}

/** A variable with its value or, without one, its type. */
export function declared(
  node: Node,
  holder: Node,
  type: Node | undefined,
  scope: Scope,
  file: SourceFile,
): Binding | undefined {
  const value = field(holder, 'value');
  const known = file.type(type);
  const bound = base(node, scope, holder.endIndex, file);
  if (value !== undefined) return { ...bound, kind: 'value', value: file.expression(value), ...typed(known) };
  if (known !== undefined) return { ...bound, kind: 'declared', type: known };
  return { ...bound, kind: 'opaque', description: 'a variable without a value' };
}

/** An assignment binds the local variable where it was declared; one to a field is the class's. */
function assigned(node: Node, holder: Node, file: SourceFile): Binding | undefined {
  const value = field(holder, 'right');
  const declaration = localDeclaration(node, file);
  if (value === undefined || declaration === undefined) return undefined;
  const type = declaration.kind === 'value' || declaration.kind === 'declared' ? declaration.type : undefined;
  const bound = base(node, declaration.scope, holder.endIndex, file);
  return { ...bound, kind: 'value', value: file.expression(value), ...typed(type) };
}

/** The declaration of the local variable or parameter that a plain name means; undefined: it is none. */
export function localDeclaration(node: Node, file: SourceFile): Binding | undefined {
  let best: Binding | undefined;
  for (const offset of file.tree.occurrences(node.text)) {
    if (!mayBind(file.tree.text, offset, node.text.length)) continue;
    const other = file.tree.nodeAt(offset);
    if (other.parent?.type === 'assignment_expression') continue;
    const binding = bindingAt(other, file);
    if (binding === undefined || binding.scope.kind === 'module' || binding.kind === 'class') continue;
    if (binding.scope.start > node.startIndex || binding.scope.end < node.endIndex) continue;
    if (best === undefined || binding.scope.end - binding.scope.start < best.scope.end - best.scope.start)
      best = binding;
  }
  return best;
}

function element(node: Node, holder: Node, file: SourceFile): Binding | undefined {
  const value = field(holder, 'value');
  const body = field(holder, 'body');
  if (value === undefined) return undefined;
  const scope: Scope = { ...spanOf(holder), kind: 'block' };
  const bound = base(node, scope, body?.startIndex ?? holder.startIndex, file);
  return {
    ...bound,
    block: scope,
    kind: 'element',
    value: file.expression(value),
    ...typed(file.type(field(holder, 'type'))),
  };
}

function resource(node: Node, holder: Node, file: SourceFile): Binding | undefined {
  const scope = blockScope(node, JAVA_SCOPES);
  const binding = declared(node, holder, field(holder, 'type'), scope, file);
  return binding && { ...binding, block: scope };
}

/** `value instanceof S3Client client`: known by its type wherever it is seen. */
function pattern(node: Node, holder: Node, file: SourceFile): Binding | undefined {
  const name = field(holder, 'name') ?? partsOf(holder).at(-1);
  const type = file.type(field(holder, 'right') ?? partsOf(holder)[0]);
  if (!same(name, node) || type === undefined) return undefined;
  const owner = enclosing(node, isFunction);
  const scope = owner === undefined ? blockScope(node, JAVA_SCOPES) : functionScope(owner);
  return { ...base(node, scope, node.endIndex, file), kind: 'declared', type };
}

function parameter(node: Node, file: SourceFile): Binding | undefined {
  const owner = enclosing(node, (one) => isFunction(one) || one.type === 'record_declaration');
  if (owner === undefined || !isFunction(owner)) return undefined;
  const row = parametersOf(owner, file).find(({ name }) => same(name, node));
  if (row === undefined) return undefined;
  const scope = functionScope(owner);
  const place = { range: file.range(node), scope, from: scope.start, block: scope };
  return { ...place, kind: 'parameter', parameter: row.parameter, function: file.function(owner) };
}

/** A type is visible in the file, or in the type that it is nested in. */
function type(node: Node, holder: Node, file: SourceFile): Binding {
  const outer = enclosing(holder, isClass);
  const scope: Scope = outer === undefined ? moduleScope(node) : { ...spanOf(outer), kind: 'block' };
  const place = { range: file.range(node), scope, from: scope.start, block: scope };
  return { ...place, kind: 'class', definition: file.class(holder) };
}
