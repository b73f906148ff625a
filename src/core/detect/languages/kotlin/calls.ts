import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Argument, Expression, ObjectExpression } from '../../expression.js';
import type { Binding } from '../front-end.js';
import { enclosing, field, formatPieces, partOf, partsOf, same } from '../jvm/nodes.js';
import { moduleScope } from '../jvm/scopes.js';
import type { SourceFile } from '../jvm/source-file.js';
import { returnedBy } from './functions.js';
import { isClass, isFunction, isLambda, typeIn } from './grammar-types.js';
import { literalParts } from './strings.js';
import { heldType } from './types.js';
import { lazily } from '../lazy-property.js';

/** Functions that give their receiver back, and those that give what their lambda gives ("Kotlin documentation: Scope functions"). */
const GIVES_RECEIVER: ReadonlySet<string> = new Set(['also', 'apply', 'onEach', 'takeIf', 'takeUnless']);
const GIVES_RESULT: ReadonlySet<string> = new Set([
  'let',
  'run',
  'use',
  'with',
  'lazy',
  'runCatching',
  'runBlocking',
  'coroutineScope',
  'supervisorScope',
  'withContext',
  'withTimeout',
  'synchronized',
  'async',
  'runTest',
]);
/** Of these the receiver is the lambda's `this`; of the others it is the lambda's parameter. */
const RECEIVER_IS_THIS: ReadonlySet<string> = new Set(['apply', 'run', 'with']);
const RECEIVER_IS_PARAMETER: ReadonlySet<string> = new Set(['also', 'let', 'use', 'takeIf', 'takeUnless']);
/** Functions that give their one argument or receiver unchanged. */
const UNCHANGED: ReadonlySet<string> = new Set(['trimIndent', 'trimMargin', 'toString', 'await', 'orEmpty']);
/** Functions of injection and test libraries that make something of the type they are given. */
const BY_TYPE: ReadonlySet<string> = new Set(['inject', 'get', 'getBean', 'instance', 'getKoin']);

/** Lambda and arguments of a call stand in two nodes: `f(x) { .. }`. The outer one is the call. */
export function wholeCall(node: Node): Node {
  const { parent } = node;
  const outer = parent?.type === 'call_expression' && same(partsOf(parent)[0], node) ? parent : undefined;
  return outer !== undefined && partOf(outer, 'value_arguments') === undefined ? outer : node;
}

/** What is called, its arguments in brackets, its trailing lambda. */
export interface CallParts {
  readonly callee: Node;
  readonly list: Node | undefined;
  readonly lambda: Node | undefined;
  readonly types: Node | undefined;
}

export function callParts(node: Node): CallParts | undefined {
  const [first] = partsOf(node);
  if (first === undefined) return undefined;
  const lambda = partOf(partOf(node, 'annotated_lambda'), 'lambda_literal');
  const list = partOf(node, 'value_arguments');
  if (list === undefined && first.type === 'call_expression' && partOf(first, 'value_arguments') !== undefined) {
    const inner = callParts(first);
    if (inner !== undefined && inner.lambda === undefined) return { ...inner, lambda };
  }
  return { callee: first, list, lambda, types: partOf(node, 'type_arguments') ? node : undefined };
}

/** The name that is called: `putObject` of `s3.putObject(..)`. */
const calledName = (callee: Node): Node | undefined =>
  callee.type === 'navigation_expression' ? partsOf(callee)[1] : callee.type === 'identifier' ? callee : undefined;

const receiverOf = (callee: Node): Node | undefined =>
  callee.type === 'navigation_expression' ? partsOf(callee)[0] : undefined;

export function callOf(node: Node, file: SourceFile): Expression {
  const base = { range: file.range(node), at: node.startIndex };
  const parts = callParts(node);
  if (parts === undefined) return { ...base, kind: 'other', description: 'an incomplete call' };
  const whole = wholeCall(node);
  if (!same(whole, node)) return file.expression(whole);
  const known = standardCall(base, parts, file);
  if (known !== undefined) return known;
  const call = lazily({ ...base, kind: 'call', construction: false }, 'callee', () => calleeOf(parts.callee, file));
  return lazily(call, 'arguments', () => argumentsOf(parts, file));
}

