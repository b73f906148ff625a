import { membersThatDecide } from '../../catalog/binding.js';
import type { Catalog, Operation } from '../../catalog/catalog.js';
import type { CallSite, ClientConfiguration, Confidence } from '../../model/call-site.js';
import { unknown } from '../../model/value.js';
import type { ObjectValue, Value } from '../../model/value.js';
import type { Range } from '../../model/source.js';
import type { Argument, CallExpression, Expression, MemberExpression, NameExpression } from '../expression.js';
import type { CallArguments, CallMeaning, OperationUse, SdkValue } from '../rules.js';
import { settled } from '../lazy-value.js';
import type { Resolver } from './evaluate.js';
import { placed } from './deferred.js';
import { ChainRoots } from './roots.js';
import { scopeDeclarationOf } from './scope-declaration.js';
import { evidenceOf, isDeclared, isGuessable } from './resolved.js';
import type { FileContext, Outcome, Place, Trail } from './resolved.js';

/** A candidate's use, taken apart. */
interface Candidate {
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  /** Passed on: whoever calls it may give further arguments. */
  readonly open: boolean;
  readonly at: number;
  readonly place: { readonly range: Range };
  readonly call?: CallExpression;
}

interface Found {
  readonly candidate: Candidate;
  readonly value: SdkValue;
  readonly meaning: CallMeaning;
  readonly confidence: Confidence;
  readonly trail?: Trail;
  /** Why the receiver is taken for this client, where it is not resolved. */
  readonly guess?: string;
}

export interface Limits {
  /** Milliseconds, by `performance.now()`, after which no further candidate is looked at. */
  readonly deadline: number;
}

/** The call sites of one file among the candidate words at `offsets`. `complete` is false when the time was up. */
export function callSitesOf(
  context: FileContext,
  offsets: readonly number[],
  resolver: Resolver,
  catalog: Catalog,
  limits: Limits,
): { sites: CallSite[]; complete: boolean } {
  const sites: CallSite[] = [];
  const unresolved: Candidate[] = [];
  const testFile = context.frontEnd.isTestFile(context.file);
  const seen = new Set<string>();
  let complete = true;

  const deferred: CallSite[] = [];
  const made: CallSite[] = [];
  const add = (found: readonly Found[]): void => {
    resolver.lookNoFartherForValues();
    for (const each of found) {
      for (const use of each.meaning.deferred ?? []) deferred.push(siteOf(each, use, context, catalog, testFile));
      for (const use of each.meaning.operations) {
        const site = siteOf(each, use, context, catalog, testFile);
        const { start, end } = site.location.range;
        const key = `${start.line}:${start.character}-${end.line}:${end.character} ${site.cloud} ${site.service} ${site.operation}`;
        if (!seen.has(key)) (use.fromArgument === true ? made : sites).push(site);
        seen.add(key);
      }
    }
  };

  /** The services that were guessed for some calls may settle those that several services have: hence two rounds. */
  const guessRest = (): void => {
    resolver.startGuessing();
    if (!unresolved.some(({ callee }) => callee.kind === 'member' && resolver.mayGuess(callee, context))) return;
    const open = unresolved
      .filter(({ callee }) => worthGuessing(callee, context, resolver))
      .filter((candidate) => {
        const found = guessed(candidate, context, resolver);
        add(found);
        return found.length === 0;
      });
    if (resolver.guessedServices === 0 || open.length === 0) return;
    resolver.startGuessing();
    for (const candidate of open) add(guessed(candidate, context, resolver));
  };

  const roots = new ChainRoots(context, resolver);
  for (const offset of offsets) {
    if (performance.now() > limits.deadline) {
      complete = false;
      break;
    }
    resolver.restart();
    if (!roots.mayLeadToSdk(offset)) continue;
    const candidate = candidateAt(offset, context);
    if (!candidate) continue;
    const result = resolved(candidate, context, resolver);
    if (result === 'guess') unresolved.push(candidate);
    else add(result);
  }
  if (complete) {
    noteImports(context, resolver);
    guessRest();
  }
  sites.push(...placed(deferred, made));
  return { sites: sites.sort(byPlace), complete };
}

