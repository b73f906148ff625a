import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Binding, Path, Scope, Span } from '../front-end.js';
import type { SourceFile } from '../grammar/source-file.js';
import { branchWithin, enclosing, field, moduleScope, partsOf, same, spanOf, within } from '../grammar/nodes.js';
import { BRANCHES, classAround, parameterNodes } from './definitions.js';
import { BLOCK_TYPES, FUNCTION_TYPES, METHOD_TYPES } from './expressions.js';
import { ELEMENT_METHODS, SELF_METHODS } from './methods.js';

const LOCAL_SCOPES: ReadonlySet<string> = new Set([...METHOD_TYPES, 'class', 'module', 'singleton_class']);
const PARAMETERS: ReadonlySet<string> = new Set([
  ...['optional_parameter', 'keyword_parameter', 'splat_parameter', 'hash_splat_parameter', 'block_parameter'],
  ...['method_parameters', 'block_parameters', 'lambda_parameters', 'destructured_parameter'],
]);
const LISTS: ReadonlySet<string> = new Set(['left_assignment_list', 'destructured_left_assignment', 'rest_assignment']);

/** Words right before a name that is defined. */
const DEFINED = /(?:\b(?:def|class|module|for)|=>)[ \t]*(?:self\.)?$/;
/** Before a parameter: the list of a method, of a block or of a lambda that is still open. */
const IN_PARAMETERS =
  /\bdef[ \t]+[^\s(]+(?:[ \t]*\([^()]*(?:\([^()]*\)[^()]*)*|[ \t][^\n()]*)$|\|[^|\n]*$|->[ \t]*\(?[^()\n]*$/;
/** After one of several variables that are assigned at once. */
const ASSIGNED_TOGETHER = /^[^\n=]*[^=!<>\n]=(?![=~>])/;
/** Operators that assign. */
const ASSIGNING = /=(?![=~>])|(?:\|\||&&|[-+*/%|&^]|<<|>>|\*\*)=(?!=)|in\b/y;

/** A sieve over the text: false where the name is surely not bound, being a message, a symbol, or what is read. */
export function mayBind(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1);
  // `.x`, `@x`, `:x`; `self.x` of a definition is looked for elsewhere.
  if (before === 46) return /\bdef\s+self\.$/.test(text.slice(Math.max(0, start - 12), start));
  if (before === 64 || (before === 58 && text.charCodeAt(start - 2) !== 58)) return false;
  let next = end;
  while (text.charCodeAt(next) === 32 || text.charCodeAt(next) === 9) next += 1;
  ASSIGNING.lastIndex = next;
  if (ASSIGNING.test(text)) return true;
  if (DEFINED.test(text.slice(Math.max(0, start - 16), start))) return true;
  const after = text.charAt(next);
  if (after === ',' && ASSIGNED_TOGETHER.test(text.slice(next, next + 200))) return true;
  if (after === '.' || after === '[' || after === '(' || after === '{' || after === '"' || after === "'") return false;
  return IN_PARAMETERS.test(text.slice(Math.max(0, start - 600), start));
}

interface Base {
  readonly range: Binding['range'];
  readonly scope: Scope;
  readonly from: number;
  readonly block: Span;
}

function localScope(node: Node, file: SourceFile): Scope {
  const holder = enclosing(node, LOCAL_SCOPES);
  if (!holder) return moduleScope(file.tree.text);
  return { ...spanOf(holder), kind: METHOD_TYPES.has(holder.type) ? 'function' : 'class' };
}

/** Constants and classes are seen in all of the class or module that they stand in. */
function constantScope(node: Node, file: SourceFile): Scope {
  const holder = classAround(node);
  return !holder || holder.type === 'program' ? moduleScope(file.tree.text) : { ...spanOf(holder), kind: 'block' };
}

export function bindingAt(node: Node, name: string, file: SourceFile): Binding | undefined {
  if (node.type === 'constant') return constant(node, file);
  if (node.type === 'hash_key_symbol' || (node.type !== 'identifier' && node.type !== 'global_variable'))
    return undefined;
  const path: number[] = [];
  let top = node;
  for (let { parent } = top; parent && LISTS.has(parent.type); { parent } = top) {
    const child = top;
    path.unshift(partsOf(parent).findIndex((part) => same(part, child)));
    top = parent;
  }
  const holder = top.parent;
  if (!holder) return undefined;
  const at: { path?: Path } = path.length > 0 ? { path } : {};
  switch (holder.type) {
    case 'assignment':
    case 'operator_assignment': {
      if (!same(field(holder, 'left'), top)) return undefined;
      const scope = node.type === 'global_variable' ? moduleScope(file.tree.text) : localScope(holder, file);
      const block = branchWithin(scope, holder, BRANCHES);
      const base: Base = { range: file.range(node), scope, from: holder.endIndex, block };
      return { ...base, kind: 'value', value: valueOf(holder, file), ...at };
    }
    case 'for': {
      if (!same(field(holder, 'pattern'), top)) return undefined;
      const scope = localScope(holder, file);
      const list = partsOf(field(holder, 'value'))[0];
      const base: Base = {
        range: file.range(node),
        scope,
        from: list?.endIndex ?? holder.startIndex,
        block: spanOf(holder),
      };
      return { ...base, kind: 'element', value: file.expression(list), ...at };
    }
    case 'exception_variable': {
      const scope = localScope(holder, file);
      const base: Base = {
        range: file.range(node),
        scope,
        from: holder.endIndex,
        block: branchWithin(scope, holder, BRANCHES),
      };
      return { ...base, kind: 'opaque', description: 'a rescued error' };
    }
    case 'method':
      return same(field(holder, 'name'), node) ? topLevelMethod(node, holder, file) : undefined;
    default:
      return PARAMETERS.has(holder.type) ? parameter(node, name, file) : undefined;
  }
}

/** `x ||= y` and `x += y` read the variable too: only what is new is followed. */
const valueOf = (assignment: Node, file: SourceFile): Expression => file.expression(field(assignment, 'right'));

function constant(node: Node, file: SourceFile): Binding | undefined {
  const path = node.parent?.type === 'scope_resolution' && same(field(node.parent, 'name'), node) ? node.parent : node;
  const holder = path.parent;
  if (!holder) return undefined;
  const scope = constantScope(holder, file);
  const base: Base = { range: file.range(node), scope, from: scope.start, block: scope };
  if (holder.type === 'class' || holder.type === 'module') {
    return same(field(holder, 'name'), path) ? { ...base, kind: 'class', definition: file.class(holder) } : undefined;
  }
  if (holder.type !== 'assignment' && holder.type !== 'operator_assignment') return undefined;
  if (!same(field(holder, 'left'), path)) return undefined;
  return { ...base, kind: 'value', value: file.expression(field(holder, 'right')) };
}

/** Methods outside of classes may be called everywhere. */
function topLevelMethod(node: Node, holder: Node, file: SourceFile): Binding | undefined {
  if (classAround(holder)?.type !== 'program') return undefined;
  const scope = moduleScope(file.tree.text);
  return { range: file.range(node), scope, from: 0, block: scope, kind: 'function', definition: file.function(holder) };
}

function parameter(node: Node, name: string, file: SourceFile): Binding | undefined {
  const owner = enclosing(node, FUNCTION_TYPES);
  if (!owner) return undefined;
  const scope: Scope = { ...spanOf(owner), kind: METHOD_TYPES.has(owner.type) ? 'function' : 'block' };
  const base: Base = { range: file.range(node), scope, from: scope.start, block: scope };
  const parameters = parameterNodes(owner);
  const index = parameters.findIndex((part) => part.startIndex <= node.startIndex && node.endIndex <= part.endIndex);
  if (index < 0) return { ...base, kind: 'opaque', description: 'a block' };
  const whole = parameters[index];
  const inner =
    whole?.type === 'destructured_parameter' ? partsOf(whole).findIndex((part) => same(part, node)) : undefined;
  const path = inner === undefined ? {} : { path: [inner] };
  if (BLOCK_TYPES.has(owner.type)) {
    const given = givenToBlock(owner, index, base, file);
    if (given) return { ...given, ...path };
  }
  const definition = file.function(owner);
  const found = definition.parameters[index];
  if (!found || (inner === undefined && found.name !== name)) return undefined;
  return { ...base, kind: 'parameter', parameter: found, function: definition, ...path };
}

/** Blocks that are given the elements of the receiver, or the receiver itself. */
function givenToBlock(block: Node, index: number, base: Base, file: SourceFile): Binding | undefined {
  const call = block.parent;
  const receiver = field(call, 'receiver');
  const method = file.text(field(call, 'method'));
  if (!receiver || index > 0) return undefined;
  if (SELF_METHODS.has(method)) return { ...base, kind: 'value', value: file.expression(receiver) };
  return ELEMENT_METHODS.has(method) ? { ...base, kind: 'element', value: file.expression(receiver) } : undefined;
}

/** `let(:client) { Aws::S3::Client.new }` of RSpec: a method of the group that it stands in. */
export function memoisedBinding(name: string, at: number, file: SourceFile): Binding | undefined {
  const call = within(file.tree.nodeAt(at), new Set(['call']));
  const method = file.text(field(call, 'method'));
  const block = field(call, 'block');
  if (!call || !block || (method !== 'let' && method !== 'let!' && method !== 'subject')) return undefined;
  const holder = enclosing(call, BLOCK_TYPES);
  const scope: Scope = holder ? { ...spanOf(holder), kind: 'block' } : moduleScope(file.tree.text);
  const value = file.expression(field(block, 'body'));
  const [symbol] = partsOf(field(call, 'arguments'));
  if (file.text(symbol) !== `:${name}`) return undefined;
  return { range: file.range(symbol ?? call), scope, from: scope.start, block: scope, kind: 'value', value };
}
