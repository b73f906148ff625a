import type { Value } from '../../model/value.js';
import { literalText, unknown } from '../../model/value.js';
import type { Expression } from '../expression.js';
import type { ClassDefinition } from '../languages/front-end.js';
import type { Resolver } from './evaluate.js';
import { exportedOutcomes, importedOutcomes } from './imports.js';
import { isNull, unknownOutcome } from './resolved.js';
import type { FileContext, Outcome, Place, Resolved } from './resolved.js';
import { returnedBy } from './returns.js';

/** `.property` of a value. */
export function memberOf(resolver: Resolver, what: Resolved, property: string, place: Place): readonly Outcome[] {
  switch (what.kind) {
    case 'sdk': {
      const value = resolver.rulesOf(what.value)?.member(what.value, property);
      return value ? [{ what: { kind: 'sdk', value } }] : unknownOutcome(`.${property} of an SDK object`);
    }
    case 'instance':
    case 'class':
      return memberOfClass(resolver, what, property);
    case 'module': {
      const found = exportedOutcomes(resolver, what.context, property);
      return found.length > 0 ? found : unknownOutcome(`${property} of ${what.context.file}`, true);
    }
    case 'external':
      return memberOfExternal(resolver, what, property, place.context);
    case 'literal':
      return pick(resolver, what, property);
    case 'data':
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
): readonly Outcome[] {
  for (const { definition, place } of classChain(resolver, what, new Set())) {
    const method = definition.method(property);
    if (method?.kind === 'property')
      return returnedBy(resolver, { kind: 'function', definition: method, place, self: what }, undefined);
    if (method) return [{ what: { kind: 'function', definition: method, place, self: what } }];
    const fields = definition.field(property);
    if (fields.length > 0) {
      const outcomes = resolver.bindings(property, fields, place).filter(({ what: field }) => !isNull(field));
      const telling = outcomes.filter(({ what: field }) => field.kind !== 'unknown');
      return telling.length > 0 ? telling : outcomes.length > 0 ? outcomes : unknownOutcome(`field ${property}`, true);
    }
  }
  return unknownOutcome(`field ${property} is not set in class ${what.definition.name ?? ''}`.trim(), true);
}

/** The class and its bases as far as they are classes of the workspace. */
function* classChain(
  resolver: Resolver,
  what: { definition: ClassDefinition; place: Place },
  seen: Set<ClassDefinition>,
): Generator<{ definition: ClassDefinition; place: Place }> {
  if (seen.has(what.definition)) return;
  seen.add(what.definition);
  yield { definition: what.definition, place: what.place };
  for (const base of what.definition.bases) {
    for (const outcome of resolver.evaluate(base, { context: what.place.context })) {
      if (outcome.what.kind === 'class') yield* classChain(resolver, outcome.what, seen);
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
      const method = what.definition.method(name);
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
