import type { Value } from '../../model/value.js';
import { literalText, unknown } from '../../model/value.js';
import type { Expression } from '../expression.js';
import type { ClassDefinition } from '../languages/front-end.js';
import type { Resolver } from './evaluate.js';
import { fieldsOf, methodOf } from './class-members.js';
import { definedOutcomes, exportedOutcomes, importedOutcomes } from './imports.js';
import { isNull, unknownOutcome } from './resolved.js';
import type { FileContext, Outcome, Place, Resolved } from './resolved.js';
import { returnedBy } from './returns.js';

/** `.property` of a value. */
export function memberOf(
  resolver: Resolver,
  what: Resolved,
  property: string,
  place: Place,
  called?: boolean,
): readonly Outcome[] {
  switch (what.kind) {
    case 'sdk': {
      const value = resolver.rulesOf(what.value)?.member(what.value, property);
      return value ? [{ what: { kind: 'sdk', value } }] : unknownOutcome(`.${property} of an SDK object`);
    }
    case 'instance':
    case 'class':
      return memberOfClass(resolver, what, property, called);
    case 'module': {
      const found = exportedOutcomes(resolver, what.context, property);
      return found.length > 0 ? found : unknownOutcome(`${property} of ${what.context.file}`, true);
    }
    case 'external':
      return memberOfExternal(resolver, what, property, place.context);
    case 'literal':
      return pick(resolver, what, property);
    case 'data':
      // A variable that is filled later begins as nothing.
      if (isNull(what)) return unknownOutcome(`.${property} of nothing`, true);
      return [{ what: { kind: 'data', value: memberOfData(what.value, property) } }];
    case 'unknown':
      return [{ what }];
    case 'function':
    case 'lambda':
    case 'generator':
      return unknownOutcome(`.${property} of a function`);
  }
}

function memberOfExternal(
  resolver: Resolver,
  what: Resolved & { kind: 'external' },
  property: string,
  context: FileContext,
): readonly Outcome[] {
  if (what.module === what.path && context.frontEnd.packages) {
    const defined = definedOutcomes(resolver, property, context, what.path);
    if (defined.length > 0) return defined;
  }
  const separator = context.frontEnd.moduleSeparator;
  const path = `${what.path}.${property}`;
  if (what.module === what.path && separator !== undefined) {
    const imported = importedOutcomes(resolver, { module: what.path, symbol: property, range: NOWHERE }, context);
    const [first] = imported;
    if (first && first.what.kind !== 'external') return imported;
    return [{ what: { ...what, path, module: path } }];
  }
  if (context.frontEnd.standardLibrary.environmentObjects.includes(what.path)) {
    const reads = context.frontEnd.standardLibrary.environmentCalls.includes(path);
    if (!reads) return [{ what: { kind: 'data', value: environmentValue(property) } }];
  }
  return [{ what: { ...what, path } }];
}

function memberOfClass(
  resolver: Resolver,
  what: Resolved & { kind: 'instance' | 'class' },
  property: string,
  called: boolean | undefined,
): readonly Outcome[] {
  return (
    definedMember(resolver, what, property, called) ??
    unknownOutcome(`field ${property} is not set in class ${what.definition.name ?? ''}`.trim(), true)
  );
}

/** What a plain name is as a member of the class that it stands in, or of one around that; undefined: it is none. */
export function implicitMember(
  resolver: Resolver,
  name: string,
  at: number,
  place: Place,
  called?: boolean,
): readonly Outcome[] | undefined {
  const { syntax } = place.context;
  let definition = syntax.classAt(at);
  while (definition) {
    const found = definedMember(resolver, { kind: 'instance', definition, place }, name, called);
    if (found) return found;
    definition = definition.span.start > 0 ? syntax.classAt(definition.span.start - 1) : undefined;
  }
  return undefined;
}

/** Methods come first, except where `this` may be left out: there a name that is not called is a field's, if one has it. */
function definedMember(
  resolver: Resolver,
  what: Resolved & { kind: 'instance' | 'class' },
  property: string,
  called: boolean | undefined,
): readonly Outcome[] | undefined {
  const fieldsFirst = called !== true && what.place.context.frontEnd.implicitSelf === true;
  for (const { definition, place } of classChain(resolver, what, new Set())) {
    const method = methodOf(definition, property);
    const own = fieldsFirst || !method ? fieldOutcomes(resolver, definition, property, place) : undefined;
    if (own) return own;
    if (method?.kind === 'property')
      return returnedBy(resolver, { kind: 'function', definition: method, place, self: what }, undefined);
    if (method?.abstract === true) {
      const reason = `${property} is only declared in ${definition.name ?? 'its type'}`;
      return [{ what: { kind: 'unknown', reason, guessable: true, declared: { definition: method, place } } }];
    }
    if (method) return [{ what: { kind: 'function', definition: method, place, self: what } }];
  }
  return inheritedFromSdk(resolver, what, property);
}

/** A member that the class has from a class of an SDK: a client that is extended, or embedded (Go). */
function inheritedFromSdk(
  resolver: Resolver,
  what: Resolved & { kind: 'instance' | 'class' },
  property: string,
): readonly Outcome[] | undefined {
  for (const { definition, place } of classChain(resolver, what, new Set())) {
    for (const base of definition.bases) {
      for (const outcome of resolver.instanceOf(base, { context: place.context })) {
        if (outcome.what.kind !== 'sdk') continue;
        const value = resolver.rulesOf(outcome.what.value)?.member(outcome.what.value, property);
        if (value) return [{ ...outcome, what: { kind: 'sdk', value } }];
      }
    }
  }
  return undefined;
}

