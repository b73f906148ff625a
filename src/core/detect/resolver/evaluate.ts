import { normalise } from '../../catalog/catalog.js';
import type { SdkId } from '../../model/call-site.js';
import type { Value } from '../../model/value.js';
import type { Argument, CallExpression, Expression, MemberExpression, NameExpression } from '../expression.js';
import type { Binding, Path } from '../languages/front-end.js';
import type { CallArguments, SdkRules, SdkValue } from '../rules.js';
import { resultOf } from './calls.js';
import { argumentsOf, valueFrom } from './data.js';
import { changedBy } from './changes.js';
import { definedOutcomes, importedOutcomes } from './imports.js';
import { elementOf, enteredOf, implicitMember, indexOf, memberOf, memberOfData, pick } from './members.js';
import { Memory } from './memory.js';
import { parameterOutcomes } from './parameters.js';
import { reaching } from './reaching.js';
import { describeBinding, isDeclared, isGuessable, unknownOutcome, withStep } from './resolved.js';
import type { FileContext, ModuleLookup, Outcome, Place, Resolved } from './resolved.js';

/** Alternatives beyond this number are dropped. */
const MAXIMUM_OUTCOMES = 12;
/** Work for one candidate, in evaluated expressions: enough for any real chain, an end for hostile ones. */
const MAXIMUM_STEPS = 1200;
/** Work for the values of one call's arguments. */
const MAXIMUM_VALUE_STEPS = 200;
/** Nesting of evaluations: far below the stack's end. */
const MAXIMUM_DEPTH = 150;

/** Finds out what expressions are, by following bindings; never runs anything. One resolver serves one scan. */
export class Resolver {
  #memory = new Memory();
  readonly #running = new Set<Expression>();
  readonly #services = new Set<string>();
  /** `resource s3`: what else the rule sets may know of the file when they guess. */
  readonly #kinds = new Set<string>();
  /** Services of guessed clients: what one call tells of a file helps with the next. */
  readonly #guessed = new Set<string>();
  readonly #rules: ReadonlyMap<SdkId, SdkRules>;
  #steps = 0;
  #mostSteps = MAXIMUM_STEPS;
  #depth = 0;
  /** How often something was asked for while it was being found out: what came of that is incomplete and not kept. */
  #cycles = 0;
  #guessing = false;
  /** What was found before guessing began; what no guess can change stays valid. */
  #settled = this.#memory;
  readonly #mayGuess = new Map<string, boolean>();

  /** `own`: the file that is scanned. `rules`: of all SDKs that its language has, since other files may use any of them. */
  constructor(
    private readonly own: FileContext,
    readonly modules: ModuleLookup,
    rules: readonly SdkRules[],
  ) {
    this.#rules = new Map(rules.map((each) => [each.sdk, each]));
  }

  /** Services of all SDK values that were met. */
  get usedServices(): ReadonlySet<string> {
    return this.#services;
  }

  note(value: SdkValue): void {
    if (value.service === undefined) return;
    this.#services.add(value.service);
    this.#kinds.add(`${value.kind} ${value.service}`);
  }

  rulesOf(value: SdkValue): SdkRules | undefined {
    return this.#rules.get(value.sdk);
  }

  /** A new candidate: its work is counted from nought. */
  restart(): void {
    this.#mostSteps = MAXIMUM_STEPS;
    this.#steps = 0;
    this.#depth = 0;
    this.#running.clear();
  }

  /** Values of arguments are worth less work than the receivers of calls: constants and what is near. */
  lookNoFartherForValues(): void {
    this.#steps = 0;
    this.#mostSteps = MAXIMUM_VALUE_STEPS;
  }

  /** From here on receivers of unknown origin are taken for the client that the rule sets guess. */
  startGuessing(): void {
    if (!this.#guessing) this.#settled = this.#memory;
    this.#guessing = true;
    this.#mayGuess.clear();
    this.#memory = new Memory();
  }

  /** What an expression was found to be before guessing began. */
  unguessed(expression: Expression): readonly Outcome[] | undefined {
    return this.#settled.outcomes.get(expression);
  }

  /** Where it is kept what is found at a place; undefined: the arguments of a call decide it. Nothing is guessed in other files. */
  #memoryOf(place: Place): Memory | undefined {
    if (place.frame) return undefined;
    return place.context === this.own ? this.#memory : (this.modules.memory ?? this.#memory);
  }

