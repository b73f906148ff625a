import type { Value } from '../../model/value.js';
import type { CallExpression, Expression, ListExpression, ObjectExpression } from '../expression.js';
import type { Binding, Change } from '../languages/front-end.js';
import { lazily } from '../lazy-value.js';
import type { SdkValue } from '../rules.js';
import { argumentsOf, valueFrom } from './data.js';
import type { Resolver } from './evaluate.js';
import { memberOf } from './members.js';
import type { Outcome, Place, Resolved } from './resolved.js';

/** Beyond this number of statements the rest is left out: the value is then open to more than is said of it. */
const MAXIMUM_CHANGES = 100;

/**
 * What the statements between a variable's binding and its use at `at` have made of its value: members of a request
 * object that are assigned later, setters of a builder, keys put into an object literal, items put into a list.
 */
export function changedBy(
  resolver: Resolver,
  outcomes: readonly Outcome[],
  use: { readonly name: string; readonly binding: Binding; readonly at: number },
  place: Place,
): readonly Outcome[] {
  const { syntax } = place.context;
  if (!syntax.changes || !outcomes.some(({ what }) => mayChange(resolver, what))) return outcomes;
  const changes = syntax.changes(use.name, use.binding, use.at).slice(0, MAXIMUM_CHANGES);
  if (changes.length === 0) return outcomes;
  return outcomes.map((outcome) => ({
    ...outcome,
    what: changes.reduce((what, change) => changed(resolver, what, change, place), outcome.what),
  }));
}

function mayChange(resolver: Resolver, what: Resolved): boolean {
  if (what.kind === 'literal') return true;
  if (what.kind === 'data') return what.value.kind === 'object' || what.value.kind === 'list';
  return what.kind === 'sdk' && resolver.rulesOf(what.value)?.changeable?.(what.value) === true;
}

function changed(resolver: Resolver, what: Resolved, change: Change, place: Place): Resolved {
  if (what.kind === 'literal') {
    const { expression } = what;
    // Written elsewhere: its parts and those put into it are to be evaluated in different places.
    if (what.place.context !== place.context || what.place.frame !== place.frame)
      return changed(resolver, { kind: 'data', value: valueFrom(expression, what.place, resolver) }, change, place);
    if (expression.kind === 'object') return { ...what, expression: changedObject(expression, change) };
    return { ...what, expression: changedList(expression, change) };
  }
  if (what.kind === 'data') return { kind: 'data', value: changedData(resolver, what.value, change, place) };
  if (what.kind !== 'sdk') return what;
  const value =
    change.kind === 'assignment'
      ? assigned(resolver, what.value, change, place)
      : change.kind === 'call'
        ? called(resolver, what.value, change, place)
        : undefined;
  return value ? { kind: 'sdk', value } : what;
}

function changedObject(expression: ObjectExpression, change: Change): ObjectExpression {
  const { members } = expression;
  if (change.kind === 'merge') {
    const kept = change.perhaps === true || change.value.kind !== 'object' ? members : without(members, change.value);
    return {
      ...expression,
      members: [...kept, { value: change.perhaps === true ? open(change.value) : change.value }],
    };
  }
  if (change.kind !== 'assignment' || change.within !== undefined) return expression;
  const before = members.find(({ key }) => key === change.property);
  const others = members.filter((member) => member !== before);
  const added = (value: Expression): ObjectExpression => ({
    ...expression,
    members: [...others, { key: change.property, value }],
  });
  if (change.perhaps !== true) return added(change.value);
  // Given in any case with one of two values, or perhaps not given.
  if (before === undefined) return { ...expression, members: [...members, { value: open(change.value) }] };
  return added({ ...placeOf(change.value), kind: 'choice', options: [before.value, change.value] });
}

type Members = ObjectExpression['members'];

const without = (members: Members, { members: replaced }: ObjectExpression): Members =>
  members.filter(({ key }) => key === undefined || !replaced.some((other) => other.key === key));

const placeOf = ({ range, at }: Expression): Pick<Expression, 'range' | 'at'> => ({ range, at });

/** Further members that source does not show. */
const open = (expression: Expression): Expression => ({
  ...placeOf(expression),
  kind: 'other',
  description: 'set in some cases only',
});

function changedList(expression: ListExpression, change: Change): ListExpression {
  if (change.kind !== 'item') return expression;
  const added = { value: change.value, ...(change.spread === true ? { spread: true } : {}) };
  return { ...expression, items: [...expression.items, added] };
}

function changedData(resolver: Resolver, value: Value, change: Change, place: Place): Value {
  const given = (expression: Expression): Value => lazily(() => resolver.value(expression, place));
  if (value.kind === 'list' && change.kind === 'item') {
    return change.spread === true
      ? { ...value, open: true }
      : { ...value, items: [...value.items, given(change.value)] };
  }
  if (value.kind !== 'object') return value;
  if (change.kind === 'merge') {
    const more = change.perhaps === true ? undefined : resolver.value(change.value, place);
    if (more?.kind !== 'object') return { ...value, open: true };
    return { ...value, members: { ...value.members, ...more.members }, open: value.open || more.open };
  }
  if (change.kind !== 'assignment' || change.within !== undefined) return value;
  if (change.perhaps === true) {
    const { [change.property]: before, ...others } = value.members;
    return { ...value, members: before === undefined ? value.members : others, open: true };
  }
  return { ...value, members: { ...value.members, [change.property]: given(change.value) } };
}

function assigned(
  resolver: Resolver,
  value: SdkValue,
  change: Change & { kind: 'assignment' },
  place: Place,
): SdkValue | undefined {
  const [to] = argumentsOf([{ value: change.value }], place, resolver).positional;
  const property = [...(change.within ?? []), change.property].join('.');
  return to && resolver.rulesOf(value)?.assigned?.(value, property, to);
}

function called(
  resolver: Resolver,
  value: SdkValue,
  change: Change & { kind: 'call' },
  place: Place,
): SdkValue | undefined {
  const { callee, arguments: given } = change.call;
  for (const { what } of along(resolver, value, callee, place)) {
    if (what.kind !== 'sdk') continue;
    const rules = resolver.rulesOf(what.value);
    const returned = rules?.call(what.value, argumentsOf(given, place, resolver))?.returns;
    if (returned && rules?.changeable?.(returned) === true) return returned;
  }
  return undefined;
}

/** What the callee of a change is: the members of its chain, taken of the variable's value. */
function along(resolver: Resolver, value: SdkValue, callee: Expression, place: Place): readonly Outcome[] {
  if (callee.kind !== 'member') return [];
  const { object, property } = callee;
  const owners: readonly Outcome[] =
    object.kind === 'member'
      ? along(resolver, value, object, place)
      : object.kind === 'call'
        ? afterCall(resolver, value, object, place)
        : [{ what: { kind: 'sdk', value } }];
  return owners.flatMap(({ what }) => memberOf(resolver, what, property, place));
}

/** `request.WithBucket(x).WithKey(y)`: what the calls before the last one have made of the value. */
function afterCall(resolver: Resolver, value: SdkValue, call: CallExpression, place: Place): readonly Outcome[] {
  return along(resolver, value, call.callee, place).flatMap(({ what }): readonly Outcome[] => {
    if (what.kind !== 'sdk') return [];
    const given = argumentsOf(call.arguments, place, resolver);
    const returned = resolver.rulesOf(what.value)?.call(what.value, given)?.returns;
    return returned ? [{ what: { kind: 'sdk', value: returned } }] : [];
  });
}
