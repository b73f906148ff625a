/**
 * What the source tells about a value that a call is given. Three-valued throughout: a part that cannot be seen is a
 * hole or `unknown`, never an empty string.
 */
export type Value = TextValue | ScalarValue | ListValue | ObjectValue | UnknownValue;

/** Text with holes: `"logs-" + stage + "/x"` is `["logs-", {hole: "stage"}, "/x"]`. A literal has one string part. */
export interface TextValue {
  readonly kind: 'text';
  readonly parts: readonly (string | TextHole)[];
  /** It may be missing instead: `local ? 'http://localhost:4566' : undefined`. */
  readonly optional?: boolean;
}

/** A part of a text that source does not show; `environment` when it is an environment variable's value. */
export interface TextHole {
  readonly hole: string;
  readonly environment?: string;
}

export interface ScalarValue {
  readonly kind: 'scalar';
  readonly value: number | boolean | null;
}

/** `open`: there may be further items (spread, append). */
export interface ListValue {
  readonly kind: 'list';
  readonly items: readonly Value[];
  readonly open: boolean;
}

/** `open`: there may be further members (`**kwargs`, spread, computed keys). */
export interface ObjectValue {
  readonly kind: 'object';
  readonly members: Readonly<Record<string, Value>>;
  readonly open: boolean;
}

export interface UnknownValue {
  readonly kind: 'unknown';
  /** Why it is not known, in words: "parameter `bucket`". */
  readonly reason: string;
}

/** The literal text, or undefined when a part of it is not known. */
export function literalText(value: Value | undefined): string | undefined {
  if (value?.kind !== 'text') return undefined;
  let text = '';
  for (const part of value.parts) {
    if (typeof part !== 'string') return undefined;
    text += part;
  }
  return text;
}

/** The text with each unknown part as `*`: what a resource pattern can be made of. Undefined for what is no text. */
export function patternText(value: Value | undefined): string | undefined {
  if (value?.kind === 'scalar' && value.value !== null) return String(value.value);
  if (value?.kind !== 'text') return undefined;
  return value.parts.map((part) => (typeof part === 'string' ? part : '*')).join('');
}

export const text = (literal: string): TextValue => ({ kind: 'text', parts: [literal] });
export const unknown = (reason: string): UnknownValue => ({ kind: 'unknown', reason });