  evaluate(expression: Expression, place: Place): readonly Outcome[] {
    const memory = this.#memoryOf(place);
    const known = memory?.outcomes.get(expression);
    if (known) {
      if (memory !== this.#memory) this.#noteAll(known);
      return known;
    }
    const settled = this.#guessing && !place.frame ? this.#settled.outcomes.get(expression) : undefined;
    if (settled?.every(({ what }) => !isGuessable(what))) return settled;
    if (this.#running.has(expression)) {
      this.#cycles += 1;
      return unknownOutcome('it is defined by itself');
    }
    if (++this.#steps > this.#mostSteps || this.#depth > MAXIMUM_DEPTH) {
      this.#cycles += 1;
      return unknownOutcome('its origin is too far away');
    }
    const cycles = this.#cycles;
    this.#running.add(expression);
    this.#depth += 1;
    try {
      const outcomes = limited(this.#evaluate(expression, place));
      this.#noteAll(outcomes);
      if (cycles === this.#cycles || this.#running.size === 1) memory?.outcomes.set(expression, outcomes);
      return outcomes;
    } finally {
      this.#depth -= 1;
      this.#running.delete(expression);
    }
  }

  #noteAll(outcomes: readonly Outcome[]): void {
    for (const { what, guess } of outcomes) if (what.kind === 'sdk' && !guess) this.note(what.value);
  }

  #evaluate(expression: Expression, place: Place): readonly Outcome[] {
    switch (expression.kind) {
      case 'name':
        return this.#name(expression, place);
      case 'self': {
        const definition = place.context.syntax.classAt(expression.at);
        if (!definition) return unknownOutcome('it stands outside a class', true);
        return [{ what: { kind: 'instance', definition, place } }];
      }
      case 'member':
        return this.each(this.evaluate(expression.object, place), (what) =>
          memberOf(this, what, expression.property, place, expression.called),
        );
      case 'index':
        return this.each(this.evaluate(expression.object, place), (what) =>
          indexOf(this, what, expression.index, place),
        );
      case 'call':
        return this.#call(expression, place);
      case 'choice':
        return expression.options.flatMap((option) => this.evaluate(option, place));
      case 'list':
      case 'object':
        return [{ what: { kind: 'literal', expression, place } }];
      case 'function':
        return [{ what: { kind: 'lambda', expression, place } }];
      case 'text':
      case 'scalar':
        return [{ what: { kind: 'data', value: valueFrom(expression, place, this) } }];
      case 'other':
        return unknownOutcome(expression.description, false);
    }
  }

  /** Applies to every alternative and keeps the way each was found. */
  each(outcomes: readonly Outcome[], apply: (what: Resolved) => readonly Outcome[]): readonly Outcome[] {
    return outcomes.flatMap(({ what, trail, guess }) => {
      const results = apply(what);
      if (!trail && !guess) return results;
      return results.map((result) => ({ ...(trail ? { trail } : {}), ...(guess ? { guess } : {}), ...result }));
    });
  }

  #name({ name, at, called }: NameExpression, place: Place): readonly Outcome[] {
    const { syntax } = place.context;
    const bindings = syntax.bindings(name);
    const reached = reaching(bindings, at, syntax);
    const { frontEnd } = place.context;
    if (frontEnd.implicitSelf === true && (reached[0]?.scope.kind ?? 'module') === 'module') {
      const own = implicitMember(this, name, at, place, called);
      if (own) return own;
    }
    if (reached.length > 0) {
      return reached.flatMap((binding) =>
        changedBy(this, this.bindings(name, [binding], place), { name, binding, at }, place),
      );
    }
    // The names of the own package come before those of packages that are imported whole.
    const defined = frontEnd.packages ? definedOutcomes(this, name, place.context) : [];
    if (defined.length > 0) return defined;
    for (const imported of syntax.imports()) {
      if (imported.symbol !== '*') continue;
      const found = importedOutcomes(this, { ...imported, symbol: name }, place.context);
      if (found.some(({ what }) => what.kind !== 'unknown' && what.kind !== 'external')) return found;
    }
    for (const rules of bindings.length === 0 ? place.context.rules : []) {
      const value = rules.global?.(name);
      if (value) return [{ what: { kind: 'sdk', value } }];
    }
    // Files of a package see one another's variables: without an index of them, nothing tells that this is no client.
    return [{ what: { kind: 'external', path: name, foreign: bindings.length === 0 && !frontEnd.packages } }];
  }

  bindings(name: string, bindings: readonly Binding[], place: Place): readonly Outcome[] {
    const outcomes = bindings.flatMap((binding) =>
      withStep(this.binding(binding, place), place.context, binding, (context) =>
        describeBinding(name, binding, context),
      ),
    );
    return outcomes;
  }

