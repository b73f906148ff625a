import type { Cloud, EvidenceStep } from '../../model/call-site.js';
import type { LanguageId, Range } from '../../model/source.js';
import type { Value } from '../../model/value.js';
import type { SourceTree } from '../../syntax/source-tree.js';
import type { Argument, FunctionExpression, ListExpression, ObjectExpression } from '../expression.js';
import type {
  Binding,
  ClassDefinition,
  FileSyntax,
  FunctionDefinition,
  LanguageFrontEnd,
} from '../languages/front-end.js';
import type { SdkRules, SdkValue } from '../rules.js';
import type { Memory } from './memory.js';

/** One parsed file with all that is asked about it. Lives as long as its tree. */
export interface FileContext {
  readonly file: string;
  readonly language: LanguageId;
  readonly tree: SourceTree;
  readonly syntax: FileSyntax;
  readonly frontEnd: LanguageFrontEnd;
  readonly rules: readonly SdkRules[];
  /** Clouds whose SDKs the file itself names: receivers of unknown origin are taken for clients of these only. Absent: of all. */
  readonly named?: readonly Cloud[];
}

/** Finds the workspace file that an import means. */
export interface ModuleLookup {
  /** `elsewhere`: known to be no file of the workspace (a package, the standard library); undefined: not known. */
  module(specifier: string, from: FileContext): FileContext | 'elsewhere' | undefined;
  /**
   * Other files that define `name` where `from` can see it without naming the file: those of its package, of packages that it
   * imports, or (with `module`) of the package that an import of `module` means. Empty in languages without packages.
   */
  defining(name: string, from: FileContext, module?: string): readonly FileContext[];
  /** What was found of other files, kept from one scan to the next. */
  readonly memory?: Memory;
}

/** Within one file nothing is known of others. */
export const noModules: ModuleLookup = { module: () => undefined, defining: () => [] };

/** The call through which a function's body is looked at: its parameters have the call's arguments. */
export interface Frame {
  readonly definition: FunctionDefinition;
  readonly arguments: readonly Argument[];
  /** Where the arguments are evaluated. */
  readonly caller: Place;
  /** The frame of the function that this one is nested in, or of the instance's construction. */
  readonly outer?: Frame;
  readonly depth: number;
}

/** Where an expression is evaluated. */
export interface Place {
  readonly context: FileContext;
  readonly frame?: Frame;
}

/** What a value is, as far as the source shows it. */
export type Resolved =
  | { readonly kind: 'sdk'; readonly value: SdkValue }
  | { readonly kind: 'data'; readonly value: Value }
  /** A list or object written in the source; its parts are evaluated when they are taken. */
  | { readonly kind: 'literal'; readonly expression: ListExpression | ObjectExpression; readonly place: Place }
  | { readonly kind: 'class'; readonly definition: ClassDefinition; readonly place: Place }
  | { readonly kind: 'instance'; readonly definition: ClassDefinition; readonly place: Place }
  | {
      readonly kind: 'function';
      readonly definition: FunctionDefinition;
      readonly place: Place;
      readonly self?: Resolved;
    }
  | { readonly kind: 'lambda'; readonly expression: FunctionExpression; readonly place: Place }
  /** What a generator function gives when it is iterated over or entered. */
  | { readonly kind: 'generator'; readonly outcomes: readonly Outcome[] }
  /** A module of the workspace. */
  | { readonly kind: 'module'; readonly context: FileContext }
  /** Something imported, or a global of the language, by its dotted path. `foreign`: known to be neither SDK nor workspace. */
  | { readonly kind: 'external'; readonly path: string; readonly foreign: boolean; readonly module?: string }
  /**
   * `guessable`: nothing speaks against it being a client. `given`: it is what a call on such a thing gave. `declared`: a
   * method that a type of the workspace only declares; whose it is, only its arguments can show.
   */
  | {
      readonly kind: 'unknown';
      readonly reason: string;
      readonly guessable: boolean;
      readonly given?: boolean;
      /** Texts that it was asked for with: `reports` may be a bucket, `batch` the service of the client. */
      readonly asked?: readonly string[];
      readonly declared?: { readonly definition: FunctionDefinition; readonly place: Place };
    };

