import { literalText } from '../../model/value.js';
import type { Argument, CallExpression } from '../expression.js';
import type { FunctionDefinition } from '../languages/front-end.js';
import type { Resolver } from './evaluate.js';
import { isNull, unknownOutcome, withStep, written } from './resolved.js';
import type { Frame, Outcome, Place, Resolved } from './resolved.js';

/** Chains of calls longer than this are not followed. */
const MAXIMUM_FRAMES = 8;

/** Texts among the arguments of a call, as far as they are known. */
function textsOf(resolver: Resolver, { call, place }: { call: CallExpression; place: Place }): readonly string[] {
  return call.arguments.flatMap(({ value }) => literalText(resolver.value(value, place)) ?? []);
}

const tellsNothing = (what: Resolved): boolean =>
  what.kind === 'unknown' || (what.kind === 'data' && what.value.kind === 'unknown');

/** The frame of a call of a function; undefined when the chain of calls is too long to follow. */
export function frameFor(
  definition: FunctionDefinition,
  args: readonly Argument[],
  caller: Place,
  outer: Frame | undefined,
): Frame | undefined {
  const depth = (caller.frame?.depth ?? 0) + 1;
  if (depth > MAXIMUM_FRAMES) return undefined;
  return { definition, arguments: args, caller, depth, ...(outer ? { outer } : {}) };
}

/** What a function returns or yields, called from `through`; without it, as it is defined. */
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
  const telling = known.filter(({ what: value }) => !tellsNothing(value));
  if (telling.length > 0) return telling;
  // A client may well come out of another file by ways that are not followed.
  const elsewhere = through !== undefined && through.place.context !== context;
  if (known.length > 0) {
    if (!elsewhere) return known;
    const reason = `what ${name} of ${context.file} returns`;
    return [{ what: { kind: 'unknown', reason, guessable: true, asked: textsOf(resolver, through) } }];
  }
  const yielded = definition.yields().flatMap((value) => resolver.evaluate(value, inside));
  if (yielded.length > 0) return [{ what: { kind: 'generator', outcomes: yielded } }];
  return unknownOutcome(`what ${definition.name ?? 'a function'} returns`);
}