function fieldOutcomes(
  resolver: Resolver,
  definition: ClassDefinition,
  property: string,
  place: Place,
): readonly Outcome[] | undefined {
  const fields = fieldsOf(definition, property);
  if (fields.length === 0) return undefined;
  const outcomes = resolver.bindings(property, fields, place).filter(({ what: field }) => !isNull(field));
  const telling = outcomes.filter(({ what: field }) => field.kind !== 'unknown');
  return telling.length > 0 ? telling : outcomes.length > 0 ? outcomes : unknownOutcome(`field ${property}`, true);
}

/** The class and its bases as far as they are classes of the workspace. */
function* classChain(
  resolver: Resolver,
  what: { definition: ClassDefinition; place: Place },
  seen: Set<ClassDefinition>,
): Generator<{ definition: ClassDefinition; place: Place }> {
  if (seen.has(what.definition)) return;
  seen.add(what.definition);
  const parts = [what];
  yield { definition: what.definition, place: what.place };
  for (const part of what.definition.partial === true ? otherParts(resolver, what, seen) : []) {
    parts.push(part);
    yield part;
  }
  for (const { definition, place } of parts) {
    for (const base of definition.bases) {
      for (const outcome of resolver.evaluate(base, { context: place.context })) {
        if (outcome.what.kind === 'class') yield* classChain(resolver, outcome.what, seen);
      }
    }
  }
}

/** Parts of the class in other files. */
function* otherParts(
  resolver: Resolver,
  what: { definition: ClassDefinition; place: Place },
  seen: Set<ClassDefinition>,
): Generator<{ definition: ClassDefinition; place: Place }> {
  const { name } = what.definition;
  if (name === undefined) return;
  for (const context of resolver.modules.defining(name, what.place.context)) {
    for (const binding of context.syntax.exported(name)) {
      if (binding.kind !== 'class' || seen.has(binding.definition)) continue;
      seen.add(binding.definition);
      yield { definition: binding.definition, place: { context } };
    }
  }
}

export function indexOf(resolver: Resolver, what: Resolved, index: Expression, place: Place): readonly Outcome[] {
  const key = resolver.value(index, place);
  const name = key.kind === 'scalar' ? String(key.value) : literalText(key);
  if (what.kind === 'literal') return pick(resolver, what, name);
  if (what.kind === 'external' && place.context.frontEnd.standardLibrary.environmentObjects.includes(what.path)) {
    return [{ what: { kind: 'data', value: environmentValue(name ?? 'a variable') } }];
  }
  if (what.kind === 'data')
    return [
      { what: { kind: 'data', value: name === undefined ? unknown('an item') : memberOfData(what.value, name) } },
    ];
  if (what.kind === 'sdk') return elementOf(resolver, what);
  if (what.kind === 'unknown') return [{ what }];
  return unknownOutcome('an item of something unknown', what.kind !== 'external' || !what.foreign);
}

/** A part of a written list or object; a key that is not known may mean any of them. */
export function pick(
  resolver: Resolver,
  what: Resolved & { kind: 'literal' },
  key: string | undefined,
): readonly Outcome[] {
  const { expression, place } = what;
  if (expression.kind === 'object') {
    const named = expression.members.find((member) => member.key !== undefined && member.key === key);
    const members = named
      ? [named]
      : key === undefined
        ? expression.members
        : expression.members.filter((member) => member.key === undefined);
    const outcomes = members.flatMap((member) => resolver.evaluate(member.value, place));
    return outcomes.length > 0 ? outcomes : unknownOutcome(`member ${key ?? ''}`.trim());
  }
  const at = key === undefined ? NaN : Number(key);
  const plain = expression.items.every((item) => !item.spread);
  const items = Number.isInteger(at) && plain ? [expression.items.at(at)] : expression.items;
  const outcomes = items.flatMap((item) => (item && !item.spread ? resolver.evaluate(item.value, place) : []));
  return outcomes.length > 0 ? outcomes : unknownOutcome('an item of a list');
}

export function elementOf(resolver: Resolver, what: Resolved): readonly Outcome[] {
  if (what.kind === 'literal') return pick(resolver, what, undefined);
  if (what.kind === 'generator') return what.outcomes;
  if (what.kind === 'sdk') {
    const value = resolver.rulesOf(what.value)?.element(what.value);
    return value ? [{ what: { kind: 'sdk', value } }] : unknownOutcome('an element of a response');
  }
  if (what.kind === 'unknown') return [{ what }];
  return unknownOutcome('an element');
}

export function enteredOf(resolver: Resolver, what: Resolved): readonly Outcome[] {
  if (what.kind === 'generator') return what.outcomes;
  if (what.kind === 'sdk') {
    const value = resolver.rulesOf(what.value)?.entered?.(what.value) ?? what.value;
    return [{ what: { kind: 'sdk', value } }];
  }
  if (what.kind === 'instance') {
    for (const name of what.place.context.frontEnd.standardLibrary.enterMethods ?? []) {
      const method = methodOf(what.definition, name);
      if (method)
        return returnedBy(resolver, { kind: 'function', definition: method, place: what.place, self: what }, undefined);
    }
  }
  return [{ what }];
}

const NOWHERE = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export const environmentValue = (name: string): Value => ({ kind: 'text', parts: [{ hole: name, environment: name }] });

export function memberOfData(value: Value, key: string): Value {
  if (value.kind === 'object')
    return (Object.hasOwn(value.members, key) ? value.members[key] : undefined) ?? unknown(`member ${key}`);
  if (value.kind === 'list') return value.items[Number(key)] ?? unknown(`item ${key}`);
  return unknown(value.kind === 'unknown' ? value.reason : `.${key}`);
}
