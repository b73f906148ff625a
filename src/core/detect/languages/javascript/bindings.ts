import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Binding, Path, Scope, Span } from '../front-end.js';
import type { Range } from '../../../model/source.js';
import type { Expression } from '../../expression.js';
import { functionAround } from './functions.js';
import {
  field,
  isClass,
  isFunction,
  isTypeShape,
  partsOf,
  propertyName,
  requiredModule,
  same,
  unwrapped,
  parentOf,
  nodeType,
} from './nodes.js';
import { parametersOf } from './parameters.js';
import { blockScope, branchWithin, functionScope, wholeModule } from './scopes.js';
import type { SourceFile } from './source-file.js';

interface Base {
  readonly range: Range;
  readonly scope: Scope;
  readonly from: number;
  readonly block: Span;
}

/** A name in a pattern: the pattern as a whole, and the way down to the name. Undefined path: a rest (`...others`). */
interface Target {
  readonly top: Node;
  readonly path: Path | undefined;
}

/** What the name at `node` binds, if it is where a name is bound. */
export function bindingAt(node: Node, file: SourceFile): Binding | undefined {
  if (!/identifier/.test(nodeType(node))) return undefined;
  const target = targetOf(node);
  const { top } = target;
  const holder = parentOf(top);
  if (holder === null) return undefined;
  const kind = nodeType(holder);
  switch (kind) {
    case 'variable_declarator':
      return same(field(holder, 'name'), top) ? declared(node, target, holder, file) : undefined;
    case 'assignment_expression':
      return same(field(holder, 'left'), top) ? assigned(node, target, holder, file) : undefined;
    case 'augmented_assignment_expression':
      return same(field(holder, 'left'), top) ? augmented(node, holder, file) : undefined;
    case 'for_in_statement':
      return same(field(holder, 'left'), top) ? iterated(node, target, holder, file) : undefined;
    case 'catch_clause':
      return opaque(node, blockScope(node), 'a caught error', file);
    case 'required_parameter':
    case 'optional_parameter':
    case 'formal_parameters':
    case 'rest_pattern':
      return parameter(node, target, file);
    case 'arrow_function':
      return same(field(holder, 'parameter'), top) ? parameter(node, target, file) : undefined;
    case 'internal_module':
      return same(field(holder, 'name'), node) ? opaque(node, blockScope(holder), 'a namespace', file) : undefined;
    default:
      return DEFINITION.test(kind) && same(field(holder, 'name'), node) ? definition(node, holder, file) : undefined;
  }
}

/** Nodes whose `name` is what they define. */
const DEFINITION = /^class$|_declaration$|function_expression$|generator_function$|_definition$|_signature$/;

/** Climbs out of destructuring. A name in a default or in a key is a use and climbs nowhere. */
function targetOf(node: Node): Target {
  const path: (string | number)[] = [];
  let rest = false;
  if (node.type === 'shorthand_property_identifier_pattern') path.unshift(node.text);
  let top = node;
  for (let holder = parentOf(top); holder !== null; holder = parentOf(top)) {
    switch (nodeType(holder)) {
      case 'object_pattern':
        break;
      case 'object_assignment_pattern':
      case 'assignment_pattern':
        if (!same(field(holder, 'left'), top)) return { top, path: rest ? undefined : path };
        break;
      case 'pair_pattern':
        if (!same(field(holder, 'value'), top)) return { top, path: rest ? undefined : path };
        path.unshift(propertyName(field(holder, 'key')) ?? '');
        break;
      case 'array_pattern': {
        const { id } = top;
        path.unshift(partsOf(holder).findIndex((part) => part.id === id));
        break;
      }
      case 'rest_pattern':
        if (isParameterList(parentOf(holder))) return { top, path: rest ? undefined : path };
        rest = true;
        break;
      default:
        return { top, path: rest ? undefined : path };
    }
    top = holder;
  }
  return { top, path: rest ? undefined : path };
}

const isParameterList = (node: Node | null): boolean => node !== null && /parameter/.test(nodeType(node));

const withPath = (path: Path | undefined): { path?: Path } => (path === undefined || path.length === 0 ? {} : { path });

function baseOf(node: Node, scope: Scope, from: number, file: SourceFile): Base {
  return { range: file.range(node), scope, from, block: branchWithin(scope, node) };
}

function opaque(node: Node, scope: Scope, description: string, file: SourceFile): Binding {
  return { ...baseOf(node, scope, scope.start, file), kind: 'opaque', description };
}