/** What is called; a plain name inside `with(s3) { .. }` or an extension function may be the receiver's. */
function calleeOf(callee: Node, file: SourceFile): Expression {
  const name = calledName(callee);
  if (name === undefined) return file.expression(callee);
  const object = receiverOf(callee);
  const range = file.range(callee);
  if (object !== undefined) {
    const property = name.text;
    return { kind: 'member', range, at: callee.startIndex, object: file.expression(object), property, called: true };
  }
  const plain: Expression = { kind: 'name', range, at: callee.startIndex, name: name.text, called: true };
  const receiver = implicitReceiver(callee, file);
  if (receiver === undefined || file.bindings(name.text).length > 0) return plain;
  const member: Expression = { kind: 'member', range, at: callee.startIndex, object: receiver, property: name.text };
  return { kind: 'choice', range, at: callee.startIndex, options: [member, plain] };
}

/** The call that a lambda is the trailing lambda or an argument of. */
export function callAround(lambda: Node): Node | undefined {
  const holder = lambda.parent;
  if (holder?.type === 'annotated_lambda') return holder.parent?.type === 'call_expression' ? holder.parent : undefined;
  const list = holder?.type === 'value_argument' ? holder.parent : null;
  return list?.parent?.type === 'call_expression' ? wholeCall(list.parent) : undefined;
}

/** The receiver of the scope function that a lambda is given to; `with(s3)` takes it as an argument. */
export function scopeReceiver(lambda: Node, asThis: boolean): Node | undefined {
  const call = callAround(lambda);
  const parts = call && callParts(call);
  const name = parts && calledName(parts.callee)?.text;
  if (parts === undefined || name === undefined) return undefined;
  if (!(asThis ? RECEIVER_IS_THIS : RECEIVER_IS_PARAMETER).has(name)) return undefined;
  const object = receiverOf(parts.callee);
  if (object !== undefined) return object;
  const [first] = parts.list === undefined ? [] : partsOf(parts.list);
  return name === 'with' ? partsOf(first ?? lambda).at(-1) : undefined;
}

/** What `this` is besides the instance of the class: the receiver of a scope function or of an extension function. */
export function implicitReceiver(node: Node, file: SourceFile): Expression | undefined {
  for (let around = enclosing(node, isFunctionOrClass); around && !isClass(around);) {
    if (isLambda(around)) {
      const receiver = scopeReceiver(around, true);
      if (receiver !== undefined) return file.expression(receiver);
    } else if (around.type === 'function_declaration') {
      const type = extendedType(around);
      return type && ofType(type, file);
    }
    around = enclosing(around, isFunctionOrClass);
  }
  return undefined;
}

const isFunctionOrClass = (node: Node): boolean => isFunction(node) || isClass(node);

/** `S3Client` of `fun S3Client.upload()`: a type before the name. */
function extendedType(definition: Node): Node | undefined {
  const name = field(definition, 'name');
  const type = typeIn(definition);
  return name !== undefined && type !== undefined && type.startIndex < name.startIndex ? type : undefined;
}

/** Something of which only the type is known. */
export function ofType(type: Node, file: SourceFile): Expression {
  return file.nameFor(type, 'a value of type', (): Binding | undefined => {
    const scope = moduleScope(type);
    const known = file.type(type);
    const base = { range: file.range(type), scope, from: scope.start, block: scope };
    return known === undefined ? undefined : { ...base, kind: 'declared', type: known };
  });
}

/** Calls of the standard library that are what they are given. */
function standardCall(
  base: { readonly range: Expression['range']; readonly at: number },
  { callee, list, lambda, types }: CallParts,
  file: SourceFile,
): Expression | undefined {
  const name = calledName(callee)?.text ?? '';
  const object = receiverOf(callee);
  const given = list === undefined ? [] : partsOf(list).flatMap((part) => partsOf(part).at(-1) ?? []);
  if (lambda !== undefined) {
    if (GIVES_RECEIVER.has(name) && object !== undefined) return file.expression(object);
    if (!GIVES_RESULT.has(name)) return undefined;
    return lazily({ ...base, kind: 'choice' }, 'options', () => returnedBy(lambda, file));
  }
  if (object !== undefined) {
    if (UNCHANGED.has(name) && given.length === 0) return file.expression(object);
    if (name === 'format' && object.type.endsWith('string_literal')) return formatted(base, object, given, file);
  }
  if (BY_TYPE.has(name)) {
    const type = heldType(types);
    return type && ofType(type, file);
  }
  if (object !== undefined) return undefined;
  if (/^(?:mutable)?(?:List|Set)Of$|^(?:list|set|array|sequence)Of$|^(?:listOfNotNull|flowOf)$/.test(name))
    return { ...base, kind: 'list', items: given.map((part): Argument => ({ value: file.expression(part) })) };
  if (/^(?:map|mutableMap|hashMap|linkedMap)Of$/.test(name))
    return { ...base, kind: 'object', members: given.map((part) => pairOf(part, file)) };
  return undefined;
}

