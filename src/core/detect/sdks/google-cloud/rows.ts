import type { ClientConfiguration } from '../../../model/call-site.js';
import type { ObjectValue, TextValue, Value } from '../../../model/value.js';
import { literalText, text, unknown } from '../../../model/value.js';
import { endpointText } from '../../endpoint-text.js';
import type { ArgumentValue, CallArguments, CallMeaning, OperationUse, SdkValue } from '../../rules.js';
import type { CallRow, Condition, ConfigureRow, MethodRow } from './table.js';
import { argument, isAbsent, joined, literalTexts, memberAt, plain, takenApart } from './values.js';

/** Whether a condition holds for a call, as far as source shows. */
type Truth = 'yes' | 'no' | 'maybe';

type Members = Readonly<Record<string, Value>>;

/** A call that rows are applied to. */
interface Situation {
  readonly args: CallArguments;
  readonly names: readonly string[];
  readonly receiver: SdkValue | undefined;
}

/** How types are made: supplied by the library that the rows stand in. */
export interface RowContext {
  /** The service of operations that name none. */
  readonly service: string | undefined;
  /** The value of a type expression, with what is bound on it. */
  make(expression: string, from: SdkValue): SdkValue;
  isOfType(value: SdkValue, type: string): boolean;
}

/** What a call does by its rows. `receiver`: the object it is called on; undefined for functions and constructors. */
export function applyRows(
  rows: readonly MethodRow[],
  receiver: SdkValue | undefined,
  blank: SdkValue,
  args: CallArguments,
  context: RowContext,
): CallMeaning {
  const operations: OperationUse[] = [];
  const passes: (SdkValue | undefined)[] = [];
  let returns: SdkValue | undefined;
  let note: string | undefined;
  for (const row of rows) {
    const situation: Situation = { args, names: splitNames(row.takes), receiver };
    const { truth, words } = judge(row.when ?? [], situation, context);
    if (truth === 'no') continue;
    const made = boundBy(row, situation);
    const base = configured(receiver ?? blank, row.configure, situation);
    operations.push(
      ...callsOf(row, situation, { ...base.bound, ...made }, truth === 'maybe' ? words : undefined, context),
    );
    if (row.returns !== undefined && returns === undefined) {
      returns =
        row.returns === 'this'
          ? { ...base, bound: { ...base.bound, ...made } }
          : context.make(row.returns, { ...base, bound: { ...base.bound, ...made } });
    }
    if (row.passes !== undefined && passes.length === 0) {
      for (const expression of row.passes) {
        passes.push(
          expression === '' ? undefined : context.make(expression, { ...base, bound: { ...base.bound, ...made } }),
        );
      }
    }
    note ??= row.note;
    if (truth === 'yes') break;
  }
  return {
    operations: withoutDoubles(operations),
    ...(returns === undefined ? {} : { returns }),
    ...(passes.length === 0 ? {} : { passes }),
    ...(note === undefined ? {} : { note }),
  };
}

/** What is requested for sure is not requested perhaps as well. */
function withoutDoubles(operations: readonly OperationUse[]): readonly OperationUse[] {
  const sure = new Set(operations.filter((each) => each.when === undefined).map((each) => each.operation));
  return operations.filter((each) => each.when === undefined || !sure.has(each.operation));
}

const splitNames = (names: string | undefined): readonly string[] =>
  names === undefined ? [] : names.split(',').map((name) => name.trim());

function callsOf(
  row: MethodRow,
  situation: Situation,
  bound: Members,
  words: string | undefined,
  context: RowContext,
): readonly OperationUse[] {
  const listed = typeof row.calls === 'string' ? row.calls.split(' ').filter((each) => each !== '') : (row.calls ?? []);
  return listed.flatMap((each): OperationUse[] => {
    const call: CallRow = typeof each === 'string' ? { operation: each } : each;
    const judged = judge(call.when ?? [], situation, context);
    const service = call.service ?? context.service;
    if (judged.truth === 'no' || service === undefined) return [];
    const members: Record<string, Value> = { ...bound };
    for (const [member, source] of Object.entries(call.with ?? {})) {
      const value = sourceValue(source, member, situation);
      if (value !== undefined) put(members, member.split('.'), value);
    }
    const parameters: ObjectValue = { kind: 'object', members, open: situation.args.open };
    const condition = words ?? (judged.truth === 'maybe' ? judged.words : undefined);
    return [
      {
        cloud: 'gcp',
        service,
        operation: call.operation,
        parameters,
        ...(condition === undefined ? {} : { when: condition }),
      },
    ];
  });
}

