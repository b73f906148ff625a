import type { Value } from '../../model/value.js';
import { literalText, unknown } from '../../model/value.js';
import type { CallExpression } from '../expression.js';
import { DYNAMIC_MEMBER } from '../rules.js';
import type { CallArguments } from '../rules.js';
import type { Resolver } from './evaluate.js';
import { environmentValue, memberOf } from './members.js';
import { constructorOf } from './parameters.js';
import { frameFor, returnedBy } from './returns.js';
import { unknownOutcome, withStep } from './resolved.js';
import type { Outcome, Place, Resolved } from './resolved.js';

/** What an attribute may hold; the rest is called. */
const ATTRIBUTES: ReadonlySet<Resolved['kind']> = new Set([
  'data',
  'literal',
  'instance',
  'class',
  'module',
  'generator',
]);

/** What calling `what` gives. */
export function resultOf(resolver: Resolver, what: Resolved, call: CallExpression, place: Place): readonly Outcome[] {
  if (call.bare === true && ATTRIBUTES.has(what.kind)) return [{ what }];
  switch (what.kind) {
    case 'sdk': {
      const meaning = resolver.rulesOf(what.value)?.call(what.value, resolver.arguments(call.arguments, place));
      if (call.bare === true && !meaning) return [{ what }];
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
      const constructor = constructorOf(what.definition, what.place.context);
      // Without one (a struct literal) the fields' values stand where it is made, and its parameters are what is given there.
      const frame = constructor
        ? frameFor(constructor, call.arguments, place, what.place.frame)
        : what.place.context === place.context
          ? place.frame
          : undefined;
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
      return declaredResult(resolver, what) ?? [{ what: { ...what, given: true } }];
    case 'instance':
    case 'module':
      return unknownOutcome('what calling an object gives');
  }
}

/** What a method that is only declared gives, by its declaration. */
function declaredResult(resolver: Resolver, what: Resolved & { kind: 'unknown' }): readonly Outcome[] | undefined {
  const type = what.declared?.definition.returnType;
  const typed = what.declared && type ? resolver.instanceOf(type, { context: what.declared.place.context }) : [];
  return typed.some(({ what: value }) => value.kind === 'sdk' || value.kind === 'instance') ? typed : undefined;
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