function declared(node: Node, target: Target, declarator: Node, file: SourceFile): Binding {
  const scope =
    parentOf(declarator)?.type === 'variable_declaration' ? functionScope(declarator) : blockScope(declarator);
  const base = baseOf(node, scope, declarator.endIndex, file);
  const value = field(declarator, 'value');
  const type = file.type(field(declarator, 'type')) ?? castType(value, file);
  if (target.path === undefined) return opaque(node, scope, 'the rest of an object', file);
  if (value === undefined) {
    if (type !== undefined) return { ...base, kind: 'declared', type };
    return { ...base, kind: 'value', value: nothing(node, file) };
  }
  const module = requiredModule(unwrapped(value));
  if (module !== undefined && target.path.length <= 1) {
    const [symbol] = target.path;
    const from = { module, ...(typeof symbol === 'string' ? { symbol } : {}), local: node.text, range: base.range };
    return { ...base, kind: 'import', import: from };
  }
  return valued(base, value, target.path, type, file);
}

/** A variable that holds a function or class is that function or class. */
function valued(base: Base, value: Node, path: Path, type: Expression | undefined, file: SourceFile): Binding {
  const inner = unwrapped(value);
  if (path.length === 0 && isFunction(inner)) return { ...base, kind: 'function', definition: file.function(inner) };
  if (path.length === 0 && isClass(inner)) return { ...base, kind: 'class', definition: file.class(inner) };
  const annotation = type === undefined || path.length > 0 ? {} : { type };
  return { ...base, kind: 'value', value: file.expression(value), ...withPath(path), ...annotation };
}

/** `container.get('s3') as S3Client`. */
function castType(value: Node | undefined, file: SourceFile): Expression | undefined {
  return value?.type === 'as_expression' ? file.type(partsOf(value)[1]) : undefined;
}

/** A variable without a value is undefined until it is assigned. */
function nothing(node: Node, file: SourceFile): Expression {
  return { kind: 'scalar', value: null, range: file.range(node), at: node.startIndex };
}

function assigned(node: Node, target: Target, assignment: Node, file: SourceFile): Binding | undefined {
  const value = field(assignment, 'right');
  if (value === undefined) return undefined;
  const scope = declarationScope(node, file);
  const base = baseOf(node, scope, assignment.endIndex, file);
  if (target.path === undefined) return { ...base, kind: 'opaque', description: 'the rest of an object' };
  return valued(base, value, target.path, castType(value, file), file);
}

function augmented(node: Node, assignment: Node, file: SourceFile): Binding | undefined {
  const value = field(assignment, 'right');
  const operator = field(assignment, 'operator')?.type ?? '';
  if (value === undefined) return undefined;
  const base = baseOf(node, declarationScope(node, file), assignment.endIndex, file);
  return operator === '??=' || operator === '||=' || operator === '&&='
    ? valued(base, value, [], undefined, file)
    : { ...base, kind: 'opaque', description: `changed by ${operator}` };
}

/** Assignments bind the variable where it was declared: the innermost declaration around them, else a global. */
function declarationScope(node: Node, file: SourceFile): Scope {
  let best: Scope | undefined;
  for (const offset of file.tree.occurrences(node.text)) {
    const other = file.tree.nodeAt(offset);
    const { top } = targetOf(other);
    const holder = parentOf(top);
    if (holder === null || other.text !== node.text || /assignment_expression$/.test(holder.type)) continue;
    const binding = bindingAt(other, file);
    if (binding === undefined || binding.scope.start > node.startIndex || binding.scope.end < node.endIndex) continue;
    if (best === undefined || binding.scope.end - binding.scope.start < best.end - best.start) best = binding.scope;
  }
  return best ?? wholeModule(node);
}

function iterated(node: Node, target: Target, loop: Node, file: SourceFile): Binding | undefined {
  const value = field(loop, 'right');
  if (value === undefined) return undefined;
  const kind = field(loop, 'kind')?.type;
  const body = field(loop, 'body');
  const own: Scope = { start: loop.startIndex, end: loop.endIndex, kind: 'block' };
  const scope = kind === 'var' ? functionScope(loop) : kind === undefined ? declarationScopeOrModule(node) : own;
  const base = { ...baseOf(node, scope, body?.startIndex ?? loop.startIndex, file), block: own };
  if (field(loop, 'operator')?.type === 'in') return { ...base, kind: 'opaque', description: 'a key of an object' };
  if (target.path === undefined) return { ...base, kind: 'opaque', description: 'the rest of an object' };
  return { ...base, kind: 'element', value: file.expression(value), ...withPath(target.path) };
}