/** Puts a value at a dotted path. What is not known below the first member makes its object open: it may be given or not. */
function put(members: Record<string, Value>, path: readonly string[], value: Value): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    members[first] = value;
    return;
  }
  const known = members[first];
  const inner: ObjectValue = known?.kind === 'object' ? known : { kind: 'object', members: {}, open: false };
  if (rest.length === 1 && value.kind === 'unknown') {
    members[first] = { ...inner, open: true };
    return;
  }
  const copy = { ...inner.members };
  put(copy, rest, value);
  members[first] = { ...inner, members: copy };
}

/** Members that a row binds on what it returns. */
function boundBy(row: MethodRow, situation: Situation): Members {
  const bound: Record<string, Value> = {};
  if (row.parse !== undefined) {
    const given = argument(situation.args, situation.names, row.parse.argument);
    if (given?.kind === 'sdk') Object.assign(bound, given.value.bound);
    const value = given === undefined || given.kind === 'sdk' ? undefined : given;
    if (value?.kind === 'text') Object.assign(bound, firstFit(value, row.parse.patterns));
  }
  for (const [member, source] of Object.entries(row.bind ?? {})) {
    const value = sourceValue(source, member, situation);
    if (value !== undefined) put(bound, member.split('.'), value);
  }
  for (const [member, source] of Object.entries(row.gather ?? {})) {
    const value = sourceValue(source, member, situation);
    const before = situation.receiver?.bound?.[member];
    const items = before?.kind === 'list' ? before.items : [];
    // What is gathered in functions that the object is handed to is not seen.
    if (value !== undefined) bound[member] = { kind: 'list', items: [...items, value], open: true };
  }
  return bound;
}

function firstFit(value: TextValue, patterns: readonly string[]): Members {
  for (const pattern of patterns) {
    const parts = takenApart(value, pattern);
    if (parts !== undefined) return parts;
  }
  return {};
}

/** See "Sources" in `table.ts`. */
function sourceValue(sources: string, member: string, situation: Situation): Value | undefined {
  for (const source of sources.split('|')) {
    const value = oneSource(source, member, situation);
    if (value !== undefined) return value;
  }
  return undefined;
}

function oneSource(source: string, member: string, situation: Situation): Value | undefined {
  if (source.startsWith('=')) return text(source.slice(1));
  if (source.startsWith('?')) return unknown(source.slice(1));
  if (!source.includes('{')) return named(source, member, situation);
  const pieces = source.split(/(\{[\w.]+\})/).filter((piece) => piece !== '');
  const head = pieces[0] ?? '';
  const values: (string | Value)[] = [];
  for (const piece of pieces) {
    if (!piece.startsWith('{')) {
      values.push(piece);
      continue;
    }
    const name = piece.slice(1, -1);
    const value = named(name, member, situation) ?? (name === 'project' ? project(situation.receiver) : undefined);
    if (value === undefined) return undefined;
    if (value.kind === 'text' && typeof value.parts[0] === 'string' && value.parts[0].startsWith(head)) return value;
    values.push(value);
  }
  return joined(values);
}

function project(receiver: SdkValue | undefined): Value {
  const known = receiver?.client?.project;
  return known === undefined ? unknown('project') : text(known);
}

function named(path: string, member: string, situation: Situation): Value | undefined {
  const [first = '', ...rest] = path.split('.');
  const given = argument(situation.args, situation.names, first);
  if (given !== undefined && !isAbsent(given)) {
    if (given.kind === 'sdk') {
      const [part, ...further] = rest;
      const bound = given.value.bound?.[part ?? member];
      if (bound !== undefined) return memberAt(bound, further);
    }
    return memberAt(plain(given), rest);
  }
  const bound = situation.receiver?.bound;
  if (bound !== undefined && Object.hasOwn(bound, path)) return bound[path];
  return situation.args.open && situation.names.includes(first) ? unknown(`argument ${first}`) : undefined;
}

