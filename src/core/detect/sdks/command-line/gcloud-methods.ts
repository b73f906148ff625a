import type { Catalog, GoogleMethod } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { CommandLine } from './arguments.js';
import { GROUPS, POLICY_VERBS, VERBS } from './gcloud-services.js';
import type { Group } from './gcloud-services.js';

/** The methods of a command by its words, and how many of the words name it. */
export type Methods =
  | { readonly kind: 'known'; readonly ids: readonly string[]; readonly words: number }
  | { readonly kind: 'unknown'; readonly service: string; readonly reason: string };

const collections = new WeakMap<Catalog, Map<string, ReadonlyMap<string, readonly GoogleMethod[]>>>();

/** Methods of a service by their last collection, normalised. RPCs without a REST method have none. */
function byCollection(catalog: Catalog, service: string): ReadonlyMap<string, readonly GoogleMethod[]> {
  let known = collections.get(catalog);
  if (!known) collections.set(catalog, (known = new Map<string, ReadonlyMap<string, readonly GoogleMethod[]>>()));
  let found = known.get(service);
  if (!found) {
    const made = new Map<string, GoogleMethod[]>();
    for (const method of catalog.gcp?.methods(service) ?? []) {
      if (method.id.startsWith('google.')) continue;
      const last = normalise(method.id.split('.').at(-2) ?? '');
      made.set(last, [...(made.get(last) ?? []), method]);
    }
    known.set(service, (found = made));
  }
  return found;
}

/** The rule: group -> service, the words after it -> collections, the verb -> method. Never more than the catalog lists. */
export function methodsOf(words: readonly string[], line: CommandLine, catalog: Catalog): Methods {
  const [name = '', ...rest] = words;
  const group = Object.hasOwn(GROUPS, name) ? GROUPS[name] : undefined;
  const unknown = (reason: string): Methods => ({ kind: 'unknown', service: group?.service ?? name, reason });
  if (!group) return unknown(`the group "${name}" of gcloud is not known here`);
  const known = byCollection(catalog, group.service);
  const path: string[] = group.collection === undefined ? [] : [group.collection];
  let at = 0;
  while (at < rest.length) {
    const two = group.renamed?.[`${rest[at] ?? ''} ${rest[at + 1] ?? ''}`];
    const one = collectionOf(rest[at] ?? '', group, known);
    if (two === undefined && one === undefined) break;
    path.push(two ?? one ?? '');
    at += two === undefined ? 1 : 2;
  }
  const verb = rest[at];
  if (verb === undefined) return unknown(`"gcloud ${words.join(' ')}" names no command`);
  const wanted = POLICY_VERBS.has(verb)
    ? [['getIamPolicy'], ['setIamPolicy']]
    : [(Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined) ?? [camel(verb)]];
  // The word of a group may also only gather what is below it: `gcloud tasks queues list`.
  const ids = wanted.map(
    (methods) =>
      chosen(path, methods, known, line) ?? (path.length > 1 ? chosen(path.slice(1), methods, known, line) : undefined),
  );
  const found = ids.filter((id) => id !== undefined);
  if (found.length < ids.length)
    return unknown(
      `no one method of ${group.service} is known for "gcloud ${[name, ...rest.slice(0, at + 1)].join(' ')}"`,
    );
  return { kind: 'known', ids: found, words: at + 2 };
}

const camel = (word: string): string => word.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function collectionOf(
  word: string,
  group: Group,
  known: ReadonlyMap<string, readonly GoogleMethod[]>,
): string | undefined {
  const renamed = group.renamed && Object.hasOwn(group.renamed, word) ? group.renamed[word] : undefined;
  if (renamed !== undefined) return renamed;
  return Object.hasOwn(VERBS, word) || !known.has(normalise(word)) ? undefined : camel(word);
}

const ROOTS: readonly (readonly [root: string, option: string])[] = [
  ['organizations', '--organization'],
  ['folders', '--folder'],
  ['billingAccounts', '--billing-account'],
];

/** The one method that fits the collections, the verb and the options that say where the element lies. */
function chosen(
  path: readonly string[],
  methods: readonly string[],
  known: ReadonlyMap<string, readonly GoogleMethod[]>,
  line: CommandLine,
): string | undefined {
  const last = path.at(-1);
  if (last === undefined) return undefined;
  const has = (option: string): boolean => line.options.has(option);
  const placed = has('--location') || has('--region') || has('--zone');
  const variants = [...(has('--global') ? [`global${last}`] : []), ...(has('--region') ? [`region${last}`] : []), last];
  for (const collection of variants) {
    for (const method of methods) {
      const fitting = (known.get(normalise(collection)) ?? []).filter(({ id }) => {
        const segments = id.split('.');
        return segments.at(-1) === method && follows(path.slice(0, -1), segments.slice(0, -2));
      });
      const root = ROOTS.find(([, option]) => has(option))?.[0];
      const best = narrowed(
        fitting.map(({ id }) => id),
        [
          (id) => !id.includes('.namespaces.'),
          (id) =>
            root === undefined ? !ROOTS.some(([each]) => rootOf(id) === each && last !== each) : rootOf(id) === root,
          (id) => placed === /\.(?:locations|regions|zones)\./.test(id),
          (id) => !/\.locations\.global\./.test(id),
        ],
      );
      if (best.length > 0) return shortest(best);
    }
  }
  return undefined;
}

const rootOf = (id: string): string => id.split('.')[1] ?? '';

/** The words come in this order among the segments. */
function follows(words: readonly string[], segments: readonly string[]): boolean {
  let at = 0;
  return words.every((word) => {
    at = segments.findIndex((segment, index) => index >= at && normalise(segment) === normalise(word)) + 1;
    return at > 0;
  });
}

/** Those that meet a wish, as long as any does. */
function narrowed(ids: readonly string[], wishes: readonly ((id: string) => boolean)[]): readonly string[] {
  return wishes.reduce((left, wish) => {
    const fitting = left.filter(wish);
    return fitting.length > 0 ? fitting : left;
  }, ids);
}

/** The only one with the fewest collections; of several nothing says which. */
function shortest(ids: readonly string[]): string | undefined {
  const length = Math.min(...ids.map((id) => id.split('.').length));
  const [first, ...others] = ids.filter((id) => id.split('.').length === length);
  return others.length === 0 ? first : undefined;
}
