import type { Argument, CallExpression } from '../expression.js';
import type { Binding, ClassDefinition, FunctionDefinition, Parameter } from '../languages/front-end.js';
import { methodOf } from './class-members.js';
import type { Resolver } from './evaluate.js';
import { isNull, unknownOutcome, withStep } from './resolved.js';
import type { FileContext, Outcome, Place, Resolved } from './resolved.js';

/** The argument that a parameter gets; `open`: source does not show it (`*args`, `**kwargs`); undefined: not given. */
function argumentFor(parameter: Parameter, args: readonly Argument[]): Argument | 'open' | undefined {
  const named = args.find((argument) => argument.name === parameter.name);
  if (named) return named;
  let position = 0;
  for (const argument of args) {
    if (argument.name !== undefined) continue;
    if (argument.spread) return 'open';
    if (position === parameter.index) return argument;
    position += 1;
  }
  return undefined;
}

/** What front ends call a constructor that has the class's own name. */
const CONSTRUCTORS = ['constructor'];

export function constructorOf(definition: ClassDefinition, context: FileContext): FunctionDefinition | undefined {
  for (const name of context.frontEnd.constructors ?? CONSTRUCTORS) {
    const found = methodOf(definition, name);
    if (found) return found;
  }
  return undefined;
}

/**
 * What a function that is handed to another one is given: by the SDK (`runTransaction(async (t) => ..)`), or the
 * arguments that stand after it (`executor.submit(upload, s3, key)`, `Thread(target=upload, args=(s3, key))`).
 */
function fromReceivers(resolver: Resolver, binding: Binding & { kind: 'parameter' }, place: Place): readonly Outcome[] {
  const { parameter, function: definition } = binding;
  const { context } = place;
  const at = parameter.index;
  if (at === undefined) return [];
  return callsTaking(definition, context).flatMap(({ call, argument }) => {
    const callees = resolver.evaluate(call.callee, { context });
    const outcomes = callees.flatMap((outcome): readonly Outcome[] => {
      if (outcome.what.kind === 'function') return fromOwnCalls(resolver, outcome.what, call, argument, at, context);
      if (outcome.what.kind !== 'sdk') return [];
      const rules = resolver.rulesOf(outcome.what.value);
      const taken = rules?.takes?.(outcome.what.value);
      const passed = taken ?? rules?.call(outcome.what.value, resolver.arguments(call.arguments, { context }))?.passes;
      const value = passed?.[at];
      return value ? [{ ...outcome, what: { kind: 'sdk', value } }] : [];
    });
    if (outcomes.length > 0) return outcomes;
    const given = handedOver(call, argument, at);
    if (!given) return [];
    return withStep(resolver.evaluate(given.value, { context }), context, call, () => 'it is handed over here');
  });
}

/** What a function of the workspace gives to one that is handed to it: `run(op) { op(this.client, path) }`. */
function fromOwnCalls(
  resolver: Resolver,
  { definition, place }: Resolved & { kind: 'function' },
  call: CallExpression,
  argument: number,
  at: number,
  caller: FileContext,
): readonly Outcome[] {
  const handed = call.arguments[argument];
  const index = call.arguments.slice(0, Math.max(argument, 0)).filter((each) => each.name === undefined).length;
  const taken = definition.parameters.find((parameter) =>
    handed?.name === undefined ? parameter.index === index : parameter.name === handed.name,
  );
  if (argument < 0 || taken === undefined) return [];
  const { start, end } = definition.span;
  return place.context.syntax.callsNamed(taken.name).flatMap((inner) => {
    const given = inner.callee.kind === 'name' && start <= inner.at && inner.at < end ? inner.arguments[at] : undefined;
    if (!given || given.spread === true || given.name !== undefined) return [];
    const outcomes = resolver.evaluate(given.value, { context: place.context });
    return withStep(outcomes, caller, call, () => `${definition.name ?? 'a function'} calls it with this`);
  });
}

