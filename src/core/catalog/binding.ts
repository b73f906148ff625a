import type { Operation } from './catalog.js';

/**
 * Where the value of a placeholder stands in the input, as written in `ResourceRule.bind` and `path`:
 *
 * - `Bucket`, `Input.Table`: a member, or a member of a member;
 * - `Records[].StreamARN`: of every item of a list;
 * - `RequestItems{}`: every key of a map (DynamoDB's table names);
 * - `QueueUrl#-1`, `CopySource#0`, `CopySource#1+`: a part of the text between slashes (the last; the first; all from
 *   the second on). A leading slash is passed over, so `Name#0+` is the whole text without it;
 * - `taskDefinition#:1`: a part between colons;
 * - `modelId#.1+`: a part between dots of what follows the text's last slash;
 * - `modelId#0+!us.|eu.`: unless the text begins so, since it then names something else; `modelId#0+^us.|eu.`: only if
 *   it does.
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
  /** Absent: a slash. The beginnings are those of what is taken apart. */
  readonly separator?: ':' | '.';
  /** Beginnings of texts that the binding is not for. */
  readonly unless?: readonly string[];
  /** Beginnings of the only texts that it is for. */
  readonly only?: readonly string[];
}

const WRITTEN = /^([^#]*)(?:#([:.]?)(-?\d+)(\+?)(?:([!^])(.+))?)?$/;

/** Parses a binding. Total: text that has none of the signs is the name of a member. */
export function parseBinding(text: string): Binding {
  const [, path = text, separator, index, onwards, sign, beginnings] = WRITTEN.exec(text) ?? [];
  const steps = path.split('.').flatMap((step): BindingStep[] => {
    const end = step.endsWith('[]') ? 'items' : step.endsWith('{}') ? 'keys' : undefined;
    const member: BindingStep = { kind: 'member', name: end === undefined ? step : step.slice(0, -2) };
    return end === undefined ? [member] : [member, { kind: end }];
  });
  if (index === undefined) return { steps };
  const words = beginnings?.split('|');
  return {
    steps,
    part: {
      index: Number(index),
      onwards: onwards === '+',
      ...(separator === ':' || separator === '.' ? { separator } : {}),
      ...(words === undefined ? {} : sign === '!' ? { unless: words } : { only: words }),
    },
  };
}

/**
 * The part of `text` between its slashes: `https://h/1/jobs` gives `jobs` for `QueueUrl#-1`. Undefined when the text has
 * not that many, or the binding is not for it.
 */
export function slashPart(text: string, part: SlashPart): string | undefined {
  const { index, onwards, separator = '/' } = part;
  if (!isFor(text, part)) return undefined;
  const segments = takenApart(text, part).replace(/^\//, '').split(separator);
  const at = index < 0 ? segments.length + index : index;
  if (at < 0 || at >= segments.length) return undefined;
  return onwards ? segments.slice(at).join(separator) : segments[at];
}

/** Whether a binding is for a text that begins so. */
export function isFor(text: string, part: SlashPart): boolean {
  const { unless = [], only } = part;
  const whole = takenApart(text, part);
  if (unless.some((beginning) => whole.startsWith(beginning))) return false;
  return only === undefined || only.some((beginning) => whole.startsWith(beginning));
}

/** Dots stand in the domain of a URL and in names before the last slash too. */
const takenApart = (text: string, { separator }: SlashPart): string =>
  separator === '.' ? text.slice(text.lastIndexOf('/') + 1) : text;

/**
 * The members of an operation's input, at its top and in lower case, whose values decide which permissions it needs or on
 * which resources.
 */
export function membersThatDecide({ required, permissions }: Operation): ReadonlySet<string> {
  const paths = [...required];
  for (const { when, resources } of permissions) {
    if (when !== undefined && when.kind !== 'circumstance') paths.push(when.path);
    for (const resource of resources) {
      if (resource.kind === 'member') paths.push(resource.path);
      if (resource.kind === 'template') paths.push(...Object.values(resource.bind));
    }
  }
  return new Set(
    paths.flatMap((path) => {
      const [first] = parseBinding(path).steps;
      return first?.kind === 'member' ? [first.name.toLowerCase()] : [];
    }),
  );
}