/** `for (x of items)` without a declaration: rare enough to take the function around it. */
function declarationScopeOrModule(node: Node): Scope {
  return functionScope(node);
}

function parameter(node: Node, target: Target, file: SourceFile): Binding | undefined {
  const owner = functionAround(node);
  if (owner === undefined) return undefined;
  const row = parametersOf(owner, file).find(
    (one) => one.node.startIndex <= node.startIndex && node.endIndex <= one.node.endIndex,
  );
  if (row === undefined) return undefined;
  const scope: Scope = { start: owner.startIndex, end: owner.endIndex, kind: 'function' };
  const base = { ...baseOf(node, scope, scope.start, file), block: scope };
  if (target.path === undefined) return { ...base, kind: 'opaque', description: 'the rest of an object' };
  return {
    ...base,
    kind: 'parameter',
    parameter: row.parameter,
    function: file.function(owner),
    ...withPath(target.path),
  };
}

/** The name of a function, class, enum, interface or type. */
function definition(node: Node, holder: Node, file: SourceFile): Binding | undefined {
  if (isFunction(holder) && holder.type !== 'method_definition') {
    const isDeclaration = holder.type.endsWith('_declaration');
    const scope = isDeclaration ? blockScope(holder) : functionOwnScope(holder);
    return { ...baseOf(node, scope, scope.start, file), kind: 'function', definition: file.function(holder) };
  }
  if (isClass(holder) || holder.type === 'interface_declaration') {
    const scope = blockScope(holder);
    return { ...baseOf(node, scope, scope.start, file), kind: 'class', definition: file.class(holder) };
  }
  if (isTypeShape(holder)) return typeAlias(node, holder, file);
  if (holder.type === 'enum_declaration') {
    const scope = blockScope(holder);
    return { ...baseOf(node, scope, scope.start, file), kind: 'value', value: enumObject(holder, file) };
  }
  return undefined;
}

/** A function expression's own name is visible only inside it. */
function functionOwnScope(node: Node): Scope {
  return { start: node.startIndex, end: node.endIndex, kind: 'function' };
}

function typeAlias(node: Node, holder: Node, file: SourceFile): Binding {
  const scope = blockScope(holder);
  const base = baseOf(node, scope, scope.start, file);
  const value = field(holder, 'value');
  if (value?.type === 'object_type') return { ...base, kind: 'class', definition: file.class(holder) };
  const type = file.type(value);
  return type === undefined
    ? { ...base, kind: 'opaque', description: 'a type' }
    : { ...base, kind: 'value', value: type };
}

/** An enum is an object of its constant members. */
function enumObject(holder: Node, file: SourceFile): Expression {
  const body = field(holder, 'body');
  const members = partsOf(body ?? holder)
    .filter((part) => part.type === 'enum_assignment')
    .map((part) => {
      const key = propertyName(field(part, 'name'));
      return { ...(key === undefined ? {} : { key }), value: file.expression(field(part, 'value') ?? part) };
    });
  return { kind: 'object', range: file.range(holder), at: holder.startIndex, members };
}

/** True where the name is bound rather than used: what `useAt` passes over. */
export function bindsName(node: Node): boolean {
  const { top } = targetOf(node);
  const holder = parentOf(top);
  if (holder === null) return false;
  const kind = nodeType(holder);
  if (NEVER_USES.has(kind)) return true;
  const place = BINDING_FIELD.find((row) => row.kind.test(kind));
  return place !== undefined && same(field(holder, place.field), top);
}

/** Nodes in which a name is never a value. */
const NEVER_USES: ReadonlySet<string> = new Set([
  'import_specifier',
  'import_clause',
  'namespace_import',
  'import_require_clause',
  'export_specifier',
  'catch_clause',
  'formal_parameters',
  'rest_pattern',
]);
/** The field of a node in which a name is bound; elsewhere in it names are used. */
const BINDING_FIELD: readonly { readonly kind: RegExp; readonly field: string }[] = [
  { kind: /_parameter$/, field: 'pattern' },
  { kind: /assignment_expression$|^for_in_statement$/, field: 'left' },
  { kind: /^arrow_function$/, field: 'parameter' },
  { kind: /^variable_declarator$|^enum_assignment$|^internal_module$/, field: 'name' },
  { kind: DEFINITION, field: 'name' },
];