function callsTaking(
  definition: FunctionDefinition,
  context: FileContext,
): readonly { call: CallExpression; argument: number }[] {
  const { syntax, tree } = context;
  const found: { call: CallExpression; argument: number }[] = [];
  const anonymous = syntax.callTaking?.(definition);
  if (anonymous) {
    const inside = (at: number): boolean => definition.span.start <= at && at < definition.span.end;
    found.push({ call: anonymous, argument: anonymous.arguments.findIndex((argument) => inside(argument.value.at)) });
  }
  if (definition.name === undefined) return found;
  const { text } = tree;
  for (const offset of tree.occurrences(definition.name)) {
    // Called, or defined: not handed on.
    if (text.charCodeAt(offset + definition.name.length) === 40) continue;
    const use = syntax.useAt(offset);
    if (use?.kind !== 'reference' || !use.passedTo) continue;
    const { reference, passedTo } = use;
    found.push({
      call: passedTo,
      argument: passedTo.arguments.findIndex((argument) => argument.value.at === reference.at),
    });
  }
  return found;
}

/** Keyword under which a thread or process takes the arguments of its function as one list. */
const ARGUMENT_LISTS = ['args'];

function handedOver(call: CallExpression, argument: number, at: number): Argument | undefined {
  const list = call.arguments.find((each) => each.name !== undefined && ARGUMENT_LISTS.includes(each.name))?.value;
  if (list?.kind === 'list') return list.items[at];
  if (argument < 0) return undefined;
  const after = call.arguments.slice(argument + 1).filter((each) => each.name === undefined);
  return after[at];
}

/** What a parameter is: the argument of the call that is looked at, else by its type, its default, or its callers. */
export function parameterOutcomes(
  resolver: Resolver,
  binding: Binding & { kind: 'parameter' },
  place: Place,
): readonly Outcome[] {
  const { parameter } = binding;
  for (let frame = place.frame; frame; frame = frame.outer) {
    if (frame.definition.span.start !== binding.function.span.start || frame.definition.name !== binding.function.name)
      continue;
    const given = argumentFor(parameter, frame.arguments);
    if (given === 'open') break;
    if (given) return resolver.evaluate(given.value, frame.caller);
    if (parameter.default) return resolver.evaluate(parameter.default, place);
    break;
  }
  if (parameter.type) {
    const typed = resolver.instanceOf(parameter.type, place);
    if (typed.length > 0) return typed;
  }
  const outcomes: Outcome[] = [];
  if (parameter.default) {
    for (const outcome of resolver.evaluate(parameter.default, place))
      if (!isNull(outcome.what)) outcomes.push(outcome);
  }
  if (outcomes.some(({ what }) => what.kind === 'sdk')) return outcomes;
  const given = fromCallers(resolver, binding, place);
  // The default holds where no caller that is seen gives anything else.
  return outcomes.length > 0 && given.every(({ what }) => what.kind === 'unknown') ? outcomes : [...outcomes, ...given];
}

/** A wrapper often has the name of the method it forwards to: `putObject(..) { s3.putObject(..) }` does not call itself. */
function isSdkCall(resolver: Resolver, { callee }: CallExpression, context: FileContext): boolean {
  return callee.kind === 'member' && resolver.evaluate(callee, { context }).some(({ what }) => what.kind === 'sdk');
}

/** What the callers within the file give for a parameter. */
function fromCallers(resolver: Resolver, binding: Binding & { kind: 'parameter' }, place: Place): readonly Outcome[] {
  const { parameter, function: definition } = binding;
  const { context } = place;
  const outcomes: Outcome[] = [];
  const called = definition.kind === 'constructor' ? definition.owner?.name : definition.name;
  if (called !== undefined && !parameter.rest) {
    for (const call of context.syntax.callsNamed(called)) {
      const given = argumentFor(parameter, call.arguments);
      if (!given || given === 'open' || isSdkCall(resolver, call, context)) continue;
      const found = withStep(
        resolver.evaluate(given.value, { context }),
        context,
        call,
        () => `${called} is called with it here`,
      );
      // A test tells what kind of object is given, not the names that the program works with.
      const ofTest = context.syntax.isTestCode(call.at) && !context.syntax.isTestCode(definition.span.start);
      outcomes.push(...(ofTest ? found.filter(({ what }) => what.kind !== 'data' && what.kind !== 'literal') : found));
    }
  }
  outcomes.push(...fromReceivers(resolver, binding, place));
  const telling = outcomes.filter(({ what }) => what.kind !== 'unknown' && !isNull(what));
  return telling.length > 0 ? telling : unknownOutcome(`parameter ${parameter.name}`, true);
}