/** `"key" to value`. */
function pairOf(node: Node, file: SourceFile): ObjectExpression['members'][number] {
  const [key, word, value] = partsOf(node);
  if (node.type !== 'infix_expression' || word?.text !== 'to' || key === undefined || value === undefined)
    return { value: { kind: 'other', range: file.range(node), at: node.startIndex, description: 'a pair' } };
  const parts = /string_literal$/.test(key.type) ? literalParts(key, file) : [];
  const [text] = parts;
  return { ...(parts.length === 1 && typeof text === 'string' ? { key: text } : {}), value: file.expression(value) };
}

function formatted(
  base: { readonly range: Expression['range']; readonly at: number },
  format: Node,
  given: readonly Node[],
  file: SourceFile,
): Expression | undefined {
  const literal = literalParts(format, file);
  const [text] = literal;
  if (literal.length !== 1 || typeof text !== 'string') return undefined;
  const [head = '', ...rest] = formatPieces(text);
  const parts = rest.flatMap((piece, index): readonly (string | Expression)[] => {
    const value = given[index];
    return [value === undefined ? { ...base, kind: 'other', description: 'a value' } : file.expression(value), piece];
  });
  return { ...base, kind: 'text', parts: [head, ...parts] };
}

/** Arguments in brackets, then the trailing lambda. */
export function argumentsOf({ list, lambda }: CallParts, file: SourceFile): readonly Argument[] {
  const given = (list === undefined ? [] : partsOf(list)).map((part) => argumentOf(part, file));
  return lambda === undefined ? given : [...given, { value: lambdaValue(lambda, file) }];
}

function argumentOf(node: Node, file: SourceFile): Argument {
  const parts = partsOf(node);
  const value = parts.at(-1) ?? node;
  if (value.type === 'spread_expression') return { spread: true, value: file.expression(partsOf(value)[0] ?? value) };
  const named = parts.length > 1 && node.children.some((child) => child.type === '=');
  const name = named ? parts[0]?.text : undefined;
  return { ...(name === undefined ? {} : { name }), value: file.expression(value) };
}

/** `{ bucket = "reports"; delete { .. } }`: an object of what is assigned, where that is all that the lambda does. */
function lambdaValue(lambda: Node, file: SourceFile): Expression {
  const members =
    partOf(lambda, 'lambda_parameters') === undefined ? assignedMembers(partsOf(lambda), file) : undefined;
  if (members === undefined) return file.expression(lambda);
  return { kind: 'object', range: file.range(lambda), at: lambda.startIndex, members };
}

function assignedMembers(statements: readonly Node[], file: SourceFile): ObjectExpression['members'] | undefined {
  const members: ObjectExpression['members'][number][] = [];
  let assigned = statements.length === 0;
  for (const statement of statements) {
    if (statement.type === 'assignment') {
      const key = memberName(field(statement, 'left'));
      const value = field(statement, 'right');
      if (key === undefined || value === undefined) continue;
      members.push({ key, value: file.expression(value) });
      assigned = true;
    } else if (statement.type === 'call_expression') {
      const parts = callParts(statement);
      const name = parts?.callee.type === 'identifier' && parts.lambda && !parts.list ? parts.callee.text : undefined;
      if (name === undefined || parts?.lambda === undefined) continue;
      const nested = lambdaValue(parts.lambda, file);
      if (nested.kind === 'object') members.push({ key: name, value: nested });
    } else if (/^(?:if_expression|block)$/.test(statement.type)) {
      const inner = assignedMembers(partsOf(statement), file);
      if (inner !== undefined && inner.length > 0) {
        members.push(...inner);
        assigned = true;
      }
    }
  }
  return assigned ? members : undefined;
}

function memberName(target: Node | undefined): string | undefined {
  if (target?.type === 'identifier') return target.text;
  const [object, name] = target?.type === 'navigation_expression' ? partsOf(target) : [];
  return object?.type === 'this_expression' ? name?.text : undefined;
}