/** One alternative of what an expression may be, with the way it was found. */
export interface Outcome {
  readonly what: Resolved;
  readonly trail?: Trail;
  /** Set where the origin is not shown and the name of a method was all there was to go by. */
  readonly guess?: Guess;
}

export interface Guess {
  readonly confidence: 'medium' | 'low';
  readonly reason: string;
}

/** Steps of the evidence, outermost first; texts and places are made only for what is reported. */
export interface Trail {
  readonly context: FileContext;
  readonly at: { readonly range: Range };
  readonly text: (context: FileContext) => string;
  readonly next?: Trail;
}

export const unknownOutcome = (reason: string, guessable = false): readonly Outcome[] => [
  { what: { kind: 'unknown', reason, guessable } },
];

export function withStep(
  outcomes: readonly Outcome[],
  context: FileContext,
  at: Trail['at'],
  text: Trail['text'],
): readonly Outcome[] {
  return outcomes.map((outcome) =>
    outcome.what.kind === 'unknown'
      ? outcome
      : { ...outcome, trail: { context, at, text, ...(outcome.trail ? { next: outcome.trail } : {}) } },
  );
}

/** More steps than this tell a reader nothing. */
const MAXIMUM_STEPS = 8;

export function evidenceOf(trail: Trail | undefined): EvidenceStep[] {
  const steps: EvidenceStep[] = [];
  for (let step = trail; step && steps.length < MAXIMUM_STEPS; step = step.next) {
    steps.push({ text: step.text(step.context), location: { file: step.context.file, range: step.at.range } });
  }
  return steps;
}

/** What the binding binds to, as it is written, in one short line. */
export function describeBinding(name: string, binding: Binding, context: FileContext): string {
  switch (binding.kind) {
    case 'value':
      return `${name} is ${written(binding.value, context)}`;
    case 'element':
      return `${name} is an element of ${written(binding.value, context)}`;
    case 'entered':
      return `${name} is what ${written(binding.value, context)} gives in a with statement`;
    case 'parameter':
      return `${name} is a parameter of ${binding.function.name ?? 'an anonymous function'}`;
    case 'import':
      return `${name} is imported from ${binding.import.module}`;
    case 'declared':
      return `${name} is declared as ${written(binding.type, context)}`;
    case 'function':
    case 'class':
      return `${name} is defined here`;
    case 'opaque':
      return `${name} is ${binding.description}`;
  }
}

const LONGEST_QUOTE = 80;

export function written(at: { readonly range: Range }, context: FileContext): string {
  const { start, end } = at.range;
  const { text } = context.tree;
  const from = lineStart(text, start.line) + start.character;
  const to = start.line === end.line ? from + end.character - start.character : from + LONGEST_QUOTE + 1;
  const quote = text.slice(from, Math.min(to, from + LONGEST_QUOTE + 1)).replace(/\s+/g, ' ');
  return quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE - 1)}…` : quote;
}

function lineStart(text: string, line: number): number {
  let at = 0;
  for (let passed = 0; passed < line; passed += 1) at = text.indexOf('\n', at) + 1;
  return at;
}

export function isNull(what: Resolved): boolean {
  return what.kind === 'data' && what.value.kind === 'scalar' && what.value.value === null;
}

/** A method that a type of the workspace only declares. */
export const isDeclared = (what: Resolved): boolean => what.kind === 'unknown' && what.declared !== undefined;

/** True when nothing speaks against its being a client. */
export function isGuessable(what: Resolved): boolean {
  return what.kind === 'unknown' ? what.guessable : what.kind === 'external' && !what.foreign;
}