/** A guess may help with the method itself, or with a call that gave its receiver (`get_paginator(..)`). */
function worthGuessing(callee: Expression, context: FileContext, resolver: Resolver): boolean {
  if (callee.kind !== 'member') return false;
  if (resolver.mayGuess(callee, context)) return true;
  const receivers = resolver.unguessed(callee.object) ?? [];
  return receivers.some(({ what }) => (what.kind === 'unknown' ? what.given === true : what.kind === 'external'));
}

function candidateAt(offset: number, context: FileContext): Candidate | undefined {
  const use = context.syntax.useAt(offset);
  if (!use) return undefined;
  if (use.kind === 'call') {
    const { call } = use;
    return { callee: call.callee, arguments: call.arguments, open: false, at: offset, place: call, call };
  }
  const { reference, passedTo } = use;
  return {
    callee: reference,
    arguments: passedTo ? handedOn(passedTo, reference) : [],
    open: true,
    at: offset,
    place: reference,
  };
}

/** Arguments that a helper (`submit(s3.put_object, Bucket=..)`) passes on: those after the function itself. */
function handedOn(call: CallExpression, reference: MemberExpression | NameExpression): readonly Argument[] {
  const place = call.arguments.findIndex(
    (argument) => argument.value === reference || argument.value.at === reference.at,
  );
  return place < 0 ? [] : call.arguments.slice(place + 1);
}

function resolved(candidate: Candidate, context: FileContext, resolver: Resolver): readonly Found[] | 'guess' {
  const place: Place = { context };
  const { callee } = candidate;
  const outcomes = resolver.evaluate(callee, place);
  const clients = outcomes.filter(({ what }) => what.kind === 'sdk');
  if (clients.length > 0) return meanings(candidate, clients, context, resolver);
  if (callee.kind === 'name' && isMemberCall(outcomes, context)) return memberRead(candidate, context, resolver);
  if (candidate.open || callee.kind !== 'member') return [];
  if (outcomes.length > 0 && outcomes.every(({ what }) => isDeclared(what))) return 'guess';
  const receivers = resolver.evaluate(callee.object, place);
  return receivers.every(({ what }) => isGuessable(what)) ? 'guess' : [];
}

const isMemberCall = (outcomes: readonly Outcome[], context: FileContext): boolean =>
  outcomes.some(
    ({ what }) => what.kind === 'external' && context.frontEnd.standardLibrary.memberCalls?.includes(what.path),
  );

/** `getattr(client, name)`: the method is read here and called, with arguments that are not looked at, somewhere else. */
function memberRead(candidate: Candidate, context: FileContext, resolver: Resolver): readonly Found[] {
  const { call } = candidate;
  if (!call) return [];
  const methods = resolver.evaluate(call, { context }).filter(({ what }) => what.kind === 'sdk');
  return meanings({ ...candidate, arguments: [], open: true }, methods, context, resolver);
}

function meanings(
  candidate: Candidate,
  outcomes: readonly Outcome[],
  context: FileContext,
  resolver: Resolver,
): Found[] {
  const found: Found[] = [];
  for (const { what, trail, guess } of outcomes) {
    if (what.kind !== 'sdk') continue;
    const meaning = resolver.rulesOf(what.value)?.call(what.value, argumentsFor(candidate, context, resolver));
    if (!meaning) continue;
    if (meaning.returns && !guess) resolver.note(meaning.returns);
    // A command tells its operation, whoever sends it.
    const told = meaning.operations.length > 0 && meaning.operations.every((use) => use.fromArgument === true);
    found.push({
      candidate,
      value: what.value,
      meaning,
      confidence: told ? 'high' : (guess?.confidence ?? 'high'),
      ...(trail ? { trail } : {}),
      ...(guess && !told ? { guess: guess.reason } : {}),
    });
  }
  const services = new Set(
    found.flatMap((each) => each.meaning.operations.map((use) => `${use.cloud} ${use.service}`)),
  );
  return services.size > 1 && found.length > 1
    ? found.map((each) => (each.confidence === 'high' ? { ...each, confidence: 'medium' as const } : each))
    : found;
}

