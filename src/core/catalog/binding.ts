/**
 * Where the value of a placeholder stands in the input, as written in `ResourceRule.bind` and `path`:
 *
 * - `Bucket`, `Input.Table`: a member, or a member of a member;
 * - `Records[].StreamARN`: of every item of a list;
 * - `RequestItems{}`: every key of a map (DynamoDB's table names);
 * - `QueueUrl#-1`, `CopySource#0`, `CopySource#1+`: a part of the text between slashes (the last; the first; all from
 *   the second on). A leading slash is passed over, so `Name#0+` is the whole text without it;
 * - `modelId#0+!us.|eu.`: unless the text begins so, since it then names something else.
 */
export interface Binding {
  readonly steps: readonly BindingStep[];
  readonly part?: SlashPart;
}

/** `member` by name; `items` of a list; `keys` of a map. */
export type BindingStep = { readonly kind: 'member'; readonly name: string } | { readonly kind: 'items' | 'keys' };

/** `index` counts from 0, negative from the end; `onwards` includes everything behind it. */
export interface SlashPart {
  readonly index: number;
  readonly onwards: boolean;
  /** Beginnings of texts that the binding is not for. */
  readonly unless?: readonly string[];
}

const WRITTEN = /^([^#]*)(?:#(-?\d+)(\+?)(?:!(.+))?)?$/;

/** Parses a binding. Total: text that has none of the signs is the name of a member. */
export function parseBinding(text: string): Binding {
  const [, path = text, index, onwards, unless] = WRITTEN.exec(text) ?? [];
  const steps = path.split('.').flatMap((step): BindingStep[] => {
    const end = step.endsWith('[]') ? 'items' : step.endsWith('{}') ? 'keys' : undefined;
    const member: BindingStep = { kind: 'member', name: end === undefined ? step : step.slice(0, -2) };
    return end === undefined ? [member] : [member, { kind: end }];
  });
  if (index === undefined) return { steps };
  const part = { index: Number(index), onwards: onwards === '+' };
  return { steps, part: unless === undefined ? part : { ...part, unless: unless.split('|') } };
}

/**
 * The part of `text` between its slashes: `https://h/1/jobs` gives `jobs` for `QueueUrl#-1`. Undefined when the text has
 * not that many, or begins with one of `unless`.
 */
export function slashPart(text: string, { index, onwards, unless = [] }: SlashPart): string | undefined {
  if (unless.some((beginning) => text.startsWith(beginning))) return undefined;
  const segments = text.replace(/^\//, '').split('/');
  const at = index < 0 ? segments.length + index : index;
  if (at < 0 || at >= segments.length) return undefined;
  return onwards ? segments.slice(at).join('/') : segments[at];
}
