import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Binding, Change, Scope, Span } from '../front-end.js';
import { branchWithin, enclosing, field, moduleScope, partOf, partsOf, same, spanOf } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';
import { classNamed } from './classes.js';
import { constructed, parameterNodes } from './expressions.js';
import { isMember } from './members.js';
import { BRANCHES, CLASS_TYPES, declaratorAround, declaredBy, FUNCTION_TYPES, SCOPES } from './nodes.js';
import type { Declared } from './nodes.js';
import { nameOf, typeOf, writtenType } from './types.js';

/** Words before a name that is used, not declared. */
const USED_AFTER = /\b(?:return|co_return|co_await|new|delete|throw|else|case|goto|and|or|not|in)$/;
const AFTER = /[=;,)({:[\]]|$/y;

/** A sieve over the text: false where the name is surely not bound, being read further, or called. */
export function mayBind(text: string, start: number, end: number): boolean {
  let next = end;
  while (/\s/.test(text.charAt(next))) next += 1;
  AFTER.lastIndex = next;
  if (!AFTER.test(text) && text.charAt(next) !== ':') return false;
  if (text.startsWith('::', next)) return false;
  if (text.charAt(next) === '=' && text.charAt(next + 1) === '=') return false;
  const isAssigned = text.charAt(next) === '=';
  let previous = start - 1;
  while (/\s/.test(text.charAt(previous))) previous -= 1;
  const before = text.charAt(previous);
  if (before === '.' || text.slice(previous - 1, previous + 1) === '->') return false;
  if (isAssigned || before === '*' || before === '&' || before === '>' || before === '[' || before === ',') return true;
  if (!/\w/.test(before)) return false;
  return !USED_AFTER.test(text.slice(Math.max(0, previous - 9), previous + 1));
}

interface Base {
  readonly range: Binding['range'];
  readonly scope: Scope;
  readonly from: number;
  readonly block: Span;
}

function scopeAround(node: Node, file: SourceFile): Scope {
  let holder = enclosing(node, SCOPES);
  if (!holder) return moduleScope(file.tree.text);
  // The body of a function is the function, where its parameters are seen too.
  if (holder.type === 'compound_statement' && holder.parent && FUNCTION_TYPES.has(holder.parent.type))
    holder = holder.parent;
  return { ...spanOf(holder), kind: FUNCTION_TYPES.has(holder.type) ? 'function' : 'block' };
}

function baseOf(node: Node, scope: Scope, from: number, file: SourceFile): Base {
  return { range: file.range(node), scope, from, block: branchWithin(scope, node, BRANCHES) };
}

export function bindingAt(node: Node, name: string, file: SourceFile): Binding | undefined {
  if (node.type !== 'identifier' && node.type !== 'type_identifier') return undefined;
  const { parent } = node;
  switch (parent?.type) {
    case 'class_specifier':
    case 'struct_specifier': {
      if (!same(field(parent, 'name'), node) || !field(parent, 'body')) return undefined;
      const scope = moduleScope(file.tree.text);
      return { ...baseOf(node, scope, 0, file), block: scope, kind: 'class', definition: classNamed(name, file) };
    }
    case 'alias_declaration':
      return same(field(parent, 'name'), node) ? alias(node, field(parent, 'type'), file) : undefined;
    case 'type_definition':
      return same(field(parent, 'declarator'), node) ? alias(node, field(parent, 'type'), file) : undefined;
    case 'assignment_expression':
      return same(field(parent, 'left'), node) ? assigned(node, name, parent, file) : undefined;
    case 'lambda_capture_initializer': {
      const lambda = enclosing(parent, FUNCTION_TYPES);
      const body = field(lambda, 'body');
      if (!body || !same(field(parent, 'left'), node)) return undefined;
      const scope: Scope = { ...spanOf(body), kind: 'block' };
      return {
        ...baseOf(node, scope, scope.start, file),
        kind: 'value',
        value: file.expression(field(parent, 'right')),
      };
    }
    case 'structured_binding_declarator':
      return destructured(node, parent, file);
    default:
      return declared(node, file);
  }
}

function alias(node: Node, type: Node | undefined, file: SourceFile): Binding | undefined {
  const value = typeOf(type, file);
  const scope = scopeAround(node, file);
  return value && { ...baseOf(node, scope, scope.start, file), kind: 'value', value };
}

function declared(node: Node, file: SourceFile): Binding | undefined {
  const around = declaratorAround(node);
  if (!around) return undefined;
  const { whole, holder } = around;
  switch (holder.type) {
    case 'declaration':
      return isDeclarator(whole, holder) ? variable(node, declaredBy(whole), holder, file) : undefined;
    case 'for_range_loop':
      return same(field(holder, 'declarator'), whole) ? iterated(node, holder, file) : undefined;
    case 'parameter_declaration':
    case 'optional_parameter_declaration':
    case 'variadic_parameter_declaration':
      return same(field(holder, 'declarator'), whole) ? parameter(node, holder, file) : undefined;
    case 'function_definition': {
      if (!same(field(holder, 'declarator'), whole) || isMember(holder)) return undefined;
      const scope = moduleScope(file.tree.text);
      return { ...baseOf(node, scope, 0, file), block: scope, kind: 'function', definition: file.function(holder) };
    }
    default:
      return undefined;
  }
}

const isDeclarator = (whole: Node, declaration: Node): boolean =>
  !same(field(declaration, 'type'), whole) && !same(field(declaration, 'value'), whole);

function variable(node: Node, what: Declared, declaration: Node, file: SourceFile): Binding | undefined {
  // Constructors without a body look like variables.
  if (declaration.parent?.type === 'field_declaration_list') return undefined;
  const { type, isHolder, isCollection } = writtenType(field(declaration, 'type'), file);
  const scope = scopeAround(declaration, file);
  const base = baseOf(node, scope, declaration.endIndex, file);
  const annotation = type ? { type } : {};
  if (what.function) {
    const list = field(what.function, 'parameters');
    const made = scope.kind === 'module' || partsOf(list).length === 0 ? undefined : meantAsArguments(list, file);
    if (!made) return declaredFunction(node, base, declaration, file);
    if (isHolder || what.isIndirect)
      return { ...base, kind: 'value', value: made[0] ?? nothing(node, file), ...annotation };
    if (!type) return undefined;
    const given = made.map((value) => ({ value }));
    const value = file.call(what.function, { callee: () => type, arguments: () => given, construction: true });
    return { ...base, kind: 'value', value, type };
  }
  const initial = field(what.initialised, 'value') ?? field(declaration, 'value');
  if (initial)
    return { ...base, kind: 'value', value: valueOf(initial, type, isHolder || what.isIndirect, file), ...annotation };
  if (!type)
    return isCollection
      ? { ...base, kind: 'value', value: file.made(node, { kind: 'list', items: [] }) }
      : opaque(base);
  const isElsewhere = /^\s*extern\b/.test(file.text(declaration));
  if (isHolder || what.isIndirect || isElsewhere) return { ...base, kind: 'declared', type };
  return { ...base, kind: 'value', value: constructed(node, type, undefined, file), type };
}

const opaque = (base: Base): Binding => ({ ...base, kind: 'opaque', description: 'a variable without a value' });
const nothing = (node: Node, file: SourceFile): Expression => file.made(node, { kind: 'scalar', value: null });

/** `T x(a)`, `T x{a}` make an object of the type; a pointer is what it is given; so is what follows `=`. */
function valueOf(value: Node, type: Expression | undefined, isDirect: boolean, file: SourceFile): Expression {
  if (value.type !== 'argument_list' && value.type !== 'initializer_list') return file.expression(value);
  if (type && !isDirect) return constructed(value, type, value, file);
  const [first, second] = partsOf(value);
  if (second || (value.type === 'initializer_list' && !isDirect)) return file.expression(value);
  return first ? file.expression(first) : nothing(value, file);
}

/** `S3Client client(config)`: the grammar takes it for a function whose parameter has the type `config`. */
export function meantAsArguments(list: Node | undefined, file: SourceFile): readonly Expression[] | undefined {
  const values: Expression[] = [];
  for (const part of partsOf(list)) {
    const type = field(part, 'type');
    const declarator = field(part, 'declarator');
    if (part.type !== 'parameter_declaration' || !type) return undefined;
    if (type.type !== 'type_identifier' && type.type !== 'qualified_identifier') return undefined;
    const isCall = declarator?.type === 'abstract_function_declarator';
    if (declarator && !isCall) return undefined;
    const name = nameOf(type, file);
    values.push(isCall ? constructed(part, name, undefined, file) : name);
  }
  return values;
}

/** A function that is only declared here: its type tells what it gives. */
function declaredFunction(node: Node, base: Base, declaration: Node, file: SourceFile): Binding | undefined {
  if (base.scope.kind !== 'module') return undefined;
  return { ...base, from: 0, block: base.scope, kind: 'function', definition: file.function(declaration) };
}

function iterated(node: Node, loop: Node, file: SourceFile): Binding {
  const scope: Scope = { ...spanOf(loop), kind: 'block' };
  const list = field(loop, 'right');
  const type = typeOf(field(loop, 'type'), file);
  const base = { ...baseOf(node, scope, list?.endIndex ?? scope.start, file), block: scope };
  return { ...base, kind: 'element', value: file.expression(list), ...(type ? { type } : {}) };
}

function destructured(node: Node, list: Node, file: SourceFile): Binding | undefined {
  const around = declaratorAround(list);
  const path = [partsOf(list).findIndex((part) => same(part, node))];
  if (around?.holder.type === 'for_range_loop') {
    const scope: Scope = { ...spanOf(around.holder), kind: 'block' };
    const value = file.expression(field(around.holder, 'right'));
    return { ...baseOf(node, scope, scope.start, file), block: scope, kind: 'element', value, path };
  }
  const initial = around && field(declaredBy(around.whole).initialised, 'value');
  if (!initial) return undefined;
  const base = baseOf(node, scopeAround(node, file), around.holder.endIndex, file);
  return { ...base, kind: 'value', value: file.expression(initial), path };
}

function parameter(node: Node, holder: Node, file: SourceFile): Binding | undefined {
  const owner = enclosing(holder, OWNERS);
  if (owner?.type === 'ERROR') return ofMacro(node, holder, owner, file);
  if (!owner || !FUNCTION_TYPES.has(owner.type)) return undefined;
  const index = parameterNodes(owner).findIndex((part) => same(part, holder));
  const definition = file.function(owner);
  const found = definition.parameters[index];
  const scope: Scope = { ...spanOf(owner), kind: 'function' };
  return (
    found && {
      ...baseOf(node, scope, scope.start, file),
      block: scope,
      kind: 'parameter',
      parameter: found,
      function: definition,
    }
  );
}
/** `ASSIGN_OR_RETURN(auto client, make())`: a macro declares the variable, and what it gives it is not shown. */
function ofMacro(node: Node, holder: Node, owner: Node, file: SourceFile): Binding | undefined {
  const scope = scopeAround(owner, file);
  if (scope.kind === 'module') return undefined;
  const type = typeOf(field(holder, 'type'), file) ?? file.other(holder, 'what a macro gives');
  return { ...baseOf(node, scope, owner.endIndex, file), kind: 'declared', type };
}

/** What the parameter of a declaration or handler belongs to is no function that runs. */
const OWNERS: ReadonlySet<string> = new Set([
  ...[...FUNCTION_TYPES, ...CLASS_TYPES],
  ...['declaration', 'field_declaration', 'catch_clause', 'type_descriptor', 'template_declaration', 'ERROR'],
]);

/** `client = ..` binds the variable where it was declared; a field of the class is looked for elsewhere. */
function assigned(node: Node, name: string, assignment: Node, file: SourceFile): Binding | undefined {
  let best: Scope | undefined;
  for (const at of file.tree.occurrences(name)) {
    if (at >= node.startIndex) break;
    const other = file.tree.nodeAt(at);
    if (other.parent?.type === 'assignment_expression' || !mayBind(file.tree.text, at, at + name.length)) continue;
    const scope = bindingAt(other, name, file)?.scope;
    if (!scope || scope.start > node.startIndex || scope.end < node.endIndex) continue;
    if (!best || scope.end - scope.start <= best.end - best.start) best = scope;
  }
  if (!best) return undefined;
  const base = baseOf(node, best, assignment.endIndex, file);
  return { ...base, kind: 'value', value: file.expression(field(assignment, 'right')) };
}

/** `config.region = x`, `request.SetBucket(x)`, also through a pointer. */
export function changeAt(word: Node, file: SourceFile): Change | undefined {
  let top = word;
  while (top.parent?.type === 'pointer_expression' || top.parent?.type === 'parenthesized_expression') top = top.parent;
  const within: string[] = [];
  let access: Node | null = top.parent;
  let inner = top;
  while (access?.type === 'field_expression' && same(field(access, 'argument'), inner)) {
    const holder: Node | null = access.parent;
    if (holder?.type === 'assignment_expression' && same(field(holder, 'left'), access)) {
      const value = file.expression(field(holder, 'right'));
      const property = file.text(field(access, 'field'));
      return { kind: 'assignment', property, value, ...(within.length > 0 ? { within } : {}) };
    }
    if (holder?.type === 'call_expression' && same(field(holder, 'function'), access)) {
      // Of a chain of calls the last one holds all of them.
      let last: Node = holder;
      let next: Node | null = holder.parent;
      for (; next?.type === 'call_expression' || next?.type === 'field_expression'; next = next.parent)
        if (next.type === 'call_expression') last = next;
      const call = next?.type === 'expression_statement' ? file.expression(last) : undefined;
      return call?.kind === 'call' ? { kind: 'call', call } : undefined;
    }
    within.push(file.text(field(access, 'field')));
    inner = access;
    access = holder;
  }
  return undefined;
}

/** The call that a lambda is an argument of. */
export function callAround(lambda: Node): Node | undefined {
  const list = lambda.parent?.type === 'argument_list' ? lambda.parent : undefined;
  const call = list?.parent;
  return call?.type === 'call_expression' && same(partOf(call, 'argument_list'), list) ? call : undefined;
}
