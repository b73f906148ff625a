import type { Value } from '../../model/value.js';
import { literalText, unknown } from '../../model/value.js';
import type { Argument, CallExpression } from '../expression.js';
import type { FunctionDefinition } from '../languages/front-end.js';
import { DYNAMIC_MEMBER } from '../rules.js';
import type { CallArguments } from '../rules.js';
import type { Resolver } from './evaluate.js';
import { environmentValue, memberOf } from './members.js';
import { constructorOf } from './parameters.js';
import { isNull, unknownOutcome, withStep, written } from './resolved.js';
import type { Frame, Outcome, Place, Resolved } from './resolved.js';

/** Chains of calls longer than this are not followed. */
const MAXIMUM_FRAMES = 8;

/** What calling `what` gives. */
export function resultOf(resolver: Resolver, what: Resolved, call: CallExpression, place: Place): readonly Outcome[] {
  switch (what.kind) {
    case 'sdk': {
      const meaning = resolver.rulesOf(what.value)?.call(what.value, resolver.arguments(call.arguments, place));
      if (meaning?.returns)
        return withStep(
          [{ what: { kind: 'sdk', value: meaning.returns } }],
          place.context,
          call,
          () => meaning.note ?? '',
        ).map((outcome) => (meaning.note === undefined ? { what: outcome.what } : outcome));
      return meaning
        ? [{ what: { kind: 'data', value: unknown('a response') } }]
        : unknownOutcome('what an SDK call gives', true);
    }
    case 'class': {
      const constructor = constructorOf(what.definition);
      const frame = constructor && frameFor(constructor, call.arguments, place, what.place.frame);
      return [
        {
          what: {
            kind: 'instance',
            definition: what.definition,
            place: { context: what.place.context, ...(frame ? { frame } : {}) },
          },
        },
      ];
    }
    case 'function':
      return returnedBy(resolver, what, { call, place });
    case 'lambda':
      return what.expression.returns.flatMap((value) => resolver.evaluate(value, what.place));
    case 'external':
      return standardCall(resolver, what, call, place);
    case 'literal':
    case 'data':
    case 'generator':
      return [{ what: { kind: 'data', value: unknown('what a method of plain data gives') } }];
    case 'unknown':
      return [{ what: { ...what, given: true } }];
    case 'instance':
    case 'module':
      return unknownOutcome('what calling an object gives');
  }
}

function frameFor(
  definition: FunctionDefinition,
  args: readonly Argument[],
  caller: Place,
  outer: Frame | undefined,
): Frame | undefined {
  const depth = (caller.frame?.depth ?? 0) + 1;
  if (depth > MAXIMUM_FRAMES) return undefined;
  return { definition, arguments: args, caller, depth, ...(outer ? { outer } : {}) };
}

export function returnedBy(
  resolver: Resolver,
  what: Resolved & { kind: 'function' },
  through: { call: CallExpression; place: Place } | undefined,
): readonly Outcome[] {
  const { definition } = what;
  const { context } = what.place;
  const outer = what.self?.kind === 'instance' ? what.self.place.frame : what.place.frame;
  const frame = through ? frameFor(definition, through.call.arguments, through.place, outer) : outer;
  if (through && !frame) return unknownOutcome('a long chain of calls');
  const inside: Place = { context, ...(frame ? { frame } : {}) };
  const name = definition.name ?? 'an anonymous function';
  const returned = definition
    .returns()
    .flatMap((value) =>
      withStep(resolver.evaluate(value, inside), context, value, (file) => `${name} returns ${written(value, file)}`),
    );
  const known = returned.filter(({ what: value }) => !isNull(value));
  if (!known.some(({ what: value }) => value.kind === 'sdk' || value.kind === 'instance') && definition.returnType) {
    const typed = resolver.instanceOf(definition.returnType, { context });
    if (typed.some(({ what: value }) => value.kind === 'sdk' || value.kind === 'instance')) return typed;
  }
  const telling = known.filter(({ what: value }) => value.kind !== 'unknown');
  const outcomes = telling.length > 0 ? telling : known;
  if (outcomes.length > 0) return outcomes;
  const yielded = definition.yields().flatMap((value) => resolver.evaluate(value, inside));
  if (yielded.length > 0) return [{ what: { kind: 'generator', outcomes: yielded } }];
  return unknownOutcome(`what ${definition.name ?? 'a function'} returns`);
}

function standardCall(
  resolver: Resolver,
  what: Resolved & { kind: 'external' },
  call: CallExpression,
  place: Place,
): readonly Outcome[] {
  const library = place.context.frontEnd.standardLibrary;
  const [first] = call.arguments;
  const passed = Object.hasOwn(library.passThrough, what.path)
    ? call.arguments[library.passThrough[what.path] ?? 0]
    : undefined;
  if (passed) return resolver.evaluate(passed.value, place);
  if (library.objectBuilders.includes(what.path)) {
    return [{ what: { kind: 'data', value: objectOf(resolver.arguments(call.arguments, place)) } }];
  }
  if (library.memberCalls?.includes(what.path) && first && call.arguments[1]) {
    const name = literalText(resolver.value(call.arguments[1].value, place)) ?? DYNAMIC_MEMBER;
    return resolver.each(resolver.evaluate(first.value, place), (object) => memberOf(resolver, object, name, place));
  }
  if (library.environmentCalls.includes(what.path) && first) {
    const name = literalText(resolver.value(first.value, place));
    return [{ what: { kind: 'data', value: environmentValue(name ?? 'a variable') } }];
  }
  // An object of some class: whatever it is, it is not the client that an SDK's function gave.
  const constructed = call.construction || /(^|\.)_*[A-Z][^.]*$/.test(what.path);
  return [{ what: { ...what, path: `${what.path}()`, foreign: what.foreign || constructed } }];
}

function objectOf(given: CallArguments): Value {
  const members: Record<string, Value> = {};
  for (const [name, value] of Object.entries(given.named))
    members[name] = value.kind === 'sdk' ? unknown('an SDK object') : value;
  return { kind: 'object', members, open: given.open || given.positional.length > 0 };
}
