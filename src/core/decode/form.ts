import type { Diagnosis, DiagnosisKind, ErrorProvider } from '../model/diagnosis.js';

/** What one wording tells; absent members are not said. */
export type Reading = {
  -readonly [
    Member in keyof Omit<Diagnosis, 'operation' | 'span' | 'summary' | 'permissionsInferred' | 'kind'>
  ]?: NonNullable<Diagnosis[Member]>;
} & {
  kind?: DiagnosisKind;
  /** The service in the text's own spelling (`Amazon S3`, `storage.googleapis.com`) and the operation in its own. */
  service?: string;
  operation?: string;
};

/**
 * How much a wording tells by itself, least first. `particular`: no error by itself, only more about one beside it.
 * A wording gives way to one of higher rank that speaks of the same event.
 */
export const RANKS = ['particular', 'status', 'code', 'sentence', 'permission'] as const;
export type Rank = (typeof RANKS)[number];

/**
 * One wording of one error. Patterns are written for normalised text: a space stands for a space or a line break, quotes
 * are plain. They start with letters that are rare, and every repetition has a bound, so that time stays linear.
 *
 * Named groups are fields: `principal`, `permission` (one or several), `scopes`, `resource`, `status`, `service`,
 * `operation`, `policy`, `encoded`, `layer`.
 */
export interface Form {
  /** What it is, for the reader; unique. */
  readonly name: string;
  readonly provider: ErrorProvider;
  readonly rank: Rank;
  /** Absent where `read` decides it, and for particulars. */
  readonly kind?: DiagnosisKind;
  /** Lower-case literals, one of which is in every match: the form is tried only where one stands. */
  readonly needs: readonly string[];
  readonly pattern: RegExp;
  /** Ends where the match begins (`$`): tried on the 400 characters before. */
  readonly before?: readonly RegExp[];
  /** Tried one after the other behind the match, as far as the next match of the form: `^` continues where the last one ended. */
  readonly after?: readonly RegExp[];
  /** Matches that follow one another as items of a list are one refusal of several permissions. */
  readonly joins?: true;
  /** Characters behind the match that `after` may look at; 700 unless given. */
  readonly reach?: number;
  /** Fields that follow from the wording. */
  readonly fields?: Reading;
  /** Fields that need more than a group. Undefined: not this error after all. */
  readonly read?: (groups: Groups, scene: Scene) => Reading | undefined;
}

export type Groups = Readonly<Record<string, string | undefined>>;

/** The surroundings of a match, for forms that read structured text (JSON, XML, records printed by a language). */
export interface Scene {
  /** Normalised text of the whole window. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The value of the named member of a record in any notation, nearest behind the match and then before it. */
  field(...names: readonly string[]): string | undefined;
}

/** A wording found in the text. `start` and `end` are offsets in the normalised window. */
export interface Sighting {
  readonly form: Form;
  readonly rank: number;
  readonly reading: Reading;
  readonly start: number;
  end: number;
}