function argumentsFor(candidate: Candidate, context: FileContext, resolver: Resolver): CallArguments {
  const given = resolver.arguments(candidate.arguments, { context });
  return candidate.open ? { ...given, open: true } : given;
}

/** Services that the imports alone show. */
function noteImports(context: FileContext, resolver: Resolver): void {
  for (const imported of context.syntax.imports()) {
    for (const rules of context.rules) {
      const value = rules.imported(imported.module, imported.symbol);
      if (value) resolver.note(value);
      if (imported.whole !== undefined) {
        const whole = rules.imported(imported.whole, undefined);
        if (whole) resolver.note(whole);
      }
    }
  }
}

/** The second look, when the services of the file are known. */
function guessed(candidate: Candidate, context: FileContext, resolver: Resolver): readonly Found[] {
  resolver.restart();
  const outcomes = resolver.methodsOf(candidate.callee, candidate.arguments, { context });
  return meanings(candidate, outcomes, context, resolver);
}

function siteOf(found: Found, use: OperationUse, context: FileContext, catalog: Catalog, testFile: boolean): CallSite {
  const { candidate, value, meaning, trail } = found;
  const lookup = use.operation === 'unknown' ? undefined : catalog.operation(use.cloud, use.service, use.operation);
  const location = { file: context.file, range: candidate.place.range };
  const evidence = [
    ...(meaning.note === undefined ? [] : [{ text: meaning.note, location }]),
    ...evidenceOf(trail),
    ...(found.guess === undefined ? [] : [{ text: found.guess, location }]),
    ...(use.reason === undefined ? [] : [{ text: use.reason, location }]),
  ];
  const client = use.client ?? inherited(value, (each) => each.client);
  const declaredScopes = inherited(value, (each) => each.declaredScopes);
  const scopeDeclaration = declaredScopes && scopeDeclarationOf(declaredScopes, context, trail);
  return {
    location,
    language: context.language,
    sdk: value.sdk,
    cloud: use.cloud,
    service: use.service,
    operation: lookup?.kind === 'known' ? lookup.operation.name : use.operation,
    parameters: telling(use.parameters, candidate.open, lookup?.kind === 'known' ? lookup.operation : undefined),
    confidence: found.confidence,
    evidence,
    ...(use.when === undefined ? {} : { when: use.when }),
    test: testFile || context.syntax.isTestCode(candidate.at),
    ...(client && !isEmpty(client) ? { client } : {}),
    ...(declaredScopes ? { declaredScopes } : {}),
    ...(scopeDeclaration ? { scopeDeclaration } : {}),
  };
}

const NOT_LOOKED_AT = unknown('it decides nothing');
const decisiveMembers = new WeakMap<Operation, ReadonlySet<string>>();

/** The input of a call: which members are given, and the values of those that decide permissions or resources. */
function telling(input: ObjectValue, open: boolean, operation: Operation | undefined): ObjectValue {
  let decisive = operation && decisiveMembers.get(operation);
  if (operation && !decisive) decisiveMembers.set(operation, (decisive = membersThatDecide(operation)));
  const members: Record<string, Value> = {};
  for (const [name, value] of Object.entries(input.members)) {
    members[name] = decisive?.has(name.toLowerCase()) === true ? settled(value) : NOT_LOOKED_AT;
  }
  return { kind: 'object', members, open: open || input.open };
}

/** What the value itself or the nearest of its owners says. */
function inherited<T>(value: SdkValue, take: (value: SdkValue) => T | undefined): T | undefined {
  for (let each: SdkValue | undefined = value; each; each = each.owner) {
    const taken = take(each);
    if (taken !== undefined) return taken;
  }
  return undefined;
}

const isEmpty = (client: ClientConfiguration): boolean => Object.keys(client).length === 0;

function byPlace(a: CallSite, b: CallSite): number {
  const left = a.location.range.start;
  const right = b.location.range.start;
  return left.line - right.line || left.character - right.character;
}
