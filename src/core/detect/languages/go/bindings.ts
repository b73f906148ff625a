import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Binding, Scope, Span } from '../front-end.js';
import { branchWithin, enclosing, field, moduleScope, partsOf, same, spanOf } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';
import { classNamed, methodsOf } from './classes.js';
import { FUNCTION_TYPES, parametersOf, returnedBy } from './functions.js';
import { importsNamed } from './imports.js';
import { bareType, resultType, typeOf } from './types.js';

/** Where what is declared in it is visible ("The Go Programming Language Specification", Declarations and scope). */
const SCOPES: ReadonlySet<string> = new Set([
  ...FUNCTION_TYPES,
  ...['block', 'if_statement', 'for_statement', 'expression_switch_statement', 'type_switch_statement'],
  ...['select_statement', 'expression_case', 'default_case', 'type_case', 'communication_case'],
]);
/** What may not run, or runs at another time. */
export const BRANCHES: ReadonlySet<string> = new Set([
  ...['block', 'expression_case', 'default_case', 'type_case', 'communication_case', 'func_literal'],
]);

/** What follows a name that is bound: an assignment, a further name, a type; a bracket only after `func` and `type`. */
const BINDING_AFTER = /[ \t]*(?::=|=(?!=)|,)|[ \t]+(?:[A-Za-z_*[(]|<-|\.\.\.)/y;
const OPENING_AFTER = /[ \t]*[([]/y;
const DEFINED_BEFORE = /\b(?:func|type)[ \t]+$/;

/** A sieve over the text: false where the name is surely not bound. */
function mayBind(text: string, start: number, end: number): boolean {
  if (text.charAt(start - 1) === '.') return false;
  BINDING_AFTER.lastIndex = end;
  if (BINDING_AFTER.test(text)) return true;
  OPENING_AFTER.lastIndex = end;
  return OPENING_AFTER.test(text) && DEFINED_BEFORE.test(text.slice(Math.max(0, start - 12), start));
}

interface Base {
  readonly range: Binding['range'];
  readonly scope: Scope;
  readonly from: number;
  readonly block: Span;
}

function scopeAround(node: Node, file: SourceFile): Scope {
  const holder = enclosing(node, SCOPES);
  if (!holder) return moduleScope(file.tree.text);
  const { parent } = holder;
  if (FUNCTION_TYPES.has(holder.type)) return { ...spanOf(holder), kind: 'function' };
  if (parent && FUNCTION_TYPES.has(parent.type)) return { ...spanOf(parent), kind: 'function' };
  return { ...spanOf(holder), kind: 'block' };
}

function base(node: Node, scope: Scope, from: number, file: SourceFile): Base {
  return { range: file.range(node), scope, from, block: branchWithin(scope, node, BRANCHES) };
}

/** Everything that binds the name: declarations first, since assignments bind the variable where it was declared. */
export function bindingsOf(name: string, file: SourceFile): readonly Binding[] {
  const { text } = file.tree;
  const found: Binding[] = importsNamed(name, file.imports()).map((imported): Binding => {
    const scope = moduleScope(text);
    return { range: imported.range, scope, from: 0, block: scope, kind: 'import', import: imported };
  });
  const assignments: Node[] = [];
  for (const at of file.tree.occurrences(name)) {
    if (!mayBind(text, at, at + name.length)) continue;
    const node = file.tree.nodeAt(at);
    if (isAssigned(node)) assignments.push(node);
    else found.push(...declaredAt(node, file));
  }
  if (assignments.length === 0) return found;
  const declared = [...found];
  const given = assignments.map((node) => assigned(node, declared, file));
  // What a variable is given tells more than its type alone.
  const untold = found.filter(
    (binding) => binding.kind !== 'declared' || !given.some(({ scope }) => isSame(scope, binding.scope)),
  );
  return [...untold, ...given].sort((one, other) => order(one) - order(other));
}

const isSame = (one: Scope, other: Scope): boolean => one.start === other.start && one.end === other.end;

/** Of bindings on one place (a variable of a loop, its assignment) the order is that of their effect. */
const order = (binding: Binding): number => binding.from;

function isAssigned(node: Node): boolean {
  const list = node.parent;
  const statement = list?.parent;
  return (
    list?.type === 'expression_list' &&
    statement?.type === 'assignment_statement' &&
    same(field(statement, 'left'), list)
  );
}

function assigned(node: Node, declared: readonly Binding[], file: SourceFile): Binding {
  let best: Scope | undefined;
  let type: Expression | undefined;
  for (const binding of declared) {
    const { scope, from } = binding;
    if (scope.start > node.startIndex || scope.end < node.endIndex || from > node.startIndex) continue;
    if (best && scope.end - scope.start > best.end - best.start) continue;
    best = scope;
    type = binding.kind === 'declared' || binding.kind === 'value' ? binding.type : undefined;
  }
  const list = node.parent ?? node;
  const statement = list.parent ?? list;
  const scope = best ?? moduleScope(file.tree.text);
  const operator = file.tree.text.slice(list.endIndex, field(statement, 'right')?.startIndex ?? list.endIndex);
  const made = base(node, scope, statement.endIndex, file);
  if (operator.trim() !== '=') return { ...made, kind: 'opaque', description: 'a computed value' };
  return valueBinding(
    made,
    partsOf(list).findIndex((part) => same(part, node)),
    field(statement, 'right'),
    type,
    file,
  );
}

/** The binding of one of several names to its part of the right side. */
function valueBinding(
  made: Base,
  place: number,
  right: Node | undefined,
  stated: Expression | undefined,
  file: SourceFile,
): Binding {
  const values = partsOf(right);
  const typed = stated === undefined ? {} : { type: stated };
  const own = values.length > 1 ? values[place] : place === 0 ? values[0] : undefined;
  if (own !== undefined) return { ...made, kind: 'value', value: file.expression(own), ...typed };
  if (stated !== undefined) return { ...made, kind: 'declared', type: stated };
  const [only] = values;
  if (only === undefined)
    return { ...made, kind: 'value', value: file.made(right ?? file.tree.root, { kind: 'scalar', value: null }) };
  return furtherResult(made, place, only, file);
}

/** The second and further results of a function of this file; those of others are not followed. */
function furtherResult(made: Base, place: number, call: Node, file: SourceFile): Binding {
  const callee = call.type === 'call_expression' ? field(call, 'function') : undefined;
  const name = callee?.type === 'selector_expression' ? field(callee, 'field') : callee;
  const definition = name && definitionOf(name.text, file);
  if (definition === undefined) return { ...made, kind: 'opaque', description: 'a further result of an expression' };
  const type = typeOf(resultType(definition, place), file);
  const options = returnedBy(definition, place, file);
  const [first] = options;
  const value = options.length > 1 ? file.made(call, { kind: 'choice', options }) : first;
  if (value !== undefined) return { ...made, kind: 'value', value, ...(type === undefined ? {} : { type }) };
  if (type !== undefined) return { ...made, kind: 'declared', type };
  return { ...made, kind: 'opaque', description: 'a further result of an expression' };
}

/** The only function or method of this name in the file. */
function definitionOf(name: string, file: SourceFile): Node | undefined {
  const found = file.tree.occurrences(name).flatMap((at) => {
    const word = file.tree.nodeAt(at);
    const holder = word.parent;
    const defines = holder?.type === 'function_declaration' || holder?.type === 'method_declaration';
    return defines && same(field(holder, 'name'), word) ? [holder] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** What the name at a node declares; several where it has a meaning of its own in each case of a switch. */
function declaredAt(node: Node, file: SourceFile): readonly Binding[] {
  const holder = node.parent;
  if (!holder) return [];
  switch (holder.type) {
    case 'expression_list':
      return listed(node, holder, file);
    case 'var_spec':
    case 'const_spec':
      return [declaration(node, holder, file)].flatMap((binding) => binding ?? []);
    case 'parameter_declaration':
    case 'variadic_parameter_declaration':
      return parameter(node, holder, file);
    case 'function_declaration': {
      if (!same(field(holder, 'name'), node)) return [];
      const scope = moduleScope(file.tree.text);
      return [{ ...base(node, scope, 0, file), kind: 'function', definition: file.function(holder) }];
    }
    case 'type_spec':
    case 'type_alias':
      return same(field(holder, 'name'), node) ? [typeBinding(node, holder, file)] : [];
    default:
      return [];
  }
}

function declaration(node: Node, spec: Node, file: SourceFile): Binding | undefined {
  const names = spec.childrenForFieldName('name').filter((each) => each.isNamed);
  const place = names.findIndex((name) => same(name, node));
  if (place < 0) return undefined;
  const scope = scopeAround(spec, file);
  const made = base(node, scope, scope.kind === 'module' ? 0 : spec.endIndex, file);
  return valueBinding(made, place, field(spec, 'value'), typeOf(field(spec, 'type'), file), file);
}

/** A type with members of its own, or another name for a type. */
function typeBinding(node: Node, spec: Node, file: SourceFile): Binding {
  const made = base(node, scopeAround(spec, file), 0, file);
  const type = bareType(field(spec, 'type'));
  const hasMembers = type?.type === 'struct_type' || type?.type === 'interface_type';
  const other = hasMembers ? undefined : typeOf(type, file);
  const isOther = other !== undefined && (spec.type === 'type_alias' || methodsOf(node.text, file).length === 0);
  if (isOther) return { ...made, kind: 'value', value: other };
  return { ...made, kind: 'class', definition: classNamed(node.text, file) };
}

function parameter(node: Node, row: Node, file: SourceFile): readonly Binding[] {
  const list = row.parent;
  const owner = list?.parent;
  if (!list || !owner || !row.childrenForFieldName('name').some((name) => same(name, node))) return [];
  if (!FUNCTION_TYPES.has(owner.type)) return [];
  const scope: Scope = { ...spanOf(owner), kind: 'function' };
  const made: Base = { range: file.range(node), scope, from: scope.start, block: scope };
  if (same(field(owner, 'receiver'), list)) {
    return [{ ...made, kind: 'value', value: file.made(node, { kind: 'self' }) }];
  }
  if (same(field(owner, 'result'), list)) {
    const type = typeOf(field(row, 'type'), file);
    return type === undefined ? [] : [{ ...made, kind: 'declared', type }];
  }
  const found = parametersOf(owner, file).find(({ name }) => same(name, node));
  if (found === undefined) return [];
  return [{ ...made, kind: 'parameter', parameter: found.parameter, function: file.function(owner) }];
}

/** A name in the list of a short declaration, a loop, a receive statement or a type switch. */
function listed(node: Node, list: Node, file: SourceFile): readonly Binding[] {
  const statement = list.parent;
  const place = partsOf(list).findIndex((part) => same(part, node));
  if (!statement) return [];
  switch (statement.type) {
    case 'short_var_declaration': {
      if (!same(field(statement, 'left'), list)) return [];
      const made = base(node, scopeAround(statement, file), statement.endIndex, file);
      return [valueBinding(made, place, field(statement, 'right'), undefined, file)];
    }
    case 'range_clause':
      return same(field(statement, 'left'), list) ? [looped(node, statement, list, file)] : [];
    case 'receive_statement': {
      if (!same(field(statement, 'left'), list) || place > 0) return [];
      const made = base(node, scopeAround(statement, file), statement.endIndex, file);
      return [{ ...made, kind: 'value', value: file.expression(field(statement, 'right')) }];
    }
    case 'type_switch_statement':
      return same(field(statement, 'alias'), list) ? switched(node, statement, file) : [];
    default:
      return [];
  }
}

function looped(node: Node, clause: Node, list: Node, file: SourceFile): Binding {
  const right = field(clause, 'right');
  const names = partsOf(list);
  const made = base(node, scopeAround(clause, file), clause.endIndex, file);
  // One name over a slice or map is its index or key; over a function or channel what it gives.
  const isElement = names.length > 1 ? same(names[1], node) : right?.type === 'call_expression';
  if (!isElement) return { ...made, kind: 'opaque', description: 'an index or key' };
  return { ...made, kind: 'element', value: file.expression(right) };
}

function switched(node: Node, statement: Node, file: SourceFile): readonly Binding[] {
  const value = file.expression(field(statement, 'value'));
  return partsOf(statement).flatMap((part): readonly Binding[] => {
    if (part.type !== 'type_case' && part.type !== 'default_case') return [];
    const scope: Scope = { ...spanOf(part), kind: 'block' };
    const made: Base = { range: file.range(node), scope, from: scope.start, block: scope };
    const types = part.childrenForFieldName('type').filter((each) => each.isNamed);
    const type = types.length === 1 ? typeOf(types[0], file) : undefined;
    return [{ ...made, kind: 'value', value, ...(type === undefined ? {} : { type }) }];
  });
}

/** Names of declarations at the top of the file, and what is assigned to variables of the package. */
export const isOfPackage = (binding: Binding): boolean => binding.scope.kind === 'module' && binding.kind !== 'import';