  /** What one binding binds: the same for every use of the name, unless a call's arguments decide it. */
  binding(binding: Binding, place: Place): readonly Outcome[] {
    const memory = this.#memoryOf(place);
    const known = memory?.bound.get(binding);
    if (known) return known;
    const cycles = this.#cycles;
    const outcomes = this.#binding(binding, place);
    if (cycles === this.#cycles) memory?.bound.set(binding, outcomes);
    return outcomes;
  }

  #binding(binding: Binding, place: Place): readonly Outcome[] {
    switch (binding.kind) {
      case 'value':
        return this.#typed(this.#part(this.evaluate(binding.value, place), binding.path, place), binding.type, place);
      case 'element':
        return this.#typed(
          this.#part(
            this.each(this.evaluate(binding.value, place), (what) => elementOf(this, what)),
            binding.path,
            place,
          ),
          binding.type,
          place,
        );
      case 'entered':
        return this.#part(
          this.each(this.evaluate(binding.value, place), (what) => enteredOf(this, what)),
          binding.path,
          place,
        );
      case 'parameter':
        return this.#part(parameterOutcomes(this, binding, place), binding.path, place);
      case 'import':
        return importedOutcomes(this, binding.import, place.context);
      case 'function':
        return [{ what: { kind: 'function', definition: binding.definition, place } }];
      case 'class':
        return [{ what: { kind: 'class', definition: binding.definition, place } }];
      case 'declared': {
        const typed = this.instanceOf(binding.type, place);
        return typed.length > 0 ? typed : unknownOutcome('its type is not known', true);
      }
      case 'opaque':
        return unknownOutcome(binding.description, false);
    }
  }

  /** What a variable with a declared type holds: its value, where that shows an object; else what the type says. */
  #typed(outcomes: readonly Outcome[], type: Expression | undefined, place: Place): readonly Outcome[] {
    if (!type || outcomes.some(({ what }) => what.kind === 'sdk' || what.kind === 'instance')) return outcomes;
    const typed = this.instanceOf(type, place);
    // A collection that is written out tells more than the type of what it holds.
    const isWritten =
      typed.some(({ what }) => what.kind === 'literal') && outcomes.some(({ what }) => what.kind === 'literal');
    return typed.length > 0 && !isWritten ? typed : outcomes;
  }

  /** The values that something of this type is; empty: the type tells nothing. */
  instanceOf(type: Expression, place: Place): readonly Outcome[] {
    return this.evaluate(type, place).flatMap((outcome): Outcome[] => {
      const { what } = outcome;
      if (what.kind === 'sdk') {
        const value = this.rulesOf(what.value)?.instance(what.value);
        return value ? [{ ...outcome, what: { kind: 'sdk', value } }] : [];
      }
      if (what.kind === 'class')
        return [{ ...outcome, what: { kind: 'instance', definition: what.definition, place: what.place } }];
      // A type that is written as what a collection holds, or as what a function gives.
      if (what.kind === 'literal' || what.kind === 'lambda') return [outcome];
      // Where types are always told, one of another library is no client, whatever its methods are called.
      if (what.kind === 'external' && what.foreign && (what.module === undefined || place.context.frontEnd.packages))
        return [{ what: { ...what, path: `${what.path}()` } }];
      return [];
    });
  }

  #part(outcomes: readonly Outcome[], path: Path | undefined, place: Place): readonly Outcome[] {
    if (!path) return outcomes;
    return path.reduce<readonly Outcome[]>(
      (parts, key) =>
        this.each(parts, (what) => {
          if (what.kind === 'literal') return pick(this, what, String(key));
          if (typeof key === 'string') return memberOf(this, what, key, place);
          return what.kind === 'data'
            ? [{ what: { kind: 'data', value: memberOfData(what.value, String(key)) } }]
            : elementOf(this, what);
        }),
      outcomes,
    );
  }

  #call(call: CallExpression, place: Place): readonly Outcome[] {
    const callees =
      this.#guessing && place.context === this.own
        ? this.methodsOf(call.callee, call.arguments, place)
        : this.evaluate(call.callee, place);
    return this.each(callees, (what) => resultOf(this, what, call, place));
  }

  /** What is called; while guessing, a method of a receiver of unknown origin may be taken for that of a client. */
  methodsOf(callee: Expression, args: readonly Argument[], place: Place): readonly Outcome[] {
    const outcomes = this.evaluate(callee, place);
    if (!this.#guessing || callee.kind !== 'member' || !outcomes.every(({ what }) => isGuessable(what)))
      return outcomes;
    const declared = outcomes.every(({ what }) => isDeclared(what));
    if (!declared && !this.evaluate(callee.object, place).every(({ what }) => isGuessable(what))) return outcomes;
    const given = this.arguments(args, place);
    // A method of a type of the workspace is a client's only where it takes what that client's methods take.
    const guessed = this.#guess(callee, given, place.context).filter(
      ({ what }) => !declared || (what.kind === 'sdk' && takesRequest(what.value, given)),
    );
    return guessed.length > 0 ? guessed : outcomes;
  }

  /** True when a method of this name may be a client's. Cheap: the arguments are not looked at. */
  mayGuess(callee: MemberExpression, context: FileContext): boolean {
    const receiver = lastNameOf(callee.object);
    const key = `${receiver ?? ''} ${callee.property}`;
    const known = this.#mayGuess.get(key);
    if (known !== undefined) return known;
    const services = new Set([...this.#services, ...this.#guessed]);
    const hints = {
      arguments: NO_ARGUMENTS,
      kinds: this.#kinds,
      asking: true,
      ...(receiver === undefined ? {} : { receiver }),
    };
    const may = context.rules.some((rules) => rules.guess(normalise(callee.property), services, hints).length > 0);
    this.#mayGuess.set(key, may);
    return may;
  }

  /** Services that guesses have added so far. */
  get guessedServices(): number {
    return this.#guessed.size;
  }

  #guess(callee: MemberExpression, given: CallArguments, context: FileContext): readonly Outcome[] {
    const { object, property } = callee;
    const receiver = lastNameOf(object);
    const hints = { arguments: given, kinds: this.#kinds, ...(receiver === undefined ? {} : { receiver }) };
    const texts = this.evaluate(object, { context }).flatMap(({ what }) =>
      what.kind === 'unknown' ? (what.asked ?? []) : [],
    );
    return context.rules.flatMap((rules) => {
      if (context.named && context.named.length > 0 && !context.named.includes(rules.cloud)) return [];
      const asked = new Set(texts.flatMap((text) => rules.serviceNamed?.(text) ?? []));
      const known = new Set([...this.#services, ...this.#guessed]);
      const ways = [...(asked.size > 0 ? [asked] : []), this.#services, known];
      const values = firstGuess(ways, (services) => rules.guess(normalise(property), services, hints));
      return values.flatMap((value): Outcome[] => {
        const method = rules.member(value, property);
        if (!method) return [];
        if (value.service !== undefined) this.#guessed.add(value.service);
        const one = values.length === 1 && value.service !== undefined;
        const isAsked = one && asked.has(value.service);
        const fits = isAsked || (one && this.#services.has(value.service));
        const reason = isAsked
          ? `it was asked for by the name of ${value.service}, which has ${property}`
          : fits
            ? `${value.service} is the only service of this file that has ${property}`
            : `where the client comes from is not shown; ${property} is a method of ${value.service ?? rules.sdk} clients`;
        return [{ what: { kind: 'sdk', value: method }, guess: { confidence: fits ? 'medium' : 'low', reason } }];
      });
    });
  }

  /** The plain data of an expression, with holes for what is not known. */
  value(expression: Expression, place: Place): Value {
    return valueFrom(expression, place, this);
  }

  arguments(args: readonly Argument[], place: Place): CallArguments {
    const memory = this.#memoryOf(place);
    const known = memory?.arguments.get(args);
    if (known) return known;
    const cycles = this.#cycles;
    const evaluated = argumentsOf(args, place, this);
    if (cycles === this.#cycles) memory?.arguments.set(args, evaluated);
    return evaluated;
  }
}

/** The first answer that is any. */
function firstGuess(
  ways: readonly ReadonlySet<string>[],
  guess: (services: ReadonlySet<string>) => readonly SdkValue[],
): readonly SdkValue[] {
  for (const services of ways) {
    const values = guess(services);
    if (values.length > 0) return values;
  }
  return [];
}

/** True where a request of the same service is among the arguments. */
const takesRequest = (method: SdkValue, given: CallArguments): boolean =>
  [...given.positional, ...Object.values(given.named)].some(
    (each) => each.kind === 'sdk' && each.value.sdk === method.sdk && each.value.service === method.service,
  );

const NO_ARGUMENTS: CallArguments = { positional: [], named: {}, open: true };

/** `rds_client` of `self.rds_client`. */
function lastNameOf(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  return expression.kind === 'member' ? expression.property : undefined;
}

/** Equal alternatives once; of SDK values those with the same meaning. */
function limited(outcomes: readonly Outcome[]): readonly Outcome[] {
  if (outcomes.length <= 1) return outcomes;
  const seen = new Set<string>();
  const kept: Outcome[] = [];
  for (const outcome of outcomes) {
    const { what } = outcome;
    const key =
      what.kind === 'sdk'
        ? `${what.value.sdk} ${what.value.kind} ${what.value.service ?? ''} ${what.value.name ?? ''}`
        : undefined;
    if (key !== undefined && seen.has(key)) continue;
    if (key !== undefined) seen.add(key);
    kept.push(outcome);
    if (kept.length === MAXIMUM_OUTCOMES) break;
  }
  return kept;
}