function judge(
  conditions: readonly Condition[],
  situation: Situation,
  context: RowContext,
): { truth: Truth; words: string } {
  let truth: Truth = 'yes';
  const words: string[] = [];
  for (const condition of conditions) {
    const one = judgeOne(condition, situation, context);
    if (one === 'no') return { truth: 'no', words: '' };
    if (one === 'maybe') {
      truth = 'maybe';
      words.push(inWords(condition));
    }
  }
  return { truth, words: words.join(' and ') };
}

function judgeOne(condition: Condition, situation: Situation, context: RowContext): Truth {
  const path = 'given' in condition ? condition.given : 'absent' in condition ? condition.absent : condition.argument;
  const [first = '', ...rest] = path.split('.');
  const whole = argument(situation.args, situation.names, first);
  const value: ArgumentValue | undefined =
    whole === undefined ? undefined : rest.length === 0 ? whole : memberAt(plain(whole), rest);
  const missing = value === undefined || (value.kind === 'scalar' && value.value === null);
  if (missing && situation.args.open) return 'maybe';
  const unseen = value?.kind === 'unknown' && rest.length > 0;
  if ('given' in condition) return missing ? 'no' : unseen ? 'maybe' : 'yes';
  if ('absent' in condition) return missing ? 'yes' : unseen ? 'maybe' : 'no';
  if ('matches' in condition) {
    const shown = missing ? condition.otherwise : literalText(plain(value));
    if (shown === undefined) return missing ? 'no' : 'maybe';
    return new RegExp(condition.matches).test(shown) ? 'yes' : 'no';
  }
  if (missing) return 'is' in condition && !condition.is ? 'yes' : 'no';
  if ('is' in condition) {
    if (value.kind === 'scalar') return (value.value === true) === condition.is ? 'yes' : 'no';
    return value.kind === 'unknown' ? 'maybe' : condition.is ? 'yes' : 'no';
  }
  if (value.kind === 'sdk') return context.isOfType(value.value, condition.type) ? 'yes' : 'no';
  if (value.kind === 'unknown') return 'maybe';
  return value.kind === condition.type ? 'yes' : 'no';
}

function inWords(condition: Condition): string {
  if ('given' in condition) return `when ${condition.given} is given`;
  if ('absent' in condition) return `when ${condition.absent} is not given`;
  if ('matches' in condition) return condition.words;
  if ('is' in condition) return `when ${condition.argument} is ${String(condition.is)}`;
  return `when ${condition.argument} is a ${condition.type}`;
}

/** The value with the configuration and credentials that a row's arguments show. */
function configured(value: SdkValue, row: ConfigureRow | undefined, situation: Situation): SdkValue {
  if (row === undefined) return value;
  const literal = (source: string | undefined): string | undefined =>
    source === undefined ? undefined : literalText(sourceValue(source, source, situation));
  const credential =
    row.credentials === undefined ? undefined : argument(situation.args, situation.names, row.credentials);
  const own = credential?.kind === 'sdk' ? credential.value : undefined;
  // In an object (`new Storage({authClient})`) a credential is plain data with its scopes as a member.
  const within =
    row.credentials?.includes('.') === true ? sourceValue(`${row.credentials}.scopes`, 'scopes', situation) : undefined;
  const client: ClientConfiguration = {
    ...value.client,
    ...own?.client,
    ...present('project', literal(row.project)),
    ...present('keyFile', literal(row.keyFile)),
    ...present(
      'endpoint',
      row.endpoint === undefined ? undefined : endpointText(sourceValue(row.endpoint, row.endpoint, situation)),
    ),
    ...present('serviceAccount', literal(row.serviceAccount)),
  };
  const scopes =
    (row.scopes === undefined ? undefined : literalTexts(sourceValue(row.scopes, 'scopes', situation))) ??
    own?.declaredScopes ??
    literalTexts(within);
  return {
    ...value,
    ...(Object.keys(client).length === 0 ? {} : { client }),
    ...(scopes === undefined ? {} : { declaredScopes: scopes }),
  };
}

function present<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}
