import type { ListValue, TextHole, Value } from '../../model/value.js';
import { unknown } from '../../model/value.js';
import type {
  Argument,
  Expression,
  FunctionExpression,
  ListExpression,
  ObjectExpression,
  TextExpression,
} from '../expression.js';
import type { ArgumentValue, CallArguments } from '../rules.js';
import { lazily } from '../lazy-value.js';
import type { Resolver } from './evaluate.js';
import type { Outcome, Place } from './resolved.js';

/** Deeper parts of an argument than this decide no permission. */
const MAXIMUM_NESTING = 8;

/** The plain data that an expression is. */
export function valueFrom(expression: Expression, place: Place, resolver: Resolver, nesting = 0): Value {
  if (nesting > MAXIMUM_NESTING) return unknown('it is nested too deeply');
  switch (expression.kind) {
    case 'scalar':
      return { kind: 'scalar', value: expression.value };
    case 'text':
      return textFrom(expression, place, resolver, nesting);
    case 'list':
      return listFrom(expression, place, resolver, nesting);
    case 'object':
      return objectFrom(expression, place, resolver, nesting);
    case 'function':
      return unknown('a function');
    case 'other':
      return unknown(expression.description);
    default: {
      const value = only(resolver.evaluate(expression, place), resolver, nesting);
      if (value.kind !== 'sdk') return value;
      return resolver.rulesOf(value.value)?.data?.(value.value) ?? unknown('an SDK object');
    }
  }
}

/** One value of several alternatives, if they agree; null beside another value says only that it may be missing. */
function only(outcomes: readonly Outcome[], resolver: Resolver, nesting: number): ArgumentValue {
  const values: ArgumentValue[] = [];
  for (const { what } of outcomes) {
    if (what.kind === 'sdk') values.push({ kind: 'sdk', value: what.value });
    else if (what.kind === 'data') values.push(what.value);
    else if (what.kind === 'literal') values.push(valueFrom(what.expression, what.place, resolver, nesting + 1));
    else if (what.kind === 'unknown') values.push(unknown(what.reason));
    else values.push(unknown(what.kind === 'external' ? what.path : `a ${what.kind}`));
  }
  const telling = values.filter((value) => !(value.kind === 'scalar' && value.value === null));
  const [first = values[0], ...others] = telling;
  if (!first) return unknown('it is not known');
  if (others.length === 0) {
    return first.kind === 'text' && telling.length < values.length ? { ...first, optional: true } : first;
  }
  const written = JSON.stringify(first);
  if (others.every((other) => JSON.stringify(other) === written)) return first;
  return commonItems(telling) ?? unknown('it has one of several values');
}

/** Of several lists the items with which all of them begin. */
function commonItems(values: readonly ArgumentValue[]): ListValue | undefined {
  const lists = values.flatMap((value) => (value.kind === 'list' ? [value.items] : []));
  const [first = [], ...others] = lists;
  if (lists.length < values.length) return undefined;
  const differs = first.findIndex((item, at) =>
    others.some((items) => JSON.stringify(items[at]) !== JSON.stringify(item)),
  );
  return { kind: 'list', items: differs < 0 ? first : first.slice(0, differs), open: true };
}

function textFrom(expression: TextExpression, place: Place, resolver: Resolver, nesting: number): Value {
  const parts: (string | TextHole)[] = [];
  const add = (part: string | TextHole): void => {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else if (part !== '') parts.push(part);
  };
  for (const part of expression.parts) {
    if (typeof part === 'string') {
      add(part);
      continue;
    }
    const value = valueFrom(part, place, resolver, nesting + 1);
    if (value.kind === 'text') value.parts.forEach(add);
    else if (value.kind === 'scalar' && value.value !== null) add(String(value.value));
    else add({ hole: nameOf(part) });
  }
  return { kind: 'text', parts: parts.length > 0 ? parts : [''] };
}

/** A short name for a hole. */
function nameOf(expression: Expression): string {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind === 'member') return expression.property;
  if (expression.kind === 'call') return nameOf(expression.callee);
  return expression.kind === 'other' ? expression.description : 'a value';
}

function listFrom(expression: ListExpression, place: Place, resolver: Resolver, nesting: number): Value {
  const items: Value[] = [];
  let open = false;
  for (const item of expression.items) {
    const value = valueFrom(item.value, place, resolver, nesting + 1);
    if (!item.spread) items.push(value);
    else if (value.kind === 'list') {
      items.push(...value.items);
      open ||= value.open;
    } else open = true;
  }
  return { kind: 'list', items, open };
}

function objectFrom(expression: ObjectExpression, place: Place, resolver: Resolver, nesting: number): Value {
  const members: Record<string, Value> = {};
  let open = false;
  for (const { key, value } of expression.members) {
    if (key !== undefined) {
      members[key] = lazily(() => valueFrom(value, place, resolver, nesting + 1));
      continue;
    }
    const given = valueFrom(value, place, resolver, nesting + 1);
    if (given.kind === 'object') {
      Object.assign(members, given.members);
      open ||= given.open;
    } else open = true;
  }
  return { kind: 'object', members, open };
}

/** Arguments of a call, each as data or as the SDK value it is. */
export function argumentsOf(args: readonly Argument[], place: Place, resolver: Resolver): CallArguments {
  const positional: ArgumentValue[] = [];
  const named: Record<string, ArgumentValue> = {};
  let open = false;
  for (const argument of args) {
    if (argument.spread) {
      const given = valueFrom(argument.value, place, resolver);
      if (given.kind === 'object') Object.assign(named, given.members);
      if (given.kind === 'list') positional.push(...given.items);
      if ((given.kind !== 'object' && given.kind !== 'list') || given.open) open = true;
    } else {
      const given = (): ArgumentValue => argumentValue(argument.value, place, resolver);
      if (argument.name === undefined) positional.push(given());
      else named[argument.name] = lazily(given);
    }
  }
  return { positional, named, open };
}

function argumentValue(expression: Expression, place: Place, resolver: Resolver): ArgumentValue {
  switch (expression.kind) {
    case 'name':
    case 'member':
    case 'call':
    case 'index':
    case 'choice':
      return only(resolver.evaluate(expression, place), resolver, 0);
    case 'function':
      return requestFrom(expression, place, resolver) ?? valueFrom(expression, place, resolver);
    default:
      return valueFrom(expression, place, resolver);
  }
}

/** The request that a function given as an argument fills in and gives back: `b -> b.bucket("reports")`. */
function requestFrom(expression: FunctionExpression, place: Place, resolver: Resolver): ArgumentValue | undefined {
  const [returned] = expression.returns;
  if (!returned || !place.context.rules.some((rules) => rules.takes !== undefined)) return undefined;
  const value = only(resolver.evaluate(returned, place), resolver, 0);
  return value.kind === 'sdk' && resolver.rulesOf(value.value)?.changeable?.(value.value) === true ? value : undefined;
}
